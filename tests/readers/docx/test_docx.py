"""Word documents: written by python-docx where it can, by hand where it cannot."""

import io
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK

from briefing.errors import InputError
from briefing.readers import read_article
from briefing.records import Article
from tests.factories.read_articles import assert_faithful, drawn
from tests.factories.word_documents import XMLNS, archived, listed, numbering, p, packed, relations

STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def written(fill: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes, path: str = "лента/a.docx") -> Article:
    article = read_article(data, path)
    assert_faithful(article)
    return article


def test_headline_headings_lists_and_tables():
    def fill(document: Document) -> None:
        document.add_heading("Баку подписал Хартию", 0)
        document.add_paragraph("БАКУ /Trend/ - Документ подписан в Баку. Это важно.")
        document.add_heading("Общее", 1)
        document.add_paragraph("открыть порт;", style="List Number")
        document.add_paragraph("построить дорогу.", style="List Number")
        document.add_heading("Прочее", 2)
        document.add_paragraph("торговля", style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Год", "2026"
        document.add_paragraph("Раздел I: Торговля")
        document.add_paragraph("3. написано рукой;")
        document.core_properties.author = "python-docx"
        document.core_properties.title = "Документ1"

    article = read(written(fill))
    assert drawn(article) == [
        "! Баку подписал Хартию",
        "БАКУ /Trend/ - Документ подписан в Баку. Это важно.",
        "# Общее",
        "1.| открыть порт;",
        "2.| построить дорогу.",
        "# Прочее",
        "•| торговля",
        "Год | 2026",
        "# Раздел I: Торговля",
        "3.| написано рукой;",
    ]
    assert (article.title, article.outlet, article.author) == ("Баку подписал Хартию", "Trend", "")
    assert (article.date, article.language, article.encoding) == (None, "ru", "utf-8")


def test_heading_at_the_top_is_the_headline():
    article = read(written(lambda document: (document.add_heading("Баку.", 1), document.add_paragraph("Текст."))))
    assert (drawn(article), article.title) == (["! Баку.", "Текст."], "Баку.")


def test_without_headings_the_title_is_found_as_in_plain_text():
    article = read(packed(p(" date 2026-03-10 ВАШИНГТОН/Trend/ - Баку принял гостей. Они говорили.") + p("Текст.")))
    assert (article.title, article.outlet, str(article.date)) == ("Баку принял гостей.", "Trend", "2026-03-10")


def test_breaks_tabs_and_hyphens():
    def fill(document: Document) -> None:
        run = document.add_paragraph("Первая").add_run(" строка")
        run.add_break(WD_BREAK.LINE)
        run.add_text("вторая\tстрока")
        run.add_break(WD_BREAK.PAGE)
        run.add_text("Баку\u2011Тбилиси")

    assert drawn(read(written(fill)))[1:] == ["вторая\tстрока", "Баку\u2011Тбилиси"]
    special = "<w:p><w:r><w:t>Баку</w:t><w:noBreakHyphen/><w:t>Карс при</w:t><w:softHyphen/><w:t>нял.</w:t></w:r></w:p>"
    assert drawn(read(packed(special))) == ["Баку\u2011Карс при\u00adнял."]


def test_tracked_changes_count_as_accepted():
    changed = (
        "<w:p><w:r><w:t>Баку </w:t></w:r><w:ins><w:r><w:t>принял </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>прогнал </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>вчера </w:t></w:r></w:moveFrom><w:r><w:t>гостей.</w:t></w:r></w:p>"
    )
    assert drawn(read(packed(changed))) == ["Баку принял гостей."]


def test_links_fields_and_content_controls_keep_their_text():
    body = (
        "<w:p><w:hyperlink><w:r><w:t>Баку</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> принял</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        f"<w:sdt><w:sdtContent>{p('гостей.')}</w:sdtContent></w:sdt>"
    )
    assert drawn(read(packed(body)))[-1] == "гостей."


def test_text_boxes_follow_their_paragraph_once():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('В рамке.')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Текст.</w:t><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>{p('Конец.')}"
    )
    assert drawn(read(packed(body))) == ["Текст.", "В рамке.", "Конец."]


def test_footnotes_come_last():
    line, note = f'<w:footnote w:type="separator">{p("—")}</w:footnote>', f"<w:footnote>{p('Сноска.')}</w:footnote>"
    notes = f"<w:footnotes {XMLNS}>{line}{note}</w:footnotes>"
    assert drawn(read(packed(p("Текст.") + p("Конец."), {"footnotes": notes}))) == ["Текст.", "Конец.", "Сноска."]


LISTS = {
    "decimal": ([("decimal", "%1.")], [0, 0, 0], ["1.", "2.", "3."]),
    "brackets": ([("decimal", "%1)")], [0, 0], ["1)", "2)"]),
    "levels": (
        [("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)")],
        [0, 1, 1, 2, 2, 0, 1],
        ["1.", "1.1.", "1.2.", "а)", "б)", "2.", "2.1."],
    ),
    "level skipped": ([("upperRoman", "%1."), ("decimal", "%1.%2.")], [1, 1, 0], ["I.1.", "I.2.", "II."]),
    "bullets of a symbol font": ([("bullet", "\uf0b7"), ("bullet", "–")], [0, 1], ["•", "–"]),
    "unknown style": ([("ideographDigital", "%1.")], [0], ["1."]),
}


