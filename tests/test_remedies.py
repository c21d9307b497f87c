"""What messages tell people to run: every such text is listed here, its commands exist, and following it helps.

A text that names a command, an option or a variable and that is neither in :data:`TROUBLES` nor in
:data:`FOLLOWED_ELSEWHERE` fails the inventory.
"""

import ast
import re
import shlex
import shutil
import sqlite3
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
import typer
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from typer.testing import CliRunner, Result

from briefing import models
from briefing.cli.app import app
from briefing.desk import server
from briefing.errors import BriefingError, UsageError
from briefing.memory import memory_path
from briefing.models import manifest
from tests.factories.argos_index import ArgosIndex
from tests.factories.argos_packages import package
from tests.factories.command import briefing
from tests.factories.paths import PROJECT

TEXT = " date 2026-03-10 Президент Азербайджана прибыл в Баку. По Среднему коридору идут грузы."
PACK = Path("out/briefing-2026-03-10.en.docx")
MODEL = "translate-ru_en.argosmodel"


@dataclass(frozen=True, slots=True)
class Trouble:
    """``command`` fails, or says something, at a desk where ``cause`` happened.

    ``says`` is its advice as the source has it, ``{}`` for what is filled in. ``cure`` is that advice followed, a
    command a line, with its exit code in front if that is not 0. Afterwards ``command`` ends well, too, and does not
    say so again, unless others are to be run ``instead``.
    """

    says: str
    command: str
    cure: str
    cause: Callable[[Path], object] = lambda _: None
    instead: bool = False


def nothing_to_compare(desk: Path) -> None:
    no_model(desk)
    (desk / "sentences.tsv").write_text("Порт открыт.\tThe port is open.\n", encoding="utf-8")


def no_model(desk: Path) -> None:
    shutil.rmtree(desk / "home" / "models")


def damaged_model(desk: Path) -> None:
    (weights,) = desk.glob("home/models/*/model/model.bin")
    weights.write_bytes(bytes(weights.stat().st_size))


def no_manifest(desk: Path) -> None:
    (record,) = desk.glob(f"home/models/*/{manifest.FILE_NAME}")
    record.write_text("{", encoding="utf-8")


def no_record(desk: Path) -> None:
    (desk / PACK.with_suffix(".json")).write_text("{", encoding="utf-8")


def no_packs(desk: Path) -> None:
    shutil.rmtree(desk / "out")


def old_pack(desk: Path) -> None:
    docx.Document().save(str(desk / PACK))


def bad_glossary(desk: Path) -> None:
    (desk / "glossary" / "ru-en.csv").write_text("a\nb\n", encoding="utf-8")


def no_terms(desk: Path) -> None:
    (desk / "glossary" / "ru-en.csv").write_text("source,target\n", encoding="utf-8")


def nothing_kept(desk: Path) -> None:
    memory_path(desk / "home").unlink()


def only_kazakh(desk: Path) -> None:
    (desk / "seeds" / "a.txt").write_text("Қазақстан Президенті Астанада кездесу өткізді. Бүгін жаңа порт ашылды.")


def newer_memory(desk: Path) -> None:
    with sqlite3.connect(memory_path(desk / "home")) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def home_is_a_file(desk: Path) -> None:
    shutil.rmtree(desk / "home")
    (desk / "home").write_text("in the way", encoding="utf-8")


def out_is_a_file(desk: Path) -> None:
    no_packs(desk)
    (desk / "out").write_text("in the way", encoding="utf-8")


def memory_is_a_folder(desk: Path) -> None:
    memory_path(desk / "home").unlink()
    memory_path(desk / "home").mkdir()


def templates(desk: Path) -> None:
    house = docx.Document()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "INCLUDETEXT other.docx")
    house.sections[0].header.paragraphs[0]._p.append(field)
    house.save(str(desk / "house.docx"))
    docx.Document().save(str(desk / "other.docx"))


def other_review(desk: Path) -> None:
    shutil.copy(desk / "out" / "briefing-2026-03-10.en.review.docx", desk / "reviewed.docx")
    memory_path(desk / "home").unlink()


ELSEWHERE_HOME = f"BRIEFING_HOME=other model install {MODEL}\nBRIEFING_HOME=other build"
REVIEW = "build --edition review\nimport out/briefing-2026-03-10.en.review.docx"
AGAIN = f"model install {MODEL}"

