"""Models of other layouts that are damaged or made to harm: refused by name, by a process of their own if need be."""

import io
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from briefing import models
from briefing.errors import ModelError
from briefing.progress import ignore
from tests.factories.seq2seq_models import NLLB, OPUS, Files, files_of, mozilla_files, npz, opus_files, written, zipped

LAYOUTS: dict[str, Callable[[], Files]] = {
    "opus, converted": lambda: files_of(OPUS),
    "nllb, converted": lambda: files_of(NLLB),
    "opus, published": opus_files,
    "mozilla": mozilla_files,
    "mozilla, bin": lambda: mozilla_files(binary=True),
}
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "cut": lambda content: content[: len(content) // 2],
    "noise at the head": lambda content: random.Random(1).randbytes(64) + content[64:],
}
UNUSED = {"README.md", "tokenizer_config.json", "config.json"}
CASES = [
    pytest.param(make, name, damage, id=f"{layout}, {name}, {how}")
    for layout, make in LAYOUTS.items()
    for name in make()
    if name not in UNUSED
    for how, damage in DAMAGE.items()
]


def refusal(path: Path, home: Path) -> str:
    with pytest.raises(ModelError) as caught:
        models.install(path, home, ignore)
    assert models.installed(home) == []
    assert caught.value.remedy
    return caught.value.problem


@pytest.mark.parametrize(("make", "name", "damage"), CASES)
def test_a_damaged_file_of_each_layout_is_refused_by_name(
    make: Callable[[], Files], name: str, damage: Callable[[bytes], bytes], tmp_path: Path, home: Path
) -> None:
    files = make()
    said = refusal(written({**files, name: damage(files[name])}, tmp_path / "given"), home)
    assert any(known in said for known in (*files, "given", "vocabulary"))


def not_numbers() -> Mapping[str, bytes]:
    weights = dict(np.load(io.BytesIO(opus_files()["model.npz"])))
    weights["decoder_l1_ffn_b1"] = np.full_like(weights["decoder_l1_ffn_b1"], np.nan)
    return {**opus_files(), "model.npz": npz(weights)}


def test_weights_that_only_the_trial_shows_to_be_no_numbers_are_refused(tmp_path: Path, home: Path) -> None:
    assert "what it computes are no numbers" in refusal(written(not_numbers(), tmp_path / "given"), home)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../../evil.spm", "has a dot part"),
        ("/etc/evil.spm", "absolute path"),
        ("C:evil.spm", "has a colon"),
        ("con.spm", "is a device on Windows"),
    ],
)
def test_a_zip_that_would_write_elsewhere_is_refused(name: str, problem: str, tmp_path: Path, home: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(zipped({**files_of(NLLB), name: b"x"}, ""))
    assert problem in refusal(file, home)
    assert not list(tmp_path.rglob("*evil*"))
