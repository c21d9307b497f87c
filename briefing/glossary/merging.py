"""Several files, one glossary: of two lines for the same term the later one wins, with a finding."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.glossary.entries import Parsed, cells_of
from briefing.glossary.findings import GlossaryFinding, Level, finding_at
from briefing.glossary.normalisation import match_key
from briefing.records import Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms that hold, each source once; the findings of reading them; ``sha256`` of the terms, "" for none."""

    terms: tuple[Term, ...] = ()
    findings: tuple[GlossaryFinding, ...] = ()
    sha256: str = ""

    @property
    def unusable(self) -> bool:
        """Tell whether a whole file, or every line, had to be left out."""
        return any(found.level is Level.FILE for found in self.findings) or bool(self.findings and not self.terms)


def merge(parsed: Sequence[Parsed]) -> Glossary:
    """Return the glossary of several files, the later of which win.

    The digest covers what the terms say, not where they are: the same terms in other files give the same digest.
    """
    merged: dict[str, Term] = {}
    findings = [found for each in parsed for found in each.findings]
    for term in (term for each in parsed for term in each.terms):
        earlier = merged.get(match_key(term.source))
        if earlier:
            findings.append(_repeated(earlier, term))
        merged[match_key(term.source)] = term
    return Glossary(tuple(merged.values()), tuple(findings), _digest(merged.values()))


def _repeated(earlier: Term, term: Term) -> GlossaryFinding:
    targets = [cells_of(each)["target"] for each in (earlier, term)]
    return finding_at(
        "duplicate" if targets[0] == targets[1] else "conflict",
        term.file,
        term.line,
        term=term.source,
        place=f"{earlier.file}:{earlier.line}",
        earlier=targets[0],
        later=targets[1],
    )


def _digest(terms: Iterable[Term]) -> str:
    contents = sorted(list(cells_of(term).values()) for term in terms)
    return hashlib.sha256(json.dumps(contents).encode()).hexdigest() if contents else ""