TROUBLES = (
    Trouble(
        "--workers is for processes on this machine, --cluster for those of a Dask cluster.",
        "build --workers 2 --cluster tls://127.0.0.1:1",
        "build --workers 1",
        instead=True,
    ),
    Trouble("Run “briefing build” again.", "email --to a@example.org", "build", no_record),
    Trouble(
        "Run “briefing build” first, or name the folder with --out.",
        "email --to a@example.org",
        "build --out packs\nemail --to a@example.org --out packs\nbuild",
        no_packs,
    ),
    Trouble("See: briefing glossary check", "glossary export --format csv", "glossary check", no_terms, instead=True),
    Trouble(
        "Import it on the computer that made it, with “briefing build --edition review”.",
        "import reviewed.docx",
        REVIEW,
        other_review,
        instead=True,
    ),
    Trouble(
        "Import a file that “briefing build --edition review” wrote and a reviewer edited, its first page included.",
        f"import {PACK}",
        REVIEW,
        instead=True,
    ),
    Trouble(
        "Name another file with --template.", "build --template no.docx", "build --template other.docx", templates, True
    ),
    Trouble(
        "Fix it in Word, or name another template with --template.",
        "build --template house.docx",
        "build --template other.docx",
        templates,
        True,
    ),
    Trouble("No model is installed. Run: briefing setup", "model list", "setup", no_model),
    Trouble("Run: briefing setup", "model compare sentences.tsv", "setup", nothing_to_compare),
    Trouble("nothing: run briefing setup", "doctor", "setup", no_model),
    Trouble("Give a .docx that “briefing build” wrote.", f"verify {PACK}", "build", old_pack),
    Trouble(
        "Use --device cpu, or --device auto.",
        "build --device cuda",
        "build --device cpu\nbuild --device auto",
        nothing_kept,
        True,
    ),
    Trouble(
        "Name another glossary with --glossary.", "build --glossary no.csv", "build --glossary glossary", instead=True
    ),
    Trouble(
        "or set the environment variable BRIEFING_HOME to another folder.",
        "build",
        ELSEWHERE_HOME,
        memory_is_a_folder,
        True,
    ),
    Trouble(
        "Use that version, or set the environment variable BRIEFING_HOME to another folder.",
        "build",
        ELSEWHERE_HOME,
        newer_memory,
        True,
    ),
    Trouble("If you have a package file, run: briefing model install FILE", "model install kk_fr", AGAIN, instead=True),
    Trouble("Run the command without --offline.", "model install ru_en --offline", "model install ru_en", instead=True),
    Trouble(
        "Remove the model and install it again: briefing model remove, briefing model install.",
        "model verify",
        f"model remove translate-ru_en\n{AGAIN}",
        no_manifest,
    ),
    Trouble(
        "See what has changed with 'briefing model verify', then install it again with 'briefing model install'.",
        "build",
        AGAIN,
        damaged_model,
    ),
    Trouble(
        "Check that the disk has room, or set BRIEFING_HOME to another folder.",
        AGAIN,
        f"BRIEFING_HOME=other {AGAIN}",
        home_is_a_file,
        True,
    ),
    Trouble(
        "Install a model with 'briefing setup' or 'briefing model install', then build again.",
        "glossary impact",
        "model install kk_en",
        only_kazakh,
    ),
    Trouble(
        "Set the environment variable BRIEFING_HOME to a folder that can be written.",
        REVIEW.splitlines()[1],
        f"BRIEFING_HOME=other {AGAIN}\nBRIEFING_HOME=other build --edition review\nBRIEFING_HOME=other "
        f"{REVIEW.splitlines()[1]}",
        home_is_a_file,
        True,
    ),
    Trouble("Run: briefing glossary check", "build", "3: glossary check", bad_glossary, True),
    Trouble("Name another folder with --seeds.", "build --seeds no", "build --seeds seeds", instead=True),
    Trouble(
        "Close the file if it is open in Word, or choose another folder with --out.",
        "build",
        "build --out packs",
        out_is_a_file,
        True,
    ),
)

