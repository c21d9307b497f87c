"""What an article is called, and where that stands in its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefing.readers.dateline import dateline
from briefing.records import Paragraph, ParagraphKind, Span

_LONGEST_HEADLINE = 250
"""Characters: an agency's lead in one sentence has up to 220."""

_LONGEST_TITLE = 300
"""Characters of a first sentence that serves as title."""

_LONGEST_MARKED = 600
"""Characters of a title that markup, front matter or a sidecar gives; a model's memory grows with its square."""

_LONGEST_SENTENCE = 2_000
"""Characters shown to the sentence splitter."""

_NEAR_THE_TOP = 5
"""Paragraphs among which a headline may stand: a rubric, a date and a byline can come first."""

_CLOSING = "»\"”’')]"


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, where it stands in the text if it does, and the paragraphs with the headline, if any, marked as such."""

    title: str
    span: Span | None
    paragraphs: tuple[Paragraph, ...]


def find(text: str, paragraphs: tuple[Paragraph, ...], stated: str) -> Titled:
    """Return the title of an article of at least one paragraph.

    It is ``stated``, if that is not empty; else a headline; else the first sentence without its dateline. What is too
    long is cut after a word.
    """
    stated = _clipped(stated)
    index = _place_of(stated, text, paragraphs) if stated else _headline(text, paragraphs)
    marked = tuple(_marked(paragraph, number == index) for number, paragraph in enumerate(paragraphs))
    span = _sentence(stated, text, paragraphs) if index is None else paragraphs[index].body
    return Titled(span.of(text) if span else stated, span, marked)


def _place_of(stated: str, text: str, paragraphs: Sequence[Paragraph]) -> int | None:
    near = enumerate(paragraphs[:_NEAR_THE_TOP])
    return next((number for number, paragraph in near if _same(paragraph.body.of(text), stated)), None)


def _same(left: str, right: str) -> bool:
    return left.split() == right.split()


def _headline(text: str, paragraphs: Sequence[Paragraph]) -> int | None:
    near = enumerate(paragraphs[:_NEAR_THE_TOP])
    by_markup = next((number for number, paragraph in near if _is_headline(paragraph)), None)
    if by_markup is not None:
        return by_markup
    return 0 if len(paragraphs) > 1 and _reads_as_headline(paragraphs[0], text) else None


def _is_headline(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.HEADLINE and len(paragraph.body) <= _LONGEST_MARKED


def _reads_as_headline(paragraph: Paragraph, text: str) -> bool:
    """Short, of two words at least, and not a plain sentence."""
    line = paragraph.body.of(text)
    return (
        paragraph.kind not in (ParagraphKind.ITEM, ParagraphKind.ROW)
        and len(line) <= _LONGEST_HEADLINE
        and not line[0].islower()
        and not line.rstrip(_CLOSING).endswith((".", ",", ";", ":"))
        and _has_words(line)
        and dateline(line) is None
    )


def _has_words(line: str) -> bool:
    return sum(any(character.isalpha() for character in word) for word in line[:_LONGEST_SENTENCE].split()) > 1


def _marked(paragraph: Paragraph, is_headline: bool) -> Paragraph:
    if is_headline:
        return replace(paragraph, kind=ParagraphKind.HEADLINE)
    if paragraph.kind is ParagraphKind.HEADLINE:
        return replace(paragraph, kind=ParagraphKind.HEADING)
    return paragraph


def _sentence(stated: str, text: str, paragraphs: Sequence[Paragraph]) -> Span | None:
    """Return the opening sentence that is ``stated``; if nothing is stated, the first that has words."""
    sentences = _first_sentences(text, paragraphs)
    if stated:
        return next((span for span in sentences if _same(span.of(text), stated)), None)
    return _cut(text, next((span for span in sentences if _has_words(span.of(text))), paragraphs[0].body))


def _first_sentences(text: str, paragraphs: Sequence[Paragraph]) -> list[Span]:
    """Return the first sentence behind the dateline of each paragraph near the top."""
    from razdel import sentenize  # noqa: PLC0415 - most articles have a headline

    found = []
    for paragraph in paragraphs[:_NEAR_THE_TOP]:
        start = paragraph.body.start
        line = dateline(paragraph.body.of(text))
        start += line.stop if line else 0
        opening = text[start : min(paragraph.body.stop, start + _LONGEST_SENTENCE)]
        found += [Span(start + first.start, start + first.stop) for first in islice(sentenize(opening), 1)]
    return found


def _cut(text: str, span: Span, longest: int = _LONGEST_TITLE) -> Span:
    """Return ``span``, cut after the last whole word that fits into ``longest`` characters."""
    if len(span) <= longest:
        return span
    stop = text.rfind(" ", span.start, span.start + longest)
    return Span(span.start, stop if stop > span.start else span.start + longest)


def _clipped(stated: str) -> str:
    whole = Span(0, len(stated))
    kept = _cut(stated, whole, _LONGEST_MARKED)
    return stated if kept == whole else f"{kept.of(stated)} …"
