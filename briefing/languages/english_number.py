"""Singular and plural of English noun phrases: "wind farm" is also "wind farms"."""

import re
from collections.abc import Iterator
from functools import cache

IRREGULAR = {
    "memorandum": ("memorandums", "memoranda"),
    "crisis": ("crises",),
    "basis": ("bases",),
    "analysis": ("analyses",),
    "criterion": ("criteria",),
    "man": ("men",),
    "woman": ("women",),
    "person": ("people", "persons"),
    "child": ("children",),
    "shelf": ("shelves",),
    "half": ("halves",),
    "life": ("lives",),
    "leaf": ("leaves",),
    "cargo": ("cargoes", "cargos"),
    "embargo": ("embargoes",),
    "veto": ("vetoes",),
    "gas": ("gases",),
    "bus": ("buses",),
}
"""Plurals that follow no rule, the more common one first."""

SAME_IN_BOTH = frozenset("news series means species logistics politics economics headquarters".split())
"""Words in -s that have no other number."""

UNCOUNTED = frozenset(
    "aid advice assistance cargo cooperation equipment energy freight gas information infrastructure legislation "
    "machinery oil ordnance personnel research software traffic trade transport water wheat".split()
)
"""Words that need no plural where Russian has one: «грузы» are "cargo"."""

AFTER_A_NOUN = (
    "of in on at by for from to with near and or but that which who is are was were will would have has had can could "
    "should must as between through along under over across able capable".split()
)
"""Words that show that the noun phrase before them is complete: "two wind farm of", not "two wind farm projects"."""

PREPOSITIONS = frozenset("of on for in to with from between against at by under about".split())
"""Words that end the head of a phrase: in "memorandum of understanding" only the first word takes the plural."""

_SINGULARS = {plural: singular for singular, plurals in IRREGULAR.items() for plural in plurals}
_SINGULAR_IN_S = re.compile(r"(?:ss|us|is)$", re.IGNORECASE)
_PEOPLE = re.compile("^[A-Z].*(?:ese|iss)$")  # Chinese, Swiss
_ACRONYM = re.compile(r"[A-Z]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def plurals(word: str) -> tuple[str, ...]:
    """Return the plural forms of a lower-case noun in the singular: "country" has "countries"."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return (f"{word}es",)
    if re.search(r"[^aeiou]y$", word):
        return (f"{word[:-1]}ies",)
    return (f"{word}s",)


def singular(word: str) -> str:
    """Return the singular of a lower-case plural, or nothing for any other word."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if not word.endswith("s") or word in IRREGULAR or word in SAME_IN_BOTH or _SINGULAR_IN_S.search(word):
        return ""
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-2] if re.search(r"(?:[sxz]|ch|sh)es$", word) else word[:-1]


def head(phrase: str) -> re.Match[str] | None:
    """Return the head noun of a phrase: its last word, or the last before a preposition."""
    found = None
    for word in _WORD.finditer(phrase):
        if found and word.group() in PREPOSITIONS:
            break
        found = word
    return found


def is_plural(phrase: str) -> bool:
    """Tell whether the head of ``phrase`` is a plural."""
    word = head(phrase)
    return bool(word and singular(word.group().lower()))


@cache
def plural(phrase: str) -> str:
    """Return ``phrase`` for several things, or unchanged if it has no plural or is one.

    An office or a place that "of" follows loses its capital: "President of Georgia" is "presidents of Georgia".
    """
    word = head(phrase)
    if word is None or "(" in phrase or _has_one_form(word.group()):
        return phrase
    noun = word.group()
    form = f"{noun}s" if _ACRONYM.fullmatch(noun) else _with_capital_of(noun, plurals(noun.lower())[0])
    opens = word.start() == 0 and phrase[word.end() :].startswith(" ")
    return phrase[: word.start()] + (form.lower() if opens else form) + phrase[word.end() :]


def _has_one_form(noun: str) -> bool:
    word = noun.lower()
    return bool(singular(word)) or word in SAME_IN_BOTH | UNCOUNTED or bool(_PEOPLE.search(noun))


def _with_capital_of(noun: str, form: str) -> str:
    return form.capitalize() if noun[0].isupper() else form


@cache
def other_number(phrase: str) -> tuple[str, ...]:
    """Return ``phrase`` in the other number: plurals of a singular, the singular of a plural.

    Names have one number only, acronyms excepted ("two SEZs"): a head with a capital has no other form.
    """
    word = head(phrase)
    if word is None:
        return ()
    return tuple(phrase[: word.start()] + form + phrase[word.end() :] for form in _other_forms(word.group()))


def singulars(phrase: str) -> tuple[str, ...]:
    """Return the singular of a phrase in the plural: nothing for names, and for a phrase in the singular."""
    return other_number(phrase) if is_plural(phrase) else ()


def _other_forms(word: str) -> Iterator[str]:
    if _ACRONYM.fullmatch(word):
        yield f"{word}s"
    elif word.islower() and (one := singular(word)):
        yield one
    elif word.islower() and word not in SAME_IN_BOTH:
        yield from plurals(word)
