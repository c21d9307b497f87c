"""Records ⇄ rows of the tables, in the order in which :mod:`~briefing.memory.statements` has the columns."""

from collections.abc import Sequence

from briefing.memory.columns import Value, bound, moment, rung_line, rungs_of, seconds
from briefing.memory.units import Asked, Made
from briefing.records import Correction, Edition


def asked_row(asked: Asked) -> Sequence[Value]:
    """Return what a segment is looked up by."""
    return bound(asked.source, asked.source_language, asked.target_language, asked.terms, asked.maker)


def unit_row(asked: Asked, made: Made) -> Sequence[Value]:
    """Return a segment's whole row."""
    return *asked_row(asked), *bound(made.target, rung_line(made.rungs), made.article, seconds(made.made))


def made_of(target: str, rungs: str, article: str, made: int) -> Made:
    """Return what was made of a segment, from its row's end."""
    return Made(target, rungs_of(rungs), article, moment(made))


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


def edition_rows(edition: Edition) -> list[Sequence[Value]]:
    """Return the rows of a review edition's segments."""
    return [
        bound(edition.id, position, row.segment, row.article, row.source_language, row.source, row.target)
        for position, row in enumerate(edition.rows)
    ]
