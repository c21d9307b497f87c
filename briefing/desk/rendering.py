"""Pages from templates; every text is escaped unless a template itself is markup."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from briefing import languages
from briefing.app.counting import counted
from briefing.compose.content import phrases, wording
from briefing.compose.html.elements import clean
from briefing.desk.state import Desk

FormHandler: TypeAlias = Callable[[Desk, Request, FormData], Response]
Handler: TypeAlias = Callable[[Desk, Request], Response]

PERSON = "person"
"""The field, and the cookie, with the name under which corrections are kept."""

_MOST_FILES, _MOST_FIELDS = 2000, 100
_YEAR = 365 * 86_400


def page(desk: Desk, request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return the page that a template makes of ``values``."""
    common = {
        "desk": desk,
        "job": desk.jobs.state,
        "person": person(desk, request),
        "said": desk.said(request.query_params.get("said", "")),
        "path": request.url.path,
    }
    return HTMLResponse(_environment().get_template(template).render(common | values), status)


def fragment(template: str, **values: Any) -> str:
    """Return what a template makes of ``values``, for a part of a page."""
    return _environment().get_template(template).render(values)


def back_to(path: str, **query: str) -> Response:
    """Return the answer to a form: look at ``path`` now."""
    asked = "&".join(f"{name}={quote(value)}" for name, value in query.items() if value)
    return RedirectResponse(f"{path}?{asked}" if asked else path, 303)


def person(desk: Desk, request: Request) -> str:
    """Return the name under which corrections are kept: the one typed last in this browser, else the login name."""
    encoded = request.cookies.get(PERSON, "")
    try:
        return bytes.fromhex(encoded).decode() or desk.person
    except ValueError:
        return desk.person


def typed_person(desk: Desk, request: Request, form: FormData) -> str:
    """Return the name that was typed into a form, or :func:`person`."""
    return " ".join(clean(text(form, PERSON)).split()) or person(desk, request)


def remember_person(answer: Response, name: str) -> Response:
    """Have the browser send that name from now on."""
    answer.set_cookie(PERSON, name.encode().hex(), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def text(form: FormData, name: str) -> str:
    """Return what was typed into a field, nothing if the form has no such field."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def reading(desk: Desk, handler: Handler) -> Callable[[Request], Response]:
    """Return the endpoint of a page that is only looked at."""
    return lambda request: handler(desk, request)


def sending(desk: Desk, handler: FormHandler) -> Callable[[Request], Any]:
    """Return the endpoint that a form is sent to."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            return await run_in_threadpool(handler, desk, request, form)

    return endpoint


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("briefing.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters |= {
        "counted": counted,
        "language": languages.name,
        "headline": wording.headline,
        "when": _when,
        "day": _day,
        "sentence": phrases.as_sentence,
    }
    made.globals |= {"wording": wording}
    return made


def _shown(value: object) -> object:
    """Return a text without the characters that no HTML may hold."""
    return clean(value) if type(value) is str else value


def _day(date: date | None) -> str:
    return phrases.written_date(date) if date else wording.DATE_UNKNOWN


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{phrases.written_date(local.date())}, {local:%H:%M}"
