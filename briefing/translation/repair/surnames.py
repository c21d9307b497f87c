"""Spells surnames of the Russian and Georgian kinds that a model garbled: «Пурясев» as "Puryshev"."""

import re

from briefing.checks.names.counterparts import SURE, likeness
from briefing.checks.names.russian import is_name
from briefing.languages.morphology import is_place
from briefing.languages.romanization import consonants, latin, vowels

_SURNAME = re.compile(
    r"(?<![\w-])(?P<stem>[А-ЯЁ][а-яё]+(?P<kind>[оеё]в|[шчй]кин|швили|дзе))(?:[аеуы]|ой|ом|ым|ых|ыми)?(?![\w-])"
)
_CAPITALISED = re.compile(r"[А-ЯЁ][\w-]+")
_ENGLISH = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?=['’]s\b|(?![\w'’-]))")
_IOTATED = re.compile("(?<=[аеёиоуыэюяьъ])[еЕ]|^[еЕ]")

_POSSIBLE = 0.72
"""Likeness from which an English word is taken for a surname with other consonants: "Vakhovskyi" and «Вахошкин»."""


def surnames(target: str, source: str) -> str:
    """Return the target with the surnames of its source, where a word is like one and has not its letters.

    Of 911 such surnames in good translations (corpus, NTREX-128, WMT 2022) it respells three: Rachmaninoff's, an
    Alirzayeva's («Алиризаева»), and Sarajevo, which is no surname.
    """
    for found in _SURNAME.finditer(source):
        if is_name(found[0]) and not is_place(found[0].lower()):
            target = _spelled(target, source, found)
    return target


def _spelled(target: str, source: str, surname: re.Match[str]) -> str:
    words = dict.fromkeys(_ENGLISH.findall(target))
    if any(_is_rendering(surname["stem"], word) for word in words):
        return target
    others = {word for word in _CAPITALISED.findall(source) if word != surname[0]}
    garbled = [word for word in words if likeness(surname[0], word) >= _POSSIBLE and not _is_of_another(word, others)]
    if len(garbled) != 1 or garbled[0].endswith("s"):
        return target
    right = _in_english(surname, garbled[0])
    return _ENGLISH.sub(lambda word: right if word[0] == garbled[0] else word[0], target)


def _is_rendering(stem: str, word: str) -> bool:
    """Tell whether a word has the consonants and vowels of a surname, but for the vowel of «-ев» and «-ов».

    «Таиров» may be Tahirov.
    """
    if consonants(stem) not in {consonants(word), consonants(word.removesuffix("s"))}:
        return False
    mine = vowels(stem)
    return any(mine == its or mine[:-1] in {its[:-1], its[:-2]} for its in map(vowels, (word, word.replace("h", ""))))


def _is_of_another(word: str, others: set[str]) -> bool:
    return any(likeness(other, word) >= SURE for other in others)


def _in_english(surname: re.Match[str], garbled: str) -> str:
    """Return the surname in Latin letters; a woman's ends as the garbled one does."""
    spelled = latin(_IOTATED.sub("йе", surname["stem"])).capitalize()
    return f"{spelled}a" if garbled.endswith("a") and surname["kind"].endswith(("в", "н")) else spelled
