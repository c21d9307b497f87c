"""The English around a term put in order: articles, doubled words, plurals, spaces.

A rule is small, named and shown by an example; what it does not know for sure it leaves alone.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.enforcement.spelling import QUOTES, right
from briefing.languages.english_number import head, is_plural, other_number

_ROUNDS = 5
"""How often the rules are gone through at most: one may make room for another."""

CONTRACTIONS = "it that there here what who he she let where how".split()
"""Before 's these make a sentence, "it's the Middle Corridor"; other words with 's own something."""

OWNERS = "its their his her our your my".split()

SEVERAL = "two three four five six seven eight nine ten several many few both these those various numerous".split()
"""Words that a plural follows."""

AFTER_A_NOUN = (
    "of in on at by for from to with near and or but that which who is are was were will would have has had can could "
    "should must as between through along under over across".split()
)
"""Words that show that the noun before them is whole: "two wind farm of", but not "two wind farm projects"."""

VOWEL_LETTERS = "AEFHILMNORSX"
"""Letters whose name begins with a vowel sound: an SCO summit, a CIS country."""

SILENT_OR_GLIDING = (
    re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE),  # an hour, an heir
    re.compile(r"(?:uni(?!n|m)|eu|use|usu|ut[ei]|ub|one\b|once\b|u\.)", re.IGNORECASE),  # a union, a European bank
)


@dataclass(frozen=True, slots=True)
class _Term:
    """A target as the rules see it: ``pattern`` finds it."""

    target: str
    language: str

    @property
    def pattern(self) -> str:
        return right(self.target, self.language).pattern


Rule = Callable[[str, _Term], str]


def tidy(text: str, targets: Sequence[str], language: str = "en") -> str:
    """Return ``text`` with the words around ``targets`` in order, as after one was put in by force.

    Languages without rules get those that hold for all. A second time changes nothing more.
    """
    terms = [_Term(target, language) for target in sorted(set(filter(None, targets)), key=lambda one: (-len(one), one))]
    for _ in range(_ROUNDS if terms else 0):
        before = text
        for term in terms:
            text = _in_order(text, term)
        if text == before:
            break
    return text


def _in_order(text: str, term: _Term) -> str:
    if not re.search(term.pattern, text):
        return text
    for rule in (*EVERYWHERE, *RULES.get(term.language, ())):
        text = rule(text, term)
    return text


def doubled_term(text: str, term: _Term) -> str:
    """«Middle Corridor (Middle Corridor)», «Middle Corridor Middle Corridor» → «Middle Corridor»."""
    again = rf"\s+(?:\(\s*[{QUOTES}]?{term.pattern}[{QUOTES}]?\s*\)|{term.pattern})"
    return re.sub(rf"({term.pattern}[{QUOTES}]?)(?:{again})+", r"\1", text)


def doubled_beginning(text: str, term: _Term) -> str:
    """«the U. S. U.S. Chamber», «the Middle Middle Corridor» → «the U.S. Chamber», «the Middle Corridor»."""
    first, *rest = term.target.split()
    if not rest:
        return text
    letters = r"[.\s]{0,2}".join(re.escape(letter) for letter in first if letter.isalnum())
    return re.sub(rf"\b{letters}\.?\s+(?=[{QUOTES}]?{term.pattern})", "", text) if letters else text


def doubled_acronym(text: str, term: _Term) -> str:
    """«Trump Route (TRIPP) (TRIPP)» → «Trump Route (TRIPP)»."""
    tail = re.search(r"\([^()]+\)$", term.target)
    if not tail:
        return text
    again = re.escape(tail.group())
    return re.sub(rf"({term.pattern}[{QUOTES}]?)(?:\s*{again}[{QUOTES}]?)+", r"\1", text)


def doubled_possessive(text: str, term: _Term) -> str:
    """«SOCAR's's» → «SOCAR's»."""
    return re.sub(rf"({term.pattern}['’]s)(?:['’]s)+", r"\1", text)


def doubled_article(text: str, term: _Term) -> str:
    """«the the Middle Corridor», «a the Middle Corridor», «the a Middle Corridor» → «the Middle Corridor»."""

    def one(match: re.Match[str]) -> str:
        articles = match["articles"].lower().split()
        article = "the" if "the" in articles else articles[-1]
        return f"{article.capitalize() if match['articles'][0].isupper() else article} {match['term']}"

    articles = r"(?P<articles>(?:\b(?:the|an?)\s+){1,3}(?:the|an?))"
    return re.sub(rf"(?i:{articles})\s+(?P<term>[{QUOTES}]?{term.pattern})", one, text)


