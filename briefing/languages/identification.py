"""The language of a text by its groups of letters, where neither alphabet nor common words tell it: py3langid.

Of the short and long sentences that ``python -m tests.benchmarks.languages`` shows it, it names more than langdetect,
which knows no Turkic language in Cyrillic letters, and than lingua, which knows one.
"""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CYRILLIC = frozenset("ba be bg kk ky mk mn ru sr tg tt uk uz".split())
OTHER = frozenset(
    "af ar az bn ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id it ja ka kn ko lt lv ml mr ne nl "
    "no pa pl pt ro sk sl so sq sv sw ta th tk tl tr ur uz vi zh".split()
)
"""Languages that the model may name: those in Cyrillic letters, and those in others."""


def identified(text: str, among: Collection[str]) -> str:
    """Return which of the languages ``among`` a text is most likely in."""
    ranked: list[tuple[str, float]] = _identifier().rank(text)
    return next(code for code, _ in ranked if code in among)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - takes 1.5 s

    return LanguageIdentifier.from_model_file(MODEL_FILE)
