"""The ``argos`` engine: Argos Translate packages, which the engine of encoder-decoder models translates with.

Argos's own ``translate`` sends about one sentence a batch and joins sentences before decoding, which loses their
alignment. Its generation settings are kept, so that a single sentence comes out as it does there.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.engines.base import Decoding
from briefing.engines.seq2seq.engine import Seq2SeqEngine

if TYPE_CHECKING:
    from briefing.engines.argos.package import Tokenizer

ARGOS_DECODING = Decoding(beam_size=4, length_penalty=0.2)
"""From ``apply_packaged_translation`` in ``argostranslate/translate.py``, and its ``settings.py``, version 1.12.1."""


class ArgosEngine(Seq2SeqEngine):
    """Translates with an installed Argos package."""

    name = "argos"
    decoding = ARGOS_DECODING

    @cached_property
    def _codec(self) -> "PackageCodec":
        from briefing.engines.argos.package import load_package  # noqa: PLC0415 - heavy

        package = load_package(self._folder)
        opening = [package.target_prefix] if package.target_prefix else []
        return PackageCodec(self._folder / "model", package.tokenizer, opening)


@dataclass(frozen=True, slots=True)
class PackageCodec:
    """Argos's own tokenizer, the same for both sides; see :class:`~briefing.engines.seq2seq.codecs.Codec`."""

    model: Path
    tokenizer: "Tokenizer"
    opening: list[str]

    def encode_source(self, text: str) -> list[str]:
        """See :meth:`~briefing.engines.seq2seq.codecs.Codec.encode_source`."""
        return self.tokenizer.encode(text)

    encode_target = encode_source

    def decode(self, tokens: list[str]) -> str:
        """See :meth:`~briefing.engines.seq2seq.codecs.Codec.decode`."""
        return self.tokenizer.decode(tokens)
