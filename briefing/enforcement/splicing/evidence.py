"""What is known of how a model may have rendered a term: words, forbidden renderings, quotes, brackets, the place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.enforcement.renderings import forbidden_spans
from briefing.enforcement.spelling import QUOTES, SMALL
from briefing.languages.folding import fold
from briefing.languages.romanization import latin, likeness
from briefing.records import Span, TermConstraint

LIKE = 0.4
"""Likeness of two words below which they have nothing to do with each other."""

ALIASES = {
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    "eu": ("european", "union"),
    "un": ("united", "nations"),
}
"""Acronyms within names that a model spells out: U.S. Chamber, United States Chamber."""

POSSESSIVE = re.compile(r"['’]s$")

_EXTRA_WORDS = 4
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[&'’][^\W_]+)*")
_BRACKETED = re.compile(r"\(([^()]{2,12})\)")


@dataclass(frozen=True, slots=True)
class HypothesisWord:
    """A word of the hypothesis. ``matches``: its likeness to each word of the evidence."""

    span: Span
    text: str
    matches: tuple[float, ...]

    @property
    def is_small(self) -> bool:
        """Tell whether it is an article, a preposition or the like."""
        return self.text.lower() in SMALL

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital and is not small."""
        return self.text[0].isupper() and not self.is_small


@dataclass(frozen=True, slots=True)
class RenderingEvidence:
    """What is known of a rendering before the search.

    ``references`` are renderings and romanizations of the term, as indices into ``words``. ``place``, from 0 to 1, is
    where the source has the term. ``acronym`` follows the term in brackets in the source, or is empty. ``size`` counts
    the words of the target, ``longest`` those that a rendering may have.
    """

    words: tuple[str, ...]
    references: tuple[tuple[int, ...], ...]
    forbidden: tuple[Span, ...]
    place: float
    is_quoted: bool
    is_bracketed: bool
    acronym: str
    is_name: bool
    size: int
    has_small_words: bool
    longest: int


def gathered(source: str, hypothesis: str, constraint: TermConstraint, language: str) -> RenderingEvidence:
    """Return what source and glossary tell about the rendering of a term."""
    term, span, target = constraint.match.term, constraint.match.span, constraint.target
    renderings = [_content(target), _spelled_out(_content(target)), *map(_content, term.forbidden)]
    romanized = [_content(latin(russian)) for russian in (term.source, span.of(source))]
    references = (*renderings, *romanized)
    words = tuple(dict.fromkeys(word for reference in references for word in reference))
    index = {word: position for position, word in enumerate(words)}
    before, after = source[: span.start], source[span.stop :]
    acronym = _BRACKETED.match(after.lstrip(f" {QUOTES}"))
    return RenderingEvidence(
        words=words,
        references=tuple(dict.fromkeys(tuple(index[word] for word in reference) for reference in references)),
        forbidden=forbidden_spans(term, hypothesis, language),
        place=(span.start + span.stop) / 2 / max(1, len(source)),
        is_quoted=before[-1:] in {*QUOTES} and after[:1] in {*QUOTES},
        is_bracketed=before.endswith("(") and after.startswith(")"),
        acronym=acronym[1] if acronym else "",
        is_name=any(word[0].isupper() for word in target.split()),
        size=len(_spelled_out(_content(target))),
        has_small_words=any(word in SMALL for word in target.split()),
        longest=max(map(len, renderings)) + _EXTRA_WORDS,
    )


def _content(phrase: str) -> list[str]:
    words = [POSSESSIVE.sub("", word) for word in _WORD.findall(phrase)]
    return [_key(word) for word in words if word.lower() not in SMALL] or [fold(phrase)]


def _key(word: str) -> str:
    return fold(word).replace(".", "")


def _spelled_out(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in ALIASES.get(word, (word,))]


def words(hypothesis: str, evidence: RenderingEvidence) -> tuple[HypothesisWord, ...]:
    """Return the words of ``hypothesis``, compared with those of the evidence."""
    return tuple(
        HypothesisWord(Span(*found.span()), found[0], _matches(_key(POSSESSIVE.sub("", found[0])), evidence))
        for found in _WORD.finditer(hypothesis)
    )


def _matches(word: str, evidence: RenderingEvidence) -> tuple[float, ...]:
    return tuple(_match(word, known) for known in evidence.words)


def _match(word: str, known: str) -> float:
    return like if word not in SMALL and (like := likeness(word, known)) >= LIKE else 0.0
