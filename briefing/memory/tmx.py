"""Translation Memory eXchange 1.4b: the memory as other programs read it, and what they have written.

What only this program knows travels in ``<prop type="x-…">`` of each unit, so that what :func:`write` wrote is the same
memory when read again. Units of other programs are taken as what a person wrote, since a person chose to import them;
so are our own where another program says that it changed them after they were made (``changedate``).
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from briefing import __version__
from briefing.errors import InputError
from briefing.memory.columns import rung_line, rungs_of
from briefing.memory.escaping import escape, needs_escaping, unescape
from briefing.memory.exchange import Unit
from briefing.memory.units import Asked, Made
from briefing.records import Correction

_Element: TypeAlias = etree._Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ORIGIN = "x-briefing-origin"
_ENGINE, _PERSON = "engine", "person"
_ESCAPES = "x-briefing-escapes"

_HEAD = f"""<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4">
<header creationtool="briefing" creationtoolversion="{__version__}" segtype="sentence" o-tmf="briefing" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Elements in a segment that hold another format's markup, not text."""


def write(file: BinaryIO, made: Iterable[tuple[Asked, Made]], corrections: Iterable[Correction]) -> None:
    """Write what engines made and persons wrote, unit by unit."""
    file.write(_HEAD.encode())
    file.writelines(_made_unit(asked, result) for asked, result in made)
    file.writelines(_correction_unit(correction) for correction in corrections)
    file.write(_TAIL.encode())


def _made_unit(asked: Asked, made: Made) -> bytes:
    props = {
        _ORIGIN: _ENGINE,
        "x-terms": asked.terms,
        "x-maker": asked.maker,
        "x-rungs": rung_line(made.rungs),
        "x-article": made.article,
    }
    languages = (asked.source_language, asked.target_language)
    return _unit(languages, (asked.source, made.target), made.made, "briefing", props)


def _correction_unit(correction: Correction) -> bytes:
    props = {_ORIGIN: _PERSON, "x-segment": correction.segment, "x-article": correction.article}
    languages = (correction.source_language, correction.target_language)
    return _unit(languages, (correction.source, correction.target), correction.made, correction.person, props)


def _unit(
    languages: tuple[str, str], texts: tuple[str, str], made: datetime.datetime, person: str, props: Mapping[str, str]
) -> bytes:
    escaping = needs_escaping((*texts, person, *props.values()))
    writable = escape if escaping else str
    unit = etree.Element("tu", srclang=languages[0], creationdate=_stamp(made), creationid=writable(person))
    for kind, value in (*props.items(), *([(_ESCAPES, "yes")] if escaping else ())):
        etree.SubElement(unit, "prop", type=kind).text = writable(value)
    for language, text in zip(languages, texts, strict=True):
        variant = etree.SubElement(unit, "tuv", {_LANG: language})
        etree.SubElement(variant, "seg").text = writable(text)
    return etree.tostring(unit, encoding="utf-8") + b"\n"


def _stamp(moment: datetime.datetime) -> str:
    basic = moment.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return basic.replace("-", "").replace(":", "") + "Z"


def read(file: BinaryIO, name: str, source: str, target: str, undated: datetime.datetime) -> Iterator[Unit]:
    """Yield the units of a TMX file of any program, one by one; ``name`` is the file's, for messages.

    A unit of another program is a correction from the language ``source`` into ``target`` (ISO 639-1; countries are
    ignored), made by ``changeid``, else ``creationid``, at ``changedate``, else ``creationdate``, else ``undated``.
    ``None`` stands for a unit that lacks text in one of them. Our own are what they were, in their own languages.

    Raises:
        InputError: it is no XML, no TMX, or defines entities.
    """
    for element in _units(file, name):
        yield _unit_of(element, source, target, undated)


def _units(file: BinaryIO, name: str) -> Iterator[_Element]:
    events: Iterator[tuple[str, _Element]] = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        _refuse_other(next(events)[1], name)
        for event, element in events:
            if event == "end" and _name(element) == "tu":
                yield element
                _let_go(element)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: is no XML from line {error.lineno} on: {error.msg}.", "Export it again.") from error


