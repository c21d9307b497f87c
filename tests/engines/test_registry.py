"""What the engines declare, and that the rest of the program derives from it."""

import tomllib
from importlib.metadata import distribution

import pytest

from briefing.engines.registry import AUTO, ENGINES, EngineChoice, candidates
from briefing.records import LanguagePair
from tests.factories.paths import PROJECT

# Engine, languages of one of its models, pair that is wanted.
SERVES = [
    ("argos", ("ru", "en"), ("ru", "en")),
    ("seq2seq", ("ru", "en"), ("ru", "en")),
    ("seq2seq", ("az en kk ru", "az en kk ru"), ("kk", "ru")),
    ("llm", ("", "en"), ("ru", "en")),
]
SERVES_NOT = [
    ("argos", ("ru", "en"), ("en", "ru")),
    ("argos", ("kk", "en"), ("ru", "en")),
    ("seq2seq", ("ru", "en"), ("en", "ru")),
    ("seq2seq", ("az en kk ru", "az en kk ru"), ("ka", "en")),
    ("seq2seq", ("az en", "az en"), ("en", "en")),
    ("llm", ("", "en"), ("ru", "fr")),
    ("llm", ("", "en"), ("tlh", "en")),
]


def test_an_engine_is_found_by_its_name() -> None:
    assert all(name == kind.name for name, kind in ENGINES.items())
    assert AUTO not in ENGINES


def test_a_user_chooses_auto_or_a_name() -> None:
    assert [*EngineChoice] == [AUTO, *ENGINES] == ["auto", "argos", "seq2seq", "llm"]


def test_auto_stands_for_every_engine_argos_first() -> None:
    assert [kind.name for kind in candidates(AUTO)] == ["argos", "seq2seq", "llm"]
    assert [kind.name for kind in candidates("llm")] == ["llm"]


@pytest.mark.parametrize(("engine", "model", "pair"), SERVES)
def test_a_model_serves_a_pair(engine: str, model: LanguagePair, pair: LanguagePair) -> None:
    assert ENGINES[engine].serves(model, pair)


@pytest.mark.parametrize(("engine", "model", "pair"), SERVES_NOT)
def test_a_model_does_not_serve_a_pair(engine: str, model: LanguagePair, pair: LanguagePair) -> None:
    assert not ENGINES[engine].serves(model, pair)


@pytest.mark.parametrize("kind", ENGINES.values(), ids=ENGINES.keys())
def test_the_libraries_of_an_engine_are_those_of_its_extra(kind) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = project["optional-dependencies"][kind.extra] if kind.extra else project["dependencies"]
    for library in kind.libraries:
        assert any(line.startswith(library) for line in required)
        assert distribution(library)
