"""Names in an English sentence to which nothing in its Russian source answers."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from briefing.checks.names.counterparts import SURE, likeness
from briefing.checks.names.russian import ADJECTIVE, is_name
from briefing.checks.sentence_pair import PAIRS_CACHED, SentencePair
from briefing.checks.tables import blocks

ORDINARY, _INSTITUTIONAL = (frozenset(block.split()) for block in blocks(__package__, "ordinary.txt"))
"""Words with a capital that are nobody's name, and those of which names of institutions are made."""

HEARD = 0.62
"""Likeness to a name in the source from which an English name is not invented."""

ECHO = 0.78
"""Likeness to another word of the source from which it is not: "Parliament" and «парламент»."""

UNLIKE = 0.8
"""Likeness to any word of the source below which an English name may have replaced a Russian one."""

NAME = re.compile(r"[A-Z][^\W\d_]*(?:['’][A-Z][^\W\d_]+)?")
"""Whatever may be an English name, or a part of one."""

_WORD = re.compile(r"[^\W\d_]{3,}|(?<!\w)[А-ЯЁ]{2}(?!\w)")
_INSIDE = re.compile(r"(?<=[a-z,;0-9)] )[A-Z][a-z]{3,}(?:['’][A-Z][a-z]+)?(?![\w-])")
"""A name that does not begin a sentence."""

_ANYWHERE = re.compile(r"(?<![\w-])[A-Z][a-z]{3,}(?:['’][A-Z][a-z]+)?(?![\w-])")
_NEXT_NAME = re.compile(r" ([A-Z][^\W\d_]+)")

_COMMON_ENDING = re.compile(
    r"(?:ments?|[st]ions?|ships?|ness|it(?:y|ies)|[ae]nces?|(?<=....)ings?|isms?|ional|ical|ives?|ology|works?|[ai]ble)\Z"
)
"""Endings of common nouns and adjectives: "Investments" has its capital from a heading."""

_SMALL_WORD = re.compile(r"(?<!\w)(?!(?:an|and|as|at|but|by|for|from|in|into|of|on|or|over|the|to|with)\b)[a-z]{2,}")
"""A word that would have a capital in a headline with capitals."""


def is_headline(text: str) -> bool:
    """Tell whether every word has a capital, so that no name can be told."""
    return not _SMALL_WORD.search(text)


@lru_cache(PAIRS_CACHED)
def strangers(pair: SentencePair) -> list[str]:
    """Return the English names that nothing in the source sounds like."""
    if is_headline(pair.target):
        return []
    inside = _INSIDE.finditer(pair.target)
    found = [each for each in inside if _may_be_stranger(each[0], pair) and not _begins_title(each)]
    russian = dict.fromkeys(_WORD.findall(pair.source)) if found else ()
    heard = {word for word in NAME.findall(pair.target) if any(likeness(r, word) >= SURE for r in russian)}
    unheard = (each for each in found if not any(_echoes(word, each[0], heard) for word in russian))
    return list(dict.fromkeys(each[0] for each in unheard if not _is_given_name(each, heard)))


def replacements(pair: SentencePair) -> Iterator[str]:
    """Yield the English names, also at the beginning of a sentence, that no word of the source is like."""
    russian = dict.fromkeys(_WORD.findall(pair.source))
    for name in dict.fromkeys(_ANYWHERE.findall(pair.target)):
        if _may_be_stranger(name, pair) and not any(likeness(word, name) >= UNLIKE for word in russian):
            yield name


def _may_be_stranger(name: str, pair: SentencePair) -> bool:
    if _is_common(name) or name.lower() in ORDINARY or name in pair.source:
        return False
    return not any(name in rendering for _, rendering in pair.terms)


def _is_common(word: str) -> bool:
    """Tell whether a word with a capital is made of common words: "Ministry", "Investments"."""
    lower = word.lower()
    return not _INSTITUTIONAL.isdisjoint((lower, lower.removesuffix("s"))) or bool(_COMMON_ENDING.search(lower))


def _begins_title(found: re.Match[str]) -> bool:
    """Tell whether a name begins a longer one: "Ryder Cup"."""
    following = _NEXT_NAME.match(found.string, found.end())
    return following is not None and _is_common(following[1])


def _is_given_name(found: re.Match[str], heard: Collection[str]) -> bool:
    """Tell whether a name is the given name of a person whose surname is heard: «Корбин» is "Jeremy Corbyn"."""
    surname = _NEXT_NAME.match(found.string, found.end())
    return surname is not None and surname[1] in heard


def _echoes(russian: str, english: str, heard: Collection[str]) -> bool:
    """Tell whether a word of the source is like an English name, and not the counterpart of another."""
    is_telling = is_name(russian) or ADJECTIVE.search(russian)
    alike = likeness(russian, english)
    if alike < (HEARD if is_telling else ECHO):
        return False
    return alike >= SURE or all(likeness(russian, other) < SURE for other in heard)
