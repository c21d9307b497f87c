"""`briefing verify`: what has happened since a pack was built is said, and is exit code 5."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from docx import Document
from typer.testing import CliRunner

from briefing.cli.verify import verify as command
from briefing.errors import BriefingError, ExitCode, InputError
from tests.factories.command import briefing
from tests.tiny_model import PACKAGE

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."


OTHER = "Министры обсудили развитие портов. Президент Азербайджана прибыл в Баку с визитом в среду."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two articles, a glossary, a model, and a pack of each edition made of them."""
    desk = tmp_path_factory.mktemp("desk")
    environment = {"BRIEFING_HOME": str(desk / "home"), "ARGOS_PACKAGES_DIR": str(desk / "none")}
    for folder in ("seeds", "glossary"):
        (desk / folder).mkdir()
    (desk / "seeds" / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    (desk / "seeds" / "b.txt").write_text(OTHER, encoding="utf-8")
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nпорт,harbour\n", encoding="utf-8")
    for arguments in (("model", "install", PACKAGE), ("build", "--edition", "both", "--date", "2026-03-10")):
        ended = briefing(*arguments, cwd=desk, **environment)
        assert ended.code == 0, ended.err
    return desk


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk = tmp_path / "desk"
    shutil.copytree(built, desk)
    monkeypatch.chdir(desk)
    monkeypatch.setenv("BRIEFING_HOME", str(desk / "home"))
    return desk


def ran(*arguments: str, pack: str = "out/briefing-2026-03-10.en.docx") -> tuple[int, list[str]]:
    app = typer.Typer()
    app.command()(command)
    ended = CliRunner().invoke(app, [pack, *arguments])
    if isinstance(ended.exception, BriefingError):
        raise ended.exception
    return ended.exit_code, ended.stdout.splitlines()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("kind", ["docx", "review.docx"])
def test_all_unchanged(kind: str) -> None:
    code, lines = ran(pack=f"out/briefing-2026-03-10.en.{kind}")
    assert code == ExitCode.DONE
    assert lines[0].startswith(f"briefing-2026-03-10.en.{kind}: ")
    assert " of 2026-03-10 in English, made by briefing " in lines[0]
    assert [line.split()[:2] for line in lines[1:7]] == [
        [name, "unchanged"] for name in ("text", "marks", "links", "margins", "comments", "titles")
    ]
    assert [line.split()[:3] for line in lines[7:-1]] == [
        ["source", "unchanged", "a.txt"],
        ["source", "unchanged", "b.txt"],
        ["glossary", "unchanged"],
        ["model", "unchanged", "translate-ru_en"],
    ]
    assert lines[-1].startswith("Not compared: formatting")


def change_source(desk: Path) -> None:
    (desk / "seeds" / "a.txt").write_text(RUSSIAN + " ", encoding="utf-8")


def remove_sources(desk: Path) -> None:
    shutil.rmtree(desk / "seeds")


def change_glossary(desk: Path) -> None:
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nпорт,port\n", encoding="utf-8")


def remove_glossary(desk: Path) -> None:
    shutil.rmtree(desk / "glossary")


def remove_model(desk: Path) -> None:
    shutil.rmtree(desk / "home" / "models")


def edit_text(desk: Path) -> None:
    (file,) = desk.glob("out/*.en.docx")
    document = Document(str(file))
    document.tables[0].cell(1, 1).paragraphs[0].add_run(" (sic)")
    document.save(str(file))


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (change_source, ["source    changed    a.txt"]),
        (remove_sources, ["source    missing    a.txt", "source    missing    b.txt"]),
        (change_glossary, ["glossary  changed"]),
        (remove_glossary, ["glossary  missing"]),
        (remove_model, ["model     missing    translate-ru_en"]),
        (edit_text, ["text      changed     (edited since it was built: the words of the body)"]),
    ],
)
def test_what_has_happened_since_is_said_and_is_exit_5(
    desk: Path, happens: Callable[[Path], None], said: list[str]
) -> None:
    happens(desk)
    code, lines = ran()
    assert code == ExitCode.FINDINGS_REMAIN
    told = [line for line in lines[1:-1] if "unchanged" not in line]
    assert len(told) == len(said)
    assert all(line.startswith(start) for line, start in zip(told, said, strict=True)), told


def test_other_folders_and_json(desk: Path, tmp_path: Path) -> None:
    seeds, glossary = tmp_path / "archive", tmp_path / "terms"
    (desk / "seeds").rename(seeds)
    (desk / "glossary").rename(glossary)
    code, lines = ran("--seeds", str(seeds), "--glossary", str(glossary), "--json")
    assert code == ExitCode.DONE
    (line,) = lines
    said = json.loads(line)
    assert said["unchanged"] is True
    assert said["date"] == "2026-03-10"
    assert [source["path"] for source in said["sources"]] == ["a.txt", "b.txt"]
    assert said["verdicts"][6] == {"subject": "source", "name": "a.txt", "state": "unchanged", "detail": ""}


def test_the_glossary_of_an_article_that_could_not_be_translated_counts_too(desk: Path) -> None:
    kazakh = "Қазақстан Республикасының Президенті Ақордада үкімет мүшелерімен кездесіп, жаңа жобаларды талқылады."
    (desk / "seeds" / "k.txt").write_text(kazakh, encoding="utf-8")
    (desk / "glossary" / "kk-en.csv").write_text("source,target\nАқорда,Akorda\n", encoding="utf-8")
    assert ran()[0] == ExitCode.DONE  # the pack was built before they came
    assert briefing("build", "--date", "2026-03-10", "--engine", "argos", cwd=desk).code == 0
    assert ran()[0] == ExitCode.DONE


@pytest.mark.usefixtures("desk")
def test_a_pack_that_is_not_there_is_said() -> None:
    with pytest.raises(InputError, match=r"nowhere\.docx: cannot be read"):
        ran(pack="nowhere.docx")
