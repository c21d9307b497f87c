"""Decides which sentences of one source language an engine has to translate, and cuts them into shards."""

from briefing.engines.base import Engine
from briefing.pipeline.disk_list import DiskList
from briefing.pipeline.preparing import BuildMemory, PreparedArticle
from briefing.records import LanguagePair, Sentence
from briefing.translation.keys import TermRequirement, engine_signature, fingerprint, memory_key, requirements_of
from briefing.translation.shards import SIZE, Shard


class PendingSentences:
    """The sentences that the memory does not have, each once, appended to ``shards`` as these fill up.

    It remembers 16 bytes of each distinct sentence, not the sentence.
    """

    def __init__(self, engine: Engine, pair: LanguagePair, memory: BuildMemory, shards: DiskList[Shard]) -> None:
        self._pair, self._engine_signature = pair, engine_signature(engine)
        self._memory = memory
        self._shards = shards
        self._filling: list[tuple[Sentence, str]] = []
        self._in_memory: set[bytes] = set()
        self._pending: dict[bytes, frozenset[TermRequirement] | None] = {}

    def of(self, prepared: PreparedArticle) -> dict[Sentence, frozenset[TermRequirement] | None]:
        """Return what is :attr:`~briefing.pipeline.preparing.PreparedArticle.pending` in an article."""
        keys = {sentence: memory_key(sentence, self._pair, self._engine_signature) for sentence in prepared.uncorrected}
        prints = {sentence: fingerprint(key) for sentence, key in keys.items()}
        unseen = {s: keys[s] for s, mark in prints.items() if mark not in self._in_memory and mark not in self._pending}
        recalled = self._memory.recall(unseen.values())
        self._in_memory.update(prints[sentence] for sentence, key in unseen.items() if key in recalled)
        new = {sentence: key for sentence, key in unseen.items() if key not in recalled}
        before = self._memory.previous_terms(new.values())
        for sentence, key in new.items():
            self._pending[prints[sentence]] = requirements_of(before[key]) if key in before else None
            self._put(sentence, prepared.article.path)
        return {sentence: self._pending[mark] for sentence, mark in prints.items() if mark in self._pending}

    def _put(self, sentence: Sentence, article: str) -> None:
        self._filling.append((sentence, article))
        if len(self._filling) == SIZE:
            self.flush()

    def flush(self) -> None:
        """Append the last shard, which may not be full."""
        if self._filling:
            sentences, articles = zip(*self._filling, strict=True)
            self._shards.append(Shard(self._pair, sentences, articles))
            self._filling.clear()
