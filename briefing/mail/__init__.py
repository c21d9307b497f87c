"""Sends a message by SMTP (RFC 5321), over TLS (RFC 3207, 8314).

The password comes from the environment only and goes only to the server. Each answer of the server is bounded in time
and size.
"""

import base64
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from typing import Any

from briefing.errors import MailError, UsageError
from briefing.mail import bounded_smtp
from briefing.mail.bounded_smtp import BoundedSmtp, BoundedSmtpOverTls, timed_context
from briefing.mail.message_size import refuse_oversize, refused_message

_MOST_SHOWN = 300
"""Characters of an answer that are shown."""

_SUBMISSION, _SUBMISSION_OVER_TLS = 587, 465

_HOST_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)

_PORTS = range(1, 1 << 16)
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

_KINDS = {"host": str, "port": int, "tls": str, "user": str, "sender": str, "to": list, "cc": list, "subject": str}
"""The settings in the table ``[email]`` of ``briefing.toml``."""

_NAMES = {str: "text", int: "a whole number", list: "a list of addresses"}

_HOST, _PORT, _USER, _PASSWORD = (f"BRIEFING_SMTP_{name}" for name in ("HOST", "PORT", "USER", "PASSWORD"))


class Tls(StrEnum):
    """When a connection is encrypted: after STARTTLS, from its first byte, or (on this machine only) never."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Which server takes the message, and who logs in; nobody if there is no ``user``.

    ``only_in_file``: the user's environment and command do not name the server; only ``briefing.toml`` does.
    """

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)
    only_in_file: bool = field(default=False, compare=False)

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether a password would go to a server that the user has not named: the file may have come with articles."""
        return self.only_in_file and bool(self.password)


def checked(table: object) -> dict[str, Any]:
    """Return the table ``[email]`` of ``briefing.toml`` unchanged, after checking it.

    Raises:
        UsageError: it holds a password, an unknown setting, or a setting of the wrong type.
    """
    if not isinstance(table, dict):
        raise UsageError("briefing.toml: email is not a table.", "Write [email] on a line above its settings.")
    if "password" in table:
        raise UsageError(
            "briefing.toml: a password does not belong in this file.",
            f"Delete it there, change it if others have the file, and set {_PASSWORD} in the environment.",
        )
    for key, value in table.items():
        _check(key, value)
    return table


def smtp_settings(table: Mapping[str, Any], environment: Mapping[str, str], server: str = "") -> SmtpSettings:
    """Return the settings for sending from a checked table; the environment, and ``server``, take precedence.

    Raises:
        UsageError: no server is named, or the settings allow no safe connection.
    """
    named = server or environment.get(_HOST, "")
    host = named or table.get("host", "")
    if not host:
        raise UsageError("No mail server is named.", f"Set host in the table [email] of briefing.toml, or {_HOST}.")
    port = _port(environment.get(_PORT) or table.get("port", _SUBMISSION))
    user, password = environment.get(_USER) or table.get("user", ""), environment.get(_PASSWORD, "")
    _check_login(user, password)
    return SmtpSettings(host, port, _tls(table.get("tls", ""), host, port), user, password, only_in_file=not named)


def send(message: bytes, settings: SmtpSettings) -> None:
    """Send a message to the recipients that its header names.

    Raises:
        MailError: the server cannot be reached or trusted, or refuses the login, the message, or a recipient.
    """
    header = message_from_bytes(message, policy=policy.SMTP)
    (sender,), recipients = _addresses(header, "From"), [*_addresses(header, "To"), *_addresses(header, "Cc")]
    place = f"{settings.host}:{settings.port}"
    try:
        with _connected(settings) as server:
            refuse_oversize(server, len(message), place)
            refused = server.sendmail(sender, recipients, message)
    except smtplib.SMTPRecipientsRefused as error:
        raise _refused(place, error.recipients, settings.password, "Nothing was sent.") from None
    except smtplib.SMTPResponseException as error:
        reply = _reply(error.smtp_code, error.smtp_error, settings.password)
        raise refused_message(place, reply, len(message)) from None
    except OSError as error:  # of smtplib too
        raise MailError(f"{place}: the message could not be sent: {error}.", "Try again later.") from error
    if refused:
        raise _refused(place, refused, settings.password, "All other recipients have been sent the message.")


def _check(key: str, value: object) -> None:
    if key not in _KINDS:
        raise UsageError(
            f"briefing.toml: there is no setting {key!r} in [email].", f"The settings are: {', '.join(sorted(_KINDS))}."
        )
    kind = _KINDS[key]
    items = value if isinstance(value, list) else []
    if type(value) is not kind or not all(isinstance(item, str) for item in items):
        raise UsageError(f"briefing.toml: {key} in [email] is not {_NAMES[kind]}.", "Fix it.")


def _port(given: str | int) -> int:
    port = int(given) if str(given).isdecimal() else 0
    if port not in _PORTS:
        raise UsageError(f"{given!r} is not a port.", f"Most mail servers take messages at {_SUBMISSION}.")
    return port


def _tls(given: str, host: str, port: int) -> Tls:
    if not given:
        return Tls.IMPLICIT if port == _SUBMISSION_OVER_TLS else Tls.STARTTLS
    if given not in list(Tls):
        raise UsageError(f"briefing.toml: tls = {given!r} is not known.", f"Write one of: {', '.join(Tls)}.")
    if given == Tls.NONE and host not in _THIS_MACHINE:
        raise UsageError(
            f"{host}: without TLS anyone on the way could read the message.",
            'Delete tls = "none" from briefing.toml: it is for a server on this machine only.',
        )
    return Tls(given)


def _check_login(user: str, password: str) -> None:
    if user and not password:
        raise UsageError(f"There is no password for {user}.", f"Set {_PASSWORD} in the environment.")
    if password and not user:
        raise UsageError(f"{_PASSWORD} is set, but no user.", f"Set user in briefing.toml, or {_USER}.")
    if not (user + password).isascii():
        raise UsageError("User or password has characters that no mail server accepts.", "Use ASCII characters.")


@contextmanager
def _connected(settings: SmtpSettings) -> Iterator[smtplib.SMTP]:
    server = _reached(settings)
    try:
        if settings.tls is Tls.STARTTLS:
            _secure(server, settings)
        if settings.user:
            _log_in(server, settings)
        yield server
        with suppress(OSError):  # by then the message has been accepted
            server.quit()
    finally:
        server.close()


def _own_name() -> str:
    """Return how this computer greets a server: its full name in ASCII, or an address (RFC 5321, section 4.1.4)."""
    try:
        name = socket.getfqdn().encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    return name if _HOST_NAME.fullmatch(name) else "[127.0.0.1]"


def _reached(settings: SmtpSettings) -> smtplib.SMTP:
    place = (settings.host, settings.port, _own_name())
    try:
        if settings.tls is Tls.IMPLICIT:
            with _trusting(settings):
                return BoundedSmtpOverTls(*place, timeout=bounded_smtp.TIMEOUT, context=timed_context())
        return BoundedSmtp(*place, timeout=bounded_smtp.TIMEOUT)
    except OSError as error:
        raise MailError(
            f"{settings.host}:{settings.port}: cannot be reached ({error}).",
            "Check host, port and tls in briefing.toml, and the network.",
        ) from error


def _secure(server: smtplib.SMTP, settings: SmtpSettings) -> None:
    try:
        with _trusting(settings):
            server.starttls(context=timed_context())
    except smtplib.SMTPException as error:
        raise MailError(
            f"{settings.host}:{settings.port}: offers no encryption (STARTTLS). Nothing was sent.",
            "Check port in briefing.toml: 465 is encrypted from the start, 587 by STARTTLS.",
        ) from error


@contextmanager
def _trusting(settings: SmtpSettings) -> Iterator[None]:
    """Explain why a connection cannot be encrypted."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailError(
            f"{settings.host}: its certificate cannot be trusted: {error.verify_message}. Nothing was sent.",
            "Check host in briefing.toml. If your organisation signs its own certificates, name its file of "
            "authorities in SSL_CERT_FILE.",
        ) from error
    except ssl.SSLError as error:
        raise MailError(
            f"{settings.host}:{settings.port}: an encrypted connection could not be made ({error.reason}).",
            "Check port and tls in briefing.toml: 465 is encrypted from the start, 587 by STARTTLS.",
        ) from error


