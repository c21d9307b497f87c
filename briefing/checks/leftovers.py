"""Targets that are empty or have stray symbols, words left in the source language, or letters of a third one."""

import re

from briefing.checks.sentence_pair import SentencePair
from briefing.languages.scripts import LATIN, SCRIPTS, script

_CYRILLIC = SCRIPTS["Cyrillic"]

MOSTLY = {LATIN: 0.6}
"""Share of the target's letters in the source's script that is too high: NATO and BP stay Latin in any language."""

_MOSTLY = 0.25

COPIED = 0.8
"""Share of the target's words that are also in the source, for languages of one script, that is too high."""

_FEWEST_WORDS = 4
"""Words below which equality says nothing: «Baku Port Authority»."""

_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÞА-ЯЁ]\w*")
"""A word without a capital: not a name, which languages of one script share."""


def untranslated(pair: SentencePair) -> bool:
    """«Порт Баку открыт.» → «Порт Baku открыт.»; az → en «Liman açıqdır və işləyir.» → the same."""
    script_of_source = script(pair.source_language)
    if script_of_source == script(pair.target_language):
        return _copied(pair)
    left = len(SCRIPTS[script_of_source].findall(pair.target))
    return left > MOSTLY.get(script_of_source, _MOSTLY) * pair.target_size


def _copied(pair: SentencePair) -> bool:
    if pair.source_language == pair.target_language:
        return False
    target = _SMALL_WORD.findall(pair.target)
    source = set(_SMALL_WORD.findall(pair.source))
    return len(target) >= _FEWEST_WORDS and sum(word in source for word in target) > COPIED * len(target)


def cyrillic(pair: SentencePair) -> bool:
    """«Порт Алят открыт.» → «The port of Алят is open.»."""
    if script(pair.target_language) == "Cyrillic" or untranslated(pair):
        return False
    return bool(_CYRILLIC.search(pair.target))


def foreign_script(pair: SentencePair) -> bool:
    """«Порт открыт.» → «The port is 开放.», a slip of models trained on Chinese."""
    if pair.target.isascii():
        return False
    known = {"Cyrillic", LATIN, script(pair.source_language), script(pair.target_language)}
    return any(pair.added(letters) for name, letters in SCRIPTS.items() if name not in known)


_STRAY = re.compile("[♩♪♫♬⁇\ufffd]")
"""Models trained on subtitles fall back to notes; the other two replace what could not be decoded."""


def empty(pair: SentencePair) -> bool:
    """«Порт открыт.» → «»."""
    return not pair.target and bool(pair.source)


def symbols(pair: SentencePair) -> bool:
    """«Порт открыт.» → «- - -», «♪ The port is open ♪»."""
    return (pair.source_size > 0 and pair.target_size == 0 and not empty(pair)) or pair.added(_STRAY)
