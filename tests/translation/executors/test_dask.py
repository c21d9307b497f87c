"""Builds by a Dask cluster of two workers on this machine: the same pack, and what is said of all that goes wrong."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from dask.config import set as dask_settings
from distributed import Client
from distributed.deploy.spec import SpecCluster
from distributed.deploy.subprocess import SubprocessCluster

from briefing import models
from briefing.engines.device import Room
from briefing.errors import ExecutorError, ExitCode, ModelError, UsageError
from briefing.pipeline import planning, running
from briefing.pipeline.preparing import NO_TERMS
from briefing.records import Finding, Rung, Sentence, Span, TermUse
from briefing.translation.drafting import Draft
from briefing.translation.executors import answers, dask, dask_security
from briefing.translation.executors.base import Executor, InProcessExecutor
from briefing.translation.executors.dask import DaskExecutor, made_by, shard_hash
from briefing.translation.shards import Finished, Shard
from tests.factories.builds import TODAY, CountingProgress, FakeMemory, read_texts
from tests.factories.command import briefing
from tests.factories.engines import FakeEngine
from tests.factories.killed_builds import contents, kept, write_article
from tests.factories.paths import PROJECT
from tests.tiny_model import PACKAGE
from tests.tiny_model.corpus import draw_pairs

SENTENCES = [*dict.fromkeys(pair.russian for pair in draw_pairs(rounds=2, seed=1))][:120]
TEXTS = {f"{first}.txt": "\n".join(SENTENCES[first : first + 30]) for first in range(0, 120, 30)}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the workers' machines, with the tests' Argos package."""
    folder = tmp_path_factory.mktemp("there")
    ended = briefing("model", "install", PACKAGE, cwd=folder, BRIEFING_HOME=str(folder / "home"))
    assert ended.code == 0, ended.err
    return folder / "home"


@pytest.fixture(scope="module")
def two(there: Path) -> Iterator[SpecCluster]:
    """A scheduler and two worker processes."""
    with started(2, there) as running:
        yield running


def started(workers: int, home: Path) -> SpecCluster:
    # Of processes of their own: nothing that is sent here may become more than data.
    return SubprocessCluster(
        n_workers=workers,
        threads_per_worker=1,
        dashboard_address=":0",  # any free port
        worker_kwargs={"env": {"BRIEFING_HOME": str(home), "PYTHONPATH": str(PROJECT)}},
    )


@pytest.fixture
def here(there: Path, home: Path) -> Path:
    """This machine's home, with the same package."""
    shutil.copytree(there / "models", home / "models")
    return home


@pytest.fixture
def planned(here: Path, monkeypatch: pytest.MonkeyPatch) -> planning.Plan:
    """A plan of some shards for the tests' model."""
    monkeypatch.setattr(planning, "SIZE", 10)
    settings = planning.PackSettings("en", None, TODAY)
    plan = planning.plan(
        read_texts(TEXTS), lambda code: models.engine("argos", code, "en", here), NO_TERMS, FakeMemory(), settings
    )
    assert len(plan.shards) > 10
    return plan


def of(plan: planning.Plan, address: str, room: Room = Room()) -> DaskExecutor:  # noqa: B008 - frozen
    return DaskExecutor(address, models.InstalledEngineFactory("argos"), room, plan.engines)


def texts(plan: planning.Plan, executor: Executor) -> tuple[dict[str, str], dict[str, str]]:
    """Return the target of every segment of the pack, by id, and of every source in the memory."""
    memory = FakeMemory()
    pack = running.build(plan, memory, CountingProgress(), executor)
    segments = {t.segment.id: t.target for article in pack.articles for t in article.translations}
    return segments, {key.source: entry.target for key, entry in memory.entries.items()}


def test_every_segment_has_the_text_of_a_build_by_one_process(planned, two):
    with of(planned, two.scheduler_address) as workers:
        assert texts(planned, workers) == texts(planned, InProcessExecutor(planned.engines))


def test_a_worker_that_is_lost_changes_nothing(planned, two):
    with of(planned, two.scheduler_address) as workers:
        assert texts(planned, Reaping(workers, two)) == texts(planned, InProcessExecutor(planned.engines))


