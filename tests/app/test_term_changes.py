"""A change of one term: what is proposed, what it costs, and what is written."""

from pathlib import Path

import pytest

import briefing
from briefing.app.term_changes import dictionary_form
from briefing.errors import InputError


@pytest.mark.parametrize(
    ("selected", "entry"),
    [
        ("Среднего коридора", "Средний коридор"),
        ("Организацией  тюркских\nгосударств", "Организация тюркских государств"),
        ("свободной экономической зоны", "свободная экономическая зона"),
        ("ОТГ", "ОТГ"),
        ("связывает Европу", "связывает Европу"),
    ],
)
def test_selected_words_become_a_dictionary_entry(selected: str, entry: str) -> None:
    assert dictionary_form(selected, "ru") == entry
    assert dictionary_form(selected, "kk") == " ".join(selected.split())


@pytest.fixture
def build(tmp_path: Path) -> briefing.BuildRequest:
    """Return a build in a folder without a model."""
    for name in ("seeds", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/a.txt").write_text("Порт открыт. Суда идут в порт Баку.", encoding="utf-8")
    (tmp_path / "glossary/ru-en.csv").write_text("source,target,note\nпорт,port,\n", encoding="utf-8")
    return briefing.BuildRequest(seeds=tmp_path / "seeds", glossary=tmp_path / "glossary", out=tmp_path / "out")


def test_a_preview_changes_nothing_and_says_what_is_not_known_without_a_model(build: briefing.BuildRequest) -> None:
    before = (build.glossary / "ru-en.csv").read_bytes()
    preview = briefing.preview_term(briefing.TermChangeRequest(build, "суда", "vessels"))
    assert preview == briefing.TermPreview((), None)
    assert (build.glossary / "ru-en.csv").read_bytes() == before


def test_a_new_term_is_appended_and_a_known_one_refused(build: briefing.BuildRequest) -> None:
    saved = briefing.save_term(briefing.TermChangeRequest(build, "судно", "vessel", note="at sea"))
    assert (saved.source, saved.target) == ("судно", "vessel")
    content = (build.glossary / "ru-en.csv").read_text(encoding="utf-8")
    assert content == "source,target,note\nпорт,port,\nсудно,vessel,at sea\n"
    with pytest.raises(InputError, match="would be “haven” now"):
        briefing.save_term(briefing.TermChangeRequest(build, "порт", "haven"))
