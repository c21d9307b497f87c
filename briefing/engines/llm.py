"""The ``llm`` engine: a chat model asked to translate, one sentence a conversation, decoded by CTranslate2."""

import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from briefing.engines import prompts
from briefing.engines.base import Decoding, Hypothesis, Request
from briefing.engines.batching import in_flight, longest_first
from briefing.engines.chat import Chat
from briefing.engines.device import Layout, layout
from briefing.engines.prompts import SUPPORTED
from briefing.records import ModelInfo

__all__ = ["SUPPORTED", "LlmEngine"]

BATCH_SIZES = {"cpu": 24, "cuda": 64}
FIRST_BATCH = 4
SPARE_TOKENS = 24  # on top of Decoding.max_length_ratio: short sentences vary most in length
PADDED_TOKENS = 1400  # of a batch's prompts: reading them keeps the logits of every position, 0.6 MB each
SCORED_TOKENS = 1024  # at once: scoring keeps the logits of every position, 0.6 MB each with Qwen2's vocabulary

GREEDY = Decoding(max_length_ratio=2.0)
RETRIES = (
    Decoding(beam_size=4, hypotheses=4, max_length_ratio=2.0),
    Decoding(beam_size=4, hypotheses=4, max_length_ratio=2.0, repetition_penalty=1.1, no_repeat_ngram=6),
)

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'", "‘": "’"}


@dataclass(frozen=True, slots=True)
class _Job:
    """A request in tokens: ``prompt`` ends with the forced ``prefix``, ``source_tokens`` counts the sentence alone."""

    index: int
    request: Request
    prompt: list[str]
    source_tokens: int


