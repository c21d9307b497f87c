"""What word processors change by themselves: a text that differs in nothing else was not edited."""

import re

from briefing.glossary.normalisation import normalised

_QUOTES = re.compile("[\"'«»‹›„“”‟‘’‚‛`´]")
_SPACED_DASH = re.compile("(?<= )--?(?= )")  # “ports - and roads” becomes “ports – and roads”
_DOUBLE_DASH = re.compile("--")  # “ports--and roads” becomes “ports—and roads” in one program, “ports–and” in another


def same(one: str, other: str) -> bool:
    """Tell whether two texts are equal except for quotation marks, dashes, dots and blanks as programs change them."""
    return not _spellings(one).isdisjoint(_spellings(other))


def _spellings(text: str) -> frozenset[str]:
    plain = normalised(text).replace("…", "...").replace("\u2011", "-")
    plain = _SPACED_DASH.sub("–", _QUOTES.sub("'", plain))
    return frozenset(_DOUBLE_DASH.sub(dash, plain) for dash in "–—")
