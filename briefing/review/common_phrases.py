"""The noun phrases that several Russian sentences have in common, by the same matching that a build uses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefing.languages.morphology import lemmas
from briefing.matching import Matcher
from briefing.records import Span, Term
from briefing.review.noun_phrases import NounPhrase, noun_phrases

_WORD = re.compile(r"\w[\w\u2010\u2011-]*")


@dataclass(frozen=True, slots=True)
class CommonPhrase:
    """A phrase, and where it first occurs in each of the sentences; ``named`` says whether it has a capital there.

    ``named`` is ``None`` if it begins every sentence, so that its capital says nothing.
    """

    phrase: NounPhrase
    spans: tuple[Span, ...]
    named: bool | None

    def spelled(self, name: bool) -> str:
        """Return the phrase as a glossary has it; ``name`` decides where the sentences do not."""
        text = self.phrase.text
        return text[0].upper() + text[1:] if (name if self.named is None else self.named) else text


def common_phrases(sentences: Sequence[str]) -> list[CommonPhrase]:
    """Return the noun phrases that all ``sentences``, the shortest first, have in common, each once, whole.

    A phrase without adjectives that it has in all of them («коридор», of «Средний коридор») is not whole. A name that
    can be a form of several names («Токаева») is left out.
    """
    shortest = sentences[0]
    readings: dict[tuple[Span, ...], dict[str, CommonPhrase]] = {}
    for phrase in noun_phrases(shortest):
        spans = tuple(_spans(phrase.text, sentences))
        if len(spans) == len(sentences):
            named = _named(spans, sentences)
            readings.setdefault(spans, {}).setdefault(phrase.text, CommonPhrase(phrase, spans, named))
    found = [*chain.from_iterable(map(_chosen, readings.values()))]
    return [each for each in found if not any(_cuts(each, other, shortest) for other in found)]


def _chosen(readings: Mapping[str, CommonPhrase]) -> Iterator[CommonPhrase]:
    """Yield the likeliest reading of the same words, unless it is a name with several readings."""
    likeliest = next(iter(readings.values()))
    if len(readings) == 1 or likeliest.phrase.words > 1 or not likeliest.named:
        yield likeliest


@cache
def lemmas_in(text: str) -> frozenset[str]:
    """Return the dictionary forms of all words of ``text`` that mean something."""
    return frozenset().union(*(lemmas(word.lower()) for word in _WORD.findall(text)))


def other_lemmas(common: CommonPhrase, sentences: Sequence[str]) -> frozenset[str]:
    """Return the words that ``sentences``, the shortest first, have in common besides a phrase."""
    around = [
        lemmas_in(f"{sentence[: span.start]} {sentence[span.stop :]}")
        for span, sentence in zip(common.spans, sentences, strict=True)
    ]
    return frozenset.intersection(*around)


def _spans(phrase: str, sentences: Sequence[str]) -> Iterator[Span]:
    """Yield where ``phrase`` first occurs in each sentence, up to the first sentence without it."""
    for sentence in sentences:
        if not (found := occurrences(phrase, sentence)):
            return
        yield found[0]


@cache
def occurrences(phrase: str, sentence: str) -> tuple[Span, ...]:
    """Return where the phrase occurs in the sentence, in any case."""
    return tuple(match.span for match in _matcher(phrase).matches(sentence))


@cache
def _matcher(phrase: str) -> Matcher:
    return Matcher([Term(phrase, phrase)], "ru")


def _named(spans: Sequence[Span], sentences: Sequence[str]) -> bool | None:
    inside = [
        span.of(sentence)
        for span, sentence in zip(spans, sentences, strict=True)
        if any(map(str.isalnum, sentence[: span.start]))
    ]
    return all(text.lstrip("«\"“„'‘")[:1].isupper() for text in inside) if inside else None


def _cuts(one: CommonPhrase, other: CommonPhrase, sentence: str) -> bool:
    """Tell whether ``one`` is a part of ``other`` without its head, or with its head but not all its adjectives."""
    part, whole = one.spans[0], other.spans[0]
    if part == whole or not (whole.start <= part.start and part.stop <= whole.stop):
        return False
    head = [match.start() for match in _WORD.finditer(sentence, whole.start, whole.stop)][other.phrase.modifiers]
    return part.stop <= head or whole.start < part.start <= head
