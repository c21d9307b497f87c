"""Who translates for a build: this process, several on this machine, or a cluster's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.cli.desk import Request
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.pipeline.planning import Plan
    from briefing.translation.executors.base import Executor


@dataclass(frozen=True, slots=True)
class Staffing:
    """What the options say of who translates.

    Raises:
        UsageError: they contradict each other.
    """

    workers: int = 1
    cluster: str = ""

    def __post_init__(self) -> None:
        if self.cluster and self.workers > 1:
            raise UsageError(
                "--workers is for processes on this machine, --cluster for those of a Dask cluster.",
                "Give one of them only, on the command line or in briefing.toml.",
            )


@contextmanager
def workforce(staffing: Staffing, plan: "Plan", request: Request) -> "Iterator[Executor]":
    """Give who translates the shards of a plan: nobody is started or asked for what is not to be done."""
    from briefing import models
    from briefing.translation.executors.in_process import InProcessExecutor

    if staffing.cluster and plan.shards:
        from briefing.translation.executors.dask import DaskExecutor

        engine_for = models.InstalledEngineFactory(request.engine.value)
        with DaskExecutor(staffing.cluster, engine_for, request.room, plan.engines) as cluster:
            yield cluster
    elif (processes := min(staffing.workers, len(plan.shards))) > 1:
        from briefing.translation.executors.processes import ProcessExecutor

        room = replace(request.room, processes=processes)
        with ProcessExecutor(processes, models.InstalledEngineFactory(request.engine.value), room) as workers:
            yield workers
    else:
        yield InProcessExecutor(plan.engines)
