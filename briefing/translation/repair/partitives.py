"""Keeps one of several from becoming the only one."""

import re

from briefing.languages.english_number import is_plural, plural
from briefing.translation.repair.articles import END_OF_NOUN_PHRASE

_RANKS = {
    "ключев": "key",
    "главн": "main",
    "основн": "main",
    "важнейш": "most important",
    "крупнейш": "largest|biggest|major",
    "ведущ": "leading",
    "приоритетн": "priority|top",
}
"""By the Russian adjective behind «один из», its English."""

_ONE_OF = re.compile(
    rf"\b(?:один|одн(?:а|о|ой|ого|ому|у|им|ом)) из (?:самых )?(?P<rank>{'|'.join(_RANKS)})", re.IGNORECASE
)

_SOME_OF = re.compile(r"\b(?:one|part|some|among)\b", re.IGNORECASE)


def one_of(target: str, source: str) -> str:
    """«одним из ключевых приоритетов остается порт» → "the key priority is" → "one of the key priorities is"."""
    ranks = {_RANKS[found["rank"].lower()] for found in _ONE_OF.finditer(source)}
    if len(ranks) != 1 or _SOME_OF.search(target):
        return target
    the_only = re.compile(rf"\b(?P<the>[Tt]he) (?P<rank>{ranks.pop()}) (?P<noun>[a-z]+){END_OF_NOUN_PHRASE}")
    found = list(the_only.finditer(target))
    if len(found) != 1 or is_plural(found[0]["noun"]):
        return target
    (only,) = found
    several = f"{'One' if only['the'] == 'The' else 'one'} of the {only['rank']} {plural(only['noun'])}"
    return target[: only.start()] + several + target[only.end() :]
