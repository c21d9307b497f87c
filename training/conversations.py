"""A pair as the model sees it: the engine's own prompt, and the answer that is to be learnt."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.engines.llm import prompts
from briefing.engines.llm.chat import TURN_END, Chat, ChatFormat
from briefing.engines.llm.gguf import tokenizer
from briefing.engines.llm.gguf.reading import read_header
from briefing.records import TermHint
from training.pairs import Pair

FILLS = (0, 0, 2, 6, 16, 30, 45)
"""Line ends behind a sentence, one of these by chance: the engine fills prompts up to a multiple of 64 tokens."""

UNHINTED = 0.15
"""Share of the pairs with terms whose prompt does not name them."""


class Conversation(NamedTuple):
    """Token ids of the prompt, and of the answer with the token that ends it."""

    prompt: list[int]
    answer: list[int]

    @property
    def length(self) -> int:
        """Tokens in all."""
        return len(self.prompt) + len(self.answer)


class Conversations:
    """Makes conversations in the tokens of a GGUF file's model."""

    def __init__(self, gguf: Path) -> None:
        header = read_header(gguf)
        built = tokenizer.build(header)
        self._chat = Chat(built, ChatFormat(header.name))
        self._ids = built.get_vocab()

    def some(self, pair: Pair, chance: random.Random) -> Conversation:
        """Return the conversation of a pair, by chance with or without its terms, filled up more or less."""
        named = bool(pair.terms) and chance.random() > UNHINTED
        return self.exact(pair, hints(pair.terms) if named else (), chance.choice(FILLS))

    def exact(self, pair: Pair, named: Sequence[TermHint], fill: int) -> Conversation:
        """Return the conversation of a pair with the terms ``named`` and ``fill`` line ends behind the sentence."""
        chat = self._chat
        prompt = (
            chat.turn("system", prompts.instruction("ru"))
            + chat.begin("user", prompts.question(pair.source, named))
            + chat.tokens("\n") * fill
            + chat.end()
            + chat.begin("assistant")
        )
        return Conversation(self._numbered(prompt), self._numbered([*chat.tokens(pair.target), TURN_END]))

    def _numbered(self, tokens: Sequence[str]) -> list[int]:
        return [self._ids[token] for token in tokens]


def hints(terms: str) -> tuple[TermHint, ...]:
    """Return a pair's terms as the engine is given them.

    >>> hints("порт = port; СЭЗ = SEZ")
    (TermHint(source='порт', target='port'), TermHint(source='СЭЗ', target='SEZ'))
    """
    named = (term.partition(" = ") for term in terms.split("; ") if term)
    return tuple(TermHint(source, target) for source, _, target in named)
