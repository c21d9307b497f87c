"""Text in any encoding, and bytes that are no text."""

import pytest

from briefing.readers import read_article
from tests.factories.paths import SEEDS
from tests.factories.read_articles import RUSSIAN, read, refused


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1251", "windows-1251"),
        ("koi8-r", "koi8-r"),
        ("cp866", "ibm866"),
        ("iso8859-5", "iso-8859-5"),
        ("mac-cyrillic", "mac-cyrillic"),
    ],
)
def test_encoding(codec, name):
    text = RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-")  # KOI8-R has none of these
    article = read_article(text.encode(codec), "a.txt")
    assert (article.encoding, article.text) == (name, text)


def test_utf_16_with_its_mark_in_either_order():
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        article = read_article(mark + RUSSIAN.encode(codec), "a.txt")
        assert (article.encoding, article.text) == ("utf-16", RUSSIAN)


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "cp866"])
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_two_sentences_are_enough_to_tell_an_8_bit_encoding(path, codec):
    words = path.read_text(encoding="utf-8").replace("—", "-").split()
    data = " ".join(words[2:40]).encode(codec, "ignore")
    assert read_article(data, "a.txt").text == data.decode(codec)


def test_english_with_typographic_quotes_is_windows_1252():
    text = "The minister’s café remarks – “a naïve façade” – were résumé material, the Trend agency said in Baku.\n"
    article = read_article(text.encode("cp1252"), "a.txt")
    assert (article.encoding, article.text, article.language) == ("windows-1252", text, "en")


def test_text_is_kept_verbatim_but_for_line_ends_and_what_xml_forbids():
    article = read("«Баку»\xa0–\xa0„порт“…\r\nЕщё\tстрока\rи\x0bещё\u2028одна\x07\ufffe.")
    assert article.text == "«Баку»\xa0–\xa0„порт“…\nЕщё\tстрока\nи\nещё\nодна."


# Bytes that are no text


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        (b"PK\x03\x04" + bytes(range(256)), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        (b"{\\rtf1\\ansi \\'c1}", "RTF"),
        (bytes(range(256)) * 10, "binary"),
        (b"\0" * 1000, "binary"),
        (b"abc\0" * 1000, "binary"),
    ],
)
def test_file_that_is_no_text_is_named_by_what_it_seems_to_be(data, seems):
    error = refused(data, "лента/a.txt")
    assert error.problem.startswith("лента/a.txt: ")
    assert seems in error.problem


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", "\u200b\n…\n---".encode()])
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_file_without_text(data, path):
    assert refused(data, path).problem.startswith(f"{path}: ")


def test_a_stray_byte_costs_no_more_than_itself_and_is_told():
    data = RUSSIAN.encode()
    article = read_article(data[:40] + b"\xd0" + data[40:], "a.txt")
    assert article.encoding == "utf-8"
    assert article.text.replace("\ufffd", "") == RUSSIAN
    assert [finding.code for finding in article.findings] == ["stray-bytes"]
    assert "1 byte is no text" in article.findings[0].message


def test_the_byte_that_windows_1251_has_not_is_a_stray_one():
    before, behind = "Президент ", "Алиев принял посла. Они говорили."
    article = read_article(before.encode("cp1251") + b"\x98" + behind.encode("cp1251"), "a.txt")
    assert (article.encoding, article.text) == ("windows-1251", f"{before}\ufffd{behind}")
    assert [finding.code for finding in article.findings] == ["stray-bytes"]


def test_damaged_utf_8_is_not_taken_for_another_encoding():
    data = RUSSIAN.encode()
    error = refused(b"".join(data[place : place + 40] + b"\xd0" for place in range(0, len(data), 40)))
    assert "damaged" in error.problem
    assert "byte 40" in error.problem or "byte 39" in error.problem


def test_utf_16_cut_off_in_a_character():
    assert "damaged" in refused(RUSSIAN.encode("utf-16")[:-1]).problem


def test_lone_surrogates_are_not_utf_8():
    refused("Баку \ud800 принял".encode("utf-8", "surrogatepass"))


def test_chinese_in_gbk_is_not_taken_for_russian():
    refused("阿塞拜疆总统在华盛顿会见了美国官员,双方讨论了合作问题以及能源项目。".encode("gbk") * 3)


def test_a_stray_zero_byte_costs_nothing():
    assert read_article(RUSSIAN.encode().replace(b"\n", b"\0\n", 1), "a.txt").text == RUSSIAN
