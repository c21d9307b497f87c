"""The products of frozen layers, forth and back."""

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: training/requirements.txt")
pytest.importorskip("transformers", reason="training needs transformers: training/requirements.txt")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own


@pytest.fixture(autouse=True)
def _nothing_is_compiled() -> None:
    torch.compiler.set_stance("force_eager")


def test_products_are_those_of_the_weights_but_for_rounding() -> None:
    from training.lora import FrozenLinear

    chance = torch.Generator().manual_seed(1)
    weight = torch.randn(96, 640, generator=chance) * torch.linspace(0.1, 3, 96)[:, None]
    bias = torch.randn(96, generator=chance)
    x = torch.randn(5, 3, 640, generator=chance, requires_grad=True)
    gradient = torch.randn(5, 3, 96, generator=chance)
    y = FrozenLinear(weight, bias, has_gradient=True)(x)
    y.backward(gradient)
    assert off(y.detach() - bias, x.detach() @ weight.T) < 0.05
    assert off(x.grad, gradient @ weight) < 0.1  # 96 summands even out less


def off(found: "torch.Tensor", wanted: "torch.Tensor") -> float:
    return float((found - wanted).norm() / wanted.norm())
