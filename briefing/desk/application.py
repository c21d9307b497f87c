"""The pages of a desk and their addresses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from briefing.desk.guard import UPLOAD, Guard, Keys
from briefing.desk.rendering import FormHandler, Handler, page, reading, sending
from briefing.desk.state import Desk
from briefing.desk.views import articles, files, pack, sentences, tasks, terms
from briefing.errors import REPORT, BriefingError, unexpected

_SHOWN: dict[str, Handler] = {
    "/": articles.show,
    "/build": tasks.show,
    "/build/events": tasks.events,
    "/pack": pack.cover,
    "/pack/{article}": pack.article,
    "/pack/{article}/{segment}": sentences.show,
    "/changes": pack.changes,
    "/term": terms.show,
    "/files/{name}": files.download,
    "/send": files.letter,
}
_SENT: dict[str, FormHandler] = {
    UPLOAD: articles.add,
    "/articles/details": articles.correct,
    "/articles/place": articles.arrange,
    "/build": tasks.build,
    "/build/cancel": tasks.cancel,
    "/setup": tasks.setup,
    "/pack/{article}/reviewed": pack.mark,
    "/pack/{article}/{segment}": sentences.save,
    "/pack/{article}/{segment}/check": sentences.check,
    "/pack/{article}/{segment}/undo": sentences.undo,
    "/term": terms.save,
    "/term/preview": terms.preview,
    "/send": files.send,
}

_PATIENCE_SECONDS = 5.0
"""How long a task that is being done may take to end with the desk; it keeps what was translated in any case."""


def application(desk: Desk, host: str, keys: Keys) -> Starlette:
    """Return the desk as an ASGI application that serves at ``host``, such as ``127.0.0.1:8000``."""

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        yield
        desk.jobs.cancel(_PATIENCE_SECONDS)

    return Starlette(
        routes=[
            *(Route(path, reading(desk, show)) for path, show in _SHOWN.items()),
            *(Route(path, sending(desk, handle), methods=["POST"]) for path, handle in _SENT.items()),
            Mount("/assets", StaticFiles(packages=[("briefing.desk", "assets"), ("briefing.compose.html", "assets")])),
        ],
        middleware=[Middleware(Guard, host=host, keys=keys)],
        exception_handlers={
            BriefingError: lambda request, error: _failed(desk, request, error),
            HTTPException: lambda request, error: _failed(desk, request, error),
            Exception: lambda request, error: _failed(desk, request, error),
        },
        lifespan=life,
    )


def _failed(desk: Desk, request: Request, error: Exception) -> Response:
    """Return the page that says what is wrong, in the words of the command line."""
    if isinstance(error, HTTPException):
        problem, remedy = error.detail, "Go back, or choose another page above."
        return page(desk, request, "problem.html", error.status_code, problem=problem, remedy=remedy)
    if isinstance(error, BriefingError):
        return page(desk, request, "problem.html", 409, problem=error.problem, remedy=error.remedy)
    return page(desk, request, "problem.html", 500, problem=unexpected(error), remedy=REPORT)
