"""Engines without a model, for what depends on the protocol alone. They keep its promises, or break one on purpose."""

from collections.abc import Callable, Sequence
from itertools import cycle, islice

from briefing.engines.base import Answers, Decoding, Hypothesis, Request
from briefing.records import ModelInfo

MODEL = ModelInfo("fake", "1", "0" * 64, "ru", "en")


def as_long(source: str) -> str:
    """Return words that no check objects to, about as long as ``source``."""
    return " ".join(islice(cycle(_WORDS), 1 + len(source) // 6))


_WORDS = "steady change over this port came while many others went about their usual matters for much longer".split()


class FakeEngine:
    """Answers each source from ``answers`` (n-best lists), else with ``fallback``; yields results in reverse order."""

    name = "fake"
    takes_hints = takes_examples = False
    model = MODEL
    decoding = Decoding()

    def __init__(
        self,
        answers: dict[str, Sequence[str]] | None = None,
        fallback: Callable[[str], str] = as_long,
        retries: tuple[Decoding, ...] = (),
        retry_answers: dict[str, Sequence[str]] | None = None,
        unsure: bool = False,
    ) -> None:
        self._unsure = unsure
        self.retries = retries
        self.asked: list[list[str]] = []
        self._answers = {self.decoding: answers or {}} | {retry: retry_answers or {} for retry in retries}
        self._fallback = fallback

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        self.asked.append([request.source for request in requests])
        for index, request in reversed(list(enumerate(requests))):
            texts = self._answers[decoding].get(request.source) or [self._fallback(request.source)]
            yield index, tuple(Hypothesis(text, -1.0 - rank, self._unsure) for rank, text in enumerate(texts))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-1.0 for _ in pairs]


class InterruptedEngine(FakeEngine):
    """Stops after a number of sentences, as if the user had pressed Ctrl-C."""

    def __init__(self, after: int, answers: dict[str, Sequence[str]] | None = None) -> None:
        super().__init__(answers)
        self._after = after

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        for count, result in enumerate(super().translate(requests, decoding)):
            if count == self._after:
                raise KeyboardInterrupt
            yield result
