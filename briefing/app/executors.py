"""Where a build's sentences are translated: in this process, in several on this machine, or on a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from briefing import models
from briefing.app.build_request import BuildRequest
from briefing.pipeline.planning import Plan
from briefing.translation.executors.base import Executor
from briefing.translation.executors.in_process import InProcessExecutor


@contextmanager
def executor(request: BuildRequest, plan: Plan) -> Iterator[Executor]:
    """Give the executor for a plan; no process is started and no cluster asked where there is nothing to translate."""
    engine_for = models.InstalledEngineFactory(request.engine, request.model)
    if request.cluster and plan.shards:
        from briefing.translation.executors.dask import DaskExecutor  # noqa: PLC0415 - an extra, and heavy

        with DaskExecutor(request.cluster, engine_for, request.room, plan.engines) as cluster:
            yield cluster
    elif (processes := min(request.workers, len(plan.shards))) > 1:
        from briefing.translation.executors.processes import ProcessExecutor  # noqa: PLC0415 - rarely needed

        room = replace(request.room, processes=processes)
        with ProcessExecutor(processes, engine_for, room) as workers:
            yield workers
    else:
        yield InProcessExecutor(plan.engines)
