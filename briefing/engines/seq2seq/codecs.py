"""Between text and the tokens of an encoder-decoder model: SentencePiece pieces, and language tokens around them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from briefing.engines.seq2seq import vocabulary
from briefing.engines.seq2seq.languages import language_tokens
from briefing.errors import ModelError
from briefing.records import LanguagePair

END = "</s>"
SOURCE, TARGET = "source.spm", "target.spm"
BOTH = "*.model"
"""How a SentencePiece model for both sides is called: ``sentencepiece.bpe.model``, ``spm.128k.model``."""


class Codec(Protocol):
    """Turns text into tokens and back; ``model`` is CTranslate2's folder, ``opening`` what each target begins with."""

    @property
    def model(self) -> Path:
        """The folder that CTranslate2 opens."""

    @property
    def opening(self) -> list[str]:
        """The tokens that every translation begins with."""

    def encode_source(self, text: str) -> list[str]:
        """Return the tokens of a sentence to translate."""

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a translation, or of its beginning, after the opening."""

    def decode(self, tokens: list[str]) -> str:
        """Return the text of a translation's tokens after the opening."""


@dataclass(frozen=True, slots=True)
class SentencePieceCodec:
    """A SentencePiece model for each side; ``before`` and ``after`` stand around the pieces of a source."""

    model: Path
    source: Any
    target: Any
    before: list[str]
    after: list[str]
    opening: list[str]

    def encode_source(self, text: str) -> list[str]:
        """See :meth:`Codec.encode_source`."""
        return [*self.before, *self.source.encode(text, out_type=str), *self.after]

    def encode_target(self, text: str) -> list[str]:
        """See :meth:`Codec.encode_target`."""
        pieces: list[str] = self.target.encode(text, out_type=str)
        return pieces

    def decode(self, tokens: list[str]) -> str:
        """See :meth:`Codec.decode`."""
        text: str = self.target.decode(tokens)
        return text


def load_codec(folder: Path, pair: LanguagePair) -> SentencePieceCodec:
    """Return the codec of an installed model for a pair of languages.

    Raises:
        ModelError: a tokenizer or a language token is missing.
    """
    source, target = map(_load, tokenizers(folder))
    after = [] if configuration(folder).get("add_source_eos") else [END]
    tokens = language_tokens(vocabulary.read(folder, "target"))
    if not tokens:
        return SentencePieceCodec(folder, source, target, [], after, [])
    for code in pair:
        if code not in tokens:
            raise ModelError(f"The model in {folder} has no token for the language {code!r}.", "Choose another model.")
    return SentencePieceCodec(folder, source, target, [tokens[pair[0]]], after, [tokens[pair[1]]])


def tokenizers(folder: Path) -> tuple[Path, Path]:
    """Return the SentencePiece models of source and target, which may be the same file.

    Raises:
        ModelError: there is none, or one side's is missing.
    """
    sides = folder / SOURCE, folder / TARGET
    if all(side.is_file() for side in sides):
        return sides
    if len(both := sorted(folder.glob(BOTH))) == 1:
        return both[0], both[0]
    raise ModelError(
        f"{folder.name} has neither {SOURCE} and {TARGET} nor one SentencePiece model for both languages.",
        "Put the tokenizer that the publisher offers with the model into the folder.",
    )


def configuration(folder: Path) -> Mapping[str, Any]:
    """Return what ``config.json`` says, nothing if there is none: old versions of CTranslate2 wrote none.

    Raises:
        ModelError: it is damaged.
    """
    file = folder / "config.json"
    try:
        said = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{file.name} is damaged: {error}.", vocabulary.REMEDY) from error
    if not isinstance(said, dict):
        raise ModelError(f"{file.name} is no JSON object.", vocabulary.REMEDY)
    return said


def pieces(file: Path) -> list[str]:
    """Return the pieces of a SentencePiece model, in the order of their numbers.

    Raises:
        ModelError: it is damaged.
    """
    loaded = _load(file)
    return [loaded.id_to_piece(number) for number in range(loaded.get_piece_size())]


def _load(file: Path) -> Any:
    import sentencepiece  # noqa: PLC0415 - heavy

    try:
        return sentencepiece.SentencePieceProcessor(model_proto=file.read_bytes())
    except (RuntimeError, OSError) as error:
        raise ModelError(f"{file.name} is no SentencePiece model, or is damaged.", vocabulary.REMEDY) from error
