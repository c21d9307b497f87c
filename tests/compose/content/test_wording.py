"""What a pack says in its own words."""

import pytest

from briefing.compose.content import wording


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Rates rise.", "Rates rise"),
        ("Rates rise", "Rates rise"),
        ("What next?", "What next?"),
        ("To be continued...", "To be continued..."),
        ("Trade with the U.S.", "Trade with the U.S."),
        ("Нефть, газ и т.д.", "Нефть, газ и т.д."),
        ("Two\n lines.", "Two lines"),
        (".", ""),
    ],
)
def test_a_title_is_shown_without_its_final_full_stop(title: str, shown: str) -> None:
    assert wording.headline(title) == shown
