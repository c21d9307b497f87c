"""Compares a reviewed document with the edition that was sent out: what was corrected, and what is unclear. Pure."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.checks import slips
from briefing.ooxml.elements import legible
from briefing.records import Correction, Edition, EditionRow, LeftAsIs
from briefing.review.columns import ReviewedRow, UnclearError
from briefing.review.moved import moved
from briefing.review.reading import SEGMENT_ID, ReviewNote
from briefing.review.spelling import same

Standing = Mapping[str, tuple[Correction, ...]]
"""Corrections made since the edition, by source, newest first."""

_NOT_TRANSLATED = frozenset({"symbols", "untranslated"})
"""The slips that leave no translation; others are marked in the pack."""

_CHANCE = 2
"""Rows that may be changed to one same text by chance: «Да.» and «Конечно.» are both "Yes."."""


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
    """What a reviewer wrote beside a segment, changed or not, or in a comment on it; ``person`` may be unknown.

    ``id`` is empty for what is about no segment.
    """

    id: str
    text: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a document contains. ``conflicts`` contradict corrections made since, ``problems`` are unclear.

    ``unchanged`` counts the rows that change nothing; what the reviewer was sent with and left is in ``left``.
    ``absent`` counts the edition's rows that are no longer in the document.
    """

    changed: tuple[ChangedRow, ...]
    unchanged: int
    left: tuple[LeftAsIs, ...]
    conflicts: tuple[SetAside, ...]
    problems: tuple[SetAside, ...]
    absent: int
    remarks: tuple[Remark, ...]


class _ConflictError(Exception):
    """The row contradicts a correction made since."""


def compare(
    rows: Sequence[ReviewedRow],
    edition: Edition,
    standing: Standing,
    now: datetime.datetime,
    notes: Iterable[ReviewNote] = (),
) -> Outcome:
    """Return what ``rows``, of a reviewed copy of ``edition``, change; ``now`` is when that was (UTC, to the second).

    What only a word processor changed does not count, nor does what has been corrected in the same way since.
    ``notes`` are those on none of the rows.
    """
    sent = {row.segment: row for row in edition.rows}
    copies = Counter(row.id for row in rows)
    comparison = _Comparison(edition.target_language, sent, copies, moved(rows, sent), standing, now)
    changes, conflicts, problems = {}, [], []
    for row in _each_once(rows):
        try:
            changes[row] = comparison.change(row)
        except _ConflictError as error:
            conflicts.append(SetAside(row.id, str(error)))
        except UnclearError as error:
            problems.append(SetAside(row.id, str(error)))
    unchanged = [row for row, change in changes.items() if not change]
    return Outcome(
        changed=tuple(filter(None, changes.values())),
        unchanged=len(unchanged),
        left=tuple(comparison.left(row) for row in unchanged if comparison.is_as_sent(row)),
        conflicts=tuple(conflicts),
        problems=tuple(problems),
        absent=sum(id_ not in copies for id_ in sent),
        remarks=(
            *(remark for row in rows for remark in _remarks(row)),
            *(Remark("", note.text, note.person) for note in notes),
        ),
    )


def same_text_in_most(outcome: Outcome, edition: Edition) -> str:
    """Return the one text that most rows of the edition, or of an article, were changed to, if there is one.

    Nobody translates them all alike: it is the text of another column.
    """
    rows = Counter(row.article for row in edition.rows)
    changed = Counter((change.before.article, change.correction.target) for change in outcome.changed)
    alike = Counter(change.correction.target for change in outcome.changed)
    suspects = [
        *(text for text, number in alike.items() if number > max(_CHANCE, len(edition.rows) / 2)),
        *(text for (article, text), number in changed.items() if number > max(_CHANCE, rows[article] / 2)),
    ]
    return next(iter(suspects), "")


def _remarks(row: ReviewedRow) -> Iterator[Remark]:
    if row.remark:
        yield Remark(row.id, row.remark, row.author)
    yield from (Remark(row.id, note.text, note.person) for note in row.notes)


def _each_once(rows: Iterable[ReviewedRow]) -> list[ReviewedRow]:
    """Return the first row of each id, and every row without one."""
    named = {row.id: row for row in reversed([*rows]) if SEGMENT_ID.fullmatch(row.id)}
    return [row for row in rows if named.get(row.id, row) is row]


@dataclass(frozen=True, slots=True)
class _Comparison:
    target_language: str
    sent: Mapping[str, EditionRow]
    copies: Mapping[str, int]
    moved: Mapping[str, str]
    standing: Standing
    now: datetime.datetime

    def change(self, row: ReviewedRow) -> ChangedRow | None:
        """Return what a row changes, if it does.

        Raises:
            _ConflictError, UnclearError: it is uncertain whether it should.
        """
        before = self._sent(row)
        if self.is_as_sent(row):
            return None
        if reason := self.moved.get(row.id):
            raise UnclearError(reason)
        if not row.target:
            raise UnclearError("Its translation was deleted.")
        if self._stands(before, row):
            return None
        slip = next(iter(slips(before.source, row.target, before.source_language, self.target_language)), None)
        if slip and slip.code in _NOT_TRANSLATED:
            raise UnclearError(slip.message)
        return ChangedRow(before, self._correction(before, row), row.remark)

    def is_as_sent(self, row: ReviewedRow) -> bool:
        """Tell whether a row has the translation that it was sent with."""
        return same(row.target, legible(self.sent[row.id].target))

    def left(self, row: ReviewedRow) -> LeftAsIs:
        """Return what leaving a row as it was sent says."""
        return LeftAsIs(row.id, self.target_language, self.sent[row.id].target, self.now)

    def _sent(self, row: ReviewedRow) -> EditionRow:
        """Return the row as it was sent, if it is certainly this one."""
        if row.problem:
            raise UnclearError(row.problem)
        if not SEGMENT_ID.fullmatch(row.id):
            raise UnclearError("Its first cell is no ID of a sentence.")
        before = self.sent.get(row.id)
        if before is None:
            raise UnclearError("The edition has no such ID.")
        if self.copies[row.id] > 1:
            raise UnclearError(f"The document has it {self.copies[row.id]} times.")
        if not same(row.source, legible(before.source)):
            raise UnclearError("Its original was changed: the translation may belong to another sentence.")
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
