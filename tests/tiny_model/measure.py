"""Prints how many sentences the package translates exactly, of its training pairs and of slot combinations never seen.

python tests/tiny_model/measure.py [package.argosmodel]
"""

import logging
import random
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import ctranslate2
import sentencepiece
from corpus import SEED, Pair, held_out_pairs, training_pairs

PACKAGE = Path(__file__).parent / "translate-ru_en-tiny.argosmodel"
SAMPLE = 1000

log = logging.getLogger("measure")


def translate(package: Path, sentences: list[str]) -> list[str]:
    """Translate with Argos's settings."""
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(scratch)
        folder = Path(scratch) / package.stem
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        translator = ctranslate2.Translator(str(folder / "model"), inter_threads=1, intra_threads=1)
        results = translator.translate_batch(
            [tokenizer.encode(sentence, out_type=str) for sentence in sentences],
            beam_size=4,
            length_penalty=0.2,
            replace_unknowns=True,
            max_batch_size=32,
        )
        return [tokenizer.decode_pieces(result.hypotheses[0]) for result in results]


def report(name: str, package: Path, pairs: list[Pair]) -> None:
    """Log the share of ``pairs`` translated exactly."""
    outputs = translate(package, [pair.russian for pair in pairs])
    exact = sum(output == pair.english for output, pair in zip(outputs, pairs, strict=True))
    log.info("%-40s %5d of %5d exact: %.1f %%", name, exact, len(pairs), 100 * exact / len(pairs))


def measure(package: Path) -> None:
    """Measure on samples of pairs with one reference rendering, apart with and without invented Latin words."""
    seen = training_pairs()
    for name, pairs in (("training", seen), ("held out", held_out_pairs(seen))):
        single = [pair for pair in pairs if not pair.varies]
        latin = [pair for pair in single if re.search("[A-Za-z\u3400-\u9fff]", pair.russian)]
        plain = [pair for pair in single if not re.search("[A-Za-z\u3400-\u9fff]", pair.russian)]
        for kind, group in (("Russian only", plain), ("with Latin to copy", latin)):
            report(f"{name}, {kind}", package, random.Random(SEED).sample(group, min(SAMPLE, len(group))))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    measure(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE)
