"""Sentences a second through Argos Translate's own ``translate`` and through our engine: same package, same beam.

Usage: python tests/benchmarks/argos_speed.py [PACKAGE_FOLDER] [SENTENCES]

Without arguments a package of Argos's size with random weights is made (random_package.py) and the sentences of
the articles in seeds/ are used; SENTENCES is a text file with one a line. Argos gets one sentence a call, which is
how a caller keeps sentences aligned, and its sentence splitter, which downloads a model, is replaced by one that
does nothing: both make Argos look faster, not slower. Prints whether the texts are equal, too.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefing.engines.argos import ArgosEngine
from briefing.engines.base import Request
from briefing.records import Article, ModelInfo


class OneSentence:
    """A sentence splitter for text that is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def main(package: Path | None, sentences: list[str]) -> None:
    with tempfile.TemporaryDirectory() as home:
        package = package or _random_package(Path(home))
        theirs, their_texts = _timed(lambda: _argos(package, Path(home), sentences))
        ours, our_texts = _timed(lambda: _ours(package, sentences))
    equal = sum(a == b for a, b in zip(their_texts, our_texts, strict=True))
    print(f"{len(sentences)} sentences, beam 4, {os.cpu_count()} cores, {package.name}")
    print(f"argostranslate.translate  {len(sentences) / theirs:7.1f} sentences/s")
    print(f"briefing, argos engine    {len(sentences) / ours:7.1f} sentences/s")
    print(f"ratio                     {theirs / ours:7.1f}")
    print(f"equal texts               {equal} of {len(sentences)}")


def _timed(work: Callable[[], list[str]]) -> tuple[float, list[str]]:
    begun = time.perf_counter()
    texts = work()
    return time.perf_counter() - begun, texts


def _argos(package: Path, home: Path, sentences: list[str]) -> list[str]:
    # Before the import, which makes folders in the home of whoever runs it.
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        os.environ[name] = str(home / name.lower())
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    translation = PackageTranslation(Language("ru", "Russian"), Language("en", "English"), Package(package))
    translation.sentencizer = OneSentence()
    return [translation.translate(sentence) for sentence in sentences]


def _ours(package: Path, sentences: list[str]) -> list[str]:
    engine = ArgosEngine(package, ModelInfo(package.name, "", "", "ru", "en"))
    results = dict(engine.translate([Request(sentence) for sentence in sentences], engine.decoding))
    return [results[index][0].text for index in range(len(sentences))]


def _random_package(folder: Path) -> Path:
    from random_package import make

    return make(folder, "\n".join(_seed_sentences()))


def _seed_sentences() -> list[str]:
    from briefing.enforcement.ladder import model_input
    from briefing.files import read_seeds
    from briefing.segment import segments

    articles = [item for item in read_seeds(Path(__file__).parents[2] / "seeds") if isinstance(item, Article)]
    return [model_input(segment.source) for article in articles for segment in segments(article)]


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if len(sys.argv) > 2 else _seed_sentences()
    main(folder, lines)
