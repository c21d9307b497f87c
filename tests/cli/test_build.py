"""`briefing build` from end to end on a real CTranslate2 model: folders in, DOCX and record out."""

import email
import email.policy
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from tests.factories.command import Ended, briefing, command
from tests.factories.paths import SEEDS
from tests.tiny_model import PACKAGE

STAMP = re.compile(r"\A date \d{4}-\d\d-\d\d ")
CYRILLIC = re.compile("[А-Яа-яЁё]")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
KAZAKH = "Қазақстан Республикасының Президенті Ақордада үкімет мүшелерімен кездесіп, жаңа жобаларды талқылады."
ENGLISH = "The ministers met in Baku on Monday. They spoke about new ports and roads in the region."
PAGE = """<html><head><meta charset="utf-8"><title>Встреча в Баку</title></head><body>
<nav><a href="/">Главная</a> <a href="/news">Новости</a></nav>
<article><h1>Встреча в Баку</h1><p>{0}</p><p>Стороны подписали соглашение о строительстве нового порта в Алятах.</p>
<p>Работы начнутся в будущем году и займут около трёх лет, сообщили в министерстве.</p></article>
<footer>Все права защищены</footer></body></html>"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project folder with an empty seeds/ and the tests' Argos package installed."""
    (tmp_path / "seeds").mkdir()
    ended = briefing("model", "install", PACKAGE, cwd=tmp_path)
    assert ended.code == 0, ended.err
    return tmp_path


def built(desk: Path, *arguments: str, code: int = 0) -> Ended:
    ended = briefing("build", "--lang", "en", *arguments, cwd=desk)
    assert ended.code == code, ended.err
    return ended


def record(desk: Path) -> dict:
    (path,) = (desk / "out").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def columns(desk: Path) -> tuple[list[str], list[str]]:
    (path,) = (desk / "out").glob("*.docx")
    tables = [table for table in docx.Document(str(path)).tables if table.style and table.style.name == "Side by side"]
    rows = [row.cells for table in tables for row in table.rows]
    return [cells[0].text for cells in rows], [cells[-1].text for cells in rows]


