"""A mail server that means harm costs some time and some memory, and gets nothing printed that should not be."""

import base64
import socket
import threading
import time
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from briefing import mail
from briefing.errors import MailError
from briefing.mail import SmtpSettings, Tls, bounded_smtp
from tests.factories.mail_server import HERE, PASSWORD

MESSAGE = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n.\r\n"
MEGABYTE = 1 << 20
LOGIN = base64.b64encode(b"\0desk\0" + PASSWORD.encode()).decode()
Talk = Callable[[socket.socket], None]


@contextmanager
def hostile(talk: Talk, tls: Tls = Tls.NONE, user: str = "") -> Iterator[SmtpSettings]:
    """Run a server that takes one connection and says what it likes, until the other side has gone."""

    def serve() -> None:
        with suppress(OSError):
            connection, _ = listening.accept()
            with connection:
                talk(connection)

    with socket.create_server((HERE, 0)) as listening:
        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield SmtpSettings(HERE, listening.getsockname()[1], tls, user, PASSWORD if user else "")
    serving.join(10)
    assert not serving.is_alive()


def failure(settings: SmtpSettings) -> str:
    with pytest.raises(MailError) as failed:
        mail.send(MESSAGE, settings)
    told = "".join(traceback.TracebackException.from_exception(failed.value, capture_locals=True).format())
    for secret in (PASSWORD, LOGIN, LOGIN[8:-4]):
        assert secret not in told
    assert failed.value.remedy
    return str(failed.value.problem)


def saying(answers: dict[str, bytes]) -> Talk:
    """Return a server that answers commands, by how they begin, and all others with 250."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 here\r\n")
        for line in connection.makefile("rb"):
            matching = (answer for start, answer in answers.items() if line.decode().upper().startswith(start))
            connection.sendall(next(matching, b"250 fine\r\n"))

    return talk


WITH_LOGINS = {"EHLO": b"250-here\r\n250 AUTH PLAIN\r\n", "AUTH": b"235 welcome\r\n"}


def endless(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-and another thing\r\n" * 1000)


def one_line(connection: socket.socket) -> None:
    connection.sendall(b"554 ")
    for _ in range(100):
        connection.sendall(b"x" * MEGABYTE)


@pytest.mark.parametrize("talk", [endless, one_line], ids=["without end", "a line of 100 MB"])
@pytest.mark.parametrize("at", ["greeting", "refusal"])
def test_an_answer_is_bounded_in_size(at: str, talk: Talk) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.sendall(b"220 here\r\n")
        for line in connection.makefile("rb"):
            if line.upper().startswith(b"MAIL"):
                talk(connection)
            connection.sendall(b"250 fine\r\n")

    with hostile(talk if at == "greeting" else refuse) as settings:
        tracemalloc.start()
        said = failure(settings)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert "its answer is too long" in said
    assert len(said) < 200
    assert most < 2 * MEGABYTE


def drip(content: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        for byte in content * 100:
            connection.sendall(bytes([byte]))
            time.sleep(0.1)

    return talk


@pytest.mark.parametrize(
    ("talk", "tls"),
    [
        (drip(b"x" * 1000), Tls.NONE),
        (drip(b"220-x\r\n"), Tls.STARTTLS),
        (drip(b"\x16\x03\x03\x40\x00" + b"\x02" * 1000), Tls.IMPLICIT),
    ],
    ids=["a greeting", "a greeting of many lines", "a handshake"],
)
def test_an_answer_is_bounded_in_time_however_it_comes(talk: Talk, tls: Tls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_smtp, "TIMEOUT", 0.5)
    started = time.monotonic()
    with hostile(talk, tls) as settings:
        said = failure(settings)
        assert time.monotonic() - started < 3
    assert "takes too long" in said or "timed out" in said


ECHOES = {
    "plain": PASSWORD,
    "as it was sent": f"AUTH PLAIN {LOGIN}",
    "in Base64": base64.b64encode(PASSWORD.encode()).decode(),
    "in Base64 with a user": base64.b64encode(b"user:" + PASSWORD.encode()).decode(),
    "in hexadecimal digits": PASSWORD.encode().hex(),
    "with spaces": " ".join(PASSWORD),
    "with control characters": "\x1b".join(PASSWORD),
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES)
@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_refusal_that_repeats_the_password_is_not_quoted(command: str, echo: str) -> None:
    refusal = f"550 you said {echo} to me\r\n".encode()
    with hostile(saying({**WITH_LOGINS, command: refusal}), user="desk") as settings:
        assert "550, in words that repeat the password" in failure(settings)


@pytest.mark.parametrize("answer", [f"535 {LOGIN}", f"599 {PASSWORD}", f"250 {PASSWORD}", "334 !!!", "334 \x00", "hm"])
def test_a_login_that_fails_quotes_nobody(answer: str) -> None:
    with hostile(saying({**WITH_LOGINS, "AUTH": f"{answer}\r\n".encode()}), user="desk") as settings:
        assert "log" in failure(settings)


def test_a_refusal_is_one_short_line_without_control_characters() -> None:
    refusal = b"550-\x1b[2J\x1b]0;title\x07 \xe2\x80\xae\r\n550-" + b"no " * 5_000 + b"\xff\r\n550 no\r\n"
    with hostile(saying({"MAIL": refusal})) as settings:
        said = failure(settings)
    assert said.isprintable()
    assert said.endswith("…."), said
    assert len(said) < 400
