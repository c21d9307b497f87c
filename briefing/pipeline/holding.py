"""Which correction holds in which segment: what people say is obeyed where they said it, and hardly anywhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from briefing.memory.spelling import spelling_key
from briefing.pipeline.context import leans_on_context
from briefing.records import Article, Correction, Sentence

Corrections = Mapping[str, Sequence[Correction]]
"""Corrections by their source, the newest first."""


@dataclass(frozen=True, slots=True)
class Holding:
    """By segment id: the corrections that are ``applied``, and those that are only ``offered`` to a reviewer."""

    applied: Mapping[str, Correction] = field(default_factory=dict)
    offered: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)


def holding(
    article: Article, sentences: Mapping[str, Sentence], corrections: Corrections, approved: Set[tuple[str, str]]
) -> Holding:
    """Return what holds in the ``sentences`` (by segment id) of an article.

    ``approved`` are targets that a reviewer left as they are or marked as right, each with its segment.
    A correction stands in its own segment and article. In another article it stands if a reviewer saw it there and left
    it; else only while all corrections of that source agree, no reviewer left another translation there, and the
    sentence does not lean on its context.
    """
    applied, offered = {}, {}
    for id_, sentence in sentences.items():
        if not (found := corrections.get(sentence.source)):
            continue
        left = {target for segment, target in approved if segment == id_}
        if own := next(_made_here(id_, article, found, left), None):
            applied[id_] = own
        elif not left and _is_agreed(found) and not leans_on_context(sentence, article.language):
            applied[id_] = found[0]
        else:
            offered[id_] = _different(found)
    return Holding(applied, offered)


def _made_here(id_: str, article: Article, found: Sequence[Correction], left: Iterable[str]) -> Iterator[Correction]:
    """Yield the corrections of this segment, then those of this article, then those that were left here."""
    yield from (each for each in found if each.segment == id_)
    yield from (each for each in found if each.article == article.path)
    yield from (each for each in found if each.target in left)


def _is_agreed(found: Sequence[Correction]) -> bool:
    """Tell whether the newest correction of each place says the same."""
    newest = {(each.segment, each.article): each.target for each in reversed(found)}
    return len(set(map(spelling_key, newest.values()))) == 1


def _different(found: Sequence[Correction]) -> tuple[Correction, ...]:
    return tuple({spelling_key(each.target): each for each in reversed(found)}.values())[::-1]
