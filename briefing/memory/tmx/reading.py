"""TMX files of any program as units."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from briefing.errors import InputError
from briefing.memory.columns import rungs_of
from briefing.memory.escaping import unescape
from briefing.memory.exchange import PassedOver, Unit
from briefing.memory.tmx.usable import MARKUP, cleaned, is_machine_made, why_unusable, without_markup
from briefing.memory.tmx.vocabulary import ESCAPES, LANG, ORIGIN, PERSON, UNSURE
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction

_Element: TypeAlias = etree._Element

_CODES = {"bpt": "", "ept": "", "it": MARKUP, "ph": MARKUP, "ut": MARKUP}
"""Elements in a segment that hold another format's markup, and what they leave: pairs may be within a word."""


def read(file: BinaryIO, name: str, source: str, target: str, undated: datetime.datetime) -> Iterator[Unit]:
    """Yield the units of a TMX file of any program, one by one; ``name`` is the file's, for messages.

    A unit of another program is a correction from the language ``source`` into ``target`` (ISO 639-1; countries are
    ignored), made by ``changeid``, else ``creationid``, at ``changedate``, else ``creationdate``, else ``undated``.
    One that calls itself machine-made or a draft is a machine's. Our own units are what they were, in their own
    languages. What is not taken is there as the reason.

    Raises:
        InputError: it is not XML or not TMX, or defines entities.
    """
    for element in _units(file, name):
        yield _unit_of(element, source, target, undated, PurePath(name).name)


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
                _free(element)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: is not XML from line {error.lineno} on: {error.msg}.", "Export it again.") from error


def _refuse_other(root: _Element, name: str) -> None:
    if _name(root) != "tmx":
        raise InputError(f"{name}: is not a TMX file (it holds <{_name(root)}>).", "Name a .tmx file.")
    definitions: Any = root.getroottree().docinfo.internalDTD
    if definitions is not None and any(definitions.iterentities()):
        raise InputError(f"{name}: defines entities, which no translation memory needs.", "Do not trust it.")


def _free(element: _Element) -> None:
    """Free a unit that has been read, so that memory use stays flat."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@dataclass(frozen=True, slots=True)
class _Variant:
    """A unit's text in one language; ``element`` says who wrote it and when, where the unit does not."""

    language: str
    text: str
    element: _Element


def _unit_of(unit: _Element, source: str, target: str, undated: datetime.datetime, name: str) -> Unit:
    props = {prop.get("type", ""): _text(prop) for prop in unit.iterchildren("{*}prop")}
    readable = unescape if ESCAPES in props else str
    props = {kind: readable(value) for kind, value in props.items()}
    variants = [
        _Variant(_language(each), readable(without_markup("".join(map(_text, each.iterchildren("{*}seg"))))), each)
        for each in unit.iterchildren("{*}tuv")
    ]
    if ORIGIN not in props:
        made = _theirs(unit, variants, Correction("", source, target, "", undated))
        return _judged(made, name, props, unit) if isinstance(made, Correction) else made
    if len(variants) != len(("source", "target")):
        return PassedOver.OTHER
    first, second = sorted(variants, key=lambda each: each.language != _subtag(unit.get("srclang", "")))
    if _changed(unit, variants):
        known = (props.get("x-segment", ""), props.get("x-article", ""))
        return _theirs(unit, variants, Correction("", first.language, second.language, "", undated, *known))
    return _ours(unit, props, first, second, readable(unit.get("creationid", "")))


def _ours(unit: _Element, props: Mapping[str, str], source: _Variant, target: _Variant, person: str) -> Unit:
    pair = (source.text, source.language, target.language)
    try:
        made = _moment(unit.get("creationdate", ""))
        if props[ORIGIN] == PERSON:
            return Correction(*pair, target.text, made, props["x-segment"], props["x-article"], person)
        key = MemoryKey(*pair, props["x-terms"], props["x-maker"])
        return key, MemoryEntry(target.text, rungs_of(props["x-rungs"]), props["x-article"], made, UNSURE in props)
    except (KeyError, ValueError, OverflowError):  # another program dropped or damaged what it does not know
        return PassedOver.OTHER


def _judged(made: Correction, name: str, props: Mapping[str, str], unit: _Element) -> Unit:
    """Return a unit of another program's file ``name`` as what it is: a person's, a machine's, or no translation."""
    made = replace(made, source=cleaned(made.source), target=cleaned(made.target))
    pair = (made.source_language, made.target_language)
    if reason := why_unusable(made.source, made.target, *pair):
        return reason
    of_variants = {prop.get("type", ""): _text(prop) for prop in unit.iterfind("{*}tuv/{*}prop")}
    if not is_machine_made({**of_variants, **props}, made.person):
        return made
    return MemoryKey(made.source, *pair, "", f"machine translation in {name}"), MemoryEntry(
        made.target, (), "", made.made
    )


def _theirs(unit: _Element, variants: Iterable[_Variant], blank: Correction) -> Correction | PassedOver:
    """Fill in ``blank``, which has the languages, and the time to assume where the file states none."""
    texts = {each.language: each for each in reversed(list(variants)) if each.text.strip()}
    source, target = texts.get(blank.source_language), texts.get(blank.target_language)
    if source is None or target is None:
        return PassedOver.OTHER
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
    """Tell whether another program states it; some write the time of creation as that of the change."""
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
    return _subtag(variant.get(LANG) or variant.get("lang") or "")  # the latter is TMX 1.1


def _subtag(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _name(element: _Element) -> str:
    """Return an element's name without its namespace; entity references have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: _Element) -> str:
    """Return the text, including highlighted parts, with :data:`MARKUP` where other formats' markup was."""
    inner = ((_CODES[_name(each)] if _name(each) in _CODES else _text(each)) + (each.tail or "") for each in element)
    return (element.text or "") + "".join(inner)