_KIT, _REFUSED = "tests/offline_kit/test_kit.py", "tests/offline_kit/test_refused.py"
_WHEELS, _DASK = "tests/offline_kit/test_wheels.py", "tests/translation/executors/test_dask.py"

_OTHER_MODELS = "tests/cli/test_other_models.py"

FOLLOWED_ELSEWHERE: Mapping[str, str] = {
    "--offline forbids the network": "tests/cli/test_offline.py::test_offline_and_a_cluster_contradict_each_other",
    "Name recipients with --to": "tests/cli/test_email.py::test_send_sends_and_says_to_whom",
    "--server {}": "tests/cli/test_email.py::test_send_sends_and_says_to_whom",
    "--cluster {}": f"{_DASK}::test_the_command_builds_the_same_document_and_needs_no_cluster_for_what_is_known",
    "The pack [default: the newest in": "tests/cli/test_email.py::test_the_newest_pack_becomes_a_draft_beside_it",
    "Proposed for the glossary (--add": "tests/cli/test_review.py::"
    "test_what_reviewers_replaced_everywhere_becomes_a_line_of_the_glossary",
    "-m zipfile -e": f"{_KIT}::test_a_kit_too_big_for_python_to_run_starts_from_a_folder",
    "On the other machine, run: python": f"{_KIT}::test_without_a_network_the_installed_program_builds_a_pack",
    "Not in the kit: {}": "tests/test_remedies.py::test_a_model_that_cannot_be_used_is_listed",
    "Name as 'briefing model list'": "tests/models/test_store.py::test_remove_knows_a_model_by_its_names",
    "A SHA-256 is the fingerprint": "tests/cli/test_verify.py::test_all_unchanged",
    "Run: briefing model verify": "tests/models/test_store.py::test_verify_loads_what_it_cannot_compare",
    'Run in the folder of this project: pip install ".[llm]"': "tests/models/test_embedded.py::"
    "test_libraries_that_conversion_needs_are_named",
    "{} What is still readable in it": "tests/memory/test_faults.py::test_the_printed_remedy_works",
    'Run in the folder of this project: pip install ".[embedded]"': "tests/models/test_embedded.py::"
    "test_missing_wheels_are_counted_and_the_remedy_named",
    "Run in the folder of this project: pip install --": "tests/models/test_embedded.py::test_only_the_hash_is_trusted",
    "Run the command again later, or download": "tests/models/test_provisioning.py::"
    "test_when_no_link_works_each_reason_is_given",
    "Do one of these": "tests/models/test_provisioning.py::test_without_any_source_the_three_ways_out_are_named",
    "Free some space, or set BRIEFING_HOME": "tests/models/test_store.py::test_home_is_the_variables_or_the_systems",
    "Close other programs that use it": "tests/models/test_store.py::test_home_is_the_variables_or_the_systems",
    "Use a virtual environment that you may change": f"{_KIT}::test_nothing_of_this_environment_is_borrowed",
    "briefing {version}, with all it needs": f"{_KIT}::test_a_person_is_told_what_to_do_with_it",
    "Run: briefing setup, or make the kit": f"{_KIT}::test_no_model_is_exit_4_unless_none_is_wanted",
    "Install the model again": f"{_KIT}::test_a_damaged_model_is_not_handed_on",
    "Name another folder with --into": f"{_KIT}::test_a_folder_that_is_something_else_is_left_alone",
    "Nothing was installed. Copy the kit again": f"{_REFUSED}::"
    "test_the_command_says_in_two_lines_what_is_wrong_and_what_to_do",
    "Reinstall it: pip install": f"{_WHEELS}::test_a_file_changed_since_it_was_installed_is_not_packed",
    "Run: pip install --editable": f"{_WHEELS}::test_the_program_installed_before_it_came_to_need_more_is_not_packed",
    "Run: pip install {}": f"{_WHEELS}::test_a_package_that_is_missing_is_named",
    "The scheduler and every worker need": f"{_DASK}::test_a_worker_without_a_model_says_so",
    "Install the same briefing and the same model": f"{_DASK}::test_a_worker_with_another_model_refuses",
    "--cluster needs Dask": f"{_DASK}::test_without_the_extra_it_says_what_to_install",
    'Run in the folder of this project: pip install ".[cluster]"': f"{_DASK}::"
    "test_without_the_extra_it_says_what_to_install",
    "Build again: what was translated is kept": "tests/translation/executors/test_processes.py::"
    "test_a_killed_process_ends_the_build_and_the_next_one_goes_on_where_it_was",
    "Run 'briefing setup', then build again": "tests/translation/executors/test_processes.py::"
    "test_a_model_that_is_removed_meanwhile_is_missed",
    "See: briefing model list": f"{_OTHER_MODELS}::test_a_model_that_is_not_installed_is_not_replaced_by_another",
    "Turn Russian news articles": "tests/docs/test_commands.py::test_the_command_works",
    "\nTo download with": f"{_OTHER_MODELS}::test_the_list_says_what_each_model_is_and_what_else_there_is",
    "The model that translates": f"{_OTHER_MODELS}::"
    "test_argos_serves_unless_another_model_is_named_on_the_command_line_or_in_the_settings",
    "Models that can be downloaded": f"{_OTHER_MODELS}::"
    "test_setup_takes_an_installed_model_by_its_name_and_names_those_to_download",
    "Leave --from and --to out": f"{_OTHER_MODELS}::test_languages_are_checked",
    "Give ISO 639-1 codes": f"{_OTHER_MODELS}::test_languages_are_checked",
    "run: briefing setup": "tests/models/test_catalogue.py::test_offline_nothing_is_downloaded",
    "Run where transformers": "tests/engines/seq2seq/test_layouts.py::test_what_is_wrong_is_refused_by_name",
    "Name them: briefing model install": "tests/engines/seq2seq/test_layouts.py::"
    "test_the_user_names_the_languages_that_the_files_do_not",
    "Open the link that": "tests/desk/test_guard.py::test_the_link_needs_its_token",
    "This link is not": "tests/desk/test_guard.py::test_the_link_needs_its_token",
    'Run in the folder of this project: pip install ".[desk]"': "tests/test_remedies.py::"
    "test_a_desk_without_its_packages_says_which",
    "Leave --port out": "tests/test_remedies.py::test_a_port_that_is_taken_can_be_left_out",
    "# The articles of the pack": "tests/workspace/test_arrangement.py::test_what_is_written_is_what_is_read",
    "put the file itself there": "tests/hostile/test_seeds.py::test_links_out_of_the_folder_are_followed_on_request",
    "Free some space on the disk, or choose": "tests/cli/test_faults.py::"
    "test_a_full_disk_is_named_and_leaves_the_last_pack_as_it_was",
}
"""How a text begins, the longest beginning counts -> the tests that come upon it, or do what it says."""


