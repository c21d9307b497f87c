"""The annexes of an HTML pack, its glossary and its provenance; and the table of terms in each article."""

from collections.abc import Iterable, Iterator

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content import provenance as content
from briefing.compose.content.provenance import rungs
from briefing.compose.content.tally import Tally, sentence_counts
from briefing.compose.content.terms import GlossaryEntry, TermGroup, entries, groups
from briefing.compose.content.wording import LANGUAGE
from briefing.compose.html.building_blocks import GLOSSARY, PROVENANCE, annex, row, table
from briefing.compose.html.elements import Content, HtmlElement, english, h, run
from briefing.records import Pack, Rung, Signature, TranslatedArticle


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


def provenance(pack: Pack, number: int) -> HtmlElement:
    """Return the annex; ``number`` is which one it is, from 1."""
    particulars = (part for named in content.particulars(pack.signature) for part in _particular(*named))
    headings = content.NUMBER, content.SOURCE, content.SENTENCES, content.TERMS
    rows = (_article(place, article, pack.signature) for place, article in enumerate(pack.articles, start=1))
    return annex(
        PROVENANCE,
        number,
        content.PROVENANCE,
        h("dl", *particulars, language=LANGUAGE, class_="particulars"),
        h("p", content.REMARK, language=LANGUAGE, class_="remark"),
        table("terms sources", content.DESCRIPTION, headings, rows),
    )


def _particular(name: str, value: str) -> Iterator[HtmlElement]:
    yield h("dt", name)
    yield h("dd", value)


def _article(number: int, translated: TranslatedArticle, signature: Signature) -> HtmlElement:
    brought = [content.brought(rung, times) for rung, times in rungs(translated)]
    return row(
        run(str(number), LANGUAGE),
        _source(translated, signature),
        _lines(content.by_origin(sentence_counts(translated))),
        _lines(brought or [content.NO_TERMS]),
    )


def _source(translated: TranslatedArticle, signature: Signature) -> HtmlElement:
    article = translated.article
    return h(
        "div",
        h("p", h("code", article.path, language=languages.UNDETERMINED)),
        h("p", content.made_from(translated, signature)),
        h("p", h("code", article.sha256, language=languages.UNDETERMINED, class_="digest")),
        language=LANGUAGE,
    )


def _lines(texts: Iterable[str]) -> HtmlElement:
    return h("ul", *(h("li", text) for text in texts), language=LANGUAGE, class_="counts")