class LlmEngine:
    """Translates with the converted model in ``folder``; implements :class:`~briefing.engines.base.Engine`.

    ``folder`` is what :func:`briefing.engines.gguf.convert` wrote; ``model.source`` decides what the model is asked.
    """

    name = "llm"
    takes_hints = True
    decoding = GREEDY
    retries = RETRIES

    def __init__(self, folder: Path, model: ModelInfo, device: str = "auto") -> None:
        self.model = model
        self._folder = folder
        self._device = device

    def translate(
        self, requests: Sequence[Request], decoding: Decoding
    ) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        """See :meth:`briefing.engines.base.Engine.translate`."""
        jobs = [self._job(index, request) for index, request in enumerate(requests)]
        groups = ([jobs[index] for index in batch] for batch in self._batches(jobs, decoding))
        stopped = threading.Event()
        try:
            for group, results in in_flight(
                groups, lambda group: self._submit(group, decoding, stopped), 2 * self._layout.workers
            ):
                for job, result in zip(group, results, strict=True):
                    yield job.index, _hypotheses(self._chat, job, result, decoding)
        finally:
            stopped.set()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See :meth:`briefing.engines.base.Engine.score`; the token that ends the answer counts, as in a search."""
        end = self._chat.end_tokens[0]
        targets = [[*self._chat.tokens(target), end] for _, target in pairs]
        prompts_ = [self._static + self._prompt(Request(source)) for source, _ in pairs]
        results = self._generator.score_batch(
            [prompt + target for prompt, target in zip(prompts_, targets, strict=True)],
            max_batch_size=SCORED_TOKENS,
            batch_type="tokens",
            max_input_length=0,  # the default of 1024 would cut a sentence off in silence
        )
        return [
            math.fsum(result.log_probs[-len(target) :]) / len(target)
            for result, target in zip(results, targets, strict=True)
        ]

    def _job(self, index: int, request: Request) -> _Job:
        return _Job(index, request, self._prompt(request), len(self._chat.tokens(request.source)))

    def _prompt(self, request: Request) -> list[str]:
        question = self._chat.turn("user", prompts.question(request))
        # No space at its end: the model's words begin with one, so after a lone space it would stumble.
        return question + self._chat.begin("assistant", request.prefix.rstrip())

    def _batches(self, jobs: Sequence[_Job], decoding: Decoding) -> list[list[int]]:
        lengths = [len(job.prompt) for job in jobs]
        size = max(1, BATCH_SIZES[self._layout.device] // decoding.beam_size)
        if decoding.repetition_penalty != 1 or decoding.no_repeat_ngram:
            return _equal_lengths(lengths, size)
        return _quick_start(_even(lengths, size, self._layout.workers), self._layout.workers)

    def _submit(self, group: Sequence[_Job], decoding: Decoding, stopped: threading.Event) -> Any:
        longest = max(job.source_tokens for job in group)
        return self._generator.generate_batch(
            [job.prompt for job in group],
            static_prompt=self._static,
            include_prompt_in_result=False,
            end_token=self._chat.end_tokens,
            asynchronous=True,
            beam_size=decoding.beam_size,
            num_hypotheses=decoding.hypotheses,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_length=int(longest * decoding.max_length_ratio) + SPARE_TOKENS,
            return_scores=True,
            # Lets an interrupt end a batch at its next token; CTranslate2 takes one in greedy search only.
            callback=(lambda _: stopped.is_set()) if decoding.beam_size == 1 else None,
        )

    @cached_property
    def _static(self) -> list[str]:
        """The turns every conversation begins with, whose state CTranslate2 keeps."""
        return self._chat.turn("system", prompts.instruction(self.model.source))

    @cached_property
    def _chat(self) -> Chat:
        return Chat.load(self._folder)

    @cached_property
    def _layout(self) -> Layout:
        return layout(self._device)

    @cached_property
    def _generator(self) -> Any:
        import ctranslate2  # noqa: PLC0415 - heavy

        return ctranslate2.Generator(
            str(self._folder),
            device=self._layout.device,
            inter_threads=self._layout.workers,
            intra_threads=self._layout.threads,
            compute_type="int8_float16" if self._layout.device == "cuda" else "int8",
        )


def _even(lengths: Sequence[int], size: int, workers: int) -> list[list[int]]:
    """Return batches of at most ``size``, longest first, so many that each worker gets as many as the others."""
    rounds = math.ceil(len(lengths) / (size * workers))
    return longest_first(lengths, math.ceil(len(lengths) / max(1, rounds * workers)) or 1, PADDED_TOKENS)


def _quick_start(batches: list[list[int]], workers: int) -> list[list[int]]:
    """Move the few shortest sentences to the front, so that something can be seen within seconds."""
    if len(batches) <= workers:
        return batches
    *rest, last = batches
    return [part for part in (last[-FIRST_BATCH:], *rest, last[:-FIRST_BATCH]) if part]


def _equal_lengths(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Return batches of prompts with the same number of tokens.

    CTranslate2 feeds what a prompt has beyond the shortest of its batch token by token, and counts that as generated
    text: a repetition penalty would forbid the model the words of a prompt, depending on its neighbours.
    """
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    groups = [list(group) for _, group in groupby(order, key=lambda index: lengths[index])]
    return [group[start : start + size] for group in groups for start in range(0, len(group), size)]


def _hypotheses(chat: Chat, job: _Job, result: Any, decoding: Decoding) -> tuple[Hypothesis, ...]:
    return tuple(
        Hypothesis(_text(job.request, chat.text(ids)), _mean(score, len(ids) + 1, decoding.length_penalty))
        for ids, score in zip(result.sequences_ids, result.scores, strict=True)
    )


def _mean(score: float, tokens: int, length_penalty: float) -> float:
    """Undo CTranslate2's length normalisation (score = sum of log-probabilities / tokens ** penalty)."""
    return float(score * tokens ** (length_penalty - 1))


def _text(request: Request, continuation: str) -> str:
    """Return the whole hypothesis: the prefix and what the model made of it."""
    if not request.prefix:
        return _unquoted(continuation.strip(), request.source)
    if request.prefix[-1].isspace():
        continuation = continuation.lstrip()
    return (request.prefix + continuation).rstrip()


def _unquoted(text: str, source: str) -> str:
    """Take off quotation marks around the whole text where the source has none."""
    inner = text[1:-1]
    added = len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and _QUOTES.keys().isdisjoint(source + inner)
    return inner.strip() if added else text
