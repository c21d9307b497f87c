"""Serves a desk on this computer only, until it is told to end."""

import socket
from collections.abc import Callable
from contextlib import closing

import uvicorn

from briefing.app.build_request import BuildRequest
from briefing.desk.application import application
from briefing.desk.guard import OPENING, Keys
from briefing.desk.state import Desk
from briefing.errors import UsageError

LOOPBACK = "127.0.0.1"

_SECONDS_TO_CLOSE = 1
"""For answers that are still being sent when the desk ends; those on the progress of a build would never end."""


def serve(request: BuildRequest, port: int, opened: Callable[[str], object]) -> None:
    """Serve a desk at a ``port`` of this computer, 0 for any that is free, until Ctrl-C.

    ``opened`` is called with the link that opens it, once it can be followed.

    Raises:
        UsageError: another program serves at that port.
    """
    keys = Keys.new()
    with closing(_listening(port)) as listener:
        host = f"{LOOPBACK}:{listener.getsockname()[1]}"
        config = uvicorn.Config(
            application(Desk(request), host, keys),
            log_level="error",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=_SECONDS_TO_CLOSE,
        )
        opened(f"http://{host}{OPENING}?token={keys.token}")
        uvicorn.Server(config).run([listener])


def _listening(port: int) -> socket.socket:
    """Return a socket that takes connections already, so that a browser can be sent there at once."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise UsageError(f"Port {port} cannot be used: {error}.", "Leave --port out, or name another.") from error
    listener.listen()
    return listener
