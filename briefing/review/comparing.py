"""Compares a reviewed document with the edition that was sent out: what was corrected, and what is unclear. Pure."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.ooxml.elements import legible
from briefing.records import Correction, Edition, EditionRow
from briefing.review.reading import SEGMENT_ID, ReviewedDocument, ReviewedRow
from briefing.review.spelling import same

Standing = Mapping[str, tuple[Correction, ...]]
"""Corrections made since the edition, by source, newest first."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row whose target the reviewer changed: as it was sent, as it came back, and the remark on it."""

    before: EditionRow
    correction: Correction
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is not imported: what is in its first cell, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer wrote beside a segment, changed or not."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a document contains. ``conflicts`` contradict corrections made since, ``problems`` are unclear.

    ``absent`` counts the edition's rows that are no longer in the document.
    """

    changed: tuple[ChangedRow, ...]
    unchanged: int
    conflicts: tuple[SetAside, ...]
    problems: tuple[SetAside, ...]
    absent: int
    remarks: tuple[Remark, ...]


class _ConflictError(Exception):
    """The row contradicts a correction made since."""


class _UnclearError(Exception):
    """It is unclear what the row is meant to say."""


def compare(document: ReviewedDocument, edition: Edition, standing: Standing, now: datetime.datetime) -> Outcome:
    """Return what ``document``, a reviewed copy of ``edition``, changes; ``now`` is when that was (UTC, to the second).

    What only a word processor changed does not count, nor does what has been corrected in the same way since.
    """
    sent = {row.segment: row for row in edition.rows}
    copies = Counter(row.id for row in document.rows)
    comparison = _Comparison(edition.target_language, sent, copies, standing, now)
    changed, conflicts, problems = [], [], []
    for row in _each_once(document.rows):
        try:
            changed += [change] if (change := comparison.change(row)) else []
        except _ConflictError as error:
            conflicts.append(SetAside(row.id, str(error)))
        except _UnclearError as error:
            problems.append(SetAside(row.id, str(error)))
    return Outcome(
        changed=tuple(changed),
        unchanged=sum(id_ in sent for id_ in copies) - len(changed) - len(conflicts) - _known(problems, sent),
        conflicts=tuple(conflicts),
        problems=tuple(problems),
        absent=sum(id_ not in copies for id_ in sent),
        remarks=tuple(Remark(row.id, row.remark) for row in document.rows if row.remark),
    )


def _each_once(rows: Iterable[ReviewedRow]) -> list[ReviewedRow]:
    """Return the first row of each id, and every row without one."""
    named = {row.id: row for row in reversed([*rows]) if SEGMENT_ID.fullmatch(row.id)}
    return [row for row in rows if named.get(row.id, row) is row]


def _known(problems: Iterable[SetAside], sent: Mapping[str, EditionRow]) -> int:
    return sum(problem.id in sent for problem in problems)


@dataclass(frozen=True, slots=True)
class _Comparison:
    target_language: str
    sent: Mapping[str, EditionRow]
    copies: Mapping[str, int]
    standing: Standing
    now: datetime.datetime

    def change(self, row: ReviewedRow) -> ChangedRow | None:
        """Return what a row changes, if it does.

        Raises:
            _ConflictError, _UnclearError: it is uncertain whether it should.
        """
        before = self._sent(row)
        if same(row.target, legible(before.target)):
            return None
        if not row.target:
            raise _UnclearError("Its translation was deleted.")
        if self._stands(before, row):
            return None
        return ChangedRow(before, self._correction(before, row), row.remark)

    def _sent(self, row: ReviewedRow) -> EditionRow:
        """Return the row as it was sent, if it is certainly this one."""
        if not SEGMENT_ID.fullmatch(row.id):
            raise _UnclearError("Its first cell is no ID of a sentence.")
        before = self.sent.get(row.id)
        if before is None:
            raise _UnclearError("The edition has no such ID.")
        if self.copies[row.id] > 1:
            raise _UnclearError(f"The document has it {self.copies[row.id]} times.")
        if not same(row.source, legible(before.source)):
            raise _UnclearError("Its original was changed: the translation may belong to another sentence.")
        return before

    def _stands(self, before: EditionRow, row: ReviewedRow) -> bool:
        """Tell whether the newest correction says the same; one in this very segment counts before others."""
        made = self.standing.get(before.source, ())
        newest = next(iter([each for each in made if each.segment == before.segment] or made), None)
        if newest is None or same(newest.target, before.target):  # which is what the reviewer was shown
            return False
        if same(newest.target, row.target):
            return True
        if newest.person and newest.person == row.author:
            return False
        who = newest.person or "somebody"
        raise _ConflictError(f"On {newest.made:%d %B %Y} {who} made it “{newest.target}”; here it is “{row.target}”.")

    def _correction(self, before: EditionRow, row: ReviewedRow) -> Correction:
        return Correction(
            source=before.source,
            source_language=before.source_language,
            target_language=self.target_language,
            target=row.target,
            made=self.now,
            segment=before.segment,
            article=before.article,
            person=row.author,
        )