class Reaping:
    """Kills a worker once the first sentence has come, and counts how often each comes."""

    def __init__(self, workers: DaskExecutor, of: SpecCluster) -> None:
        self._workers, self._of = workers, of

    def translate(self, shards: list[Shard]) -> Iterator[Finished]:
        come: list[str] = []
        for finished in self._workers.translate(shards):
            if not come:
                nanny = psutil.Process(next(iter(self._of.workers.values())).process.pid)
                max(nanny.children(recursive=True), key=lambda process: process.memory_info().rss).kill()
            come.append(finished.sentence.source)
            yield finished
        assert sorted(come) == sorted(s.source for shard in shards for s in shard.sentences)


def test_the_command_builds_the_same_document_and_needs_no_cluster_for_what_is_known(two, here, tmp_path):
    write_article(tmp_path / "seeds", 60)
    ended = briefing("build", "--no-progress", "--cluster", two.scheduler_address, cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert kept(here) > 50
    by_two = contents(tmp_path)
    ended = briefing("build", "--no-progress", "--cluster", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert ended.code == 0, ended.err
    (here / "memory.sqlite3").unlink()
    assert briefing("build", "--no-progress", cwd=tmp_path).code == 0
    assert by_two == contents(tmp_path)


SHARD = Shard(("ru", "en"), (Sentence("Порт открыт сегодня."), Sentence("Мост закрыт.")), ("a.txt", "a.txt"))


def refusal(address: str, engine: FakeEngine | None = None, shard: Shard = SHARD) -> ExecutorError:
    with DaskExecutor(
        address, models.InstalledEngineFactory("argos"), Room(), {shard.pair[0]: engine or FakeEngine()}
    ) as workers:
        with pytest.raises(ExecutorError) as raised:
            list(workers.translate([shard]))
        return raised.value


def test_a_worker_with_another_model_refuses(two):
    error = refusal(two.scheduler_address)
    assert "On the worker tcp://127.0.0.1:" in error.problem
    assert "there is another model: argos " in error.problem
    assert f"wanted: {made_by(FakeEngine())}" in error.problem
    assert error.exit_code == ExitCode.UNEXPECTED


def test_a_worker_without_a_model_says_so(two):
    assert "there is no model" in refusal(two.scheduler_address, shard=Shard(("kk", "en"), *_of(SHARD))).problem


def _of(shard: Shard) -> tuple[tuple[Sentence, ...], tuple[str, ...]]:
    return shard.sentences, shard.articles


def test_an_error_on_a_worker_comes_as_it_is_and_no_sentence_is_logged(planned, two, there):
    weights = next(there.rglob("model.bin"))
    sound = weights.read_bytes()
    weights.write_bytes(bytes(len(sound)))
    try:
        another = Room(threads=1)  # the engine of this one is loaded
        with of(planned, two.scheduler_address, another) as workers, pytest.raises(ModelError) as raised:
            list(workers.translate(planned.shards))
    finally:
        weights.write_bytes(sound)
    assert raised.value.problem.startswith("On the worker tcp://127.0.0.1:")
    assert "is damaged" in raised.value.problem
    assert raised.value.exit_code is ExitCode.NO_MODEL
    assert "in engine" in "".join(raised.value.__notes__)
    with Client(two.scheduler_address) as client:
        logged = str(client.get_worker_logs()) + str(client.get_scheduler_logs())
    assert "Worker" in logged or "worker" in logged
    assert not [sentence for sentence in SENTENCES if sentence[:20] in logged]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 1.0)


@pytest.mark.usefixtures("impatient")
def test_where_nobody_listens_there_is_no_scheduler():
    error = refusal("tcp://127.0.0.1:9")
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in error.problem
    assert "dask scheduler" in error.remedy


@pytest.mark.usefixtures("impatient")
def test_a_program_that_says_nothing_is_no_scheduler():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "No Dask scheduler" in refusal(f"tcp://127.0.0.1:{silent.getsockname()[1]}").problem


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_without_workers_is_told_of(there):
    with started(0, there) as idle:
        assert "has no worker" in refusal(idle.scheduler_address).problem


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_that_is_lost_is_told_of(planned, there):
    with started(1, there) as doomed, of(planned, doomed.scheduler_address) as workers:
        with Client(doomed.scheduler_address) as client:
            client.wait_for_workers(1)
        coming = workers.translate(planned.shards)
        next(coming)
        doomed.close()
        with pytest.raises(ExecutorError, match="connection"):
            list(coming)


@pytest.mark.usefixtures("here")
def test_without_the_extra_it_says_what_to_install(tmp_path):
    write_article(tmp_path / "seeds", 1)
    program = "import sys; sys.modules['distributed'] = None; from briefing.cli import main; main()"
    ended = briefing(
        "build",
        "--no-progress",
        "--cluster",
        "tcp://127.0.0.1:9",
        cwd=tmp_path,
        launcher=(sys.executable, "-c", program),
    )
    assert ended.code == ExitCode.USAGE
    assert 'pip install ".[cluster]"' in ended.err


def test_a_shards_hash_is_that_of_what_is_asked():
    other = Shard(SHARD.pair, SHARD.sentences[:1], SHARD.articles[:1])
    elsewhere = Shard(SHARD.pair, SHARD.sentences, ("b.txt", "b.txt"))
    hashes = [shard_hash(SHARD, "one"), shard_hash(SHARD, "two"), shard_hash(other, "one")]
    assert len({*hashes}) == 3
    assert shard_hash(elsewhere, "one") == hashes[0]


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.5:8786", "tcp://no-such-host.invalid:8786", "tls://10.0.0.5:8786", "inproc://a/1", "nonsense"],
)
def test_a_cluster_elsewhere_needs_certificates(address):
    workers = DaskExecutor(address, models.InstalledEngineFactory("argos"), Room(), {"ru": FakeEngine()})
    with workers, pytest.raises(UsageError, match="TLS with certificates"):
        list(workers.translate([SHARD]))


