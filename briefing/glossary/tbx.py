"""TermBase eXchange, ISO 30042: read in every common dialect, written as TBX-Basic of the third edition, in DCA style.

Two generations are read: ``martif/termEntry/langSet/(tig|ntig)`` and ``tbx/conceptEntry/langSec/termSec``, the latter
with data categories as attributes (DCA) or as elements of their own (DCT). Of the target terms the preferred one, else
the first that is not deprecated, is the target; ``shortForm`` is its short form; deprecated and superseded ones are
forbidden. Each source term makes an entry: an acronym has the acronym as its target where there is one. A concept that
needs no translation has its source as its target.

TBX-Basic has no data category for a status in the user's words or for exact capitals: they are written as notes of the
source term, ``status: …`` and ``case: exact``. Notes elsewhere in the entry are the term's note.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from briefing.glossary.entries import Parsed, cells_of, combined, read_entry
from briefing.glossary.findings import unusable_file
from briefing.glossary.normalisation import normalised
from briefing.records import Term

_Element: TypeAlias = etree._Element

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ROOTS = frozenset({"martif", "tbx", "TBX"})
_ENTRIES = ("{*}termEntry", "{*}conceptEntry")
_LANGUAGES = ("{*}langSet", "{*}langSec")
_SECTIONS = ("{*}tig", "{*}ntig", "{*}termSec")

_PREFERRED, _ADMITTED, _DEPRECATED = (f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated"))
_RULED_OUT = frozenset({_DEPRECATED, "supersededTerm-admn-sts", "deprecated", "superseded", "forbidden", "obsolete"})
"""Statuses of terms not to be used, in the words of the standard and of Weblate."""

_SHORT = "shortForm"
_ACRONYMS = frozenset({"acronym", "abbreviation", "initialism", "abbreviatedForm"})

_UNTRANSLATED = frozenset({"translation needed", "translationneeded", "translationnote"})
"""Categories in which Weblate, and programs that follow it, write "no"."""

_KEYED = re.compile(r"(status|case):\s*(.*)")


def read_tbx(text: str, file: str, source: str, target: str) -> Parsed:
    """Return the terms of a term base for the languages ``source`` and ``target``.

    Raises:
        UnusableFileError: it is not XML or not TBX, or it defines entities.
    """
    root = _root(text, file)
    if _name(root) not in _ROOTS:
        raise unusable_file("not-tbx", file, root=_name(root))
    return combined(parsed for entry in root.iter(*_ENTRIES) for parsed in _read_concept(entry, file, source, target))


def _root(text: str, file: str) -> _Element:
    # A document type names the standard's DTD, and is never followed; entities of its own would be an attack.
    if "<!ENTITY" in text:
        raise unusable_file("entities", file, text[: text.index("<!ENTITY")].count("\n") + 1)
    # The text is decoded already: whatever encoding its declaration names is overruled.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise unusable_file("xml", file, error.lineno or 1, problem=error.msg) from error


def _name(element: _Element) -> str:
    """Return an element's name without its namespace; entity references have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(frozen=True, slots=True)
class _Section:
    """One term of a concept in one language. ``notes`` are by element, to tell them from the concept's own."""

    term: str
    kind: str
    status: str
    notes: dict[_Element, str]

    @classmethod
    def of(cls, element: _Element) -> "_Section":
        """Read a section in which a category is ``<termNote type="termType">`` (DCA) or ``<basic:termType>`` (DCT)."""
        values: dict[str, str] = {}
        for each in element.iter("*"):
            values.setdefault(each.get("type") or _name(each), _text(each))
        notes = {note: _text(note) for note in element.iter("{*}note")} if "note" in values else {}
        return cls(values.get("term", ""), values.get("termType", ""), values.get("administrativeStatus", ""), notes)

    @property
    def ruled_out(self) -> bool:
        return self.status in _RULED_OUT


