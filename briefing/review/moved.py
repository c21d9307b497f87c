"""Translations that a reviewer moved into another row: cut and pasted, merged, shifted up or down, or split. Pure.

Such a row is not what its original says: the translation of another sentence would be stored with it, or half of its
own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefing.ooxml.elements import legible
from briefing.records import EditionRow
from briefing.review.columns import ReviewedRow
from briefing.review.spelling import same

_WORD = re.compile(r"\w+")

_MOST = 0.5
"""Share of an emptied row's words, or of their number, that has to turn up in the row next to it."""

_FEWEST_WORDS = 4
"""Shorter translations, such as "The war is over", may well belong to several originals."""


def moved(rows: Sequence[ReviewedRow], sent: Mapping[str, EditionRow]) -> dict[str, str]:
    """Return, by id, why a row cannot be taken: its words went to another row, or another's came into it."""
    known = [row for row in rows if row.id in sent and not row.problem]
    return {**dict(_exchanged(known, sent)), **dict(_merged(known, sent)), **dict(_split(rows, sent))}


def _merged(rows: Sequence[ReviewedRow], sent: Mapping[str, EditionRow]) -> Iterator[tuple[str, str]]:
    for index, row in enumerate(rows):
        if not row.target and sent[row.id].target.strip():
            above = next((each for each in reversed(rows[:index]) if each.target), None)
            below = next((each for each in rows[index + 1 :] if each.target), None)
            for neighbour, where, back in ((above, "above", "below"), (below, "below", "above")):
                if neighbour and _took(neighbour, row, sent):
                    yield row.id, f"Its translation was moved into the row {where}."
                    yield neighbour.id, f"It has the translation of the row {back} too: give each row its own."


def _took(row: ReviewedRow, emptied: ReviewedRow, sent: Mapping[str, EditionRow]) -> bool:
    """Tell whether a row has come by the words of an emptied one, or by about as many."""
    before, lost = sent[row.id], sent[emptied.id]
    if before.article != lost.article:
        return False
    come = _words(row.target) - _words(before.target)
    words = _words(lost.target)
    grown = _words(row.target).total() - _words(before.target).total()
    return max((come & words).total(), grown) >= max(1, _MOST * words.total())


def _exchanged(rows: Sequence[ReviewedRow], sent: Mapping[str, EditionRow]) -> Iterator[tuple[str, str]]:
    """Yield the rows that have the translation another row of their article was sent with."""
    owners = {(each.article, _plain(each.target)): each for each in sent.values()}
    for row in rows:
        before = sent[row.id]
        owner = owners.get((before.article, _plain(row.target)))
        is_another = owner and owner.source != before.source and not same(row.target, legible(before.target))
        if is_another and _words(row.target).total() >= _FEWEST_WORDS:
            yield row.id, f"It has the translation of the row {owner.segment if owner else ''}."


def _split(rows: Sequence[ReviewedRow], sent: Mapping[str, EditionRow]) -> Iterator[tuple[str, str]]:
    """Yield the rows before a new one in which there is only a translation."""
    for row, new in pairwise(rows):
        if row.id in sent and new.target and not (new.id or new.source) and not same(row.target, sent[row.id].target):
            yield row.id, "The row below has no ID, and perhaps the rest of its translation."


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
