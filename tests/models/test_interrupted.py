"""An installation that dies, at whatever moment, leaves what was there before; two at once both end well."""

import json
import os
import threading
from pathlib import Path

import pytest

from briefing import models
from briefing.progress import Stage, Step, ignore
from tests.factories.argos_packages import package
from tests.factories.installations import python


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to try every moment in little time")
def test_killed_at_any_operation_the_old_version_or_the_new_is_whole(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package(version="1.8"))
    models.install(file, home, ignore)
    file.write_bytes(package(version="1.9"))
    with python("die_everywhere", file, home) as process:
        out, _ = process.communicate(timeout=60)
    states = [json.loads(line) for line in out.splitlines()]
    assert len(states) > 30, "so many operations there are"
    assert {json.dumps(state) for state in states} == {'[["1.8", []]]', '[["1.9", []]]'}
    assert states[0] == [["1.8", []]]
    assert states[-1] == [["1.9", []]]
    assert len(list((home / "models").iterdir())) == 1
    assert list((home / "work").iterdir()) == []


def test_a_killed_installation_leaves_nothing_and_the_next_one_clears_up(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    with python("install_and_wait", file, home) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{Stage.CHECK}\n"
        process.kill()
    assert models.installed(home) == models.broken(home) == []
    assert len(list((home / "work").iterdir())) == 1, "what was being prepared is still there"
    model = models.install(file, home, ignore)
    assert models.verify(home) == [(model, [])]
    assert list((home / "work").iterdir()) == []


def test_a_second_installation_waits_for_the_first(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    stages: list[str] = []
    waits = threading.Event()

    def watch(step: Step) -> None:
        stages.append(step.stage)
        waits.set()

    with python("install_and_wait", file, home) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        second = threading.Thread(target=models.install, args=(file, home, watch))
        second.start()
        assert waits.wait(10)
        assert stages == [Stage.WAIT]
        process.stdin.write("\n" * 100)
        process.stdin.close()
        process.stdout.read()
        second.join(10)
    assert process.returncode == 0
    assert stages[-1] == Stage.CHECK
    ((model, problems),) = models.verify(home)
    assert problems == []
    assert model.path.name == "translate-ru_en.2"


def test_an_exception_in_progress_stops_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    def interrupt(_step: Step) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "x.argosmodel"
    file.write_bytes(package())
    with pytest.raises(KeyboardInterrupt):
        models.install(file, home, interrupt)
    assert models.installed(home) == []
    assert list((home / "work").iterdir()) == []
