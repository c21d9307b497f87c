"""Numbers of things, as English says them."""

import pytest

from briefing.app.counting import counted


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "article", "0 articles"),
        (1, "article", "1 article"),
        (2, "article", "2 articles"),
        (1, "segment of engines", "1 segment of engines"),
        (2, "segment of engines", "2 segments of engines"),
    ],
)
def test_one_is_singular(number, noun, said):
    assert counted(number, noun) == said
