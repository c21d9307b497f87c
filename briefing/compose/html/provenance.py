"""The annex of an HTML pack that says what it was made from and by."""

from collections.abc import Iterable, Iterator

from briefing import languages
from briefing.compose.content import provenance as content
from briefing.compose.content.provenance import rungs
from briefing.compose.content.tally import sentence_counts
from briefing.compose.content.wording import LANGUAGE
from briefing.compose.html.building_blocks import PROVENANCE, annex, row, table
from briefing.compose.html.elements import HtmlElement, h, run
from briefing.records import Pack, Signature, TranslatedArticle


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
