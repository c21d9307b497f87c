"""What a review edition shows its reviewer, and the id by which its corrections are recognised later. Pure."""

import hashlib
import json
from collections.abc import Iterator

from briefing.compose.content.rows import as_published
from briefing.records import Edition, EditionRow, Origin, Pack, TranslatedArticle, Translation

ID_DIGITS = 16
"""Hexadecimal digits of an edition's id."""


def edition(pack: Pack) -> Edition:
    """Return the segments of a pack that are to be reviewed, as they are in the pack.

    Article by article, each in the order of :func:`reviewed`. The same language and rows have the same id, whatever
    else is in the pack.
    """
    rows = tuple(_row(article, translation) for article in translated(pack) for translation in reviewed(article))
    return Edition(_digest(pack.target_language, rows), pack.target_language, rows)


def translated(pack: Pack) -> tuple[TranslatedArticle, ...]:
    """Return the articles of a pack that are translations: those published in the target language are left out."""
    return tuple(article for article in pack.articles if not as_published(article))


def reviewed(article: TranslatedArticle) -> tuple[Translation, ...]:
    """Return those :func:`sentences` of an article that are translations."""
    return tuple(translation for translation in sentences(article) if translation.origin is not Origin.SOURCE)


def sentences(article: TranslatedArticle) -> tuple[Translation, ...]:
    """Return the segments of an article in the order of its text, its title first if that is none of them."""
    return tuple(_with_title(article))


def _with_title(article: TranslatedArticle) -> Iterator[Translation]:
    if all(translation.segment.id != article.title.segment.id for translation in article.translations):
        yield article.title
    yield from article.translations


def _row(translated: TranslatedArticle, translation: Translation) -> EditionRow:
    article, segment = translated.article, translation.segment
    return EditionRow(segment.id, article.path, article.language, segment.source, translation.target)


def _digest(target_language: str, rows: tuple[EditionRow, ...]) -> str:
    # JSON in ASCII is one text for one content, and holds even what UTF-8 cannot, a lone surrogate.
    content = [[row.segment, row.article, row.source_language, row.source, row.target] for row in rows]
    return hashlib.sha256(json.dumps([target_language, content]).encode()).hexdigest()[:ID_DIGITS]
