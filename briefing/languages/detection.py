"""Which language a text is in."""

import re

from briefing.languages import cyrillic
from briefing.languages.characters import COMBINING, INVISIBLE, plain
from briefing.languages.identification import in_other_letters
from briefing.languages.names import UNDETERMINED

_SAMPLE = 5_000
"""Characters examined: more do not change the verdict, and a text of 50 MB costs no more than a page."""

_ENOUGH_LETTERS = re.compile(r"(?:[\W\d_]*+[^\W\d_]){10}")
"""Ten letters: with fewer, a name or an abbreviation («МИД, 11.02.2026») would decide."""

_NOISE_SIGNS = ("://", "www.", "@")
_MARKS = re.compile(f"[{INVISIBLE}{COMBINING}]")
"""«Казахста́н» is no Bulgarian word in two parts."""

_NOISE = re.compile(r"(?:https?://|www\.)\S{1,2000}|\S{1,64}@\S{1,255}")

_SCRIPTS = (
    ("hy", re.compile("[\u0530-\u058f]")),  # «Հայաստանի վարչապետը»
    ("ka", re.compile("[\u10a0-\u10ff]")),  # «საქართველოს მთავრობა»
)
"""Scripts of one language only."""

_OTHER_SCRIPT = re.compile("|".join(letter.pattern for _, letter in _SCRIPTS))

_CYRILLIC_ALONE = re.compile(r"[\s\u0410-\u044f\u0401\u04510-9.,:;!?()«»\"“”„’…—–%№-]*+")
"""No Latin letter, no mark, no address: most paragraphs of Russian, which need not be asked for these."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_CYRILLIC_WORD = re.compile(r"(?<![^\W\d_])[\u0430-\u052f]+(?![^\W\d_])")
_LATIN_WORD = re.compile(r"(?<![^\W\d_])[a-z\u00df-\u024f\u0259]+(?![^\W\d_])")
"""Words in lower case: the names in a text say nothing about its language."""

_INSIDE_NAME = re.compile(r"(?<=[A-Za-z]) (?:(?:of|the|and|for|on|in) ){1,2}(?=[A-Z])")
"""«The Organization of Turkic States»: its "of" is no word of the sentence."""

_ENGLISH_WORDS = frozenset("a and are by for has have in is of on that the to was were will with".split())
_ENOUGH_ENGLISH_WORDS = 0.15
"""Every third word of English is one of these; of other languages every tenth at most («a», «in»)."""

_LATIN = (
    ("az", re.compile("[əƏ]"), re.compile("")),  # «Azərbaycan»
    (
        "uz",
        re.compile(r"[oOgG][ʻ‘’ʼ'`](?!s\b)(?=\w)"),
        re.compile(r"\b(?:va|bilan|uchun|ham)\b"),
    ),  # «Oʻzbekiston», not "Joko's"
    ("tk", re.compile("[ňŇýÝ]"), re.compile("[şŞ]")),  # «Türkmenistanyň duşuşdy»; Slovak has no «ş», Turkish no «ň»
)
"""Languages in Latin letters: a mark in each hundred letters, and a second sign."""


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, ``"und"`` where it has too few letters.

    The same text always gives the same code. Alphabets and common words decide where they can, groups of letters the
    rest.
    """
    sample = text[:_SAMPLE]
    if _CYRILLIC_ALONE.fullmatch(sample):
        return (cyrillic.language(sample) or UNDETERMINED) if _ENOUGH_LETTERS.match(sample) else UNDETERMINED
    if _MARKS.search(sample):
        sample = plain(sample)
    if any(sign in sample for sign in _NOISE_SIGNS):
        sample = _NOISE.sub(" ", sample)
    if not _ENOUGH_LETTERS.match(sample):
        return UNDETERMINED
    if _OTHER_SCRIPT.search(sample) and (script := _by_script(sample)):
        return script
    if is_cyrillic(sample):
        return cyrillic.language(sample) or UNDETERMINED
    return _by_marks(sample) or _by_words(sample) or _by_groups(sample)


def presumed(text: str) -> str:
    """Return the language of a whole text of which :func:`detect` says nothing: a list of names in Cyrillic has one.

    ``"und"`` where it has too few letters, or others: «SOCAR, Baker Hughes».
    """
    sample = plain(text[:_SAMPLE])
    return cyrillic.of_names(sample) if _ENOUGH_LETTERS.match(sample) and is_cyrillic(sample) else UNDETERMINED


def _by_script(sample: str) -> str | None:
    letters = _letters(sample)
    return next((code for code, pattern in _SCRIPTS if 2 * len(pattern.findall(sample)) > letters), None)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def is_cyrillic(text: str) -> bool:
    """Tell whether a text is written in Cyrillic letters, whatever the letters of the names in it."""
    cyrillic, latin = len(_CYRILLIC_WORD.findall(text)), len(_LATIN_WORD.findall(text))
    if latin > cyrillic:
        latin = len(_LATIN_WORD.findall(_INSIDE_NAME.sub(" ", text)))
    if cyrillic or latin:
        return cyrillic >= latin
    return 2 * len(_CYRILLIC.findall(text)) > _letters(text)


def _by_marks(sample: str) -> str | None:
    letters = _letters(sample)
    return next(
        (code for code, mark, sign in _LATIN if 100 * len(mark.findall(sample)) > letters and sign.search(sample)), None
    )


def _by_words(sample: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return "en" if sum(word in _ENGLISH_WORDS for word in words) > _ENOUGH_ENGLISH_WORDS * len(words) else None


def _by_groups(sample: str) -> str:
    """Return the likeliest language, none for names alone: «SOCAR, Baker Hughes»."""
    only_names = not _LATIN_WORD.search(sample) and re.search("[A-Z]", sample)
    return UNDETERMINED if only_names else in_other_letters(sample)
