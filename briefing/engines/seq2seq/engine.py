"""The engine of encoder-decoder models: CTranslate2 with SentencePiece, decoded in batches of our own."""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from briefing.engines.base import Answers, Decoding, Hypothesis, Request, damage_explained
from briefing.engines.batching import in_flight, longest_first, mean_log_probability
from briefing.engines.device import WHOLE_MACHINE, Layout, Room, layout
from briefing.engines.seq2seq import vocabulary
from briefing.engines.seq2seq.codecs import Codec, load_codec
from briefing.records import ModelInfo

BATCH_SIZE = 8
"""Sentences. On two cores 33 a second came of batches of 8, 30 of 4 or 16, 24 of 32, 9 of 1 (argos_speed.py)."""

SPARE_TOKENS = 24  # on top of Decoding.max_length_ratio: short sentences vary most in length

UNTRANSLATED = -100.0
"""The score of what no model has seen: worse than any."""

RETRIES = (
    Decoding(beam_size=4, hypotheses=4, length_penalty=0.2, no_repeat_ngram=4),
    Decoding(beam_size=8, hypotheses=8, length_penalty=1.0, no_repeat_ngram=3, repetition_penalty=1.2),
)


@dataclass(frozen=True, slots=True)
class _TokenizedRequest:
    """A tokenized request: ``prefix`` holds what every translation opens with and the request's prefix."""

    index: int
    source: list[str]
    prefix: list[str]


class Seq2SeqEngine:
    """Translates with the installed model in ``folder``; implements :class:`~briefing.engines.base.Engine`.

    An engine of another kind of package says what differs: its name, its settings and its codec.
    """

    name = "seq2seq"
    takes_hints = takes_examples = False
    decoding = Decoding(beam_size=4)
    retries = RETRIES

    def __init__(self, folder: Path, model: ModelInfo, room: Room = WHOLE_MACHINE) -> None:
        self.model = model
        self._folder = folder
        self._room = room

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        """See :meth:`briefing.engines.base.Engine.translate`.

        A prefix with a character the model has no token for cannot be forced; such a request is translated
        without it. A sentence of more tokens than the model has positions comes back as it is, for checks to mark.
        """
        with damage_explained(self.model):
            yield from self._translated(requests, decoding)

    def _translated(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        jobs = []
        for job in (self._job(index, request) for index, request in enumerate(requests)):
            if len(job.source) < self._positions:
                jobs.append(job)
            else:
                yield job.index, (Hypothesis(requests[job.index].source, UNTRANSLATED),)
        # A few sentences are divided between two workers. The number of workers makes no difference: the batches are
        # the same on every machine.
        size = min(self._room.batch or BATCH_SIZE, math.ceil(len(jobs) / 2))
        groups = ([jobs[index] for index in batch] for batch in longest_first([len(job.source) for job in jobs], size))
        submit = partial(self._submit, decoding=decoding)
        for group, results in in_flight(groups, submit, window=2 * self._layout.workers):
            for job, result in zip(group, results, strict=True):
                yield job.index, self._hypotheses(result, decoding)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See :meth:`briefing.engines.base.Engine.score`."""
        with damage_explained(self.model):
            return self._scores(pairs)

    def _scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        opening = self._codec.opening
        tokens = [
            (self._codec.encode_source(source), opening + self._codec.encode_target(target)) for source, target in pairs
        ]
        fitting = [each for each in tokens if max(map(len, each)) < self._positions]
        sources, targets = [source for source, _ in fitting], [target for _, target in fitting]
        results = iter(self._translator.score_batch(sources, targets, max_batch_size=BATCH_SIZE, max_input_length=0))
        return [
            _mean(next(results).log_probs[len(opening) :]) if max(map(len, each)) < self._positions else UNTRANSLATED
            for each in tokens
        ]

    def _job(self, index: int, request: Request) -> _TokenizedRequest:
        prefix = self._forcible(request.prefix) if request.prefix else []
        return _TokenizedRequest(index, self._codec.encode_source(request.source), self._codec.opening + prefix)

    def _forcible(self, prefix: str) -> list[str]:
        """Return the pieces of ``prefix``, or none if the model would read one of them as ``<unk>``."""
        pieces = self._codec.encode_target(prefix)
        return pieces if self._vocabulary.issuperset(pieces) else []

    def _submit(self, group: list[_TokenizedRequest], decoding: Decoding) -> Any:
        longest = max(len(job.source) for job in group)
        prefix = max(len(job.prefix) for job in group)
        return self._translator.translate_batch(
            [job.source for job in group],
            target_prefix=[job.prefix or None for job in group],
            asynchronous=True,
            beam_size=decoding.beam_size,
            num_hypotheses=decoding.hypotheses,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_decoding_length=min(
                int(longest * decoding.max_length_ratio) + prefix + SPARE_TOKENS, self._positions - 1
            ),
            max_input_length=0,  # the default of 1024 would silently cut a source off
            replace_unknowns=True,
            return_scores=True,
        )

    def _hypotheses(self, result: Any, decoding: Decoding) -> tuple[Hypothesis, ...]:
        return tuple(
            Hypothesis(self._text(tokens), mean_log_probability(score, len(tokens), decoding.length_penalty))
            for tokens, score in zip(result.hypotheses, result.scores, strict=True)
        )

    def _text(self, tokens: list[str]) -> str:
        return self._codec.decode(tokens[len(self._codec.opening) :]).strip()

    @cached_property
    def _codec(self) -> Codec:
        return load_codec(self._folder, (self.model.source, self.model.target))

    @cached_property
    def _positions(self) -> int:
        return vocabulary.positions(self._codec.model) or sys.maxsize

    @cached_property
    def _layout(self) -> Layout:
        return layout(self._room)

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2  # noqa: PLC0415 - heavy

        return ctranslate2.Translator(
            str(self._codec.model),
            device=self._layout.device,
            inter_threads=self._layout.workers,
            intra_threads=self._layout.threads,
            compute_type="default",  # as the model was saved
        )

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(vocabulary.read(self._codec.model, "target"))


def _mean(log_probabilities: Sequence[float]) -> float:
    return sum(log_probabilities) / max(1, len(log_probabilities))
