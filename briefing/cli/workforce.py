"""Who translates for a build: this process, several on this machine, or a cluster's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.cli.desk import Request
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.planning import Plan
    from briefing.shards import Workforce


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
def workforce(staffing: Staffing, plan: "Plan", request: Request) -> "Iterator[Workforce]":
    """Give who translates the shards of a plan: nobody is started or asked for what is not to be done."""
    from briefing import shards

    if staffing.cluster and plan.shards:
        from briefing.cluster import Cluster

        with Cluster(staffing.cluster, request.engine.value, request.room, plan.engines) as cluster:
            yield cluster
    elif (processes := min(staffing.workers, len(plan.shards))) > 1:
        from briefing import models
        from briefing.workers import Workers

        room = replace(request.room, processes=processes)
        with Workers(processes, partial(models.engine, request.engine.value, home=models.home(), room=room)) as workers:
            yield workers
    else:
        yield shards.Alone(plan.engines)
