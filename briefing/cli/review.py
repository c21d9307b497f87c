"""``briefing import``: a reviewed edition comes back."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli import desk
from briefing.cli.options import GlossaryPath
from briefing.errors import InputError

if TYPE_CHECKING:
    from briefing.memory import Memory
    from briefing.records import Edition, Term
    from briefing.review import Outcome, ReviewedDocument, SetAside, Standing


def import_review(
    file: Annotated[Path, typer.Argument(help="The reviewed .docx file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it brings, and keep nothing.")] = False,
    add: Annotated[bool, typer.Option("--add", help="Write the proposed terms to the glossary.")] = False,
    glossary: GlossaryPath = Path("glossary"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Take a reviewer's corrections from a review edition that came back, and propose terms from them.

    The next build has the corrections, whatever its engine. What is not clear is named and left out.

    \b
    Examples:
      briefing import briefing-2026-03-10.en.review.docx --dry-run
      briefing import briefing-2026-03-10.en.review.docx --add
    """
    from briefing import review
    from briefing.workspace.reading import read_named

    document = review.read(read_named(file, "a reviewed edition", "Name the .docx file that came back."), str(file))
    with desk.translation_memory() as memory:
        edition = _edition(document, memory, file)
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        outcome = review.compare(document, edition, _standing(edition, memory), now)
        if not dry_run:
            memory.add_corrections(change.correction for change in outcome.changed)
    writes = add and not dry_run
    terms = review.propose(outcome.changed, edition)
    proposed = [_proposed(term, glossary, edition.target_language, writes) for term in terms]
    summary = _summary(file, document, outcome, stored=not dry_run) | {"proposed": proposed}
    typer.echo(json.dumps(summary) if as_json else "\n".join(_lines(summary)))


def _edition(document: "ReviewedDocument", memory: "Memory", file: Path) -> "Edition":
    edition = memory.edition(document.edition)
    if edition is None:
        raise InputError(
            f"{file}: is of another build: edition {document.edition} is not in the translation memory here.",
            "Import it on the computer that made it, with “briefing build --edition review”.",
        )
    return edition


def _standing(edition: "Edition", memory: "Memory") -> "Standing":
    """Return the corrections that were made since the edition was; none of the same second is missed."""
    made = memory.edition_made(edition.id)
    sources: dict[str, list[str]] = {}
    for row in edition.rows:
        sources.setdefault(row.source_language, []).append(row.source)
    return {
        source: tuple(each for each in corrections if made and each.made >= made)
        for language, texts in sources.items()
        for source, corrections in memory.corrections(language, edition.target_language, texts).items()
    }


def _proposed(term: "Term", glossary: Path, target: str, writes: bool) -> dict[str, str]:
    """Return a proposed term's cells, and the file it was ``added`` to or why it was ``refused``."""
    from briefing.glossary import new_term, refuse_known
    from briefing.glossary.entries import cells_of
    from briefing.glossary.files import add_term, read_glossary
    from briefing.review.proposing import SOURCE

    cells = cells_of(term)
    try:
        new = new_term(cells, SOURCE, target)
        if writes:
            return cells | {"added": str(add_term(glossary, new, SOURCE, target))}
        refuse_known(read_glossary(glossary, SOURCE, target), new)
    except InputError as error:
        return cells | {"refused": str(error)}
    return cells


def _summary(file: Path, document: "ReviewedDocument", outcome: "Outcome", stored: bool) -> dict[str, Any]:
    return {
        "file": str(file),
        "edition": document.edition,
        "reviewer": document.reviewer,
        "stored": stored,
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
        "remarks": [{"id": remark.id, "text": remark.text} for remark in outcome.remarks],
    }


def _named(rows: "Iterable[SetAside]") -> list[dict[str, str]]:
    return [{"id": row.id, "reason": row.reason} for row in rows]


def _lines(summary: dict[str, Any]) -> Iterator[str]:
    yield _headline(summary)
    if not summary["stored"]:
        yield from (f"  {change['id']}: {change['before']} -> {change['after']}" for change in summary["changed"])
    for heading, rows in (("Conflict", summary["conflicts"]), ("Skipped", summary["skipped"])):
        yield from (f"{heading}: {row['id'] or 'a row without ID'}: {row['reason']}" for row in rows)
    yield from (f"Remark: {remark['id']}: {remark['text']}" for remark in summary["remarks"])
    yield from _terms(summary["proposed"])


def _headline(summary: dict[str, Any]) -> str:
    changed = f"{len(summary['changed'])} changed" + ("" if summary["stored"] else " (nothing is kept)")
    counts = (
        (len(summary["conflicts"]), "in conflict"),
        (len(summary["skipped"]), "skipped"),
        (summary["absent"], "absent"),
    )
    others = "".join(f", {count} {what}" for count, what in counts if count)
    return f"{summary['file']}: {changed}, {summary['unchanged']} unchanged{others}."


def _terms(proposed: Sequence[dict[str, str]]) -> Iterator[str]:
    fresh = [term for term in proposed if "added" not in term and "refused" not in term]
    if fresh:
        yield "Proposed for the glossary (--add writes it there):"
        yield _table(fresh)
    for term in proposed:
        if "added" in term:
            yield f"Added to {term['added']}: {term['source']} is {term['target']}."
        if "refused" in term:
            yield f"Not proposed: {term['refused']}"


def _table(terms: Sequence[dict[str, str]]) -> str:
    import csv
    import io

    from briefing.glossary.entries import COLUMNS

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *([term[column] for column in COLUMNS] for term in terms)])
    return out.getvalue().rstrip("\n")
