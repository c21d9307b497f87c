"""Tables in the documentation list what the code has, all of it and nothing else."""

import inspect
import tomllib

import pytest

import briefing
from briefing import mail
from briefing.checks import CHECKS, FAILED
from briefing.checks.names import renderings, spellings
from briefing.compose.formats import OUTPUT_FORMATS, RECORD, REVIEW
from briefing.engines.registry import ENGINES
from briefing.errors import ExitCode
from briefing.glossary import SUFFIXES
from briefing.glossary.entries import COLUMNS
from briefing.glossary.export import ExportFormat
from briefing.readers.formats import FORMATS
from briefing.records import Rung
from briefing.translation.drafting import UNSURE
from tests.factories.documentation import blocks, code, table
from tests.factories.paths import PROJECT

GLOSSARY_CODES = {"term-missing", "term-repeated", "term-number", "forbidden"}


def test_check_codes_and_their_severities() -> None:
    documented = [
        (code_, severity)
        for codes, _, severity in table("checks", "code", "what it means", "severity")
        for code_ in code(codes)
    ]
    expected = {check.code: check.severity.name.lower() for check in CHECKS}
    expected |= dict.fromkeys((spellings.CODE, renderings.CODE, UNSURE, FAILED), "noted") | dict.fromkeys(
        GLOSSARY_CODES, "glossary"
    )
    assert sorted(documented) == sorted(expected.items())


def test_exit_codes() -> None:
    assert [int(number) for number, _ in table("checks", "exit code", "meaning")] == list(ExitCode)


def test_input_formats() -> None:
    documented = [(name, tuple(code(suffixes))) for name, suffixes in table("formats", "format", "suffix")]
    assert documented == [(each.description, each.suffixes) for each in FORMATS]


def test_the_readme_names_the_input_formats() -> None:
    readme = " ".join((PROJECT / "README.md").read_text(encoding="utf-8").split()).lower()
    assert all(each.description.lower() in readme for each in FORMATS)


def test_output_formats() -> None:
    documented = [code(name) + code(suffix) for name, suffix, _ in table("formats", "format", "suffix", "what it is")]
    assert documented == [[each.name, each.suffix] for each in OUTPUT_FORMATS.values()]


def test_other_files_of_a_build() -> None:
    documented = [code(suffix) for _, suffix, _ in table("formats", "file", "suffix", "what it is")]
    assert documented == [[REVIEW.suffix], [RECORD.suffix]]


def test_engines() -> None:
    documented = [
        (code(name), model, code(file)[0]) for name, model, file in table("models", "engine", "model", "model file")
    ]
    assert documented == [([each.name], each.summary, each.suffix) for each in ENGINES.values()]


def test_glossary_columns() -> None:
    assert [code(name) for name, _ in table("glossary", "column", "meaning")] == [[column] for column in COLUMNS]


def test_glossary_files() -> None:
    documented = [suffix for _, suffixes in table("glossary", "file", "suffix") for suffix in code(suffixes)]
    assert documented == list(SUFFIXES)


def test_glossary_exports() -> None:
    assert [code(name) for name, _ in table("glossary", "format", "what it is for")] == [
        [each] for each in ExportFormat
    ]


def test_rungs() -> None:
    assert [code(name) for name, _ in table("glossary", "rung", "what brought the term in")] == [
        [each] for each in Rung
    ]


def test_rooms_in_their_order() -> None:
    configuration = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = configuration["tool"]["importlinter"]["contracts"]
    layers = [layer.split(" | ") for layer in contract["layers"]]
    assert [code(rooms) for rooms, _ in table("architecture", "room", "subject")] == layers


def test_public_functions() -> None:
    documented = [name for names, *_ in table("python", "function", "what it does", "command") for name in code(names)]
    public = [name for names in briefing._PUBLIC.values() for name in names.split()]
    assert sorted(documented) == sorted(name for name in public if inspect.isfunction(getattr(briefing, name)))


def test_every_promise_names_tests_that_exist() -> None:
    for promise, tests, _ in table("promises", "promise", "tested in", "measured"):
        assert code(tests), promise
        for pattern in code(tests):
            assert list(PROJECT.glob(pattern)), pattern


def test_what_is_run_and_what_is_believed_is_tested() -> None:
    for what, run, believed, _, tests in table(
        "security", "from where", "what of it is run", "what of it is believed", "what holds it in", "tested in"
    ):
        assert run, what
        assert believed, what
        assert code(tests), what
        for path in code(tests):
            assert (PROJECT / path).is_file(), path


def test_benchmarks_name_scripts_that_exist() -> None:
    for *_, scripts in table("benchmarks", "what", "figure", "script") + table("benchmarks", "what", "where", "script"):
        for script in code(scripts):
            folder = PROJECT / "tests" / "benchmarks"
            assert (folder / f"{script}.py").is_file() or (folder / script / "__main__.py").is_file(), script


@pytest.mark.parametrize("page", sorted((PROJECT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_toml_examples_can_be_read(page) -> None:
    for example in map(tomllib.loads, blocks(page, "toml")):
        mail.checked(example.get("email", {}))