def _read_concept(entry: _Element, file: str, source: str, target: str) -> Iterator[Parsed]:
    sources, targets = _sections(entry, source), _sections(entry, target)
    keyed = {note: pair for section in sources for note, pair in _keyed(section)}
    shared = {
        "forbidden": "|".join(section.term for section in targets if section.ruled_out),
        "note": "; ".join(_text(note) for note in entry.iter("{*}note") if note not in keyed),
        **dict(keyed.values()),
    }
    usable = [section for section in targets if not section.ruled_out]
    unchanged = not usable and _stays_as_it_is(entry)
    for section in sources or [_Section("", "", "", {})]:
        target_text = section.term if unchanged else " | ".join(_target_forms(usable, section))
        yield read_entry({**shared, "source": section.term, "target": target_text}, file, _line(entry))


def _stays_as_it_is(entry: _Element) -> bool:
    categories = entry.iter("{*}descrip", "{*}termNote")
    return any((each.get("type") or "").lower() in _UNTRANSLATED and _text(each).lower() == "no" for each in categories)


def _sections(entry: _Element, language: str) -> list[_Section]:
    """Return the terms of a concept in ``language``, whatever the country."""
    groups = [group for group in entry.iter(*_LANGUAGES) if _language(group) == language]
    return [_Section.of(section) for group in groups for section in group.iter(*_SECTIONS)]


def _language(group: _Element) -> str:
    return str(group.get(_LANG) or group.get("lang") or "").replace("_", "-").partition("-")[0].lower()


def _keyed(section: _Section) -> Iterator[tuple[_Element, tuple[str, str]]]:
    for note, text in section.notes.items():
        if match := _KEYED.fullmatch(text):
            yield note, (match.group(1), match.group(2))


def _target_forms(sections: Sequence[_Section], source: _Section) -> list[str]:
    """Return the target of a source term, and its short form: for an acronym, the acronym."""
    ordered = sorted(sections, key=lambda section: not section.status.startswith("preferred"))
    short = [section.term for section in ordered if section.kind == _SHORT]
    acronyms = [section.term for section in ordered if section.kind in _ACRONYMS]
    full = [section.term for section in ordered if section.term not in (*short, *acronyms)]
    if source.kind in _ACRONYMS:
        return (acronyms or full or short)[:1]
    return [*(full or acronyms)[:1], *short[:1]]


def _line(element: _Element) -> int:
    line: int = element.sourceline  # type: ignore[assignment]  # the stubs leave its type open
    return line


def _text(element: _Element) -> str:
    return normalised("".join(map(str, element.itertext())) if len(element) else element.text or "")


def write_tbx(terms: Sequence[Term], source: str, target: str) -> bytes:
    """Return ``terms`` as a TBX-Basic document that :func:`read_tbx` reads back."""
    attributes = {"style": "dca", "type": "TBX-Basic", _LANG: source}
    root = etree.Element(_tag("tbx"), attributes, nsmap={None: _NAMESPACE})  # type: ignore[dict-item]  # None is right
    description = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(description, "p", f"Glossary {source}-{target} of briefing")
    body = _add(_add(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _write_concept(_add(body, "conceptEntry", id=f"c{number}"), term, source, target)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _write_concept(entry: _Element, term: Term, source: str, target: str) -> None:
    if term.note:
        _add(entry, "note", term.note)
    section = _add_term(_add(entry, "langSec", **{_LANG: source}), term.source)
    for key in ("case", "status"):
        if value := cells_of(term)[key]:
            _add(section, "note", f"{key}: {value}")
    group = _add(entry, "langSec", **{_LANG: target})
    _add_term(group, term.target, administrativeStatus=_PREFERRED)
    if term.short:
        _add_term(group, term.short, termType=_SHORT, administrativeStatus=_ADMITTED)
    for rendering in term.forbidden:
        _add_term(group, rendering, administrativeStatus=_DEPRECATED)


def _add_term(group: _Element, text: str, **categories: str) -> _Element:
    section = _add(group, "termSec")
    _add(section, "term", text)
    for category, value in categories.items():
        _add(section, "termNote", value, type=category)
    return section


def _add(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    element = etree.SubElement(parent, _tag(name), attributes)
    element.text = text
    return element


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
