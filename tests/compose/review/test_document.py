"""Every promise of the review edition, checked from its XML, as its importer and its reviewer will find it."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.compose import docx, review
from briefing.compose.content.edition import edition
from briefing.compose.content.term_marks import cut, source_marks, target_marks
from briefing.compose.docx.styles import INK, LOCKED_SHADE, SOFT_INK, TERM_SHADE
from briefing.ooxml.custom_properties import custom_properties
from briefing.ooxml.elements import legible
from briefing.records import Finding, Origin, Pack, Rung, Segment, Span, TermUse, TranslatedArticle, Translation
from tests.compose.docx.test_document import ODD, article, contrast, pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

CORRIDOR = (
    "# Что дальше | What next",
    "1. В Баку говорили о Среднем коридоре. | Baku spoke of the Middle Corridor.",
    "Мощности Среднего коридора и порт Алят растут. | The Middle Corridor's capacity grows. {a term is missing}",
    "Источник молчит. | ",
    "Стороны готовы. | The parties are ready.",
)
CORRIDOR_TERMS = {
    "В Баку": ("Средний коридор > Среднем коридоре = Middle Corridor @hints",),
    "Мощности": (
        "Средний коридор > Среднего коридора = Middle Corridor @n-best",
        "порт Алят > порт Алят = Port of Alat @missing",
    ),
}


def use(written: str, source: str) -> TermUse:
    """Read ``term > text found = English @rung``; the text stands in ``source``."""
    found = re.fullmatch(r"(.+) > (.+) = (.+) @(\S+)", written)
    assert found, written
    term, matched, target, rung = found.groups()
    start = source.index(matched)
    return TermUse(term, matched, target, Rung(rung), Span(start, start + len(matched)))


def translation(written: str, *terms: str) -> Translation:
    """Build a translation from ``Русский | English`` and terms as :func:`use` reads them."""
    source, target = written.split(" | ")
    return Translation(Segment("s", source, None, None), target, terms=tuple(use(term, source) for term in terms))


def termed(translated: TranslatedArticle, terms: dict[str, tuple[str, ...]], of: str = "01") -> TranslatedArticle:
    """Return the article with terms in the sentences that begin so, and with ids like a build's."""

    def known(one: Translation, number: int) -> Translation:
        source = one.segment.source
        written = next((uses for start, uses in terms.items() if source.startswith(start)), ())
        segment = replace(one.segment, id=f"{of * 5}-{number:08x}")
        return replace(one, segment=segment, terms=tuple(use(term, source) for term in written))

    title, *body = (known(one, number) for number, one in enumerate((translated.title, *translated.translations)))
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
    return corrected(termed(known, CORRIDOR_TERMS), "Стороны", "N. Aliyeva")


MORE = termed(article("Ещё | More", "Раз. / Два. | One. / Two.", path="kz/b.txt"), {}, "ab")
PUBLISHED = article("Cargo up", "Freight rose.", language="en", path="published.txt")


def composed(built: Pack) -> bytes:
    return review.compose(built, edition(built))


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


def _anchor(document: WordDocument, identifier: str) -> str:
    (start,) = document.element.body.xpath(f"//w:commentRangeStart[@w:id='{identifier}']")
    (stop,) = document.element.body.xpath(f"//w:commentRangeEnd[@w:id='{identifier}']")
    (reference,) = document.element.body.xpath(f"//w:commentReference[@w:id='{identifier}']")
    assert start.getparent() is stop.getparent()
    assert stop.getnext() is reference.getparent()
    column = 1 + len(list(next(start.iterancestors(f"{W}tc")).itersiblings(f"{W}tc", preceding=True)))
    between = list(start.itersiblings())[: start.getparent().index(stop) - start.getparent().index(start)]
    return f"{column}: {''.join(text for element in between for text in element.itertext(f'{W}t'))}"


@pytest.fixture(scope="module")
def shown() -> WordDocument:
    return opened(corridor(), PUBLISHED, MORE)


@pytest.fixture(scope="module")
def body(shown: WordDocument) -> etree._Element:
    return shown.element.body


# The edition


def test_an_edition_has_one_row_a_segment_with_the_title_first() -> None:
    built = edition(pack(corridor()))
    assert [(row.segment[-1], row.source, row.target) for row in built.rows] == [
        ("0", "Коридор растёт.", "The corridor grows."),
        ("1", "Что дальше", "What next"),
        ("2", "В Баку говорили о Среднем коридоре.", "Baku spoke of the Middle Corridor."),
        ("3", "Мощности Среднего коридора и порт Алят растут.", "The Middle Corridor's capacity grows."),
        ("4", "Источник молчит.", ""),
        ("5", "Стороны готовы.", "The parties are ready."),
    ]
    assert {(row.article, row.source_language) for row in built.rows} == {("seeds/a.txt", "ru")}
    assert built.target_language == "en"


