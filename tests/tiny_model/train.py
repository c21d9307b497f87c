# /// script
# requires-python = ">=3.11"
# dependencies = ["ctranslate2==4.8.5", "numpy>=2", "sentencepiece==0.2.3", "torch==2.13.0"]
# ///
"""Trains the tiny Russian-English model and writes it as an Argos package.

python tests/tiny_model/train.py [package.argosmodel]

Measured: 492 s of CPU on one core of a 2.1 GHz Xeon (four epochs of about two minutes), less than 1 GB of memory.
"""

import io
import logging
import math
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sentencepiece
import torch
from corpus import FOREIGN, SEED, Pair, training_pairs
from export import save_int8, specify, write_package
from torch import Tensor, nn
from torch.nn import functional

VOCABULARY = 2000
WIDTH, INNER, HEADS, LAYERS = 160, 512, 4, 3
REACH = 8
EPOCHS = 4
BATCH_TOKENS = 800
PEAK_RATE = 2.5e-3
WARM_UP = 200
BOS, EOS = 1, 2
# The decoder layer whose attention CTranslate2 hands out; measured to point at the right source word most often.
ALIGNMENT_LAYER = -1
# Every letter of the languages of the region, so that any name in Cyrillic or Latin script can be spelled.
ALPHABET = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZçğıöşüəÇĞİÖŞÜƏâäéñÂÄÉÑ"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯәғқңөұүһіӘҒҚҢӨҰҮҺІ"
    "0123456789.,:;!?-–—()[]/\\%&+*=@#'\"«»“”„’‘$€№"
)
PACKAGE = Path(__file__).parent / "translate-ru_en-tiny.argosmodel"

log = logging.getLogger("train")


