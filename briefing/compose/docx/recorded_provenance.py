"""What a Word document says, in custom properties, of what it was made from.

They record the text the document was composed with too, so that all of it can be compared later, see
:mod:`briefing.compose.verification`. They are not signed: they show what has changed, not who changed it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import chain, count, takewhile

from briefing.errors import InputError
from briefing.ooxml.custom_properties import Property, read_custom_properties
from briefing.ooxml.document_digests import DocumentDigest, DocumentDigests
from briefing.ooxml.package import WordPackage
from briefing.records import ModelInfo, Pack, TranslatedArticle

EDITION = "briefing-edition"
"""The property that holds the id of a review edition."""

_PROGRAM, _ENGINE, _DECODING = "briefing-program", "briefing-engine", "briefing-decoding"
_DATE, _LANGUAGE = "briefing-date", "briefing-language"
_GLOSSARY, _TEXT = "briefing-glossary", "briefing-text"
_DIGEST = "briefing-"
"""How the names of the properties with the digests of the document begin; the name of the digest follows."""

_MODEL, _SOURCE = "briefing-model-", "briefing-source-"
"""How the names of these properties begin; a number from 1 follows."""

_MODEL_TEXT = re.compile(r"(?P<sha256>[0-9a-f]{64}) \S+ (?P<name>.+)")
_SOURCE_TEXT = re.compile(r"(?P<sha256>[0-9a-f]{64}) (?P<language>\S+) (?P<path>.+)")

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
    """What a pack says it was made from; ``edited`` says of each of its :class:`DocumentDigests` if it has changed.

    It says ``None`` of what a pack of an older version does not record.
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
    edited: Mapping[str, bool | None]

    @property
    def source_languages(self) -> frozenset[str]:
        """The languages that were translated."""
        return frozenset(source.language for source in self.sources) - {self.target_language}


def provenance_properties(pack: Pack, digests: DocumentDigests) -> Iterator[Property]:
    """Yield the properties of a pack; ``digests`` are of the document as it was composed.

    A model is ``sha256 pair name version`` (``… ru-en translate-ru_en 1.9``), a source ``sha256 language path``: a
    program that truncates long properties leaves the digest. What a pack does not have has no property.
    """
    signature = pack.signature
    models = (_model(step) for model in signature.models for step in model.steps or (model,))
    properties = chain(
        [(_PROGRAM, signature.program), (_ENGINE, signature.engine)],
        _numbered(_MODEL, dict.fromkeys(models)),
        [(_DECODING, signature.decoding), (_GLOSSARY, signature.glossary)],
        [(_DATE, pack.date.isoformat()), (_LANGUAGE, pack.target_language)],
        _numbered(_SOURCE, map(_source, pack.articles)),
        ((f"{_DIGEST}{name}", digest) for name, digest in asdict(digests).items()),
    )
    return ((name, value) for name, value in properties if value)


def read_provenance(data: bytes, name: str) -> Provenance:
    """Return the provenance of a pack, its bytes ``data``; ``name`` is the file's, for messages.

    Raises:
        InputError: it is not a Word document or not a pack, is damaged, or unpacks to more than a document can hold.
    """
    with WordPackage.opened(data, name) as package:
        held = read_custom_properties(package.of_package("custom-properties"))
        if _PROGRAM not in held or _TEXT not in held:
            raise InputError(f"{name}: does not say what it was made from, so it is no pack.", _GIVE_A_PACK)
        digests = _digests(package)
    return Provenance(
        program=held[_PROGRAM],
        engine=held.get(_ENGINE, ""),
        models=tuple(_recorded_model(match) for match in _matched(held, _MODEL, _MODEL_TEXT, name)),
        decoding=held.get(_DECODING, ""),
        glossary=held.get(_GLOSSARY, ""),
        date=held.get(_DATE, ""),
        target_language=held.get(_LANGUAGE, ""),
        sources=tuple(_recorded_source(match) for match in _matched(held, _SOURCE, _SOURCE_TEXT, name)),
        edition=held.get(EDITION, ""),
        edited={name: _has_changed(held.get(f"{_DIGEST}{name}"), now) for name, now in digests.items()},
    )


def _numbered(name: str, texts: Iterable[str]) -> Iterator[Property]:
    return ((f"{name}{number}", text) for number, text in enumerate(texts, start=1))


def _model(model: ModelInfo) -> str:
    return f"{model.sha256} {model.source}-{model.target} {model.name} {model.version}"


def _source(translated: TranslatedArticle) -> str:
    article = translated.article
    return f"{article.sha256} {article.language} {article.path}"


def _digests(package: WordPackage) -> dict[str, str]:
    digest = DocumentDigest(package)
    for piece in package.pieces():
        digest.add(piece)
    return asdict(digest.finished(package.children("comments")))


def _has_changed(recorded: str | None, now: str) -> bool | None:
    return None if recorded is None else recorded != now


def _matched(held: Mapping[str, str], start: str, form: re.Pattern[str], name: str) -> Iterator[re.Match[str]]:
    """Yield the properties ``<start>1``, ``<start>2`` and so on, taken apart."""
    for property_ in takewhile(held.__contains__, (f"{start}{number}" for number in count(1))):
        match = form.fullmatch(held[property_])
        if match is None:
            raise InputError(f"{name}: is damaged: its property {property_} cannot be read.", _GIVE_A_PACK)
        yield match


def _recorded_model(match: re.Match[str]) -> RecordedModel:
    return RecordedModel(match["name"], match["sha256"])


def _recorded_source(match: re.Match[str]) -> RecordedSource:
    return RecordedSource(match["path"], match["language"], match["sha256"])
