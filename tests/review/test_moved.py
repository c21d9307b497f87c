"""Translations that came back in another row than theirs."""

import pytest

from briefing.records import EditionRow
from briefing.review import ReviewedRow
from briefing.review.moved import moved

SOURCES = ("Порт открыт.", "Суда прибыли вчера вечером.", "Мост закрыт.", "Дорога свободна.")
TARGETS = (
    "The port is open again.",
    "The ships arrived late last night.",
    "The old bridge is closed.",
    "The road to Baku is clear.",
)
SENT = {
    str(number): EditionRow(str(number), "b.txt" if number == len(SOURCES) - 1 else "a.txt", "ru", source, target)
    for number, (source, target) in enumerate(zip(SOURCES, TARGETS, strict=True))
}


def suspects(*targets: str | None) -> str:
    """Return the ids of the rows that cannot be taken; ``None`` is a row as it was sent, ``+text`` a new one."""
    rows, known = [], iter(SENT.values())
    for target in targets:
        if target is not None and target.startswith("+"):
            rows.append(ReviewedRow("", "", target[1:]))
        else:
            before = next(known)
            rows.append(ReviewedRow(before.segment, before.source, before.target if target is None else target))
    return "".join(sorted(moved(rows, SENT)))


MOVED = {
    "nothing": ((None, None, None, None), ""),
    "edited": (("The port opened.", None, None, None), ""),
    "into the row above": (("The port is open again. The ships arrived late last night.", "", None, None), "01"),
    "into the row above, reworded": (("The port is open and vessels came in yesterday.", "", None, None), "01"),
    "into the row below": ((None, "", "The ships arrived late last night. The old bridge is closed.", None), "12"),
    "three into one": ((f"{TARGETS[0]} {TARGETS[1]} {TARGETS[2]}", "", "", None), "012"),
    "deleted and nothing grew": (("The port is open.", "", None, None), ""),
    "into another article": ((None, None, "", f"{TARGETS[2]} {TARGETS[3]}"), ""),
    "shifted up": ((TARGETS[1], TARGETS[2], "", None), "012"),
    "exchanged": ((TARGETS[1], TARGETS[0], None, None), "01"),
    "exchanged, with other capitals": ((TARGETS[1].upper(), TARGETS[0], None, None), "01"),
    "split into a new row": (("The port is open.", "+Again.", None, None, None), "0"),
    "a new row below one that was left": ((None, "+Again.", None, None, None), ""),
}  # fmt: skip


@pytest.mark.parametrize(("targets", "ids"), MOVED.values(), ids=MOVED)
def test_what_was_moved(targets, ids):
    assert suspects(*targets) == ids


def test_reasons_name_the_other_row():
    rows = [
        ReviewedRow("0", SOURCES[0], f"{TARGETS[0]} {TARGETS[1]}"),
        ReviewedRow("1", SOURCES[1], ""),
        ReviewedRow("2", SOURCES[2], TARGETS[0]),
    ]
    assert moved(rows, SENT) == {
        "0": "It has the translation of the row below too: give each row its own.",
        "1": "Its translation was moved into the row above.",
        "2": "It has the translation of the row 0.",
    }
