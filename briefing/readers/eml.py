"""Messages (``.eml``): the text, and the articles attached to it."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import chain

from briefing.errors import InputError, one_line
from briefing.readers import html, messages, parsed, plain
from briefing.readers.agencies import NAMED
from briefing.readers.encoding import decode
from briefing.readers.findings import LEFT_OUT, MAIL, left_out
from briefing.readers.formats import format_of
from briefing.readers.forwarding import Passed, passed_on
from briefing.readers.metadata import Metadata
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block
from briefing.records import Finding, ParagraphKind

_REPLY = re.compile(r"(?:(?:re|fwd?|fw|отв|ответ|пересл|вн)(?:\[\d{1,3}\])?:\s*){1,20}", re.IGNORECASE)
"""«Fwd: Re: …»"""

_SENDER = re.compile(rf"\"?(?P<outlet>{NAMED})(?!\w)")

_QUOTED = re.compile(rb"^>(?:[ \t]?>)*[ \t]?", re.MULTILINE)
"""What programs set before each line of a text that is answered or passed on: «> > …»."""

_MORE = 1.5
"""A page with so many times the letters of the plain text beside it says more than that."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a message in their order, its own and those attached, and what is said of other files."""

    own: list[ParsedArticle]
    attached: list[ParsedArticle]
    findings: list[Finding]
    passed: list[Passed]


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a message: its text, then what is attached to it in a format that is read. Other files are named.

    Raises:
        InputError: it is no message, is damaged, or holds no text.
    """
    message = messages.parsed(data, path)
    texts = _texts(message, path)
    found = [*texts.own, *texts.attached]
    findings = [*chain.from_iterable(text.findings for text in found), *texts.findings]
    blocks = [block for text in found for block in _blocks(text)]
    return parsed.from_blocks(blocks, found[0].encoding if found else "utf-8", _metadata(message, texts), findings)


def _texts(message: EmailMessage, path: str) -> _Texts:
    texts = _Texts([], [], [], [])
    body = message.get_body(("plain", "html")) if message.get_content_type() != "message/rfc822" else None
    if isinstance(body, EmailMessage):
        for text, passed in _body(message, body, path):
            texts.own.append(text)
            texts.passed.append(passed)
    for part in messages.leaves(message):
        if part.get_content_type() == "message/rfc822":
            inner = _texts(next(messages.children(part)), path)
            texts.attached.extend([*inner.own, *inner.attached])
            texts.findings.extend(inner.findings)
            texts.passed.extend(inner.passed)
        elif part is not body and (name := messages.file_name(part)):
            _attach(part, name, path, texts)
    return texts


def _attach(part: EmailMessage, name: str, path: str, texts: _Texts) -> None:
    format_ = format_of(name)
    if format_:
        try:
            texts.attached.append(format_.read(messages.content(part), f"{path}/{one_line(name)}"))
        except InputError as error:
            texts.findings.append(Finding(LEFT_OUT, f"An attached file is not read: {error.problem}"))
    elif part.get_content_maintype() != "image" or not _is_in_page(part):
        texts.findings.append(Finding(LEFT_OUT, f"An attached file is not read: {one_line(name)}."))


def _is_in_page(picture: EmailMessage) -> bool:
    return picture.get_content_disposition() == "inline" or bool(messages.header(picture, "Content-ID"))


def _body(message: EmailMessage, body: EmailMessage, path: str) -> Iterator[tuple[ParsedArticle, Passed]]:
    """Yield the text of a message and what it passes on, from its page if that says more than the plain text."""
    sender = messages.header(message, "From")
    read = _plain(body, path, sender) if body.get_content_type() == "text/plain" else None
    page = message.get_body(("html",))
    if isinstance(page, EmailMessage):
        whole = _whole_page(page, path, sender)
        if read is None or _letters(whole[0]) > _MORE * _letters(read[0]):
            read = whole
    if read and read[0].paragraphs:
        yield read


def _plain(part: EmailMessage, path: str, sender: str) -> tuple[ParsedArticle, Passed]:
    """Return the text of a part, without what mail programs add, and what that said."""
    said = _QUOTED.sub(b"", messages.content(part))
    decoded = decode(said, path, part.get_content_charset() or "")
    lines = decoded.text.split("\n")
    passed = passed_on(lines, sender)
    kept = "\n".join(line if is_kept else "" for line, is_kept in zip(lines, passed.is_kept, strict=True))
    findings = (*decoded.findings, *left_out(MAIL, passed.told))
    return plain.read_text(replace(decoded, text=kept, findings=findings), path), passed


def _whole_page(part: EmailMessage, path: str, sender: str) -> tuple[ParsedArticle, Passed]:
    """Return the article of a page, without what mail programs add; headers may stand outside the article."""
    whole = _page(part, path)
    everything = [*_blocks(html.read_all(messages.declared_page(part), path))]
    passed = passed_on([block.text for block in everything], sender)
    if not passed.told:
        return whole, passed
    gone = {block.text for block, is_kept in zip(everything, passed.is_kept, strict=True) if not is_kept}
    kept = [block for block in _blocks(whole) if block.text not in gone]
    findings = (*whole.findings, *left_out(MAIL, passed.told))
    return parsed.from_blocks(kept, whole.encoding, whole.metadata, findings), passed


def _page(part: EmailMessage, path: str) -> ParsedArticle:
    """Return the article of a page, all of its text if it has none: a letter of three lines is no article."""
    content = messages.declared_page(part)
    try:
        return html.read(content, path)
    except InputError:
        return html.read_all(content, path)


def _letters(text: ParsedArticle) -> int:
    return sum(map(str.isalnum, text.text))


def _blocks(text: ParsedArticle) -> Iterator[Block]:
    for each in text.paragraphs:
        kind = ParagraphKind.HEADING if each.kind is ParagraphKind.HEADLINE else each.kind
        yield Block(each.body.of(text.text), kind, each.marker)


def _metadata(message: EmailMessage, texts: _Texts) -> Metadata:
    """A message is of the day it was sent, unless it passes on another; a sender that is an agency is the outlet."""
    subject = messages.header(message, "Subject")
    is_passed_on = bool(_REPLY.match(subject))
    title = Metadata(title=_REPLY.sub("", subject, count=1) or None)
    sent = Metadata(outlet=_outlet(messages.header(message, "From")), date=None if is_passed_on else _date(message))
    passed = [_stated(each) for each in texts.passed if each.told]
    attached, own = ((text.metadata for text in each) for each in (texts.attached, texts.own))
    return _over([title, *attached, *passed, *own, sent])


def _stated(passed: Passed) -> Metadata:
    """Return what the header of a message that is passed on says of it."""
    title = _REPLY.sub("", passed.subject, count=1) or None
    return Metadata(title=title, outlet=_outlet(passed.sender), date=passed.date)


def _outlet(sender: str) -> str | None:
    match = _SENDER.match(sender)
    return match["outlet"] if match else None


def _over(stated: Sequence[Metadata]) -> Metadata:
    first, *rest = stated
    for each in rest:
        first = first.over(each)
    return first


def _date(message: EmailMessage) -> datetime.date | None:
    try:
        return parsedate_to_datetime(messages.header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
