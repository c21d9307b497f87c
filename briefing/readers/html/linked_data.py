"""JSON-LD: what a page states about its article, by the object that is the article."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_ENDINGS = ("Article", "Posting", "Report")
_PAGES = frozenset({"WebPage", "ItemPage"})

_MOST_CHARACTERS = 1 << 20
_FEWEST_COMMON_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The statements of one object, ``""`` where it has none."""

    headline: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""


def linked_articles(page: HtmlElement) -> list[LinkedArticle]:
    """Return the objects of a page that are articles; where there is none, those that are the page itself."""
    objects = [each for script in _scripts(page) for each in _top_level(_loaded(script))]
    articles = [each for each in objects if any(name.endswith(_ARTICLE_ENDINGS) for name in _types(each))]
    pages = [each for each in objects if not _types(each) or not _PAGES.isdisjoint(_types(each))]
    return [_article(each) for each in articles or pages]


def fitting(articles: Sequence[LinkedArticle], title: str) -> LinkedArticle:
    """Return the one that is about ``title``: pages state teasers and recommendations as articles too."""
    by_title = [each for each in articles if each.headline and title and _are_alike(each.headline, title)]
    silent = [each for each in articles if not each.headline or not title]
    return next(iter(by_title), silent[0] if len(silent) == 1 else LinkedArticle())


def _are_alike(left: str, right: str) -> bool:
    one, other = set(left.lower().split()), set(right.lower().split())
    return len(one & other) >= _FEWEST_COMMON_WORDS * min(len(one), len(other))


def _scripts(page: HtmlElement) -> Iterator[str]:
    left = _MOST_CHARACTERS
    for script in page.iter("script"):
        text = script.text or ""
        if "ld+json" in script.get("type", "").lower() and len(text) <= left:
            left -= len(text)
            yield text


def _loaded(script: str) -> Any:
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _top_level(value: Any) -> Iterator[dict[str, Any]]:
    """Yield objects that stand for themselves, and not inside another one as its video or related link."""
    if isinstance(value, list):
        for each in value:
            yield from _top_level(each) if isinstance(each, dict) else ()
    elif isinstance(value, dict):
        yield value
        yield from _top_level(value.get("@graph"))
        yield from _top_level(value.get("mainEntity"))


def _types(value: dict[str, Any]) -> list[str]:
    named = value.get("@type")
    return [name for name in (named if isinstance(named, list) else [named]) if isinstance(name, str)]


def _article(value: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        headline=_text(value.get("headline")) or _text(value.get("name")),
        published=_text(value.get("datePublished")) or _text(value.get("dateCreated")),
        author=_name(value.get("author")),
        publisher=_name(value.get("publisher")),
        url=_text(value.get("url")),
    )


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(each) for each in value if not isinstance(each, list))))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
