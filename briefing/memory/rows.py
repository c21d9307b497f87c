"""Records ⇄ rows of the tables, with the columns in the order of :mod:`~briefing.memory.statements`."""

from collections.abc import Sequence

from briefing.memory.columns import Value, bound, moment, rung_line, rungs_of, seconds
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction, Edition, LeftAsIs, ReviewMark


def key_row(key: MemoryKey) -> Sequence[Value]:
    """Return the columns a translation is looked up by."""
    return bound(key.source, key.source_language, key.target_language, key.terms, key.engine)


def entry_row(key: MemoryKey, entry: MemoryEntry) -> Sequence[Value]:
    """Return a translation's whole row."""
    return *key_row(key), *bound(
        entry.target, rung_line(entry.rungs), entry.article, seconds(entry.made), int(entry.unsure)
    )


def entry_of(target: str, rungs: str, article: str, made: int, unsure: int = 0) -> MemoryEntry:
    """Return the entry in the last columns of a translation's row."""
    return MemoryEntry(target, rungs_of(rungs), article, moment(made), bool(unsure))


def correction_row(correction: Correction) -> Sequence[Value]:
    """Return a correction's row."""
    return bound(
        correction.source,
        correction.source_language,
        correction.target_language,
        correction.target,
        seconds(correction.made),
        correction.segment,
        correction.article,
        correction.person,
    )


def correction_of(
    source: str, source_language: str, target_language: str, target: str, made: int, *known: str
) -> Correction:
    """Return the correction of a row."""
    return Correction(source, source_language, target_language, target, moment(made), *known)


def mark_row(mark: ReviewMark) -> Sequence[Value]:
    """Return a review mark's row."""
    return bound(mark.segment, mark.target_language, mark.target, mark.person, seconds(mark.made))


def mark_of(segment: str, target_language: str, target: str, person: str, made: int) -> ReviewMark:
    """Return the review mark of a row."""
    return ReviewMark(segment, target_language, target, person, moment(made))


def left_row(left: LeftAsIs) -> Sequence[Value]:
    """Return the row of what was left as it is."""
    return bound(left.segment, left.target_language, left.target, seconds(left.made))


def edition_rows(edition: Edition) -> list[Sequence[Value]]:
    """Return the rows of a review edition's segments."""
    return [
        bound(edition.id, position, row.segment, row.article, row.source_language, row.source, row.target)
        for position, row in enumerate(edition.rows)
    ]
