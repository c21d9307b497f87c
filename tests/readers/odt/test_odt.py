"""OpenDocument texts."""

import io
import zipfile

import pytest

from briefing.readers import read_article
from tests.factories.read_articles import assert_faithful, drawn, refused
from tests.factories.samples import LEFT_OUT, PORT, SAMPLES

HEAD = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
)


def flat(body: str, styles: str = "") -> bytes:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return f"{HEAD}{automatic}<office:body><office:text>{body}</office:text></office:body></office:document>".encode()


def lines(body: str, styles: str = "") -> list[str]:
    return drawn(read_article(flat(body, styles), "a.fodt"))


@pytest.mark.parametrize("suffix", ["odt", "fodt"])
def test_a_document_with_everything_is_read_as_its_reader_sees_it(suffix: str) -> None:
    article = read_article((SAMPLES / f"port.{suffix}").read_bytes(), f"port.{suffix}")
    assert drawn(article) == PORT
    assert_faithful(article)
    said = {finding.code: finding.message for finding in article.findings}
    assert said.keys() == LEFT_OUT.keys()
    assert all(LEFT_OUT[code].partition(" 1”")[0] in message for code, message in said.items())


def test_styles_bring_what_their_ancestors_have() -> None:
    styles = (
        '<style:style style:name="a" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="b" style:family="text" style:parent-style-name="a"/>'
        '<style:style style:name="loop" style:family="text" style:parent-style-name="loop"/>'
    )
    body = (
        '<text:p>Порт <text:span text:style-name="b">тайный </text:span>'
        '<text:span text:style-name="loop">открыт.</text:span></text:p>'
    )
    assert lines(body, styles) == ["Порт открыт."]


def test_lists_count_by_level_and_begin_where_they_say() -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix=")"/>'
    styles = f'<text:list-style style:name="L">{level.format(1, "1")}{level.format(2, "a")}</text:list-style>'
    item = "<text:list-item{}><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('', 'Кран', '')}{item.format('', 'Путь', '')}</text:list>"
    first = item.format(' text:start-value="4"', "Порт", inner)
    more = f'<text:list text:style-name="L" text:continue-numbering="true">{item.format("", "Склад", "")}</text:list>'
    whole = f'<text:list text:style-name="L">{first}{item.format("", "Мост", "")}</text:list>'
    read = lines(f"<text:p>Список работ</text:p>{whole}{more}", styles)
    assert read[1:] == ["4)| Порт", "a)| Кран", "b)| Путь", "5)| Мост", "6)| Склад"]


def test_a_hidden_section_is_left_out_and_said() -> None:
    hidden = '<text:section text:name="s" text:display="none"><text:p>Тайна</text:p></text:section>'
    article = read_article(flat(f"{hidden}<text:p>Порт открыт.</text:p>"), "a.fodt")
    assert drawn(article) == ["Порт открыт."]
    assert [finding.code for finding in article.findings] == ["hidden"]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"%PDF-1.4", "a.odt", "is no .odt document but a PDF document"),
        (b"PK\x03\x04 damaged", "a.odt", "is damaged"),
        (b"<html>", "a.fodt", "is damaged"),
        (flat("").replace(b"office:text", b"office:drawing"), "a.fodt", "holds no text document"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + flat("<text:p>&b;</text:p>"), "a.fodt", "defines entities"),
        (flat("<text:p>" * 300 + "</text:p>" * 300), "a.fodt", "is damaged"),
    ],
)
def test_what_is_no_document_is_named(data: bytes, name: str, said: str) -> None:
    assert said in refused(data, name).problem


def test_another_archive_is_named() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "Порт")
    assert "holds no OpenDocument text" in refused(file.getvalue(), "a.odt").problem


def test_a_zip_bomb_is_stopped() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * (200 << 20))
    assert "unpacks to more than" in refused(file.getvalue(), "a.odt").problem
