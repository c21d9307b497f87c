"""What became of the glossary's terms: an article's occurrences grouped, and a pack's glossary in order.

Pure, and the same for every format.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.compose.content.edition import reviewed
from briefing.languages import UNDETERMINED
from briefing.records import Rung, Term, TermUse, TranslatedArticle

_LADDER = tuple(Rung)


@dataclass(frozen=True, slots=True)
class TermGroup:
    """All occurrences in an article of one term in one English form.

    ``found`` are the different texts that stood for it, in the order of their first appearance; ``rungs`` says how
    many occurrences each rung brought, in the ladder's order, without the rungs that brought none.
    """

    found: tuple[str, ...]
    target: str
    rungs: tuple[tuple[Rung, int], ...]

    @property
    def times(self) -> int:
        """How often the term occurs in the source, whether or not it is in the translation."""
        return sum(times for _, times in self.rungs)


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of a pack's glossary; ``language`` (ISO 639-1) is that of the first article it occurs in."""

    term: Term
    language: str


def groups(translated: TranslatedArticle) -> tuple[TermGroup, ...]:
    """Return the terms of an article in the order they first appear, the title's first.

    A title that is also a sentence of the text is counted once. A term's first mention and its short form are two
    groups, since they come out differently.
    """
    grouped: dict[tuple[str, str], list[TermUse]] = {}
    for translation in reviewed(translated):
        for use in translation.terms:
            grouped.setdefault((use.source, use.target), []).append(use)
    return tuple(_group(uses) for uses in grouped.values())


def entries(terms: Iterable[Term], languages: Mapping[str, str]) -> tuple[GlossaryEntry, ...]:
    """Return a pack's glossary in alphabetical order of the sources; ``languages`` are those of the tally."""
    known = (GlossaryEntry(term, languages.get(term.source, UNDETERMINED)) for term in terms)
    return tuple(sorted(known, key=lambda entry: _alphabetical(entry.term.source)))


def _group(uses: list[TermUse]) -> TermGroup:
    # A term that is broken over two lines, or held together by a non-breaking space, is the same text to a reader.
    found = dict.fromkeys(" ".join(use.matched.split()) for use in uses)
    times = Counter(use.rung for use in uses)
    return TermGroup(tuple(found), uses[0].target, tuple((rung, times[rung]) for rung in _LADDER if times[rung]))


def _alphabetical(source: str) -> tuple[list[str], str]:
    """Return what a dictionary sorts by: word by word, without quotation marks, capitals or the dots of «ё»."""
    plain = unicodedata.normalize("NFC", source).casefold().replace("ё", "е")
    return re.findall(r"\w+", plain), source
