"""`briefing email`, from the pack to the draft or the inbox."""

import json
import os
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

import briefing
from briefing.cli import options
from briefing.compose.formats import DOCX, RECORD
from briefing.errors import InputError, UsageError
from briefing.mail import Tls
from tests.factories.builds import build_pack
from tests.factories.email_command import briefing_email
from tests.factories.mail_server import HERE, PASSWORD, Inbox, server

ARTICLE = " date 2026-03-10 Встреча министров\n\nБАКУ/Trend/ - Министры встретились в Баку и говорили о портах."


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
        printed = briefing_email("--to", "Анна <anna@example.org>", "--cc", "b@example.org", "--send", "--server", HERE)
    (received,) = inbox.received
    assert printed.splitlines()[1:] == ["Sent to Анна <anna@example.org>, b@example.org."]
    assert PASSWORD not in printed
    assert (received.mail_from, received.rcpt_tos) == ("desk@example.org", ["anna@example.org", "b@example.org"])
    message = message_from_bytes(received.content, policy=policy.default)
    assert message["X-Unsent"] is None
    assert message["Message-ID"].endswith("@example.org>")
    assert message["Date"].datetime.year > 2025
    assert read(desk / "out" / "briefing-2026-03-10.en.eml")["X-Unsent"] == "1"


@pytest.fixture
def named_by_a_file(desk, authority) -> Iterator[Inbox]:
    """The inbox of a server that only the settings name."""
    inbox = Inbox()
    with server(inbox, authority) as settings:
        lines = (f'host = "{HERE}"', f"port = {settings.port}", 'user = "desk"', 'sender = "desk@example.org"')
        (desk / "briefing.toml").write_text("\n".join(("[email]", *lines)), encoding="utf-8")
        yield inbox


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("answer", [None, False])
def test_a_server_that_only_the_settings_name_gets_neither_password_nor_message(
    answer, named_by_a_file, desk, monkeypatch
):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
    if answer is not None:
        monkeypatch.setattr(options, "_asked", lambda _question: answer)
    with pytest.raises(UsageError, match=f"names the mail server {HERE}") as refused:
        briefing_email("--to", "a@example.org", "--send")
    assert refused.value.remedy == f"If it is yours, add: --server {HERE}"
    assert not named_by_a_file.received
    assert (desk / "out" / "briefing-2026-03-10.en.eml").is_file()


@pytest.mark.usefixtures("desk", "trusted")
def test_nor_does_it_from_python_until_the_request_names_it(named_by_a_file, monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
    with pytest.raises(UsageError, match=f"names the mail server {HERE}, and the request does not") as refused:
        briefing.send(briefing.EmailRequest(to=("a@example.org",)))
    assert not named_by_a_file.received
    assert refused.value.remedy == f'If it is yours, ask for it: EmailRequest(server="{HERE}").'
    briefing.send(briefing.EmailRequest(to=("a@example.org",), server=HERE))
    assert len(named_by_a_file.received) == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("by", ["environment", "answer"])
def test_a_server_of_the_settings_is_used_once_the_user_names_or_confirms_it(by, named_by_a_file, monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
    if by == "environment":
        monkeypatch.setenv("BRIEFING_SMTP_HOST", HERE)
    else:
        monkeypatch.setattr(options, "_asked", lambda _question: True)
    briefing_email("--to", "a@example.org", "--send")
    assert len(named_by_a_file.received) == 1


@pytest.mark.parametrize(
    ("settings", "arguments", "words"),
    [
        ("", ["--to", "a@example.org"], "No mail server is named"),
        ('host = "m.invalid"', ["--to", "a@example.org"], "Nobody is named as the sender"),
        ('host = "m.invalid"\nsender = "d@example.org"', [], "Nobody is named to send the message to"),
        ('host = "m.invalid"\nsender = "d@example.org"', ["--to", "anna"], "'anna' is not an e-mail address"),
        (f'password = "{PASSWORD}"', ["--to", "a@example.org"], "a password does not belong in this file"),
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
    with pytest.raises(UsageError, match="is not a name for a message"):
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


@pytest.mark.usefixtures("trusted")
def test_a_server_that_only_the_settings_name_needs_no_answer_where_no_password_is_at_stake(
    desk, authority, monkeypatch
):
    asked: list[str] = []
    monkeypatch.setattr(options, "_asked", lambda question: not asked.append(question))
    inbox = Inbox()
    with server(inbox, authority, tls=Tls.NONE) as settings:
        lines = (f'host = "{HERE}"', f"port = {settings.port}", 'tls = "none"', 'sender = "desk@example.org"')
        (desk / "briefing.toml").write_text("\n".join(("[email]", *lines)), encoding="utf-8")
        briefing_email("--to", "a@example.org", "--send")
    assert (len(inbox.received), asked) == (1, [])
