"""What a changed glossary will cost: which terms changed since the articles were last translated, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.pipeline.planning import Plan
from briefing.translation.keys import TermRequirement, requirements

Requirements = frozenset[TermRequirement]


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that was translated as ``before`` in so many segments, and is to be translated as ``after``.

    Several targets (a first mention and a short form) are joined by `` | ``. ``before`` is empty for a new term,
    ``after`` for a removed one; where they are equal, what changed is the forbidden renderings.
    """

    source: str
    before: str
    after: str
    segments: int


@dataclass(frozen=True, slots=True)
class AffectedSentence:
    """A sentence that will be translated again, in the article at a path; ``terms`` are those that changed in it."""

    article: str
    source: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Impact:
    """The changed terms, and the segments that will be translated again; ``new`` ones never were.

    ``examples`` of these segments have the same terms and other examples: a correction became one of their nearest.
    ``sentences`` are those segments, in the order of the pack.
    """

    changes: tuple[TermChange, ...]
    segments: int
    examples: int
    articles: int
    new: int
    sentences: tuple[AffectedSentence, ...] = ()


def impact(plan: Plan) -> Impact:
    """Return what the glossary's changes mean for a build that was planned with it."""
    again = [
        (prepared.article.path, sentence, before)
        for prepared in plan.articles
        for sentence in prepared.to_translate
        if (before := prepared.pending[sentence]) is not None
    ]
    required = [(before, requirements(sentence)) for _, sentence, before in again]
    return Impact(
        changes=_changes(required),
        segments=plan.counts.again,
        examples=sum(before == after for before, after in required),
        articles=len({path for path, _, _ in again}),
        new=plan.counts.new,
        sentences=tuple(
            AffectedSentence(path, sentence.source, frozenset(term.source for term in before ^ requirements(sentence)))
            for path, sentence, before in again
        ),
    )


def _changes(segments: Iterable[tuple[Requirements, Requirements]]) -> tuple[TermChange, ...]:
    """Return the changed terms of segments, given what was required in each before and what is now."""
    differences = [(before - after, after - before) for before, after in segments]
    sources = sorted({term.source for difference in differences for side in difference for term in side})
    return tuple(_change(source, differences) for source in sources)


def _change(source: str, differences: Iterable[tuple[Requirements, Requirements]]) -> TermChange:
    own = [tuple({term for term in side if term.source == source} for side in sides) for sides in differences]
    before, after = (sorted({term.target for sides in own for term in sides[index]}) for index in (0, 1))
    return TermChange(source, " | ".join(before), " | ".join(after), sum(any(sides) for sides in own))
