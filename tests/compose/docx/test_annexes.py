"""The terms of the DOCX pack: a table an article, and the annex."""

import re

from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from tests.factories.articles import CHARTER_TERMS, article, with_uses
from tests.factories.docx_packs import opened, tables, texts
from tests.factories.packs import GLOSSARY

TERM_TABLES = "//w:tbl[w:tblPr/w:tblStyle/@w:val='TermTable' and w:tblPr/w:tblCaption/@w:val!='Provenance']"


def test_an_article_ends_with_a_table_of_its_terms(charter: WordDocument) -> None:
    table, *_annexes = tables(charter, "Term table")  # the second article has no terms
    assert table == [
        ("Russian as found", "English", "Times", "How"),
        ("Хартию, Хартии", "Charter", "2", "by the model (1); put in place of the model's wording (1)"),
        ("И. Алиев", "Ilham Aliyev", "1", "NOT IN THE TRANSLATION"),
        ("Маршруту Трампа", "Trump Route (TRIPP)", "1", "model told the term"),
    ]


def test_the_table_of_terms_stands_below_the_notes() -> None:
    document = opened(with_uses(CHARTER_TERMS, article("А | A", "Раз. | One. {it is odd}")))
    shown = [part_text(part) for part in document.iter_inner_content()]
    assert shown[shown.index("Translator's notes") :][:5] == [
        "Translator's notes",
        "[1]\t“One.” It is odd.",
        "Terms in this article",
        "Хартию, Хартии",
        "Annex A · Back to the list",
    ]


def part_text(part: WordParagraph | WordTable) -> str:
    return part.text if isinstance(part, WordParagraph) else part.cell(1, 0).text


def test_a_missing_term_catches_the_eye(charter: WordDocument) -> None:
    marked = charter.element.body.xpath("//w:r[w:rPr/w:rStyle/@w:val='MissingTerm']")
    assert [run.text for run in marked] == ["NOT IN THE TRANSLATION"]


def test_the_glossary_is_an_annex_in_alphabetical_order(charter: WordDocument) -> None:
    assert tables(charter, "Term table")[1] == [
        ("Russian", "English", "Note"),
        ("Ильхам Алиев", "Ilham Aliyev", ""),
        ("Маршрут Трампа", "Trump Route (TRIPP); then TRIPP", ""),
        ("хартия", "Charter", "signed in 2026"),
    ]
    shown = [p.text for p in charter.paragraphs]
    assert shown[shown.index("Annex A · Back to the list") :][:4] == [
        "Annex A · Back to the list",
        "Glossary used",
        "The terms of the glossary that occur in this pack, in alphabetical order.",
        "Annex B · Back to the list",
    ]
    assert shown[-1] == "End of the pack"


def test_only_the_last_row_but_one_stays_with_the_next(body: etree._Element) -> None:
    tables_of_terms = [table.xpath("./w:tr") for table in body.xpath(TERM_TABLES)]
    assert tables_of_terms
    for *others, last_but_one, last in tables_of_terms:
        assert last_but_one.xpath("not(./w:tc/w:p[not(w:pPr/w:keepNext)])")
        assert not [row for row in (*others, last) if row.xpath("boolean(.//w:keepNext)")]


def test_without_a_glossary_the_only_annex_is_where_it_is_from() -> None:
    document = opened(article("А | A", "Раз. | One."))
    assert texts(document, "Article number") == ["Article 1 of 1 · Back to the list", "Annex A · Back to the list"]
    assert not [p.text for p in document.paragraphs if re.search("Glossary used|Terms", p.text)]
    assert len(tables(document, "Term table")) == 1


def test_term_tables_are_proofread_column_by_column(body: etree._Element) -> None:
    rows = body.xpath(f"{TERM_TABLES}/w:tr[position() > 1]")
    assert len(rows) == len({use.source for use in CHARTER_TERMS}) + len(GLOSSARY)
    assert {row.xpath("string(./w:tc[1]//w:lang/@w:val)") for row in rows} == {"ru-RU"}
    assert {tag for row in rows for tag in row.xpath("./w:tc[position() > 1]//w:lang/@w:val")} == {"en-US"}