def put(desk: Path, name: str, content: str | bytes) -> None:
    (desk / "seeds" / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_the_five_articles_stand_verbatim_on_the_left_in_order(desk):
    shutil.copytree(SEEDS, desk / "seeds", dirs_exist_ok=True)
    built(desk)
    left, right = columns(desk)
    lines = [STAMP.sub("", path.read_text(encoding="utf-8")).splitlines() for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [line.strip() for article in lines for line in article if line.strip()]
    assert [text for text in left if text != "Russian"] == paragraphs
    assert len(right) == len(left)


def test_pack_and_record_are_named_after_the_newest_article(desk):
    shutil.copytree(SEEDS, desk / "seeds", dirs_exist_ok=True)
    built(desk)
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        "briefing-2026-03-10.en.docx",
        "briefing-2026-03-10.en.json",
    ]
    assert len(record(desk)["articles"]) == 5


def test_good_articles_of_every_kind_are_in_the_pack_and_the_others_are_named(desk):
    put(desk, "empty.txt", "")
    put(desk, "picture.txt", PNG)
    put(desk, "old.txt", RUSSIAN.encode("cp1251"))
    put(desk, "english.txt", ENGLISH)
    put(desk, "kazakh.txt", KAZAKH)
    put(desk, "page.html", PAGE.format(RUSSIAN))
    document, content = docx.Document(), io.BytesIO()
    document.add_paragraph(RUSSIAN)
    document.save(content)
    put(desk, "word.docx", content.getvalue())
    ended = built(desk)
    made = record(desk)
    assert [article["path"] for article in made["articles"]] == ["english.txt", "old.txt", "page.html", "word.docx"]
    assert [skipped["path"] for skipped in made["skipped"]] == ["empty.txt", "kazakh.txt", "picture.txt"]
    for skipped in made["skipped"]:
        assert skipped["path"] in ended.err
        assert skipped["reason"] in ended.err
    assert made["articles"][1]["encoding"] == "windows-1251"
    assert "Главная" not in json.dumps(made, ensure_ascii=False)


def test_nothing_readable_is_exit_3(desk):
    put(desk, "empty.txt", "")
    assert "empty.txt" in built(desk, code=3).err


@pytest.mark.parametrize("seeds", ["seeds", "nowhere"])
def test_no_articles_is_exit_3_and_says_where_to_put_them(desk, seeds):
    assert "seeds" in built(desk, "--seeds", seeds, code=3).err


def test_no_model_is_exit_4_and_names_three_ways_out(tmp_path):
    (tmp_path / "seeds").mkdir()
    put(tmp_path, "a.txt", RUSSIAN)
    err = built(tmp_path, "--engine", "argos", code=4).err
    assert all(way in err for way in ("briefing setup", "briefing model install", "[embedded]")), err
    assert not (tmp_path / "out").exists()


def test_strict_writes_the_pack_and_exits_with_5_if_findings_remain(desk):
    shutil.copy(SEEDS / "004_fa5e6eab99ca950a.txt", desk / "seeds")  # far beyond what the small model knows
    built(desk, "--strict", code=5)
    assert any(segment["findings"] for article in record(desk)["articles"] for segment in article["segments"])
    assert list((desk / "out").glob("*.docx"))


def test_strict_is_content_with_a_pack_without_findings(desk):
    put(desk, "a.txt", "Президент Азербайджана прибыл в Баку.")  # the small model has it right on every processor
    built(desk, "--strict")
    assert not any(segment["findings"] for segment in record(desk)["articles"][0]["segments"])


def test_what_is_left_out_of_an_article_is_said_and_may_fail_a_strict_build(desk):
    put(desk, "a.html", PAGE.format(f"{RUSSIAN}<span hidden>Тайна.</span>"))
    ended = built(desk, "--json", "--strict", code=5)
    assert "a.html: Hidden text is left out: 6 characters, “Тайна.”." in ended.err
    (finding,) = json.loads(ended.out)["reading_findings"]
    assert (finding["path"], finding["code"]) == ("a.html", "hidden")


def test_json_summary_is_alone_on_stdout(desk):
    put(desk, "a.txt", RUSSIAN)
    summary = json.loads(built(desk, "--json").out)
    assert (summary["articles"], summary["segments"]) == (1, 2)
    assert (desk / summary["docx"]).is_file()


def test_progress_is_plain_lines_where_there_is_no_terminal_and_none_if_unwanted(desk):
    put(desk, "a.txt", RUSSIAN)
    assert "2 of 2 sentences, 1 of 1 articles" in built(desk).err
    assert built(desk, "--no-progress").err == ""


def test_settings_come_from_briefing_toml_and_the_command_line_wins(desk):
    put(desk, "a.txt", RUSSIAN)
    (desk / "briefing.toml").write_text('date = "2026-01-02"\n[build]\nout = "packs"\n', encoding="utf-8")
    built(desk)
    built(desk, "--date", "2026-01-03")
    assert sorted(path.name for path in (desk / "packs").glob("*.docx")) == [
        "briefing-2026-01-02.en.docx",
        "briefing-2026-01-03.en.docx",
    ]


@pytest.mark.parametrize(
    ("settings", "named"), [("dste = 1", "dste"), ("=", "briefing.toml"), ('[build]\nengine = "x"', "engine")]
)
def test_a_wrong_setting_is_exit_2_and_is_named(desk, settings, named):
    (desk / "briefing.toml").write_text(settings, encoding="utf-8")
    assert named in built(desk, code=2).err


def test_the_same_articles_give_the_same_bytes(desk):
    put(desk, "a.txt", " date 2026-03-10 " + RUSSIAN)
    built(desk)
    first = {path.suffix: path.read_bytes() for path in (desk / "out").iterdir()}
    time.sleep(2.1)  # DOCX time stamps have two-second steps
    built(desk)
    again = {path.suffix: path.read_bytes() for path in (desk / "out").iterdir()}
    assert again[".docx"] == first[".docx"]
    assert again[".json"] == first[".json"].replace(b'"origin": "engine"', b'"origin": "memory"')


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(desk):
    put(desk, "a.txt", RUSSIAN)
    (desk / "out").write_text("a file is in the way", encoding="utf-8")
    err = built(desk, code=1).err
    assert err.splitlines()[-2].startswith("Error: out")
    assert "--out" in err.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_leaves_the_output_folder_as_it_was(desk):
    put(desk, "a.txt", RUSSIAN)
    built(desk)
    before = {path.name: path.read_bytes() for path in (desk / "out").iterdir()}
    put(desk, "b.txt", "\n".join(f"Министр номер {n} прибыл в Баку и обсудил развитие портов." for n in range(20_000)))
    process = subprocess.Popen(
        command("build"), cwd=desk, env=dict(os.environ), stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stderr
    for line in process.stderr:
        if line.startswith("Translating"):
            break
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Interrupted" in err
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir()} == before


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="needs Linux network namespaces")
def test_a_build_with_a_model_needs_no_network_and_opens_no_socket(desk):
    put(desk, "a.txt", RUSSIAN)
    guard = "import sys; sys.addaudithook(lambda e, _: e.startswith('socket.') and sys.exit(f'opened: {e}'))\n"
    guard += "from briefing.cli import main; sys.argv = ['briefing', 'build']; main()"
    ended = subprocess.run(
        ["unshare", "--user", "--net", sys.executable, "-c", guard],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "unshare failed" in ended.stderr:
        pytest.skip(ended.stderr.strip())
    assert ended.returncode == 0, ended.stderr


def test_every_edition_and_format_is_a_file_of_its_own(desk):
    put(desk, "a.txt", " date 2026-03-10 " + RUSSIAN)
    built(desk, "--edition", "both", "--format", "docx,html,eml")
    files = {path.name.removeprefix("briefing-2026-03-10.en"): path.read_bytes() for path in (desk / "out").iterdir()}
    assert set(files) == {".docx", ".review.docx", ".html", ".eml", ".json"}
    message = email.message_from_bytes(files[".eml"], policy=email.policy.default)
    assert [part.get_content() for part in message.iter_attachments()] == [files[".docx"]]
    assert RUSSIAN.split(". ", maxsplit=1)[0] in files[".html"].decode()


@pytest.mark.parametrize(
    ("arguments", "suffixes"),
    [
        (["--edition", "review"], {".review.docx", ".json"}),
        (["--format", "html"], {".html", ".json"}),
        (["--format", "eml, HTML"], {".eml", ".html", ".json"}),
    ],
)
def test_only_what_is_asked_for_is_written(desk, arguments, suffixes):
    put(desk, "a.txt", " date 2026-03-10 " + RUSSIAN)
    built(desk, *arguments)
    assert {path.name.removeprefix("briefing-2026-03-10.en") for path in (desk / "out").iterdir()} == suffixes


@pytest.mark.parametrize("formats", ["pdf", "docx,pdf", ","])
def test_an_unknown_format_is_exit_2_and_the_known_ones_are_named(desk, formats):
    assert "docx, html, eml" in built(desk, "--format", formats, code=2).err


def test_a_pack_is_mailed_as_it_was_built(desk):
    put(desk, "a.txt", " date 2026-03-10 " + RUSSIAN)
    built(desk)
    ended = briefing("email", "--to", "Anna <anna@example.org>", cwd=desk)
    assert (ended.code, ended.out.strip()) == (0, str(Path("out/briefing-2026-03-10.en.eml")))
    message = email.message_from_bytes((desk / ended.out.strip()).read_bytes(), policy=email.policy.default)
    assert message["To"] == "Anna <anna@example.org>"
    (attachment,) = message.iter_attachments()
    assert attachment.get_content() == (desk / "out/briefing-2026-03-10.en.docx").read_bytes()


def test_elsewhere_as_another_user_and_on_another_day_the_bytes_are_the_same(desk, tmp_path):
    put(desk, "a.txt", RUSSIAN)
    other = tmp_path / "another folder"
    shutil.copytree(desk / "seeds", other / "seeds")
    home = str(tmp_path / "another home")
    arguments = ("build", "--date", "2026-03-10", "--edition", "both", "--format", "docx,html,eml", "--no-progress")
    there = {"BRIEFING_HOME": home, "HOME": home, "USER": "other", "LOGNAME": "other"}
    assert briefing("model", "install", PACKAGE, cwd=other, **there).code == 0
    # Between these zones lie 26 hours: whenever the test runs, it is another day.
    assert briefing(*arguments, cwd=desk, TZ="UTC+12").code == 0
    assert briefing(*arguments, cwd=other, **there, TZ="UTC-14").code == 0
    here, elsewhere = ({path.name: path.read_bytes() for path in (d / "out").iterdir()} for d in (desk, other))
    assert len(here) == 5
    assert elsewhere == here


def test_a_template_that_cannot_be_used_is_told_of_before_anything_is_translated(desk):
    put(desk, "a.txt", RUSSIAN)
    (desk / "house.dotx").write_bytes(b"no template")
    err = built(desk, "--template", "house.dotx", code=3).err
    assert "house.dotx" in err
    assert "Translating" not in err


def test_a_file_in_two_languages_says_in_pack_record_and_console_what_is_not_translated(desk: Path) -> None:
    (desk / "seeds" / "a.txt").write_text(f"{RUSSIAN}\n\n{KAZAKH}\n\n{ENGLISH}", encoding="utf-8")
    said = "Part of the article is in Kazakh and not translated"
    assert said in built(desk).err
    left, right = columns(desk)
    assert left[1:] == [RUSSIAN, KAZAKH, ENGLISH]
    assert right[2:] == ["[in Kazakh, not translated]", ENGLISH]
    (article,) = record(desk)["articles"]
    assert [each.get("language") for each in article["paragraphs"]] == [None, "kk", "en"]
    assert [each["message"][: len(said)] for each in article["findings"]] == [said]
