"""HTTP requests for models, whose errors say in the user's terms what went wrong and whether to try again.

urllib.request and not requests: it honours the system's trust store, where an organisation keeps its own authority.
"""

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import urlsplit

from briefing import __version__
from briefing.errors import DownloadError

_CHUNK = 1 << 18
_TRANSIENT = (408, 429, 500, 502, 503, 504)
_CHECK_NETWORK = "Check the network connection, and the proxy settings if there is a proxy."
_TRY_LATER = "Run the command again later."


class InterruptedDownloadError(DownloadError):
    """A download that may succeed if tried again."""


class RefusedDownloadError(DownloadError):
    """The server refused; ``status`` is its HTTP status code."""

    def __init__(self, url: str, status: int, reason: str) -> None:
        super().__init__(f"{url} cannot be downloaded: the server answered {status} {reason}.", _TRY_LATER)
        self.status = status


def open_url(url: str, silence: float, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    """Send a GET request; ``silence`` is how many seconds the server may take for its next bytes.

    Raises:
        InterruptedDownloadError: the server cannot be reached or is overloaded.
        RefusedDownloadError: it answered with an error.
        DownloadError: the address is not one.
    """
    every = {"User-Agent": f"briefing/{__version__}", "Accept-Encoding": "identity"}
    try:
        request = urllib.request.Request(url, headers={**every, **headers})  # noqa: S310 - the opener knows http(s) only
        return cast(http.client.HTTPResponse, _opener().open(request, timeout=silence))
    except urllib.error.HTTPError as error:
        with error:
            raise _status_error(url, error) from None
    except (OSError, http.client.HTTPException) as error:
        raise _connection_error(url, error) from error
    except ValueError as error:
        raise DownloadError(f"{url} is not an address to download from: {error}.") from error


def chunks(response: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
    """Yield the body of a response as it arrives.

    Raises:
        InterruptedDownloadError: the connection broke, or fell silent.
    """
    try:
        while chunk := response.read1(_CHUNK):
            yield chunk
    except (OSError, http.client.HTTPException) as error:
        raise InterruptedDownloadError(f"The download of {url} broke off: {error}.", _TRY_LATER) from error


def fetch(url: str, seconds: float, limit: int) -> bytes:
    """Return the content of a small file if all of it arrives within ``seconds``.

    Raises:
        DownloadError: it does not, or there are more than ``limit`` bytes.
    """
    answers: queue.SimpleQueue[bytes | DownloadError] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put(_read_all(url, seconds, limit))
        except DownloadError as error:
            answers.put(error)

    # The thread is for name servers that do not answer: they block for longer than any timeout of a socket.
    threading.Thread(target=run, daemon=True, name="fetch").start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise _too_slow(url, seconds) from None
    if isinstance(answer, DownloadError):
        raise answer
    return answer


def _read_all(url: str, seconds: float, limit: int) -> bytes:
    deadline = time.monotonic() + seconds
    body = bytearray()
    with open_url(url, seconds, {}) as response:
        for chunk in chunks(response, url):
            body += chunk
            if len(body) > limit:
                raise DownloadError(f"{url} has more than {limit:,} bytes.", _TRY_LATER)
            if time.monotonic() > deadline:
                raise _too_slow(url, seconds)
        if response.length:  # announced bytes that never came
            raise InterruptedDownloadError(f"The download of {url} broke off after {len(body):,} bytes.", _TRY_LATER)
    return bytes(body)


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener for http and https only: a link, or a redirect, to ``file:`` leads nowhere."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.UnknownHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _status_error(url: str, error: urllib.error.HTTPError) -> DownloadError:
    refused = RefusedDownloadError(url, error.code, error.reason)
    return InterruptedDownloadError(refused.problem, refused.remedy) if error.code in _TRANSIENT else refused


def _connection_error(url: str, error: Exception) -> DownloadError:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    host = urlsplit(url).netloc
    if isinstance(reason, TimeoutError):
        return InterruptedDownloadError(f"{host} does not answer.", _CHECK_NETWORK)
    return InterruptedDownloadError(f"{host} cannot be reached: {reason}.", _CHECK_NETWORK)


def _too_slow(url: str, seconds: float) -> DownloadError:
    host = urlsplit(url).netloc
    return InterruptedDownloadError(f"{host} did not answer within {seconds:g} seconds.", _CHECK_NETWORK)
