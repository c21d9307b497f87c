"""What a pack's articles add up to, counted in one pass, since they may be read from disk for it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from operator import add

from briefing.compose.content.edition import reviewed, sentences
from briefing.compose.content.rows import as_published, is_noted
from briefing.records import Origin, TranslatedArticle


@dataclass(frozen=True, slots=True)
class SentenceCounts:
    """How many sentences a machine translated, a person corrected, and nobody had to translate, the titles counted in.

    ``doubtful`` are those of the first two that have findings, ``approved`` those of the first that a person found
    right as they are.
    """

    machine: int = 0
    person: int = 0
    published: int = 0
    doubtful: int = 0
    approved: int = 0

    def __add__(self, other: "SentenceCounts") -> "SentenceCounts":
        return SentenceCounts(*map(add, astuple(self), astuple(other)))

    @property
    def translated(self) -> int:
        """Those that are translations, whoever made them."""
        return self.machine + self.person


def sentence_counts(translated: TranslatedArticle) -> SentenceCounts:
    """Count the sentences of an article; a title that is also a sentence of its text is one of them."""
    counted = sentences(translated)
    origins = Counter(translation.origin for translation in counted)
    return SentenceCounts(
        machine=origins[Origin.ENGINE] + origins[Origin.MEMORY],
        person=origins[Origin.PERSON],
        published=origins[Origin.SOURCE],
        doubtful=sum(bool(translation.findings) for translation in counted),
        approved=sum(bool(each.reviewer) for each in counted if each.origin in (Origin.ENGINE, Origin.MEMORY)),
    )


def reviewers(translated: TranslatedArticle) -> set[str]:
    """Return the people who corrected or approved sentences of an article and whose names are known."""
    named = (translation.person or translation.reviewer for translation in reviewed(translated))
    return {name for person in named if (name := " ".join(person.split()))}


@dataclass(frozen=True, slots=True)
class Tally:
    """The sum of a pack's articles.

    ``dates`` says how many articles there are of each date, ``None`` for those without one. ``languages`` (ISO 639-1)
    are those translated from, by first appearance, ``reviewers`` the people who corrected or approved, in alphabetical
    order. ``published`` tells whether an article is shown as it was published, ``noted`` whether there are notes.
    ``term_languages`` has the language of the first article that each term occurs in, by the term's source.
    """

    dates: Mapping[date | None, int]
    languages: tuple[str, ...]
    sentences: SentenceCounts
    reviewers: tuple[str, ...]
    published: bool
    noted: bool
    term_languages: Mapping[str, str]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(self.dates.values())


def tally(articles: Iterable[TranslatedArticle]) -> Tally:
    """Count the articles, going through them once and keeping none of them."""
    dates: Counter[date | None] = Counter()
    languages: dict[str, None] = {}
    made, persons = SentenceCounts(), set[str]()
    published = noted = False
    term_languages: dict[str, str] = {}
    for translated in articles:
        article = translated.article
        dates[article.date] += 1
        made += sentence_counts(translated)
        persons |= reviewers(translated)
        noted = noted or is_noted(translated)
        if as_published(translated):
            published = True
        else:
            languages.setdefault(article.language)
        for term in _terms(translated):
            term_languages.setdefault(term, article.language)
    return Tally(dates, tuple(languages), made, tuple(sorted(persons)), published, noted, term_languages)


def _terms(translated: TranslatedArticle) -> Iterable[str]:
    return (use.source for translation in reviewed(translated) for use in translation.terms)
