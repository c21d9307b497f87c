"""One entry of a glossary, whatever the format: named cells become a :class:`~briefing.records.Term`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.glossary.findings import GlossaryFinding, finding_at
from briefing.glossary.normalisation import (
    first_alternative,
    normalised,
    split_forbidden,
    split_forms,
    split_source,
    unquoted,
)
from briefing.records import Term

COLUMNS = ("source", "target", "forbidden", "case", "note", "status")
"""The columns of our own format, in the order in which they are written."""

_LONGEST = 500
_QUOTED = 50
"""Characters allowed in a term, and how many of a longer one a message shows."""

_MOST_FORMS = 2
"""Forms of a target: one for the first mention in an article, one for later mentions."""


_Forms: TypeAlias = tuple[str, ...]
_Doubt: TypeAlias = tuple[str, dict[str, object]]
"""The code of a finding about a line that is used, and the details of its message."""


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
    """Return the terms that ``cells`` (by names in :data:`COLUMNS`) give: one for each alternative of the source.

    A faulty line gives none, and a finding. A line of empty cells is neither an entry nor a fault.
    """
    source, written = normalised(cells.get("source", "")), split_forms(cells.get("target", ""))
    sources = split_source(source)
    if code := _fault(sources, written):
        blank = not any(map(normalised, cells.values()))
        return Parsed((), () if blank else (finding_at(code, file, line, term=source),))
    if long := next((text for text in (*sources, *written) if len(text) > _LONGEST), ""):
        return Parsed((), (finding_at("too-long", file, line, term=long[:_QUOTED], most=_LONGEST),))
    targets = tuple(dict.fromkeys(_plain(target, sources) for target in written))
    forbidden = split_forbidden(cells.get("forbidden", ""))
    own = tuple(rendering for rendering in forbidden if any(stands_in(rendering, target) for target in targets))
    case = normalised(cells.get("case", "")).lower()
    term = Term(
        source=sources[0],
        target=targets[0],
        short="".join(targets[1:]),
        forbidden=tuple(rendering for rendering in forbidden if rendering not in own),
        exact=case == "exact",
        note=normalised(cells.get("note", "")),
        status=normalised(cells.get("status", "")),
        file=file,
        line=line,
    )
    doubts = [
        *_alternatives(cells, sources, forbidden),
        *_changed_targets(written, sources),
        *_wrong_cells(case, own),
    ]
    others = (replace(term, source=source) for source in sources[1:])
    return Parsed((term, *others), tuple(finding_at(code, file, line, **details) for code, details in doubts))


def _fault(sources: _Forms, targets: _Forms) -> str | None:
    if not sources:
        return "no-source"
    if not targets:
        return "no-target"
    return "target-forms" if len(targets) > _MOST_FORMS else None


def _plain(target: str, sources: _Forms) -> str:
    """Return a target without alternatives, and without quotation marks around it unless the source has them, too."""
    plain = first_alternative(target)
    return plain if len(sources) == 1 and unquoted(sources[0]) != sources[0] else unquoted(plain)


def _changed_targets(written: _Forms, sources: _Forms) -> Iterator[_Doubt]:
    for target in written:
        plain = _plain(target, sources)
        if first_alternative(target) != target:
            yield "target-alternatives", {"text": target, "target": plain}
        elif plain != target:
            yield "quoted-target", {"text": plain}


def _wrong_cells(case: str, own: _Forms) -> Iterator[_Doubt]:
    if case not in {"", "exact"}:
        yield "case", {"case": case}
    for rendering in own:
        yield "forbidden-target", {"rendering": rendering}


def _alternatives(cells: Mapping[str, str], sources: _Forms, forbidden: _Forms) -> Iterator[_Doubt]:
    if len(sources) > 1:
        yield "alternatives", {"text": normalised(cells["source"])[:_QUOTED], "count": len(sources)}
    if ";" in cells.get("forbidden", ""):
        yield "alternatives", {"text": normalised(cells["forbidden"])[:_QUOTED], "count": len(forbidden)}


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
