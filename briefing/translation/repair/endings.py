"""Ends a target as its source ends: the semicolon of a list item, the colon before a list, no stop in a heading."""

import re

_CLOSING = r"\s.!?…;:,\"“”'’»«)\]"
_TAIL = re.compile(rf"(?<![{_CLOSING}])[{_CLOSING}]*+\Z")
_STOPS = re.compile(r"[.!?…;:,]+")
_MARKS = re.compile(r"[\"“”'’»«)\]]+")

_MAY_END = {
    ".": (";", ":", ","),
    ";": ("", ".", ":", ","),
    ":": ("", ".", ";", ","),
    ",": ("", ".", ";", ":"),
    "…": (".",),
    "?": (".",),
    "!": (".",),
    "": (".", ";", ":", ","),
}
"""By the stop of the source, the stops of the target that are replaced by it.

A statement that became a question, or the reverse, is a translator's choice: «Что дальше, неизвестно.» → "What next?".
A sentence that lacks its full stop may have been broken off: it is not made to look whole.
"""

_ABBREVIATED = re.compile(
    r"(?:\b(?:гг?|др|тыс|млн|млрд|трлн|руб|долл|коп|ул|стр|им|[А-ЯЁ])|т\. ?[дпе]|н\. ?э)\.\W*\Z"
    r"|(?:\b[A-Z]|\.[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|etc|vs|No|Mr|Mrs|Ms|Dr))\.\W*\Z"
)
"""A text whose last full stop belongs to an abbreviation, and may or may not end it."""

_LISTED_ON = re.compile(r"[;,] (?:and|or)\Z")
"""The end of the last but one item of an English list."""

_AUXILIARY = "is are was were am do does did has have had can could will would shall should may might must".split()
_ASKS = re.compile(
    rf"(?:\A |(?<!\W)(?=\W*?[:,] ))\W*+(?:(?:{'|'.join(_AUXILIARY)})(?:n't)?|what|who|whom|whose|which|where|why|how"
    rf"|when (?:{'|'.join(_AUXILIARY)}))\b",
    re.IGNORECASE,
)
"""A question after a blank at the start of a text, or after a colon or a comma in it."""

_BEHIND_WORDS = re.compile(r"(?<!\W)\W*+\Z")

_INSIDE = frozenset(".,…?!")
"""Stops that American English writes before a closing quotation mark."""


def ending(target: str, source: str) -> str:
    """«… безопасность;» → "… security." → "… security;"; «Раздел I» → "Section I." → "Section I"."""
    wanted, found = _stop(source), _stop(target)
    if found not in _MAY_END.get(wanted, ()) or not _is_certain(target, source, wanted, found):
        return target
    body = _TAIL.sub("", target)
    marks = "".join(_MARKS.findall(target[len(body) :]))
    if found == "." and _ABBREVIATED.search(target) and not marks:
        return target + wanted
    stop = "..." if wanted == "…" else wanted
    inside = wanted in _INSIDE and marks.endswith(('"', "”", "'", "’", "»"))
    return f"{body}{marks[:-1]}{stop}{marks[-1:]}" if inside else f"{body}{marks}{stop}"


def _is_certain(target: str, source: str, wanted: str, found: str) -> bool:
    """Tell whether both texts end in words, and the difference is not an abbreviation's full stop."""
    if not _TAIL.sub("", target) or _LISTED_ON.search(target) or (wanted == "?" and not _asks(target)):
        return False
    last = _TAIL.sub("", source)[-1:]
    if not wanted and not (last.isalnum() or last == "%"):
        return False
    if wanted == ".":
        return not _ABBREVIATED.search(source)
    return bool(wanted) or found != "." or not _ABBREVIATED.search(target)


def _asks(text: str) -> bool:
    """Tell whether the last sentence of a text, or what follows a colon or a comma in it, begins as a question does."""
    words = f". {_BEHIND_WORDS.sub('', text)}"
    return _ASKS.search(words[max(map(words.rfind, ".!?")) + 1 :]) is not None


def _stop(text: str) -> str:
    """Return the mark that ends a text, whatever marks and brackets stand around it: "?!" is "?", "т. д.;" is ";"."""
    tail = _TAIL.search(text)
    stops = "".join(_STOPS.findall(tail[0])) if tail else ""
    if stops in ("...", "…"):
        return "…"
    return stops[:1] if set(stops) <= set("?!.") else stops[-1]
