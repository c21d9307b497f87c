"""Names that are in the Russian and not in the English, or the other way round.

Names are told by their capitals and by not being in the dictionary as anything else; a counterpart is a word that
sounds alike, or one that a table has. Where a human translator says "the president" for «Эрдоган», both speak.
Thresholds were set on all of NTREX-128.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.checks.names.exonyms import is_listed, stands_for
from briefing.checks.names.ordinary import INSTITUTIONAL, ORDINARY
from briefing.checks.names.sounds import alike
from briefing.checks.pair import Pair
from briefing.languages import morphology

SURE = 0.75
"""Likeness from which an English word is the counterpart of a Russian name, and so of no other name."""

POSSIBLE = 0.68
"""Likeness from which it may be, if it is no other's."""

HEARD = 0.62
"""Likeness to a name in the source from which an English name is not invented."""

ECHO = 0.78
"""Likeness to another word of the source from which it is not: "Parliament" and «парламент»."""

CHANGED = 0.72
"""Likeness below which a Russian name has no counterpart where an English name is there that has none either."""

UNLIKE = 0.8
"""Likeness to any word of the source below which an English name has no counterpart then."""

_CACHED = 50_000
_PAIRS = 64
_HEAD, _TAIL = 3, 5
"""Letters of the parts of a compound: «Кибер-спорт»."""

_COINED = re.compile(r"(?:[иая]ци[ияюей]\w?|ост[иью]\w?|ни[еяюй]\w?|инг\w{0,2}|изм\w{0,2}|льн\w{2,3})\Z")
"""With what Russian makes common nouns and adjectives that no dictionary has yet."""

_LONG = 5
"""Letters from which a word with a capital and no common reading is a name wherever it stands: «Нугрохо»."""

_SHORT = 3
"""Letters of words that sound like anything: "AMs"."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_RUSSIAN_NAME = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁа-яё]+)*(?![\w-])")
_ACRONYM = re.compile(r"(?<![\w-])[А-ЯЁ]{2,6}(?![\w-])")
_CAPITALISED = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-яё]{2,}(?:-[А-ЯЁа-яё]+)*")
_OPENING = re.compile(r"(?:\A|(?<![А-ЯЁ])(?<!\b[Сс]в)[.!?…]\W*|[:»\"”],? [—–-] |: |[«“„\"]|[—–-] )\W*\Z")
"""What stands before a word that has a capital because it comes first. Not the stop of «А. Линд», «Св. Мартин»."""

_ADJECTIVE = re.compile("[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими?)$")
_ONE_PERSON = re.compile(r" (?:[А-ЯЁ][\w-]+ )?")
"""Between the names of one person: «Ким Чен Ын»."""

_ENGLISH_NAME = re.compile(r"[A-Z][^\W\d_]*(?:['’][A-Z][^\W\d_]+)?")
_ENGLISH_INSIDE = re.compile(r"(?<=[a-z,;0-9)] )[A-Z][a-z]{3,}(?:['’][A-Z][a-z]+)?(?![\w-])")
"""An English name that does not begin a sentence."""

_ENGLISH_ANYWHERE = re.compile(r"(?<![\w-])[A-Z][a-z]{3,}(?:['’][A-Z][a-z]+)?(?![\w-])")

_NEXT_NAME = re.compile(r" ([A-Z][^\W\d_]+)")

_COMMON_ENDING = re.compile(
    r"(?:ments?|[st]ions?|ships?|ness|it(?:y|ies)|[ae]nces?|(?<=....)ings?|isms?|ional|ical|ives?|ology|works?|[ai]ble)\Z"
)
"""With what English makes common nouns and adjectives: "Investments" has its capital from a heading."""

_SMALL_WORD = re.compile(r"(?<!\w)(?!(?:an|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|with)\b)[a-z]{2,}")
"""A word that has a capital in a headline with capitals."""

_ENGLISH_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name and where it stands in the source."""

    text: str
    start: int
    stop: int


def name_missing(pair: Pair) -> str:
    """«Встретились Алиев и Пашинян.» → «Aliyev met.»: return the Russian names, or nothing."""
    if not pair.is_russian_to_english or name_changed(pair):
        return ""
    names = _names(pair)
    missing = [name.text for name in _missing(names, pair)] if names else []
    return ", ".join(f"«{name}»" for name in dict.fromkeys([*missing, *_missing_acronyms(pair)]))


