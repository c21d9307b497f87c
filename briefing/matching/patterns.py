"""A Russian term as a row of slots: which forms of its words may stand there, and which of them agree.

What agrees with the head noun declines with it, what depends on it stays: «Среднего коридора», but «Контракта века».
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

import briefing
from briefing.languages import morphology
from briefing.languages.morphology import (
    ANY,
    GENITIVE_PLURAL,
    GENITIVE_SINGULAR,
    PLURAL,
    SINGULAR,
    Part,
    Reading,
    is_common,
    is_conjunction,
    is_preposition,
    is_surname,
    nominatives,
)
from briefing.matching.capitals import is_acronym, is_capitalised
from briefing.matching.tokens import Token, tokenise

Slot = str
"""Forms and the sets of case and number they may stand in, as «коридор 9 коридора 2 …»: compact, and hashable."""

_ACRONYM_ENDINGS = ("а", "у", "ом", "е")
"""What people hang on an acronym that no dictionary declines: «ТМТМа»."""

_CYRILLIC_VOWELS = frozenset("АЕЁИОУЫЭЮЯ")
_SHORTEST_DECLINED_ACRONYM = 3  # «МИДом», but «АР» and «ИИ» stay


@dataclass(frozen=True, slots=True)
class Pattern:
    """A slot for every token of a term. ``common``: all its words are in the dictionary, and none is a name."""

    slots: tuple[Slot, ...]
    common: bool

    def cases(self, words: Sequence[str]) -> int:
        """Return the cases and numbers in which ``words``, one for each slot, agree."""
        agreed = ANY
        for slot, word in zip(self.slots, words, strict=True):
            agreed &= dict(forms(slot)).get(word, 0)
        return agreed


def slot(forms: Iterable[tuple[str, int]]) -> Slot:
    """Return the slot of these forms."""
    return " ".join(f"{form} {cases}" for form, cases in forms)


def forms(slot: Slot) -> Iterable[tuple[str, int]]:
    """Return the forms of a slot."""
    parts = slot.split(" ")
    return zip(parts[::2], map(int, parts[1::2]), strict=True)


def literal(source: str) -> Pattern:
    """Return the pattern of a term that has one form only, as in languages other than Russian."""
    return Pattern(tuple(slot([(token.folded, ANY)]) for token in tokenise(source)), common=False)


def russian(source: str) -> Pattern:
    """Return the pattern of a Russian term given in the nominative.

    - The head is the first noun. Adjectives and participles before it agree with it in gender, case and number.
    - After it, up to a preposition, a word that can be a nominative of the same number may decline too («Ильхама
      Алиева») or stay («порта Баку»); any other stays.
    - The parts of a hyphenated word decline or stay: «премьер-министра», «Касым-Жомарта». So does a noun of a name
      before another noun: «Халык банка», «Назарбаев Университета».
    - A term with a capital is a name, and has one number; so has a plural. Others have both.
    - An acronym that does not decline takes endings all the same, as people write: «ТМТМа».
    """
    words = _settled(_words(tokenise(source)))
    grammar = _Grammar(words)
    common = all(is_common(word.token.text.lower()) for word in words if word.token.is_word)
    return Pattern(tuple(slot(grammar.forms(index)) for index in range(len(words))), common)


@dataclass(frozen=True, slots=True)
class _TermWord:
    """A token of a term, its readings as a nominative (none if it stays), and whether a dash ties it to a word."""

    token: Token
    readings: tuple[Reading, ...]
    hyphenated: bool

    def readings_as(self, part: Part) -> list[Reading]:
        return [reading for reading in self.readings if reading.part is part]

    @property
    def is_plain_noun(self) -> bool:
        """«коридор», «порт» (also an abbreviation that never changes), but not «Каспийский», a town, too."""
        declined_as_adjective = any(not reading.fixed for reading in self.readings_as(Part.ADJECTIVE))
        return bool(self.readings_as(Part.NOUN)) and not declined_as_adjective

    @property
    def is_one_thing(self) -> bool:
        """«Меджлис», but not «страны», nor «Баку» or «Трамп», which may stand beside any word."""
        nouns = self.readings_as(Part.NOUN)
        return any(noun.number == SINGULAR and not (noun.fixed or noun.proper) for noun in nouns)

    @property
    def is_declined_noun(self) -> bool:
        """«банк», «Форум», but not «Баку» nor «века»."""
        return any(noun.number == SINGULAR and not noun.fixed for noun in self.readings_as(Part.NOUN))

    @property
    def is_name(self) -> bool:
        return any(reading.proper for reading in self.readings)

    @property
    def looks_plural(self) -> bool:
        """«Гурбангулы», a name of which the dictionary has nothing but guesses."""
        return bool(self.readings) and all(each.proper and each.number == PLURAL for each in self.readings)


def _words(tokens: Sequence[Token]) -> list[_TermWord]:
    frozen_from = next((i for i, token in enumerate(tokens) if is_preposition(token.folded)), len(tokens))
    dashes = {index for index, token in enumerate(tokens) if token.text == "-"}
    return [
        _TermWord(
            token,
            _readings(token, before_dash=index + 1 in dashes) if index < frozen_from else (),
            hyphenated=not dashes.isdisjoint((index - 1, index + 1)),
        )
        for index, token in enumerate(tokens)
    ]


def _settled(words: Sequence[_TermWord]) -> list[_TermWord]:
    """Return the words with those that stay: «Гурбангулы» before a surname is no plural, though it ends like one."""
    return [
        replace(word, readings=()) if word.looks_plural and after and is_surname(after.token.folded) else word
        for word, after in zip_longest(words, words[1:])
    ]


def _readings(token: Token, *, before_dash: bool) -> tuple[Reading, ...]:
    word = token.text
    if not _declines(word) or is_conjunction(token.folded) or (before_dash and word.endswith("о")):
        return ()
    return nominatives(word.lower(), name=is_capitalised(word))


def _declines(word: str) -> bool:
    """Tell whether endings may change: not in Latin letters, numbers, «АР» and «СНГ»."""
    if not word.isalpha() or not all("а" <= letter <= "я" or letter == "ё" for letter in word.lower()):
        return False
    return not is_acronym(word) or (
        len(word) >= _SHORTEST_DECLINED_ACRONYM and not _CYRILLIC_VOWELS.isdisjoint(word[:-1])
    )


def _is_long_acronym(word: str) -> bool:
    return is_acronym(word) and len(word) >= _SHORTEST_DECLINED_ACRONYM and all("А" <= letter <= "Я" for letter in word)


def _with_paucal(cases: int, part: Part) -> int:
    """Let a noun's genitive singular stand with adjectives in the plural, as after 2, 3 and 4: «два морских порта»."""
    return cases | GENITIVE_PLURAL if part is Part.NOUN and cases & GENITIVE_SINGULAR else cases


