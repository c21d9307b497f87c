"""Names that several lines have in common: «Атамогланов» and «Агалар Атамогланов» are to agree in English."""

from collections.abc import Iterator, Sequence

from briefing.glossary.findings import GlossaryFinding, finding_at
from briefing.languages.morphology import fold, is_common
from briefing.records import Term


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