def owned(text: str, term: _Term) -> str:
    """«its the Working Group», «Azerbaijan's the Working Group» → «its Working Group»; not «it's the Working Group»."""
    owner = rf"\b(?:{'|'.join(OWNERS)})|\b(?!(?:{'|'.join(CONTRACTIONS)})['’])[^\W\d_]+['’]s"
    return re.sub(rf"((?i:{owner}))\s+(?:the|an?)\s+({term.pattern})", r"\1 \2", text)


def indefinite_article(text: str, term: _Term) -> str:
    """«a Azeri field», «an wind farm» → «an Azeri field», «a wind farm»."""

    def fitting(match: re.Match[str]) -> str:
        article = "an" if _sounds_like_a_vowel(match["term"]) else "a"
        return f"{article.capitalize() if match['article'][0] == 'A' else article}{match['gap']}{match['term']}"

    return re.sub(rf"\b(?P<article>[Aa]n?)(?P<gap>\s+[{QUOTES}]?)(?P<term>{term.pattern})", fitting, text)


def _sounds_like_a_vowel(words: str) -> bool:
    silent, gliding = SILENT_OR_GLIDING
    first = re.split(r"[\s\W]", words, maxsplit=1)[0]
    if _is_spelled_out(first):
        return first[0] in VOWEL_LETTERS
    return bool(silent.match(words)) or (words[0].lower() in "aeiou" and not gliding.match(words))


def _is_spelled_out(word: str) -> bool:
    """Tell an acronym said letter by letter (SCO, CSTO) from one said as a word (SOCAR, OPEC)."""
    return word.isupper() and (len(word) <= len("SCO") or not re.search("[AEIOU].*[AEIOU]", word))


def plural_article(text: str, term: _Term) -> str:
    """«a wind farms» → «wind farms»."""

    def without(match: re.Match[str]) -> str:
        if not is_plural(match["term"]) or match["term"][0].isupper():
            return match.group()
        return match["term"]

    return re.sub(rf"\ban?\s+(?P<term>{term.pattern})", without, text)


def plural_after_number(text: str, term: _Term) -> str:
    """«two wind farm in», «14 wind farm.» → «two wind farms in», «14 wind farms.»; not «two wind farm projects»."""
    if is_plural(term.target) or not term.target.islower() or not other_number(term.target):
        return text
    several = rf"\b(?:(?i:{'|'.join(SEVERAL)})|\d*[02-9]|\d*1\d)"
    whole = rf"(?=\s+(?:{'|'.join(AFTER_A_NOUN)})\b|[.,;:!?)]|\s*$)"
    plural = other_number(term.target)[0]
    return re.sub(rf"({several}\s+){re.escape(term.target)}{whole}", lambda match: match[1] + plural, text)


def doubled_head(text: str, term: _Term) -> str:
    """«Alat Free Economic Zone zone», «the corridor Middle Corridor» lose the small noun; «TRIPP route» does not."""
    noun = head(term.target)
    if noun is None or noun.group() == term.target:
        return text
    small = re.escape(noun.group().lower())
    text = re.sub(rf"({term.pattern}[{QUOTES}]?)\s+{small}\b", r"\1", text)
    before = rf"{small}(?:\s+of)?" if noun.start() == 0 else small
    return re.sub(rf"\b{before}\s+([{QUOTES}]?{term.pattern})", r"\1", text)


def sentence_capital(text: str, term: _Term) -> str:
    """«wind farms are», «the TRIPP is» at the start of a sentence → «Wind farms are», «The TRIPP is»."""
    opening = re.match(rf"[{QUOTES}(]*(?=(?:(?:the|an?)\s+)?{term.pattern})", text)
    if not opening:
        return text
    start = opening.end()
    begins_small = text[start:].startswith(("the ", "a ", "an ")) or term.target[:1].islower()
    return text[:start] + text[start].upper() + text[start + 1 :] if begins_small else text


def spaces(text: str, term: _Term) -> str:
    """«the Middle  Corridor , which» → «the Middle Corridor, which», next to a term only."""
    text = re.sub(rf"({term.pattern}[{QUOTES}]?)\s+([,.;:!?)])(?=\s|$|[{QUOTES}])", r"\1\2", text)
    return re.sub(rf"(?<=\S)[ \t]{{2,}}(?={term.pattern})|(?<=\()\s+(?={term.pattern})", _one_space, text)


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