def _refuse_other(root: _Element, name: str) -> None:
    if _name(root) != "tmx":
        raise InputError(f"{name}: is no TMX file (it holds <{_name(root)}>).", "Name a .tmx file.")
    definitions: Any = root.getroottree().docinfo.internalDTD
    if definitions is not None and any(definitions.iterentities()):
        raise InputError(f"{name}: defines entities, which no translation memory does.", "Do not trust it.")


def _let_go(element: _Element) -> None:
    """Free what has been read: memory stays flat."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@dataclass(frozen=True, slots=True)
class _Variant:
    """A unit's text in one language; ``element`` has who wrote it and when, where that is not the unit's."""

    language: str
    text: str
    element: _Element


def _unit_of(unit: _Element, source: str, target: str, undated: datetime.datetime) -> Unit:
    props = {prop.get("type", ""): _text(prop) for prop in unit.iterchildren("{*}prop")}
    readable = unescape if _ESCAPES in props else str
    props = {kind: readable(value) for kind, value in props.items()}
    variants = [
        _Variant(_language(each), readable("".join(map(_text, each.iterchildren("{*}seg")))), each)
        for each in unit.iterchildren("{*}tuv")
    ]
    if _ORIGIN not in props:
        return _theirs(unit, variants, Correction("", source, target, "", undated))
    if len(variants) != len(("source", "target")):
        return None
    first, second = sorted(variants, key=lambda each: each.language != _subtag(unit.get("srclang", "")))
    if _changed(unit, variants):
        known = (props.get("x-segment", ""), props.get("x-article", ""))
        return _theirs(unit, variants, Correction("", first.language, second.language, "", undated, *known))
    return _ours(unit, props, first, second, readable(unit.get("creationid", "")))


def _ours(unit: _Element, props: Mapping[str, str], source: _Variant, target: _Variant, person: str) -> Unit:
    pair = (source.text, source.language, target.language)
    try:
        made = _moment(unit.get("creationdate", ""))
        if props[_ORIGIN] == _PERSON:
            return Correction(*pair, target.text, made, props["x-segment"], props["x-article"], person)
        asked = Asked(*pair, props["x-terms"], props["x-maker"])
        return asked, Made(target.text, rungs_of(props["x-rungs"]), props["x-article"], made)
    except (KeyError, ValueError, OverflowError):  # another program has dropped or damaged what it does not know
        return None


def _theirs(unit: _Element, variants: Iterable[_Variant], blank: Correction) -> Correction | None:
    """Fill in ``blank``, which knows the languages and what to take for the time where the file is silent."""
    texts = {each.language: each for each in reversed(list(variants)) if each.text.strip()}
    source, target = texts.get(blank.source_language), texts.get(blank.target_language)
    if source is None or target is None:
        return None
    places = (target.element, unit)
    dates = [place.get(kind, "") for kind in ("changedate", "creationdate") for place in places]
    persons = [place.get(kind, "") for kind in ("changeid", "creationid") for place in places]
    return replace(
        blank,
        source=source.text.strip(),
        target=target.text.strip(),
        made=next(_moments(dates), blank.made),
        person=next(filter(None, persons), ""),
    )


def _changed(unit: _Element, variants: Iterable[_Variant]) -> bool:
    """Tell whether another program says so; some write the time of making as that of the change."""
    dates = [element.get("changedate", "") for element in (unit, *(each.element for each in variants))]
    return max(dates) > unit.get("creationdate", "")


def _moments(stamps: Iterable[str]) -> Iterator[datetime.datetime]:
    for stamp in stamps:
        with suppress(ValueError, OverflowError):
            yield _moment(stamp)


def _moment(stamp: str) -> datetime.datetime:
    """Return the moment of a ``20240131T235959Z``; raises :class:`ValueError`, or :class:`OverflowError` (year 0)."""
    moment = datetime.datetime.fromisoformat(stamp).replace(microsecond=0)
    return moment.astimezone(datetime.UTC) if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _language(variant: _Element) -> str:
    return _subtag(variant.get(_LANG) or variant.get("lang") or "")  # the latter is of TMX 1.1


def _subtag(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _name(element: _Element) -> str:
    """Return an element's name without its namespace; entity references have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: _Element) -> str:
    """Return the text, with that of highlighted parts and without other formats' markup."""
    inner = (("" if _name(each) in _CODES else _text(each)) + (each.tail or "") for each in element)
    return (element.text or "") + "".join(inner)
