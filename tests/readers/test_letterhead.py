"""The date in the head of a document's pages is the article's where nothing else says one."""

import datetime

import pytest

from briefing.readers import read_article
from tests.factories.pdf_documents import pdf
from tests.factories.word_documents import XMLNS, p, packed

DAY = datetime.date(2026, 3, 10)
TEXT = "Министр транспорта сообщил о прибытии состава в порт Алят."
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
)


def date_of_word(*heads: str, text: str = TEXT) -> datetime.date | None:
    header = f"<w:hdr {XMLNS}>{''.join(heads)}</w:hdr>"
    return read_article(packed(p(text), {"header": header}), "a.docx").date


def field(instruction: str, shown: str) -> str:
    return f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize("line", ["Пресс-релиз № 14 от 10 марта 2026 года", "10.03.2026 № 01-12/345"])
def test_the_date_of_a_letterhead_is_used(line: str) -> None:
    assert date_of_word(p("Министерство транспорта"), p(line)) == DAY


def test_a_dateline_comes_first() -> None:
    assert date_of_word(p("9 марта 2026 года"), text=f"БАКУ, 10 марта 2026, Trend - {TEXT}") == DAY


@pytest.mark.parametrize(
    "heads",
    [
        (p("Приказ от 10.03.2026"), p("Регистрация 12.03.2026")),
        (field("DATE \\@ dd.MM.yyyy", "10.03.2026"),),
        (field("date \\@ dd.MM.yyyy", "10.03.2026"),),
        (p("Министерство транспорта"),),
    ],
)
def test_of_several_dates_or_that_of_today_none_is_used(heads: tuple[str, ...]) -> None:
    assert date_of_word(*heads) is None


def test_the_day_on_which_a_document_was_saved_stays_what_it_was() -> None:
    assert date_of_word(field("SAVEDATE \\@ dd.MM.yyyy", "10.03.2026")) == DAY


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<text:p>Пресс-релиз от 10 марта 2026 года</text:p>", DAY),
        ('<text:p>Баку, <text:date text:fixed="true">10.03.2026</text:date></text:p>', DAY),
        ("<text:p>Баку, <text:date>10.03.2026</text:date></text:p>", None),
    ],
)
def test_the_letterhead_of_an_opendocument_text(head: str, date: datetime.date | None) -> None:
    styles = f"<office:master-styles><style:master-page><style:header>{head}</style:header></style:master-page>"
    body = f"<office:body><office:text><text:p>{TEXT}</text:p></office:text></office:body>"
    document = f"<office:document {NAMES}>{styles}</office:master-styles>{body}</office:document>"
    assert read_article(document.encode(), "a.fodt").date == date


@pytest.mark.parametrize(("height", "date"), [(770.0, DAY), (30.0, None)])
def test_the_running_head_of_a_pdf_document(height: float, date: datetime.date | None) -> None:
    head = (50.0, height, "Ministry of Transport, 10 March 2026")
    pages = [[head, (50.0, 600.0, f"The port received train {number} on Tuesday.")] for number in ("one", "two")]
    assert read_article(pdf(*pages), "a.pdf").date == date
