"""A Qwen2 model whose frozen weights are int8 and whose upper layers have low-rank adapters: LoRA for a few CPU cores.

LoRA (Hu et al., 2021, arXiv:2106.09685): beside a frozen matrix W stands scale·B·A of a small rank, and only A and B
are trained. Integer products are what makes it bearable on a CPU: twice the speed of float32, in both directions.
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AutoConfig, AutoModelForCausalLM

from training.adapter_file import SCALE
from training.packing import attention

AttentionInterface.register("packed", attention)

_LARGEST = 127
_ZERO_POINT = 128
_ZERO = 1e-8  # below this a row is all zeros: its scale would not be finite


@torch.compile(dynamic=True)
def quantised(rows: Tensor) -> tuple[Tensor, Tensor]:
    """Return (n, width) float32 as bytes around :data:`_ZERO_POINT`, and the (n, 1) factors that give it back."""
    scale = rows.abs().amax(-1, keepdim=True).clamp_min(_ZERO) / _LARGEST
    return ((rows * (1 / scale)).round() + _ZERO_POINT).to(torch.uint8), scale


class Int8Matrix:
    """An int8 matrix (outputs, inputs) in the order in which oneDNN reads it, and a float32 scale for each output.

    Where a processor has no VNNI, sums of two products of bytes saturate: that puts the model's products off by 0.3 to
    2 % of their spread, about as much as rounding to int8 does.
    """

    def __init__(self, values: Tensor, scales: Tensor) -> None:
        self._packed = torch.ops.onednn.qlinear_prepack(values.contiguous(), None)
        self._scales = scales
        self._zeros = torch.zeros(len(values), dtype=torch.int64)

    def product(self, x: Tensor) -> Tensor:
        """Return x (…, inputs) times the transposed matrix, (…, outputs); x is rounded to int8, with a scale a row."""
        rows, factors = quantised(x.reshape(-1, x.shape[-1]))
        # There is no public way that is to stay. torch.compile makes quantised layers of this, and unlike torch._int_mm
        # it is quick without VNNI too.
        y = torch.ops.onednn.qlinear_pointwise(
            rows, 1.0, _ZERO_POINT, self._packed, self._scales, self._zeros, None, 1.0, 0, torch.float32, "none", [], ""
        )
        return y.mul_(factors).reshape(*x.shape[:-1], -1)


class Int8Product(torch.autograd.Function):
    """x·Wᵀ in integers; W is int8 with one float32 scale a row."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, layer: "FrozenLinear") -> Tensor:
        """Return (…, outputs) of x (…, inputs)."""
        ctx.layer = layer
        return layer.forth.product(x)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:
        """Return the gradient of x; the weights have none."""
        return ctx.layer.back.product(gradient * ctx.layer.scale), None


class FrozenLinear(nn.Module):
    """A linear layer in int8 that is not trained; gradients go ``back`` through its transposed weights, if they do."""

    def __init__(self, weight: Tensor, bias: Tensor | None, *, has_gradient: bool) -> None:
        super().__init__()
        self.scale = weight.float().abs().amax(1).clamp_min(_ZERO) / _LARGEST
        whole = torch.round(weight.float() / self.scale[:, None]).to(torch.int8)
        self.forth = Int8Matrix(whole, self.scale)
        self.back = Int8Matrix(whole.T, torch.ones(whole.shape[1])) if has_gradient else None
        self.bias = None if bias is None else bias.float()

    def forward(self, x: Tensor) -> Tensor:
        """Return (…, outputs) of x (…, inputs)."""
        y: Tensor = Int8Product.apply(x, self)
        return y if self.bias is None else y + self.bias


class LoraLinear(nn.Module):
    """A frozen linear layer with an adapter beside it: A is (rank, inputs), B (outputs, rank) and zero at first."""

    def __init__(self, weight: Tensor, bias: Tensor | None, rank: int) -> None:
        super().__init__()
        outputs, inputs = weight.shape
        self.base = FrozenLinear(weight, bias, has_gradient=True)
        self.A = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
        self.B = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, x: Tensor) -> Tensor:
        """Return (…, outputs) of x (…, inputs)."""
        y: Tensor = self.base(x) + (x @ self.A.T * SCALE) @ self.B.T
        return y


def load(gguf: Path, rank: int, first_layer: int) -> nn.Module:
    """Return the model of a GGUF file with adapters in its layers from ``first_layer`` (counted from 0) on.

    Below that no gradient is needed, so nothing is kept of those layers. All weights are dequantised at once: 8 GB for
    a minute with 1.5 billion of them.
    """
    weights = _weights(gguf)
    model = _empty(gguf)
    for name in [name for name, layer in model.named_modules() if isinstance(layer, nn.Linear)]:
        own = weights[f"{name}.weight"], weights.get(f"{name}.bias")
        is_head = not name.startswith("model.layers.")
        is_adapted = not is_head and _layer(name) >= first_layer
        layer = LoraLinear(*own, rank) if is_adapted else FrozenLinear(*own, has_gradient=is_head)
        _put(model, name, layer)
    embeddings = weights["model.embed_tokens.weight"].float()
    model.model.embed_tokens = nn.Embedding.from_pretrained(embeddings, freeze=True)
    for name in [name for name, parameter in model.named_parameters() if parameter.is_meta]:
        _put(model, name, nn.Parameter(weights[name].float(), requires_grad=False))
    model.model.rotary_emb = type(model.model.rotary_emb)(model.config)
    return model


def trained(model: nn.Module) -> dict[str, nn.Parameter]:
    """Return the adapters' matrices by name."""
    return {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}


def _weights(gguf: Path) -> dict[str, Tensor]:
    """Return the file's weights in bfloat16."""
    full = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    return {name: values.to(torch.bfloat16) for name, values in full.state_dict().items()}


def _empty(gguf: Path) -> nn.Module:
    """Return the model without any weights."""
    config = AutoConfig.from_pretrained(gguf.parent, gguf_file=gguf.name)
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    with torch.device("meta"):
        model: nn.Module = AutoModelForCausalLM.from_config(config, attn_implementation="packed")
    return model


def _put(model: nn.Module, name: str, value: nn.Module | nn.Parameter) -> None:
    parent, _, child = name.rpartition(".")
    setattr(model.get_submodule(parent), child, value)


def _layer(name: str) -> int:
    """«model.layers.12.mlp.up_proj» is in layer 12."""
    return int(name.split(".")[2])
