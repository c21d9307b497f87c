"""Conversations that share a row are learnt as each would be alone."""

from pathlib import Path
from typing import Any

import pytest

from tests.factories.gguf import TOKENS, tiny_model
from tests.training.exact import ExactMatrix
from training.conversations import Conversation

torch = pytest.importorskip("torch", reason="training needs torch: training/requirements.txt")
pytest.importorskip("transformers", reason="training needs transformers: training/requirements.txt")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own


def ids(*tokens: str) -> list[int]:
    return [TOKENS.index(token) for token in tokens]


LONG = Conversation(ids("<|im_start|>", "the", "a", "b", "é"), ids("Ġcat", "0", "!"))
OTHER = Conversation(ids("<|im_start|>", "the", "0"), ids("x", "ÿ"))
REPEATED = Conversation(ids("<|im_start|>", "the", "a", "b", "é"), ids("b", "b", "Ġcat", "a"))


def gradients(file: Path, parts: list[list[Conversation]]) -> tuple[float, dict[str, Any]]:
    """Return the loss of rows, and the gradients of all matrices, in float32."""
    from training import lora
    from training.train import Trainer

    torch.manual_seed(1)
    trainer = Trainer(lora.load(file, 4, 1))
    for parameter in trainer.parameters.values():
        parameter.data.normal_(0, 0.1)  # with more, attention is all or nothing and has no gradient
    loss = sum(trainer._loss(part, 1) for part in parts)
    return loss, {name: parameter.grad for name, parameter in trainer.parameters.items()}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model().write(tmp_path_factory.mktemp("packing") / "tiny.gguf")


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    from training import lora

    monkeypatch.setattr(lora, "Int8Matrix", ExactMatrix)


@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize("row", [[LONG, OTHER], [OTHER, LONG, REPEATED], [LONG, LONG]])
def test_a_row_is_learnt_as_each_alone(file: Path, row: list[Conversation]) -> None:
    together, found = gradients(file, [row])
    apart, wanted = gradients(file, [[conversation] for conversation in row])
    assert together == pytest.approx(apart, rel=1e-5)
    for name, gradient in wanted.items():
        assert (found[name] - gradient).norm() < 1e-4 * gradient.norm()


@pytest.mark.usefixtures("exact")
def test_attention_is_what_transformers_works_out(file: Path) -> None:
    from training import lora

    model = lora.load(file, 4, 1)
    said = []
    for implementation in ("packed", "eager"):
        model.set_attn_implementation(implementation)
        with torch.no_grad():
            said.append(model(torch.tensor([[*LONG.prompt, *LONG.answer]])).logits)
    torch.testing.assert_close(*said, rtol=1e-4, atol=1e-4)


def test_what_they_share_is_there_once_and_nothing_is_lost() -> None:
    from training.packing import NO_TARGET, STRIDE, packed

    pack = packed([LONG, OTHER])
    assert pack.lengths == (2, 5, 2, STRIDE - 9)
    assert pack.ids.shape == pack.positions.shape == (1, STRIDE)
    assert pack.ids[0, :9].tolist() == [*LONG.prompt, *LONG.answer[:-1], *OTHER.prompt[2:], *OTHER.answer[:-1]]
    assert pack.positions[0, :9].tolist() == [0, 1, 2, 3, 4, 5, 6, 2, 3]
    assert pack.labels.tolist() == [*4 * [NO_TARGET], *LONG.answer, *OTHER.answer, *(STRIDE - 9) * [NO_TARGET]]


def test_a_full_row_is_not_filled() -> None:
    from training.packing import STRIDE, packed

    prompt, answer = ids(*(STRIDE - 2) * ["the"]), ids("a", "b", "x")
    assert packed([Conversation(prompt, answer)]).lengths == (len(prompt) - 1, len(answer))
