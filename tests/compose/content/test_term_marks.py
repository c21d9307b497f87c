"""Where the terms of a sentence stand in its two texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.content.term_marks import cut, source_marks, target_marks
from briefing.records import Rung, Segment, Span, TermUse, Translation
from tests.factories.review_editions import CORRIDOR_TERM, translation


def bracketed(text: str, marks: tuple[Span, ...]) -> str:
    return "".join(f"[{piece}]" if is_term else piece for piece, is_term in cut(text, marks))


PORT = "порт Алят > порту Алят = Port of Alat @missing"
FARM = "ветропарк > ветропарков = wind farm @best"


@pytest.mark.parametrize(
    ("written", "terms", "source", "target"),
    [
        ("Нет. | No.", (), "Нет.", "No."),
        (
            "О Среднем коридоре. | On the Middle Corridor's future.",
            (CORRIDOR_TERM,),
            "О [Среднем коридоре].",
            "On the [Middle Corridor]'s future.",
        ),
        ("Два ветропарков. | Two wind farms.", (FARM,), "Два [ветропарков].", "Two [wind farms]."),
        ("К порту Алят. | To the port.", (PORT,), "К [порту Алят].", "To the port."),
        (
            "О Среднем коридоре и порту Алят | Port of Alat, Middle Corridor",
            (PORT, CORRIDOR_TERM, PORT),
            "О [Среднем коридоре] и [порту Алят]",
            "[Port of Alat], [Middle Corridor]",
        ),
        (
            "О Среднем коридоре | Middle Corridor",
            (CORRIDOR_TERM, "коридор > коридоре = Corridor @best"),
            "О [Среднем коридоре]",
            "[Middle Corridor]",
        ),
        ("К порту Алят | ", (PORT,), "К [порту Алят]", ""),
    ],
)
def test_terms_are_found_in_both_texts(written: str, terms: tuple[str, ...], source: str, target: str) -> None:
    translated = translation(written, *terms)
    assert bracketed(translated.segment.source, source_marks(translated)) == source
    assert bracketed(translated.target, target_marks(translated, "en")) == target


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 19), st.integers(1, 5)), max_size=4))
def test_pieces_joined_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    uses = tuple(TermUse("", "", "", Rung.BEST, Span(start, start + length)) for start, length in places)
    marks = source_marks(Translation(Segment("s", text, None, None), "", terms=uses))
    assert all(before.stop <= after.start for before, after in pairwise(marks))
    assert "".join(piece for piece, _ in cut(text, marks)) == text
