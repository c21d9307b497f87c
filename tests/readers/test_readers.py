"""From the bytes of a file to an article: seeds, encodings, what a file states about itself, and bad files."""

import datetime
import hashlib
import subprocess
import sys
import time

import pytest

from briefing.errors import ExitCode
from briefing.readers import article_id, read_article
from briefing.records import Article, ParagraphKind
from tests.factories.paths import SEEDS
from tests.factories.read_articles import assert_faithful, drawn, read, refused

RUSSIAN = (
    "Азербайджан начинает диалог с Китаем\n"
    "«Это важно», — сказал президент Ильхам Алиев в Баку на встрече с гостями. Стороны обсудили транзит.\n"
)


# Seeds


@pytest.mark.parametrize(
    ("name", "date", "outlet", "count", "title"),
    [
        (
            "000_7b3a8fc9bf156c79",
            datetime.date(2026, 3, 10),
            "Trend",
            5,
            "Азербайджан заинтересован в сотрудничестве с одной или несколькими ведущими американскими компаниями в "
            "качестве якорных инвесторов или соинвесторов в создании промышленных кластеров в стране.",
        ),
        (
            "001_e7bd1e850eab8e47",
            datetime.date(2026, 2, 11),
            "Day.Az",
            36,
            '10 февраля в Баку состоялась церемония подписания "Хартии о стратегическом партнерстве между '
            'Правительством Азербайджанской Республики и Правительством Соединенных Штатов Америки".',
        ),
        (
            "002_8359627fc353cd33",
            datetime.date(2025, 12, 29),
            "Report",
            9,
            "Экономика будет приоритетным направлением сотрудничества Азербайджана с Казахстаном.",
        ),
        (
            "003_49e501304c3e8fbb",
            None,
            "Kazinform",
            9,
            "Азербайджан начинает диалог с Китаем в оборонной промышленности",
        ),
        (
            "004_fa5e6eab99ca950a",
            datetime.date(2026, 2, 10),
            "",
            6,
            "В Баку обсуждено стратегическое партнерство Азербайджана и США.",
        ),
    ],
)
def test_seed(name, date, outlet, count, title):
    data = (SEEDS / f"{name}.txt").read_bytes()
    article = read_article(data, f"{name}.txt")
    assert (article.date, article.outlet, len(article.paragraphs), article.title) == (date, outlet, count, title)
    assert (article.language, article.encoding) == ("ru", "utf-8")
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert_faithful(article)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seed_stands_verbatim_in_the_paragraphs(path):
    article = read_article(path.read_bytes(), path.name)
    source = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in source.split("\n") if line.strip()]
    if article.date:
        lines[0] = lines[0].removeprefix(f"date {article.date} ")
    assert [paragraph.span.of(article.text) for paragraph in article.paragraphs] == lines


def test_charter_keeps_its_sections_and_lists():
    article = read_article((SEEDS / "001_e7bd1e850eab8e47.txt").read_bytes(), "001.txt")
    signs = [line.split(" ")[0] if line[:1] in "#•123456789" else "" for line in drawn(article)]
    numbers = [[f"{number}.|" for number in range(1, count + 1)] for count in (5, 7, 4)]
    first, second, third = numbers
    expected = ["", "", "", "", *["•|"] * 5, "#", "", "", *first, "#", *second, "#", "", *third, "#", "", "", "", ""]
    assert ["" if sign == "10" else sign for sign in signs] == expected


def test_seed_with_a_headline_has_it_as_its_first_paragraph():
    article = read_article((SEEDS / "003_49e501304c3e8fbb.txt").read_bytes(), "003.txt")
    assert article.paragraphs[0].kind is ParagraphKind.HEADLINE
    assert article.title_span == article.paragraphs[0].span


# The crawl's stamp


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        (" date 2026-03-10 Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        ("date 2026-03-10 Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        ("\n date 2026-03-10  Баку принял гостей.", datetime.date(2026, 3, 10), "Баку принял гостей."),
        (" date 2026-03-10\nБаку принял гостей.", datetime.date(2026, 3, 10), "\nБаку принял гостей."),
        (" date 2026-03 Баку принял гостей.", None, "Баку принял гостей."),
        (" date 2026-02-30 Баку принял гостей.", None, " date 2026-02-30 Баку принял гостей."),
        (" date 2026-13 Баку принял гостей.", None, " date 2026-13 Баку принял гостей."),
        (" date 2026-03-101 Баку принял гостей.", None, " date 2026-03-101 Баку принял гостей."),
        ("Баку, date 2026-03-10 принял гостей.", None, "Баку, date 2026-03-10 принял гостей."),
        ("Баку принял гостей 10 марта 2026 года.", None, "Баку принял гостей 10 марта 2026 года."),
    ],
)
def test_stamp(text, date, rest):
    article = read(text)
    assert (article.date, article.text) == (date, rest)


# Encodings


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


# What a file states about itself

FRONT = """---
title: Баку начинает диалог
source: Trend
url: https://trend.az/1
author: Л. Мамедова
date: 2026-03-10
tags: [порт, транзит]
---
"""


