"""The text of a term, normalised to be kept, and to be compared with other spellings of it."""

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
"""Invisible characters copied from web pages (soft hyphens, zero-width spaces), and those that XML forbids."""

FORMULA = tuple("=+-@")
"""The first character of a cell that Excel computes instead of showing."""

_DASH = re.compile(r"(?:(?<!\s)\s+)?[-\u2010-\u2015\u2212]\s*")
_OPENING, _CLOSING = tuple("\"'«‹„“‘"), tuple("\"'»›”“’")
_DOUBLE_QUOTES = re.compile('["«»„“”‟]')
_SOURCE_SEPARATOR = re.compile(r"[|;]|(?<=\s)/(?=\s)")
_QUOTES = re.compile("[\"'«»‹›„“”‟‘’‚]")


def normalised(text: str) -> str:
    """Return ``text`` in NFC, trimmed, every run of white space folded to one space; quotes and dashes stay."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def split_forms(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that ``|`` separates, normalised, each once, in order."""
    return _parts(text.split("|"))


def split_source(text: str) -> tuple[str, ...]:
    """Return the alternatives in a source cell: «порт; гавань»; what Excel takes for a formula stays whole."""
    if text.startswith(FORMULA) or not _SOURCE_SEPARATOR.search(text):
        return (text,) if text else ()
    return _parts(_SOURCE_SEPARATOR.split(text))


def split_forbidden(text: str) -> tuple[str, ...]:
    """Return the renderings in a cell of forbidden ones: ``Alyat|Aliat``, ``Alyat; Aliat``."""
    return split_forms(text.replace(";", "|"))


def first_alternative(target: str) -> str:
    """Return the first of alternatives in one form of a target: "hub" of "hub / node"."""
    return next(iter(_parts(target.split(" / "))), target) if " / " in target else target


def unquoted(text: str) -> str:
    """Return ``text`` without the quotation marks that stand around all of it: "“Alat”", but not "“Alat” port"."""
    if not (text.startswith(_OPENING) and text.endswith(_CLOSING)):
        return text
    inner = text[1:-1].strip()
    return unquoted(inner) if inner and not _DOUBLE_QUOTES.search(inner) else text


def _parts(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in map(normalised, parts) if part))


def match_key(source: str) -> str:
    """Return a key that sources share if they match the same texts: «Баку – Карс» is «Баку-Карс», ё is е."""
    plain = _QUOTES.sub("", source.replace("ё", "е").replace("Ё", "Е"))
    return " ".join(_DASH.sub("-", plain).split()) or source
