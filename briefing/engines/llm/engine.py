"""The ``llm`` engine: a chat model asked to translate, one sentence a conversation, decoded by CTranslate2."""

import math
import re
import threading
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from briefing.engines.base import Answers, Decoding, Hypothesis, Request, damage_explained
from briefing.engines.batching import in_flight, longest_first, mean_log_probability
from briefing.engines.device import WHOLE_MACHINE, Layout, Room, layout, return_free_memory
from briefing.engines.llm import adapters, prompts
from briefing.engines.llm.chat import Chat
from briefing.records import Example, ModelInfo

MAX_BATCH = 32
# Tokens of a batch: prompts and answers, each as long as the longest. On a CPU CTranslate2 keeps keys and values of all
# attention heads (344 KB a token for the embedded model, though it needs a sixth), so 3,000 tokens are a gigabyte.
BATCH_TOKENS = {"cpu": 3_000, "cuda": 20_000}
STRIDE = 64
"""Tokens. Prompts are filled up to a multiple of it with line ends behind the sentence, and a batch has prompts of one
length only. CTranslate2 would feed what a prompt has beyond the shortest of its batch one token at a time, each as dear
as a generated one. And where lengths differ, sums are rounded differently, which the model's 8-bit activations make a
difference of words: of 47 sentences 28 came out otherwise without their neighbours, and with this none of 48
(``tests/benchmarks/determinism.py``). On 100 sentences of NTREX-128 chrF was 48.6 with a multiple of 32, 48.0 without,
BLEU 20.6 and 20.3. With fewer lengths more sentences share a batch: a step costs hardly more for eight sentences than
for one. With 64 and batches of 3,000 tokens the 93 sentences in seeds/ take three quarters of the processor time, with
an example each, that they took with 32 and 2,000."""

CPU_WORKERS = 2  # each holds a batch; more cores than workers share the work on one
FIRST_BATCH = 4
SPARE_TOKENS = 24  # on top of Decoding.max_length_ratio: short sentences vary most in length

TELLING = 10
"""Tokens from which the likelihood of an answer says whether it is right: not that of "WASHINGTON/Trend/ -"."""

GREEDY = Decoding(max_length_ratio=2.0)
RETRIES = (
    Decoding(max_length_ratio=2.0, repetition_penalty=1.1, no_repeat_ngram=6),
    Decoding(beam_size=4, hypotheses=4, max_length_ratio=2.0),
)

