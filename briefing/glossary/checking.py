"""What a person should look at in a glossary that can be read: one small rule for each fault."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.glossary.entries import cells_of, stands_in
from briefing.glossary.findings import GlossaryFinding, finding_at
from briefing.glossary.merging import Glossary
from briefing.glossary.normalisation import FORMULA, match_key
from briefing.languages.morphology import fold, is_common
from briefing.languages.scripts import CYRILLIC, SCRIPTS, script
from briefing.records import Term

_CYRILLIC = SCRIPTS[CYRILLIC]
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?:the|an?)\s\S", re.IGNORECASE)
_LONGEST_RUN = 20
"""Words of the longest term that is looked for inside others."""

Rule = Callable[[Term], Iterator[tuple[str, str]]]
"""Yields what is wrong with one term: a code, and the text its message quotes."""


def check(glossary: Glossary, source: str = "ru", target: str = "en") -> tuple[GlossaryFinding, ...]:
    """Return every finding about ``glossary``, including those made while reading it, by file and line.

    Nothing is changed: every term of the glossary holds, whatever is found. Languages are ISO 639-1 codes. Time is
    linear in the number of terms.
    """
    rules = _rules(source, target)
    found = [
        *glossary.findings,
        *(_about(term, code, text) for term in glossary.terms for rule in rules for code, text in rule(term)),
        *_forbidden_elsewhere(glossary.terms),
        *_contained(glossary.terms),
        *(different_names(glossary.terms) if source == "ru" else ()),
    ]
    return tuple(sorted(found, key=lambda each: (each.file, each.line)))


def _about(term: Term, code: str, text: str) -> GlossaryFinding:
    return finding_at(code, term.file, term.line, term=term.source, text=text, word=text)


def _rules(source: str, target: str) -> list[Rule]:
    rules: list[Rule] = [_formula, _mixed_alphabets]
    if script(source) == CYRILLIC:
        rules.append(_no_russian)
    if script(target) != CYRILLIC:
        rules.append(_cyrillic_target)
    if target == "en":
        rules.append(_article)
    return rules


def _formula(term: Term) -> Iterator[tuple[str, str]]:
    yield from (("formula", cell) for cell in cells_of(term).values() if cell.startswith(FORMULA))


def _mixed_alphabets(term: Term) -> Iterator[tuple[str, str]]:
    """«Cредний» with a Latin C is found like «Средний», but not by whoever searches the file for it."""
    words = _WORD.findall(term.source)
    yield from (("mixed-alphabets", word) for word in words if _CYRILLIC.search(word) and _LATIN.search(word))


def _no_russian(term: Term) -> Iterator[tuple[str, str]]:
    """A name in Latin letters is fine if it stays as it is, or is spelled out at first mention: TRIPP."""
    if not _CYRILLIC.search(term.source) and term.source not in (term.target, term.short):
        yield "no-russian", term.source


def _cyrillic_target(term: Term) -> Iterator[tuple[str, str]]:
    yield from (("cyrillic-target", text) for text in (term.target, term.short) if _CYRILLIC.search(text))


def _article(term: Term) -> Iterator[tuple[str, str]]:
    yield from (("article", text) for text in (term.target, term.short) if _ARTICLE.match(text))


def _contained(terms: Sequence[Term]) -> Iterator[GlossaryFinding]:
    by_words = {_words(term): term for term in terms}
    for longer in terms:
        for run in _runs(_words(longer)):
            if (term := by_words.get(run)) and term is not longer:
                yield _pair("contained", term, longer, longer=longer.source, term=term.source)


def _forbidden_elsewhere(terms: Sequence[Term]) -> Iterator[GlossaryFinding]:
    """No sentence with both terms could ever be right."""
    forbidding = _by_forbidden_words(terms)
    for other in terms:
        for text in filter(None, (other.target, other.short)):
            for run in _runs(tuple(_WORD.findall(text))):
                for rendering, term in forbidding.get(run, ()):
                    if stands_in(rendering, text):
                        yield _pair("forbidden-elsewhere", term, other, rendering=rendering, term=other.source)


def _by_forbidden_words(terms: Sequence[Term]) -> Mapping[tuple[str, ...], list[tuple[str, Term]]]:
    found: dict[tuple[str, ...], list[tuple[str, Term]]] = {}
    for term in terms:
        for rendering in term.forbidden:
            found.setdefault(tuple(_WORD.findall(rendering)), []).append((rendering, term))
    return found


def _words(term: Term) -> tuple[str, ...]:
    return tuple(_WORD.findall(match_key(term.source)))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every run of up to :data:`_LONGEST_RUN` ``words``, each once."""
    size = len(words)
    yield from {words[i:j] for i in range(size) for j in range(i + 1, min(size, i + _LONGEST_RUN) + 1)}


def _pair(code: str, at: Term, other: Term, **details: str) -> GlossaryFinding:
    return finding_at(code, at.file, at.line, place=f"{other.file}:{other.line}", **details)


def different_names(terms: Sequence[Term]) -> Iterator[GlossaryFinding]:
    """Yield a finding at each line whose English for a name is not that of an earlier line.

    Names are compared word by word, in terms that have as many words in English as in Russian, all with capitals.
    """
    earlier: dict[str, tuple[str, Term]] = {}
    for term in terms:
        for name, english in _parts(term):
            known, other = earlier.setdefault(name, (english, term))
            if known != english:
                place = f"{other.file}:{other.line}"
                details = {"name": name.title(), "text": english, "other": known, "term": other.source, "place": place}
                yield finding_at("name-differs", term.file, term.line, **details)


def _parts(term: Term) -> Iterator[tuple[str, str]]:
    russian, english = term.source.split(), term.target.split()
    if len(russian) == len(english) and all(word[0].isupper() for word in (*russian, *english)):
        for name, rendering in zip(russian, english, strict=True):
            if name.isalpha() and not name.isupper() and not is_common(name.lower()):
                yield fold(name), rendering
