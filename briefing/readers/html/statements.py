"""What a page states about its article."""

import datetime
import re

from lxml.html import HtmlElement
from trafilatura.settings import Document

from briefing.readers.metadata import Metadata

_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='DC.date.issued' or @name='date']/@content",
)
"""Where pages state the day they were published. Dates in the text, addresses and footers do not count."""

_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})')


def statements(page: HtmlElement, article: Document, has_headline: bool) -> Metadata:
    """Return the statements of a page; its title counts only if the article has no headline of its own."""
    return Metadata(
        title=None if has_headline else _title(page, article.title),
        outlet=article.sitename,
        url=article.url,
        author=article.author,
        date=_date(page),
    )


def _title(page: HtmlElement, stated: str | None) -> str | None:
    """Return the stated title, without the name of the site where a heading of the page shows it without."""
    headings = (" ".join(heading.text_content().split()) for heading in page.iter("h1"))
    return next((heading for heading in headings if heading and (stated or "").startswith(heading)), stated)


def _date(page: HtmlElement) -> datetime.date | None:
    stated = [value for path in _DATES for value in page.xpath(path)]
    scripts = page.xpath("//script[@type='application/ld+json']/text()")
    stated += [match[1] for script in scripts if (match := _JSON_DATE.search(script))]
    return next((date for date in map(_day, stated) if date), None)


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
