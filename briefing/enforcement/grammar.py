"""Fixes for the English around a term: articles, doubled words, plurals, spaces.

Each rule is small and shown by an example; where it is not sure it changes nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.enforcement.spelling import QUOTES, correct_pattern
from briefing.languages import english_article
from briefing.languages.english_number import AFTER_A_NOUN, head, is_plural, other_number

_ROUNDS = 5
"""Passes over the rules at most: one rule may make another apply."""

CONTRACTIONS = "it that there here what who he she let where how".split()
"""Words after which 's is a verb, "it's the Middle Corridor"; after other words it is a possessive."""

OWNERS = "its their his her our your my".split()

SEVERAL = "two three four five six seven eight nine ten several many few both these those various numerous".split()
"""Words that a plural follows."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A target as the rules see it: ``pattern`` finds it."""

    text: str
    language: str

    @property
    def pattern(self) -> str:
        return correct_pattern(self.text, self.language).pattern


Rule = Callable[[str, _Target], str]


def tidy(text: str, targets: Sequence[str], language: str = "en") -> str:
    """Return ``text`` with correct English around ``targets``, put in by force; a second call changes nothing."""
    longest_first = sorted(set(filter(None, targets)), key=lambda target: (-len(target), target))
    for _ in range(_ROUNDS if longest_first else 0):
        before = text
        for target in longest_first:
            text = _fixed(text, _Target(target, language))
        if text == before:
            break
    return text


def _fixed(text: str, target: _Target) -> str:
    if not re.search(target.pattern, text):
        return text
    for rule in (*EVERYWHERE, *RULES.get(target.language, ())):
        text = rule(text, target)
    return text


def doubled_term(text: str, target: _Target) -> str:
    """«Middle Corridor (Middle Corridor)», «Middle Corridor Middle Corridor» → «Middle Corridor»."""
    again = rf"\s+(?:\(\s*[{QUOTES}]?{target.pattern}[{QUOTES}]?\s*\)|{target.pattern})"
    return re.sub(rf"({target.pattern}[{QUOTES}]?)(?:{again})+", r"\1", text)


def doubled_beginning(text: str, target: _Target) -> str:
    """«the U. S. U.S. Chamber», «the Middle Middle Corridor» → «the U.S. Chamber», «the Middle Corridor»."""
    first, *rest = target.text.split()
    if not rest:
        return text
    letters = r"[.\s]{0,2}".join(re.escape(letter) for letter in first if letter.isalnum())
    return re.sub(rf"\b{letters}\.?\s+(?=[{QUOTES}]?{target.pattern})", "", text) if letters else text


def doubled_acronym(text: str, target: _Target) -> str:
    """«Trump Route (TRIPP) (TRIPP)» → «Trump Route (TRIPP)»."""
    tail = re.search(r"\([^()]+\)$", target.text)
    if not tail:
        return text
    again = re.escape(tail.group())
    return re.sub(rf"({target.pattern}[{QUOTES}]?)(?:\s*{again}[{QUOTES}]?)+", r"\1", text)


def doubled_possessive(text: str, target: _Target) -> str:
    """«SOCAR's's» → «SOCAR's»."""
    return re.sub(rf"({target.pattern}['’]s)(?:['’]s)+", r"\1", text)


def doubled_article(text: str, target: _Target) -> str:
    """«the the Middle Corridor», «a the Middle Corridor», «the a Middle Corridor» → «the Middle Corridor»."""

    def one(match: re.Match[str]) -> str:
        articles = match["articles"].lower().split()
        article = "the" if "the" in articles else articles[-1]
        return f"{article.capitalize() if match['articles'][0].isupper() else article} {match['term']}"

    articles = r"(?P<articles>(?:\b(?:the|an?)\s+){1,3}(?:the|an?))"
    return re.sub(rf"(?i:{articles})\s+(?P<term>[{QUOTES}]?{target.pattern})", one, text)