BODY = " date 2025-01-01 БАКУ /АПА/ - Баку принял гостей. Они говорили.\n"


def facts(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.url, article.author, article.date


def test_front_matter_wins_over_the_text():
    article = read(FRONT + BODY)
    expected = ("Баку начинает диалог", "Trend", "https://trend.az/1", "Л. Мамедова", datetime.date(2026, 3, 10))
    assert facts(article) == expected
    assert article.text == "БАКУ /АПА/ - Баку принял гостей. Они говорили.\n"
    assert article.title_span is None


def test_sidecar_wins_over_front_matter():
    sidecar = 'title = "Иной заголовок"\ndate = 2026-01-02\nsource = ""\nseen = true\n'
    expected = ("Иной заголовок", "", "https://trend.az/1", "Л. Мамедова", datetime.date(2026, 1, 2))
    assert facts(read(FRONT + BODY, sidecar=sidecar)) == expected


@pytest.mark.parametrize(
    ("toml", "date"),
    [
        ("date = 2026-03-10", datetime.date(2026, 3, 10)),
        ('date = "2026-03-10"', datetime.date(2026, 3, 10)),
        ("date = 2026-03-10T23:30:00+04:00", datetime.date(2026, 3, 10)),
        ('date = "2026-03-10T23:30:00+04:00"', datetime.date(2026, 3, 10)),
    ],
)
def test_date_in_a_sidecar(toml, date):
    assert read(RUSSIAN, sidecar=toml).date == date


@pytest.mark.parametrize(
    "text",
    [
        "---\nБаку принял гостей.\n---\nОни говорили.",
        "---\ntitle: без конца\nБаку принял гостей.",
        "Баку.\n---\ntitle: нет\n---\n",
    ],
)
def test_rules_across_the_page_are_no_front_matter(text):
    assert read(text).text == text


@pytest.mark.parametrize(
    ("block", "about"),
    [
        ("title: [Баку, порт]", "title"),
        ("author:\n  name: Л. Мамедова", "author"),
        ("date: вчера", "date"),
        ("date: 2026-02-30", "date"),
        ("title: Баку: порт: дорога", "front matter"),
        ("title: 'Баку", "front matter"),
        ("a: &a [*a", "front matter"),
        ("a: " + "[" * 1500, "front matter"),
    ],
)
def test_wrong_front_matter_is_named(block, about):
    error = refused(f"---\n{block}\n---\n{RUSSIAN}".encode(), "лента/a.txt")
    assert "лента/a.txt" in error.problem
    assert about in error.problem


@pytest.mark.parametrize(
    ("toml", "about"),
    [("title = 5", "title"), ("date = 14:30:00", "date"), ("title = ", "TOML"), ("date = 'вчера'", "date")],
)
def test_wrong_sidecar_is_named(toml, about):
    error = refused(RUSSIAN.encode(), "лента/a.b.txt", toml)
    assert "лента/a.b.meta.toml" in error.problem
    assert about in error.problem


def test_empty_values_state_nothing():
    assert facts(read(f"---\ntitle:\nauthor: null\ndate: ~\n---\n{BODY}")) == facts(read(BODY))


# Bad files


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


def test_damaged_utf_8_is_not_taken_for_another_encoding():
    data = RUSSIAN.encode()
    error = refused(data[:40] + b"\xd0" + data[40:])
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


def test_kind_that_is_not_read():
    assert ".docx" in refused(b"text", "a.pdf").remedy


def test_bad_input_has_its_exit_code():
    assert refused(b"").exit_code is ExitCode.BAD_INPUT


# The rest


def test_id_is_the_same_on_every_system():
    composed, decomposed = "\u0439.txt", "\u0438\u0306.txt"  # «й.txt», as Linux and as macOS write it
    assert article_id(composed) == article_id(decomposed) == hashlib.sha256(composed.encode()).hexdigest()[:10]
    assert article_id("a/b.txt") != article_id("b.txt")


@pytest.mark.parametrize("path", ["a.txt", "A.TXT", "a.Txt"])
def test_suffix_in_any_case(path):
    assert read(RUSSIAN, path).title == "Азербайджан начинает диалог с Китаем"


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_huge_line_takes_seconds(suffix):
    line = "Азербайджан и Казахстан строят порт и дорогу, " * 120_000  # 10 MB
    if suffix == "html":  # whose paragraphs have an end
        line = "".join(f"<p>{start} {line[start : start + 50_000]}" for start in range(0, len(line), 50_000))
    began = time.perf_counter()
    article = read(line, f"a.{suffix}")
    assert time.perf_counter() - began < 20
    assert len(article.text) > 5_000_000
    assert article.language == "ru"


def test_reading_text_loads_no_heavy_library():
    heavy = {"trafilatura", "lxml", "docx", "markdown_it", "yaml", "langdetect", "charset_normalizer", "razdel"}
    program = "import sys, briefing.readers, briefing.languages; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert heavy.isdisjoint(loaded)
