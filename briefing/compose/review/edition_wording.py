"""Every word that a review edition says for itself beside those of every pack."""

from collections.abc import Sequence

from briefing import languages
from briefing.compose.content import cover, phrases
from briefing.records import Correction, Pack, Translation

REVIEW_EDITION = "Review edition"
TO_DO = "What to do"
IN_EDITION = "In this edition"
ID, COMMENT = "ID", "Comment"
COMES_OUT_AS = " → "
"""Stands between a term and what it comes out as."""
IMPORT = "briefing import FILE"
END_OF_EDITION = "End of the review edition"


def review_title(pack: Pack) -> str:
    """Return the title by which a review edition is filed: ``Briefing pack, 10 March 2026: review edition``."""
    return f"{cover.pack_title(pack)}: {REVIEW_EDITION.lower()}"


def review_date(pack: Pack) -> str:
    """Return the line below the title of a review edition."""
    return f"{REVIEW_EDITION}, {phrases.written_date(pack.date)}"


def edition_mark(edition_id: str) -> str:
    """Return how an edition says which one it is."""
    return f"Edition {edition_id}"


def review_steps(target_language: str) -> tuple[str, ...]:
    """Return what a reviewer is to do, one line a step; :data:`IMPORT` stands after the last."""
    target = languages.name(target_language)
    return (
        f"Edit the {target} column only. Grey cells are not for editing: they bring each sentence back to its place.",
        "Tracked changes are fine, and so is editing without them.",
        "Write remarks into the last column or as comments; they do not become part of the translation.",
        "Sentences with a dotted line below them are doubtful, shaded words are terms of the glossary; "
        "the comments in the margin say more.",
        "Save the file as a Word document and send it back. Whoever built it takes your edits in with ",
    )


def to_review(translations: Sequence[Translation]) -> str:
    """Return how much there is to be reviewed: ``31 sentences, 2 doubtful``."""
    if not translations:
        return "Nothing to review"
    doubtful = sum(bool(translation.findings) for translation in translations)
    sentences = f"{len(translations)} {'sentence' if len(translations) == 1 else 'sentences'}"
    return f"{sentences}, {doubtful} doubtful" if doubtful else sentences


def left_out(paths: Sequence[str], target_language: str) -> str:
    """Return which articles are not to be reviewed."""
    return f"Left out, because published in {languages.name(target_language)}: {', '.join(paths)}"


def review_table_description(source_language: str, target_language: str) -> str:
    """Return what a screen reader says about the table of an article that is to be reviewed."""
    source, target = languages.name(source_language), languages.name(target_language)
    return (
        f"One sentence a row, in four columns: its ID and the {source}, which are not for editing; "
        f"the {target}, which is; an empty one for remarks."
    )


def corrected_by(person: str) -> str:
    """Return whose words a translation is."""
    return f"Corrected by {person or 'a reviewer'}."


def offer(correction: Correction) -> str:
    """Return what a person made of the same original elsewhere, where that may mean something else."""
    where = f"In {correction.article}" if correction.article else "Elsewhere"
    return f"{where}, {correction.person or 'a reviewer'} made this “{correction.target}”"
