"""Documents and messages whose reading once took the square of their size, in time or memory."""

import pytest

from tests.benchmarks.growth import FILES, peak, read
from tests.factories.processor_time import at_most

SIZE = 100_000
"""Characters, with which each took several seconds."""

TOOK_THE_SQUARE = [
    "a style of many settings",
    "a style of many settings (fodt)",
    "a raised style of many settings (fodt)",
    "list prefixes (fodt)",
    "cells of six rows (pdf)",
    "words far apart (pdf)",
    "parts within parts (eml)",
    "frames (mhtml)",
    "frames without end (mhtml)",
]


@pytest.mark.parametrize("name", TOOK_THE_SQUARE)
def test_reading_takes_no_more_than_the_size_of_a_file_asks_for(name: str) -> None:
    path, made = FILES[name]
    content = made(SIZE)
    with at_most(2):
        read(path, content)
    assert peak(path, content) < 100 * len(content) + 20_000_000
