"""Published models: the table, their download from a server that plays the publishers, and which of several serves."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import models
from briefing.engines.base import Request
from briefing.errors import BriefingError, DownloadError, ModelError, NoModelError
from briefing.models.catalogue import CATALOGUE, PublishedFile, PublishedModel
from briefing.models.download import Patience
from briefing.models.embedded import Parts
from briefing.progress import Event, Notice, Stage, Step, ignore
from tests.factories.argos_index import ArgosIndex, Manner
from tests.factories.argos_packages import package
from tests.factories.seq2seq_models import NLLB, OPUS, files_of, opus_files, zipped

HASTE = Patience(answer=2.0, silence=0.5, attempts=1, pause=0.0)


@pytest.fixture
def publisher() -> Iterator[ArgosIndex]:
    with ArgosIndex() as server:
        yield server


def published(server: ArgosIndex, name: str, contents: dict[str, bytes], *manners: Manner) -> models.Sources:
    """Have the server offer files as a published model, the last of them in these manners."""
    last = [*contents][-1]
    files = tuple(
        PublishedFile(
            server.serve(file, content, manners if file == last else ()),
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        for file, content in contents.items()
    )
    model = PublishedModel(name, "CC-BY-NC 4.0: not for commercial use", 36.1, files)
    return models.Sources("http://127.0.0.1:9/index.json", HASTE, Parts(("no_such",), ""), {name: model})


def provide(name: str, home: Path, sources: models.Sources, **options: bool) -> list[Event]:
    events: list[Event] = []
    models.provision("auto", "ru", "en", home, events.append, model=name, sources=sources, **options)
    return events


def test_a_zip_is_downloaded_converted_and_used(publisher: ArgosIndex, home: Path) -> None:
    content = zipped(opus_files(), "")
    sources = published(publisher, "opus-mt-ru-en", {"opus-2020-02-26.zip": content})
    events = provide("opus-mt-ru-en", home, sources)
    assert events[0] == Notice("opus-mt-ru-en: 2 MB; licence CC-BY-NC 4.0: not for commercial use.")
    assert Step(Stage.DOWNLOAD, len(content), len(content)) in events
    (model,) = models.installed(home)
    assert (model.kind, model.name, model.source, model.target) == ("seq2seq", "opus-mt-ru-en", "ru", "en")
    assert model.origin.endswith("/opus-2020-02-26.zip")
    assert list((home / "downloads").iterdir()) == []
    provide("opus-mt-ru-en", home, sources)
    assert len(publisher.asked) == 1, "what is installed is not downloaded again"


def test_the_files_of_a_folder_are_continued_in_the_next_run(publisher: ArgosIndex, home: Path) -> None:
    names = ("config.json", "shared_vocabulary.json", "sentencepiece.bpe.model", "model.bin")
    contents = {name: files_of(NLLB)[name] for name in names}
    sources = published(publisher, "nllb", contents, Manner(sends=9_000), Manner(status=404))
    with pytest.raises(DownloadError):
        provide("nllb", home, sources)
    assert models.installed(home) == []
    provide("nllb", home, sources)
    assert [asked.range for asked in publisher.asked if asked.path == "/model.bin"] == [
        "",
        "bytes=9000-",
        "bytes=9000-",
    ]
    assert len([asked for asked in publisher.asked if asked.path == "/config.json"]) == 1, "what is whole is kept"
    engine = models.engine("auto", "ru", "en", home, model="nllb")
    assert engine is not None
    ((_, (hypothesis, *_)),) = engine.translate([Request("Порт открыт.")], engine.decoding)
    assert hypothesis.text


WRONG: dict[str, tuple[Callable[[PublishedFile], PublishedFile], str]] = {
    "another digest": (lambda file: replace(file, sha256="0" * 64), "its SHA-256 is not the published one"),
    "shorter": (lambda file: replace(file, size=file.size + 1), "its size is not the published one"),
    "longer": (lambda file: replace(file, size=file.size - 1), "more than"),
}


@pytest.mark.parametrize(("spoil", "problem"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_not_the_published_one_is_refused_and_not_kept(
    spoil: Callable[[PublishedFile], PublishedFile], problem: str, publisher: ArgosIndex, home: Path
) -> None:
    sources = published(publisher, "opus", {"opus.zip": zipped(files_of(OPUS))})
    model = sources.catalogue["opus"]
    sources = replace(sources, catalogue={"opus": replace(model, files=(spoil(model.files[0]),))})
    with pytest.raises(BriefingError, match=problem):
        provide("opus", home, sources)
    assert models.installed(home) == []


def test_a_zip_built_to_write_elsewhere_is_refused(publisher: ArgosIndex, home: Path) -> None:
    sources = published(publisher, "opus", {"opus.zip": zipped({"../../x": b"x", **files_of(OPUS)})})
    with pytest.raises(ModelError, match="has a dot part"):
        provide("opus", home, sources)


def test_offline_nothing_is_downloaded(publisher: ArgosIndex, home: Path) -> None:
    sources = published(publisher, "opus", {"opus.zip": zipped(files_of(OPUS))})
    with pytest.raises(DownloadError, match="working offline"):
        provide("opus", home, sources, offline=True)
    assert publisher.asked == []


@pytest.mark.parametrize("name", ["firefox-translations-ru-en", "translate-ru_en", "no-such-model"])
def test_what_cannot_be_downloaded_is_said_with_what_can(name: str, home: Path) -> None:
    with pytest.raises(NoModelError) as caught:
        models.provision("auto", "ru", "en", home, ignore, model=name)
    assert name in caught.value.problem
    assert "opus-mt-ru-en, opus-mt-en-ru, nllb-200-distilled-600m" in caught.value.remedy


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=CATALOGUE)
def test_an_entry_is_complete(model: PublishedModel) -> None:
    assert model.licence
    assert bool(model.files) != bool(model.note), "it can be downloaded, or it is said why not"
    for file in model.files:
        assert re.fullmatch(r"https://(huggingface\.co|object\.pouta\.csc\.fi)/[\w./-]+", file.url)
        assert file.size > 0
        assert re.fullmatch(r"[0-9a-f]{64}|", file.sha256)
        assert file.sha256 or file.size < 1_000


def model(name: str, kind: str = "seq2seq", pair: tuple[str, str] = ("ru", "en")) -> models.InstalledModel:
    return models.InstalledModel(kind, name, "1", *pair, Path(name), "0", "x")


MANY = ("en kk ru", "en kk ru")
# What is installed, last first; the engine and the model that are asked for; the model that serves.
CHOICES = [
    ([model("mine"), model("opus-mt-ru-en")], "auto", "", "opus-mt-ru-en"),
    ([model("opus-mt-ru-en"), model("nllb-200-distilled-600m", pair=MANY)], "auto", "", "nllb-200-distilled-600m"),
    ([model("mine"), model("other")], "auto", "", "mine"),
    ([model("opus-mt-ru-en"), model("argos-ru_en", "argos")], "auto", "", "argos-ru_en"),
    ([model("chat", "llm", ("", "en")), model("mine")], "auto", "", "mine"),
    ([model("chat", "llm", ("", "en")), model("mine")], "llm", "", "chat"),
    ([model("chat", "llm", ("", "en")), model("mine")], "auto", "chat", "chat"),
    ([model("argos-ru_en", "argos"), model("mine")], "auto", "mine", "mine"),
    ([model("argos-ru_en", "argos"), model("mine")], "auto", "Mine", "mine"),
    ([model("argos-ru_en", "argos")], "auto", "mine", ""),
    ([model("mine", pair=("kk", "en"))], "auto", "mine", ""),
]


@pytest.mark.parametrize(("there", "engine", "name", "serving"), CHOICES)
def test_which_of_several_serves(there: list[models.InstalledModel], engine: str, name: str, serving: str) -> None:
    choice = models.choose(engine, "ru", "en", there, name)
    assert (choice.models[0].name if choice else "") == serving


def test_an_argos_package_is_preferred_to_a_better_figure(home: Path, tmp_path: Path) -> None:
    for name, content in (("nllb-200-distilled-600m.zip", zipped(files_of(NLLB))), ("x.argosmodel", package())):
        (tmp_path / name).write_bytes(content)
        models.install(tmp_path / name, home, ignore)
    engine = models.engine("auto", "ru", "en", home)
    named = models.engine("auto", "ru", "en", home, model="nllb-200-distilled-600m")
    assert engine is not None
    assert named is not None
    assert (engine.name, named.name, named.model.name) == ("argos", "seq2seq", "nllb-200-distilled-600m")
    assert (named.model.source, named.model.target) == ("ru", "en")
