# /// script
# requires-python = ">=3.11"
# dependencies = ["ctranslate2==4.8.5", "numpy>=2", "sentencepiece==0.2.3", "torch==2.13.0", "transformers==5.24.0"]
# ///
"""Trains two models on the sentences of the tiny Argos package, in the layouts of OPUS-MT and of NLLB.

python tests/tiny_model/train_layouts.py opus|nllb [epochs]

Each is a model of Hugging Face transformers, converted with CTranslate2's own converter and zipped reproducibly.
"""

import io
import json
import logging
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece
import torch
from corpus import FOREIGN, SEED, Pair, training_pairs
from export import ZIP_EPOCH
from torch import Tensor
from train import ALPHABET, Encoded, batches, rate
from transformers import M2M100Config, M2M100ForConditionalGeneration, MarianConfig, MarianMTModel

WIDTH, INNER, HEADS, LAYERS, POSITIONS = 96, 256, 4, 2, 128
PEAK_RATE = 3e-3
EPOCHS = 4
RUSSIAN, ENGLISH = "rus_Cyrl", "eng_Latn"

log = logging.getLogger("train_layouts")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What CTranslate2's converters ask of a tokenizer: all tokens, and what the special ones are called."""

    tokens: list[str]
    pad_token: str = "<pad>"
    bos_token: str = "<s>"
    eos_token: str = "</s>"
    unk_token: str = "<unk>"
    special_tokens_map: dict[str, list[str]] = field(default_factory=dict)

    def get_vocab(self) -> dict[str, int]:
        """Return the number of each token."""
        return {token: number for number, token in enumerate(self.tokens)}

    def convert_ids_to_tokens(self, number: int) -> str:
        """Return a token."""
        return self.tokens[number]


@dataclass(frozen=True, slots=True)
class Layout:
    """A model to train: its zip's name, files beside the model, sentence pairs as token numbers, and the model."""

    name: str
    files: dict[str, bytes]
    vocabulary: Vocabulary
    examples: list[Encoded]
    model: Any


