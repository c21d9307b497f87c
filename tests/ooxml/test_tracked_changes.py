"""The text of a cell once every tracked change is accepted: WordprocessingML on the left, text on the right."""

import pytest
from lxml import etree

from briefing.ooxml import tracked_changes
from tests.factories.word_documents import XMLNS

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<root {XMLNS} {MC}>{xml}</root>")[0]


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


INS, DEL = '<w:ins w:author="Anna">', '<w:del w:author="Boris">'
MARK_DELETED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def styled(settings: str, text: str) -> str:
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


PARAGRAPHS = {
    "plain": (t("The port"), "The port"),
    "formatting splits runs": (
        t("The ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>po</w:t></w:r>" + t("rt"),
        "The port",
    ),
    "inserted": (t("The ") + f"{INS}{t('new ')}</w:ins>" + t("port"), "The new port"),
    "deleted": (t("The ") + f"{DEL}{gone('old ')}</w:del>" + t("port"), "The port"),
    "deleted with plain text in it, as some programs write": (f"{DEL}{t('old ')}</w:del>" + t("port"), "port"),
    "inserted by one, deleted by another": (f"{INS}{DEL}{gone('old ')}</w:del></w:ins>" + t("port"), "port"),
    "moved here": (f"<w:moveTo>{t('The port')}</w:moveTo>", "The port"),
    "moved away": (f"<w:moveFrom>{t('The port')}</w:moveFrom>" + t("grows"), "grows"),
    "move marks": ('<w:moveToRangeStart w:name="m"/>' + t("port") + "<w:moveToRangeEnd/>", "port"),
    "formatting changed": ("<w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>port</w:t></w:r>", "port"),
    "link": (f"<w:hyperlink>{t('The ')}{INS}{t('new ')}</w:ins>{DEL}{gone('old ')}</w:del>{t('port')}</w:hyperlink>",
             "The new port"),
    "smart tag": (f"<w:smartTag><w:smartTagPr/>{t('Baku')}</w:smartTag>", "Baku"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{t('Baku')}</w:sdtContent></w:sdt>", "Baku"),
    "inserted content control": (f"{INS}<w:sdt><w:sdtContent>{t('Baku')}</w:sdtContent></w:sdt></w:ins>", "Baku"),
    "empty content control": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('Click here')}</w:sdtContent></w:sdt>", ""),
    "simple field": (f'<w:fldSimple w:instr=" DATE ">{t("2026")}</w:fldSimple>', "2026"),
    "field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + t("2026") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "2026"),
    "deleted field": (f"{DEL}<w:r><w:delInstrText> DATE </w:delInstrText></w:r>{gone('2026')}</w:del>", ""),
    "comment": (
        '<w:commentRangeStart w:id="0"/>' + t("port") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>', "port"),
    "footnote": (t("port") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "port"),
    "tab and breaks": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a b c d"),
    "deleted break": (t("a") + f"{DEL}<w:r><w:br/></w:r></w:del>" + t("b"), "ab"),
    "tab stops are no tabs": ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + t("a"), "a"),
    "hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a\u2011b\u00adc"),
    "picture": (f"<w:r><w:drawing><w:p>{t('map')}</w:p></w:drawing></w:r>" + t("port"), "port"),
    "struck through": (styled("<w:strike/>", "receives ") + t("handles"), "handles"),
    "struck through twice": (styled("<w:b/><w:dstrike/>", "growing") + t("rising"), "rising"),
    "hidden": (t("The port.") + styled("<w:vanish/>", " ASK ANNA"), "The port."),
    "hidden in an insertion": (f"{INS}{styled('<w:vanish/>', 'a')}{t('b')}</w:ins>", "b"),
    "not struck through any more": (styled('<w:strike w:val="0"/><w:vanish w:val="false"/>', "a"), "a"),
    "was struck through before a tracked change": (
        styled("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", "a"), "a"),
    "fallback": (f"<mc:AlternateContent><mc:Fallback>{t('map')}</mc:Fallback></mc:AlternateContent>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_text_of_a_paragraph(xml, text):
    assert tracked_changes.text(element(f"<w:tc><w:p>{xml}</w:p></w:tc>")) == text


CELLS = {
    "two paragraphs": (f"<w:p>{t('The port.')}</w:p><w:p>{t('The road.')}</w:p>", "The port. The road."),
    "paragraph mark deleted": (f"<w:p>{MARK_DELETED}{t('The po')}</w:p><w:p>{t('rt.')}</w:p>", "The port."),
    "paragraph mark inserted": (
        f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{t('The')}</w:p><w:p>{t('port')}</w:p>", "The port"),
    "paragraph deleted": (
        f"<w:p>{MARK_DELETED}{DEL}{gone('Old.')}</w:del></w:p><w:p>{t('The port.')}</w:p>", "The port."),
    "content control around paragraphs": (
        f"<w:sdt><w:sdtContent><w:p>{t('Baku')}</w:p></w:sdtContent></w:sdt>", "Baku"),
    "table within": (f"<w:p>{t('port')}</w:p><w:tbl><w:tr><w:tc><w:p>{t('x')}</w:p></w:tc></w:tr></w:tbl>", "port"),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), CELLS.values(), ids=CELLS)
def test_text_of_a_cell(xml, text):
    assert tracked_changes.text(element(f"<w:tc><w:tcPr/>{xml}</w:tc>")) == text


def cell(text: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p>{t(text)}</w:p></w:tc>"


def row(*cells: str, settings: str = "") -> str:
    return f"<w:tr><w:trPr>{settings}</w:trPr>{''.join(cells)}</w:tr>"


TABLES = {
    "rows": (row(cell("a"), cell("b")) + row(cell("c")), ["a|b", "c"]),
    "deleted row": (row(cell("a"), settings='<w:del w:author="Anna"/>') + row(cell("b")), ["b"]),
    "inserted row": (row(cell("a"), settings='<w:ins w:author="Anna"/>'), ["a"]),
    "header": (row(cell("ID"), settings="<w:tblHeader/>") + row(cell("a")), ["a"]),
    "header switched off": (row(cell("a"), settings='<w:tblHeader w:val="0"/>'), ["a"]),
    "deleted cell": (row(cell("a"), cell("b", "<w:cellDel/>"), cell("c")), ["a|c"]),
    "content control around a row": (f"<w:sdt><w:sdtContent>{row(cell('a'))}</w:sdtContent></w:sdt>", ["a"]),
    "content control around a cell": (row(f"<w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>", cell("b")),
                                      ["a|b"]),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "drawn"), TABLES.values(), ids=TABLES)
def test_rows_of_a_table(xml, drawn):
    (table,) = tracked_changes.tables(element(f"<w:body><w:tbl>{xml}</w:tbl></w:body>"))
    assert [
        "|".join(map(tracked_changes.text, tracked_changes.cells(each).values()))
        for each in tracked_changes.rows(table)
        if not tracked_changes.is_header(each)
    ] == drawn


def test_tables_within_tables_keep_their_rows_to_themselves():
    inner = f"<w:tbl>{row(cell('inner'))}</w:tbl>"
    outer = element(f"<w:body><w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl></w:body>")
    drawn = [
        [tracked_changes.text(each) for each in tracked_changes.rows(table)] for table in tracked_changes.tables(outer)
    ]
    assert drawn == [[""], ["inner"]]


def test_authors_of_pending_changes():
    changed = element(f"<w:tc><w:p>{INS}{t('a')}</w:ins>{DEL}{gone('b')}</w:del>{INS}{t('c')}</w:ins></w:p></w:tc>")
    assert tracked_changes.authors(changed) == ("Anna", "Boris")
