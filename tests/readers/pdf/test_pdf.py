"""PDF documents; most tests read them in this process, as the program's own process for them does."""

import pytest

from briefing.errors import InputError
from briefing.readers import pdf as reader
from briefing.readers import read_article
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pdf.extraction import extracted
from tests.factories.pdf_documents import PICTURE, pdf
from tests.factories.read_articles import refused
from tests.factories.samples import SAMPLES

PROSE = (
    "The port received its first train on Tuesday and the minister said that",
    "the second one would follow before the end of the week, with goods from",
    "three countries on board.",
)


def parsed(data: bytes) -> ParsedArticle:
    return reader.read_pages([*extracted(data, "a.pdf")], "a.pdf")


def lines(data: bytes) -> list[str]:
    found = parsed(data)
    return [paragraph.span.of(found.text) for paragraph in found.paragraphs]


def placed(*texts: str, left: float = 50, top: float = 700, leading: float = 14) -> list[tuple[float, float, str]]:
    return [(left, top - leading * number, text) for number, text in enumerate(texts)]


def test_columns_over_two_pages_with_a_running_head_are_paragraphs_again() -> None:
    read = lines((SAMPLES / "columns.pdf").read_bytes())
    assert read[0] == "Порты и дороги Каспия"
    assert read[1:] == (SAMPLES / "columns.txt").read_text(encoding="utf-8").splitlines()


def test_heads_and_page_numbers_are_left_out_and_said() -> None:
    (finding,) = parsed((SAMPLES / "columns.pdf").read_bytes()).findings
    assert finding.code == "margin"
    assert "“Министерство транспорта”, “Страница 1”" in finding.message


def test_notes_at_the_foot_of_columns_follow_the_text_that_they_interrupt() -> None:
    read = lines((SAMPLES / "notes.pdf").read_bytes())
    assert read == (SAMPLES / "notes.txt").read_text(encoding="utf-8").splitlines()


def test_a_mark_before_a_note_and_one_behind_a_word_are_told_alike() -> None:
    text = [(50.0, 700.0 - 14 * row, line) for row, line in enumerate((*PROSE, *PROSE))]
    mark, note = b"BT /F 5 Tf 50 103 Td (1) Tj ET ", b"BT /F 8 Tf 53 100 Td (Report of the port, p. 12.) Tj ET "
    drawn = b"".join(b"BT /F 12 Tf %d %d Td (%s) Tj ET " % (left, top, line.encode()) for left, top, line in text)
    assert lines(pdf(drawn + mark + note))[-1] == "[1] Report of the port, p. 12."


def test_notes_that_repeat_at_the_foot_of_pages_are_no_running_heads() -> None:
    last = (50.0, 50.0, "Ibidem, page 3 and the next pages")
    pages = [[*placed(*PROSE), (50.0, 62.0, f"{name} report of the port."), last] for name in ("First", "Second")]
    assert sum("Ibidem" in line for line in lines(pdf(*pages))) == 2


def test_a_page_of_more_than_32767_characters_is_read_whole() -> None:
    said = [f"The port received train number {number} on Tuesday, as the minister said." for number in range(600)]
    (page,) = extracted(pdf(placed(*said, top=790, leading=1.25)), "a.pdf")
    assert " ".join(word.text for word in page.words) == " ".join(said)


def test_a_line_that_the_library_cuts_is_told() -> None:
    found = parsed(pdf([(50.0, 700.0, "port " * 7_000)]))
    assert [finding.message for finding in found.findings] == ["Part of a very long line may not be read, on page 1."]


def test_a_head_that_one_page_alone_shows_is_not_the_title() -> None:
    head = b"BT /F 9 Tf 50 770 Td (Caspian Herald, number 3) Tj ET BT /F 20 Tf 50 730 Td (Ports and roads) Tj ET "
    drawn = b"".join(
        b"BT /F 12 Tf 50 %d Td (%s) Tj ET " % (700 - 14 * row, line.encode()) for row, line in enumerate(PROSE)
    )
    assert read_article(pdf(head + drawn), "a.pdf").title == "Ports and roads"


def test_another_process_reads_the_document() -> None:
    article = read_article((SAMPLES / "port.pdf").read_bytes(), "port.pdf")
    bodies = [paragraph.span.of(article.text) for paragraph in article.paragraphs]
    assert "1.1. купить краны;" in bodies
    assert "Актау | 1,2" in bodies
    assert any("вагонов [1] и 10⁶ тонн груза." in body for body in bodies)


def test_lines_are_joined_and_paragraphs_kept_apart() -> None:
    first, second = placed(*PROSE), placed(*PROSE, top=640)
    assert lines(pdf([*first, *second])) == [" ".join(PROSE)] * 2


def test_an_indent_begins_a_paragraph() -> None:
    first, second = placed(*PROSE[:2], f"{PROSE[1]}."), [(70.0, 658.0, PROSE[0]), (50.0, 644.0, PROSE[1])]
    assert len(lines(pdf([*first, *second]))) == 2


def test_divided_words_are_whole_again() -> None:
    head, tail = "The minister of trans-", f"port came to the opening. {PROSE[1]}"
    assert "transport came" in " ".join(lines(pdf(placed(*PROSE[:2], head, tail))))


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    assert lines(pdf(placed(*PROSE[:2]), placed(PROSE[2]))) == [" ".join(PROSE)]


def test_rows_of_a_table_stay_rows() -> None:
    cells = [(50.0, "Port {}"), (250.0, "{},5")]
    table = [(left, 500.0 - 14 * row, text.format(row)) for row in range(3) for left, text in cells]
    assert lines(pdf([*placed(*PROSE), *table]))[1:] == ["Port 0 | 0,5", "Port 1 | 1,5", "Port 2 | 2,5"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(PICTURE), "is a scan: its pages are pictures"),
        (pdf([]), "holds no text"),
        (b"%PDF-1.4 damaged", "is no PDF document, or is damaged"),
        (b"PK\x03\x04", "is no .pdf document but a ZIP archive"),
        (pdf(*[[]] * 2_001), "has 2,001 pages"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, said: str) -> None:
    assert said in refused(data, "a.pdf").problem


def test_pages_that_are_pictures_are_named() -> None:
    (finding,) = parsed(pdf(placed(*PROSE), PICTURE, placed(*PROSE))).findings
    assert finding.message == "Part of the document is not read: page 2 is a picture without text."


def test_fonts_without_letters_are_named() -> None:
    page = next(extracted(pdf(placed(*PROSE)), "a.pdf"))
    unmapped = page._replace(words=tuple(word._replace(text="\ue000\ue001") for word in page.words))
    with pytest.raises(InputError, match="fonts do not say"):
        reader.read_pages([unmapped], "a.pdf")


def test_a_document_made_to_fill_the_memory_or_to_take_for_ever_costs_only_itself() -> None:
    bomb = pdf(b"BT /F 12 Tf 50 700 Td (a) Tj ET\n" + b" " * (400 << 20), packed=2)
    assert len(bomb) < 10_000
    assert refused(bomb, "a.pdf").remedy
