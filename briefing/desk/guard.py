"""Lets only the browser of whoever started the desk in, and tells it to trust nothing but the desk's own files."""

from dataclasses import dataclass
from secrets import compare_digest, token_urlsafe

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPENING = "/open"

_SAFE = frozenset({"GET", "HEAD"})
_LARGEST_FORM, _LARGEST_UPLOAD = 4 << 20, 1 << 30
"""Bytes of a request: of what is typed, and of articles that are added."""

UPLOAD = "/articles"
"""Where articles are sent to."""

_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # Not "no-referrer": with that, a browser sends no Origin with a form.
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of one run: ``token`` is in the link that opens the desk, ``session`` in the cookie that it sets."""

    token: str
    session: str

    @classmethod
    def new(cls) -> "Keys":
        """Return keys that nobody can guess."""
        return cls(token_urlsafe(32), token_urlsafe(32))


class Guard:
    """Wraps an application that serves at ``host`` (``127.0.0.1:8000``), and refuses what its pages did not ask for.

    A foreign ``Host``: another name was made to lead here. A foreign ``Origin``: another page sends a form.
    """

    def __init__(self, app: ASGIApp, host: str, keys: Keys) -> None:
        self._app, self._host, self._keys = app, host, keys
        # Cookies know no ports: a second desk on this machine must not overwrite the first one's.
        self._cookie = f"briefing-{host.rpartition(':')[2]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._answer(Request(scope))
        await (answer or self._app)(scope, receive, with_headers)

    def _answer(self, request: Request) -> Response | None:
        """Return what is answered in the application's place, if anything is."""
        if request.headers.get("host") != self._host:
            return _refused("This address is not the desk's.", 421)
        if request.url.path == OPENING:
            return self._opened(request.query_params.get("token", ""))
        if not compare_digest(request.cookies.get(self._cookie, "").encode(), self._keys.session.encode()):
            return _refused("Open the link that “briefing desk” printed where you started it.")
        if request.method in _SAFE:
            return None
        if not self._is_own(request.headers):
            return _refused("This was not sent by a page of the desk.")
        return _refused_for_size(request)

    def _opened(self, token: str) -> Response:
        if not compare_digest(token.encode(), self._keys.token.encode()):
            return _refused("This link is not the one that “briefing desk” printed.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._keys.session, httponly=True, samesite="strict")
        return answer

    def _is_own(self, headers: Headers) -> bool:
        fetched = headers.get("sec-fetch-site", "same-origin")
        return headers.get("origin") == f"http://{self._host}" and fetched == "same-origin"


def _refused_for_size(request: Request) -> Response | None:
    length = request.headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        return _refused("The length is missing.", 411)
    largest = _LARGEST_UPLOAD if request.url.path == UPLOAD else _LARGEST_FORM
    return _refused(f"This is larger than {largest >> 20} MB.", 413) if int(length) > largest else None


def _refused(why: str, status: int = 403) -> Response:
    return PlainTextResponse(f"{why}\n", status)
