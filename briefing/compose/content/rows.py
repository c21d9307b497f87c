"""A translated article as rows of a side-by-side table and notes on it, whatever the format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, pairwise, zip_longest

from briefing.records import Origin, Paragraph, ParagraphKind, TranslatedArticle, Translation

_UNDIVIDED = 700
"""A row with no more characters than this in either column stays on one page: at most a dozen lines of white space
at its foot, where the row would otherwise be split."""

HEADINGS = (ParagraphKind.HEADLINE, ParagraphKind.HEADING)


class RowUnit(StrEnum):
    """What one row holds: a paragraph of the source, or one segment of it."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of the source, as written, and its translations in order.

    ``source`` includes the list marker, ``marker`` repeats it for the target's side; it is empty in all rows
    of a list item but the first. ``language`` is the source's. ``bars`` are what stands before each cell of a
    table's row, and behind the last.
    """

    kind: ParagraphKind
    source: str
    marker: str
    translations: tuple[Translation, ...]
    language: str
    bars: tuple[str, ...] = ()

    def target(self) -> Iterator[str | Translation]:
        """Yield what stands on the target's side: the translations, and the text before, between and behind them."""
        opening = f"{self.marker} " if self.marker else ""
        bars = self.bars or (opening, *[" "] * (len(self.translations) - 1), "")
        pieces = chain(*zip_longest(bars, self.translations, fillvalue=""))
        return (piece for piece in pieces if piece)

    @property
    def is_untranslated(self) -> bool:
        """Whether it is in a language that is not translated here."""
        return bool(self.translations) and all(t.origin is Origin.SOURCE and not t.target for t in self.translations)

    @property
    def may_split(self) -> bool:
        """Whether a page break may divide it."""
        return may_split(len(self.source), sum(len(translation.target) for translation in self.translations))


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader should know about one sentence; ``number`` counts from 1 within the article."""

    number: int
    translation: Translation
    reasons: tuple[str, ...]


def rows(translated: TranslatedArticle, unit: RowUnit) -> Iterator[Row]:
    """Yield the rows of an article in the order of its text.

    Joined, the sources of a paragraph's rows are the paragraph, but for white space where it is cut.
    """
    translations = _by_paragraph(translated)
    for index, paragraph in enumerate(translated.article.paragraphs):
        whole = Row(
            kind=paragraph.kind,
            source=paragraph.span.of(translated.article.text),
            marker=paragraph.marker,
            translations=tuple(translations.get(index, ())),
            language=translated.article.language_of(index),
        )
        if paragraph.kind is ParagraphKind.ROW:
            yield replace(whole, bars=_bars(whole, paragraph, translated.article.text))
        else:
            yield from _sentences(whole, paragraph) if unit == RowUnit.SENTENCE else [whole]


def may_split(source: int, target: int) -> bool:
    """Tell whether a page break may divide a row with so many characters in its two columns."""
    return max(source, target) > _UNDIVIDED


def shape(kind: ParagraphKind, marker: str) -> str:
    """Return how a paragraph is shown: as a ``heading``, an ``item`` (numbered), a ``bullet`` or ``text``."""
    if kind in HEADINGS:
        return "heading"
    if kind is ParagraphKind.ITEM:
        return "item" if any(map(str.isalnum, marker)) else "bullet"
    return "text"


def notes(translated: TranslatedArticle) -> tuple[Note, ...]:
    """Return one note for each sentence with findings, the title's first; equal sentences share a note."""
    doubtful: dict[str, list[Translation]] = {}
    for translation in (translated.title, *translated.translations):
        if translation.findings:
            doubtful.setdefault(translation.segment.id, []).append(translation)
    return tuple(Note(number, group[0], _reasons(group)) for number, group in enumerate(doubtful.values(), start=1))


def is_noted(translated: TranslatedArticle) -> bool:
    """Return whether there are :func:`notes` on the article."""
    return any(translation.findings for translation in (translated.title, *translated.translations))


def as_published(translated: TranslatedArticle) -> bool:
    """Return whether the article was in the target language already, so that none of it is a translation."""
    return all(t.origin is Origin.SOURCE for t in (translated.title, *translated.translations))


def _by_paragraph(translated: TranslatedArticle) -> dict[int, list[Translation]]:
    grouped: dict[int, list[Translation]] = {}
    for translation in translated.translations:
        if translation.segment.paragraph is not None:
            grouped.setdefault(translation.segment.paragraph, []).append(translation)
    return grouped


def _sentences(whole: Row, paragraph: Paragraph) -> Iterator[Row]:
    spans = [t.segment.span for t in whole.translations if t.segment.span]
    pieces = _cut(whole.source, [span.start - paragraph.span.start for span in spans])
    for index, piece in enumerate(pieces):
        marker = "" if index else whole.marker
        yield Row(whole.kind, piece, marker, whole.translations[index : index + 1], whole.language)


def _bars(whole: Row, paragraph: Paragraph, text: str) -> tuple[str, ...]:
    spans = [t.segment.span for t in whole.translations if t.segment.span]
    edges = [paragraph.body.start, *(edge for span in spans for edge in (span.start, span.stop)), paragraph.body.stop]
    return tuple(text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True))


def _cut(text: str, starts: Sequence[int]) -> list[str]:
    """Cut ``text`` where each sentence but the first starts, so that nothing between sentences is lost."""
    edges = [0, *starts[1:], len(text)]
    return [text[start:stop].strip() for start, stop in pairwise(edges)]


def _reasons(translations: Iterable[Translation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.message for t in translations for finding in t.findings))


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """Which article this is, from 1, of how many, and the language (ISO 639-1) the pack is translated into."""

    number: int
    total: int
    target_language: str
