"""The text of a term: as it is kept, and as two spellings of it are compared."""

import re
import unicodedata

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
"""What comes along from web pages and cannot be seen (soft hyphens, zero-width spaces), or what XML forbids."""

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_QUOTES = re.compile("[\"'«»‹›„“”‟‘’‚]")


def tidy(text: str) -> str:
    """Return ``text`` in NFC, trimmed, blanks of every kind folded to one space; quotes and dashes stay."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def forms(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that ``|`` separates, tidy, each once, in order."""
    return tuple(dict.fromkeys(part for part in map(tidy, text.split("|")) if part))


def key(source: str) -> str:
    """Return what sources that match the same texts have in common: «Баку – Карс» is «Баку-Карс», ё is е."""
    plain = _QUOTES.sub("", source.replace("ё", "е").replace("Ё", "Е"))
    return " ".join(_DASH.sub("-", plain).split()) or source
