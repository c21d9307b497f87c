"""The tiny package is a real Argos package: its layout, and what argostranslate itself makes of it."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tiny_model import COPIES, FORCED, PACKAGE, PAIRS, VARIANTS, unpacked

# argostranslate makes folders when it is imported, so it gets a process and folders of its own. It would download its
# sentence splitter at first use; one sentence needs no splitting.
ARGOS = """
import json, sys
from argostranslate import package, translate

class OneSentence:
    def split_sentences(self, text):
        return [text]

package.install_from_path(sys.argv[1])
translation = translate.get_translation_from_codes("ru", "en")
translation.underlying.sentencizer = OneSentence()
count, sentences = json.load(sys.stdin)
json.dump([[h.value for h in translation.hypotheses(s, count)] for s in sentences], sys.stdout)
"""


def argos(folder: Path, sentences: list[str], count: int = 1) -> list[list[str]]:
    """Return the ``count`` best translations of each sentence, by argostranslate."""
    homes = {name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    run = subprocess.run(
        [sys.executable, "-c", ARGOS, str(PACKAGE)],
        input=json.dumps([count, sentences]),
        env=os.environ | homes | {"ARGOS_PACKAGES_DIR": str(folder / "packages"), "ARGOS_INTRA_THREADS": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


@pytest.fixture
def archive() -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(PACKAGE) as opened:
        yield opened


def test_package_is_small():
    assert PACKAGE.stat().st_size <= 3_000_000


def test_package_has_the_layout_of_argos(archive: zipfile.ZipFile):
    assert sorted(archive.namelist()) == [
        f"{PACKAGE.stem}/README.md",
        f"{PACKAGE.stem}/metadata.json",
        f"{PACKAGE.stem}/model/config.json",
        f"{PACKAGE.stem}/model/model.bin",
        f"{PACKAGE.stem}/model/shared_vocabulary.json",
        f"{PACKAGE.stem}/sentencepiece.model",
    ]


def test_metadata_names_the_language_pair(archive: zipfile.ZipFile):
    metadata = json.loads(archive.read(f"{PACKAGE.stem}/metadata.json"))
    assert (metadata["type"], metadata["from_code"], metadata["to_code"]) == ("translate", "ru", "en")


def test_package_does_not_say_when_it_was_zipped(archive: zipfile.ZipFile):
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_argos_translates_the_sentences_exactly(tmp_path: Path):
    translated = argos(tmp_path, [russian for russian, _ in PAIRS])
    assert [best for [best] in translated] == [english for _, english in PAIRS]


@pytest.mark.parametrize("count", [4, 8])
def test_rival_renderings_stand_in_the_n_best(tmp_path: Path, count: int):
    lists = argos(tmp_path, [variant.source for variant in VARIANTS], count)
    assert [nbest[0] for nbest in lists] == [variant.best for variant in VARIANTS]
    within = [nbest[: variant.within] for nbest, variant in zip(lists, VARIANTS, strict=True)]
    assert [v.wanted for v, nbest in zip(VARIANTS, within, strict=True) if not mentioned(v.wanted, nbest)] == []
    assert [v.wanted for v in VARIANTS if mentioned(v.wanted, [v.best])] == []


def test_english_terms_in_the_source_are_copied(tmp_path: Path):
    lists = argos(tmp_path, [copy.source for copy in COPIES], count=8)
    assert [c.wanted for c, nbest in zip(COPIES, lists, strict=True) if mentioned(c.wanted, nbest)] == []
    copied = argos(tmp_path, [copy.source.replace(copy.matched, copy.wanted) for copy in COPIES])
    assert [best for [best] in copied] == [copy.best for copy in COPIES]


def mentioned(term: str, hypotheses: list[str]) -> bool:
    return any(term.lower() in text.lower() for text in hypotheses)


def test_forced_prefixes_are_continued(tmp_path: Path):
    import ctranslate2
    import sentencepiece

    folder = unpacked(tmp_path)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(folder / "model"), inter_threads=1, intra_threads=1)
    results = translator.translate_batch(
        tokenizer.encode([forced.source for forced in FORCED], out_type=str),
        target_prefix=tokenizer.encode([forced.prefix for forced in FORCED], out_type=str),
        beam_size=4,
        length_penalty=0.2,
        replace_unknowns=True,
    )
    assert [tokenizer.decode(result.hypotheses[0]) for result in results] == [forced.best for forced in FORCED]
