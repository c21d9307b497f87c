"""The reviewer's round trip by commands alone: build, edit in Word, import, build again, and with another model."""

import copy
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.table import _Cell

from tests.factories.command import briefing
from tests.tiny_model import PACKAGE

TEXT = (
    " date 2026-03-10 Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе. "
    "По Среднему коридору идут грузы.\n\nМинистры обсудили развитие портов и дорог в регионе. Средний коридор открыт."
)
PACK = Path("out/briefing-2026-03-10.en.docx")
REVIEW = Path("out/briefing-2026-03-10.en.review.docx")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path, "model", "install", PACKAGE)
    run(tmp_path, "build", "--edition", "both")
    return tmp_path


def run(folder: Path, *arguments: str | Path) -> str:
    ended = briefing(*arguments, cwd=folder)
    assert ended.code == 0, ended.err
    return ended.out


def articles(desk: Path) -> list[dict]:
    (path,) = (desk / "out").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))["articles"]


def segments(desk: Path) -> list[dict]:
    return articles(desk)[0]["segments"]


def edit(desk: Path, edits: dict[str, str], reviewer: str = "Anna Petrova") -> Path:
    """Write the review edition with the English of some ids replaced, as the reviewer's file."""
    document = docx.Document(str(desk / REVIEW))
    for row in (row for table in document.tables for row in table.rows):
        if row.cells[0].text in edits:
            row.cells[2].text = edits[row.cells[0].text]
    document.core_properties.last_modified_by = reviewer
    document.save(str(desk / "reviewed.docx"))
    return Path("reviewed.docx")


def other_model(desk: Path) -> Path:
    """The same package under another version: another model, as far as anybody can know."""
    path = desk / "other.argosmodel"
    with zipfile.ZipFile(PACKAGE) as old, zipfile.ZipFile(path, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith("metadata.json"):
                data = json.dumps({**json.loads(data), "package_version": "9.9"}).encode()
            new.writestr(item, data)
    return path


def test_corrections_are_in_the_next_pack_with_their_reviewer_and_outlive_the_model(desk):
    first, second, *_ = segments(desk)
    edits = {first["id"]: "The President of Azerbaijan arrived in Baku.", second["id"]: "Ministers discussed ports."}
    file = edit(desk, edits)
    assert "2" in run(desk, "import", file, "--dry-run").splitlines()[0]
    assert "person" not in run(desk, "build")
    run(desk, "import", file)
    assert "by a person" in run(desk, "build")
    run(desk, "model", "remove", "translate-ru_en")
    run(desk, "model", "install", other_model(desk))
    out = run(desk, "build")
    assert "new" in out.splitlines()[-1], "another model translates the rest anew"
    corrected = {s["id"]: (s["target"], s["origin"], s["person"]) for s in segments(desk) if s["origin"] == "person"}
    twin = segments(desk)[3]["id"]
    expected = {id_: (text, "person", "Anna Petrova") for id_, text in edits.items()}
    assert corrected == {**expected, twin: expected[second["id"]]}
    text = "\n".join(c.text for t in docx.Document(str(desk / PACK)).tables for r in t.rows for c in r.cells)
    assert all(target in text for target in edits.values())


def test_a_glossary_that_contradicts_a_correction_is_reported_and_does_not_overwrite_it(desk):
    corridor = segments(desk)[2]
    run(desk, "import", edit(desk, {corridor["id"]: "Goods go by the Central Corridor."}))
    (desk / "glossary/ru-en.csv").write_text("source,target\nСредний коридор,Middle Corridor\n", encoding="utf-8")
    run(desk, "build")
    (after,) = (segment for segment in segments(desk) if segment["id"] == corridor["id"])
    assert after["target"] == "Goods go by the Central Corridor."
    assert [finding["code"] for finding in after["findings"]] == ["term-missing"]


def test_what_reviewers_replaced_everywhere_becomes_a_line_of_the_glossary(desk):
    _, _, goods, _, opened = segments(desk)
    (desk / "glossary/ru-en.csv").write_text("source,target\nСредний коридор,Central Corridor\n", encoding="utf-8")
    run(desk, "build", "--edition", "review")
    (desk / "glossary/ru-en.csv").unlink()
    edits = {
        goods["id"]: "Goods go by the Middle Corridor.",
        opened["id"]: "The Middle Corridor is open.",
    }
    out = run(desk, "import", edit(desk, edits), "--add")
    glossary = (desk / "glossary/ru-en.csv").read_text(encoding="utf-8")
    assert "Средний коридор,Middle Corridor" in out + glossary
    assert "proposed" in glossary


def test_a_review_edition_of_another_desk_is_refused(desk, tmp_path, monkeypatch):
    file = edit(desk, {})
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "elsewhere"))
    ended = briefing("import", file, cwd=desk)
    assert ended.code == 3
    assert "edition" in ended.err


def test_the_distribution_edition_cannot_be_imported(desk):
    assert briefing("import", PACK, cwd=desk).code == 3


# What people do to the file besides editing the English


def change(desk: Path, *changes: Callable[[dict[str, list[_Cell]]], object]) -> Path:
    """Write the review edition as a reviewer's file after the changes, each given all cells by their row's first."""
    document = docx.Document(str(desk / REVIEW))
    rows = {row.cells[0].text: list(row.cells) for table in document.tables for row in table.rows}
    for each in changes:
        each(rows)
    document.save(str(desk / "reviewed.docx"))
    return Path("reviewed.docx")


def write(cell: _Cell, *pieces: str, **looks: bool) -> None:
    """Write the pieces; those in brackets look as ``looks`` says."""
    cell.text = ""
    for piece in pieces:
        run = cell.paragraphs[0].add_run(piece.strip("[]"))
        for look, wanted in looks.items() if piece.startswith("[") else ():
            setattr(run.font, look, wanted)


