"""Where the terms of a sentence stand, in the original and in the translation. Pure."""

from collections.abc import Iterable, Iterator

from briefing.enforcement.renderings import find
from briefing.records import Span, Translation


def source_marks(translation: Translation) -> tuple[Span, ...]:
    """Return where the terms stand in the source, in order and without overlaps."""
    return _apart(use.span for use in translation.terms)


def target_marks(translation: Translation, language: str) -> tuple[Span, ...]:
    """Return where the terms' targets stand in the target, in order and without overlaps, inflected ones too.

    ``language`` (ISO 639-1) is that of the target. A possessive's "'s" is not part of the term.
    """
    targets = (use.target for use in translation.terms)
    return _apart(rendering.span for rendering in find(targets, translation.target, language))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, of those that overlap the first."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].stop <= span.start:
            kept.append(span)
    return tuple(kept)


def cut(text: str, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of ``text``, each with whether it is one of the ``marks``; joined they are the text."""
    done = 0
    for mark in marks:
        if done < mark.start:
            yield text[done : mark.start], False
        yield mark.of(text), True
        done = mark.stop
    if done < len(text):
        yield text[done:], False
