"""What Russian acronyms are in English, where they have one meaning and models may spell out their letters."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources


def acronyms(russian: str) -> Iterator[tuple[str, str]]:
    """Yield the acronyms of a Russian sentence as they stand there, each with its English.

    >>> list(acronyms("Об этом сообщили в ВОЗ и МИДе."))
    [('ВОЗ', 'WHO'), ('МИДе', 'Foreign Ministry')]
    """
    english = _english()
    return ((found[0], english[found["acronym"]]) for found in _pattern().finditer(russian))


@cache
def _english() -> dict[str, str]:
    text = resources.files(__package__).joinpath("acronyms.txt").read_text(encoding="utf-8")
    return dict(line.split(" = ") for line in text.splitlines() if " = " in line)


@cache
def _pattern() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, _english()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<acronym>{listed})(?:[аеуы]|о[мвй]|а[мх]|ами)?(?!\w)")
