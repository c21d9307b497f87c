"""How much of saved pages and other files is lost without a word, and how fast they are read.

    python -m tests.benchmarks.silent_losses [--variants 16] [--pages DIR]

reads pages in the layouts of news sites, Word documents, Markdown and wrapped text, all made by script, and the
``.html`` files in DIR; prints the characters of their articles that are neither in what was read nor in a finding on
it;
of the pages, also what was read that is no part of the article, what was left out with a finding, and the time a page
takes beside trafilatura's own. Exits with 1 if anything was lost silently.
"""

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import trafilatura

from briefing.errors import InputError
from briefing.readers import read_article
from briefing.records import Article
from tests.factories.news_pages import DATE, NewsPage, intruding, news_pages, silently_lost
from tests.factories.text_files import TextFile, text_files

_WHOLE_ARTICLE = re.compile(r"<article>(.*)</article>", re.DOTALL)


def saved(folder: Path) -> Iterator[NewsPage]:
    """Yield the pages of a folder that hold all of their article in ``<article>``."""
    for path in sorted(folder.rglob("*.html")):
        html = path.read_bytes().decode("utf-8", "replace")
        if match := _WHOLE_ARTICLE.search(html):
            paragraphs = lxml.html.fragment_fromstring(match[1], create_parent=True).iter("p", "h1", "li")
            texts = tuple(" ".join(each.text_content().split()) for each in paragraphs if each.find(".//sup") is None)
            yield NewsPage(path.name, html, tuple(text.replace("\u00ad", "") for text in texts), None)


def read(page: NewsPage) -> Article | None:
    return read_file(page.html.encode(), "page.html")


def read_file(data: bytes, path: str) -> Article | None:
    try:
        return read_article(data, path)
    except InputError:
        return None


def lost_from_files(files: list[TextFile]) -> int:
    """Return how many characters of the files are lost silently; print which."""
    lost = 0
    for file in files:
        article = read_file(file.data, file.name)
        missing = silently_lost(file.texts, article) if article else [*file.texts]
        lost += sum(map(len, missing))
        for text in missing:
            print(f"{file.name}: lost {text[:80]!r}")
    characters = sum(len(text) for file in files for text in file.texts)
    print(f"{len(files)} Word documents, Markdown and text files, {characters:,} characters; lost silently: {lost}")
    return lost


def seconds(task: Callable[[NewsPage], object], pages: list[NewsPage]) -> list[float]:
    taken = []
    for page in pages:
        started = time.perf_counter()
        task(page)
        taken.append(time.perf_counter() - started)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=16)
    parser.add_argument("--pages", type=Path)
    options = parser.parse_args()
    pages = [*news_pages(options.variants), *(saved(options.pages) if options.pages else ())]
    lost = foreign = reported = misdated = mistitled = 0
    for page in pages:
        article = read(page)
        missing = silently_lost(page.texts, article) if article else [*page.texts]
        lost += sum(map(len, missing))
        for text in missing:
            print(f"{page.name}: lost {text[:80]!r}")
        if article:
            foreign += bool(intruding(article))
            reported += any(finding.code == "left-out" for finding in article.findings)
            misdated += page.is_dated is not None and article.date != (DATE if page.is_dated else None)
            mistitled += article.title != page.texts[0]
            for words in intruding(article):
                print(f"{page.name}: read {words!r}")
    print(f"{len(pages)} pages, {sum(len(text) for page in pages for text in page.texts):,} characters")
    print(f"lost silently: {lost} characters; pages with text that is not the article's: {foreign}; ", end="")
    print(f"pages with text left out and reported: {reported}")
    print(f"wrong dates: {misdated}; wrong titles: {mistitled}")
    ours = statistics.median(seconds(read, pages))
    theirs = statistics.median(seconds(lambda page: trafilatura.extract(page.html, with_metadata=True), pages))
    print(f"median time a page: {1000 * ours:.1f} ms, trafilatura alone {1000 * theirs:.1f} ms")
    sys.exit(1 if lost + lost_from_files([*text_files(options.variants)]) else 0)


if __name__ == "__main__":
    main()
