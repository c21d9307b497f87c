"""Sentences to be translated, cut into shards, and who translates them.

A shard is what batches are formed of, and it depends on the inputs of a build and on what its memory has, on nothing
else: whoever translates the shards, one after another or many at once, here or elsewhere, forms the same batches.
"""

import pickle
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from briefing.engines.base import Engine
from briefing.engines.device import Room
from briefing.records import LanguagePair, Sentence
from briefing.translation.drafting import Draft, translate


class EngineFor(Protocol):
    """Gives this machine's engine of a language pair, or ``None`` where it has none.

    Pickle can write it, since it is called where the shards are: in other processes, on other machines.
    """

    def __call__(self, source: str, target: str, room: Room) -> Engine | None:
        """Return the engine; ``room`` is what it may take of the machine."""


SIZE = 256
"""Sentences of a shard: enough of every length for full batches, and not long to wait for on any engine."""


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


class Workforce(Protocol):
    """Translates shards."""

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """Yield each sentence of each shard once, as soon as its draft is final, in any order."""


class Alone:
    """This very process, one shard after another; ``engines`` are by source language."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self._engines = engines

    def translate(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """See :class:`Workforce`."""
        for shard in shards:
            yield from translated(self._engines[shard.pair[0]], shard)


def translated(engine: Engine, shard: Shard) -> Iterator[Finished]:
    """Yield the sentences of a shard as their drafts become final."""
    first_in = dict(zip(shard.sentences, shard.articles, strict=True))
    for sentence, draft in translate(engine, shard.sentences, shard.pair):
        yield Finished(shard.pair, sentence, first_in[sentence], draft)


def portable(error: Exception) -> Exception:
    """Return an exception that another process can read, with a note of where it was raised."""
    told = f"Raised in another process:\n{''.join(traceback.format_exception(error))}"
    try:
        error.add_note(told)
        read: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - written in the same line
    except Exception:  # an exception may refuse to be pickled with any other
        return RuntimeError(told)
    return read
