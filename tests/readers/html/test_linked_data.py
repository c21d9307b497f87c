"""JSON-LD of pages."""

import datetime
import json

import pytest

from tests.factories.page_texts import BODY, HEAD, LEAD
from tests.factories.read_articles import read

OWN = {"@type": "NewsArticle", "headline": HEAD, "datePublished": "2026-03-10T09:15:00+04:00"}
VIDEO = {"@type": "VideoObject", "name": HEAD, "datePublished": "2019-05-01"}
OTHER = {"@type": "NewsArticle", "headline": "Глава МИД Турции посетил Тбилиси", "datePublished": "2024-02-02"}


def read_with(*scripts: object):
    head = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in scripts)
    return read(f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>{LEAD}</p><p>{BODY}</p>", "a.html")


@pytest.mark.parametrize(
    ("scripts", "date"),
    [
        ([OWN], datetime.date(2026, 3, 10)),
        ([[VIDEO, OWN]], datetime.date(2026, 3, 10)),
        ([{"@graph": [OTHER, VIDEO, OWN]}], datetime.date(2026, 3, 10)),
        ([{**OWN, "@type": ["Thing", "LiveBlogPosting"]}], datetime.date(2026, 3, 10)),
        ([{"@type": "WebPage", "mainEntity": OWN}], datetime.date(2026, 3, 10)),
        ([VIDEO], None),
        ([OTHER], None),
        ([{**OWN, "datePublished": None, "video": VIDEO, "isRelatedTo": OTHER}], None),
        ([{"@type": "ItemList", "itemListElement": [OTHER]}], None),
        ([{"datePublished": 20260310}], None),
        (["NewsArticle"], None),
    ],
)
def test_date_is_of_the_object_that_is_the_article(scripts, date):
    assert read_with(*scripts).date == date


def test_author_and_publisher():
    article = read_with({**OWN, "author": [{"name": "Л. Мамедова"}, "А. Б."], "publisher": {"name": "Вестник"}})
    assert (article.author, article.outlet) == ("Л. Мамедова, А. Б.", "Вестник")
