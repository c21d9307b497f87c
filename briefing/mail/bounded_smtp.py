"""SMTP as the standard library speaks it, with a bound on how long and how large an answer of the server may be.

``smtplib`` bounds a line of an answer, but not how many there are, and the time for each byte, but not for all.
"""

import select
import smtplib
import ssl
import time
from socket import socket

TIMEOUT = 30
"""Seconds to wait for each answer of the server, and for its half of a TLS handshake."""

_LARGEST = 1 << 16
"""Bytes of an answer; RFC 5321, section 4.5.3.1.5, allows 512 a line."""


class BoundedSmtp(smtplib.SMTP):
    """A connection each of whose answers ends within :data:`TIMEOUT`."""

    _left: tuple[socket | None, bytes] = (None, b"")
    """What came after an answer, and from which socket: what came before TLS does not count after it."""

    def getreply(self) -> tuple[int, bytes]:
        """Return the code and the text of the next answer.

        Raises:
            SMTPServerDisconnected: the connection was closed, or the answer is too long.
            TimeoutError: the answer takes too long.
        """
        until, size, texts = time.monotonic() + TIMEOUT, 0, []
        while True:
            line = self._line(until, _LARGEST - size)
            size += len(line)
            texts.append(line[4:].strip(b" \t\r\n"))
            if line[3:4] != b"-":
                break
        return int(line[:3]) if line[:3].isdigit() else -1, b"\n".join(texts)

    def _line(self, until: float, limit: int) -> bytes:
        sock = self.sock
        if sock is None:
            raise smtplib.SMTPServerDisconnected("please run connect() first")
        held, received = self._left
        received = received if held is sock else b""
        while b"\n" not in received:
            if len(received) > limit:
                self.close()
                raise smtplib.SMTPServerDisconnected("its answer is too long")
            received += self._received(sock, until)
        line, _, left = received.partition(b"\n")
        self._left = (sock, left)
        return line

    def _received(self, sock: socket, until: float) -> bytes:
        left = until - time.monotonic()
        if left <= 0:
            self.close()
            raise TimeoutError("its answer takes too long")
        sock.settimeout(left)
        try:
            received = sock.recv(8192)
        except OSError:
            self.close()
            raise
        if not received:
            self.close()
            raise smtplib.SMTPServerDisconnected("the connection was closed")
        sock.settimeout(TIMEOUT)
        return received


class BoundedSmtpOverTls(BoundedSmtp, smtplib.SMTP_SSL):
    """Such a connection that is encrypted from its first byte."""


class _TimedContext(ssl.SSLContext):
    """Encrypts connections, if the handshake is done in time."""

    def wrap_socket(self, sock: socket, *_: object, server_hostname: str | bytes | None = None) -> ssl.SSLSocket:
        """Return the encrypted connection of a client."""
        wrapped = super().wrap_socket(sock, server_hostname=server_hostname, do_handshake_on_connect=False)
        try:
            _shake_hands(wrapped, time.monotonic() + TIMEOUT)
        except BaseException:
            wrapped.close()
            raise
        wrapped.settimeout(TIMEOUT)
        return wrapped


def timed_context() -> ssl.SSLContext:
    """Return how servers are trusted, with a bound on the time of a handshake."""
    trusted = ssl.create_default_context()
    timed = _TimedContext(ssl.PROTOCOL_TLS_CLIENT)
    timed.verify_flags = trusted.verify_flags
    timed.load_default_certs()
    return timed


def _shake_hands(wrapped: ssl.SSLSocket, until: float) -> None:
    reading: list[ssl.SSLSocket]
    writing: list[ssl.SSLSocket]
    wrapped.settimeout(0)
    while True:
        try:
            return wrapped.do_handshake()
        except ssl.SSLWantReadError:
            reading, writing = [wrapped], []
        except ssl.SSLWantWriteError:
            reading, writing = [], [wrapped]
        if not any(select.select(reading, writing, [], max(0.0, until - time.monotonic()))):
            raise TimeoutError("the encrypted connection takes too long")
