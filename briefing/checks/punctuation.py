"""Quotation marks and brackets that are paired in the source but not in the target."""

import re
from textwrap import shorten

from briefing.checks.sentence_pair import SentencePair
from briefing.checks.words.kinds import members_in
from briefing.checks.words.phrases import phrases
from briefing.languages import morphology

_PAIRS = (("«", "»"), ("“„", "”"), ("(", ")"), ("[", "]"))
"""Opening and closing marks. „ opens in Russian and German; “, which closes there, opens in English."""

_MARK = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
"""Marks that may open or close a quotation, including single ones, many of which are apostrophes."""

_QUOTATION = re.compile(r"\A[^«»]*»|«[^«»]*(?:»|\Z)|“[^“”]*(?:”|\Z)")
_STRAIGHT = re.compile(r"\"[^\"]*\"")
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZА-ЯЁ]\w*")

_WORD = re.compile(r"[^\W\d_]+")

_ENOUGH = 2
"""Words without a capital that make a quotation more than the name of a ship; «Рейс дружбы» has only one."""

_SHOWN = 60
"""Characters of a quotation that a message shows."""


def unbalanced_quotes(pair: SentencePair) -> bool:
    """«Он сказал: «Порт открыт».» → «He said: "The port is open.»."""
    return _are_even(pair.source) and not _are_even(pair.target)


def unmarked_quotation(pair: SentencePair) -> str:
    """«Он назвал это «большим шагом к миру».» → «He called it a big step to peace.»: return the quotation."""
    if _MARK.search(pair.target):
        return ""
    straight = _STRAIGHT.findall(pair.source) if pair.source.count('"') % 2 == 0 else []
    quotations = [*_QUOTATION.findall(pair.source), *straight]
    speech = (each for each in quotations if _is_speech(each) and not _is_title(each, pair.target))
    return shorten(next(speech, ""), _SHOWN, placeholder=" …")


def unbalanced_brackets(pair: SentencePair) -> bool:
    """«Порт (новый) открыт.» → «The port (new is open.»."""
    return _match(pair.source, _PAIRS[2:]) and not _match(pair.target, _PAIRS[2:])


def _is_speech(quotation: str) -> bool:
    return quotation.islower() or len(_SMALL_WORD.findall(quotation)) >= _ENOUGH


def _is_title(quotation: str, target: str) -> bool:
    """Tell whether a quotation is the title of a document that the target shows by capitals: "the Charter on Trade"."""
    words = _WORD.findall(quotation)
    if not words or not words[0][0].isupper() or any(morphology.is_finite_verb(word.lower()) for word in words):
        return False
    documents = (phrases(member.accepted).finditer(target.lower()) for member in members_in(words[0].lower()))
    return any(target[place.start()].isupper() for places in documents for place in places)


def _are_even(text: str) -> bool:
    return text.count('"') % 2 == 0 and _match(text, _PAIRS[:2])


def _match(text: str, pairs: tuple[tuple[str, str], ...]) -> bool:
    return all(sum(map(text.count, opening)) == text.count(closing) for opening, closing in pairs)
