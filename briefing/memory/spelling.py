"""How a sentence is looked up: spellings that differ between two programs' copies of it are one."""

import re

from briefing.glossary.normalisation import normalised

_QUOTES = re.compile("[\"'«»‹›„“”‟‘’‚‛`´]+")
_DASHES = re.compile(r"(?:(?<!\s)\s+)?[-\u2010-\u2015\u2212]+\s*")


def spelling_key(text: str) -> str:
    """Return a key that texts share if they differ in blanks, ё, quotation marks, dashes or dots at most.

    >>> spelling_key("Порт «Алят» — всё открыт…") == spelling_key('Порт  "Алят" - все открыт...')
    True
    """
    plain = normalised(text).replace("ё", "е").replace("Ё", "Е").replace("…", "...")
    return _DASHES.sub("-", _QUOTES.sub('"', plain))
