"""The part of an Office document that holds properties of our own, which programs read and no page shows.

ECMA-376, part 1, section 22.3 (custom file properties). In a pack they say what it was made from and of which text it
consisted then, so that both can be compared later, see :mod:`briefing.verification`. They are not signed: they show
what has changed, not who changed it.
"""

import hashlib
from collections.abc import Iterable, Mapping

from lxml import etree

from briefing.compose.markup import legible
from briefing.readers.docx.parts import texts
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


def custom_properties(mapping: Mapping[str, str]) -> bytes:
    """Return the part for text properties by name, in the mapping's order."""
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=_NAMESPACES)
    for identifier, (name, text) in enumerate(mapping.items(), start=_FIRST):
        described = {"fmtid": _FORMAT, "pid": str(identifier), "name": legible(name)}
        held = etree.SubElement(root, f"{{{_PROPERTIES}}}property", described)
        etree.SubElement(held, f"{{{_TYPES}}}lpwstr").text = legible(text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def provenance_of(pack: Pack, body: etree._Element) -> dict[str, str]:
    """Return the properties that say what a pack was made from; ``body`` is its text as it was composed.

    A model is ``sha256 pair name version`` (``… ru-en translate-ru_en 1.9``), a source ``sha256 language path``; a
    program that cuts long properties off leaves the digest. What a pack has not got has no property.
    """
    made = pack.signature
    models = (_model(step) for model in made.models for step in model.steps or (model,))
    properties = {
        PROGRAM: made.program,
        ENGINE: made.engine,
        **_numbered(MODEL, dict.fromkeys(models)),
        DECODING: made.decoding,
        GLOSSARY: made.glossary,
        DATE: pack.date.isoformat(),
        LANGUAGE: pack.target_language,
        **_numbered(SOURCE, map(_source, pack.articles)),
        TEXT: text_digest(body),
    }
    return {name: text for name, text in properties.items() if text}


def text_digest(body: etree._Element) -> str:
    """Return the SHA-256 of a document's text, paragraph by paragraph, all tracked changes taken as accepted.

    It does not depend on what changes when a word processor merely saves a document: how the text is cut into runs,
    white space, paragraphs without text. ``body`` may be in either of Word's namespaces.
    """
    paragraphs = (texts(paragraph, _PASSED_OVER, _CHARACTERS) for paragraph in body.iter("{*}p"))
    written = ("".join("".join(pieces).split()) for pieces in paragraphs)
    return hashlib.sha256("\n".join(filter(None, written)).encode()).hexdigest()


def _numbered(name: str, texts: Iterable[str]) -> dict[str, str]:
    return {f"{name}{number}": text for number, text in enumerate(texts, start=1)}


def _model(model: ModelInfo) -> str:
    return f"{model.sha256} {model.source}-{model.target} {model.name} {model.version}"


def _source(translated: TranslatedArticle) -> str:
    article = translated.article
    return f"{article.sha256} {article.language} {article.path}"
