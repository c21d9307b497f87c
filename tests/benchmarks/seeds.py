"""The articles in seeds/, and their sentences as a model gets them."""

from collections.abc import Iterable
from pathlib import Path

from briefing.enforcement.ladder import model_input
from briefing.readers import read_article
from briefing.segment import segments

ARTICLES = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def sentences(articles: Iterable[Path] = ARTICLES) -> list[str]:
    """Return the sentences of articles in order, repeated ones too."""
    read = [read_article(path.read_bytes(), path.name) for path in articles]
    return [model_input(segment.source) for article in read for segment in segments(article)]