def test_a_title_that_is_a_sentence_of_the_text_is_not_doubled() -> None:
    once = article("Раз. | One.", "БАКУ - / Раз. / Два. | BAKU - / One. / Two.")
    titled = replace(once, title=once.translations[1])
    assert [row.source for row in edition(pack(titled)).rows] == ["БАКУ -", "Раз.", "Два."]
    assert [row[1] for row in rows(opened(titled))] == ["Russian", "БАКУ -", "Раз.", "Два."]


def test_what_was_published_in_the_target_language_is_not_reviewed() -> None:
    assert edition(pack(PUBLISHED, corridor())) == edition(pack(corridor()))
    assert edition(pack(PUBLISHED)).rows == ()


def test_the_same_content_has_the_same_id() -> None:
    built = pack(corridor())
    same = replace(built, date=date(2030, 1, 1), glossary=(), signature=replace(built.signature, engine="llm"))
    assert re.fullmatch("[0-9a-f]{16}", edition(built).id)
    assert edition(same).id == edition(built).id


@pytest.mark.parametrize(
    "other",
    [
        article("Раз. | One.", "Два. | Two!"),
        article("Раз. | One.", "Два! | Two."),
        article("Раз. | One.", "Два. | Two.", path="seeds/b.txt"),
        article("Раз. | One.", "Два. | Two.", language="uk"),
        article("Раз. | One.", "Два. | Two.", "Три. | Three."),
        article("Раз. | One.", "Два. | \ud800"),
    ],
)
def test_other_content_has_another_id(other: TranslatedArticle) -> None:
    built = pack(article("Раз. | One.", "Два. | Two."))
    assert edition(replace(built, articles=(other,))).id != edition(built).id
    assert edition(replace(built, target_language="de")).id != edition(built).id


# Where the terms stand


def bracketed(text: str, marks: tuple[Span, ...]) -> str:
    return "".join(f"[{piece}]" if is_term else piece for piece, is_term in cut(text, marks))


CORRIDOR_TERM = "Средний коридор > Среднем коридоре = Middle Corridor @best"
PORT = "порт Алят > порту Алят = Port of Alat @missing"
FARM = "ветропарк > ветропарков = wind farm @best"


@pytest.mark.parametrize(
    ("written", "terms", "source", "target"),
    [
        ("Нет. | No.", (), "Нет.", "No."),
        (
            "О Среднем коридоре. | On the Middle Corridor's future.",
            (CORRIDOR_TERM,),
            "О [Среднем коридоре].",
            "On the [Middle Corridor]'s future.",
        ),
        ("Два ветропарков. | Two wind farms.", (FARM,), "Два [ветропарков].", "Two [wind farms]."),
        ("К порту Алят. | To the port.", (PORT,), "К [порту Алят].", "To the port."),
        (
            "О Среднем коридоре и порту Алят | Port of Alat, Middle Corridor",
            (PORT, CORRIDOR_TERM, PORT),
            "О [Среднем коридоре] и [порту Алят]",
            "[Port of Alat], [Middle Corridor]",
        ),
        (
            "О Среднем коридоре | Middle Corridor",
            (CORRIDOR_TERM, "коридор > коридоре = Corridor @best"),
            "О [Среднем коридоре]",
            "[Middle Corridor]",
        ),
        ("К порту Алят | ", (PORT,), "К [порту Алят]", ""),
    ],
)
def test_terms_are_found_in_both_texts(written: str, terms: tuple[str, ...], source: str, target: str) -> None:
    translated = translation(written, *terms)
    assert bracketed(translated.segment.source, source_marks(translated)) == source
    assert bracketed(translated.target, target_marks(translated, "en")) == target


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 19), st.integers(1, 5)), max_size=4))
def test_pieces_joined_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    uses = tuple(TermUse("", "", "", Rung.BEST, Span(start, start + length)) for start, length in places)
    marks = source_marks(Translation(Segment("s", text, None, None), "", terms=uses))
    assert all(before.stop <= after.start for before, after in pairwise(marks))
    assert "".join(piece for piece, _ in cut(text, marks)) == text


# What the importer reads


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


