"""The top of an HTML pack: what it is, how it was made, what is in it at a glance, and what is not."""

from collections.abc import Iterator

from briefing import language
from briefing.compose import wording
from briefing.compose.glance import Glance, glances
from briefing.compose.html_elements import Content, Element, h, run, words
from briefing.compose.html_pieces import (
    ARTICLES,
    CONTENTS,
    GLOSSARY,
    article_place,
    fact,
    facts,
    note_mark,
    title,
    when,
    words_link,
)
from briefing.compose.rows import as_published, notes
from briefing.records import Pack, Skipped


def front(pack: Pack) -> Iterator[Element]:
    """Yield what stands before the first article."""
    yield words_link(ARTICLES, wording.TO_ARTICLES, class_="skip")
    yield h(
        "header",
        h("h1", wording.PACK),
        h("p", wording.written_date(pack.date), class_="subtitle"),
        h("p", wording.coverage(pack), class_="coverage"),
        h("p", wording.notice(pack), class_="notice"),
        h("p", wording.made_by(pack), class_="made-by"),
        language=wording.LANGUAGE,
        class_="cover",
    )
    yield h(
        "nav",
        h("h2", wording.CONTENTS, language=wording.LANGUAGE, id=CONTENTS),
        _filter(),
        h("ol", *(_entry(glance, pack.target_language) for glance in glances(pack)), class_="contents"),
        *_annex_entry(len(pack.glossary)),
        aria_labelledby=CONTENTS,
    )
    if pack.skipped:
        heading = h("h2", wording.SKIPPED, language=wording.LANGUAGE)
        yield h("section", heading, h("ul", *map(_skipped, pack.skipped), class_="skipped"))


def _filter() -> Element:
    """Return the box that filters articles, hidden until the page's script has said that it can."""
    return h(
        "div",
        h("label", wording.FILTER, for_="filter"),
        h("input", id="filter", type="search", autocomplete="off", spellcheck="false"),
        h("p", id="filtered", role="status", data_some=wording.FILTERED, data_none=wording.FILTERED_NONE),
        language=wording.LANGUAGE,
        class_="filter",
        hidden="",
    )


def _entry(glance: Glance, target_language: str) -> Element:
    translated = glance.translated
    article = translated.article
    known = facts(
        fact(article.outlet, article.language),
        when(translated),
        words(wording.published_in(article)) if as_published(translated) else None,
    )
    return h(
        "li",
        h("a", title(translated, target_language), href=f"#{article_place(glance.number)}", class_="headline"),
        h("p", *known, class_="facts"),
        *_lead(glance, target_language),
    )


def _lead(glance: Glance, target_language: str) -> Iterator[Element]:
    if glance.lead:
        lead: list[Content] = [run(glance.lead, target_language, glance.translated.article.language)]
        marks = [note_mark(glance.number, n) for n in notes(glance.translated) if n.number == glance.note]
        yield h("p", *lead, *marks, class_="lead")


def _annex_entry(terms: int) -> Iterator[Element]:
    if terms:
        count = h("span", wording.term_count(terms), class_="facts")
        link = words_link(GLOSSARY, wording.GLOSSARY, class_="headline")
        yield h("p", link, wording.SEPARATOR, count, language=wording.LANGUAGE, class_="annex")


def _skipped(skipped: Skipped) -> Element:
    return h(
        "li",
        h("code", skipped.path, language=language.UNDETERMINED),
        f" – {wording.as_sentence(skipped.reason)}",
        language=wording.LANGUAGE,
    )
