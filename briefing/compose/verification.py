"""What a pack says it was made from, compared with what there is now. Pure.

The comparison finds out what has changed since the pack was built; as nothing is signed, it cannot detect a forgery.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefing.compose.docx.recorded_provenance import Provenance, RecordedModel, RecordedSource


class State(StrEnum):
    """Whether something is still as it was when the pack was made; packs of older versions do not say it of all."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Subject(StrEnum):
    """What is compared; the first six, named as in :class:`~briefing.ooxml.document_digests.DocumentDigests`."""

    TEXT = "text"
    MARKS = "marks"
    LINKS = "links"
    MARGINS = "margins"
    COMMENTS = "comments"
    TITLES = "titles"
    SOURCE = "source"
    GLOSSARY = "glossary"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one thing compares with when the pack was made; ``detail`` is empty where there is nothing to add."""

    subject: Subject
    name: str
    state: State
    detail: str = ""


def verify(
    provenance: Provenance, sources: Mapping[str, str], glossary_sha256: str, models: Mapping[str, str]
) -> tuple[Comparison, ...]:
    """Return how the pack's text, each source, the glossary and each model are now.

    ``sources`` are the digests of the present files by path, empty for one that can no longer be read;
    ``glossary_sha256`` is that of :class:`~briefing.pipeline.planning.Termbase`; ``models`` are the names of the
    installed ones, with their versions, by digest. A source that is present under another name is unchanged.
    """
    return (
        *(_of_document(Subject(name), edited) for name, edited in provenance.edited.items()),
        *(_of_source(source, sources) for source in provenance.sources),
        _of_glossary(provenance.glossary, glossary_sha256),
        *(_of_model(model, models) for model in provenance.models),
    )


_IN_WORDS = {
    Subject.TEXT: "the words of the body",
    Subject.MARKS: "hidden text, pictures, fields, footnotes, embedded content",
    Subject.LINKS: "where links lead",
    Subject.MARGINS: "headers and footers, with the handling line",
    Subject.COMMENTS: "comments and their authors",
    Subject.TITLES: "title and subject among the file's properties",
}

NOT_COMPARED = (
    "Not compared: formatting (styles, colours, sizes), page layout, the file's other properties, macros, custom XML."
)


def _of_document(subject: Subject, edited: bool | None) -> Comparison:
    if edited is None:
        return Comparison(subject, "", State.UNKNOWN, "this pack is from a version that did not record it")
    if edited:
        return Comparison(subject, "", State.CHANGED, f"edited since it was built: {_IN_WORDS[subject]}")
    return Comparison(subject, "", State.UNCHANGED, _IN_WORDS[subject])


def _of_source(source: RecordedSource, here: Mapping[str, str]) -> Comparison:
    found = here.get(source.path)
    if found == source.sha256:
        return Comparison(Subject.SOURCE, source.path, State.UNCHANGED)
    if found is not None:
        return Comparison(Subject.SOURCE, source.path, State.CHANGED, "" if found else "cannot be read any more")
    renamed = next((path for path, sha256 in here.items() if sha256 == source.sha256), "")
    if renamed:
        return Comparison(Subject.SOURCE, source.path, State.UNCHANGED, f"now called {renamed}")
    return Comparison(Subject.SOURCE, source.path, State.MISSING)


def _of_glossary(recorded: str, here: str) -> Comparison:
    if recorded == here:
        return Comparison(Subject.GLOSSARY, "", State.UNCHANGED, "" if recorded else "none was used, and there is none")
    if not recorded:
        return Comparison(Subject.GLOSSARY, "", State.CHANGED, "none was used, and now there is one")
    return Comparison(Subject.GLOSSARY, "", State.CHANGED if here else State.MISSING)


def _of_model(model: RecordedModel, installed: Mapping[str, str]) -> Comparison:
    if model.sha256 in installed:
        return Comparison(Subject.MODEL, model.name, State.UNCHANGED)
    if model.name in installed.values():
        return Comparison(Subject.MODEL, model.name, State.CHANGED, "another model of that name is installed")
    return Comparison(Subject.MODEL, model.name, State.MISSING)
