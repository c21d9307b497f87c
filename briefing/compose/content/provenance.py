"""Where the text of a pack is from: its sentences by who made them, its terms by the rung that brought them. Pure.

What an engine made is the same to a reader whether it was made at this build or remembered from an earlier one.
"""

from collections import Counter
from dataclasses import astuple, dataclass
from operator import add

from briefing.compose.content.edition import reviewed
from briefing.records import Article, ModelInfo, Origin, Rung, Signature, TranslatedArticle


@dataclass(frozen=True, slots=True)
class Sentences:
    """How many sentences a machine translated, a person corrected, and nobody had to translate, the titles counted in.

    ``doubtful`` are those of the first two that have findings.
    """

    machine: int = 0
    person: int = 0
    published: int = 0
    doubtful: int = 0

    def __add__(self, other: "Sentences") -> "Sentences":
        return Sentences(*map(add, astuple(self), astuple(other)))

    @property
    def translated(self) -> int:
        """Those that are translations, whoever made them."""
        return self.machine + self.person


def sentences(translated: TranslatedArticle) -> Sentences:
    """Count the sentences of an article; a title that is also a sentence of its text is one of them."""
    counted = reviewed(translated)
    origins = Counter(translation.origin for translation in counted)
    return Sentences(
        machine=origins[Origin.ENGINE] + origins[Origin.MEMORY],
        person=origins[Origin.PERSON],
        published=origins[Origin.SOURCE],
        doubtful=sum(bool(translation.findings) for translation in counted),
    )


def reviewers(translated: TranslatedArticle) -> set[str]:
    """Return the persons whose corrections are in an article and whose names are known."""
    return {name for translation in reviewed(translated) if (name := " ".join(translation.person.split()))}


def rungs(translated: TranslatedArticle) -> tuple[tuple[Rung, int], ...]:
    """Return how many occurrences of terms each rung brought, in the ladder's order, the rungs without any left out."""
    times = Counter(use.rung for translation in reviewed(translated) for use in translation.terms)
    return tuple((rung, times[rung]) for rung in Rung if times[rung])


def model(article: Article, signature: Signature) -> ModelInfo | None:
    """Return the model that translates an article's language; ``None`` where none is known."""
    return next((model for model in signature.models if model.source == article.language), None)
