"""The translation memory as TMX."""

import datetime
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from lxml import etree

from briefing import __version__
from briefing.memory.columns import rung_line
from briefing.memory.escaping import escape, needs_escaping
from briefing.memory.tmx.vocabulary import ENGINE, ESCAPES, LANG, ORIGIN, PERSON, UNSURE
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Correction

_HEAD = f"""<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4">
<header creationtool="briefing" creationtoolversion="{__version__}" segtype="sentence" o-tmf="briefing" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"


def write(file: BinaryIO, entries: Iterable[tuple[MemoryKey, MemoryEntry]], corrections: Iterable[Correction]) -> None:
    """Write the engines' and the persons' translations, unit by unit."""
    file.write(_HEAD.encode())
    file.writelines(_entry_unit(key, entry) for key, entry in entries)
    file.writelines(_correction_unit(correction) for correction in corrections)
    file.write(_TAIL.encode())


def _entry_unit(key: MemoryKey, entry: MemoryEntry) -> bytes:
    props = {
        ORIGIN: ENGINE,
        "x-terms": key.terms,
        "x-maker": key.engine,
        "x-rungs": rung_line(entry.rungs),
        "x-article": entry.article,
        **({UNSURE: "yes"} if entry.unsure else {}),
    }
    languages = (key.source_language, key.target_language)
    return _unit(languages, (key.source, entry.target), entry.made, "briefing", props)


def _correction_unit(correction: Correction) -> bytes:
    props = {ORIGIN: PERSON, "x-segment": correction.segment, "x-article": correction.article}
    languages = (correction.source_language, correction.target_language)
    return _unit(languages, (correction.source, correction.target), correction.made, correction.person, props)


def _unit(
    languages: tuple[str, str], texts: tuple[str, str], made: datetime.datetime, person: str, props: Mapping[str, str]
) -> bytes:
    escaping = needs_escaping((*texts, person, *props.values()))
    writable = escape if escaping else str
    unit = etree.Element("tu", srclang=languages[0], creationdate=_stamp(made), creationid=writable(person))
    for kind, value in (*props.items(), *([(ESCAPES, "yes")] if escaping else ())):
        etree.SubElement(unit, "prop", type=kind).text = writable(value)
    for language, text in zip(languages, texts, strict=True):
        variant = etree.SubElement(unit, "tuv", {LANG: language})
        etree.SubElement(variant, "seg").text = writable(text)
    return etree.tostring(unit, encoding="utf-8") + b"\n"


def _stamp(moment: datetime.datetime) -> str:
    basic = moment.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return basic.replace("-", "").replace(":", "") + "Z"
