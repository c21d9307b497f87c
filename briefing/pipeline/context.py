"""Whether a sentence can be understood by itself, so that its translation holds wherever it stands."""

import re
from itertools import pairwise

from briefing.checks.names import russian
from briefing.checks.sentence_pair import SentencePair
from briefing.languages import morphology
from briefing.records import Sentence

_RUSSIAN = "ru"

_REFERRING = re.compile(
    r"\b(?:он|она|оно|они|(?:н?е|е)(?:го|му|[её])|н?(?:ей|им|ими|их|ею)|н[её]м"
    r"|эт(?:от|а|о|и|ого|ой|ому|им|ими|их|у|ом)|так(?:ой|ая|ое|ие|ого|ому|им|ими|их|ую)"
    r"|об(?:а|е|оих|еих|оим|еим|оими|еими)|там|тут|здесь|туда|оттуда|сюда|тогда)\b",
    re.IGNORECASE,
)
"""Words whose meaning is in another sentence: «она», «этого», «там»."""

_CUT = re.compile(r"\A\W*(?:…|\.\.\.)|(?:…|\.\.\.)\W*\Z")
"""An ellipsis at either end."""

_FRAGMENT = re.compile(r"\A\W*[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"\b[^\W\d_]*[A-ZА-ЯЁ][A-ZА-ЯЁ]\w*")
"""Two capitals in a row: «СОКАР», «TRIPP»."""


def leans_on_context(sentence: Sentence, language: str) -> bool:
    """Tell whether the sentences around decide what a sentence means, as far as can be seen.

    It does if it refers to them («Она прибыла в Баку.»), is cut off or begins in the middle, lacks a subject («Прибыл в
    Баку.»), or names nobody and nothing («Решение пока не принято.»): whose it is, stands elsewhere.
    """
    source = sentence.source
    if _CUT.search(source) or _begins_in_the_middle(source) or not _has_name(sentence, language):
        return True
    return language == _RUSSIAN and (bool(_REFERRING.search(source)) or _lacks_subject(source))


def _begins_in_the_middle(source: str) -> bool:
    first = _FRAGMENT.search(source)
    return first is not None and first[0][-1].islower()


def _has_name(sentence: Sentence, language: str) -> bool:
    source = sentence.source
    if any(constraint.target[:1].isupper() for constraint in sentence.constraints):
        return True
    if _ACRONYM.search(source) and not source.isupper():
        return True
    if language == _RUSSIAN:
        return bool(russian.names(SentencePair(source, "", language, "")))
    _, *others = _WORD.findall(source) or [""]
    return any(word[0].isupper() for word in others)


def _lacks_subject(source: str) -> bool:
    """Tell whether a Russian sentence has a verb, and no word that can be its subject."""
    words = [word.lower() for word in _WORD.findall(source)]
    if not any(map(morphology.is_finite_verb, words)):
        return False
    pairs = pairwise(["", *words])
    return not any(morphology.may_be_subject(word) for before, word in pairs if not _governs(before))


def _governs(word: str) -> bool:
    return bool(word) and morphology.is_preposition(word)