def _log_in(server: smtplib.SMTP, settings: SmtpSettings) -> None:
    try:
        server.login(settings.user, settings.password)
    # The server's words are not quoted, and tracebacks end here: further down is the password.
    except smtplib.SMTPAuthenticationError as error:
        raise MailError(
            f"{settings.host}: refused the login of {settings.user} ({error.smtp_code}). Nothing was sent.",
            f"Check user in briefing.toml and {_PASSWORD}; some servers want a password made for programs.",
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a challenge that is not Base64
        known = isinstance(error, TimeoutError | smtplib.SMTPServerDisconnected | smtplib.SMTPNotSupportedError)
        why = str(error).rstrip(".") if known else "the server's answers make no sense"
        problem = f"{settings.host}: login failed: {why}. Nothing was sent."
        raise MailError(problem, "Delete user from briefing.toml if the server takes no logins.") from None


def _addresses(header: EmailMessage, field_name: str) -> list[str]:
    found = header[field_name]
    return [address.addr_spec for address in found.addresses] if found else []


def _refused(place: str, recipients: Mapping[str, tuple[int, bytes]], password: str, outcome: str) -> MailError:
    named = "; ".join(f"{address} ({_reply(*reply, password)})" for address, reply in recipients.items())
    return MailError(f"{place}: refused a recipient: {named}.", outcome)


def _reply(code: int, text: bytes | str, password: str) -> str:
    """Return what the server said, on one line and cut short; not its words if they repeat the password."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    if password and _repeats(said, password):
        return f"{code}, in words that repeat the password"
    printable = "".join(letter if letter.isprintable() else " " for letter in said)
    line = " ".join(f"{code} {printable}".split()).rstrip(".")
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"


def _repeats(said: str, password: str) -> bool:
    """Tell whether a text has a password in it, as it is or in Base64, whatever stands between the letters."""
    plain = password.encode()
    # In Base64 the letters depend on how many bytes go before; the first and the last mix with their neighbours'.
    coded = (base64.b64encode(bytes(before) + plain).decode()[2 * before : -4] for before in range(3))
    forms = (password, plain.hex(), *coded)
    letters = _letters(said)
    return any(_letters(form) in letters for form in forms if _letters(form))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
