"""A pack at a glance: each article's lead sentence, taken from its translation as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.compose.content.rows import notes
from briefing.records import ParagraphKind, TranslatedArticle, Translation

_SHORTEST = 4
"""Words that a lead has at least: «ВАШИНГТОН/Trend/ -» and «Читайте также:» tell nothing."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One entry: ``number`` is the article's, from 1; ``note`` is the number of the note on a doubtful lead, else 0."""

    number: int
    translated: TranslatedArticle
    lead: str
    note: int


def glances(articles: Iterable[TranslatedArticle]) -> Iterator[Glance]:
    """Yield one entry an article, in the pack's order."""
    return (_glance(number, translated) for number, translated in enumerate(articles, start=1))


def _glance(number: int, translated: TranslatedArticle) -> Glance:
    lead = next((t for t in translated.translations if _leads(t, translated)), None)
    if not lead:
        return Glance(number, translated, "", 0)
    note = next((n.number for n in notes(translated) if n.translation.segment.id == lead.segment.id), 0)
    return Glance(number, translated, " ".join(lead.target.split()), note)


def _leads(translation: Translation, translated: TranslatedArticle) -> bool:
    """Tell whether a sentence is one of the running text, and not the title over again."""
    segment, paragraphs = translation.segment, translated.article.paragraphs
    return (
        segment.paragraph is not None
        and paragraphs[segment.paragraph].kind is ParagraphKind.TEXT
        and segment.id != translated.title.segment.id
        and min(len(segment.source.split()), len(translation.target.split())) >= _SHORTEST
    )
