"""Use case: a reviewed edition comes back; its corrections are kept, and terms are proposed from them."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import review
from briefing.app.planning import translation_memory
from briefing.errors import InputError
from briefing.glossary import new_term, refuse_known
from briefing.glossary.entries import cells_of
from briefing.glossary.files import add_term, read_glossary
from briefing.memory import Memory
from briefing.records import Edition, Term
from briefing.review import Outcome, ReviewedDocument, Standing
from briefing.review.proposing import SOURCE
from briefing.workspace.reading import read_named
from briefing.workspace.writing import settle


@dataclass(frozen=True, slots=True)
class ReviewImportRequest:
    """The reviewed ``.docx`` file, and what to do with it.

    Attributes:
        file: the file that came back.
        glossary: the glossary that the proposed terms are for.
        dry_run: find out what the file brings, and keep nothing.
        add_terms: write the proposed terms to the glossary.
    """

    file: Path
    glossary: Path = Path("glossary")
    dry_run: bool = False
    add_terms: bool = False


@dataclass(frozen=True, slots=True)
class ProposedTerm:
    """A term that the corrections suggest: the file it was ``added`` to, or why it was ``refused``, or neither."""

    term: Term
    added: Path | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ReviewImportResult:
    """What a reviewed document brought.

    Attributes:
        edition: id of the review edition.
        reviewer: name of the reviewer, empty if the document does not say.
        outcome: what was changed, what was not, and what is unclear and was left out.
        unread_columns: headings of the columns that a reviewer added, which are not read.
        stored: whether the corrections were kept.
        proposed: the terms that the corrections suggest.
    """

    edition: str
    reviewer: str
    outcome: Outcome
    unread_columns: tuple[str, ...]
    stored: bool
    proposed: tuple[ProposedTerm, ...]


def import_review(request: ReviewImportRequest) -> ReviewImportResult:
    """Keep a reviewer's corrections in the translation memory, from where every later build takes them.

    Raises:
        InputError: the file cannot be read, is no review edition, is one that was built elsewhere, or has one same
            text for the translation of most sentences.
        TranslationMemoryError: the translation memory cannot be used.
        OutputError: the glossary cannot be written, or what a killed build left beside the file cannot be completed.
    """
    settle(request.file.parent)
    content = read_named(request.file, "a reviewed edition", "Name the .docx file that came back.")
    document = review.read(content, str(request.file))
    with translation_memory() as memory:
        edition = _edition(document, memory, request.file)
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        rows = review.reviewed_rows(document, edition)
        outcome = review.compare(rows, edition, _standing(edition, memory), now, document.notes)
        _refuse_one_text(outcome, edition, request.file)
        if not request.dry_run:
            memory.add_corrections(change.correction for change in outcome.changed)
            memory.add_left_as_is(outcome.left)
    proposed = (_proposed(term, request, edition.target_language) for term in review.propose(outcome.changed, edition))
    return ReviewImportResult(
        edition=document.edition,
        reviewer=document.reviewer,
        outcome=outcome,
        unread_columns=review.unread_columns(document, edition),
        stored=not request.dry_run,
        proposed=tuple(proposed),
    )


def _refuse_one_text(outcome: Outcome, edition: Edition, file: Path) -> None:
    if text := review.same_text_in_most(outcome, edition):
        raise InputError(
            f"{file}: nothing was taken from it, because the translation of most rows was changed to “{text}”.",
            "See whether the translations are still in the column of their heading.",
        )


def _edition(document: ReviewedDocument, memory: Memory, file: Path) -> Edition:
    edition = memory.edition(document.edition)
    if edition is None:
        raise InputError(
            f"{file}: is from another build: edition {document.edition} is not in this computer's translation memory.",
            "Import it on the computer that made it, with “briefing build --edition review”.",
        )
    return edition


def _standing(edition: Edition, memory: Memory) -> Standing:
    """Return the corrections that came after the edition."""
    sources: dict[str, list[str]] = {}
    for row in edition.rows:
        sources.setdefault(row.source_language, []).append(row.source)
    return {
        source: corrections
        for language, texts in sources.items()
        for source, corrections in memory.corrections_since(
            edition.id, language, edition.target_language, texts
        ).items()
    }


def _proposed(term: Term, request: ReviewImportRequest, target: str) -> ProposedTerm:
    proposed = ProposedTerm(term)
    try:
        new = new_term(cells_of(term), SOURCE, target)
        if request.add_terms and not request.dry_run:
            return replace(proposed, added=add_term(request.glossary, new, SOURCE, target))
        refuse_known(read_glossary(request.glossary, SOURCE, target), new)
    except InputError as error:
        return replace(proposed, refused=str(error))
    return proposed
