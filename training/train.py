"""Train an adapter for the embedded model on files of sentence pairs, on one or two CPU cores.

The state (weights, optimiser, which pairs were seen in this pass) is written to STATE every ten steps and at the end,
and a run that finds STATE goes on from it. A pass over the corpus may take several trainings: --drawn names a file that
has what was drawn, and is written whenever the state is. In the last 12 minutes the learning rate falls to nothing;
give --no-decay to a run that another one is to continue. training/README.md says what it takes.

What is exported is the mean of the weights after each step but the first ones, in which the learning rate rises
(Polyak and Juditsky, 1992, doi:10.1137/0330046): a step of sixteen pairs moves most weights by chance, and a mean takes
that out.

Examples:
  python -m training.train qwen.gguf state.pt training/corpus/*.tsv --minutes 300
  python -m training.train qwen.gguf desk.pt desk.tsv --adapter shipped.adapter.npz --strength 0.6 --minutes 30
  taskset -c 1 python -m training.train qwen.gguf state.pt training/corpus/*.tsv
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import adapter_file, drawn, lora
from training.conversations import Conversation, Conversations
from training.packing import NO_TARGET, STRIDE, packed
from training.pairs import read
from training.sampling import BATCH, Sampler

MICRO = 4
"""Conversations that go through the model at once; a step adds up the gradients of a batch."""

BETAS = (0.9, 0.98)
LARGEST_GRADIENT = 1.0
WARM_UP = 8
"""Steps in which the learning rate rises."""

DECAY = 12 * 60
"""Seconds before the end from which on the learning rate falls."""
LEAST_DECAY = 0.05

SAVE_EVERY = 10
"""Steps."""


class Trainer:
    """A ``model`` with adapters, and how far they are: ``step`` steps, and the sources ``seen`` in this pass.

    ``mean`` has the mean of each matrix over the steps that are ``averaged``.
    """

    def __init__(self, model: nn.Module) -> None:
        self.step = 0
        self.seen: set[str] = set()
        self.mean: dict[str, Tensor] = {}
        self.model = model
        self.parameters = lora.trained(model)
        self._optimiser = torch.optim.AdamW(self.parameters.values(), weight_decay=0.0, betas=BETAS)

    def restore(self, state: Path) -> None:
        """Go on from a state."""
        saved = torch.load(state)
        self.fill(saved["weights"])
        self._optimiser.load_state_dict(saved["optimiser"])
        self.seen, self.step, self.mean = saved["seen"], saved["step"], saved["mean"]

    def fill(self, weights: dict[str, Tensor]) -> None:
        """Set the adapters' matrices."""
        shapes = {name: values.shape for name, values in weights.items()}
        if shapes != {name: parameter.shape for name, parameter in self.parameters.items()}:
            raise ValueError("its matrices are of another --rank, or of other layers: give another --from-layer")
        for name, parameter in self.parameters.items():
            parameter.data.copy_(weights[name])

    def save(self, state: Path) -> None:
        """Write the state, at once or not at all."""
        content = {
            "weights": {name: parameter.detach() for name, parameter in self.parameters.items()},
            "optimiser": self._optimiser.state_dict(),
            "seen": self.seen,
            "step": self.step,
            "mean": self.mean,
        }
        part = state.with_suffix(".part")
        torch.save(content, part)
        part.replace(state)

    def learn(self, batch: Sequence[Conversation], rate: float) -> float:
        """Take one step on a batch and return its loss, in nats a token of the answers."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        answers = sum(len(conversation.answer) for conversation in batch)
        loss = sum(self._loss(batch[start : start + MICRO], answers) for start in range(0, len(batch), MICRO))
        nn.utils.clip_grad_norm_(self.parameters.values(), LARGEST_GRADIENT)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.step += 1
        if self.averaged:
            self._average()
        return loss

    @property
    def averaged(self) -> int:
        """How many steps the mean is of: all but the first."""
        return max(0, self.step - WARM_UP)

    def _average(self) -> None:
        """Take the weights as they are now into their mean."""
        for name, parameter in self.parameters.items():
            mean = self.mean.setdefault(name, torch.zeros_like(parameter))
            mean += (parameter.detach() - mean) / self.averaged

    def _loss(self, part: Sequence[Conversation], answers: int) -> float:
        """Add to the gradients those of a part of a batch, and return its share of the loss."""
        pack = packed(part)
        hidden = self.model.model(
            input_ids=pack.ids, position_ids=pack.positions, lengths=pack.lengths, use_cache=False
        ).last_hidden_state[0]
        # Only positions that are learnt meet the vocabulary, which is a tenth of the work.
        learnt = pack.labels != NO_TARGET
        logits = self.model.lm_head(_filled(hidden[learnt], 0.0))
        loss = functional.cross_entropy(logits, _filled(pack.labels[learnt], NO_TARGET), reduction="sum") / answers
        loss.backward()
        return loss.item()


def _filled(rows: Tensor, value: float) -> Tensor:
    """Return rows with more of them, all of one value, up to a multiple of :data:`STRIDE`."""
    return torch.cat([rows, rows.new_full((-len(rows) % STRIDE, *rows.shape[1:]), value)])


def learning_rate(highest: float, step: int, left: float, *, decay: bool) -> float:
    """Return the rate of a step, counted from 0, with ``left`` seconds to go."""
    falling = min(1, max(left / DECAY, LEAST_DECAY)) if decay else 1
    return highest * min(1, (step + 1) / WARM_UP) * falling


def main() -> None:
    """Train until the time is over."""
    options = _arguments()
    end = time.time() + options.minutes * 60
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    pairs = [pair for file in options.corpus for pair in read(file)]
    conversations = Conversations(options.gguf)
    trainer = _trainer(options)
    if options.drawn and not trainer.step:
        trainer.seen.update(drawn.sources(options.drawn, pairs))
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    sampler = Sampler(pairs, trainer.seen, chance)
    begun, tokens = time.time(), 0
    while (left := end - time.time()) > 0:
        batch = [conversations.some(pair, chance) for pair in sampler.batch()]
        rate = learning_rate(options.lr, trainer.step, left, decay=not options.no_decay)
        loss = trainer.learn(batch, rate)
        tokens += sum(conversation.length - 1 for conversation in batch)
        print(
            f"step {trainer.step} loss {loss:.3f} lr {rate:.2e} left {left / 60:.1f} min, "
            f"{len(trainer.seen)} of {len(sampler.pairs)} pairs, {tokens / (time.time() - begun):.0f} tokens/s",
            flush=True,
        )
        if trainer.step % SAVE_EVERY == 0:
            _save(trainer, options)
    _save(trainer, options)


def _save(trainer: Trainer, options: argparse.Namespace) -> None:
    trainer.save(options.state)
    if options.drawn:
        drawn.keep(options.drawn, trainer.seen)


def _trainer(options: argparse.Namespace) -> Trainer:
    """Return a trainer that goes on from the state, from an adapter, or begins."""
    trainer = Trainer(lora.load(options.gguf, options.rank, options.from_layer))
    if options.state.exists():
        trainer.restore(options.state)
    elif options.adapter:
        arrays = adapter_file.read(options.adapter, options.gguf, trainer.parameters, options.strength)
        trainer.fill({name: torch.from_numpy(values) for name, values in arrays.items()})
    return trainer


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m training.train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("gguf", type=Path, help="the model, a GGUF file of the Qwen2 architecture")
    add("state", type=Path, metavar="state.pt", help="file that keeps the state; goes on from it where it exists")
    add("corpus", nargs="+", type=Path, help=f"files of pairs, {BATCH} pairs or more in all")
    add("--adapter", type=Path, help="adapter file to begin with, where there is no state yet")
    add("--minutes", type=float, default=150, help="how long to train, loading included (default: %(default)s)")
    add("--drawn", type=Path, help="file of the pairs drawn in this pass: a new state goes on from it")
    add("--strength", type=float, default=1.0, help="what to multiply that adapter by (default: %(default)s)")
    add("--lr", type=float, default=1.5e-4, help="highest learning rate (default: %(default)s)")
    add("--no-decay", action="store_true", help="keep the learning rate up to the end")
    add("--rank", type=int, default=16, help="rank of the adapters (default: %(default)s)")
    add("--from-layer", type=int, default=12, help="first layer with adapters, from 0 (default: %(default)s)")
    add("--threads", type=int, default=1, help="more than one only if the cores are idle (default: %(default)s)")
    add("--seed", type=int, default=1, help="what batches and first weights are drawn with (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
