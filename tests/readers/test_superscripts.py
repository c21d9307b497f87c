"""Raised text."""

import pytest

from briefing.readers.superscripts import raised


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("мощность 10", "6", "⁶"),
        ("10", "-3", "⁻³"),
        ("25 000 м", "2", "²"),
        ("5 км", "2", "²"),
        ("в отчете", "1", " [1]"),
        ("в отчете ", "1", "[1]"),
        ("«порт»", "[12]", " [12]"),
        ("порт", "*", " [*]"),
        ("", "1", "[1]"),
        ("2", "го", "го"),
    ],
)
def test_raised(before, text, expected):
    assert raised(text, before) == expected


def test_a_link_leads_to_a_note_even_behind_a_year():
    assert raised("3", "в 2025", is_link=True) == " [3]"
