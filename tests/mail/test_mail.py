"""Sending, against a real server on this machine."""

import socket
import traceback

import pytest

from briefing import mail
from briefing.errors import MailError, UsageError
from briefing.mail import SmtpSettings, Tls, bounded_smtp, checked, smtp_settings
from tests.factories.mail_server import HERE, PASSWORD, Inbox, free_port, server

MESSAGE = b"From: a@example.org\r\nTo: Anna <b@example.org>\r\nCc: c@example.org\r\nSubject: x\r\n\r\n.\r\n..dots\r\n"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("tls", Tls)
def test_the_message_arrives_as_it_was_given(tls, authority):
    inbox = Inbox()
    with server(inbox, authority, tls=tls) as settings:
        mail.send(MESSAGE, settings)
    (received,) = inbox.received
    assert (received.mail_from, received.rcpt_tos) == ("a@example.org", ["b@example.org", "c@example.org"])
    assert received.content == MESSAGE


def failure(settings: SmtpSettings, message: bytes = MESSAGE) -> MailError:
    """Return how sending fails; the password is not even in a traceback with all variables."""
    with pytest.raises(MailError) as failed:
        mail.send(message, settings)
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
    assert f"{HERE}: its certificate cannot be trusted: " in failed.problem
    assert not inbox.received


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_server_is_refused(authority):
    with server(Inbox(), authority, "mail.example.org") as settings:
        assert "cannot be trusted: IP address mismatch" in failure(settings).problem


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
    assert "an encrypted connection could not be made" in failed.problem
    assert "465" in failed.remedy


def test_a_server_without_logins_is_named(authority):
    with server(Inbox(), authority, tls=Tls.NONE) as settings:
        assert (
            "login failed: SMTP AUTH" in failure(SmtpSettings(HERE, settings.port, Tls.NONE, "desk", PASSWORD)).problem
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


NAMES = {
    "Дмитрий-ПК.office.local": "xn----gtbmafhj2aft.office.local",
    "desk.example.org": "desk.example.org",
    "Дмитрий-ПК": "[127.0.0.1]",
    "desk pc.example.org": "[127.0.0.1]",
    "ё" * 80 + ".example.org": "[127.0.0.1]",
    "": "[127.0.0.1]",
}


@pytest.mark.parametrize(("own", "greeting"), NAMES.items())
def test_a_computer_of_any_name_can_send(own, greeting, authority, monkeypatch):
    monkeypatch.setattr(socket, "getfqdn", lambda _name="": own)
    monkeypatch.setattr(socket, "gethostname", lambda: own)
    inbox = Inbox()
    with server(inbox, authority, tls=Tls.NONE) as settings:
        mail.send(MESSAGE, settings)
    assert inbox.greetings == [greeting]
    assert len(inbox.received) == 1


ABOUT_SIZE = [
    "552 5.3.4 Message size exceeds fixed limit",
    "552 Message exceeds the limit of the server",
    "534 5.3.4 Message too big for system",
    "554 5.3.4 Too much mail data",
    "552 5.2.3 Message length exceeds administrative limit",
    "554 Your message is too large",
]
NOT_ABOUT_SIZE = [
    "552 5.2.2 Mailbox full, its size limit is reached",
    "552 5.7.0 This message was blocked because its content presents a potential security issue",
    "554 5.7.1 Message rejected as spam",
    "550 5.7.1 Sender is not allowed",
]


@pytest.mark.parametrize(("reply", "is_size"), [(r, True) for r in ABOUT_SIZE] + [(r, False) for r in NOT_ABOUT_SIZE])
def test_a_refusal_for_size_says_size(reply, is_size, authority):
    with server(Inbox(answer=reply), authority, tls=Tls.NONE) as settings:
        failed = failure(settings)
    assert reply in failed.problem
    assert ("for its size of 0.0 MB" in failed.problem, "fewer articles" in failed.remedy) == (is_size, is_size)


def test_a_message_that_is_larger_than_the_server_says_is_not_sent(authority):
    inbox = Inbox()
    with (
        server(inbox, authority, tls=Tls.NONE, data_size_limit=1_000_000) as settings,
        pytest.raises(MailError) as failed,
    ):
        mail.send(MESSAGE + b"x\r\n" * 500_000, settings)
    assert failed.value.problem == f"{HERE}:{settings.port}: takes messages of up to 1.0 MB; this one has 1.5 MB."
    assert not inbox.received


def test_a_server_that_is_away():
    port = free_port()
    failed = failure(SmtpSettings(HERE, port, Tls.STARTTLS, "desk", PASSWORD))
    assert failed.problem.startswith(f"{HERE}:{port}: cannot be reached (")


def test_a_server_that_does_not_answer(monkeypatch):
    monkeypatch.setattr(bounded_smtp, "TIMEOUT", 0.2)
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
        ({"host": "m", "user": "desk"}, {"PASSWORD": PASSWORD + "ё"}, "characters that no mail server accepts"),
        ({"host": "m", "tls": "none"}, {}, "without TLS"),
        ({"host": "m", "tls": "maybe"}, {}, "starttls, implicit, none"),
        ({"host": "m", "port": 0}, {}, "0 is not a port"),
        ({"host": "m"}, {"PORT": "smtp"}, "'smtp' is not a port"),
        ({"host": "m", "port": "587"}, {}, "port in [email] is not a whole number"),
        ({"host": "m", "to": "a@example.org"}, {}, "to in [email] is not a list of addresses"),
        ({"host": "m", "cc": [1]}, {}, "cc in [email] is not a list of addresses"),
        ({"hots": "m"}, {}, "no setting 'hots' in [email]"),
        ("a@example.org", {}, "email is not a table"),
    ],
)
def test_settings_that_cannot_be_right_are_named(table, environment, words):
    named = {f"BRIEFING_SMTP_{name}": value for name, value in environment.items()}
    with pytest.raises(UsageError) as refused:
        smtp_settings(checked(table), named)
    assert words in str(refused.value)
    assert PASSWORD not in "".join(traceback.format_exception(refused.value))