def name_added(pair: Pair) -> str:
    """«Встретились послы.» → «The ambassadors met Johnson.»: return the English names, or nothing.

    A name that stands for a Russian name of several words, or of another sound, is excused by that name.
    """
    if not pair.is_russian_to_english or name_changed(pair):
        return ""
    strangers = _strangers(pair)
    if not strangers or len(strangers) <= _unheard(pair):
        return ""
    return ", ".join(f"“{name}”" for name in strangers)


@lru_cache(_PAIRS)
def name_changed(pair: Pair) -> str:
    """«Встретились Алиев и Пашинян.» → «Aliyev and Sullivan met.»: return both names, or nothing.

    Where both sides have a name without a counterpart, less will do than where one has. In a headline, where every
    word has a capital, no name can be told.
    """
    if not pair.is_russian_to_english or not _SMALL_WORD.search(pair.target):
        return ""
    lost = next((name.text for name in _names(pair) if _is_without_counterpart(name.text, pair)), "")
    new = next(iter(_unlike(pair)), "") if lost else ""
    return f"«{lost}», “{new}”" if new else ""


def _is_without_counterpart(name: str, pair: Pair) -> bool:
    """Tell whether a name, or a part of it that has a capital, is like no English one: «Сан-Диего», "San Costa"."""
    english = _ENGLISH_NAME.findall(pair.target)
    parts = [part for part in name.split("-") if part[0].isupper() and len(part) >= _SHORT]
    return any(all(_likeness(part, word) < CHANGED for word in english) for part in parts)


def _unlike(pair: Pair) -> Iterator[str]:
    """Yield the English names, also at the beginning of a sentence, that no word of the source is like."""
    russian = dict.fromkeys(_WORD.findall(pair.source))
    for name in dict.fromkeys(_ENGLISH_ANYWHERE.findall(pair.target)):
        if _may_be_stranger(name, pair) and not any(_likeness(word, name) >= UNLIKE for word in russian):
            yield name


def _missing(names: Sequence[_Name], pair: Pair) -> Iterator[_Name]:
    """Yield the names that have no counterpart.

    One of several names of a person may be left out («Ильхам Алиев», "Aliyev"), unless a stranger is there instead.
    """
    english = [word for word in dict.fromkeys(_ENGLISH_NAME.findall(pair.target)) if word.lower() not in ORDINARY]
    likeness = {name.text: {word: _likeness(name.text, word) for word in english} for name in names}
    taken = {word for found in likeness.values() for word, value in found.items() if value >= SURE}
    there = [name for name in names if _is_there(likeness[name.text], taken)]
    absent = [name for name in names if name not in there]
    if absent and not _strangers(pair):
        absent = [name for name in absent if not any(_is_one_person(name, other, pair.source) for other in there)]
    yield from absent


def _is_there(likeness: Mapping[str, float], taken: Collection[str]) -> bool:
    """Tell whether a name has a counterpart, given how alike it is to each English one."""
    if any(value >= SURE for value in likeness.values()):
        return True
    return any(v >= POSSIBLE and word not in taken and len(word) > _SHORT for word, v in likeness.items())


def _is_one_person(one: _Name, other: _Name, source: str) -> bool:
    first, second = sorted((one, other), key=lambda name: name.start)
    return bool(_ONE_PERSON.fullmatch(source, first.stop, second.start))


def _missing_acronyms(pair: Pair) -> list[str]:
    """Return the acronyms of the table that have no counterpart; «президент США» is often just the president."""
    listed = [word for word in dict.fromkeys(_ACRONYM.findall(pair.source)) if is_listed(word) and word != "США"]
    if not listed:
        return []
    english = set(_ENGLISH_WORD.findall(pair.target))
    return [word for word in listed if not _is_settled(word, pair) and not any(stands_for(e, word) for e in english)]


@lru_cache(_PAIRS)
def _names(pair: Pair) -> tuple[_Name, ...]:
    """Return what is certainly a name in the source, but for adjectives: «Лондонская полиция» is the Metropolitan."""
    return tuple(_found_names(pair))


def _found_names(pair: Pair) -> Iterator[_Name]:
    for found in _RUSSIAN_NAME.finditer(pair.source):
        name = found[0]
        begins = _OPENING.search(pair.source, max(0, found.start() - 6), found.start())
        if _ADJECTIVE.search(name) or not any(map(is_name, name.split("-"))) or _is_settled(name, pair):
            continue
        if not begins or (_is_proper(name) and not _is_small(name, pair)):
            yield _Name(name, found.start(), found.end())


