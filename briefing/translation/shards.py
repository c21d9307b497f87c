"""The sentences of a build, cut into shards.

Batches are formed within a shard, and a shard depends on the inputs of a build and on what its memory holds, on
nothing else: whichever executor translates the shards, in whatever order and wherever, the batches are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.engines.base import Engine
from briefing.records import LanguagePair, Sentence
from briefing.translation.drafting import Draft, translate

SIZE = 256
"""Sentences of a shard: enough of every length for full batches, and quick to translate on any engine."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Distinct sentences in the order of the articles, each with the path of the first article that has it."""

    pair: LanguagePair
    sentences: tuple[Sentence, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A sentence with its final draft; ``article`` is the path of the first article that has it."""

    pair: LanguagePair
    sentence: Sentence
    article: str
    draft: Draft


def translate_shard(engine: Engine, shard: Shard) -> Iterator[Finished]:
    """Yield the sentences of a shard as their drafts become final."""
    first_in = dict(zip(shard.sentences, shard.articles, strict=True))
    for sentence, draft in translate(engine, shard.sentences, shard.pair):
        yield Finished(shard.pair, sentence, first_in[sentence], draft)
