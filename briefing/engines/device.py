"""Where a model runs."""

from dataclasses import dataclass

from briefing.engines.batching import cores
from briefing.errors import UsageError


@dataclass(frozen=True, slots=True)
class Layout:
    """CTranslate2's device and its workers: ``workers`` batches at once, ``threads`` cores each."""

    device: str
    workers: int
    threads: int


def layout(device: str = "auto") -> Layout:
    """Return the layout for ``"cpu"``, ``"cuda"`` or, where ``"auto"``, whatever the machine has.

    On a CPU one worker a core beats one worker with many threads: 22 against 12 sentences a second on two
    cores, int8 model of Argos's size, beam 4 (``tests/benchmarks/argos_speed.py``).

    Raises:
        UsageError: CUDA was asked for and there is none.
    """
    gpus = 0 if device == "cpu" else _cuda_devices()
    if device == "cuda" and not gpus:
        raise UsageError("No CUDA device can be used on this machine.", "Use --device cpu, or --device auto.")
    return Layout("cuda", 1, 0) if gpus else Layout("cpu", cores(), 1)


def _cuda_devices() -> int:
    import ctranslate2  # noqa: PLC0415 - heavy

    return int(ctranslate2.get_cuda_device_count())
