"""The reviewer's round trip by commands alone: build, edit in Word, import, build again, and with another model."""

import json
import zipfile
from pathlib import Path

import docx
import pytest

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


def segments(desk: Path) -> list[dict]:
    (path,) = (desk / "out").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))["articles"][0]["segments"]


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
