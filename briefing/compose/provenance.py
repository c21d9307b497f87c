"""Where the text of a pack is from: its sentences by who made them, its terms by the rung that brought them. Pure.

What an engine made is the same to a reader whether it was made at this build or remembered from an earlier one.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.compose.edition import reviewed
from briefing.records import Article, ModelInfo, Origin, Pack, Rung, Signature, TranslatedArticle, Translation


@dataclass(frozen=True, slots=True)
class Sentences:
    """How many sentences a machine translated, a person corrected, and nobody had to translate, the titles counted in.

    ``doubtful`` are those of the first two that have findings.
    """

    machine: int
    person: int
    published: int
    doubtful: int

    @property
    def translated(self) -> int:
        """Those that are translations, whoever made them."""
        return self.machine + self.person


def sentences(*articles: TranslatedArticle) -> Sentences:
    """Count the sentences of articles; a title that is also a sentence of its text is one of them."""
    counted = [translation for article in articles for translation in reviewed(article)]
    origins = Counter(translation.origin for translation in counted)
    return Sentences(
        machine=origins[Origin.ENGINE] + origins[Origin.MEMORY],
        person=origins[Origin.PERSON],
        published=origins[Origin.SOURCE],
        doubtful=sum(bool(translation.findings) for translation in counted),
    )


def reviewers(pack: Pack) -> tuple[str, ...]:
    """Return the persons whose corrections are in a pack and whose names are known, in alphabetical order."""
    return tuple(sorted({name for translation in _all(pack) if (name := " ".join(translation.person.split()))}))


def rungs(translated: TranslatedArticle) -> tuple[tuple[Rung, int], ...]:
    """Return how many occurrences of terms each rung brought, in the ladder's order, the rungs without any left out."""
    times = Counter(use.rung for translation in reviewed(translated) for use in translation.terms)
    return tuple((rung, times[rung]) for rung in Rung if times[rung])


def model(article: Article, signature: Signature) -> ModelInfo | None:
    """Return the model that translates an article's language; ``None`` where none is known."""
    return next((model for model in signature.models if model.source == article.language), None)


def _all(pack: Pack) -> Iterator[Translation]:
    for article in pack.articles:
        yield from reviewed(article)