def test_the_rows_are_those_of_the_edition(shown: WordDocument) -> None:
    built = edition(pack(corridor(), PUBLISHED, MORE))
    held = [row[:3] for row in rows(shown) if row[0] != "ID"]
    assert held == [(row.segment, row.source, row.target) for row in built.rows]


def test_every_cell_holds_one_paragraph(body: etree._Element) -> None:
    assert {len(cell.findall(f"{W}p")) for cell in body.iter(f"{W}tc")} == {1}


def test_the_document_names_its_edition_to_programs_and_to_people() -> None:
    built = pack(corridor())
    identifier = edition(built).id
    with zipfile.ZipFile(io.BytesIO(composed(built))) as archive:
        part = etree.fromstring(archive.read("docProps/custom.xml"))
        types, links = (archive.read(name).decode() for name in ("[Content_Types].xml", "_rels/.rels"))
    assert [(held.get("name"), held.get("pid"), "".join(held.itertext())) for held in part][:1] == [
        ("briefing-edition", "2", identifier)
    ]
    assert 'PartName="/docProps/custom.xml"' in types
    assert "application/vnd.openxmlformats-officedocument.custom-properties+xml" in types
    assert "officeDocument/2006/relationships/custom-properties" in links
    assert f"Edition {identifier}" in [p.text for p in opened(corridor()).paragraphs]


def test_custom_properties_hold_any_text() -> None:
    held = etree.fromstring(b"".join(custom_properties([("a", "<b>&\x00"), ("ё", "2")])))
    assert [(one.get("name"), one.get("pid"), "".join(one.itertext())) for one in held] == [
        ("a", "2", "<b>&"),
        ("ё", "3", "2"),
    ]


# What the reviewer is told


def test_the_first_page_says_what_to_do(shown: WordDocument) -> None:
    told = [p.text for p in shown.paragraphs]
    assert told[:3] == ["Briefing pack", "Review edition, 10 March 2026", "9 sentences, 1 doubtful"]
    assert told[5 : told.index("In this edition")] == [
        "What to do",
        "1.\tEdit the English column only. Grey cells are not for editing: they bring each sentence back to its place.",
        "2.\tTracked changes are fine, and so is editing without them.",
        "3.\tWrite remarks into the last column; they do not become part of the translation.",
        "4.\tSentences with a dotted line below them are doubtful, shaded words are terms of the glossary; "
        "the comments in the margin say more.",
        "5.\tSave the file as a Word document and send it back. "
        "Whoever built it takes your edits in with briefing import FILE",
    ]


def test_the_first_page_lists_what_is_in_the_edition_and_what_is_not(shown: WordDocument) -> None:
    told = [p.text for p in shown.paragraphs]
    begun = told.index("In this edition")
    assert told[begun + 1 : begun + 4] == [
        "1\tThe corridor grows\nseeds/a.txt · 6 sentences, 1 doubtful",
        "2\tMore\nkz/b.txt · 3 sentences",
        "Left out, because published in English: published.txt",
    ]


def test_every_internal_link_has_its_bookmark(body: etree._Element) -> None:
    anchors = set(body.xpath("//w:hyperlink/@w:anchor"))
    assert anchors == set(body.xpath("//w:bookmarkStart/@w:name")) == {"contents", "article_1", "article_2"}


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


# Readers of every kind


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


def test_every_run_of_text_has_its_language(shown: WordDocument) -> None:
    stories = [shown.element.body, shown.part._comments_part.element]
    spoken = [run for story in stories for run in story.iter(f"{W}r") if run.findtext(f"{W}t")]
    assert all(run.find(f"{W}rPr/{W}lang") is not None for run in spoken)
    tags = {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in spoken if re.search("[а-яё]", run.findtext(f"{W}t"))}
    assert tags == {"ru-RU"}


def test_every_style_in_use_is_defined(shown: WordDocument) -> None:
    defined = shown.styles.element.xpath("./w:style/@w:styleId")
    stories = [shown.element.body, shown.part._comments_part.element]
    used = [
        style
        for story in stories
        for style in story.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    ]
    based = shown.styles.element.xpath("./w:style/w:basedOn/@w:val | ./w:style/w:next/@w:val")
    assert {*used, *based} <= set(defined)
    assert len(defined) == len(set(defined))


def test_nothing_is_formatted_but_by_styles(shown: WordDocument) -> None:
    for story in (shown.element.body, shown.part._comments_part.element):
        assert {child.tag for p in story.iter(f"{W}pPr") for child in p} == {f"{W}pStyle"}
        assert {child.tag for r in story.iter(f"{W}rPr") for child in r} <= {f"{W}rStyle", f"{W}lang"}


