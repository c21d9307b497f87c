"""Use cases about the glossary: check it, add a term, see what a change will cost, export it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import glossary
from briefing.app.build_request import BuildRequest
from briefing.app.planning import plan, translation_memory
from briefing.errors import InputError
from briefing.glossary import ExportFormat, GlossaryFinding, new_term
from briefing.glossary.files import add_term as append
from briefing.glossary.files import read_glossary, save
from briefing.matching import Matcher
from briefing.pipeline.impact import Impact, impact
from briefing.progress import Progress, ignore
from briefing.records import Term


@dataclass(frozen=True, slots=True)
class GlossaryRequest:
    """A glossary, a folder or one file, and its languages (ISO 639-1 codes)."""

    glossary: Path = Path("glossary")
    source: str = "ru"
    target: str = "en"


@dataclass(frozen=True, slots=True)
class GlossaryCheck:
    """How many ``terms`` a glossary has, what a person should look at, and whether it cannot be used at all."""

    terms: int
    findings: tuple[GlossaryFinding, ...]
    unusable: bool


@dataclass(frozen=True, slots=True)
class AddTermRequest:
    """A term for the glossary.

    Attributes:
        term: the term in the source language, as a dictionary has it.
        translation: its translation, or ``"first mention | short form"``.
        forbidden: renderings that must not appear.
        note: a remark for whoever edits the glossary.
        exact: match in these capitals only.
        into: the glossary.
    """

    term: str
    translation: str
    forbidden: tuple[str, ...] = ()
    note: str = ""
    exact: bool = False
    into: GlossaryRequest = GlossaryRequest()

    @property
    def cells(self) -> Mapping[str, str]:
        """The line of the glossary, by name of column."""
        return {
            "source": self.term,
            "target": self.translation,
            "forbidden": "|".join(self.forbidden),
            "note": self.note,
            "case": "exact" if self.exact else "",
        }


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """A term and the file it was added to."""

    term: Term
    file: Path


def check_glossary(request: GlossaryRequest) -> GlossaryCheck:
    """Return everything in a glossary that a person should look at.

    Raises:
        InputError: a file or the folder cannot be read.
    """
    read = read_glossary(request.glossary, request.source, request.target)
    found = [*glossary.check(read, request.source, request.target), *_never_matching(read.terms, request.source)]
    findings = tuple(sorted(found, key=lambda each: (each.file, each.line)))
    return GlossaryCheck(len(read.terms), findings, read.unusable)


def _never_matching(terms: Sequence[Term], language: str) -> Iterator[GlossaryFinding]:
    matcher = Matcher(terms, language)
    for term in terms:
        if not matcher.matches(term.source):
            yield glossary.finding_at("never-matches", term.file, term.line, term=term.source)


def add_term(request: AddTermRequest) -> AddedTerm:
    """Append a term to the glossary; nothing else in the file changes.

    Raises:
        InputError: there is something wrong with the term, or the glossary has it already.
        OutputError: the file cannot be written.
    """
    into = request.into
    term = new_term(request.cells, into.source, into.target)
    return AddedTerm(term, append(into.glossary, term, into.source, into.target))


def glossary_impact(request: BuildRequest, progress: Progress = ignore) -> Impact:
    """Return what a build would translate again because terms changed, without translating or setting up anything.

    Raises:
        InputError, NoModelError, TranslationMemoryError: see :func:`briefing.build`.
    """
    with translation_memory() as memory:
        planned, _ = plan(replace(request, offline=True), memory, progress, provision=False)
        return impact(planned)


def export_glossary(form: ExportFormat, request: GlossaryRequest, output: Path | None = None) -> bytes:
    """Return the glossary as a file for another program, and write it to ``output`` if that is given.

    Raises:
        InputError: the glossary cannot be read, or has no terms.
        OutputError: the file cannot be written.
    """
    read = read_glossary(request.glossary, request.source, request.target)
    if not read.terms:
        raise InputError(
            f"{request.glossary}: holds no terms from {request.source} to {request.target}.",
            "See: briefing glossary check",
        )
    content = glossary.export(read, form, request.source, request.target)
    if output:
        save(output, content)
    return content
