"""Sending, against a real server on this machine, and `briefing email` from the pack to the inbox."""

import json
import os
import socket
import ssl
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from briefing import mail
from briefing.compose.formats import DOCX, RECORD
from briefing.errors import InputError, MailError, UsageError
from briefing.mail import SmtpSettings, Tls, checked, smtp_settings
from tests.factories.builds import build_pack
from tests.factories.email_command import briefing_email

HERE = "127.0.0.1"


PASSWORD = "s3cret-Kaspij"  # of no server but the one below


MESSAGE = b"From: a@example.org\r\nTo: Anna <b@example.org>\r\nCc: c@example.org\r\nSubject: x\r\n\r\n.\r\n..dots\r\n"


ARTICLE = " date 2026-03-10 Встреча министров\n\nБАКУ/Trend/ - Министры встретились в Баку и говорили о портах."


class Inbox:
    """Takes messages for everyone but those it refuses."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.received: list[Envelope] = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address in self.refused:
            return "550 5.1.1 No such\x1b[31m user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        self.received.append(envelope)
        return "250 OK"


def knows(_server, _session, _envelope, _mechanism, credentials):
    right = isinstance(credentials, LoginPassword) and credentials == LoginPassword(b"desk", PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch) -> None:
    authority.cert_pem.write_to_path(tmp_path / "authorities.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authorities.pem"))


@contextmanager
def server(inbox: Inbox, authority: trustme.CA, name: str = HERE, *, tls: Tls = Tls.STARTTLS) -> Iterator[SmtpSettings]:
    """Run a server that wants TLS and a login, and yield the settings that it answers to."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    options = {
        Tls.STARTTLS: {"tls_context": context, "require_starttls": True, "auth_required": True},
        Tls.IMPLICIT: {"ssl_context": context},
        Tls.NONE: {},
    }[tls]
    controller = Controller(inbox, hostname=HERE, port=free_port(), authenticator=knows, **options)
    controller.start()
    try:
        user = ("desk", PASSWORD) if tls is Tls.STARTTLS else ()
        yield SmtpSettings(HERE, controller.port, tls, *user)
    finally:
        controller.stop()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as free:
        return free.getsockname()[1]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("tls", Tls)
def test_the_message_arrives_as_it_was_given(tls, authority):
    inbox = Inbox()
    with server(inbox, authority, tls=tls) as settings:
        mail.send(MESSAGE, settings)
    (received,) = inbox.received
    assert (received.mail_from, received.rcpt_tos) == ("a@example.org", ["b@example.org", "c@example.org"])
    assert received.content == MESSAGE


def failure(settings: SmtpSettings) -> MailError:
    """Return how sending fails; the password is not even in a traceback with all variables."""
    with pytest.raises(MailError) as failed:
        mail.send(MESSAGE, settings)
    with_variables = traceback.TracebackException.from_exception(failed.value, capture_locals=True)
    assert PASSWORD not in "".join(with_variables.format()) + repr(failed.value)
    return failed.value


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_refused(authority):
    inbox = Inbox()
    with server(inbox, authority) as settings:
        failed = failure(SmtpSettings(settings.host, settings.port, settings.tls, "desk", f"{PASSWORD}!"))
    assert "refused the login of desk (535)" in failed.problem
    assert "BRIEFING_SMTP_PASSWORD" in failed.remedy
    assert not inbox.received


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_a_certificate_of_an_unknown_authority_is_refused(tls, authority):
    inbox = Inbox()
    with server(inbox, authority, tls=tls) as settings:
        failed = failure(settings)
    assert f"{HERE}: its certificate is not to be trusted: " in failed.problem
    assert not inbox.received


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_server_is_refused(authority):
    with server(Inbox(), authority, "mail.example.org") as settings:
        assert "not to be trusted: IP address mismatch" in failure(settings).problem