def test_shades_leave_the_text_its_contrast(shown: WordDocument) -> None:
    inks = set(shown.styles.element.xpath("//w:color/@w:val"))
    assert {INK, SOFT_INK} < inks
    assert all(contrast(ink, paper) >= 4.5 for ink in inks for paper in (LOCKED_SHADE, TERM_SHADE))  # WCAG 2.2, AA


def test_the_page_is_landscape_a4_and_says_what_it_is(shown: WordDocument) -> None:
    (section,) = shown.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    assert shown.element.body.xpath("//w:pgSz/@w:orient") == ["landscape"]
    assert section.header.paragraphs[0].text == "Briefing pack, 10 March 2026: review edition"
    assert shown.core_properties.title == "Briefing pack, 10 March 2026: review edition"


def test_the_distribution_edition_has_none_of_this() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.compose(pack(corridor())))) as archive:
        assert "word/comments.xml" not in archive.namelist()
        assert b"briefing-edition" not in archive.read("docProps/custom.xml")
        assert b"TermMark" not in archive.read("word/styles.xml")


# Odd packs


def test_a_pack_with_nothing_to_review_says_so() -> None:
    document = opened(PUBLISHED)
    told = [p.text for p in document.paragraphs]
    assert told[2] == "Nothing to review"
    assert told[-2:] == ["Left out, because published in English: published.txt", "End of the review edition"]
    assert not document.tables
    assert not list(document.comments)


def test_any_text_composes_and_comes_back() -> None:
    odd = article(f"{ODD} | {ODD} {{{ODD}}}", f"{ODD} | {ODD} {{{ODD}}}", outlet=ODD, path=ODD)
    document = opened(odd)
    assert [row[1:] for row in rows(document)[1:]] == [(legible(ODD), legible(ODD), "")] * 2
    assert "👩‍👩‍👧" in rows(document)[1][2]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_what_is_legible_survives(before: str, after: str) -> None:
    written = translation(f"Раз Среднем коридоре. | {before.strip()} Middle Corridor {after.strip()}", CORRIDOR_TERM)
    document = opened(replace(article("А | A"), translations=(written,)))
    assert rows(document)[2][2] == legible(written.target)


def test_terms_over_two_lines_come_back_on_one() -> None:
    written = translation("О Среднем \n коридоре | Of the Middle\nCorridor")
    uses = (TermUse("Средний коридор", "", "Middle Corridor", Rung.BEST, Span(2, len(written.segment.source))),)
    document = opened(replace(article("А | A"), translations=(replace(written, terms=uses),)))
    assert rows(document)[2][1:3] == ("О Среднем коридоре", "Of the Middle Corridor")
    assert (styled(document, "TermMark", 2), styled(document, "TermMark", 3)) == (
        ["Среднем коридоре"],
        ["Middle Corridor"],
    )


# The file


def test_the_same_pack_gives_the_same_bytes_whatever_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    built = pack(corridor())
    first = composed(built)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert composed(built) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_two_hundred_articles_compose_quickly() -> None:
    lines = [f"{'Слово ' * 20}Среднем коридоре {n}. | {'Word ' * 20}Middle Corridor {n}. {{odd}}" for n in range(30)]
    one = termed(article("А | A", *lines), {"Слово": (CORRIDOR_TERM,)})
    many = pack(*(replace(one, article=replace(one.article, path=f"{n}.txt")) for n in range(200)))
    begun = time.perf_counter()
    document = composed(many)
    assert time.perf_counter() - begun < 20
    assert document


def test_a_round_trip_through_libreoffice_keeps_what_the_importer_reads(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    file = tmp_path / "pack.review.docx"
    file.write_bytes(composed(pack(corridor())))
    there = converted(soffice, file, "odt", tmp_path / "there")
    back = Document(str(converted(soffice, there, "docx", tmp_path / "back")))
    sent = Document(str(file))
    assert rows(back) == rows(sent)
    assert anchored(back) == anchored(sent)
    parts = {str(part.partname): part.blob for part in back.part.package.iter_parts()}
    held = etree.fromstring(parts["/docProps/custom.xml"])
    assert ["".join(one.itertext()) for one in held if one.get("name") == "briefing-edition"] == [
        edition(pack(corridor())).id
    ]


def converted(soffice: str, file: Path, form: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / file.with_suffix(f".{form}").name
