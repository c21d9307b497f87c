"""One entry of a glossary, whatever the format: named cells become a :class:`~briefing.records.Term`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.glossary.findings import GlossaryFinding, finding_at
from briefing.glossary.normalisation import normalised, split_forms
from briefing.records import Term

COLUMNS = ("source", "target", "forbidden", "case", "note", "status")
"""The columns of our own format, in the order in which they are written."""

_LONGEST = 500
_QUOTED = 50
"""Characters allowed in a term, and how many of a longer one a message shows."""

_MOST_FORMS = 2
"""Forms of a target: one for the first mention in an article, one for later mentions."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds: its terms in order, and what is wrong with its lines."""

    terms: tuple[Term, ...]
    findings: tuple[GlossaryFinding, ...] = ()


def combined(entries: Iterable[Parsed]) -> Parsed:
    """Return the entries of a file in one."""
    listed = list(entries)
    return Parsed(
        tuple(term for entry in listed for term in entry.terms),
        tuple(finding for entry in listed for finding in entry.findings),
    )


def read_entry(cells: Mapping[str, str], file: str, line: int) -> Parsed:
    """Return the term that ``cells`` (by names in :data:`COLUMNS`) give: one, or none with a finding.

    A line of empty cells is neither an entry nor a fault.
    """
    source, targets = normalised(cells.get("source", "")), split_forms(cells.get("target", ""))
    if code := _fault(source, targets):
        blank = not any(map(normalised, cells.values()))
        return Parsed((), () if blank else (finding_at(code, file, line, term=source),))
    if long := next((text for text in (source, *targets) if len(text) > _LONGEST), ""):
        return Parsed((), (finding_at("too-long", file, line, term=long[:_QUOTED], most=_LONGEST),))
    findings = []
    case = normalised(cells.get("case", "")).lower()
    if case not in {"", "exact"}:
        findings.append(finding_at("case", file, line, case=case))
    forbidden = split_forms(cells.get("forbidden", ""))
    own = tuple(rendering for rendering in forbidden if any(stands_in(rendering, target) for target in targets))
    findings += [finding_at("forbidden-target", file, line, rendering=rendering) for rendering in own]
    term = Term(
        source=source,
        target=targets[0],
        short="".join(targets[1:]),
        forbidden=tuple(rendering for rendering in forbidden if rendering not in own),
        exact=case == "exact",
        note=normalised(cells.get("note", "")),
        status=normalised(cells.get("status", "")),
        file=file,
        line=line,
    )
    return Parsed((term,), tuple(findings))


def _fault(source: str, targets: tuple[str, ...]) -> str | None:
    if not source:
        return "no-source"
    if not targets:
        return "no-target"
    return "target-forms" if len(targets) > _MOST_FORMS else None


def stands_in(rendering: str, text: str) -> bool:
    """Tell whether ``rendering`` is in ``text`` as whole words, with the same capitals."""
    return rendering in text and re.search(rf"(?<!\w){re.escape(rendering)}(?!\w)", text) is not None


def cells_of(term: Term) -> dict[str, str]:
    """Return the cells from which :func:`read_entry` makes ``term`` again."""
    return {
        "source": term.source,
        "target": " | ".join(filter(None, (term.target, term.short))),
        "forbidden": "|".join(term.forbidden),
        "case": "exact" if term.exact else "",
        "note": term.note,
        "status": term.status,
    }