@pytest.mark.usefixtures("trusted")
def test_a_server_without_encryption_gets_nothing(authority):
    inbox = Inbox()
    with server(inbox, authority, tls=Tls.NONE) as settings:
        failed = failure(SmtpSettings(HERE, settings.port, Tls.STARTTLS, "desk", PASSWORD))
    assert "offers no encryption" in failed.problem
    assert not inbox.received


def test_encryption_at_the_wrong_moment_is_named(authority):
    with server(Inbox(), authority, tls=Tls.NONE) as settings:
        failed = failure(SmtpSettings(HERE, settings.port, Tls.IMPLICIT))
    assert "no encrypted connection comes about" in failed.problem
    assert "465" in failed.remedy


def test_a_server_without_logins_is_named(authority):
    with server(Inbox(), authority, tls=Tls.NONE) as settings:
        assert (
            "no login came about: SMTP AUTH"
            in failure(SmtpSettings(HERE, settings.port, Tls.NONE, "desk", PASSWORD)).problem
        )


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("refused", "outcome", "received"),
    [
        (["c@example.org"], "All other recipients have been sent the message.", 1),
        (["b@example.org", "c@example.org"], "Nothing was sent.", 0),
    ],
)
def test_refused_recipients_are_named(refused, outcome, received, authority):
    inbox = Inbox(*refused)
    with server(inbox, authority) as settings:
        failed = failure(settings)
    named = "; ".join(f"{address} (550 5.1.1 No such [31m user)" for address in refused)
    assert failed.problem == f"{HERE}:{settings.port}: refused a recipient: {named}."
    assert (failed.remedy, len(inbox.received)) == (outcome, received)


def test_a_server_that_is_away():
    port = free_port()
    failed = failure(SmtpSettings(HERE, port, Tls.STARTTLS, "desk", PASSWORD))
    assert failed.problem.startswith(f"{HERE}:{port}: cannot be reached (")


def test_a_server_that_does_not_answer(monkeypatch):
    monkeypatch.setattr(mail, "TIMEOUT", 0.2)
    with socket.create_server((HERE, 0)) as silent:
        assert "timed out" in failure(SmtpSettings(HERE, silent.getsockname()[1], Tls.STARTTLS)).problem


@pytest.mark.parametrize(
    ("table", "environment", "settings"),
    [
        ({"host": "m.example.org"}, {}, SmtpSettings("m.example.org", 587, Tls.STARTTLS)),
        ({"host": "m.example.org", "port": 465}, {}, SmtpSettings("m.example.org", 465, Tls.IMPLICIT)),
        ({"host": "m", "port": 2465, "tls": "implicit"}, {}, SmtpSettings("m", 2465, Tls.IMPLICIT)),
        ({"host": "localhost", "port": 25, "tls": "none"}, {}, SmtpSettings("localhost", 25, Tls.NONE)),
        (
            {"host": "m", "user": "anna"},
            {"HOST": "n", "PORT": "465", "USER": "desk", "PASSWORD": PASSWORD},
            SmtpSettings("n", 465, Tls.IMPLICIT, "desk", PASSWORD),
        ),
    ],
)
def test_settings_come_from_the_file_and_first_of_all_from_the_environment(table, environment, settings):
    named = {f"BRIEFING_SMTP_{name}": value for name, value in environment.items()}
    assert smtp_settings(checked(table), named) == settings


