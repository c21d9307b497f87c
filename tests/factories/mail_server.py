"""A mail server on this machine, which wants encryption and a login."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from briefing.mail import SmtpSettings, Tls

HERE = "127.0.0.1"
PASSWORD = "s3cret-Kaspij"  # of no server but the one below


class Inbox:
    """Takes messages for everyone but those it refuses."""

    def __init__(self, *refused: str, answer: str = "250 OK") -> None:
        self.refused = refused
        self.answer = answer
        self.greetings: list[str] = []
        self.received: list[Envelope] = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address in self.refused:
            return "550 5.1.1 No such\x1b[31m user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.received.append(envelope)
        self.greetings.append(session.host_name)
        return self.answer


def knows(_server, _session, _envelope, _mechanism, credentials):
    right = isinstance(credentials, LoginPassword) and credentials == LoginPassword(b"desk", PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def server(
    inbox: Inbox, authority: trustme.CA, name: str = HERE, *, tls: Tls = Tls.STARTTLS, **more: int
) -> Iterator[SmtpSettings]:
    """Run a server that wants TLS and a login, and yield the settings that it answers to."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    options = {
        Tls.STARTTLS: {"tls_context": context, "require_starttls": True, "auth_required": True},
        Tls.IMPLICIT: {"ssl_context": context},
        Tls.NONE: {},
    }[tls]
    controller = Controller(inbox, hostname=HERE, port=free_port(), authenticator=knows, **options, **more)
    controller.start()
    try:
        user = ("desk", PASSWORD) if tls is Tls.STARTTLS else ()
        yield SmtpSettings(HERE, controller.port, tls, *user)
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as free:
        return free.getsockname()[1]
