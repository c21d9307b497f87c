"""`briefing read`: what is understood of one file."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli.app import app
from briefing.errors import InputError
from tests.factories.samples import SAMPLES

TEXT = (
    "---\ntitle: Переговоры в Баку\nsource: Trend\ndate: 2026-03-10\n---\n"
    "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите.\n\n"
    "Қазақстан Сыртқы істер министрі Бакуге келіп, транзит туралы келіссөздер жүргізді.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def shown(*arguments: str | Path) -> str:
    ended = CliRunner().invoke(app, ["read", *map(str, arguments)], catch_exceptions=False)
    assert ended.exit_code == 0
    return ended.output


def test_facts_languages_and_paragraphs_are_shown(file: Path) -> None:
    assert shown(file).splitlines() == [
        "title:    Переговоры в Баку",
        "outlet:   Trend",
        "date:     2026-03-10",
        "language: Kazakh (51 %), Russian (49 %)",
        "encoding: utf-8",
        "text:     2 paragraphs",
        "",
        "1. [Russian] Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите.",
        "2. Қазақстан Сыртқы істер министрі Бакуге келіп, транзит туралы келіссөздер жүргізді.",
    ]


def test_what_is_left_out_is_shown() -> None:
    assert "Text that is struck out is left out: 5 characters, “сорок”." in shown(SAMPLES / "port.odt").splitlines()


def test_json_says_the_same(file: Path) -> None:
    read = json.loads(shown(file, "--json"))
    assert (read["schema"], read["title"], read["outlet"], read["date"]) == (
        1,
        "Переговоры в Баку",
        "Trend",
        "2026-03-10",
    )
    assert [paragraph["language"] for paragraph in read["paragraphs"]] == ["ru", "kk"]
    assert read["languages"] == {"kk": 82, "ru": 80}
    findings = json.loads(shown(SAMPLES / "port.odt", "--json"))["findings"]
    assert {"struck", "hidden"} <= {finding["code"] for finding in findings}


@pytest.mark.parametrize(
    ("name", "said"), [("b.txt", "there is no such file"), ("", "is a folder"), ("a.doc", "save it as .docx")]
)
def test_what_is_no_article_is_an_error(file: Path, name: str, said: str) -> None:
    (file.parent / "a.doc").write_bytes(b"\xd0\xcf")
    ended = CliRunner().invoke(app, ["read", str(file.parent / name)])
    assert isinstance(ended.exception, InputError)
    assert said in str(ended.exception)
