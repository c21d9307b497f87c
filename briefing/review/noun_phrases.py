"""Russian noun phrases in a sentence, in the form that a glossary has them in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.glossary.normalisation import normalised
from briefing.languages.morphology import (
    PLURAL,
    SINGULAR,
    Form,
    Part,
    forms,
    is_conjunction,
    is_preposition,
    nominatives,
)
from briefing.matching.capitals import is_acronym, is_capitalised

_TOKEN = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*|[^\w\s]")

_LONGEST = 4
"""Words of a phrase, prepositions too."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """``text`` is in the nominative, of ``words`` without prepositions, with ``modifiers`` adjectives before the head.

    ``singled``: it is plural in the sentence, singular in ``text``. ``joined``: it has a preposition.
    """

    text: str
    words: int
    modifiers: int
    singled: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class _PhraseWord:
    text: str
    forms: tuple[Form, ...]
    joins: bool

    @classmethod
    def of(cls, text: str) -> "_PhraseWord":
        folded = text.lower()
        joins = is_preposition(folded) and not is_acronym(text)
        return cls(text, () if joins else forms(folded), joins)

    @property
    def is_fixed_name(self) -> bool:
        """«ТМТМ», «TRIPP»: never inflected, whatever the dictionary says."""
        return is_acronym(self.text) or (self.text.isascii() and is_capitalised(self.text))

    def adjectives(self) -> list[Form]:
        return [form for form in self.forms if form.part is Part.ADJECTIVE]

    def nouns(self) -> list[Form]:
        return [form for form in self.forms if form.part is Part.NOUN]

    def may_be_surname(self) -> bool:
        """Tell whether what the dictionary takes for a plural can be a surname: «Атамогланов»."""
        is_plural = all(form.place & PLURAL for form in self.forms)
        return is_capitalised(self.text) and is_plural and bool(nominatives(self.text.lower(), name=True))

    def may_end(self) -> bool:
        return self.is_fixed_name or bool(self.nouns())


def noun_phrases(sentence: str) -> Iterator[NounPhrase]:
    """Yield the noun phrases of up to four words in ``sentence``: adjectives, a noun, and what depends on it.

    Of ambiguous words all readings are yielded, those with more adjectives first, then the likeliest. A term that is
    not a name is in the singular if it has one: «свободная экономическая зона». At the start of a sentence, where a
    capital says nothing, it is dropped.
    """
    for first, words in _stretches(normalised(sentence)):
        for start in range(len(words)):
            for stop in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                yield from _readings(_lowered(words[start:stop], first and start == 0))


def _stretches(sentence: str) -> Iterator[tuple[bool, list[_PhraseWord]]]:
    """Yield the words between signs and conjunctions, and whether they begin the sentence."""
    begins = True
    for inside, group in groupby(_TOKEN.findall(sentence), _may_be_in_phrase):
        tokens = list(group)
        if inside:
            yield begins, [_PhraseWord.of(token) for token in tokens]
        begins = begins and not any(token[0].isalnum() for token in tokens)


def _may_be_in_phrase(token: str) -> bool:
    return token[0].isalnum() and (is_acronym(token) or not is_conjunction(token.lower()))


def _lowered(words: Sequence[_PhraseWord], begins: bool) -> Sequence[_PhraseWord]:
    first, *rest = words
    if not begins or first.is_fixed_name:
        return words
    return [replace(first, text=first.text[0].lower() + first.text[1:]), *rest]


def _readings(words: Sequence[_PhraseWord]) -> Iterator[NounPhrase]:
    size = sum(len(re.split("[-\u2010\u2011]", word.text)) for word in words if not word.joins)
    for head in reversed(range(len(words))):
        if all(word.adjectives() for word in words[:head]) and all(word.may_end() for word in words[-1:]):
            for text, singled in dict.fromkeys(_nominatives(words, head)):
                yield NounPhrase(text, size, head, singled, any(word.joins for word in words))


def _nominatives(words: Sequence[_PhraseWord], head: int) -> Iterator[tuple[str, bool]]:
    """Yield the phrase in the nominative, and whether it was turned from plural to singular."""
    before, noun, after = words[:head], words[head], words[head + 1 :]
    if not all(word.forms or word.joins or word.is_fixed_name for word in after):
        return
    if noun.is_fixed_name and not before:
        yield " ".join(word.text for word in words), False
        return
    for form in noun.nouns():
        number = _number(form, words)
        opening = [_agreeing(word, form, number) for word in before] + [_in_nominative(noun.text, form, number)]
        if all(opening):
            yield from ((" ".join([*opening, *tail]), number != form.agreement) for tail in _tails(after, form))
    if len(words) == 1 and noun.may_be_surname():
        yield noun.text, False


def _agreeing(adjective: _PhraseWord, noun: Form, number: str) -> str:
    """Return an adjective in the nominative before ``noun``, nothing if they do not agree."""
    forms = (form for form in adjective.adjectives() if _agree(form, noun))
    return next((_in_nominative(adjective.text, form, number) for form in forms), "")


def _number(form: Form, words: Sequence[_PhraseWord]) -> str:
    """Return the number in which the glossary has it: a name's own, else the singular."""
    is_name = is_capitalised(words[0].text)
    return form.agreement if is_name or form.gender not in form.nominatives else form.gender


def _agree(adjective: Form, noun: Form) -> bool:
    return adjective.place == noun.place and (noun.place & SINGULAR == 0 or adjective.gender == noun.gender)


def _tails(words: Sequence[_PhraseWord], head: Form) -> Iterator[list[str]]:
    """Yield what follows the head: unchanged («Контракт века»), and declined with it («президент Токаев»)."""
    frozen = [word.text for word in words]
    agreeing = [[form for form in word.nouns() if form.place == head.place] for word in words]
    if not words or not all(agreeing):
        yield frozen
        return
    likeliest = [(word.text, forms[0]) for word, forms in zip(words, agreeing, strict=True)]
    declined = [_in_nominative(text, form, form.agreement) for text, form in likeliest]
    yield from [declined, frozen] if all(form.person for _, form in likeliest) else [frozen, declined]


def _in_nominative(written: str, form: Form, number: str) -> str:
    return _cased(written, form.nominatives.get(number, ""))


def _cased(written: str, form: str) -> str:
    """Return ``form`` with the capitals of the word as it was ``written``."""
    if is_acronym(written):
        return form.upper()
    cased = [letter.upper() if model.isupper() else letter for letter, model in zip(form, written, strict=False)]
    return "".join(cased) + form[len(cased) :]
