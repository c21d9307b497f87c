"""Review editions as python-docx opens them."""

import io
from dataclasses import replace
from datetime import date

from docx import Document
from docx.document import Document as WordDocument

from briefing.compose.formats import REVIEW
from briefing.records import Origin, Pack, Segment, TranslatedArticle, Translation
from tests.factories.articles import article, term_uses, with_terms
from tests.factories.docx_packs import W
from tests.factories.packs import pack

CORRIDOR = (
    "# Что дальше | What next",
    "1. В Баку говорили о Среднем коридоре. | Baku spoke of the Middle Corridor.",
    "Мощности Среднего коридора и порт Алят растут. | The Middle Corridor's capacity grows. {a term is missing}",
    "Источник молчит. | ",
    "Стороны готовы. | The parties are ready.",
)
CORRIDOR_TERMS = (
    "Средний коридор > Среднем коридоре = Middle Corridor @hints; "
    "Средний коридор > Среднего коридора = Middle Corridor @n-best; порт Алят > порт Алят = Port of Alat @missing"
)


def translation(written: str, *terms: str) -> Translation:
    """Build a translation from ``Русский | English`` and terms as :func:`term_uses` reads them."""
    source, target = written.split(" | ")
    return Translation(
        Segment("s", source, None, None), target, terms=tuple(use for term in terms for use in term_uses(term, source))
    )


def with_ids(translated: TranslatedArticle, prefix: str = "01") -> TranslatedArticle:
    """Return the article with segment ids like a build's: its title is the first."""
    title, *body = (
        replace(one, segment=replace(one.segment, id=f"{prefix * 5}-{number:08x}"))
        for number, one in enumerate((translated.title, *translated.translations))
    )
    return replace(translated, title=title, translations=tuple(body))


def corrected(translated: TranslatedArticle, start: str, person: str) -> TranslatedArticle:
    """Return the article with the sentence that begins so as a person's."""
    return replace(
        translated,
        translations=tuple(
            replace(one, origin=Origin.PERSON, person=person) if one.segment.source.startswith(start) else one
            for one in translated.translations
        ),
    )


def corridor() -> TranslatedArticle:
    known = article("Коридор растёт. | The corridor grows.", *CORRIDOR, outlet="Day.Az", date=date(2026, 2, 11))
    return corrected(with_ids(with_terms(CORRIDOR_TERMS, known)), "Стороны", "N. Aliyeva")


MORE = with_ids(article("Ещё | More", "Раз. / Два. | One. / Two.", path="kz/b.txt"), "ab")
PUBLISHED = article("Cargo up", "Freight rose.", language="en", path="published.txt")


def composed(built: Pack) -> bytes:
    return REVIEW.compose(built)


def opened(*articles: TranslatedArticle) -> WordDocument:
    return Document(io.BytesIO(composed(pack(*articles))))


def rows(document: WordDocument) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]


def styled(document: WordDocument, style: str, column: int) -> list[str]:
    return [
        "".join(run.itertext(f"{W}t"))
        for run in document.element.body.xpath(f"//w:tc[{column}]//w:r[w:rPr/w:rStyle/@w:val='{style}']")
    ]


def anchored(document: WordDocument) -> dict[str, str]:
    """Return the text that each comment is about, by the comment's text; ``column: text``."""
    return {comment.text: _anchor(document, str(comment.comment_id)) for comment in document.comments}


CORRIDOR_TERM = "Средний коридор > Среднем коридоре = Middle Corridor @best"


def _anchor(document: WordDocument, identifier: str) -> str:
    (start,) = document.element.body.xpath(f"//w:commentRangeStart[@w:id='{identifier}']")
    (stop,) = document.element.body.xpath(f"//w:commentRangeEnd[@w:id='{identifier}']")
    (reference,) = document.element.body.xpath(f"//w:commentReference[@w:id='{identifier}']")
    assert start.getparent() is stop.getparent()
    assert stop.getnext() is reference.getparent()
    column = 1 + len(list(next(start.iterancestors(f"{W}tc")).itersiblings(f"{W}tc", preceding=True)))
    between = list(start.itersiblings())[: start.getparent().index(stop) - start.getparent().index(start)]
    return f"{column}: {''.join(text for element in between for text in element.itertext(f'{W}t'))}"
