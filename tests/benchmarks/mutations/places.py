"""Places in a text, and what is put there."""

import re
from collections.abc import Iterable
from random import Random


def any_of(random: Random, places: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return one of the places, nothing if there is none."""
    found = list(places)
    return random.choice(found) if found else None


def put(text: str, place: re.Match[str], new: str) -> str:
    """Return the text with ``new`` at a place."""
    return text[: place.start()] + new + text[place.end() :]
