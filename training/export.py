"""Turn the states of trainings into an adapter file, which is read without torch: the mean of their weights.

Trainings that began with one adapter and drew other pairs, one on each core, are joined by their mean, which has less
of what each learnt by chance ("local SGD", with one round: Stich, 2019, arXiv:1805.09767).

Examples:
  python -m training.export state.pt qwen.gguf second.npz --strength 0.8
  python -m training.export third.pt fourth.pt qwen.gguf cc324af070c2.npz --strength 0.85
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training import adapter_file


def main() -> None:
    """Write the adapter."""
    options = _arguments()
    learnt = [_matrices(state) for state in options.states]
    matrices = {name: np.mean([each[name] for each in learnt], axis=0) for name in learnt[0]}
    adapter_file.write(options.adapter, options.gguf, matrices, options.strength)


def _matrices(state: Path) -> dict[str, NDArray[np.float32]]:
    """Return what a training learnt, by parameter: the mean over its steps."""
    saved = torch.load(state)
    weights = saved["mean"] or saved["weights"]  # there is no mean of the first steps
    return {name: values.numpy() for name, values in weights.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m training.export", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("states", type=Path, nargs="+", metavar="state.pt", help="what each training wrote")
    parser.add_argument("gguf", type=Path, help="the model that was trained")
    parser.add_argument("adapter", type=Path, metavar="adapter.npz", help="file to write")
    parser.add_argument("--strength", type=float, default=1.0, help="what to multiply it by (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
