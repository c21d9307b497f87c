"""How the glossary was applied, in an HTML pack: a table of terms in each article, and the annex."""

from collections.abc import Iterator

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content.tally import Tally
from briefing.compose.content.terms import GlossaryEntry, TermGroup, entries, groups
from briefing.compose.html.building_blocks import GLOSSARY, annex, row, table
from briefing.compose.html.elements import Content, HtmlElement, english, h, run
from briefing.records import Pack, Rung, TranslatedArticle


def article_terms(translated: TranslatedArticle, target_language: str) -> Iterator[HtmlElement]:
    """Yield the heading and the table of an article's terms, nothing if it has none."""
    if not (found := groups(translated)):
        return
    source = translated.article.language
    headings = wording.found_in(source), languages.name(target_language), wording.TIMES, wording.HOW
    yield h("h3", wording.TERMS, language=wording.LANGUAGE, class_="section")
    rows = [_group(group, source, target_language) for group in found]
    yield table("terms", wording.TERMS_DESCRIPTION, headings, rows)


def glossary(pack: Pack, counted: Tally, number: int) -> HtmlElement:
    """Return the annex with the glossary of a pack; ``number`` is which one it is, from 1."""
    listed, target = entries(pack.glossary, counted.term_languages), pack.target_language
    headings = phrases.language_names(entry.language for entry in listed), languages.name(target), wording.NOTE
    return annex(
        GLOSSARY,
        number,
        wording.GLOSSARY,
        h("p", wording.GLOSSARY_REMARK, language=wording.LANGUAGE, class_="remark"),
        table("terms", wording.GLOSSARY_DESCRIPTION, headings, [_entry(entry, target) for entry in listed]),
    )


def _group(group: TermGroup, source: str, target: str) -> HtmlElement:
    return row(
        run(", ".join(group.found), source),
        run(group.target, target, source),
        english(str(group.times)),
        h("span", *_how(group), language=wording.LANGUAGE),
    )


def _how(group: TermGroup) -> Iterator[Content]:
    for index, (rung, times) in enumerate(group.rungs):
        if index:
            yield "; "
        said = wording.how(rung, times, group.times)
        yield h("strong", said, class_="missing") if rung is Rung.MISSING else said


def _entry(entry: GlossaryEntry, target: str) -> HtmlElement:
    term = entry.term
    short = [english(wording.THEN), run(term.short, target, entry.language)] if term.short else []
    return row(
        run(term.source, entry.language),
        h("span", run(term.target, target, entry.language), *short),
        run(term.note, wording.LANGUAGE, entry.language),
    )