def train_tokenizer(sentences: Sequence[str], size: int, alphabet: str) -> bytes:
    """Train a SentencePiece model without normalisation, whose rules would take more room than its pieces."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentence for sentence in sentences if not set(sentence) & set(FOREIGN)),
        model_writer=model,
        vocab_size=size,
        character_coverage=1.0,
        required_chars=alphabet,
        normalization_rule_name="identity",
        split_digits=True,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def pieces(model: bytes) -> tuple[list[str], Callable[[str], list[str]]]:
    """Return the pieces of a SentencePiece model, without its special ones, and what splits a sentence into pieces."""
    loaded = sentencepiece.SentencePieceProcessor(model_proto=model)
    names = [loaded.id_to_piece(number) for number in range(3, loaded.get_piece_size())]
    return names, lambda sentence: loaded.encode(sentence, out_type=str)


def numbered(vocabulary: Vocabulary, sentences: Sequence[list[str]]) -> list[list[int]]:
    """Return sentences of tokens as numbers."""
    numbers = vocabulary.get_vocab()
    unknown = numbers[vocabulary.unk_token]
    return [[numbers.get(token, unknown) for token in sentence] for sentence in sentences]


def opus(pairs: Sequence[Pair]) -> Layout:
    """Return an OPUS-MT model: a SentencePiece model each side, one vocabulary, no language tokens."""
    source = train_tokenizer([pair.russian for pair in pairs], 700, ALPHABET)
    target = train_tokenizer([pair.english for pair in pairs], 600, "".join(filter(str.isascii, ALPHABET)) + "çğışüə")
    (left, split), (right, split_target) = pieces(source), pieces(target)
    vocabulary = Vocabulary(["</s>", "<unk>", *dict.fromkeys(left + right), "<pad>"])
    sources = numbered(vocabulary, [[*split(pair.russian), "</s>"] for pair in pairs])
    targets = numbered(vocabulary, [["<pad>", *split_target(pair.english), "</s>"] for pair in pairs])
    config = MarianConfig(
        **_sizes(vocabulary),
        decoder_vocab_size=len(vocabulary.tokens),
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=len(vocabulary.tokens) - 1,
        decoder_start_token_id=len(vocabulary.tokens) - 1,
        eos_token_id=0,
    )
    languages = json.dumps({"target_lang": "en", "source_lang": "ru"}).encode()
    files = {"source.spm": source, "target.spm": target, "tokenizer_config.json": languages}
    examples = list(zip(sources, targets, strict=True))
    return Layout("opus-mt-ru-en-tiny", files, vocabulary, examples, MarianMTModel(config))


def nllb(pairs: Sequence[Pair]) -> Layout:
    """Return an NLLB model: one SentencePiece model, a language token before the source and before the target."""
    both = train_tokenizer([text for pair in pairs for text in (pair.russian, pair.english)], 1000, ALPHABET)
    names, split = pieces(both)
    vocabulary = Vocabulary(["<s>", "<pad>", "</s>", "<unk>", *names, ENGLISH, RUSSIAN, "<mask>"])
    sources = numbered(vocabulary, [[RUSSIAN, *split(pair.russian), "</s>"] for pair in pairs])
    targets = numbered(vocabulary, [["</s>", ENGLISH, *split(pair.english), "</s>"] for pair in pairs])
    config = M2M100Config(**_sizes(vocabulary), decoder_start_token_id=2)
    files = {"sentencepiece.bpe.model": both}
    examples = list(zip(sources, targets, strict=True))
    return Layout("nllb-tiny", files, vocabulary, examples, M2M100ForConditionalGeneration(config))


def _sizes(vocabulary: Vocabulary) -> dict[str, Any]:
    sides = {
        f"{side}_{name}": value
        for side in ("encoder", "decoder")
        for name, value in (("layers", LAYERS), ("attention_heads", HEADS), ("ffn_dim", INNER), ("layerdrop", 0.0))
    }
    no_dropout = {"dropout": 0.0, "attention_dropout": 0.0, "activation_dropout": 0.0}
    return {
        "vocab_size": len(vocabulary.tokens),
        "d_model": WIDTH,
        "max_position_embeddings": POSITIONS,
        **sides,
        **no_dropout,
    }


def train(layout: Layout, epochs: int) -> None:
    """Train for a fixed number of epochs."""
    model, rng = layout.model, random.Random(SEED)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    total = epochs * sum(1 for _ in batches(layout.examples, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, total))
    for epoch in range(1, epochs + 1):
        losses = []
        for source, target in batches(layout.examples, rng):
            loss = next_token_loss(model, source, target)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():  # Marian's decoder starts from zero, which transformers writes as padding
                model.get_input_embeddings().weight[model.config.pad_token_id] = 0
            losses.append(loss.item())
        log.info("epoch %d: loss %.4f, %.0f s of CPU so far", epoch, sum(losses) / len(losses), time.process_time())


def next_token_loss(model: Any, source: Tensor, target: Tensor) -> Tensor:
    """Return the mean cross-entropy of each target token given the ones before it."""
    pad = model.config.pad_token_id
    labels = target[:, 1:].masked_fill(target[:, 1:] < 0, -100)
    logits = model(
        input_ids=source.masked_fill(source < 0, pad),
        attention_mask=(source >= 0).long(),
        decoder_input_ids=target[:, :-1].masked_fill(target[:, :-1] < 0, pad),
    ).logits
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())


class Converter(ctranslate2.converters.TransformersConverter):
    """CTranslate2's converter, for a model and a vocabulary that were never published."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        super().__init__(str(folder))
        self._vocabulary = vocabulary

    def load_tokenizer(self, *_: Any, **__: Any) -> Vocabulary:
        """Return the vocabulary."""
        return self._vocabulary


def write(layout: Layout, scratch: Path) -> Path:
    """Convert a trained model to int8 and zip it with its tokenizers."""
    layout.model.eval().save_pretrained(scratch / "trained")
    Converter(scratch / "trained", layout.vocabulary).convert(str(scratch / "converted"), quantization="int8")
    files = {path.name: path.read_bytes() for path in (scratch / "converted").iterdir()} | layout.files
    package = Path(__file__).parent / f"{layout.name}.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{layout.name}/{name}", ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return package


def main(layout: Callable[[Sequence[Pair]], Layout], epochs: int) -> None:
    """Train on the corpus and write the zip."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chosen = layout(training_pairs())
    log.info("%s: %d parameters, %d tokens", chosen.name, chosen.model.num_parameters(), len(chosen.vocabulary.tokens))
    train(chosen, epochs)
    with tempfile.TemporaryDirectory() as scratch:
        package = write(chosen, Path(scratch))
    log.info("%s: %.2f MB", package, package.stat().st_size / 1e6)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main({"opus": opus, "nllb": nllb}[sys.argv[1]], int(sys.argv[2]) if len(sys.argv) > 2 else EPOCHS)