def _is_small(name: str, pair: Pair) -> bool:
    """Tell whether the English has a word without its capital, as it cannot have a name: «Тенге вырос.»."""
    return any(word in pair.target and _likeness(name, word) >= SURE for word in pair.target_words)


def _is_settled(name: str, pair: Pair) -> bool:
    return any(name in matched for matched, _ in pair.terms)


@lru_cache(_CACHED)
def is_name(word: str) -> bool:
    """Tell whether a Russian word has a capital that no other reading explains, inside a sentence."""
    return word[0].isupper() and not morphology.is_common(word.lower())


@lru_cache(_CACHED)
def _is_proper(word: str) -> bool:
    """Tell whether a word is nothing but a name, even where every word has a capital.

    It is listed as one, or not at all; «Кибер-спорт» and «Цифровизация» are not listed and no names.
    """
    readings = morphology.nominatives(word.lower())
    if not all(reading.proper for reading in readings) or not is_name(word) or _COINED.search(word):
        return False
    tails = (word[start:] for start in range(_HEAD, len(word) - _TAIL + 1))
    return (len(word) >= _LONG or bool(readings)) and not any(map(morphology.is_common, tails))


@lru_cache(_PAIRS)
def _strangers(pair: Pair) -> list[str]:
    """Return the English names that nothing in the source sounds like. In a headline no name can be told."""
    if not _SMALL_WORD.search(pair.target):
        return []
    inside = _ENGLISH_INSIDE.finditer(pair.target)
    found = [each for each in inside if _may_be_stranger(each[0], pair) and not _begins_title(each)]
    russian = dict.fromkeys(_WORD.findall(pair.source)) if found else ()
    heard = {word for word in _ENGLISH_NAME.findall(pair.target) if any(_likeness(r, word) >= SURE for r in russian)}
    strangers = (each for each in found if not any(_echoes(word, each[0], heard) for word in russian))
    return list(dict.fromkeys(each[0] for each in strangers if not _is_given_name(each, heard)))


def _may_be_stranger(name: str, pair: Pair) -> bool:
    if _is_common(name) or name.lower() in ORDINARY or name in pair.source:
        return False
    return not any(name in rendering for _, rendering in pair.terms)


def _is_common(word: str) -> bool:
    """Tell whether an English word with a capital is made of common words: "Ministry", "Investments"."""
    lower = word.lower()
    return not INSTITUTIONAL.isdisjoint((lower, lower.removesuffix("s"))) or bool(_COMMON_ENDING.search(lower))


def _begins_title(found: re.Match[str]) -> bool:
    """Tell whether a name is the beginning of a longer one: "Ryder Cup"."""
    behind = _NEXT_NAME.match(found.string, found.end())
    return behind is not None and _is_common(behind[1])


def _is_given_name(found: re.Match[str], heard: Collection[str]) -> bool:
    """Tell whether a name is the given one of a person whose surname is heard: «Корбин» is "Jeremy Corbyn"."""
    surname = _NEXT_NAME.match(found.string, found.end())
    return surname is not None and surname[1] in heard


def _echoes(russian: str, english: str, heard: Collection[str]) -> bool:
    """Tell whether a word of the source is like an English name, and not the counterpart of another."""
    is_telling = is_name(russian) or _ADJECTIVE.search(russian)
    likeness = _likeness(russian, english)
    if likeness < (HEARD if is_telling else ECHO):
        return False
    return likeness >= SURE or all(_likeness(russian, other) < SURE for other in heard)


def _unheard(pair: Pair) -> int:
    """Return how many names inside the source are like no English name."""
    inside = (found[0] for found in _CAPITALISED.finditer(pair.source) if found.start() > 1)
    english = _ENGLISH_NAME.findall(pair.target)
    return sum(is_name(word) and not any(_likeness(word, name) >= HEARD for name in english) for word in inside)


@lru_cache(_CACHED)
def _likeness(russian: str, english: str) -> float:
    """Return how alike two names are, in a hyphenated one the part that is most alike."""
    parts = russian.split("-")
    if any(stands_for(english, part) for part in parts):
        return 1.0
    return max(alike(part, english) for part in dict.fromkeys([*parts, "".join(parts)]))