@pytest.mark.parametrize(("levels", "places", "markers"), LISTS.values(), ids=LISTS)
def test_list_numbers_are_counted(levels, places, markers):
    article = read(packed("".join(listed("пункт", level) for level in places), numbering(*levels)))
    assert [paragraph.marker for paragraph in article.paragraphs] == markers


def test_list_that_restarts():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    third = '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(listed("пункт", 0, number) for number in (1, 1, 2, 2, 3))
    article = read(packed(body, numbering(("decimal", "%1."), extra=second + third)))
    assert [paragraph.marker for paragraph in article.paragraphs] == ["1.", "2.", "1.", "2.", "3."]


def test_number_in_words_is_text():
    article = read(packed(listed("Общее") + p("Текст."), numbering(("decimal", "Статья %1."))))
    assert article.paragraphs[0].body.of(article.text) == "Статья 1. Общее"


def test_lists_and_headings_by_style():
    styles = f"""<w:styles {XMLNS}>
      <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="a"><w:name w:val="Рубрика"/><w:basedOn w:val="1"/></w:style>
      <w:style w:styleId="b"><w:name w:val="Пункт"/><w:basedOn w:val="c"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="c"><w:name w:val="Кольцо"/><w:basedOn w:val="b"/></w:style>
    </w:styles>"""
    body = (
        p("Текст.")
        + p("Торговля", '<w:pStyle w:val="a"/>')
        + p("Транзит", '<w:outlineLvl w:val="1"/>')
        + p("порт", '<w:pStyle w:val="b"/>')
        + p("дорога", '<w:pStyle w:val="c"/>')
        + p("не пункт", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("без стиля", '<w:pStyle w:val="нет"/>')
    )
    article = read(packed(body, {"styles": styles} | numbering(("decimal", "%1."))))
    assert drawn(article)[1:] == ["# Торговля", "# Транзит", "1.| порт", "2.| дорога", "не пункт", "без стиля"]


def test_strict_documents_are_read_as_well():
    assert drawn(read(packed(p("Баку принял гостей."), namespace=STRICT))) == ["Баку принял гостей."]


# Bad documents

BOMB = '<!DOCTYPE w:document [<!ENTITY a "порт"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_article(data, "лента/a.docx")
    assert caught.value.remedy
    assert caught.value.problem.startswith("лента/a.docx: ")
    assert "\n" not in caught.value.problem
    return caught.value.problem


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), ".doc"),
        (b"{\\rtf1 text}", "RTF"),
        ("Просто текст".encode(), "something else"),
        (b"PK\x03\x04 broken", "damaged"),
        (archived({"mimetype": "application/vnd.oasis.opendocument.text"}), "no Word document"),
        (
            archived({"_rels/.rels": relations(officeDocument="xl/workbook.xml"), "xl/workbook.xml": "<workbook/>"}),
            "no Word",
        ),
        (archived({"_rels/.rels": relations(officeDocument="word/document.xml")}), "no Word document"),
        (packed("<w:p>"), "damaged"),
        (packed(p("Текст."), {"numbering": "<w:numbering"}), "damaged"),
        (packed(""), "no text"),
        (
            archived(
                {
                    "_rels/.rels": relations(officeDocument="d.xml"),
                    "d.xml": f"{BOMB}<w:document {XMLNS}>&b;</w:document>",
                }
            ),
            "entit",
        ),
    ],
    ids=[
        "PDF",
        "doc",
        "RTF",
        "text",
        "cut off",
        "odt",
        "xlsx",
        "no document",
        "bad XML",
        "bad list",
        "empty",
        "entities",
    ],
)
def test_file_that_is_no_document_is_named_by_what_it_seems_to_be(data, seems):
    assert seems in refused(data)


def test_entities_in_utf_16_are_refused_too():
    body = f'<w:document {XMLNS} a="&b;"><w:body>{p("&b;")}</w:body></w:document>'
    text = f'<?xml version="1.0" encoding="utf-16"?>{BOMB}{body}'
    files = {"_rels/.rels": relations(officeDocument="d.xml"), "d.xml": text.encode("utf-16")}
    assert "entit" in refused(archived(files))


def test_external_entities_are_not_fetched(tmp_path):
    (tmp_path / "secret.txt").write_text("ТАЙНА", encoding="utf-8")
    uri = (tmp_path / "secret.txt").as_uri()
    types = f'<!DOCTYPE d SYSTEM "{uri}" [<!ENTITY x SYSTEM "{uri}">]>'
    text = f"{types}<w:document {XMLNS}><w:body>{p('&x;')}</w:body></w:document>"
    assert "entit" in refused(archived({"_rels/.rels": relations(officeDocument="d.xml"), "d.xml": text}))


def test_zip_bomb_is_stopped():
    data = packed(p("порт " * 8_000_000))
    assert len(data) < 1_000_000
    assert "unpacks to more than" in refused(data)


def test_parts_that_are_not_needed_are_not_unpacked():
    files = {
        "_rels/.rels": relations(officeDocument="d.xml"),
        "d.xml": f"<w:document {XMLNS}><w:body>{p('Текст.')}</w:body></w:document>",
    }
    article = read(archived({**files, "word/media/bomb.bin": bytes(50_000_000), "word/vbaProject.bin": b"macro"}))
    assert drawn(article) == ["Текст."]


def test_any_cut_or_changed_byte_is_no_crash():
    whole = packed(p("Баку принял гостей.") + listed("порт"), numbering(("decimal", "%1.")))
    for place in range(0, len(whole), 7):
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]):
            with suppress(InputError):
                read_article(data, "a.docx")
