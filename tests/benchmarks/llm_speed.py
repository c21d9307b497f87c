"""How fast the llm engine is: load (with a word scored), first sentence, tokens a second, seconds in all, peak memory.

The model is loaded twice: from the disk, where the system lets its cache be emptied of a file (Linux), and again.

Usage: python -m tests.benchmarks.llm_speed MODEL_FOLDER [ARTICLE...]

MODEL_FOLDER is a converted model, such as `briefing model list` names; without articles those in seeds/ are
translated. Tokens are those of the translations. Prints the machine's load before the run and the processor time of the
search, for seconds from a machine that was busy with something else are worth nothing.
"""

import math
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from briefing.engines.base import Request
from briefing.engines.batching import cores
from briefing.engines.llm.chat import Chat
from briefing.engines.llm.engine import LlmEngine
from briefing.records import ModelInfo
from tests.benchmarks.machine import machine
from tests.benchmarks.seeds import ARTICLES, sentences


def main(folder: Path, articles: Sequence[Path]) -> None:
    sources = list(dict.fromkeys(sentences(articles)))
    print(machine())
    from_disk = _loaded(folder)[1] if put_out_of_cache(folder) else math.nan
    engine, from_cache = _loaded(folder)
    loaded = time.perf_counter()
    first, texts, worked = 0.0, [], time.process_time()
    for _, hypotheses in engine.translate([Request(source) for source in sources], engine.decoding):
        first = first or time.perf_counter() - loaded
        texts.append(hypotheses[0].text)
    seconds, worked = time.perf_counter() - loaded, time.process_time() - worked
    chat = Chat.load(folder)
    tokens = sum(len(chat.tokens(text)) for text in texts)
    print(f"loaded from disk {from_disk:7.1f} s, from the system's cache {from_cache:.1f} s")
    print(f"first sentence   {first:7.1f} s")
    print(f"all {len(sources):4} of them {seconds:7.1f} s")
    print(f"processor time   {worked:7.1f} s, {worked / cores():.1f} a core: what it takes if nothing else runs")
    print(f"rate             {tokens / seconds:7.1f} tokens/s ({tokens} tokens)")
    print(f"peak memory      {_peak_gib():7.2f} GiB")


def _loaded(folder: Path) -> tuple[LlmEngine, float]:
    engine = LlmEngine(folder, ModelInfo(folder.name, "", "", "ru", "en"))
    begun = time.perf_counter()
    engine.score([("Да.", "Yes.")])
    return engine, time.perf_counter() - begun


def put_out_of_cache(folder: Path) -> bool:
    """Have the system forget what it has in memory of a model's files; tell whether it can be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for file in folder.rglob("*.bin"):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def _peak_gib() -> float:
    memory = psutil.Process().memory_info()
    if hasattr(memory, "peak_wset"):  # Windows
        return float(memory.peak_wset) / 2**30
    import resource

    unit = 1 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30


if __name__ == "__main__":
    model, *files = map(Path, sys.argv[1:])
    main(model, files or ARTICLES)