def collected() -> dict[str, str]:
    """Return each text in the source that names a command, an option or a variable, and where it is."""
    found = {}
    for file in sorted((PROJECT / "briefing").rglob("*.py")):
        for line, text in _texts(ast.parse(file.read_text(encoding="utf-8"))):
            if _NAMES_SOMETHING.search(text) and " " in text.strip():
                found[text] = f"{file.relative_to(PROJECT)}:{line}"
    return found


_COMMAND = re.compile(r"(?:[“'`\n]|: |, |\brun )(briefing(?! (?:needs|has)\b)(?: [a-z]+)+)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_NAMES_SOMETHING = re.compile(rf"{_COMMAND.pattern}|{_OPTION.pattern}|\bpip install|(?:: |\brun )python |BRIEFING_HOME")


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module, what is filled in as ``{}``; neither docstrings nor parts of other texts."""
    nodes = list(ast.walk(tree))
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if id(node) in parts | docstrings:
            continue
        match node:
            case ast.Constant(value=str(text)):
                yield node.lineno, text
            case ast.JoinedStr(values=values):
                yield node.lineno, "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in values)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a model, a glossary, and a pack of one article in both editions."""
    desk = tmp_path_factory.mktemp("furnished")
    for name, content in (("seeds/a.txt", TEXT), ("glossary/ru-en.csv", "source,target\nпорт,port\n")):
        (desk / name).parent.mkdir()
        (desk / name).write_text(content, encoding="utf-8")
    (desk / MODEL).write_bytes(package())
    for line in (AGAIN, "build --edition both"):
        ended = briefing(*line.split(), cwd=desk, BRIEFING_HOME=str(desk / "home"), patience=200)
        assert ended.code == 0, ended.err
    return desk


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it, with an index of packages that answers."""
    desk = Path(shutil.copytree(furnished, tmp_path / "desk"))
    monkeypatch.chdir(desk)
    monkeypatch.setenv("BRIEFING_HOME", "home")
    with ArgosIndex() as index:
        index.publish(package())
        index.publish(package("kk_en"), "kk_en")
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", index.url)
        yield desk


def run(line: str) -> Result:
    """Run a command of ``briefing`` in this process; variables for it stand in front of it."""
    words = shlex.split(line)
    variables = dict(word.split("=", 1) for word in words if word.startswith("BRIEFING_HOME="))
    return CliRunner(env=variables).invoke(app, words[len(variables) :])


def said(result: Result) -> str:
    error = result.exception
    return f"{result.output} {error}" if isinstance(error, BriefingError) else result.output


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.says.splitlines()[0])
def test_following_the_advice_helps(trouble: Trouble, desk: Path) -> None:
    trouble.cause(desk)
    advice = ".*".join(map(re.escape, trouble.says.split("{}")))
    before = run(trouble.command)
    assert re.search(advice, said(before)), said(before)
    for line in trouble.cure.splitlines():
        code, _, command = line.rpartition(": ")
        followed = run(command)
        assert followed.exit_code == int(code or 0), said(followed)
    if not trouble.instead:
        after = run(trouble.command)
        assert after.exit_code == 0, said(after)
        assert not re.search(advice, said(after))


@pytest.mark.usefixtures("desk")
def test_a_model_that_goes_while_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(models, "choose", lambda *_: None)
        assert said(run("setup")).endswith("See: briefing model list")
    assert run("model list").exit_code == 0


def test_a_model_that_cannot_be_used_is_listed(desk: Path) -> None:
    no_manifest(desk)
    assert f"{manifest.FILE_NAME} is missing or damaged" in run("model list").output


def test_a_desk_without_its_packages_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "briefing.desk.server", None)
    assert said(run("desk")).endswith('pip install ".[desk]"')


def test_a_port_that_is_taken_can_be_left_out() -> None:
    with server._listening(0) as taken:
        with pytest.raises(UsageError, match="Leave --port out"):
            server._listening(taken.getsockname()[1])
        server._listening(0).close()


def test_all_advice_is_followed_by_a_test() -> None:
    followed = {trouble.says for trouble in TROUBLES}
    begun = {text: begin for text in collected() for begin in FOLLOWED_ELSEWHERE if text.startswith(begin)}
    assert set(collected()) - followed - begun.keys() == set(), "write a test that follows this advice"
    assert followed <= set(collected()), "this is not said any more"
    assert set(FOLLOWED_ELSEWHERE) == {max(filter(text.startswith, FOLLOWED_ELSEWHERE), key=len) for text in begun}


@pytest.mark.parametrize("place", sorted({place for places in FOLLOWED_ELSEWHERE.values() for place in places.split()}))
def test_the_tests_elsewhere_are_there(place: str) -> None:
    file, _, name = place.partition("::")
    assert re.search(rf"^(?:    )?def {name}\(", (PROJECT / file).read_text(encoding="utf-8"), re.MULTILINE)


def every_command() -> dict[str, set[str]]:
    """Return all commands (``"model install"``) and their options."""
    found: dict[str, set[str]] = {}
    waiting = [("", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        found[name] = {option for parameter in command.params for option in parameter.opts}
        waiting += [(f"{name} {key}".strip(), sub) for key, sub in getattr(command, "commands", {}).items()]
    return found


@pytest.mark.parametrize("text", collected())
def test_what_it_names_exists(text: str) -> None:
    commands = every_command()
    for named in _COMMAND.findall(text):
        words = named.removeprefix("briefing ").split(" --")[0].split()
        name = " ".join(words)
        assert any(name == known or name.startswith(f"{known} ") for known in commands if known), named
    for option in _OPTION.findall(text):
        assert any(option in options for options in commands.values()) or option in OF_OTHERS, option
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(re.findall(r'"\.\[(\w+)\]"', text)) <= set(extras)


OF_OTHERS = {"--force-reinstall", "--no-cache-dir", "--editable", "--into", "--output", "--quantization"}
"""Options of pip, of a converter of models, and of the kit's own program."""
