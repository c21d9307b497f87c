"""A sidecar is changed in the lines that are wanted, and in no others."""

import datetime

import pytest

from briefing.errors import InputError
from briefing.readers.sidecar import with_statements

BEFORE = """# checked by Anna
title = "Порты" # as printed
'source' = "Trend"
rating = 5

[other]
title = "not ours"
"""


def test_one_line_changes_and_everything_else_stays() -> None:
    assert with_statements(BEFORE, {"title": 'Порт "Алят"'}, "a.meta.toml") == BEFORE.replace(
        'title = "Порты" # as printed', 'title = "Порт \\"Алят\\""'
    )


def test_a_statement_is_taken_out_and_another_added_before_the_tables() -> None:
    statements = {"source": None, "date": datetime.date(2026, 3, 10)}
    assert with_statements(BEFORE, statements, "a.meta.toml") == BEFORE.replace("'source' = \"Trend\"\n", "").replace(
        "rating = 5\n\n", "rating = 5\n\ndate = 2026-03-10\n"
    )


def test_a_new_sidecar_has_the_statements_only() -> None:
    assert with_statements("", {"title": "А\nБ", "source": ""}, "a.meta.toml") == 'title = "А Б"\nsource = ""\n'


@pytest.mark.parametrize("before", ['title = """\nПорты\n"""\n', "title = [1,\n 2]\n", "title =\n"])
def test_what_cannot_be_changed_safely_is_left_alone(before: str) -> None:
    with pytest.raises(InputError, match=r"a\.meta\.toml"):
        with_statements(before, {"title": "Порт"}, "a.meta.toml")
