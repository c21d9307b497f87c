"""The one protocol all engines implement, what passes through it, and how a failing model is reported."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from briefing.errors import BriefingError, ModelError, one_line
from briefing.records import Example, ModelInfo, TermHint


@dataclass(frozen=True, slots=True)
class Request:
    """One sentence to translate.

    ``prefix`` is text every hypothesis must begin with (it is part of the hypothesis text). ``hints`` and
    ``examples``, the most fitting last, are honoured by engines that can take them and ignored by the others.
    """

    source: str
    prefix: str = ""
    hints: tuple[TermHint, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for hypotheses. ``hypotheses`` is the n of n-best and at most ``beam_size``.

    ``no_repeat_ngram`` forbids a repeated n-gram of that many tokens (0: off); ``repetition_penalty`` above 1
    makes repeated tokens less likely; ``length_penalty`` is CTranslate2's exponent. ``max_length_ratio``
    bounds the hypothesis to that many tokens per source token (and a small constant), so a loop ends.
    """

    beam_size: int = 1
    hypotheses: int = 1
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    max_length_ratio: float = 3.0

    def __str__(self) -> str:
        """Return the settings as they stand in a pack's signature."""
        return f"beam {self.beam_size}, length penalty {self.length_penalty:g}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation. ``score`` is the model's mean log-probability a token (higher is better).

    ``unsure`` tells that it is so low that this model is often wrong, where that is known of the model.
    """

    text: str
    score: float
    unsure: bool = False


Answers = Iterator[tuple[int, tuple[Hypothesis, ...]]]
"""Of some requests: the index of each, with its hypotheses, best first."""


class Engine(Protocol):
    """Translates from one language into one other. Models load at first use, not at construction."""

    @property
    def name(self) -> str:
        """The name of its :class:`~briefing.engines.kind.EngineKind`."""

    @property
    def model(self) -> ModelInfo:
        """What is (or will be) loaded; answering loads nothing."""

    @property
    def takes_hints(self) -> bool:
        """Whether :attr:`Request.hints` make a difference."""

    @property
    def takes_examples(self) -> bool:
        """Whether :attr:`Request.examples` make a difference."""

    @property
    def decoding(self) -> Decoding:
        """The settings a first attempt uses."""

    @property
    def retries(self) -> tuple[Decoding, ...]:
        """Other settings to try, in order, for a sentence whose translation came out bad."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        """Yield ``(index into requests, hypotheses best first)`` as batches finish, in any order.

        Each index comes exactly once, with at least one hypothesis. Whole sentences go in: no input is cut off.
        """

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log-probability a token of each ``(source, target)`` pair, in order."""


VERIFY = "Run: briefing model verify"
"""What helps when an installed model breaks."""


@contextmanager
def damage_explained(model: ModelInfo) -> Iterator[None]:
    """Turn whatever a library raises while it loads or runs a model into an error that names the model.

    Raises:
        ModelError: something was raised that has no words of its own.
    """
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:  # RuntimeError, IndexError, UnicodeDecodeError, Rust's own
        said = one_line(str(error)) or type(error).__name__
        raise ModelError(
            f"The model {model.name} cannot be loaded or used, so it is damaged or the memory is full: {said}.",
            VERIFY,
        ) from error
