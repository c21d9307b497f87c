"""The top of an HTML pack: what it is, how it was made, the list of its articles, and what is not in it."""

from collections.abc import Iterator

from briefing import languages
from briefing.compose.content import cover, phrases, provenance, wording
from briefing.compose.content.contents import ContentsEntry, contents
from briefing.compose.content.rows import as_published, notes
from briefing.compose.content.tally import Tally
from briefing.compose.html.building_blocks import (
    ARTICLES,
    CONTENTS,
    GLOSSARY,
    PROVENANCE,
    article_id,
    fact,
    facts,
    handling_line,
    note_mark,
    title,
    when,
    words_link,
)
from briefing.compose.html.elements import Content, HtmlElement, english, h, run, stream
from briefing.records import Pack, Skipped


def front(pack: Pack, counted: Tally) -> Iterator[HtmlElement]:
    """Yield what stands before the first article."""
    yield words_link(ARTICLES, wording.TO_ARTICLES, class_="skip")
    yield h("header", *_cover(pack, counted), language=wording.LANGUAGE, class_="cover")
    yield h(
        "nav",
        h("h2", wording.AT_A_GLANCE, language=wording.LANGUAGE, id=CONTENTS),
        _filter(),
        stream("ol", (_entry(entry, pack.target_language) for entry in contents(pack.articles)), class_="contents"),
        h("h2", wording.ANNEXES, language=wording.LANGUAGE),
        h("ol", *_annexes(pack), type="A", class_="annexes"),
        aria_labelledby=CONTENTS,
    )
    if pack.skipped:
        heading = h("h2", wording.SKIPPED, language=wording.LANGUAGE)
        yield h("section", heading, h("ul", *map(_skipped, pack.skipped), class_="skipped"))


def _cover(pack: Pack, counted: Tally) -> Iterator[HtmlElement]:
    yield from handling_line(pack.handling)
    yield h("h1", wording.PACK)
    yield h("p", cover.compiled(pack), class_="subtitle")
    yield h("p", cover.coverage(counted), class_="coverage")
    yield h("p", cover.notice(pack, counted), class_="notice")
    yield h("p", cover.how_made(pack, counted), class_="made-by")


def _filter() -> HtmlElement:
    """Return the box that filters articles, hidden until the page's script shows that it works."""
    return h(
        "div",
        h("label", wording.FILTER, for_="filter"),
        h("input", id="filter", type="search", autocomplete="off", spellcheck="false"),
        h("p", id="filtered", role="status", data_some=wording.FILTERED, data_none=wording.FILTERED_NONE),
        language=wording.LANGUAGE,
        class_="filter",
        hidden="",
    )


def _entry(entry: ContentsEntry, target_language: str) -> HtmlElement:
    translated = entry.translated
    article = translated.article
    known = facts(
        fact(article.outlet, article.language),
        when(translated),
        english(wording.published_in(article)) if as_published(translated) else None,
    )
    return h(
        "li",
        h("a", title(translated, target_language), href=f"#{article_id(entry.number)}", class_="headline"),
        h("p", *known, class_="facts"),
        *_lead(entry, target_language),
    )


def _lead(entry: ContentsEntry, target_language: str) -> Iterator[HtmlElement]:
    if entry.lead:
        lead: list[Content] = [run(entry.lead, target_language, entry.translated.article.language)]
        marks = [note_mark(entry.number, n) for n in notes(entry.translated) if n.number == entry.note]
        yield h("p", *lead, *marks, class_="lead")


def _annexes(pack: Pack) -> Iterator[HtmlElement]:
    if pack.glossary:
        yield _annex(GLOSSARY, wording.GLOSSARY, phrases.term_count(len(pack.glossary)))
    yield _annex(PROVENANCE, provenance.PROVENANCE, provenance.SUMMARY)


def _annex(place: str, heading: str, summary: str) -> HtmlElement:
    shown = h("span", f"{wording.SEPARATOR}{summary}", class_="facts")
    return h("li", words_link(place, heading, class_="headline"), shown, language=wording.LANGUAGE)


def _skipped(skipped: Skipped) -> HtmlElement:
    return h(
        "li",
        h("code", skipped.path, language=languages.UNDETERMINED),
        f" – {wording.why_skipped(skipped)}",
        language=wording.LANGUAGE,
    )
