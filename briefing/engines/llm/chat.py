"""The conversation format of the ``llm`` engine's models, ChatML, in text and in tokens.

A conversation is a row of turns, ``<|im_start|>role`` line end ``text<|im_end|>`` line end. A converted model's folder
holds, beside CTranslate2's own files, the two files named here.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TURN_START, TURN_END, TEXT_END = "<|im_start|>", "<|im_end|>", "<|endoftext|>"

_EMPTY_LINE = "ĊĊ"
"""Two line ends, in the letters that byte-level BPE writes bytes with."""

_FORMAT_FILE = "chat.json"
_TOKENIZER_FILE = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """What a model calls itself and the tokens that end its answer, the usual one first."""

    name: str
    end_tokens: tuple[str, ...] = (TURN_END, TEXT_END)
    template: str = "chatml"


class Chat:
    """Turns text into the model's tokens and back; loaded from a converted model's folder."""

    def __init__(self, tokenizer: "Tokenizer", form: ChatFormat) -> None:
        # Without this an article that says "<|im_end|>" would end the user's turn and begin one of its own.
        tokenizer.encode_special_tokens = True
        self._tokenizer = tokenizer
        self.end_tokens = list(form.end_tokens)

    @classmethod
    def load(cls, folder: Path) -> "Chat":
        """Read what :meth:`save` wrote."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - heavy

        form = json.loads((folder / _FORMAT_FILE).read_text(encoding="utf-8"))
        return cls(Tokenizer.from_file(str(folder / _TOKENIZER_FILE)), ChatFormat(**form))

    @staticmethod
    def save(folder: Path, tokenizer: "Tokenizer", form: ChatFormat) -> None:
        """Write the tokenizer and the format."""
        tokenizer.save(str(folder / _TOKENIZER_FILE))
        text = json.dumps(asdict(form), ensure_ascii=False, indent=2) + "\n"
        (folder / _FORMAT_FILE).write_text(text, encoding="utf-8")

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of running text; what looks like a special token is text too."""
        tokens: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return tokens

    @cached_property
    def empty_lines(self) -> frozenset[int]:
        """The ids of the tokens that end a line and the empty one behind it."""
        return frozenset(number for token, number in self._tokenizer.get_vocab().items() if _EMPTY_LINE in token)

    def turn(self, role: str, text: str) -> list[str]:
        """Return a whole turn."""
        return self.begin(role, text) + self.end()

    def begin(self, role: str, text: str = "") -> list[str]:
        """Return a turn that the model is to continue after ``text``."""
        return [TURN_START, *self.tokens(f"{role}\n{text}")]

    def end(self) -> list[str]:
        """Return what ends a turn."""
        return [TURN_END, *self.tokens("\n")]

    def text(self, ids: Sequence[int]) -> str:
        """Return the text of generated tokens, without special ones; space at its ends is kept."""
        text: str = self._tokenizer.decode(list(ids), skip_special_tokens=True)
        return text
