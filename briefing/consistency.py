"""Names that are spelled in more than one way in a pack: «Атамогланов» as "Atamoglanov" here, "Atamoghlanov" there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.checks.exonyms import is_listed
from briefing.checks.names import is_name
from briefing.checks.sounds import alike
from briefing.records import Finding, Origin, TranslatedArticle, Translation

CODE = "name-spellings"

ALIKE = 0.75
"""Likeness from which an English word is taken for a spelling of a Russian name."""

_RUSSIAN = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
_ENGLISH = re.compile(r"(?<![\w-])[A-ZÀ-ÞŞĞİƏ][^\W\d_]{2,}(?![\w-])")
_ENDING = re.compile("(?:[оеёыи][мй]|[оеь]ю|[аяуюеиыоьй])$")
_SUFFIX = re.compile("(?:a|i|s|n|an|ian|ans|ese|ish)?")
"""What makes another word of a name, not another spelling: "Aliyeva", "Azerbaijani", "Tajiks"."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name as a segment has it, in whatever case, and its English spelling."""

    name: str
    spelling: str
    translation: Translation


def inconsistencies(articles: Iterable[TranslatedArticle], target_language: str) -> Mapping[str, tuple[Finding, ...]]:
    """Return by segment id what to tell readers about names that other segments of the pack spell otherwise.

    Of the spellings of a name the one that a person wrote is right, else the most frequent, else the first; segments
    with another get a finding. Names that the glossary settles are left alone, and so is what persons wrote. Only
    Russian into English is looked at. The result depends on the texts only.
    """
    if target_language != "en":
        return {}
    found: dict[str, dict[Finding, None]] = defaultdict(dict)
    for same_name in _of_one_name(_mentions(articles)):
        for mention, finding in _deviations(same_name):
            found[mention.translation.segment.id][finding] = None
    return {segment: tuple(findings) for segment, findings in found.items()}


def _mentions(articles: Iterable[TranslatedArticle]) -> Iterator[_Mention]:
    for article in articles:
        if article.article.language != "ru":
            continue
        of_segments = {each.segment.id: each for each in (article.title, *article.translations)}
        for translation in of_segments.values():
            yield from _named(translation)


def _named(translation: Translation) -> Iterator[_Mention]:
    if translation.origin is Origin.SOURCE:
        return
    english = dict.fromkeys(_ENGLISH.findall(translation.target))
    for found in _RUSSIAN.finditer(translation.segment.source):
        if not is_name(found[0]) or is_listed(found[0]) or _is_settled(found, translation):
            continue
        best = max(english, key=lambda word: alike(found[0], word), default="")
        if best and alike(found[0], best) >= ALIKE:
            yield _Mention(found[0], best, translation)


def _is_settled(found: re.Match[str], translation: Translation) -> bool:
    return any(use.span.start < found.end() and found.start() < use.span.stop for use in translation.terms)


def _of_one_name(mentions: Iterable[_Mention]) -> list[list[_Mention]]:
    """Return lists of mentions whose Russian names differ in nothing but their case endings.

    Which dictionary form an unknown surname has is anyone's guess («Атамогланов» may be many of «атамоглан»), so
    words are of one name if one is the other, or its stem, or both have one stem.
    """
    of_stem: dict[str, list[_Mention]] = {}
    for mention in mentions:
        word = mention.name.lower()
        stems = (word, _ENDING.sub("", word))
        known: list[_Mention] = next((of_stem[stem] for stem in stems if stem in of_stem), [])
        known.append(mention)
        for stem in stems:
            of_stem.setdefault(stem, known)
    return list({id(known): known for known in of_stem.values()}.values())


def _deviations(mentions: Sequence[_Mention]) -> Iterator[tuple[_Mention, Finding]]:
    spellings = [mention.spelling for mention in mentions]
    if len(set(spellings)) == 1:
        return
    by_person = {mention.spelling for mention in mentions if mention.translation.origin is Origin.PERSON}
    name = min((mention.name for mention in mentions), key=len)
    right = max(dict.fromkeys(spellings), key=lambda spelling: (spelling in by_person, spellings.count(spelling)))
    for mention in mentions:
        if mention.translation.origin is not Origin.PERSON and _differ(mention.spelling, right):
            yield mention, _finding(name, mention, right, spellings.count(right))


def _differ(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return not (long.startswith(short) and _SUFFIX.fullmatch(long, len(short)))


def _finding(name: str, mention: _Mention, right: str, times: int) -> Finding:
    elsewhere = "once" if times == 1 else f"{times} times"
    return Finding(
        CODE,
        f"The name «{name}» is “{mention.spelling}” here and “{right}” elsewhere in the pack ({elsewhere}). "
        f"A line in the glossary settles it: {name},{right}",
    )