@pytest.mark.parametrize(
    ("table", "environment", "words"),
    [
        ({}, {}, "No mail server is named"),
        ({"host": "m", "password": PASSWORD}, {}, "BRIEFING_SMTP_PASSWORD"),
        ({"host": "m", "user": "desk"}, {}, "no password for desk"),
        ({"host": "m"}, {"PASSWORD": PASSWORD}, "no user"),
        ({"host": "m", "user": "desk"}, {"PASSWORD": PASSWORD + "ё"}, "letters that no mail server takes"),
        ({"host": "m", "tls": "none"}, {}, "without TLS"),
        ({"host": "m", "tls": "maybe"}, {}, "starttls, implicit, none"),
        ({"host": "m", "port": 0}, {}, "0 is no port"),
        ({"host": "m"}, {"PORT": "smtp"}, "'smtp' is no port"),
        ({"host": "m", "port": "587"}, {}, "port in [email] is not a whole number"),
        ({"host": "m", "to": "a@example.org"}, {}, "to in [email] is not a list of addresses"),
        ({"host": "m", "cc": [1]}, {}, "cc in [email] is not a list of addresses"),
        ({"hots": "m"}, {}, "no setting 'hots' in [email]"),
        ("a@example.org", {}, "email is no table"),
    ],
)
def test_settings_that_cannot_be_right_are_named(table, environment, words):
    named = {f"BRIEFING_SMTP_{name}": value for name, value in environment.items()}
    with pytest.raises(UsageError) as refused:
        smtp_settings(checked(table), named)
    assert words in str(refused.value)
    assert PASSWORD not in "".join(traceback.format_exception(refused.value))


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Path:
    """Give a folder with a pack in out/ and no settings, and work in it."""
    for name in [name for name in os.environ if name.startswith("BRIEFING_SMTP_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "desk"
    keep(folder / "out", ARTICLE)
    monkeypatch.chdir(folder)
    return folder


def keep(out: Path, article: str) -> Path:
    """Write a pack and its record into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    made = build_pack({"a.txt": article})
    file = out / f"briefing-{made.date}.en.docx"
    file.write_bytes(DOCX.compose(made))
    file.with_suffix(".json").write_bytes(RECORD.compose(made))
    return file


def read(file: Path) -> EmailMessage:
    return message_from_bytes(file.read_bytes(), policy=policy.default)


def test_the_newest_pack_becomes_a_draft_beside_it(desk):
    newest = keep(desk / "out", ARTICLE.replace("2026-03-10", "2026-01-05"))
    os.utime(desk / "out" / "briefing-2026-03-10.en.json", (1, 1))
    (desk / "out" / "briefing-2026-12-31.en.review.docx").write_bytes(newest.read_bytes())
    assert briefing_email("--to", "anna@example.org") == f"{Path('out', 'briefing-2026-01-05.en.eml')}\n"
    message = read(newest.with_suffix(".eml"))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "anna@example.org"
    assert message["Subject"] == "Briefing pack, 5 January 2026: 1 article"
    (attachment,) = message.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content()) == (newest.name, newest.read_bytes())


def test_a_named_pack_and_a_named_file(desk):
    briefing_email(
        "out/briefing-2026-03-10.en.docx", "--output", "mail/обзор.eml", "--subject", "Обзор", "--cc", "b@example.org"
    )
    message = read(desk / "mail" / "обзор.eml")
    assert (message["Subject"], message["Cc"], message["To"]) == ("Обзор", "b@example.org", None)


def test_options_go_before_settings(desk):
    settings = (
        '[email]\nto = ["set@example.org"]\ncc = ["copy@example.org"]\nsubject = "Set"\nsender = "d@example.org"\n'
    )
    (desk / "briefing.toml").write_text(settings, encoding="utf-8")
    briefing_email("--to", "given@example.org")
    message = read(desk / "out" / "briefing-2026-03-10.en.eml")
    assert [message[name] for name in ("From", "To", "Cc", "Subject")] == [
        "d@example.org",
        "given@example.org",
        "copy@example.org",
        "Set",
    ]


def test_a_draft_is_written_again_as_it_was(desk):
    written = desk / "out" / "briefing-2026-03-10.en.eml"
    briefing_email()
    first = written.read_bytes()
    briefing_email()
    assert written.read_bytes() == first


@pytest.mark.usefixtures("trusted")
def test_send_sends_and_says_to_whom(desk, authority, monkeypatch):
    inbox = Inbox()
    with server(inbox, authority) as settings:
        (desk / "briefing.toml").write_text(
            f'[email]\nhost = "{HERE}"\nport = {settings.port}\nuser = "desk"\nsender = "Стол <desk@example.org>"\n',
            encoding="utf-8",
        )
        monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
        printed = briefing_email("--to", "Анна <anna@example.org>", "--cc", "b@example.org", "--send")
    (received,) = inbox.received
    assert printed.splitlines()[1:] == ["Sent to Анна <anna@example.org>, b@example.org."]
    assert PASSWORD not in printed
    assert (received.mail_from, received.rcpt_tos) == ("desk@example.org", ["anna@example.org", "b@example.org"])
    message = message_from_bytes(received.content, policy=policy.default)
    assert message["X-Unsent"] is None
    assert message["Message-ID"].endswith("@example.org>")
    assert message["Date"].datetime.year > 2025
    assert read(desk / "out" / "briefing-2026-03-10.en.eml")["X-Unsent"] == "1"


@pytest.mark.parametrize(
    ("settings", "arguments", "words"),
    [
        ("", ["--to", "a@example.org"], "No mail server is named"),
        ('host = "m.invalid"', ["--to", "a@example.org"], "Nobody is named as the sender"),
        ('host = "m.invalid"\nsender = "d@example.org"', [], "Nobody is named to send the message to"),
        ('host = "m.invalid"\nsender = "d@example.org"', ["--to", "anna"], "'anna' is no e-mail address"),
        (f'password = "{PASSWORD}"', ["--to", "a@example.org"], "a password does not belong into this file"),
    ],
)
def test_what_cannot_be_sent_is_not_even_written(settings, arguments, words, desk):
    (desk / "briefing.toml").write_text(f"[email]\n{settings}\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        briefing_email(*arguments, "--send")
    assert words in refused.value.problem
    assert PASSWORD not in str(refused.value)
    assert not list(desk.rglob("*.eml"))


@pytest.mark.usefixtures("desk")
def test_a_message_is_not_written_over_something_else():
    with pytest.raises(UsageError, match="is no name for a message"):
        briefing_email("--output", "out/briefing-2026-03-10.en.docx")


@pytest.mark.usefixtures("desk")
def test_a_folder_without_packs():
    with pytest.raises(InputError, match="holds no pack"):
        briefing_email("--out", "elsewhere")


def damage(record_file: Path, how: str) -> None:
    held = json.loads(record_file.read_bytes())
    changed = {
        "no JSON": b"{",
        "no object": b"[]",
        "very deep": b"[" * 100_000,
        "no UTF-8": b'{"schema": "\xff"}',
        "newer": json.dumps({**held, "schema": 2}).encode(),
        "older": json.dumps({key: value for key, value in held.items() if key != "coverage"}).encode(),
        "wrong kind": json.dumps({**held, "title": 5}).encode(),
        "wrong date": json.dumps({**held, "date": "today"}).encode(),
        "another pack's": RECORD.compose(build_pack({"a.txt": ARTICLE, "b.txt": ARTICLE})),
    }
    if how == "missing":
        record_file.unlink()
    else:
        record_file.write_bytes(changed[how])


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("missing", "cannot be read"),
        ("no JSON", "is damaged"),
        ("no object", "is damaged"),
        ("very deep", "is damaged"),
        ("no UTF-8", "is damaged"),
        ("newer", "schema 2"),
        ("older", "an older program's"),
        ("wrong kind", "is damaged"),
        ("wrong date", "is damaged"),
        ("another pack's", "is the record of another pack than briefing-2026-03-10.en.docx"),
    ],
)
def test_a_record_that_cannot_be_used_is_named(how, words, desk):
    damage(desk / "out" / "briefing-2026-03-10.en.json", how)
    with pytest.raises(InputError, match=words) as refused:
        briefing_email("out/briefing-2026-03-10.en.docx")
    assert "briefing-2026-03-10.en.json" in refused.value.problem


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 damaged", b"text"])
def test_a_pack_that_cannot_be_used_is_named(content, desk):
    file = desk / "out" / "briefing-2026-03-10.en.docx"
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(InputError, match=r"briefing-2026-03-10\.en\.docx"):
        briefing_email("out/briefing-2026-03-10.en.docx")
