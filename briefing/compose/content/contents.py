"""The list of articles that a pack opens with: each with its lead sentence, taken from its translation as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.compose.content.rows import notes
from briefing.records import ParagraphKind, TranslatedArticle, Translation

_SHORTEST = 4
"""The fewest words of a lead: «ВАШИНГТОН/Trend/ -» and «Читайте также:» say nothing."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """``number`` is the article's, from 1; ``note`` is the number of the note on a doubtful lead, else 0."""

    number: int
    translated: TranslatedArticle
    lead: str
    note: int


def contents(articles: Iterable[TranslatedArticle]) -> Iterator[ContentsEntry]:
    """Yield one entry an article, in the pack's order."""
    return (_entry(number, translated) for number, translated in enumerate(articles, start=1))


def _entry(number: int, translated: TranslatedArticle) -> ContentsEntry:
    lead = next((t for t in translated.translations if _leads(t, translated)), None)
    if not lead:
        return ContentsEntry(number, translated, "", 0)
    note = next((n.number for n in notes(translated) if n.translation.segment.id == lead.segment.id), 0)
    return ContentsEntry(number, translated, " ".join(lead.target.split()), note)


def _leads(translation: Translation, translated: TranslatedArticle) -> bool:
    """Tell whether a sentence is part of the running text, and does not repeat the title."""
    segment, paragraphs = translation.segment, translated.article.paragraphs
    return (
        segment.paragraph is not None
        and paragraphs[segment.paragraph].kind is ParagraphKind.TEXT
        and segment.id != translated.title.segment.id
        and min(len(segment.source.split()), len(translation.target.split())) >= _SHORTEST
    )
