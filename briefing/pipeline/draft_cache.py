"""The drafts of a build: the latest ones in memory, all others in the translation memory."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from briefing.engines.base import Engine
from briefing.errors import TranslationMemoryError
from briefing.pipeline.preparing import BuildMemory, PreparedArticle
from briefing.records import Sentence
from briefing.translation.drafting import Draft, draft_from_memory
from briefing.translation.keys import engine_signature, memory_entry, memory_key
from briefing.translation.shards import Finished

CAPACITY = 5_000
"""Drafts that are cached, some 15 MB: those of two hundred articles, or what a thousand have in common."""


class DraftCache:
    """Gives the draft of every sentence that an engine translated; ``engines`` are by source language."""

    def __init__(self, engines: Mapping[str, Engine], target_language: str, memory: BuildMemory) -> None:
        self._engine_signatures = {code: engine_signature(engine) for code, engine in engines.items()}
        self._target_language = target_language
        self._memory = memory
        self._cached: OrderedDict[tuple[str, Sentence], Draft] = OrderedDict()

    def store(self, done: Finished) -> None:
        """Store a new draft, in the memory first: it is safe when this returns.

        Raises:
            TranslationMemoryError: the memory cannot be written.
        """
        key = memory_key(done.sentence, done.pair, self._engine_signatures[done.pair[0]])
        self._memory.keep(key, memory_entry(done.draft, done.article))
        self._cache(done.pair[0], done.sentence, done.draft)

    def _cache(self, language: str, sentence: Sentence, draft: Draft) -> None:
        self._cached[language, sentence] = draft
        self._cached.move_to_end((language, sentence))
        if len(self._cached) > CAPACITY:
            self._cached.popitem(last=False)

    def drafts_of(self, prepared: PreparedArticle) -> dict[Sentence, Draft]:
        """Return the drafts of an article's sentences, except those that a person corrected.

        Raises:
            TranslationMemoryError: a translation is no longer there.
        """
        language = prepared.article.language
        sentences = dict.fromkeys(prepared.uncorrected)
        cached = {sentence: self._cached.get((language, sentence)) for sentence in sentences}
        drafts = {sentence: draft for sentence, draft in cached.items() if draft}
        drafts |= self._recall(language, [sentence for sentence in sentences if sentence not in drafts])
        for sentence, draft in drafts.items():
            self._cache(language, sentence, draft)
        return drafts

    def _recall(self, language: str, sentences: Sequence[Sentence]) -> dict[Sentence, Draft]:
        if not sentences:
            return {}
        pair = (language, self._target_language)
        keys = {sentence: memory_key(sentence, pair, self._engine_signatures[language]) for sentence in sentences}
        entries = self._memory.recall(keys.values())
        if any(key not in entries for key in keys.values()):
            raise TranslationMemoryError(
                "The translation memory was emptied during this build.", "Build again: nothing else is lost."
            )
        found = {sentence: entries[key] for sentence, key in keys.items()}
        return {s: draft_from_memory(s, one.target, one.rungs, pair, unsure=one.unsure) for s, one in found.items()}
