"""An article of the review edition: its rows, comments and marks."""

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document as WordDocument
from lxml import etree

from briefing.compose.content.edition import edition
from briefing.compose.review.styles import LOCKED_SHADE
from briefing.records import Finding, Rung, Span, TermUse
from tests.factories.articles import article
from tests.factories.docx_packs import W
from tests.factories.packs import pack
from tests.factories.review_editions import (
    MORE,
    PUBLISHED,
    anchored,
    corrected,
    corridor,
    opened,
    rows,
    styled,
    translation,
)


def test_the_rows_are_those_of_the_edition(shown: WordDocument) -> None:
    built = edition(pack(corridor(), PUBLISHED, MORE))
    held = [row[:3] for row in rows(shown) if row[0] != "ID"]
    assert held == [(row.segment, row.source, row.target) for row in built.rows]


def test_every_cell_holds_one_paragraph(body: etree._Element) -> None:
    assert {len(cell.findall(f"{W}p")) for cell in body.iter(f"{W}tc")} == {1}


def test_an_article_opens_with_both_titles_and_where_it_is_from(shown: WordDocument) -> None:
    told = [p.text for p in shown.paragraphs]
    opening = told.index("Article 1 of 2 · Back to the list")
    assert told[opening + 1 : opening + 4] == [
        "The corridor grows",
        "Коридор растёт",
        "seeds/a.txt · Day.Az · 11 February 2026",
    ]


def test_findings_and_terms_are_comments_where_they_belong(shown: WordDocument) -> None:
    assert anchored(shown) == {
        "Средний коридор → Middle Corridor: model told the term": "2: Среднем коридоре",
        "Средний коридор → Middle Corridor: by the model, other wording chosen\n"
        "порт Алят → Port of Alat: NOT IN THE TRANSLATION": "2: Среднего коридора",
        "A term is missing.": "3: The Middle Corridor's capacity grows.",
        "Corrected by N. Aliyeva.": "3: The parties are ready.",
    }


def test_comments_are_the_programs_own_and_of_the_packs_date(shown: WordDocument) -> None:
    signed = {(comment.author, comment.initials, str(comment.timestamp)) for comment in shown.comments}
    assert signed == {("briefing", "b", "2026-03-10 00:00:00+00:00")}
    assert [comment.comment_id for comment in shown.comments] == list(range(4))


def test_a_comment_says_each_thing_once() -> None:
    known = article("А | A", "Порт Алят и порт Алят. | Port of Alat. {odd}")
    (doubtful,) = known.translations
    uses = tuple(TermUse("порт Алят", "", "Port of Alat", Rung.BEST, Span(at, at + 9)) for at in (0, 12))
    twice = replace(doubtful, terms=uses, findings=(*doubtful.findings, Finding("y", "Odd."), Finding("z", "Wrong.")))
    assert anchored(opened(replace(known, translations=(twice,)))) == {
        "порт Алят → Port of Alat: by the model": "2: Порт Алят",
        "Odd.\nWrong.": "3: Port of Alat.",
    }


def test_a_reviewer_whose_name_is_not_known_is_still_told_of() -> None:
    assert anchored(opened(corrected(article("А | A", "Раз. | One. {odd}"), "Раз", ""))) == {
        "Corrected by a reviewer.\nOdd.": "3: One."
    }


def test_a_sentence_without_a_translation_keeps_its_comment() -> None:
    assert anchored(opened(article("А | A", "Раз. | {nothing came back}"))) == {"Nothing came back.": "3: "}


def test_terms_are_marked_in_both_columns_and_doubt_all_through(shown: WordDocument) -> None:
    assert styled(shown, "TermMark", 2) == ["Среднем коридоре", "Среднего коридора", "порт Алят"]
    assert styled(shown, "TermMark", 3) == ["Middle Corridor"]
    assert styled(shown, "DoubtfulTerm", 3) == ["Middle Corridor"]
    assert styled(shown, "Doubtful", 3) == ["The ", "'s capacity grows."]


def test_only_grey_cells_are_not_for_editing(body: etree._Element) -> None:
    fills = {tuple(cell.xpath("string(./w:tcPr/w:shd/@w:fill)") for cell in row) for row in sentences(body)}
    assert fills == {(LOCKED_SHADE, LOCKED_SHADE, "", "")}


def sentences(body: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the cells of every row but the headers."""
    for row in body.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            yield row.findall(f"{W}tc")


def test_titles_and_headings_are_bold_and_list_items_stand_like_any_text(body: etree._Element) -> None:
    kinds = [tuple(cell.xpath("string(./w:p/w:pPr/w:pStyle/@w:val)") for cell in cells) for cells in sentences(body)]
    heading = ("SegmentId", "SourceCellHeading", "TargetCellHeading", "ReviewRemark")
    text = ("SegmentId", "SourceText", "TargetText", "ReviewRemark")
    assert kinds == [heading, heading, text, text, text, text, heading, text, text]


def test_tables_are_described_and_repeat_their_header(body: etree._Element) -> None:
    assert body.xpath("//w:tblCaption/@w:val") == ["The corridor grows", "More"]
    assert body.xpath("//w:tblDescription/@w:val") == [
        "One sentence a row, in four columns: its ID and the Russian, which are not for editing; "
        "the English, which is; an empty one for remarks."
    ] * len(body.findall(f"{W}tbl"))
    for table in body.iter(f"{W}tbl"):
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table.iter(f"{W}tr")].index(False) == 1
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {4}
        assert not table.xpath(".//w:gridSpan | .//w:vMerge")


def test_the_width_of_a_cell_comes_before_its_shade(body: etree._Element) -> None:
    assert {tuple(etree.QName(child).localname for child in cell) for cell in body.iter(f"{W}tcPr")} == {
        ("tcW", "shd"),
        ("tcW",),
    }


def test_terms_over_two_lines_come_back_on_one() -> None:
    written = translation("О Среднем \n коридоре | Of the Middle\nCorridor")
    uses = (TermUse("Средний коридор", "", "Middle Corridor", Rung.BEST, Span(2, len(written.segment.source))),)
    document = opened(replace(article("А | A"), translations=(replace(written, terms=uses),)))
    assert rows(document)[2][1:3] == ("О Среднем коридоре", "Of the Middle Corridor")
    assert (styled(document, "TermMark", 2), styled(document, "TermMark", 3)) == (
        ["Среднем коридоре"],
        ["Middle Corridor"],
    )


def test_rows_hold_id_source_target_and_room_for_a_remark(shown: WordDocument) -> None:
    assert rows(shown) == [
        ("ID", "Russian", "English", "Comment"),
        ("0101010101-00000000", "Коридор растёт.", "The corridor grows.", ""),
        ("0101010101-00000001", "Что дальше", "What next", ""),
        ("0101010101-00000002", "В Баку говорили о Среднем коридоре.", "Baku spoke of the Middle Corridor.", ""),
        (
            "0101010101-00000003",
            "Мощности Среднего коридора и порт Алят растут.",
            "The Middle Corridor's capacity grows.",
            "",
        ),
        ("0101010101-00000004", "Источник молчит.", "", ""),
        ("0101010101-00000005", "Стороны готовы.", "The parties are ready.", ""),
        ("ID", "Russian", "English", "Comment"),
        ("ababababab-00000000", "Ещё", "More", ""),
        ("ababababab-00000001", "Раз.", "One.", ""),
        ("ababababab-00000002", "Два.", "Two.", ""),
    ]
