"""Whose words the target says these are, if the source does: ``Russian | English | code or nothing``."""

import pytest

from briefing.checks import defects

CODES = {"speaker-missing", "speaker-added", "first-person-added"}

CASES = """
    "Порт открыт, и суда идут сюда. | "The port is open," an official said, "and ships come. | speaker-added
    "Порт открыт, и суда идут сюда. | "The port is open, and ships come. |
    «Порт открыт», - сказал министр. | "The port is open," an official said. |
    «Порт открыт», - улыбнулся министр. | "The port is open," the minister said with a smile. |
    Он напомнил, что «порт открыт» и готов. | "The port is open" and ready, he said. |
    По его мнению, «порт открыт» и готов. | "The port is open," he said, and ready. |
    «Порт открыт», - сказал министр. | "The port is open." | speaker-missing
    Присоединиться намерены и владельцы. | We also intend to join the owners. | first-person-added
    Присоединиться намерены и владельцы. | Owners intend to join, as we know. |
    Намерены присоединиться и мы. | We also intend to join. |
    Присоединимся к маршруту. | We will join the route. |
    Напомним, порт открыт. | We recall that the port is open. |
"""


def _rows():
    return [[cell.strip() for cell in row.split("|")] for row in CASES.strip().splitlines()]


@pytest.mark.parametrize(("source", "target", "expected"), _rows())
def test_speakers(source, target, expected):
    found = {each.code for each in defects(source, target, "ru", "en")} & CODES
    assert found == ({expected} if expected else set())
