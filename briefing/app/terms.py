"""Use case: which terms of the glossary stand where in the articles, without translating anything."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing import models
from briefing.app.events import FileSkipped
from briefing.pipeline.preparing import Termbase
from briefing.pipeline.termbase import make_termbase, read_glossaries
from briefing.progress import Progress, ignore
from briefing.records import Article, PossibleTerm, Skipped
from briefing.segment import segments
from briefing.workspace.seeds import read_seeds


@dataclass(frozen=True, slots=True)
class TermsRequest:
    """The articles, the glossary and the language to translate into; see ``BuildRequest``."""

    seeds: Path = Path("seeds")
    glossary: Path = Path("glossary")
    lang: str = "en"
    follow_links: bool = False


@dataclass(frozen=True, slots=True)
class TermOccurrences:
    """A term of the glossary that stands so many ``times`` in an article, in these ``forms``."""

    source: str
    target: str
    times: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """The terms in the article at ``path``, in the order of their first occurrence.

    ``possible`` are those that it may name in a form that does not match.
    """

    path: str
    terms: tuple[TermOccurrences, ...]
    possible: tuple[PossibleTerm, ...] = ()


def terms(request: TermsRequest, progress: Progress = ignore) -> Iterator[ArticleTerms]:
    """Yield the terms found in each article that is not all in the target language; name files that cannot be read.

    Raises:
        InputError: the seeds folder or the glossary cannot be read.
    """
    items = list(read_seeds(request.seeds, follow_links=request.follow_links))
    articles = [item for item in items if isinstance(item, Article) and {*item.languages} != {request.lang}]
    for item in items:
        if isinstance(item, Skipped):
            progress(FileSkipped(item))
    languages = {code for article in articles for code in article.languages}
    glossaries = read_glossaries(request.glossary, languages, request.lang)
    termbase = make_termbase(glossaries, models.home())
    for article in articles:
        yield ArticleTerms(article.path, tuple(_found(article, termbase)), tuple(_possible(article, termbase)))


def _found(article: Article, termbase: Termbase) -> Iterator[TermOccurrences]:
    times: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], dict[str, None]] = {}
    for segment in segments(article):
        for match in termbase.matches_in(article.language_of(segment.paragraph))(segment.source):
            term = (match.term.source, match.term.target)
            times[term] += 1
            forms.setdefault(term, {})[" ".join(match.span.of(segment.source).split())] = None
    for (source, target), count in times.items():
        yield TermOccurrences(source, target, count, tuple(forms[source, target]))


def _possible(article: Article, termbase: Termbase) -> dict[PossibleTerm, None]:
    found: dict[PossibleTerm, None] = {}
    for segment in segments(article):
        language = article.language_of(segment.paragraph)
        matches = termbase.matches_in(language)(segment.source)
        found |= dict.fromkeys(termbase.possible_in(language)(segment.source, matches))
    return found
