"""A review edition out, twenty edits in, and back: through python-docx, LibreOffice and `briefing import`."""

import copy
import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import docx
import pytest
import typer
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from typer.testing import CliRunner, Result

from briefing.cli.import_review import import_review
from briefing.compose.content.edition import edition as edition_of
from briefing.compose.formats import REVIEW
from briefing.errors import InputError
from briefing.glossary.files import read_glossary
from briefing.memory import memory_path, open_memory
from briefing.records import Correction, Edition
from briefing.review import Outcome, compare, read, reviewed_rows
from tests.factories.builds import build_pack
from tests.factories.engines import FakeEngine
from tests.factories.libreoffice import converted

NOW = datetime.datetime(2026, 3, 11, tzinfo=datetime.UTC)
SUBJECTS = "Порт Мост Завод Канал Тоннель Вокзал Маяк Склад Музей Театр Банк Рынок Парк Храм Отель".split()
STATES = ("открыт", "закрыт")
TEXTS = {
    f"{number}.txt": "\n".join(f"{subject} в городе {state} сегодня." for subject in SUBJECTS)
    for number, state in enumerate(STATES)
} | {"2.txt": "По Среднему коридору идут грузы.\nКазахстан развивает Средний коридор.\nЗангезурский коридор открыт."}
ENGLISH = {
    "По Среднему коридору идут грузы.": "Goods go by the Central Corridor.",
    "Казахстан развивает Средний коридор.": "Kazakhstan develops the Central Corridor.",
    "Зангезурский коридор открыт.": "The Zangezur Corridor is open.",
}


def answered(source: str) -> str:
    return ENGLISH.get(source, f'The "house" no. {crc32(source.encode())} - it is said - isn\'t open...')


@pytest.fixture(scope="module")
def sent() -> tuple[Edition, bytes]:
    made = build_pack(TEXTS, FakeEngine(fallback=answered))
    edition = edition_of(made)
    return edition, REVIEW.compose(made)


Rows = dict[str, list[_Cell]]


def edited(document: bytes, edit: Callable[[Document, Rows], object]) -> bytes:
    """Return the document after ``edit`` of it, which is given the cells of each row by the id in the first."""
    opened = docx.Document(io.BytesIO(document))
    edit(opened, {row.cells[0].text: list(row.cells) for table in opened.tables for row in table.rows})
    file = io.BytesIO()
    opened.save(file)
    return file.getvalue()


def tracked(kind: str, text: str) -> str:
    part = "delText" if kind == "del" else "t"
    run = f'<w:r><w:{part} xml:space="preserve">{text}</w:{part}></w:r>'
    return (
        f'<w:{kind} {nsdecls("w")} w:id="9{len(text)}" w:author="Anna" w:date="2026-03-11T09:00:00Z">{run}</w:{kind}>'
    )


def insert(cell: _Cell, text: str) -> str:
    cell.paragraphs[0]._p.append(parse_xml(tracked("ins", text)))
    return cell.text + text


def delete(cell: _Cell) -> str:
    """Delete the first word, tracked."""
    first, rest = cell.text.split(" ", 1)
    paragraph = cell.paragraphs[0]
    for run in paragraph.runs:
        run._r.getparent().remove(run._r)
    paragraph._p.append(parse_xml(tracked("del", f"{first} ")))
    paragraph.add_run(rest)
    return rest


def in_pieces(cell: _Cell, text: str) -> str:
    """Write a text as editing leaves it: in runs that begin anywhere, each formatted on its own."""
    cell.text = ""
    for number, start in enumerate(range(0, len(text), 5)):
        run = cell.paragraphs[0].add_run(text[start : start + 5])
        run.bold, run.italic = number % 2 == 0, number % 3 == 0
    return text


def in_two_paragraphs(cell: _Cell, text: str) -> str:
    first, second = text.split(" ", 1)
    cell.text = first
    cell.add_paragraph(second)
    return text


def plainly(cell: _Cell, text: str) -> str:
    cell.text = text
    return text


def edit_twenty(edition: Edition, cells: Rows) -> dict[str, str]:
    """Make twenty edits and some that are none; return the twenty by id."""
    rows = [row for row in edition.rows if row.article != "2.txt"]
    houses = [cells[row.segment] for row in rows]
    made = {rows[0].segment: insert(houses[0][2], " Indeed."), rows[1].segment: delete(houses[1][2])}
    for number, write in enumerate([plainly, in_pieces, in_two_paragraphs] * 6, start=2):
        made[rows[number].segment] = write(houses[number][2], f"The “Alat” port – no. {number} – isn’t open…")
    in_pieces(houses[20][2], houses[20][2].text)
    typeset = str.maketrans({'"': "”", "'": "’"})
    plainly(houses[21][2], houses[21][2].text.translate(typeset).replace(" - ", " – ").replace("...", "…"))
    houses[22][3].text = "Which house is this?"
    return made


