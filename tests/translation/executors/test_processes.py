"""Builds by several processes: the same pack, and what is left when a process, the user or the system ends one."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from briefing.app.build import executor
from briefing.app.build_request import BuildRequest
from briefing.engines.base import Decoding, Hypothesis
from briefing.engines.base import Request as Sentence
from briefing.errors import ExecutorError, ExitCode, InputError, NoModelError
from briefing.translation.executors.base import InProcessExecutor, picklable
from briefing.translation.executors.processes import ProcessExecutor
from tests.factories.builds import plan
from tests.factories.command import Ended, briefing, command
from tests.factories.engines import FakeEngine
from tests.factories.killed_builds import contents, kept, write_article
from tests.tiny_model import PACKAGE

SENTENCES = 300
"""Two shards: the first process has a full one."""

TEXTS = {f"{what}.txt": f"Министры говорили сегодня о том, что {what} открыт." for what in ("порт", "рынок", "склад")}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk, its home in it, with a pack that one process made."""
    desk = tmp_path_factory.mktemp("alone")
    write_article(desk / "seeds", SENTENCES)
    for arguments in (["model", "install", str(PACKAGE)], ["build", "--no-progress"]):
        ended = briefing(*arguments, cwd=desk, BRIEFING_HOME=str(desk / "home"))
        assert ended.code == 0, ended.err
    return desk


@pytest.fixture
def desk(alone: Path, tmp_path: Path, home: Path) -> Path:
    """The same, with nothing translated yet."""
    shutil.copytree(alone / "seeds", tmp_path / "seeds")
    shutil.copytree(alone / "home" / "models", home / "models")
    return tmp_path


def built(desk: Path, *arguments: str) -> Ended:
    ended = briefing("build", "--no-progress", *arguments, cwd=desk)
    assert ended.code == 0, ended.err
    return ended


def document(desk: Path) -> bytes:
    (content,) = (content for name, content in contents(desk).items() if name.endswith(".docx"))
    return content


class Running:
    """A build by two processes that has kept some sentences and has more to make."""

    def __init__(self, desk: Path, home: Path) -> None:
        self._process = subprocess.Popen(
            command("build", "--no-progress", "--workers", "2"),
            cwd=desk, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8",
            start_new_session=True,  # as a terminal's own: signals reach all of its processes
        )  # fmt: skip
        _until(lambda: kept(home) > 0)
        self._children = psutil.Process(self._process.pid).children(recursive=True)
        # Not the one with which Python keeps an eye on what its processes share.
        translating = [child for child in self._children if "spawn_main" in " ".join(child.cmdline())]
        self.first, _ = sorted(translating, key=lambda child: child.pid)

    def interrupt(self) -> None:
        os.killpg(self._process.pid, signal.SIGINT)

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> Ended:
        """Return how it ended, when its children have, too."""
        _, err = self._process.communicate(timeout=20)
        _, alive = psutil.wait_procs(self._children, timeout=5)
        assert not alive
        return Ended(self._process.returncode, "", err)


def _until(happened: Callable[[], bool]) -> None:
    patience = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < patience
        time.sleep(0.02)


def test_two_processes_make_the_pack_of_one(desk, alone, home):
    ended = built(desk, "--workers", "2")
    assert contents(desk) == contents(alone)
    assert kept(home) == kept(alone / "home")
    assert ended.err == ""


def test_a_killed_process_ends_the_build_and_the_next_one_goes_on_where_it_was(desk, alone, home):
    running = Running(desk, home)
    running.first.kill()
    ended = running.end()
    assert ended.code == ExitCode.UNEXPECTED
    assert "Error: A process that was translating" in ended.err
    assert "fewer --workers" in ended.err
    assert "Traceback" not in ended.err
    assert kept(home) > 0
    assert " from memory" in built(desk).out
    assert document(desk) == document(alone)


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a process group are POSIX")
def test_ctrl_c_ends_all_processes_without_a_word_of_theirs(desk, home):
    running = Running(desk, home)
    running.interrupt()
    ended = running.end()
    assert ended.code == ExitCode.INTERRUPTED
    assert ended.err.splitlines() == [
        "Interrupted. The output folder holds whole packs only; what was translated is kept for the next build."
    ]
    assert kept(home) > 0
    assert contents(desk) == {}


def test_no_process_outlives_a_killed_build(desk, home):
    running = Running(desk, home)
    running.kill()
    assert running.end().err == ""


# What an engine raises in its process. The engines are made there, by what these functions do.


