"""The drafts of a build: the last ones at hand, the others from the translation memory."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from briefing.engines.base import Engine
from briefing.errors import TranslationMemoryError
from briefing.pipeline.preparing import Memory, Work
from briefing.records import Sentence
from briefing.translation.drafting import Draft, recalled
from briefing.translation.keys import engine_signature, memory_entry, memory_key
from briefing.translation.shards import Finished

AT_HAND = 5_000
"""Drafts that are kept, some 15 MB: those of two hundred articles, or what a thousand repeat of each other."""


class Drafts:
    """Gives the draft of every sentence that is translated; ``engines`` are by source language."""

    def __init__(self, engines: Mapping[str, Engine], target_language: str, memory: Memory) -> None:
        self._engine_signatures = {code: engine_signature(engine) for code, engine in engines.items()}
        self._target_language = target_language
        self._memory = memory
        self._at_hand: OrderedDict[tuple[str, Sentence], Draft] = OrderedDict()

    def keep(self, done: Finished) -> None:
        """Keep what was just made, in the memory first: it is safe when this returns.

        Raises:
            TranslationMemoryError: the memory cannot be written.
        """
        key = memory_key(done.sentence, done.pair, self._engine_signatures[done.pair[0]])
        self._memory.keep(key, memory_entry(done.draft, done.article))
        self._put(done.pair[0], done.sentence, done.draft)

    def _put(self, language: str, sentence: Sentence, draft: Draft) -> None:
        self._at_hand[language, sentence] = draft
        self._at_hand.move_to_end((language, sentence))
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)

    def of(self, work: Work) -> dict[Sentence, Draft]:
        """Return the drafts of a work's sentences, those apart that a person corrected.

        Raises:
            TranslationMemoryError: a translation is no longer there.
        """
        language = work.article.language
        sentences = dict.fromkeys(work.open)
        known = {sentence: self._at_hand.get((language, sentence)) for sentence in sentences}
        drafts = {sentence: draft for sentence, draft in known.items() if draft}
        drafts |= self._remembered(language, [sentence for sentence in sentences if sentence not in drafts])
        for sentence, draft in drafts.items():
            self._put(language, sentence, draft)
        return drafts

    def _remembered(self, language: str, sentences: Sequence[Sentence]) -> dict[Sentence, Draft]:
        if not sentences:
            return {}
        pair = (language, self._target_language)
        keys = {sentence: memory_key(sentence, pair, self._engine_signatures[language]) for sentence in sentences}
        there = self._memory.recall(keys.values())
        if any(key not in there for key in keys.values()):
            raise TranslationMemoryError(
                "The translation memory was emptied while this build went on.", "Build again: nothing else is lost."
            )
        return {s: recalled(s, there[key].target, there[key].rungs, pair) for s, key in keys.items()}
