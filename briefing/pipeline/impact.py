"""What a changed glossary will cost: which terms changed since the articles were last translated, and for what."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.pipeline.planning import Plan
from briefing.translation.keys import TermRequirement, requirements

Wishes = frozenset[TermRequirement]


@dataclass(frozen=True, slots=True)
class Change:
    """A term that came out as ``before`` in so many segments, and is to come out as ``after``.

    Several targets (a first mention and a short form) are joined by `` | ``. ``before`` is empty for a term that is
    new, ``after`` for one that is gone; where they are equal, other renderings are forbidden now.
    """

    source: str
    before: str
    after: str
    segments: int


@dataclass(frozen=True, slots=True)
class Impact:
    """The changed terms, and the segments that will be translated again; ``new`` ones never were."""

    changes: tuple[Change, ...]
    segments: int
    articles: int
    new: int


def impact(plan: Plan) -> Impact:
    """Return what the glossary's changes mean for a build that was planned with it."""
    again = [
        (work.article.path, sentence, before)
        for work in plan.works
        for sentence in work.to_do
        if (before := work.undone[sentence]) is not None
    ]
    return Impact(
        changes=_changes([(before, requirements(sentence)) for _, sentence, before in again]),
        segments=plan.counts.again,
        articles=len({path for path, _, _ in again}),
        new=plan.counts.new,
    )


def _changes(segments: Iterable[tuple[Wishes, Wishes]]) -> tuple[Change, ...]:
    """Return the changed terms of segments, each with what was wanted of them before and what is now."""
    differing = [(before - after, after - before) for before, after in segments]
    sources = sorted({wish.source for difference in differing for side in difference for wish in side})
    return tuple(_change(source, differing) for source in sources)


def _change(source: str, differing: Iterable[tuple[Wishes, Wishes]]) -> Change:
    mine = [tuple({w for w in side if w.source == source} for side in sides) for sides in differing]
    before, after = (sorted({wish.target for sides in mine for wish in sides[index]}) for index in (0, 1))
    return Change(source, " | ".join(before), " | ".join(after), sum(any(sides) for sides in mine))
