"""From the bytes of a file to an article: the seeds, ids, kinds of file."""

import datetime
import hashlib
import subprocess
import sys

import pytest

from briefing.errors import ExitCode
from briefing.readers import article_id, read_article
from briefing.records import ParagraphKind
from tests.factories.paths import SEEDS
from tests.factories.processor_time import at_most
from tests.factories.read_articles import RUSSIAN, assert_faithful, drawn, read, refused

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


def test_kind_that_is_not_read():
    assert ".docx" in refused(b"text", "a.doc").remedy


def test_bad_input_has_its_exit_code():
    assert refused(b"").exit_code is ExitCode.BAD_INPUT


# Kinds, ids and time


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
    with at_most(20):
        article = read(line, f"a.{suffix}")
    assert len(article.text) > 5_000_000
    assert article.language == "ru"


def test_reading_text_loads_no_heavy_library():
    heavy = {
        "trafilatura",
        "lxml",
        "docx",
        "markdown_it",
        "yaml",
        "langdetect",
        "py3langid",
        "pymorphy3",
        "charset_normalizer",
        "razdel",
    }
    program = "import sys, briefing.readers, briefing.languages; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert heavy.isdisjoint(loaded)
