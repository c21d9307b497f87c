"""Models in the layouts of OPUS-MT and NLLB go the whole way: install, list, build, memory, verify, compare, kit."""

import json
import re
import shutil
from pathlib import Path

import pytest

from briefing import models
from briefing.offline_kit import making
from briefing.offline_kit.installing import install
from briefing.progress import ignore
from tests.factories.command import Ended, briefing
from tests.factories.seq2seq_models import NLLB, OPUS
from tests.tiny_model import PACKAGE, PAIRS

NAMES = {"opus-mt-ru-en-tiny": OPUS, "nllb-tiny": NLLB}
SENTENCES = [
    "Роль Среднего коридора растет.",
    "Иран не участвует в строительстве Зангезурского коридора.",
    "Казахстан и Азербайджан подписали соглашение.",
    "Армения и Азербайджан подписали договор о сотрудничестве.",
]
TERMS = "source,target\nСредний коридор,Trans-Caspian Route\nЗангезурский коридор,Syunik Passage\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with an article, terms that no model knows, and the Argos package beside the two others."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text(" date 2026-03-10 " + " ".join(SENTENCES), encoding="utf-8")
    (desk / "glossary").mkdir()
    (desk / "glossary" / "ru-en.csv").write_text(TERMS, encoding="utf-8")
    lines = [f"{source}\t{target}\n" for source, target in PAIRS[:20]]
    (desk / "ours.tsv").write_text("".join(lines), encoding="utf-8")
    for file in (OPUS, NLLB, PACKAGE):
        ended = run(desk, "model", "install", file)
        assert ended.code == 0, ended.err
    return desk


@pytest.fixture
def desk(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "desk"))


def run(desk: Path, *arguments: str | Path) -> Ended:
    return briefing(*arguments, cwd=desk, patience=250, BRIEFING_HOME=str(desk / "home"))


def record(desk: Path) -> dict[str, object]:
    return json.loads((desk / "out" / "briefing-2026-03-10.en.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_is_built_with_enforced_terms_and_from_memory_the_second_time(name: str, desk: Path) -> None:
    ended = run(desk, "build", "--model", name, "--json")
    assert ended.code == 0, ended.err
    built = record(desk)
    (step,) = built["signature"]["models"]
    assert step["name"] == name
    segments = built["articles"][0]["segments"]
    assert [segment["source"] for segment in segments] == SENTENCES
    assert "Trans-Caspian Route" in segments[0]["target"]
    assert "Syunik Passage" in segments[1]["target"]
    rungs = {term["rung"] for segment in segments for term in segment["terms"]}
    assert rungs
    assert not rungs & {"missing", "best"}
    assert json.loads(run(desk, "build", "--model", name, "--json").out)["new"] == 0
    again = record(desk)["articles"][0]["segments"]
    assert [(segment["target"], segment["terms"]) for segment in again] == [
        (segment["target"], segment["terms"]) for segment in segments
    ]
    assert run(desk, "verify", "out/briefing-2026-03-10.en.docx").code == 0


def test_argos_serves_unless_another_model_is_named_on_the_command_line_or_in_the_settings(desk: Path) -> None:
    assert run(desk, "build").code == 0
    assert record(desk)["signature"]["engine"] == "argos"
    (desk / "briefing.toml").write_text('[build]\nmodel = "nllb-tiny"\n', encoding="utf-8")
    assert run(desk, "build").code == 0
    assert record(desk)["signature"]["engine"] == "seq2seq"


def test_setup_takes_an_installed_model_by_its_name_and_names_those_to_download(desk: Path) -> None:
    ended = run(desk, "setup", "--model", "nllb-tiny", "--offline")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Ready: the seq2seq engine with nllb-tiny CTranslate2 ")
    ended = run(desk, "setup", "--model", "opus-mt-ru-en", "--offline")
    assert ended.code == 4
    assert "opus-mt-ru-en: 284 MB; licence CC-BY 4.0: name OPUS-MT (Helsinki-NLP) as its author." in ended.err
    assert "opus-mt-ru-en was not downloaded: working offline." in ended.err
    ended = run(desk, "setup", "--model", "nothing")
    assert ended.code == 4
    assert "Models that can be downloaded: opus-mt-ru-en, " in ended.err


def test_a_model_that_is_not_installed_is_not_replaced_by_another(desk: Path) -> None:
    ended = run(desk, "build", "--model", "opus-mt-ru-en")
    assert ended.code == 4
    assert "No installed model called 'opus-mt-ru-en' translates into en from ru." in ended.err
    assert "briefing setup --model opus-mt-ru-en" in ended.err
    assert not (desk / "out").exists()


def test_the_list_says_what_each_model_is_and_what_else_there_is(desk: Path) -> None:
    out = run(desk, "model", "list").out
    assert re.search(r"^nllb-tiny CTranslate2 [0-9a-f]{12} \(seq2seq, en/ru to en/ru\) in ", out, re.MULTILINE)
    assert re.search(r"^opus-mt-ru-en-tiny CTranslate2 [0-9a-f]{12} \(seq2seq, ru to en\) in ", out, re.MULTILINE)
    assert re.search(
        r"^translate-ru_en 1\.0 \(argos, ru to en\) in .*\n  3 MB; licence: .*; BLEU 27\.1$", out, re.MULTILINE
    )
    assert re.search(
        r"^nllb-200-distilled-600m: 630 MB; licence CC-BY-NC 4\.0: not for commercial use; BLEU 36", out, re.MULTILINE
    )
    assert "opus-mt-ru-en: 284 MB; licence CC-BY 4.0" in out
    assert "WMT22" in out.splitlines()[-1]


def test_the_models_are_compared_on_a_desks_own_sentences(desk: Path) -> None:
    ended = run(desk, "model", "compare", "ours.tsv", "--no-progress")
    assert ended.code == 0, ended.err
    head, *rows, last = ended.out.splitlines()
    assert head.split() == ["model", "engine", "BLEU", "chrF", "terms", "right", "unaided", "sentences/s"]
    assert {row.split()[0] for row in rows} == {*NAMES, "translate-ru_en"}
    for row in rows:
        _, _, bleu, chrf, right, unaided, rate = row.split()
        assert float(bleu) > 50
        assert float(chrf) > 70
        assert float(rate) > 0
        assert right.split("/")[1] == unaided.split("/")[1]
    assert [float(row.split()[3]) for row in rows] == sorted((float(row.split()[3]) for row in rows), reverse=True)
    assert re.fullmatch(r"20 sentences, \d+ terms", last)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "does not have a sentence"), ("одно\n".encode(), "does not have a sentence"), (b"\xff\tx\n", "UTF-8")],
)
def test_a_file_that_cannot_be_compared_with_is_refused_by_name(content: bytes, problem: str, desk: Path) -> None:
    (desk / "bad.tsv").write_bytes(content)
    ended = run(desk, "model", "compare", "bad.tsv")
    assert (ended.code, "Traceback" in ended.err) == (3, False)
    assert "bad.tsv" in ended.err
    assert problem in ended.err


