"""What a page states about its article."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lxml.html import HtmlElement

from briefing.readers.dates import find_date
from briefing.readers.html.linked_data import LinkedArticle, fitting, linked_articles
from briefing.readers.html.selection import Selection
from briefing.readers.metadata import Metadata
from briefing.readers.outlet import site

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "mediator_published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "pub_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:domain")
_ADDRESSES = ("og:url", "twitter:url")
_AUTHORS = ("author", "article:author", "mediator_author", "dc.creator", "parsely-author")
"""Names and properties of ``<meta>``, the surest first."""

_LONGEST = 300
"""Characters of a name or title; what is longer is something else."""

_SITE_BEHIND = re.compile(r"(?<!\s)\s++[|•·»:—–-]{1,2}\s++[^|•·»]{1,40}\Z")
"""« | Новости Азербайджана» at the end of ``<title>``."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What the page's ``<meta>``, by lower-case name, its JSON-LD and its ``<title>`` say."""

    meta: dict[str, str]
    linked: list[LinkedArticle]
    page_title: str

    @classmethod
    def of(cls, page: HtmlElement) -> "Statements":
        """Return the statements of a page."""
        meta: dict[str, str] = {}
        for element in page.iter("meta"):
            content = " ".join(element.get("content", "")[: 4 * _LONGEST].split())
            name = element.get("property") or element.get("name") or _head_property(element)
            if content and name:
                meta.setdefault(name.strip().lower(), content)
        titles = ("".join(title.itertext()) for title in page.iter("title"))
        return cls(meta, linked_articles(page), " ".join(next(titles, "")[: 4 * _LONGEST].split()))

    @property
    def titles(self) -> list[str]:
        """The titles that the page gives its article, with or without the name of the site."""
        return [*self._all(_TITLES), *(each.headline for each in self.linked if each.headline), self.page_title]

    @property
    def own_title(self) -> str:
        """The title that is stated for the article, and not for the page as ``<title>`` is; ``""`` if there is none."""
        return next(chain(self._all(_TITLES), (each.headline for each in self.linked)), "")

    def metadata(self, page: HtmlElement, selection: Selection) -> Metadata:
        """Return the statements about the selected article; the title counts only if that has no headline."""
        title = selection.headline or next(filter(None, self.titles), "")
        linked = fitting(self.linked, title)
        address = _address(page) or self._first(_ADDRESSES) or linked.url
        authors = [*self._all(_AUTHORS), linked.author]
        return Metadata(
            title=None if selection.headline else self._title(page),
            outlet=self._first(_SITES) or linked.publisher[:_LONGEST] or site(address) or None,
            url=address or None,
            author=next((name for name in authors if _is_name(name)), None),
            date=self._date(page, selection, linked),
        )

    def _title(self, page: HtmlElement) -> str | None:
        """Return the stated title, without the name of the site where a heading of the page shows it without."""
        stated = next(iter(self._all(_TITLES)), "") or _SITE_BEHIND.sub("", self.page_title)
        headings = (" ".join(heading.text_content().split()) for heading in page.iter("h1"))
        shown = (heading for heading in headings if heading and stated.startswith(heading))
        return next(shown, stated)[:_LONGEST] or None

    def _date(self, page: HtmlElement, selection: Selection, linked: LinkedArticle) -> datetime.date | None:
        stated = (
            *self._all(_DATES),
            linked.published,
            *_marked_dates(page, selection),
            *_times(selection),
            *selection.details,
        )
        return next((date for date in map(find_date, stated) if date), None)

    def _all(self, names: Iterable[str]) -> Iterator[str]:
        return (self.meta[name] for name in names if name in self.meta)

    def _first(self, names: Iterable[str]) -> str:
        return next((value for value in self._all(names) if len(value) <= _LONGEST), "")


def _head_property(element: HtmlElement) -> str:
    """``<meta itemprop>`` in the head is about the page; in the body it may be about a teaser."""
    parent = element.getparent()
    return str(element.get("itemprop", "")) if parent is not None and parent.tag == "head" else ""


def _address(page: HtmlElement) -> str:
    for link in page.iter("link"):
        address = str(link.get("href", "")).strip()
        if link.get("rel", "").lower() == "canonical" and address.startswith(("http://", "https://")):
            return address[: 4 * _LONGEST]
    return ""


def _is_name(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and not text.startswith(("http://", "https://"))


def _marked_dates(page: HtmlElement, selection: Selection) -> Iterator[str]:
    """Yield ``itemprop=datePublished`` of the item that the article's text is in."""
    for element in page.iterfind(".//body//*[@itemprop='datePublished']"):
        item = next((each for each in element.iterancestors() if "itemscope" in each.attrib), None)
        start, stop = selection.text.ranges.get(item, (0, 0)) if item is not None else (0, 0)
        core = selection.core
        if item is None or item.tag in ("html", "body") or (start <= core[0] and core[1] <= stop):
            yield str(element.get("datetime") or element.get("content") or element.text_content())


def _times(selection: Selection) -> Iterator[str]:
    """Yield the times that stand at the headline, and not in a link or in a teaser beside it."""
    for block, element in selection.text.times:
        if block in selection.top:
            yield str(element.get("datetime") or element.text_content())