class Attention(nn.Module):
    """Multi-head attention with a layer norm in front and the residual added after it.

    Self-attention knows where tokens are by learnt vectors for the distance between two of them, added to keys
    and values (Shaw, Uszkoreit and Vaswani 2018), as OpenNMT and CTranslate2 have it.
    """

    def __init__(self, *, relative: bool = True) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.distances = nn.Embedding(2 * REACH + 1, WIDTH // HEADS) if relative else None

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> Tensor:
        """Attend from ``x`` (batch, length, width) to ``memory``, or to ``x`` itself when there is none."""
        normed = self.norm(x)
        source = normed if memory is None else memory
        query, key, value = (
            layer(states).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for layer, states in ((self.query, normed), (self.key, source), (self.value, source))
        )
        scores = query @ key.transpose(-1, -2)
        if self.distances is not None:
            between = self.distances(distance_ids(x.shape[1]))
            scores = scores + torch.einsum("bhqd,qkd->bhqk", query, between)
        weights = (scores * (WIDTH // HEADS) ** -0.5).masked_fill(~mask, -1e9).softmax(-1)
        mixed = weights @ value
        if self.distances is not None:
            mixed = mixed + torch.einsum("bhqk,qkd->bhqd", weights, between)
        return x + self.output(mixed.transpose(1, 2).flatten(-2))


class FeedForward(nn.Module):
    """The position-wise block, with its layer norm and residual."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """Transform each position of ``x`` (batch, length, width)."""
        return x + self.outer(self.inner(self.norm(x)).relu())


class EncoderLayer(nn.Module):
    """Self-attention and a feed-forward block."""

    def __init__(self) -> None:
        super().__init__()
        self.attention, self.ffn = Attention(), FeedForward()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Encode ``x``; ``mask`` is true at real tokens."""
        return self.ffn(self.attention(x, None, mask))


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source and a feed-forward block."""

    def __init__(self) -> None:
        super().__init__()
        self.attention, self.cross, self.ffn = Attention(), Attention(relative=False), FeedForward()

    def forward(self, x: Tensor, causal: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Decode ``x`` given the encoder's ``memory``; ``mask`` is true at real source tokens."""
        return self.ffn(self.cross(self.attention(x, None, causal), memory, mask))


class Transformer(nn.Module):
    """A pre-norm encoder-decoder whose one embedding table also serves as the output layer."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.encoder = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))
        self.decoder = nn.ModuleList(DecoderLayer() for _ in range(LAYERS))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return scaled embeddings; what stands at padding does not matter."""
        return self.embedding(tokens.clamp(min=0)) * WIDTH**0.5

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return logits (batch, target length, vocabulary) for the token after each target token."""
        mask = (source >= 0)[:, None, None, :]
        memory = self.embed(source)
        for layer in self.encoder:
            memory = layer(memory, mask)
        memory = self.encoder_norm(memory)
        x = self.embed(target)
        causal = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()
        for layer in self.decoder:
            x = layer(x, causal, memory, mask)
        return functional.linear(self.decoder_norm(x), self.embedding.weight)


def distance_ids(length: int) -> Tensor:
    """Return the row of the distance table for each query and key position (length, length)."""
    place = torch.arange(length)
    return (place[None, :] - place[:, None]).clamp(-REACH, REACH) + REACH


def train_tokenizer(pairs: list[Pair], folder: Path) -> sentencepiece.SentencePieceProcessor:
    """Train one SentencePiece model for both sides."""
    sentences = [text for pair in pairs for text in (pair.russian, pair.english) if not set(text) & set(FOREIGN)]
    model = io.BytesIO()  # a model trained into a file remembers that file's path
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        vocab_size=VOCABULARY,
        character_coverage=1.0,
        required_chars=ALPHABET,
        split_digits=True,
        num_threads=1,
        minloglevel=2,
    )
    (folder / "sentencepiece.model").write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def pad(rows: list[list[int]]) -> Tensor:
    """Return the rows as one matrix, padded with -1."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=-1)


Encoded = tuple[list[int], list[int]]


def batches(examples: list[Encoded], rng: random.Random) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield source and target matrices of sentences of similar length, shuffled, one epoch."""
    order = sorted(examples, key=lambda pair: len(pair[1]) + len(pair[0]) + rng.random() * 4)
    groups: list[list[Encoded]] = [[]]
    for example in order:
        if (len(groups[-1]) + 1) * len(example[1]) > BATCH_TOKENS:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    for group in groups:
        yield pad([source for source, _ in group]), pad([target for _, target in group])


def rate(step: int, total: int) -> float:
    """Return the share of the peak learning rate: a linear warm-up, then a cosine that ends at zero."""
    return min(step / WARM_UP, 0.5 + 0.5 * math.cos(math.pi * min(1.0, step / total)))


def next_token_loss(model: Transformer, source: Tensor, target: Tensor) -> Tensor:
    """Return the mean cross-entropy of each target token given the ones before it."""
    logits = model(source, target[:, :-1])
    return functional.cross_entropy(logits.flatten(0, 1), target[:, 1:].flatten(), ignore_index=-1)


def train(examples: list[Encoded], vocabulary: int) -> Transformer:
    """Train for a fixed number of epochs."""
    rng = random.Random(SEED)
    model = Transformer(vocabulary)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    total = EPOCHS * sum(1 for _ in batches(examples, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, total))
    for epoch in range(1, EPOCHS + 1):
        losses = []
        for source, target in batches(examples, rng):
            loss = next_token_loss(model, source, target)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d: loss %.4f, %.0f s of CPU so far", epoch, sum(losses) / len(losses), time.process_time())
    return model.eval()


def encode(pairs: list[Pair], tokenizer: sentencepiece.SentencePieceProcessor) -> list[Encoded]:
    """Return the token ids of each pair: the target between start and end tokens, the source bare, as in Argos."""
    return [(tokenizer.encode(pair.russian), [BOS, *tokenizer.encode(pair.english), EOS]) for pair in pairs]


def build(package: Path) -> None:
    """Train on the corpus and write the package."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    pairs = training_pairs()
    log.info("%d sentence pairs", len(pairs))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / package.stem
        folder.mkdir()
        tokenizer = train_tokenizer(pairs, folder)
        pieces = [tokenizer.id_to_piece(i) for i in range(tokenizer.get_piece_size())]
        model = train(encode(pairs, tokenizer), len(pieces))
        save_int8(specify(model, HEADS, ALIGNMENT_LAYER, pieces), folder / "model")
        write_package(package, folder)
    log.info("%s: %.2f MB", package, package.stat().st_size / 1e6)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE)
