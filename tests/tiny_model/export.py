"""Writes a trained model as an Argos package: CTranslate2's int8 weights and the tokenizer, zipped reproducibly."""

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import ctranslate2
from ctranslate2.converters.utils import fuse_linear
from ctranslate2.specs import attention_spec, common_spec, transformer_spec
from torch import nn

if TYPE_CHECKING:
    from train import Attention, FeedForward, Transformer

METADATA = {
    "package_version": "1.0",
    "argos_version": "1.9",
    "type": "translate",
    "from_code": "ru",
    "from_name": "Russian",
    "to_code": "en",
    "to_name": "English",
}
README = """# Russian - English, tiny

A test model: it knows a few hundred sentence patterns of regional policy news and nothing else.
Made by `tests/tiny_model/train.py` of the project `briefing`; MIT licence.
"""
# The earliest a zip archive can say: a rebuilt package of equal content is equal byte for byte.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def set_norm(spec: common_spec.LayerNormSpec, layer: nn.LayerNorm) -> None:
    """Copy a layer norm."""
    spec.gamma, spec.beta = layer.weight.detach().numpy(), layer.bias.detach().numpy()


def set_linear(spec: common_spec.LinearSpec, layer: nn.Linear) -> None:
    """Copy a linear layer."""
    spec.weight, spec.bias = layer.weight.detach().numpy(), layer.bias.detach().numpy()


def set_fused(spec: common_spec.LinearSpec, layers: list[nn.Linear]) -> None:
    """Copy linear layers that CTranslate2 keeps as one."""
    parts = [common_spec.LinearSpec() for _ in layers]
    for part, layer in zip(parts, layers, strict=True):
        set_linear(part, layer)
    fuse_linear(spec, parts)


def set_attention(spec: attention_spec.MultiHeadAttentionSpec, layer: "Attention", *, cross: bool = False) -> None:
    """Copy an attention block: query, key and value are one matrix, or query apart when it looks at the source."""
    set_norm(spec.layer_norm, layer.norm)
    groups = [[layer.query], [layer.key, layer.value]] if cross else [[layer.query, layer.key, layer.value]]
    for linear, group in zip(spec.linear[:-1], groups, strict=True):
        set_fused(linear, group)
    set_linear(spec.linear[-1], layer.output)
    if layer.distances is not None:
        spec.relative_position_keys = spec.relative_position_values = layer.distances.weight.detach().numpy()


def set_ffn(spec: transformer_spec.FeedForwardSpec, layer: "FeedForward") -> None:
    """Copy a feed-forward block."""
    set_norm(spec.layer_norm, layer.norm)
    set_linear(spec.linear_0, layer.inner)
    set_linear(spec.linear_1, layer.outer)


def specify(
    model: "Transformer", heads: int, alignment_layer: int, pieces: list[str]
) -> transformer_spec.TransformerSpec:
    """Return CTranslate2's description of the model. Attention handed out is the mean of all heads of one layer."""
    spec = transformer_spec.TransformerSpec.from_config(
        (len(model.encoder), len(model.decoder)),
        heads,
        with_relative_position=True,
        alignment_layer=alignment_layer,
        alignment_heads=heads,
    )
    table = model.embedding.weight.detach().numpy()
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    set_norm(spec.encoder.layer_norm, model.encoder_norm)
    set_norm(spec.decoder.layer_norm, model.decoder_norm)
    for part, layer in zip(spec.encoder.layer, model.encoder, strict=True):
        set_attention(part.self_attention, layer.attention)
        set_ffn(part.ffn, layer.ffn)
    for part, layer in zip(spec.decoder.layer, model.decoder, strict=True):
        set_attention(part.self_attention, layer.attention)
        set_attention(part.attention, layer.cross, cross=True)
        set_ffn(part.ffn, layer.ffn)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    return spec


def save_int8(spec: ctranslate2.specs.ModelSpec, folder: Path) -> None:
    """Write the model with 8-bit weights into a new ``folder``."""
    folder.mkdir()
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def write_package(package: Path, folder: Path) -> None:
    """Zip ``folder`` (``model/`` and ``sentencepiece.model``) as an Argos package named after the file."""
    (folder / "metadata.json").write_text(json.dumps(METADATA, indent=4) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{package.stem}/{path.relative_to(folder).as_posix()}", ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
