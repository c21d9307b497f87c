"""What a pack says it was made from, compared with what is here now. Pure.

The provenance is in the file's custom properties, see :mod:`briefing.ooxml.custom_properties`. It is not signed: the
comparison finds out what has changed since, not a forgery.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, takewhile

from briefing.errors import InputError
from briefing.ooxml import custom_properties as properties
from briefing.ooxml.reading import Element, Parts, value

_MODEL = re.compile(r"(?P<sha256>[0-9a-f]{64}) \S+ (?P<name>.+)")
_SOURCE = re.compile(r"(?P<sha256>[0-9a-f]{64}) (?P<language>\S+) (?P<path>.+)")

_GIVE_A_PACK = "Give a .docx that “briefing build” wrote."


@dataclass(frozen=True, slots=True)
class RecordedModel:
    """A model that translated; ``name`` includes its version."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RecordedSource:
    """An article; ``path`` is relative to the seeds folder, ``sha256`` is of the file."""

    path: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a pack says of itself; ``edited`` if its text is no longer what was composed.

    ``glossary`` is a SHA-256, empty where there was none; ``date`` is as in the file, ``edition`` the id of a review
    edition.
    """

    program: str
    engine: str
    models: tuple[RecordedModel, ...]
    decoding: str
    glossary: str
    date: str
    target_language: str
    sources: tuple[RecordedSource, ...]
    edition: str
    edited: bool

    @property
    def source_languages(self) -> frozenset[str]:
        """The languages that were translated."""
        return frozenset(source.language for source in self.sources) - {self.target_language}


class State(StrEnum):
    """How something is, compared with when the pack was made."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MISSING = "missing"


class Subject(StrEnum):
    """What is compared."""

    TEXT = "text"
    SOURCE = "source"
    GLOSSARY = "glossary"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one thing is; ``detail`` says what else there is to know, or nothing."""

    subject: Subject
    name: str
    state: State
    detail: str = ""


def read_provenance(data: bytes, name: str) -> Provenance:
    """Return the provenance of a pack, its bytes ``data``; ``name`` is the file's, for messages.

    Raises:
        InputError: it is no Word document, is damaged, unpacks to more than a document can hold, or is no pack.
    """
    with Parts.opened(data, name) as parts:
        held = _properties(parts.of_package("custom-properties"))
        if properties.PROGRAM not in held or properties.TEXT not in held:
            raise InputError(f"{name}: does not say what it was made from, so it is no pack.", _GIVE_A_PACK)
        text = _digest(parts.pieces())
    return Provenance(
        program=held[properties.PROGRAM],
        engine=held.get(properties.ENGINE, ""),
        models=tuple(_model(match) for match in _numbered(held, properties.MODEL, _MODEL, name)),
        decoding=held.get(properties.DECODING, ""),
        glossary=held.get(properties.GLOSSARY, ""),
        date=held.get(properties.DATE, ""),
        target_language=held.get(properties.LANGUAGE, ""),
        sources=tuple(_source(match) for match in _numbered(held, properties.SOURCE, _SOURCE, name)),
        edition=held.get(properties.EDITION, ""),
        edited=held[properties.TEXT] != text,
    )


def verify(
    provenance: Provenance, sources: Mapping[str, str], glossary_sha256: str, models: Mapping[str, str]
) -> tuple[Verdict, ...]:
    """Return how the pack's text, each source, the glossary and each model are now.

    ``sources`` are the digests of the files that are here, by path, empty for one that cannot be read any more;
    ``glossary_sha256`` is that of :class:`~briefing.pipeline.planning.Termbase`; ``models`` are the names of those
    that are installed, with their versions, by digest. A source that is here under another name is unchanged.
    """
    return (
        _of_text(provenance.edited),
        *(_of_source(source, sources) for source in provenance.sources),
        _of_glossary(provenance.glossary, glossary_sha256),
        *(_of_model(model, models) for model in provenance.models),
    )


def _digest(pieces: Iterable[Element]) -> str:
    digest = properties.TextDigest()
    for piece in pieces:
        digest.add(piece)
    return digest.hexdigest()


def _properties(part: Element | None) -> dict[str, str]:
    held = part if part is not None else ()
    return {value(one, "name"): "".join(map(str, one.itertext())).strip() for one in held}


def _numbered(held: Mapping[str, str], start: str, form: re.Pattern[str], name: str) -> Iterator[re.Match[str]]:
    """Yield the properties ``<start>1``, ``<start>2`` and so on, taken apart."""
    for property_ in takewhile(held.__contains__, (f"{start}{number}" for number in count(1))):
        match = form.fullmatch(held[property_])
        if match is None:
            raise InputError(f"{name}: is damaged: its property {property_} cannot be read.", _GIVE_A_PACK)
        yield match


def _model(match: re.Match[str]) -> RecordedModel:
    return RecordedModel(match["name"], match["sha256"])


def _source(match: re.Match[str]) -> RecordedSource:
    return RecordedSource(match["path"], match["language"], match["sha256"])


def _of_text(edited: bool) -> Verdict:
    if edited:
        return Verdict(Subject.TEXT, "", State.CHANGED, "edited since it was built")
    return Verdict(Subject.TEXT, "", State.UNCHANGED)


def _of_source(source: RecordedSource, here: Mapping[str, str]) -> Verdict:
    found = here.get(source.path)
    if found == source.sha256:
        return Verdict(Subject.SOURCE, source.path, State.UNCHANGED)
    if found is not None:
        return Verdict(Subject.SOURCE, source.path, State.CHANGED, "" if found else "cannot be read any more")
    renamed = next((path for path, sha256 in here.items() if sha256 == source.sha256), "")
    if renamed:
        return Verdict(Subject.SOURCE, source.path, State.UNCHANGED, f"now called {renamed}")
    return Verdict(Subject.SOURCE, source.path, State.MISSING)


def _of_glossary(recorded: str, here: str) -> Verdict:
    if recorded == here:
        return Verdict(Subject.GLOSSARY, "", State.UNCHANGED, "" if recorded else "none was used, and there is none")
    if not recorded:
        return Verdict(Subject.GLOSSARY, "", State.CHANGED, "none was used, and now there is one")
    return Verdict(Subject.GLOSSARY, "", State.CHANGED if here else State.MISSING)


def _of_model(model: RecordedModel, installed: Mapping[str, str]) -> Verdict:
    if model.sha256 in installed:
        return Verdict(Subject.MODEL, model.name, State.UNCHANGED)
    if model.name in installed.values():
        return Verdict(Subject.MODEL, model.name, State.CHANGED, "another model of that name is installed")
    return Verdict(Subject.MODEL, model.name, State.MISSING)
