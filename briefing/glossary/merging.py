"""Several files, one glossary: of two lines for the same term the later one wins, and says so."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.glossary.entries import Parsed, cells_of
from briefing.glossary.findings import Gravity, Located, located
from briefing.glossary.wording import key
from briefing.records import Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms that hold, each source once; what was found in reading them; ``sha256`` of the terms, "" for none."""

    terms: tuple[Term, ...] = ()
    findings: tuple[Located, ...] = ()
    sha256: str = ""

    @property
    def unusable(self) -> bool:
        """Return whether a whole file, or every line, had to be left out."""
        return any(found.gravity is Gravity.FILE for found in self.findings) or bool(self.findings and not self.terms)


def merge(parsed: Sequence[Parsed]) -> Glossary:
    """Return the glossary of several files, the later of which win.

    The digest is of what the terms say, not of where they stand: the same terms in other files give the same.
    """
    merged: dict[str, Term] = {}
    findings = [found for each in parsed for found in each.findings]
    for term in (term for each in parsed for term in each.terms):
        earlier = merged.get(key(term.source))
        if earlier:
            findings.append(_repeated(earlier, term))
        merged[key(term.source)] = term
    return Glossary(tuple(merged.values()), tuple(findings), _digest(merged.values()))


def _repeated(earlier: Term, term: Term) -> Located:
    targets = [cells_of(each)["target"] for each in (earlier, term)]
    return located(
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