def test_certificates_in_dasks_settings_are_used(authority, tmp_path):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    authority.issue_cert("desk").private_key_and_cert_chain_pem.write_to_path(tmp_path / "desk.pem")
    files = {"ca-file": str(tmp_path / "ca.pem"), "client.cert": str(tmp_path / "desk.pem")}
    with dask_settings({f"distributed.comm.tls.{name}": file for name, file in files.items()}):
        assert "No Dask scheduler answers" in refusal("tls://127.0.0.1:9").problem


class Program:
    """What a worker may send instead of an answer: unpickled, it is run."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return mark_process, (str(self.mark),)


def mark_process(path: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")


def sends(mark: Path) -> Program:
    return Program(mark)


def raises(mark: Path) -> None:
    raise ValueError(Program(mark))


@pytest.mark.parametrize("task", [sends, raises])
def test_what_a_worker_sends_runs_nothing_here(task, two, tmp_path):
    with dask_security.data_only(), Client(two.scheduler_address) as client:
        future = client.submit(task, tmp_path / "ran")
        try:
            received = future.result(timeout=30)
        except dask_security.Withheld as error:
            received = error
        assert isinstance(received, dask_security.Withheld)
    ran = (tmp_path / "ran").read_text().split() if (tmp_path / "ran").exists() else []
    assert str(os.getpid()) not in ran


@pytest.mark.parametrize(
    "answer",
    [None, 1, b"", b"{", b"[" * 100_000, b'{"drafts": 1}', b'{"drafts": []}', b'{"drafts": [{"target": 1}, {}]}',
     b'{"error": {"kind": "KeyboardInterrupt"}}', b'{"error": {"kind": "os", "problem": []}}'],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused(answer):
    with pytest.raises(ExecutorError, match="not a translation"):
        answers.drafts_of(answer, 2)


def test_a_draft_arrives_as_it_was_sent():
    draft = Draft("a", (Finding("loop", "again"),), (TermUse("порт", "порта", "port", Rung.NBEST, Span(1, 6)),), 2)
    assert answers.drafts_of(answers.drafts_as_bytes([draft]), 1) == (draft,)
