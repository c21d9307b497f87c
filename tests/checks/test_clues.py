"""What a model is told of words that its translation gets wrong."""

import pytest

from briefing.checks import clues


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Они уважают границы друг друга.", "They respect the borders.", {"друг друга": "each other"}),
        ("Подписана хартия.", "The constitution is signed.", {"хартия": "charter"}),
        ("Встреча прошла в пятницу.", "The meeting took place on Monday.", {"пятницу": "friday"}),
        ("Цунами не было.", "There was no wind.", {"цунами": "tsunami"}),
        ("Об этом пишет Kazinform.", "The agency writes about this.", {"Kazinform": "Kazinform"}),
        ("Подписана хартия.", "The charter is signed.", {}),
        ("Подписана хартия.", "", {}),
    ],
)
def test_what_is_wrong_is_named_with_what_is_right(source: str, target: str, told: dict[str, str]) -> None:
    assert {hint.source: hint.target for hint in clues(source, target, "ru", "en")} == told


def test_what_the_glossary_settles_is_not_in_doubt() -> None:
    settled = [("хартия", "Statute")]
    assert clues("Подписана хартия.", "The Statute is signed.", "ru", "en", settled) == ()