class Raising(FakeEngine):
    """Answers some sentences, then raises."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def translate(
        self, requests: Sequence[Sentence], decoding: Decoding
    ) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        yield from [*super().translate(requests, decoding)][:2]
        raise self._error


class UnpicklableError(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def unreadable(*_pair: str, **_room: object) -> FakeEngine:
    return Raising(InputError("The model is sour.", "Sweeten it."))


def broken(*_pair: str, **_room: object) -> FakeEngine:
    return Raising(ZeroDivisionError("by zero"))


def strange(*_pair: str, **_room: object) -> FakeEngine:
    return Raising(UnpicklableError(1, 2))


def missing(*_pair: str, **_room: object) -> None:
    return None


def test_an_error_in_a_process_comes_with_its_remedy_after_what_was_finished():
    finished = []
    with ProcessExecutor(1, unreadable) as workers, pytest.raises(InputError) as raised:
        finished.extend(workers.translate(plan(TEXTS).shards))
    assert (raised.value.problem, raised.value.remedy) == ("The model is sour.", "Sweeten it.")
    assert len(finished) == 2, "sentences do not wait for the rest of their shard"


def test_an_unexpected_error_says_where_it_was_raised():
    with ProcessExecutor(1, broken) as workers, pytest.raises(ZeroDivisionError) as raised:
        list(workers.translate(plan(TEXTS).shards))
    assert "in translate" in "".join(raised.value.__notes__)


def test_an_error_that_cannot_be_sent_is_told_of():
    with ProcessExecutor(1, strange) as workers, pytest.raises(RuntimeError, match="UnpicklableError: 1 and 2"):
        list(workers.translate(plan(TEXTS).shards))


def test_a_model_that_is_removed_meanwhile_is_missed():
    with ProcessExecutor(1, missing) as workers, pytest.raises(NoModelError, match="removed"):
        list(workers.translate(plan(TEXTS).shards))


def test_a_process_that_cannot_begin_is_told_of(capfd):
    with ProcessExecutor(2, Unloadable()) as workers, pytest.raises(ExecutorError, match="exit code 1"):
        list(workers.translate(plan(TEXTS).shards))
    assert "sour" in capfd.readouterr().err, "what Python says of it is all there is to say"


class Unloadable:
    """Cannot be read by another process."""

    def __call__(self, *_pair: str, **_room: object) -> None:
        return None

    def __reduce__(self) -> tuple[object, ...]:
        return int, ("sour",)


def test_a_picklable_error_is_what_it_was():
    error = picklable(InputError("a.txt: bad.", "Mend it."))
    assert (type(error), str(error)) == (InputError, "a.txt: bad. Mend it.")


# Who is asked to translate.


def executor_of(request: BuildRequest, texts: dict[str, str]) -> str:
    with executor(request, plan(texts)) as chosen:
        return type(chosen).__name__


@pytest.mark.parametrize(
    ("request_", "shards", "chosen"),
    [
        (BuildRequest(), 2, InProcessExecutor),
        (BuildRequest(workers=4), 0, InProcessExecutor),
        (BuildRequest(workers=4), 1, InProcessExecutor),
        (BuildRequest(workers=4), 2, ProcessExecutor),
        (BuildRequest(cluster="tcp://127.0.0.1:9"), 0, InProcessExecutor),
    ],
)
def test_nobody_is_asked_who_has_nothing_to_do(request_, shards, chosen, monkeypatch):
    monkeypatch.setattr("briefing.pipeline.planning.SIZE", 2)
    texts = {f"{number}.txt": f"Порт номер {number} открыт сегодня." for number in range(2 * shards)}
    assert executor_of(request_, texts or {"a.txt": "The port is open today. Ships arrive."}) == chosen.__name__


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["--workers", "0"], "", "--workers"),
        (["--workers", "2", "--cluster", "tcp://127.0.0.1:9"], "", "one of them only"),
        (["--cluster", "tcp://127.0.0.1:9"], "[build]\nworkers = 2", "one of them only"),
    ],
)
def test_a_usage_mistake_is_exit_2_and_says_what_would_be_right(arguments, settings, words, tmp_path):
    (tmp_path / "briefing.toml").write_text(settings, encoding="utf-8")
    ended = briefing("build", *arguments, cwd=tmp_path)
    assert ended.code == ExitCode.USAGE
    assert words in ended.err


MODULES = ("selectors", "tempfile", "multiprocessing", "ctranslate2", "pymorphy3", "briefing_evil", "sitecustomize")


@pytest.mark.parametrize("module", [False, True], ids=["script", "python -m briefing"])
def test_no_file_of_the_current_folder_is_run(module, desk, tmp_path_factory):
    """A folder of articles is data, for the processes that translate and for the one that watches what they share."""
    for name in MODULES:
        (desk / f"{name}.py").write_text("open('ran', 'a').write(__name__ + '\\n')\n", encoding="utf-8")
    script = tmp_path_factory.mktemp("bin") / "briefing"
    script.write_text("from briefing.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    launcher = (sys.executable, "-m", "briefing") if module else (sys.executable, str(script))
    ended = briefing("build", "--no-progress", "--workers", "2", cwd=desk, launcher=launcher)
    assert ended.code == 0, ended.err
    assert not (desk / "ran").exists(), (desk / "ran").read_text(encoding="utf-8")
