"""Training itself, where torch and transformers are installed: it stops, goes on, and what it learns is merged."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import numpy as np
import pytest

from briefing.engines.llm import gguf
from briefing.engines.llm.gguf.adapter import parse
from tests.factories.gguf import TOKENS, Array, log_probs, tiny_model
from tests.factories.paths import PROJECT
from tests.training.exact import ExactMatrix
from training.drawn import keep
from training.pairs import read
from training.sampling import BATCH

torch = pytest.importorskip("torch", reason="training needs torch: training/requirements.txt")
pytest.importorskip("transformers", reason="training needs transformers: training/requirements.txt")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch's own

ENOUGH = 12
"""Steps that a slow machine takes too: the mean is of all but the first eight."""

LAYERS = ("--rank", "4", "--from-layer", "1")
IDS = [TOKENS.index(token) for token in ("<|im_start|>", "the", "Ġcat", "a", "b", "é", "0", "Ċ", "a", "ÿ", "!", "x")]


def run(module: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """Run a module of training/ without compiling anything, which would take longer than the training."""
    return subprocess.run(
        [sys.executable, "-m", f"training.{module}", *map(str, arguments)],
        cwd=PROJECT,
        env={"PATH": "", "PYTHONPATH": ":".join(sys.path), "TORCHDYNAMO_DISABLE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


def steps(*arguments: Path | str) -> list[str]:
    """Train for some seconds and return the lines of the steps."""
    done = run("train", *arguments, *LAYERS, "--lr", "0.02", "--no-decay", "--minutes", "0.3")
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("step ")]


def number(step: str) -> int:
    return int(step.split()[1])


def loss(step: str) -> float:
    return float(step.split()[3])


@dataclass(frozen=True)
class Trained:
    """A training that was stopped and went on, with what its two runs printed of their steps."""

    gguf: Path
    corpus: Path
    state: Path
    adapter: Path
    first: list[str]
    second: list[str]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("training")
    file = tiny_model().write(folder / "tiny.gguf")
    corpus, state, adapter = folder / "desk.tsv", folder / "state.pt", folder / "adapter.npz"
    pairs = (f"Порт номер {number}.\tthe cat {number}\t\n" for number in range(100, 140))
    corpus.write_text("".join(pairs), encoding="utf-8")
    first, second = steps(file, state, corpus), steps(file, state, corpus)
    while number(second[-1]) < ENOUGH:
        second += steps(file, state, corpus)
    exported = run("export", state, file, adapter)
    assert exported.returncode == 0, exported.stderr
    return Trained(file, corpus, state, adapter, first, second)


def said(file: Path, folder: Path, adapter: Path | None) -> Array:
    """What the converted model says of IDS."""
    folder.mkdir()
    gguf.convert(file, folder, lambda _done, _total: None, parse(adapter.read_bytes()) if adapter else None)
    generator = ctranslate2.Generator(str(folder), compute_type="float32")
    return np.array(generator.forward_batch([IDS], return_log_probs=True))[0]


def test_it_learns_and_goes_on(trained: Trained) -> None:
    every = trained.first + trained.second
    assert [number(step) for step in every] == list(range(1, len(every) + 1))
    assert loss(every[-1]) < loss(every[0]) / 2


def test_the_mean_is_of_all_steps_but_the_first(trained: Trained) -> None:
    from training import lora
    from training.train import WARM_UP, Trainer

    trainer = Trainer(lora.load(trained.gguf, 4, 1))
    name, parameter = next(iter(trainer.parameters.items()))
    for step in range(WARM_UP + 3):
        parameter.data.fill_(step)
        trainer.learn([], 0.01)  # nothing to learn moves nothing
    assert trainer.averaged == len([WARM_UP, WARM_UP + 1, WARM_UP + 2])
    assert torch.allclose(trainer.mean[name], torch.full_like(parameter, WARM_UP + 1))


def rounded(weight: Array) -> Array:
    """Round a matrix as int8 with one scale a row does; vectors stay."""
    if weight.ndim == 1:
        return weight
    scale = 127 / np.abs(weight).max(axis=1, keepdims=True)
    return np.rint(weight * scale) / scale


def frozen(name: str, weight: Array) -> Array:
    """A weight as the trainer holds it: through bfloat16, and all matrices but the embeddings in int8."""
    short = torch.from_numpy(weight).bfloat16().float().numpy()
    return short if name == "token_embd.weight" else rounded(short)


def learnt(trained: Trained) -> Array:
    """What the model with its adapters says of IDS in torch."""
    from training import lora
    from training.train import Trainer

    trainer = Trainer(lora.load(trained.gguf, 4, 1))
    trainer.restore(trained.state)
    trainer.fill(trainer.mean)
    with torch.no_grad():
        logits = trainer.model(torch.tensor([IDS])).logits[0]
    return torch.log_softmax(logits, dim=-1).numpy()


def test_the_converted_model_says_what_torch_learnt(
    trained: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from training import lora

    monkeypatch.setattr(lora, "Int8Matrix", ExactMatrix)
    adapter, weights = parse(trained.adapter.read_bytes()), tiny_model().weights()
    products = {name: b @ a for name, (a, b) in adapter.factors.items()}
    in_torch = {name: frozen(name, weight) + products.get(name, np.float32(0)) for name, weight in weights.items()}
    in_file = {name: rounded(weight + products.get(name, np.float32(0))) for name, weight in weights.items()}
    found, merged = learnt(trained), said(trained.gguf, tmp_path / "merged", trained.adapter)
    # Only rounding differs: torch adds to int8 weights; the conversion adds, then rounds to int8.
    assert np.abs(found - log_probs(in_torch, IDS)).mean() < 0.01 * found.std()
    np.testing.assert_allclose(merged, log_probs(in_file, IDS), rtol=1e-3, atol=1e-3)
    assert np.abs(merged - found).mean() < 0.1 * found.std()
    plain = said(trained.gguf, tmp_path / "plain", None)
    assert np.abs(plain - found).mean() > 0.5 * found.std()


def test_it_begins_with_an_adapter(trained: Trained, tmp_path: Path) -> None:
    begun = steps(trained.gguf, tmp_path / "desk.pt", trained.corpus, "--adapter", trained.adapter)
    assert number(begun[0]) == 1
    assert loss(begun[0]) < loss(trained.first[0]) / 2


def test_a_pass_goes_on_in_another_training(trained: Trained, tmp_path: Path) -> None:
    pairs = read(trained.corpus)
    drawn = tmp_path / "drawn.txt"
    keep(drawn, [pair.source for pair in pairs[:20]])
    first, *_, last = steps(trained.gguf, tmp_path / "desk.pt", trained.corpus, "--drawn", drawn)
    assert f"{20 + BATCH} of {len(pairs)} pairs" in first
    assert f"{len(drawn.read_text(encoding='utf-8').split())} of {len(pairs)} pairs" in last


def test_a_state_of_another_rank_is_refused(trained: Trained) -> None:
    refused = run("train", trained.gguf, trained.state, trained.corpus, "--rank", "8", "--from-layer", "1")
    assert "of another --rank" in refused.stderr


def test_several_trainings_are_exported_as_their_mean(trained: Trained, tmp_path: Path) -> None:
    other, mean = tmp_path / "other.pt", tmp_path / "mean.npz"
    state = torch.load(trained.state)
    torch.save(state | {"mean": {name: 3 * values for name, values in state["mean"].items()}}, other)
    exported = run("export", trained.state, other, trained.gguf, mean)
    assert exported.returncode == 0, exported.stderr
    with np.load(trained.adapter) as one, np.load(mean) as both:
        for name in set(one.files) - {"base"}:
            np.testing.assert_allclose(both[name], 2 * one[name], rtol=2e-3, atol=2e-7)  # near zero float16 is coarse