def office(document: bytes, folder: Path, *formats: str) -> bytes:
    """Return the document as LibreOffice writes it after saving it in these formats, one after the other."""
    file = folder / "reviewed.docx"
    file.write_bytes(document)
    for form in formats:
        file = converted(file, form, folder / form)
    return file.read_bytes()


def compared(document: bytes, edition: Edition) -> Outcome:
    return compare(reviewed_rows(read(document, "reviewed.docx"), edition), edition, {}, NOW)


def changes(document: bytes, edition: Edition) -> dict[str, str]:
    outcome = compared(document, edition)
    assert (outcome.conflicts, outcome.problems, outcome.absent) == ((), (), 0)
    assert outcome.unchanged == len(edition.rows) - len(outcome.changed)
    assert [remark.text for remark in outcome.remarks] == ["Which house is this?"]
    return {change.before.segment: change.correction.target for change in outcome.changed}


@pytest.fixture(scope="module")
def twenty(sent: tuple[Edition, bytes]) -> tuple[bytes, dict[str, str]]:
    edition, document = sent
    made: dict[str, str] = {}
    data = edited(document, lambda _, rows: made.update(edit_twenty(edition, rows)))
    assert len(made) == 20
    return data, made


def test_untouched_edition_changes_nothing(sent):
    edition, document = sent
    outcome = compared(document, edition)
    assert (outcome.changed, outcome.problems, outcome.unchanged) == ((), (), len(edition.rows))


def test_twenty_edits_by_python_docx(sent, twenty):
    data, made = twenty
    assert changes(data, sent[0]) == made


def test_twenty_edits_through_libreoffice(sent, twenty, tmp_path):
    data, made = twenty
    back = office(data, tmp_path, "odt", "docx")
    assert changes(back, sent[0]) == made
    by_author = {row.id: row.author for row in reviewed_rows(read(back, "a.docx"), sent[0]) if row.author}
    assert set(by_author.items()) == {(id_, "Anna") for id_ in [*made][:2]}


def shuffle(opened: Document) -> None:
    """Reverse the first table, double a row of it in the second, and delete another."""
    first, second, _ = (table._tbl for table in opened.tables)
    for row in list(first.tr_lst)[1:]:
        first.insert(3, row)
    second.append(copy.deepcopy(second.tr_lst[1]))
    second.remove(second.tr_lst[2])


def test_rows_reordered_doubled_and_deleted(sent):
    edition, document = sent
    corrected = edition.rows[0].segment

    def edit(opened: Document, rows: Rows) -> None:
        rows[corrected][2].text = "The port is open."
        shuffle(opened)

    outcome = compared(edited(document, edit), edition)
    assert {change.before.segment for change in outcome.changed} == {corrected}
    doubled = edition.rows[len(SUBJECTS)].segment
    assert [(each.id, each.reason) for each in outcome.problems] == [(doubled, "The document has it 2 times.")]
    assert (outcome.absent, outcome.unchanged) == (1, len(edition.rows) - 3)


# The command