def test_verify_says_more_when_asked(desk: Path) -> None:
    out = run(desk, "model", "verify", "nllb-tiny", "--verbose").out
    assert out.startswith("nllb-tiny: as installed\n  ctranslate2 ")
    assert re.search(r"^  model\.bin: [\d,]+ bytes, SHA-256 [0-9a-f]{64}$", out, re.MULTILINE)
    assert re.search(r"^  Порт открыт\. -> \S", out, re.MULTILINE)
    (weights,) = (desk / "home" / "models").glob("nllb-tiny.*/model.bin")
    weights.write_bytes(weights.read_bytes()[:-99] + bytes(99))
    ended = run(desk, "model", "verify", "nllb-tiny")
    assert (ended.code, ended.out) == (4, "nllb-tiny: model.bin has changed\n")


def test_languages_are_checked(desk: Path) -> None:
    for arguments, code, problem in (
        (("--from", "Russian", OPUS), 2, "'Russian' is no language code"),
        (("--from", "kk", NLLB), 4, "no token for the language 'kk'"),
        (("--from", "kk", PACKAGE), 4, "translates from ru to en, not from kk to any"),
    ):
        ended = run(desk, "model", "install", *arguments)
        assert (ended.code, "Traceback" in ended.err) == (code, False)
        assert problem in ended.err


def test_a_kit_carries_them(desk: Path, tmp_path: Path) -> None:
    there = tuple(models.installed(desk / "home"))
    making.write(tmp_path / "kit.zip", making.Contents([], there, 0), ignore)
    home = tmp_path / "elsewhere"
    done = install(tmp_path / "kit.zip", home, ignore)
    assert {model.name for model in done.models} == {*NAMES, "translate-ru_en"}
    assert [problems for _, problems in models.verify(home)] == [[], [], []]
    for name in NAMES:
        engine = models.engine("auto", "ru", "en", home, model=name)
        assert engine is not None
        assert engine.model.name == name
