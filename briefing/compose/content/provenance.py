"""What the provenance annex says: what a pack was made from and by, and how its sentences and terms came about. Pure.

What an engine made is the same to a reader whether it was made in this build or remembered from an earlier one.
"""

from collections import Counter
from collections.abc import Iterator

from briefing import languages
from briefing.compose.content.edition import reviewed
from briefing.compose.content.rows import as_published
from briefing.compose.content.tally import SentenceCounts
from briefing.compose.content.wording import SEPARATOR
from briefing.records import Article, ModelInfo, Rung, Signature, TranslatedArticle

PROVENANCE = "Provenance"
REMARK = (
    "A SHA-256 is the fingerprint of a file: while it is the same, so is the file; “briefing verify” compares them. "
    "Titles are counted as sentences, and a term at every place where it occurs."
)
SUMMARY = "source files, models, and how sentences and terms were made"
DESCRIPTION = (
    "One article a row: its number; its source file, language, model and SHA-256; its sentences by who made them; "
    "its terms by how they came in."
)
NUMBER, SOURCE, SENTENCES, TERMS = "No.", "Source", "Sentences", "Terms"
NO_TERMS = "none"

_BROUGHT = {
    Rung.BEST: "by the model",
    Rung.NBEST: "in other wording",
    Rung.HINTS: "model told the term",
    Rung.SOURCE: "through the source",
    Rung.PREFIX: "sentence begun",
    Rung.SPLICE: "put in place",
    Rung.PERSON: "by the reviewer",
    Rung.MISSING: "MISSING",
}


def particulars(signature: Signature) -> Iterator[tuple[str, str]]:
    """Yield what made a pack in full, as names and values, and at last the one line that stands on every pack."""
    yield "Program", signature.program
    if signature.engine:
        yield "Engine", SEPARATOR.join(filter(None, (signature.engine, signature.decoding)))
    for step in (step for used in signature.models for step in used.steps or (used,)):
        names = languages.name(step.source), languages.name(step.target)
        yield f"Model, {' to '.join(names)}", f"{step.name} {step.version}, SHA-256 {step.sha256}"
    yield "Glossary", f"SHA-256 {signature.glossary}" if signature.glossary else "none"
    yield "Signature", str(signature)


def made_from(translated: TranslatedArticle, signature: Signature) -> str:
    """Return an article's language and what translated it: ``Russian, translated by translate-ru_en``."""
    original = languages.name(translated.article.language)
    if as_published(translated):
        return f"{original}, as published"
    used = model(translated.article, signature)
    return f"{original}, translated by {used.name}" if used else original


def by_origin(made: SentenceCounts) -> Iterator[str]:
    """Yield how many sentences there are of each origin and how many are doubtful, what there is none of left out."""
    numbers = {
        "by machine": made.machine,
        "corrected by hand": made.person,
        "as published": made.published,
        "of them doubtful": made.doubtful,
        "reviewed and left as they are": made.approved,
    }
    yield from (f"{number} {what}" for what, number in numbers.items() if number)


def brought(rung: Rung, times: int) -> str:
    """Return how many occurrences of terms came into the translation in one way: ``8 put in place``."""
    return f"{times} {_BROUGHT[rung]}"


def rungs(translated: TranslatedArticle) -> tuple[tuple[Rung, int], ...]:
    """Return how many occurrences of terms each rung brought, in the ladder's order, the rungs without any left out."""
    times = Counter(use.rung for translation in reviewed(translated) for use in translation.terms)
    return tuple((rung, times[rung]) for rung in Rung if times[rung])


def model(article: Article, signature: Signature) -> ModelInfo | None:
    """Return the model that translates an article's language; ``None`` where none is known."""
    return next((model for model in signature.models if model.source == article.language), None)
