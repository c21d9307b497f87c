"""Make an Argos package of Argos's size with random weights: right for speed, nonsense as a translation.

Usage: python tests/benchmarks/random_package.py FOLDER [TEXT]

Six encoder and six decoder layers, width 512, 8 heads, 32,000 pieces, int8, as the published Argos packages. The
tokenizer is trained on TEXT (default: the articles in seeds/). A model with random weights never ends a sentence
by itself, so the position encodings carry a ramp that the end-of-sentence token answers to: hypotheses end near
30 pieces, as those of news sentences do.
"""

import io
import json
import sys
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec, model_spec

LAYERS, WIDTH, HEADS, PIECES = 6, 512, 8, 32_000
SENTENCE_PIECES = 30
POSITIONS = 1024
SEEDS = Path(__file__).parents[2] / "seeds"


def make(folder: Path, text: str) -> Path:
    """Write the package as ``folder/translate-ru_en-random`` and return that path."""
    package = folder / "translate-ru_en-random"
    (package / "model").mkdir(parents=True)
    (package / "metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")
    tokenizer = _tokenizer(text)
    (package / "sentencepiece.model").write_bytes(tokenizer)
    _model(_vocabulary(tokenizer)).save(str(package / "model"))
    return package


METADATA = {
    "package_version": "0.0",
    "argos_version": "1.9",
    "from_code": "ru",
    "from_name": "Russian",
    "to_code": "en",
    "to_name": "English",
}


def _tokenizer(text: str) -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=model,
        vocab_size=PIECES,
        hard_vocab_limit=False,  # a short text does not have so many; the rest is padding
        minloglevel=2,
    )
    return model.getvalue()


def _vocabulary(tokenizer: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    pieces = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    return pieces + [f"▁padding{index}" for index in range(PIECES - len(pieces))]


def _model(vocabulary: list[str]) -> TransformerSpec:
    spec = TransformerSpec.from_config(num_layers=LAYERS, num_heads=HEADS, pre_norm=True)
    rng = np.random.default_rng(0)
    model_spec.visit_spec(spec, lambda owner, name, value: _fill(owner, name, value, rng))
    _end_sentences(spec, vocabulary.index("</s>"))
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _fill(owner: model_spec.LayerSpec, path: str, value: object, rng: np.random.Generator) -> None:
    """Set what :class:`TransformerSpec` leaves ``None``: weights (rows, columns), gammas and betas."""
    if value is not None:
        return
    name = path.rpartition("/")[2]
    if name == "weight":
        setattr(owner, name, rng.normal(0, 0.02, _shape(path)).astype(np.float32))
    else:
        setattr(owner, name, np.full(WIDTH, name == "gamma", np.float32))


def _shape(path: str) -> tuple[int, int]:
    shapes = {
        "embeddings": (PIECES, WIDTH),
        "projection": (PIECES, WIDTH),
        "self_attention/linear_0": (3 * WIDTH, WIDTH),
        "/attention/linear_1": (2 * WIDTH, WIDTH),
        "ffn/linear_0": (4 * WIDTH, WIDTH),
        "ffn/linear_1": (WIDTH, 4 * WIDTH),
    }
    return next((shape for part, shape in shapes.items() if part in path), (WIDTH, WIDTH))


def _end_sentences(spec: TransformerSpec, end: int) -> None:
    ramp = np.arange(POSITIONS, dtype=np.float32) - SENTENCE_PIECES
    encodings = np.zeros((POSITIONS, WIDTH), np.float32)
    spec.encoder.position_encodings.encodings = encodings.copy()
    encodings[:, 0] = ramp
    spec.decoder.position_encodings.encodings = encodings
    spec.decoder.projection.weight[end] = 0
    spec.decoder.projection.weight[end, 0] = 1


if __name__ == "__main__":
    source = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    corpus = source.read_text("utf-8") if source else "\n".join(p.read_text("utf-8") for p in SEEDS.glob("*.txt"))
    print(make(Path(sys.argv[1]), corpus), f"CTranslate2 {ctranslate2.__version__}")
