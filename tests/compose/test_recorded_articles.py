"""What a build record says of an article is enough to show it."""

import json

from briefing.compose.content.rows import RowUnit, rows
from briefing.compose.formats import RECORD
from briefing.compose.recorded_articles import recorded_article
from briefing.records import Pack, TranslatedArticle
from tests.factories.builds import build_pack
from tests.factories.html_pages import charter

ARTICLE = "Порты Каспия\n\nБАКУ/Trend/ - Министры встретились в Баку.\n Они говорили о портах.\n\n1. Порт открыт."


def recorded(made: Pack) -> list[TranslatedArticle]:
    return [recorded_article(entry) for entry in json.loads(RECORD.compose(made))["articles"]]


def shown(article: TranslatedArticle, unit: RowUnit) -> list[tuple[object, ...]]:
    return [
        (row.kind, " ".join(row.source.split()), row.marker, [translation.target for translation in row.translations])
        for row in rows(article, unit)
    ]


def test_rows_are_those_of_the_pack() -> None:
    made = build_pack({"a.txt": ARTICLE})
    for unit in RowUnit:
        assert list(map(shown, recorded(made), [unit])) == list(map(shown, made.articles, [unit]))


def test_terms_findings_and_facts_are_those_of_the_pack() -> None:
    made = charter()
    for read, built in zip(recorded(made), made.articles, strict=True):
        for name in ("id", "path", "sha256", "language", "title", "date", "outlet", "author", "url", "findings"):
            assert getattr(read.article, name) == getattr(built.article, name)
        for ours, theirs in zip((read.title, *read.translations), (built.title, *built.translations), strict=True):
            assert (ours.segment.id, ours.segment.source) == (theirs.segment.id, theirs.segment.source)
            assert (ours.target, ours.origin, ours.findings) == (theirs.target, theirs.origin, theirs.findings)
            assert (ours.terms, ours.person, ours.possible) == (theirs.terms, theirs.person, theirs.possible)
