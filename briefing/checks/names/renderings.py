"""Names that come out in two ways in one article: of states, documents and institutions, and numbered headings.

«Азербайджанская Республика» is "Republic of Azerbaijan" here and "Azerbaijan Republic" there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefing.checks.names.counterparts import SURE, likeness
from briefing.checks.names.english import NAME
from briefing.checks.names.plain_source import PlainSource
from briefing.checks.words.kinds import kinds, members_in
from briefing.checks.words.phrases import phrases
from briefing.records import Finding, Origin, TranslatedArticle, Translation

CODE = "name-renderings"

_STATE = re.compile(r"(?<!Автономн\w\w )(?P<state>[А-ЯЁ][а-яё]+ск)[а-яё]{2,3} Республик[а-яё]+")
_HEADING = re.compile(r"(?P<word>[А-ЯЁ]+|[А-ЯЁ][а-яё]+) (?:[IVXLC]+|\d+)(?=[.:]|\Z)")
_ENGLISH_HEADING = re.compile(r"(?:The )?(?P<word>[A-Z]+|[A-Z][a-z]+) (?:[IVXLC]+|\d+)(?=[.:]|\Z)")
_ENTITLED = re.compile(
    r"(?<=[а-яё,] )(?:(?P<before>[А-ЯЁ][а-яё]+(?:ый|ого|ому|ым|ом|ая|ой|ую|ое)) )?(?P<word>[А-ЯЁ][а-яё]+)(?![\w-])"
)
_ADJECTIVE = re.compile(r"(?:н|ск)(?:ый|ий|ого|ому|ым|им|ом|ая|ой|ую|ое|ые|ие|ых|их)\Z")
_STEM = 5


@dataclass(frozen=True, slots=True)
class NameRendering:
    """A name as a segment has it, its stem in any case, and its English; a person or the glossary may settle that."""

    name: str
    stem: str
    english: str
    segment: str
    settled: bool


def findings(article: TranslatedArticle, target_language: str) -> Mapping[str, tuple[Finding, ...]]:
    """Return by segment id the findings about names that the article renders otherwise.

    The right rendering is one that a person or the glossary settled, else the first that is not shortened to a word.
    What is settled is left alone. Only translations from Russian into English count.
    """
    if (article.article.language, target_language) != ("ru", "en"):
        return {}
    of_name: dict[str, list[NameRendering]] = defaultdict(list)
    for translation in {each.segment.id: each for each in (article.title, *article.translations)}.values():
        if translation.origin is not Origin.SOURCE:
            for rendering in renderings(translation):
                of_name[rendering.stem].append(rendering)
    found: dict[str, dict[Finding, None]] = defaultdict(dict)
    for same in of_name.values():
        right = min(same, key=lambda each: (not each.settled, " " not in each.english))
        for other in (each for each in same if not each.settled and each.english.lower() != right.english.lower()):
            found[other.segment][_finding(other, right)] = None
    return {segment: tuple(told) for segment, told in found.items()}


def renderings(translation: Translation) -> Iterator[NameRendering]:
    """Yield the names of a sentence whose English can be told."""
    source, target = PlainSource.of(translation), translation.target
    found = (rule(source.text, target) for rule in (_states, _headings, _entitled))
    for place, stem, english in chain.from_iterable(found):
        settled = translation.origin is Origin.PERSON or source.is_settled(place)
        yield NameRendering(place[0], stem, english, translation.segment.id, settled)


_Found = tuple[re.Match[str], str, str]


def _states(source: str, target: str) -> Iterator[_Found]:
    for place in _STATE.finditer(source):
        countries = dict.fromkeys(
            word for word in NAME.findall(target) if likeness(place["state"] + "ий", word) >= SURE
        )
        named = "|".join(re.escape(word.removesuffix("'s")) for word in countries)
        forms = (rf"Republic of (?:{named})\b", rf"(?:{named})(?:['’]s)? Republic\b", rf"(?:{named})\b")
        if form := next(filter(None, (re.search(form, target) for form in forms)), None) if named else None:
            yield place, place["state"].lower(), form[0]


def _headings(source: str, target: str) -> Iterator[_Found]:
    russian, english = _HEADING.match(source), _ENGLISH_HEADING.match(target)
    if russian and english:
        yield russian, f"{russian['word'].lower()} 1", english["word"].capitalize()


def _entitled(source: str, target: str) -> Iterator[_Found]:
    """Yield the documents and institutions that have a capital, each with the only English word that stands for it."""
    for place in (found for found in _ENTITLED.finditer(source) if not _ADJECTIVE.search(found["word"])):
        for member in members_in(place["word"].lower()):
            places = phrases(member.accepted).finditer(target.lower())
            heads = {_singular(found[0]) for found in places if target[found.start()].isupper() and _is_head(found[0])}
            if len(heads) == 1:
                yield place, f"{(place['before'] or '').lower()[:_STEM]} {member.russian}", heads.pop().capitalize()


@cache
def _is_head(word: str) -> bool:
    """Tell whether an English word is the first choice for some member of a kind: "treaty", not "state"."""
    return any(phrases(member.english).fullmatch(word) for kind in kinds() for member in kind)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _finding(here: NameRendering, right: NameRendering) -> Finding:
    where = "as a person or the glossary has it" if right.settled else "where the article first has it"
    return Finding(CODE, f"«{here.name}» is “{here.english}” here and “{right.english}” {where}.")
