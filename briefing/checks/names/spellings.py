"""Names that are spelled in more than one way in a pack: «Атамогланов» as "Atamoglanov" here, "Atamoghlanov" there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.checks.names.counterparts import is_listed, own_words
from briefing.checks.names.plain_source import PlainSource
from briefing.checks.names.russian import is_name
from briefing.checks.names.sounds import alike
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
class Mention:
    """A name as a segment has it, in any case, and its English spelling, ``settled`` if a person wrote it."""

    name: str
    spelling: str
    segment: str
    settled: bool


class Names:
    """The names of a pack, noted article by article. Memory grows with the names, not with the articles.

    Only translations from Russian into English count, without names that the glossary settles.
    """

    def __init__(self, target_language: str) -> None:
        self._is_into_english = target_language == "en"
        self._of_stem: dict[str, _SpelledName] = {}

    def noted(self, article: TranslatedArticle) -> tuple[Mention, ...]:
        """Note the names in an article and return their mentions."""
        if not self._is_into_english or article.article.language != "ru":
            return ()
        of_segments = {each.segment.id: each for each in (article.title, *article.translations)}
        mentions = tuple(mention for translation in of_segments.values() for mention in _named(translation))
        for mention in mentions:
            self._name(mention.name).note(mention)
        return mentions

    def findings(self, mentions: Iterable[Mention]) -> Mapping[str, tuple[Finding, ...]]:
        """Return by segment id the findings about mentions that other segments spell otherwise.

        The right spelling of a name is one that a person wrote, else the most frequent, else the first. What people
        wrote is left alone. To be called when all articles are noted.
        """
        found: dict[str, dict[Finding, None]] = defaultdict(dict)
        for mention in mentions:
            if finding := self._name(mention.name).finding(mention):
                found[mention.segment][finding] = None
        return {segment: tuple(findings) for segment, findings in found.items()}

    def _name(self, written: str) -> "_SpelledName":
        """Return the name that this is a case of.

        The dictionary form of an unknown surname is anyone's guess («Атамогланов» may be many of «атамоглан»), so two
        words are one name if one is the other or its stem, or both share a stem.
        """
        word = written.lower()
        stems = (word, _ENDING.sub("", word))
        name = next((self._of_stem[stem] for stem in stems if stem in self._of_stem), None) or _SpelledName(written)
        for stem in stems:
            self._of_stem.setdefault(stem, name)
        return name


class _SpelledName:
    """A name with its spellings and how often each was noted."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._times: Counter[str] = Counter()
        self._settled: set[str] = set()

    def note(self, mention: Mention) -> None:
        self._written = min(self._written, mention.name, key=len)
        self._times[mention.spelling] += 1
        if mention.settled:
            self._settled.add(mention.spelling)

    def finding(self, mention: Mention) -> Finding | None:
        right = max(self._times, key=lambda spelling: (spelling in self._settled, self._times[spelling]))
        if mention.settled or not _differ(mention.spelling, right):
            return None
        return _finding(self._written, mention, right, self._times[right])


def _named(translation: Translation) -> Iterator[Mention]:
    if translation.origin is Origin.SOURCE:
        return
    english = dict.fromkeys(_ENGLISH.findall(translation.target))
    source = PlainSource.of(translation)
    named = {found: found[0] for found in _RUSSIAN.finditer(source.text) if is_name(found[0])}
    of_name = own_words({name: {word: alike(name, word) for word in english} for name in named.values()})
    for found, name in named.items():
        if is_listed(name) or source.is_settled(found):
            continue
        best = max(of_name[name], key=of_name[name].__getitem__, default="")
        if best and of_name[name][best] >= ALIKE:
            yield Mention(name, best, translation.segment.id, translation.origin is Origin.PERSON)


def _differ(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return not (long.startswith(short) and _SUFFIX.fullmatch(long, len(short)))


def _finding(name: str, mention: Mention, right: str, times: int) -> Finding:
    elsewhere = "once" if times == 1 else f"{times} times"
    return Finding(
        CODE,
        f"The name «{name}» is “{mention.spelling}” here and “{right}” elsewhere in the pack ({elsewhere}). "
        f"A line in the glossary settles it: {name},{right}",
    )
