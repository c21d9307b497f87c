"""The text of a term, normalised to be kept, and to be compared with other spellings of it."""

import re
import unicodedata

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
"""Invisible characters copied from web pages (soft hyphens, zero-width spaces), and those that XML forbids."""

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_QUOTES = re.compile("[\"'«»‹›„“”‟‘’‚]")


def normalised(text: str) -> str:
    """Return ``text`` in NFC, trimmed, every run of white space folded to one space; quotes and dashes stay."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def split_forms(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that ``|`` separates, normalised, each once, in order."""
    return tuple(dict.fromkeys(part for part in map(normalised, text.split("|")) if part))


def match_key(source: str) -> str:
    """Return a key that sources share if they match the same texts: «Баку – Карс» is «Баку-Карс», ё is е."""
    plain = _QUOTES.sub("", source.replace("ё", "е").replace("Ё", "Е"))
    return " ".join(_DASH.sub("-", plain).split()) or source