@pytest.mark.parametrize("look", ["strike", "double_strike", "hidden"])
def test_text_that_is_struck_through_or_hidden_is_not_taken(desk, look):
    first, second, *_ = segments(desk)
    pieces = ("Ministers ", "[discuss]", "discussed", " ports.", "[ ASK ANNA]")
    file = change(
        desk,
        lambda rows: write(rows[first["id"]][2], first["target"], "[ ASK ANNA]", **{look: True}),
        lambda rows: write(rows[second["id"]][2], *pieces, **{look: True}),
    )
    shown = json.loads(run(desk, "import", file, "--dry-run", "--json"))
    assert [(each["id"], each["after"]) for each in shown["changed"]] == [(second["id"], "Ministers discussed ports.")]


def insert_column(rows: dict[str, list[_Cell]], position: int, heading: str, text: str) -> None:
    for first, cells in rows.items():
        new = copy.deepcopy(cells[3]._tc)
        cells[position]._tc.addprevious(new)
        _Cell(new, cells[position]._parent).text = heading if first == "ID" else text


@pytest.mark.parametrize("position", [0, 1, 2, 3])
def test_an_inserted_column_is_named_and_not_taken_for_the_translation(desk, position):
    second = segments(desk)[1]
    file = change(
        desk,
        lambda rows: write(rows[second["id"]][2], "Ministers discussed ports."),
        lambda rows: insert_column(rows, position, "Checked", "ok"),
    )
    shown = json.loads(run(desk, "import", file, "--json"))
    assert [(each["id"], each["after"]) for each in shown["changed"]] == [(second["id"], "Ministers discussed ports.")]
    assert shown["unread_columns"] == ["Checked"]


def test_one_text_in_most_rows_is_not_taken_and_the_import_says_why(desk):
    file = change(desk, lambda rows: [write(cells[2], "ok") for first, cells in rows.items() if first != "ID"])
    ended = briefing("import", file, cwd=desk)
    assert ended.code == 3
    assert "reviewed.docx: nothing was taken from it" in ended.err
    assert "“ok”" in ended.err
    run(desk, "build")
    assert "person" not in {segment["origin"] for segment in segments(desk)}


def test_comments_come_back_as_remarks_with_their_author(desk):
    second = segments(desk)[1]
    document = docx.Document(str(desk / REVIEW))
    (cells,) = (row.cells for table in document.tables for row in table.rows if row.cells[0].text == second["id"])
    document.add_comment(cells[2].paragraphs[0].runs, "vessels, not ships", author="Anna", initials="A")
    document.add_comment(document.paragraphs[0].runs, "Whole pack: well done", author="Boris", initials="B")
    document.save(str(desk / "reviewed.docx"))
    said = run(desk, "import", "reviewed.docx", "--dry-run")
    assert f"Remark: {second['id']}: vessels, not ships (Anna)" in said.splitlines()
    assert "Remark: outside the tables: Whole pack: well done (Boris)" in said.splitlines()
    assert said.count("Remark:") == 2, "the edition's own comments are none of the reviewer's"


# Where a correction holds


def test_corrections_that_contradict_each_other_hold_where_they_were_made_and_are_offered_elsewhere(desk):
    for name, opening in (("a", "Лейла Мамедова прибыла в Баку."), ("b", "Рустам Каримов прибыл в Баку.")):
        (desk / f"seeds/{name}.txt").write_text(f" date 2026-03-10 {opening} Решение пока не принято.", "utf-8")
    run(desk, "build", "--edition", "both")
    ids = [s["id"] for article in articles(desk) for s in article["segments"] if "Решение" in s["source"]]
    made = dict(zip(ids, ("Ankara has not decided.", "Beijing has not decided."), strict=True))
    run(desk, "import", edit(desk, made))
    (desk / "seeds/c.txt").write_text(" date 2026-03-10 Президент прибыл в Баку. Решение пока не принято.", "utf-8")
    run(desk, "build", "--edition", "both")
    found = [s for article in articles(desk) for s in article["segments"] if "Решение" in s["source"]]
    assert [(s["target"], s["origin"]) for s in found[:2]] == [(text, "person") for text in made.values()]
    assert found[2]["origin"] != "person"
    offered = [each["target"] for each in found[2]["offered"]]
    assert sorted(offered) == sorted(made.values())
    comments = [comment.text for comment in docx.Document(str(desk / REVIEW)).comments]
    assert any("In a.txt, Anna Petrova made this “Ankara has not decided.”" in text for text in comments)


def test_a_correction_holds_in_another_article_unless_its_reviewer_left_the_sentence_there(desk):
    sentence = "Президент Азербайджана прибыл в Баку."
    (desk / "seeds/b.txt").write_text(f" date 2026-03-10 {sentence}", "utf-8")
    run(desk, "build", "--edition", "both")
    rows = [segment for article in articles(desk) for segment in article["segments"]]
    first, left = (segment for segment in rows if segment["source"] == sentence)
    run(desk, "import", edit(desk, {first["id"]: "President Aliyev came to Baku."}))
    (desk / "seeds/c.txt").write_text(f" date 2026-03-10 Новости. {sentence.replace(' ', chr(160), 1)}", "utf-8")
    run(desk, "build")
    found = {a["path"]: s for a in articles(desk) for s in a["segments"] if "прибыл" in s["source"]}
    assert {path: s["origin"] == "person" for path, s in found.items()} == {
        "a.txt": True,
        "b.txt": False,
        "c.txt": True,
    }
    assert found["b.txt"]["target"] == left["target"]
    assert f"{len(rows) - 1} sentences left as they were" in run(desk, "memory", "stats")