def owned(text: str, target: _Target) -> str:
    """«its the Working Group», «Azerbaijan's the Working Group» → «its Working Group»; not «it's the Working Group»."""
    owner = rf"\b(?:{'|'.join(OWNERS)})|\b(?!(?:{'|'.join(CONTRACTIONS)})['’])[^\W\d_]+['’]s"
    return re.sub(rf"((?i:{owner}))\s+(?:the|an?)\s+({target.pattern})", r"\1 \2", text)


def indefinite_article(text: str, target: _Target) -> str:
    """«a Azeri field», «an wind farm» → «an Azeri field», «a wind farm»."""

    def fitting(match: re.Match[str]) -> str:
        article = english_article.indefinite_article(match["term"])
        return f"{article.capitalize() if match['article'][0] == 'A' else article}{match['gap']}{match['term']}"

    return re.sub(rf"\b(?P<article>[Aa]n?)(?P<gap>\s+[{QUOTES}]?)(?P<term>{target.pattern})", fitting, text)


def plural_article(text: str, target: _Target) -> str:
    """«a wind farms» → «wind farms»."""

    def without(match: re.Match[str]) -> str:
        if not is_plural(match["term"]) or match["term"][0].isupper():
            return match.group()
        return match["term"]

    return re.sub(rf"\ban?\s+(?P<term>{target.pattern})", without, text)


def plural_after_number(text: str, target: _Target) -> str:
    """«two wind farm in», «14 wind farm.» → «two wind farms in», «14 wind farms.»; not «two wind farm projects»."""
    if is_plural(target.text) or not target.text.islower() or not other_number(target.text):
        return text
    several = rf"\b(?:(?i:{'|'.join(SEVERAL)})|\d*[02-9]|\d*1\d)"
    whole = rf"(?=\s+(?:{'|'.join(AFTER_A_NOUN)})\b|[.,;:!?)]|\s*$)"
    plural = other_number(target.text)[0]
    return re.sub(rf"({several}\s+){re.escape(target.text)}{whole}", lambda match: match[1] + plural, text)


def doubled_head(text: str, target: _Target) -> str:
    """«Alat Free Economic Zone zone», «the corridor Middle Corridor» lose the small noun; «TRIPP route» does not."""
    noun = head(target.text)
    if noun is None or noun.group() == target.text:
        return text
    small = re.escape(noun.group().lower())
    text = re.sub(rf"({target.pattern}[{QUOTES}]?)\s+{small}\b", r"\1", text)
    before = rf"{small}(?:\s+of)?" if noun.start() == 0 else small
    return re.sub(rf"\b{before}\s+([{QUOTES}]?{target.pattern})", r"\1", text)


def sentence_capital(text: str, target: _Target) -> str:
    """«wind farms are», «the TRIPP is» at the start of a sentence → «Wind farms are», «The TRIPP is»."""
    opening = re.match(rf"[{QUOTES}(]*(?=(?:(?:the|an?)\s+)?{target.pattern})", text)
    if not opening:
        return text
    start = opening.end()
    begins_small = text[start:].startswith(("the ", "a ", "an ")) or target.text[:1].islower()
    return text[:start] + text[start].upper() + text[start + 1 :] if begins_small else text


def spaces(text: str, target: _Target) -> str:
    """«the Middle  Corridor , which» → «the Middle Corridor, which», next to a target only."""
    text = re.sub(rf"({target.pattern}[{QUOTES}]?)\s+([,.;:!?)])(?=\s|$|[{QUOTES}])", r"\1\2", text)
    return re.sub(rf"(?<=\S)[ \t]{{2,}}(?={target.pattern})|(?<=\()\s+(?={target.pattern})", _one_space, text)


def _one_space(match: re.Match[str]) -> str:
    return "" if match.string[match.start() - 1] == "(" else " "


EVERYWHERE: tuple[Rule, ...] = (doubled_term, doubled_beginning, doubled_acronym, spaces)
"""The rules for every language."""

RULES: dict[str, tuple[Rule, ...]] = {
    "en": (
        doubled_article,
        owned,
        plural_article,
        indefinite_article,
        doubled_head,
        plural_after_number,
        doubled_possessive,
        sentence_capital,
    )
}
"""By target language, its own rules."""