@dataclass(frozen=True)
class _Grammar:
    """The grammar of a term as a whole."""

    words: Sequence[_TermWord]

    @cached_property
    def head(self) -> int:
        """The index of the head, or of no word when nothing declines: in «Милли Меджлис» not the plural of «милль»."""
        indices = range(len(self.words))
        plain = [index for index in indices if self.words[index].is_plain_noun]
        plain.sort(key=lambda index: not self.words[index].is_one_thing)
        nouns = [index for index in indices if self.words[index].readings_as(Part.NOUN)]
        readable = [index for index in indices if self.words[index].readings]
        return next(iter([*plain[:1], *nouns[-1:], *readable[-1:]]), len(self.words))

    @cached_property
    def number(self) -> int:
        """The number the term is written in: that of the head and of what agrees with it, the singular if either."""
        numbers = ANY
        for word in reversed(self.words[: self.head + 1]):
            written = sum({reading.number for reading in word.readings})
            numbers = numbers & written or numbers
        return SINGULAR if numbers & SINGULAR else PLURAL

    @cached_property
    def numbers(self) -> int:
        """The numbers the term may be found in."""
        proper = is_capitalised(self.words[0].token.text)
        return ANY if self.number == SINGULAR and not proper else self.number

    @cached_property
    def genders(self) -> frozenset[str]:
        head = self.words[self.head]
        readings = head.readings_as(Part.NOUN) or head.readings
        return frozenset(reading.gender for reading in readings if reading.number == self.number)

    def forms(self, index: int) -> list[tuple[str, int]]:
        """Return the forms that may stand at a place, each with the cases and numbers it then has."""
        word = self.words[index]
        found: dict[str, int] = {}
        for reading in filter(self._agrees, word.readings):
            for form, cases in reading.forms:
                if counted := _with_paucal(cases, reading.part) & self.numbers:
                    found[form] = found.get(form, 0) | counted
        if not found or self._may_stay(index):
            found[word.token.folded] = ANY
        if not word.readings and _is_long_acronym(word.token.text):
            found |= {word.token.folded + ending: SINGULAR for ending in _ACRONYM_ENDINGS}
        return list(found.items())

    def _agrees(self, reading: Reading) -> bool:
        if reading.number != self.number:
            return False
        return reading.part is Part.NOUN or reading.number == PLURAL or reading.gender in self.genders

    def _may_stay(self, index: int) -> bool:
        """Tell whether a word may be left as it is while others decline: «порта Баку», «с Мехрибан Алиевой»."""
        word = self.words[index]
        if index > self.head or word.hyphenated or (index == self.head and word.is_name):
            return True
        return self._is_title_noun(index)

    def _is_title_noun(self, index: int) -> bool:
        """Tell a noun that stands before another in a name, and so may be undeclined: «Капитал» in «Капитал Банк»."""
        word, after = self.words[index], self.words[index + 1 : index + 2]
        proper = is_capitalised(self.words[0].token.text) and bool(word.readings_as(Part.NOUN))
        return proper and any(following.is_declined_noun for following in after)


RULES = 4
"""Raise this when :func:`briefing.matching.patterns.russian` gives other patterns than before."""


class PatternCache:
    """Patterns by source term. ``changed``: there is something new to save."""

    def __init__(self, patterns: dict[str, Pattern] | None = None) -> None:
        self._patterns = patterns or {}
        self.changed = False

    @classmethod
    def loads(cls, text: str) -> "PatternCache":
        """Return the cache that :meth:`dumps` wrote; an empty one if it is damaged or from another version."""
        try:
            saved = json.loads(text)
            if saved["version"] != _version():
                return cls()
            return cls({source: Pattern(tuple(slots), common) for source, (common, slots) in saved["terms"].items()})
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def dumps(self) -> str:
        """Return the cache as JSON, with the versions of the program and the dictionary that it is valid for."""
        terms = {source: (pattern.common, pattern.slots) for source, pattern in self._patterns.items()}
        return json.dumps({"version": _version(), "terms": terms}, ensure_ascii=False, separators=(",", ":"))

    def get(self, source: str, compute: Callable[[str], Pattern]) -> Pattern:
        """Return the pattern of ``source``, computed unless it is cached."""
        if source not in self._patterns:
            self._patterns[source] = compute(source)
            self.changed = True
        return self._patterns[source]


def _version() -> str:
    return f"briefing {briefing.__version__}, rules {RULES}, {morphology.version()}"
