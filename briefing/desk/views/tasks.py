"""Building and setting up a model, watched while it goes on."""

import asyncio
from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from briefing.desk.rendering import back_to, fragment, page
from briefing.desk.state import Desk

_SECONDS = 0.25
"""Between two looks at the task."""


def show(desk: Desk, request: Request) -> Response:
    """Show how far the task is, or how it ended."""
    return page(desk, request, "build.html")


def build(desk: Desk, _request: Request, _form: FormData) -> Response:
    """Begin a build, or show the task that is being done."""
    desk.start_build()
    return back_to("/build")


def setup(desk: Desk, _request: Request, _form: FormData) -> Response:
    """Begin to get a model ready, or show the task that is being done."""
    desk.start_setup()
    return back_to("/build")


def cancel(desk: Desk, _request: Request, _form: FormData) -> Response:
    """Have the task end, and give it a moment for that."""
    desk.jobs.cancel(patience=2)
    return back_to("/build")


def events(desk: Desk, _request: Request) -> Response:
    """Send the progress of the task as server-sent events: markup for the page, and “done” at the end."""
    return StreamingResponse(_events(desk), media_type="text/event-stream")


async def _events(desk: Desk) -> AsyncIterator[str]:
    shown = None
    while desk.jobs.running:
        if (state := desk.jobs.state) is not shown:
            shown = state
            yield _event("progress", fragment("progress.html", job=state))
        await asyncio.sleep(_SECONDS)
    yield _event("done", "")


def _event(name: str, data: str) -> str:
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    return f"event: {name}\n{lines}\n"
