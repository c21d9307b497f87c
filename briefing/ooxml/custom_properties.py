"""The part of an Office document that holds properties of our own, which programs read and no page shows.

ECMA-376, part 1, section 22.3 (custom file properties). In a pack they say what it was made from and of which text it
consisted then, so that both can be compared later, see :mod:`briefing.compose.verification`. They are not signed: they
show what has changed, not who changed it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from briefing.ooxml.elements import legible
from briefing.ooxml.reading import texts
from briefing.ooxml.streaming import written
from briefing.records import ModelInfo, Pack, TranslatedArticle

EDITION = "briefing-edition"
"""The property that holds the id of a review edition."""

PROGRAM, ENGINE, DECODING = "briefing-program", "briefing-engine", "briefing-decoding"
DATE, LANGUAGE = "briefing-date", "briefing-language"
GLOSSARY, TEXT = "briefing-glossary", "briefing-text"
MODEL, SOURCE = "briefing-model-", "briefing-source-"
"""How the names of these properties begin; a number from 1 follows."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NAMESPACES = {"cp": _PROPERTIES, "vt": _TYPES}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The same for all properties that users define."""
_FIRST = 2
"""Ids 0 and 1 are the format's own."""

_PASSED_OVER = frozenset({"moveFrom", "Fallback"})
"""Elements whose text is no longer there, or there twice; deleted text is in elements of another name anyway."""

_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""What some programs write as an element."""


Property = tuple[str, str]
"""A property's name and its text."""


def custom_properties(properties: Iterable[Property]) -> Iterator[bytes]:
    """Yield the part that holds these properties, piece by piece: there is one for each article."""
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=_NAMESPACES)
    return written(root, (_property(number, *held) for number, held in enumerate(properties, start=_FIRST)))


def provenance_of(pack: Pack, text: str) -> Iterator[Property]:
    """Yield the properties that say what a pack was made from; ``text`` is its text's digest as it was composed.

    A model is ``sha256 pair name version`` (``… ru-en translate-ru_en 1.9``), a source ``sha256 language path``; a
    program that cuts long properties off leaves the digest. What a pack has not got has no property.
    """
    made = pack.signature
    models = (_model(step) for model in made.models for step in model.steps or (model,))
    properties = chain(
        [(PROGRAM, made.program), (ENGINE, made.engine)],
        _numbered(MODEL, dict.fromkeys(models)),
        [(DECODING, made.decoding), (GLOSSARY, made.glossary)],
        [(DATE, pack.date.isoformat()), (LANGUAGE, pack.target_language)],
        _numbered(SOURCE, map(_source, pack.articles)),
        [(TEXT, text)],
    )
    return ((name, held) for name, held in properties if held)


class TextDigest:
    """The SHA-256 of a document's text, paragraph by paragraph, all tracked changes taken as accepted.

    It does not depend on what changes when a word processor merely saves a document: how the text is cut into runs,
    white space, paragraphs without text.
    """

    def __init__(self) -> None:
        self._sum = hashlib.sha256()
        self._between = ""

    def add(self, element: etree._Element) -> None:
        """Take in the paragraphs of the next element, which may be in either of Word's namespaces."""
        for paragraph in element.iter("{*}p"):
            if text := "".join("".join(texts(paragraph, _PASSED_OVER, _CHARACTERS)).split()):
                self._sum.update(f"{self._between}{text}".encode())
                self._between = "\n"

    def hexdigest(self) -> str:
        """Return the digest of what was taken in so far."""
        return self._sum.hexdigest()


def _property(number: int, name: str, text: str) -> etree._Element:
    described = {"fmtid": _FORMAT, "pid": str(number), "name": legible(name)}
    held = etree.Element(f"{{{_PROPERTIES}}}property", described, nsmap=_NAMESPACES)
    etree.SubElement(held, f"{{{_TYPES}}}lpwstr").text = legible(text)
    return held


def _numbered(name: str, texts: Iterable[str]) -> Iterator[Property]:
    return ((f"{name}{number}", text) for number, text in enumerate(texts, start=1))


def _model(model: ModelInfo) -> str:
    return f"{model.sha256} {model.source}-{model.target} {model.name} {model.version}"


def _source(translated: TranslatedArticle) -> str:
    article = translated.article
    return f"{article.sha256} {article.language} {article.path}"