_EMPTY_LINE = re.compile(r"\n\s*\n")
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

    ``folder`` is what :func:`briefing.engines.llm.gguf.convert` wrote; ``model.source`` decides what the model is
    asked.
    """

    name = "llm"
    takes_hints = takes_examples = True
    decoding = GREEDY
    retries = RETRIES

    def __init__(self, folder: Path, model: ModelInfo, room: Room = WHOLE_MACHINE) -> None:
        self.model = model
        self._folder = folder
        self._room = room

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        """See :meth:`briefing.engines.base.Engine.translate`."""
        with damage_explained(self.model):
            yield from self._translated(requests, decoding)

    def _translated(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        jobs = [self._job(index, request) for index, request in enumerate(requests)]
        batches, window = self._batches(jobs, decoding.beam_size), 2 * self._layout.workers
        unsure_below = adapters.UNSURE_BELOW.get(self.model.version, -math.inf)
        stopped = threading.Event()
        try:
            for batch, results in in_flight(batches, lambda batch: self._submit(batch, decoding, stopped), window):
                for job, result in zip(batch, results, strict=True):
                    yield job.index, _hypotheses(self._chat, job, result, decoding, unsure_below)
        finally:
            stopped.set()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See :meth:`briefing.engines.base.Engine.score`; the token that ends the answer counts, as in a search."""
        with damage_explained(self.model):
            return self._scores(pairs)

    def _scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        end = self._chat.end_tokens[0]
        targets = [[*self._chat.tokens(target), end] for _, target in pairs]
        prompts_ = [self._static + self._prompt(Request(source)) for source, _ in pairs]
        results = [
            # One at a time: the logits of every position are kept, 0.6 MB each with Qwen2's vocabulary.
            self._generator.score_batch([prompt + target], max_input_length=0)[0]  # 0: the default of 1024 would cut
            for prompt, target in zip(prompts_, targets, strict=True)
        ]
        return [
            math.fsum(result.log_probs[-len(target) :]) / len(target)
            for result, target in zip(results, targets, strict=True)
        ]

    def _job(self, index: int, request: Request) -> _Job:
        return _Job(index, request, self._prompt(request), len(self._chat.tokens(request.source)))

    def _prompt(self, request: Request) -> list[str]:
        question = self._examples(request.examples) + self._chat.begin(
            "user", prompts.question(request.source, request.hints)
        )
        # No space at its end: the model's words begin with one, so after a lone space it would stumble.
        answer = self._chat.end() + self._chat.begin("assistant", request.prefix.rstrip())
        missing = -(len(question) + len(answer)) % STRIDE
        return question + self._chat.tokens("\n") * missing + answer

    def _examples(self, examples: Sequence[Example]) -> list[str]:
        """Return the examples as turns of the conversation that are over, the last one next to the question."""
        turns = [
            self._chat.turn("user", prompts.question(example.source, example.hints))
            + self._chat.turn("assistant", example.target)
            for example in examples
        ]
        return list(chain.from_iterable(turns))

    def _batches(self, jobs: Sequence[_Job], beam_size: int) -> list[list[_Job]]:
        batches = [batch for group in _of_equal_length(jobs) for batch in self._bounded(group, beam_size)]
        return _quick_start(batches) if beam_size == 1 else batches

    def _bounded(self, jobs: Sequence[_Job], beam_size: int) -> list[list[_Job]]:
        # An answer is seldom longer, in tokens, than the sentence.
        lengths = [beam_size * (len(self._static) + len(job.prompt) + job.source_tokens) for job in jobs]
        batches = longest_first(lengths, self._room.batch or MAX_BATCH, BATCH_TOKENS[self._layout.device])
        return [[jobs[index] for index in batch] for batch in batches]

    def _submit(self, batch: Sequence[_Job], decoding: Decoding, stopped: threading.Event) -> Any:
        return self._generator.generate_batch(
            [job.prompt for job in batch],
            static_prompt=self._static,
            include_prompt_in_result=False,
            end_token=self._chat.end_tokens,
            asynchronous=True,
            beam_size=decoding.beam_size,
            num_hypotheses=decoding.hypotheses,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            max_length=_longest_answer(batch, decoding),
            return_scores=True,
            # CTranslate2 takes one in greedy search only.
            callback=_is_over(stopped, self._chat.empty_lines) if decoding.beam_size == 1 else None,
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
        return layout(self._room, most_workers=CPU_WORKERS)

    @cached_property
    def _generator(self) -> Any:
        import ctranslate2  # noqa: PLC0415 - heavy

        generator = ctranslate2.Generator(
            str(self._folder),
            device=self._layout.device,
            inter_threads=self._layout.workers,
            intra_threads=self._layout.threads,
            compute_type="int8_float16" if self._layout.device == "cuda" else "int8",
        )
        # CTranslate2 repacks the weights for the processor, so that for a moment they are there twice; glibc keeps the
        # 1.4 GB (embedded model) that it gets back in between other things.
        return_free_memory()
        return generator


def _is_over(stopped: threading.Event, empty_lines: Container[int]) -> Callable[[Any], bool]:
    """Return what tells, after each token of an answer, whether that ends there: what follows an empty line is cut off.

    It must not hold the engine. It is let go of on a thread of the generator's, and if it held the last reference, the
    generator would end on its own thread, which ends the program.
    """
    return lambda step: stopped.is_set() or (step.step > 0 and step.token_id in empty_lines)


def _of_equal_length(jobs: Sequence[_Job]) -> list[list[_Job]]:
    """Return the jobs in groups whose prompts have as many tokens, longest first."""

    def length(job: _Job) -> int:
        return len(job.prompt)

    return [list(group) for _, group in groupby(sorted(jobs, key=length, reverse=True), length)]


def _quick_start(batches: list[list[_Job]]) -> list[list[_Job]]:
    """Move the few shortest sentences to the front, so that something can be seen within seconds.

    How many workers there are makes no difference: the same sentences are in the same batches whatever the machine.
    """
    if len(batches) <= CPU_WORKERS:
        return batches
    *rest, last = batches
    return [batch for batch in (last[-FIRST_BATCH:], *rest, last[:-FIRST_BATCH]) if batch]


def _longest_answer(batch: Sequence[_Job], decoding: Decoding) -> int:
    """Return how long the answers of a batch may get, in tokens.

    A beam ranks its hypotheses otherwise where they may be longer, so there it must not depend on the neighbours.
    """
    if decoding.beam_size > 1:
        prompt = len(batch[0].prompt)  # which all of a batch have
        return int(prompt * decoding.max_length_ratio) + SPARE_TOKENS
    return max(_most_tokens(job, decoding) for job in batch)


def _most_tokens(job: _Job, decoding: Decoding) -> int:
    return int(job.source_tokens * decoding.max_length_ratio) + SPARE_TOKENS


def _hypotheses(chat: Chat, job: _Job, result: Any, decoding: Decoding, unsure_below: float) -> tuple[Hypothesis, ...]:
    # A batch goes on for as long as its longest sentence may; what another would have had alone is the start of it.
    most = _most_tokens(job, decoding)
    texts = [_text(job.request, chat.text(ids[:most])) for ids in result.sequences_ids]
    scores = [
        mean_log_probability(score, len(ids) + 1, decoding.length_penalty)
        for ids, score in zip(result.sequences_ids, result.scores, strict=True)
    ]
    is_telling = len(result.sequences_ids[0]) >= TELLING
    return tuple(
        Hypothesis(text, score, is_telling and score < unsure_below) for text, score in zip(texts, scores, strict=True)
    )


def _text(request: Request, continuation: str) -> str:
    """Return the whole hypothesis: the prefix and what the model made of it."""
    if not request.prefix:
        return _unquoted(_paragraph(continuation.strip()).rstrip(), request.source)
    continuation = _paragraph(continuation)
    if request.prefix[-1].isspace():
        continuation = continuation.lstrip()
    return (request.prefix + continuation).rstrip()


def _paragraph(answer: str) -> str:
    """Return what stands before an empty line: the rest is no translation.

    With the articles in seeds/ and their examples "This translation is completely and exactly accurate" stood behind
    four of 186 answers, or the answer again.
    """
    return _EMPTY_LINE.split(answer, maxsplit=1)[0]


def _unquoted(text: str, source: str) -> str:
    """Take off quotation marks around the whole text where the source has none."""
    inner = text[1:-1]
    added = len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and _QUOTES.keys().isdisjoint(source + inner)
    return inner.strip() if added else text
