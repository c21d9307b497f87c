"""Turn the state of a training into an adapter file, which is read without torch: the mean of its weights.

Example:
  python -m training.export state.pt qwen.gguf cc324af070c2.npz --strength 0.8
"""

import argparse
from pathlib import Path

import torch

from training import adapter_file


def main() -> None:
    """Write the adapter."""
    options = _arguments()
    state = torch.load(options.state)
    weights = state["mean"] or state["weights"]  # there is no mean of the first steps
    matrices = {name: values.numpy() for name, values in weights.items()}
    adapter_file.write(options.adapter, options.gguf, matrices, options.strength)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m training.export", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("state", type=Path, metavar="state.pt", help="what the training wrote")
    parser.add_argument("gguf", type=Path, help="the model that was trained")
    parser.add_argument("adapter", type=Path, metavar="adapter.npz", help="file to write")
    parser.add_argument("--strength", type=float, default=1.0, help="what to multiply it by (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
