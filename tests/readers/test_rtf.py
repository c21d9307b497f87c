"""RTF documents."""

import pytest

from briefing.readers import read_article
from tests.factories.processor_time import at_most
from tests.factories.read_articles import assert_faithful, drawn, refused
from tests.factories.samples import LEFT_OUT, PORT, SAMPLES


def rtf(body: str, head: str = r"\ansi\ansicpg1251") -> bytes:
    return ("{\\rtf1" + head + " " + body + "}").encode("cp1251")


def lines(body: str, head: str = r"\ansi\ansicpg1251") -> list[str]:
    return drawn(read_article(rtf(body, head), "a.rtf"))


def test_a_document_with_everything_is_read_as_its_reader_sees_it() -> None:
    article = read_article((SAMPLES / "port.rtf").read_bytes(), "port.rtf")
    assert drawn(article) == [PORT[0], *PORT[1:3], "Задачи", *PORT[4:]]  # LibreOffice saves this heading as text
    assert_faithful(article)
    said = {finding.code: finding.message for finding in article.findings}
    assert said.keys() == LEFT_OUT.keys()
    assert all(LEFT_OUT[code] in message for code, message in said.items())


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (r"Порт открыт.\par Мост тоже.", ["Порт открыт.", "Мост тоже."]),
        (r"\'cf\'ee\'f0\'f2 открыт.", ["Порт открыт."]),
        (r"\uc1\u1055?\u1086?рт открыт.", ["Порт открыт."]),
        (r"\uc2\u1055\'cf\'cfорт {\uc0\u1086}ткрыт.", ["Порт открыт."]),
        (r"\u-4051?{} Порт открыт.", ["•| Порт открыт."]),
        (r"Порт {\b от}крыт\~{\i сегодня}.", ["Порт открыт\xa0сегодня."]),
        (r"Порт {\v тайно }{\v0 открыт}.", ["Порт открыт."]),
        (r"Порт {\strike не }открыт, \strike закрыт\strike0  работает.", ["Порт открыт, работает."]),
        (r"Груз 10{\super 6} т.", ["Груз 10⁶ т."]),
        (r"{\field{\*\fldinst HYPERLINK a}{\fldrslt Порт}} открыт.", ["Порт открыт."]),
        (r"{\pict 89504e47}{\*\unknown нет}Порт открыт.", ["Порт открыт."]),
        (r"\bin4 {{}}Порт открыт.", ["Порт открыт."]),
        (r"\outlinelevel0 Порт\par\pard Он открыт.", ["! Порт", "Он открыт."]),
        (r"Кран\cell 1,2\cell\row Путь\cell 3,4\cell\row\pard Итог.", ["Кран | 1,2", "Путь | 3,4", "Итог."]),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Врезка.\par}}}Порт открыт.", ["Порт открыт.", "Врезка."]),
        (r"Порт открыт.}}} Он работает.", ["Порт открыт. Он работает."]),
    ],
)
def test_what_control_words_mean(body: str, read: list[str]) -> None:
    assert [line.removeprefix("! ") if len(read) == 1 else line for line in lines(body)] == read


def test_the_character_set_of_a_font_decides() -> None:
    head = r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset0 Arial;}}"
    assert lines(r"\f0 \'cf\'ee\'f0\'f2 \f1 caf\'e9.", head) == ["Порт café."]


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"Text", b"{\\rt"])
def test_what_is_no_document_is_named(data: bytes) -> None:
    assert "is no .rtf document" in refused(data, "a.rtf").problem


def test_groups_in_groups_have_a_limit() -> None:
    assert "groups within groups" in refused(rtf("{" * 100_000), "a.rtf").problem


@pytest.mark.parametrize("piece", [r"\par ", r"\u1055?", r"{\b а}", r"\'cf", r"{\footnote а}", r"а\cell\row ", "\\"])
def test_much_of_anything_takes_seconds(piece: str) -> None:
    with at_most(5):
        assert read_article(rtf("Порт. " + piece * 10_000), "a.rtf").paragraphs