def imported(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command("import")(import_review)
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def reviewed(sent, home, tmp_path, monkeypatch) -> Callable[[Callable[[Rows], object]], Path]:
    """Keep the edition in the memory, and return how to write a reviewed copy of it."""
    monkeypatch.chdir(tmp_path)
    edition, document = sent
    with open_memory(memory_path(home)) as memory:
        memory.keep_edition(edition)

    def write(edit: Callable[[Rows], object]) -> Path:
        file = tmp_path / "reviewed.docx"
        file.write_bytes(edited(document, lambda _, rows: edit(rows)))
        return file

    return write


def kept(home: Path, edition: Edition) -> dict[str, tuple[Correction, ...]]:
    with open_memory(memory_path(home)) as memory:
        return memory.corrections("ru", "en", [row.source for row in edition.rows])


def correct_corridors(edition: Edition, rows: Rows) -> None:
    for row in edition.rows:
        rows[row.segment][2].text = row.target.replace("Central Corridor", "Middle Corridor")


def summary(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_corrections_are_kept_once(sent, reviewed, home):
    edition, _ = sent
    file = reviewed(lambda rows: correct_corridors(edition, rows))
    first, second = summary(imported(file, "--json")), summary(imported(file, "--json"))
    assert (len(first["changed"]), len(second["changed"])) == (2, 0)
    assert {source: [each.target for each in made] for source, made in kept(home, edition).items()} == {
        "По Среднему коридору идут грузы.": ["Goods go by the Middle Corridor."],
        "Казахстан развивает Средний коридор.": ["Kazakhstan develops the Middle Corridor."],
    }


def test_dry_run_keeps_nothing(sent, reviewed, home, tmp_path):
    edition, _ = sent
    file = reviewed(lambda rows: correct_corridors(edition, rows))
    shown = imported(file, "--dry-run", "--add")
    assert shown.exit_code == 0
    assert "2 changed (nothing is kept)" in shown.stdout
    assert "Goods go by the Central Corridor. -> Goods go by the Middle Corridor." in shown.stdout
    assert kept(home, edition) == {}
    assert not (tmp_path / "glossary").exists()


LINE = "Средний коридор,Middle Corridor,,,proposed from 2 corrections,proposed"


def test_proposed_lines_can_be_pasted(sent, reviewed, tmp_path):
    edition, _ = sent
    shown = imported(reviewed(lambda rows: correct_corridors(edition, rows)))
    lines = shown.stdout.splitlines()
    assert lines[-2:] == ["source,target,forbidden,case,note,status", LINE]
    (tmp_path / "ru-en.csv").write_text("\n".join(lines[-2:]), encoding="utf-8")
    (term,) = read_glossary(tmp_path / "ru-en.csv", "ru", "en").terms
    assert (term.source, term.target, term.status) == ("Средний коридор", "Middle Corridor", "proposed")


def test_add_writes_them_and_a_known_term_stays(sent, reviewed, tmp_path):
    edition, _ = sent
    file = reviewed(lambda rows: correct_corridors(edition, rows))
    shown = imported(file, "--add", "--glossary", tmp_path / "terms")
    written = (tmp_path / "terms" / "ru-en.csv").read_text(encoding="utf-8")
    assert LINE in written
    assert "Added to" in shown.stdout
    with open_memory(memory_path(tmp_path / "briefing-home")) as memory:
        memory.forget(everything=True)
        memory.keep_edition(edition)
    again = imported(file, "--add", "--glossary", tmp_path / "terms")
    assert again.exit_code == 0
    assert "is “Middle Corridor” already" in again.stdout
    assert (tmp_path / "terms" / "ru-en.csv").read_text(encoding="utf-8") == written


def test_another_correction_made_since_is_a_conflict(sent, reviewed, home):
    edition, _ = sent
    row = edition.rows[0]

    def write(text: str) -> Path:
        return reviewed(lambda rows: plainly(rows[row.segment][2], text))

    assert len(summary(imported(write("The port is open."), "--json"))["changed"]) == 1
    second = summary(imported(write("The harbour is open."), "--json"))
    assert second["changed"] == []
    assert "“The port is open.”; here it is “The harbour is open.”" in second["conflicts"][0]["reason"]
    assert [each.target for each in kept(home, edition)[row.source]] == ["The port is open."]


def test_summary_names_what_is_left_out(sent, reviewed):
    edition, _ = sent
    changed, unnamed = (row.segment for row in edition.rows[:2])

    def edit(rows: Rows) -> None:
        rows[changed][1].text = "Что-то другое."
        rows[unnamed][0].text = ""
        rows[unnamed][3].text = "Which house?"

    shown = imported(reviewed(edit))
    assert shown.exit_code == 0
    assert "0 changed, 31 unchanged, 2 skipped, 1 absent." in shown.stdout
    assert f"Skipped: {changed}: Its original was changed" in shown.stdout
    assert "Skipped: a row without ID: " in shown.stdout
    assert "Which house?" in shown.stdout


def test_edition_of_another_build_is_refused(sent, tmp_path):
    file = tmp_path / "reviewed.docx"
    file.write_bytes(sent[1])
    with pytest.raises(InputError, match="is from another build") as caught:
        raise imported(file).exception
    assert caught.value.exit_code == 3


def test_file_that_is_not_there(tmp_path):
    result = imported(tmp_path / "missing.docx")
    assert isinstance(result.exception, InputError)
    assert "missing.docx" in result.exception.problem
