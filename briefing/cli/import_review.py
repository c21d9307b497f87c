"""``briefing import``: a reviewed edition comes back."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import briefing
from briefing.cli.options import Glossary
from briefing.glossary.entries import COLUMNS, cells_of

if TYPE_CHECKING:
    from briefing.review import Remark, SetAside


def import_review(
    file: Annotated[Path, typer.Argument(help="The reviewed .docx file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it brings, and keep nothing.")] = False,
    add: Annotated[bool, typer.Option("--add", help="Write the proposed terms to the glossary.")] = False,
    glossary: Glossary = Path("glossary"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Take a reviewer's corrections from a review edition that came back, and propose terms from them.

    Every later build uses the corrections, whatever its engine. What is unclear is named and left out.

    \b
    Examples:
      briefing import briefing-2026-03-10.en.review.docx --dry-run
      briefing import briefing-2026-03-10.en.review.docx --add
    """
    result = briefing.import_review(briefing.ReviewImportRequest(file, glossary, dry_run, add))
    typer.echo(json.dumps(_summary(file, result)) if as_json else "\n".join(_lines(file, result)))


def _summary(file: Path, result: "briefing.ReviewImportResult") -> dict[str, Any]:
    outcome = result.outcome
    return {
        "file": str(file),
        "edition": result.edition,
        "reviewer": result.reviewer,
        "stored": result.stored,
        "changed": [
            {
                "id": change.before.segment,
                "article": change.before.article,
                "before": change.before.target,
                "after": change.correction.target,
                "person": change.correction.person,
            }
            for change in outcome.changed
        ],
        "unchanged": outcome.unchanged,
        "conflicts": _named(outcome.conflicts),
        "skipped": _named(outcome.problems),
        "absent": outcome.absent,
        "remarks": [_remark(remark) for remark in outcome.remarks],
        "unread_columns": list(result.unread_columns),
        "proposed": [_cells(proposed) for proposed in result.proposed],
    }


def _remark(remark: "Remark") -> dict[str, str]:
    return {"id": remark.id, "text": remark.text} | ({"person": remark.person} if remark.person else {})


def _named(rows: "Iterable[SetAside]") -> list[dict[str, str]]:
    return [{"id": row.id, "reason": row.reason} for row in rows]


def _cells(proposed: "briefing.ProposedTerm") -> dict[str, str]:
    cells = cells_of(proposed.term)
    if proposed.added:
        return cells | {"added": str(proposed.added)}
    return cells | {"refused": proposed.refused} if proposed.refused else cells


def _lines(file: Path, result: "briefing.ReviewImportResult") -> Iterator[str]:
    outcome = result.outcome
    yield _headline(file, result)
    if not result.stored:
        for change in outcome.changed:
            yield f"  {change.before.segment}: {change.before.target} -> {change.correction.target}"
    for heading, rows in (("Conflict", outcome.conflicts), ("Skipped", outcome.problems)):
        yield from (f"{heading}: {row.id or 'a row without ID'}: {row.reason}" for row in rows)
    for remark in outcome.remarks:
        by = f" ({remark.person})" if remark.person else ""
        yield f"Remark: {remark.id or 'outside the tables'}: {remark.text}{by}"
    yield from (f"Not read: the column “{heading}”." for heading in result.unread_columns)
    yield from _terms(result.proposed)


def _headline(file: Path, result: "briefing.ReviewImportResult") -> str:
    outcome = result.outcome
    changed = f"{len(outcome.changed)} changed" + ("" if result.stored else " (nothing is kept)")
    counts = (
        (len(outcome.conflicts), "in conflict"),
        (len(outcome.problems), "skipped"),
        (outcome.absent, "absent"),
    )
    others = "".join(f", {count} {what}" for count, what in counts if count)
    return f"{file}: {changed}, {outcome.unchanged} unchanged{others}."


def _terms(proposed: "Iterable[briefing.ProposedTerm]") -> Iterator[str]:
    fresh = [each for each in proposed if not (each.added or each.refused)]
    if fresh:
        yield "Proposed for the glossary (--add writes it there):"
        yield _table(cells_of(each.term) for each in fresh)
    for each in proposed:
        if each.added:
            yield f"Added to {each.added}: {each.term.source} is {each.term.target}."
        if each.refused:
            yield f"Not proposed: {each.refused}"


def _table(lines: Iterable[dict[str, str]]) -> str:
    out = io.StringIO()
    rows = ([cells[column] for column in COLUMNS] for cells in lines)
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    return out.getvalue().rstrip("\n")
