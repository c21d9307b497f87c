"""Sentences a second through Argos Translate's own ``translate`` and through our engine: same package, same beam.

Usage: python -m tests.benchmarks.argos_speed [--package FOLDER] [--sentences FILE] [--layouts 1x2x32 2x1x16 …]

Without arguments a package of Argos's size with random weights is made (random_package.py) and the sentences of the
articles in seeds/ are used; FILE is a text with one a line. Argos gets one sentence a call, which is how a caller keeps
sentences aligned, and its sentence splitter, which downloads a model, is replaced by one that does nothing: both make
Argos look faster, not slower. Neither has to load its model, which the first sentence does. Prints how many texts are
equal, too, and with ``--layouts`` the rate of our engine for each: batches at once x cores each x sentences a batch.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.engines.argos.engine import ArgosEngine
from briefing.engines.base import Request
from briefing.engines.device import WHOLE_MACHINE, Room
from briefing.records import ModelInfo
from tests.benchmarks import random_package
from tests.benchmarks.machine import machine
from tests.benchmarks.seeds import sentences

Translate = Callable[[Sequence[str]], list[str]]


class OneSentence:
    """A sentence splitter for text that is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def main() -> None:
    arguments = _arguments()
    lines = arguments.sentences.read_text(encoding="utf-8").splitlines() if arguments.sentences else sentences()
    with tempfile.TemporaryDirectory() as home:
        package = arguments.package or _random_package(Path(home))
        print(f"{machine()}\n{len(lines)} sentences, beam 4, {package.name}")
        theirs, their_texts = _timed(_argos(package, Path(home)), lines)
        ours, our_texts = _timed(_ours(package, WHOLE_MACHINE), lines)
        equal = sum(a == b for a, b in zip(their_texts, our_texts, strict=True))
        print(f"argostranslate.translate  {len(lines) / theirs:7.1f} sentences/s")
        print(f"briefing, argos engine    {len(lines) / ours:7.1f} sentences/s")
        print(f"ratio                     {theirs / ours:7.1f}")
        print(f"equal texts               {equal} of {len(lines)}")
        for written in arguments.layouts:
            seconds, _ = _timed(_ours(package, Room().laid_out(written)), lines)
            print(f"layout {written:18} {len(lines) / seconds:7.1f} sentences/s", flush=True)


def _timed(translate: Translate, sentences: list[str]) -> tuple[float, list[str]]:
    translate(sentences[:1])
    begun = time.perf_counter()
    texts = translate(sentences)
    return time.perf_counter() - begun, texts


def _argos(package: Path, home: Path) -> Translate:
    # Before the import, which makes folders in the home of whoever runs it; our engine's own import would hide them.
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home / name.lower())
    os.environ["ARGOS_PACKAGES_DIR"] = str(package.parent)
    from argostranslate.translate import get_translation_from_codes, translate

    get_translation_from_codes("ru", "en").underlying.sentencizer = OneSentence()
    return lambda sentences: [translate(sentence, "ru", "en") for sentence in sentences]


def _ours(package: Path, room: Room) -> Translate:
    engine = ArgosEngine(package, ModelInfo(package.name, "", "", "ru", "en"), room)

    def translate(sentences: Sequence[str]) -> list[str]:
        results = dict(engine.translate([Request(sentence) for sentence in sentences], engine.decoding))
        return [results[index][0].text for index in range(len(sentences))]

    return translate


def _random_package(folder: Path) -> Path:
    return random_package.make(folder / "packages", "\n".join(sentences()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--layouts", nargs="+", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
