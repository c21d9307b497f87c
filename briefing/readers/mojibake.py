"""Text that was read in a wrong encoding and saved so: «РљР°Р·Р°С…СЃС‚Р°РЅ», "Êàçàõñòàí", «йЮГЮУЯРЮМ».

Undone by going back through each pair of encodings; of those that give Russian words, the best is taken. ftfy, made for
this, mends two of the 36 pairs: UTF-8 read as windows-1251 or as Latin-1.
"""

import re
from functools import cache
from itertools import islice, product

from briefing.languages import morphology

_READ_AS = ("cp1251", "cp1252", "latin_1", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5")
_WRITTEN_IN = ("utf_8", "cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5")
_PAIRS = tuple(pair for pair in product(_READ_AS, _WRITTEN_IN) if pair[0] != pair[1])

_RUSSIAN_WORD = re.compile("[а-яё]{3,}")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\x00-\x7f\s«»„“”’–—…№]")
"""What has to be right for the text to be: all but ASCII and the punctuation of newspapers."""

_ODD = re.compile(r"[^\x00-\x7f\s«»„“”’–—…№А-Яа-яЁё]|[А-ЯЁ](?<=[а-яё][А-ЯЁ])")
"""No letter of Russian, or a capital inside a word."""

_COMMON = "оеаинтсрвл"
"""Two thirds of the letters of a Russian text."""

_FEW, _RUSSIAN, _BETTER = 0.02, 0.5, 0.03
"""Shares of odd characters in a sound text, of common letters in a Russian one, and of those that mending must win."""

_FEWEST = 12
_SAMPLE = 2_000
_ROUNDS = 2
"""What was saved wrongly twice has to be mended twice."""

_TAG = re.compile("<[^<>]*>")
_WORD = re.compile(r"\S+")
_SIGNS = "\u2500-\u25ff\u00a2-\u00b8\u00ba\u00bc-\u00bf"
_MAY_BE_LOST = re.compile(f"[?\ufffd{_SIGNS}]")
_LOST = re.compile(f"\\?{{3,}}|\ufffd|[а-яё][{_SIGNS}]")
"""Question marks for letters, signs for bytes that were none, and signs among letters."""

_MOST_LOST = 0.25


def mended(text: str) -> str:
    """Return ``text`` as it was before it was read in a wrong encoding; sound text as it is.

    >>> mended("РџРѕСЂС‚ РђРєС‚Р°Сѓ РѕС‚РєСЂС‹С‚ РґР»СЏ РІСЃРµС… СЃСѓРґРѕРІ.")
    'Порт Актау открыт для всех судов.'
    """
    for _ in range(_ROUNDS):
        pair = _pair(_telling(text))
        if pair is None:
            return text
        text = "".join(_line(line, *pair) for line in re.split("(\n)", text))
    return text


def is_garbled(text: str) -> bool:
    """Tell whether the letters of a text are lost, other signs standing in their place in many words."""
    if not _MAY_BE_LOST.search(text, 0, _SAMPLE) or not _LOST.search(text, 0, _SAMPLE):
        return False
    words = _WORD.findall(text[:_SAMPLE])
    return sum(bool(_LOST.search(word)) for word in words) > _MOST_LOST * len(words)


def _telling(text: str) -> str:
    """Return the first lines that are not all ASCII, without tags, of a text that may be a page."""
    lines = (
        _TAG.sub("", line) if "<" in line else line for line in text[: 100 * _SAMPLE].split("\n") if not line.isascii()
    )
    return "\n".join(islice(lines, _SAMPLE // 20))[:_SAMPLE]


def _pair(sample: str) -> tuple[str, str] | None:
    """Return the encodings that a sample was read as and was written in, ``None`` if it is what it should be."""
    if _is_sound(sample):
        return None
    foreign = len(_FOREIGN.findall(sample))
    if foreign < _FEWEST or 2 * foreign < len(_LETTER.findall(sample)):
        return None
    found = {pair: _quality(other) for pair in _PAIRS if (other := _reread(sample, *pair)) is not None}
    best = max(found, key=found.__getitem__, default=None)
    if best and found[best] > max(_RUSSIAN, _quality(sample) + _BETTER) and _has_more_words(sample, best):
        return best
    return next((pair for pair in found if pair[1] == "utf_8"), None)  # no text is valid UTF-8 by chance


def _has_more_words(sample: str, pair: tuple[str, str]) -> bool:
    """Tell whether the dictionary knows more words of the mended text: «пункт» has few common letters, «ОСМЙР» many."""
    return _known(_reread(sample, *pair) or "") > _known(sample)


def _known(text: str) -> int:
    return sum(map(morphology.is_known, set(_RUSSIAN_WORD.findall(text.lower()))))


def _is_sound(text: str) -> bool:
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return _common(text) >= _RUSSIAN * foreign and len(_ODD.findall(text)) <= _FEW * foreign


def _quality(text: str) -> float:
    """Return the share of common Russian letters in what is not ASCII, less that of odd characters."""
    return (_common(text) - len(_ODD.findall(text))) / max(1, len(_FOREIGN.findall(text)))


def _common(text: str) -> int:
    return sum(map(text.lower().count, _COMMON))


def _line(line: str, read_as: str, written_in: str) -> str:
    other = _reread(line, read_as, written_in) if _FOREIGN.search(line) else None
    return line if other is None else other


def _reread(text: str, read_as: str, written_in: str) -> str | None:
    table = _bytes_of(read_as)
    try:
        data = bytes(map(table.__getitem__, text))
        if written_in == "utf_8":
            data = data.replace(b"\xd0 ", b"\xd0\xa0")  # a no-break space, which many programs make a plain one
        return data.decode(written_in)
    except (KeyError, UnicodeDecodeError):
        return None


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Return the byte of each character; where an encoding has none for a byte, Windows has its number."""
    return {bytes([byte]).decode(encoding, "ignore") or chr(byte): byte for byte in range(256)}
