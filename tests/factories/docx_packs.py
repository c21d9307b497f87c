"""DOCX packs as python-docx opens them."""

import io

from docx import Document
from docx.document import Document as WordDocument

from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import DOCX, ComposeOptions
from briefing.records import Term, TranslatedArticle
from tests.factories.packs import pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def opened(
    *articles: TranslatedArticle, rows: RowUnit = RowUnit.PARAGRAPH, glossary: tuple[Term, ...] = ()
) -> WordDocument:
    return Document(io.BytesIO(DOCX.compose(pack(*articles, glossary=glossary), ComposeOptions(rows))))


def tables(document: WordDocument, style: str) -> list[list[tuple[str, ...]]]:
    return [
        [tuple(cell.text for cell in row.cells) for row in table.rows]
        for table in document.tables
        if table.style and table.style.name == style
    ]


def columns(document: WordDocument) -> list[tuple[str, ...]]:
    return [row for table in tables(document, "Side by side") for row in table]


def texts(document: WordDocument, *styles: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name in styles]
