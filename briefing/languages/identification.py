"""The language of a text by its groups of letters, where neither alphabet nor common words tell it.

langdetect decides on paragraphs in other letters than Cyrillic, py3langid on short texts and on Cyrillic ones: of the
sentences that ``python -m tests.benchmarks.languages`` shows them, it names more than langdetect, which knows no Turkic
language in Cyrillic letters, and than lingua, which knows one.
"""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect import DetectorFactory
    from py3langid.langid import LanguageIdentifier

CYRILLIC = frozenset("ba be bg kk ky mk mn ru sr tg tt uk uz".split())
OTHER = frozenset(
    "af ar az bn ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id it ja ka kn ko lt lv ml mr ne nl "
    "no pa pl pt ro sk sl so sq sv sw ta th tk tl tr ur uz vi zh".split()
)
"""Languages that the model may name: those in Cyrillic letters, and those in others."""


PARAGRAPH = 120
"""Characters from which on langdetect names languages in Latin and other letters as surely, and loads in a fifth of the
time."""


def identified(text: str, among: Collection[str]) -> str:
    """Return which of the languages ``among`` a text is most likely in."""
    ranked: list[tuple[str, float]] = _identifier().rank(text)
    return next(code for code, _ in ranked if code in among)


def in_other_letters(text: str) -> str:
    """Return which of the languages that are not written in Cyrillic a text is most likely in."""
    code = _profiled(text) if len(text) >= PARAGRAPH else ""
    return code if code in OTHER else identified(text, OTHER)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - takes 1.5 s

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _profiled(text: str) -> str:
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - loads with the profiles

    detector = _profiles().create()
    detector.append(text)
    try:
        code: str = detector.detect()
    except LangDetectException:
        return ""
    return code.partition("-")[0]  # «zh-cn»


@cache
def _profiles() -> "DetectorFactory":
    """Return langdetect's profiles, seeded: without a seed, answers differ from run to run."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory  # noqa: PLC0415 - 1 MB of profiles

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory
