"""Which script a language is written in, and which letters a script has."""

import re

LATIN, CYRILLIC = "Latin", "Cyrillic"

SCRIPTS = {
    LATIN: re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    CYRILLIC: re.compile(r"[\u0400-\u052f]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Armenian": re.compile(r"[\u0531-\u058f]"),
    "Georgian": re.compile(r"[\u10a0-\u10ff]"),
    "Hebrew": re.compile(r"[\u0591-\u05f4]"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "Devanagari": re.compile(r"[\u0900-\u097f]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Hangul": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
    "Han": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),  # with the kana, which Japanese mixes in
}
"""By script, a pattern for one of its letters."""

_WRITTEN_IN = {
    CYRILLIC: "ab ba be bg ce cv kk ky mk mn os ru sr tg tt uk",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
    "Hebrew": "he yi",
    "Arabic": "ar ckb fa ps ug ur",
    "Devanagari": "hi mr ne",
    "Thai": "th",
    "Hangul": "ko",
    "Han": "ja zh zt",  # zt: Argos's code for traditional Chinese
}

_SCRIPT = {code: script for script, codes in _WRITTEN_IN.items() for code in codes.split()}


_RIGHT_TO_LEFT = frozenset({"Arabic", "Hebrew"})


def script(language: str) -> str:
    """Return the script of a language; Latin for those not listed."""
    return _SCRIPT.get(language, LATIN)


def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return script(language) in _RIGHT_TO_LEFT
