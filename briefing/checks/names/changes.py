"""Checks for names that the target lost, changed or added.

A name has a counterpart on the other side if a word there sounds alike, or a table says so. Where a human translator
says "the president" for «Эрдоган», the checks object too. Thresholds were set on all of NTREX-128.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from briefing.checks.names.added_places import added_places
from briefing.checks.names.counterparts import SURE, is_listed, likeness, own_words, stands_for
from briefing.checks.names.english import HEARD, NAME, ORDINARY, is_headline, replacements, strangers
from briefing.checks.names.places import is_rendered, missing_places
from briefing.checks.names.russian import RussianName, is_name, is_settled, names
from briefing.checks.sentence_pair import PAIRS_CACHED, SentencePair

POSSIBLE = 0.68
"""Likeness from which an English word may be the counterpart of a Russian name, if it is no other's."""

CHANGED = 0.72
"""Likeness below which a Russian name has no counterpart where there is an English name that has none either."""

_SHORT = 3
"""Letters of words that sound like anything: "AMs"."""

_ACRONYM = re.compile(r"(?<![\w-])[А-ЯЁ]{2,6}(?![\w-])")
_CAPITALISED = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-яё]{2,}(?:-[А-ЯЁа-яё]+)*")
_BETWEEN_NAMES_OF_ONE_PERSON = re.compile(r" (?:[А-ЯЁ][\w-]+ )?")  # «Ким Чен Ын»
_LATIN = re.compile(r"\b(?![IVXLC]+\b)[A-Z][A-Za-z]{2,}\b")
"""A name in Latin letters; Roman numerals are none: «XIX век»."""

_ENGLISH_WORD = re.compile(r"[^\W\d_]+")


def name_missing(pair: SentencePair) -> str:
    """«Встретились Алиев и Пашинян.» → «Aliyev met.»: return the Russian names, or nothing."""
    return ", ".join(f"«{name}»" for name in missing_names(pair))


def missing_names(pair: SentencePair) -> tuple[str, ...]:
    """Return the Russian names that have no counterpart in the English, each once, but for places of the table."""
    if not pair.is_russian_to_english or name_changed(pair):
        return ()
    found = names(pair)
    places = {place.russian for place in missing_places(pair)}
    missing = [name.text for name in _missing(found, pair) if name.text not in places] if found else []
    return tuple(dict.fromkeys([*missing, *_missing_acronyms(pair), *missing_latin(pair)]))


def missing_latin(pair: SentencePair) -> list[str]:
    """Return the names that the Russian writes in Latin letters and the English lacks: «агентства Kazinform»."""
    latin = (name for name in _LATIN.findall(pair.source) if not is_settled(name, pair))
    return [name for name in latin if name.lower() not in pair.target_lower]


def name_added(pair: SentencePair) -> str:
    """«Встретились послы.» → «The ambassadors met Johnson.»: return the English names, or nothing.

    A name that stands for a Russian name of several words, or of another sound, is excused by that name. A place of the
    tables is not.
    """
    if not pair.is_russian_to_english or name_changed(pair):
        return ""
    unknown = strangers(pair)
    excused = len(unknown) <= _unheard(pair)
    added = dict.fromkeys((*added_places(pair), *(() if excused else unknown)))
    return ", ".join(f"“{name}”" for name in added)


@lru_cache(PAIRS_CACHED)
def name_changed(pair: SentencePair) -> str:
    """«Встретились Алиев и Пашинян.» → «Aliyev and Sullivan met.»: return both names, or nothing.

    Where both sides have a name without a counterpart, weaker evidence will do than where only one has.
    """
    if not pair.is_russian_to_english or is_headline(pair.target):
        return ""
    lost = next((name for name in _elsewhere_named(pair) if _is_without_counterpart(name, pair)), "")
    new = next(replacements(pair), "") if lost else ""
    return f"«{lost}», “{new}”" if new else ""


def _elsewhere_named(pair: SentencePair) -> Iterator[str]:
    """Yield the names in the source but for places that the target has by their names in the table."""
    return (name.text for name in names(pair) if not is_rendered(name.text, pair))


def _is_without_counterpart(name: str, pair: SentencePair) -> bool:
    """Tell whether a name, or a part of it that has a capital, is like no English one: «Сан-Диего», "San Costa"."""
    english = NAME.findall(pair.target)
    parts = [part for part in name.split("-") if part[0].isupper() and len(part) >= _SHORT]
    return any(all(likeness(part, word) < CHANGED for word in english) for part in parts)


def _missing(found: Sequence[RussianName], pair: SentencePair) -> Iterator[RussianName]:
    """Yield the names without a counterpart; one of a person's may be left out («Ильхам Алиев», "Aliyev")."""
    english = [word for word in dict.fromkeys(NAME.findall(pair.target)) if word.lower() not in ORDINARY]
    alike = own_words({name.text: {word: likeness(name.text, word) for word in english} for name in found})
    taken = {word for words in alike.values() for word, value in words.items() if value >= SURE}
    present = [name for name in found if _is_present(alike[name.text], taken)]
    absent = [name for name in found if name not in present and not is_rendered(name.text, pair)]
    if absent and not strangers(pair):
        absent = [name for name in absent if not any(_is_one_person(name, other, pair.source) for other in present)]
    yield from absent


def _is_present(alike: Mapping[str, float], taken: Collection[str]) -> bool:
    """Tell whether a name has a counterpart, given how alike it is to each English one."""
    if any(value >= SURE for value in alike.values()):
        return True
    return any(value >= POSSIBLE and word not in taken and len(word) > _SHORT for word, value in alike.items())


def _is_one_person(one: RussianName, other: RussianName, source: str) -> bool:
    first, second = sorted((one, other), key=lambda name: name.start)
    return bool(_BETWEEN_NAMES_OF_ONE_PERSON.fullmatch(source, first.stop, second.start))


def _missing_acronyms(pair: SentencePair) -> list[str]:
    """Return the acronyms of the table that have no counterpart; «президент США» is often just the president."""
    listed = [word for word in dict.fromkeys(_ACRONYM.findall(pair.source)) if is_listed(word) and word != "США"]
    if not listed:
        return []
    english = set(_ENGLISH_WORD.findall(pair.target))
    return [word for word in listed if not is_settled(word, pair) and not any(stands_for(e, word) for e in english)]


def _unheard(pair: SentencePair) -> int:
    """Return how many names inside the source are like no English name."""
    inside = (found[0] for found in _CAPITALISED.finditer(pair.source) if found.start() > 1)
    english = NAME.findall(pair.target)
    return sum(is_name(word) and not any(likeness(word, name) >= HEARD for name in english) for word in inside)
