"""Messages (``.eml``): the text, and the articles attached to it."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import chain

from briefing.errors import InputError, one_line
from briefing.readers import html, messages, parsed, plain
from briefing.readers.agencies import NAMED
from briefing.readers.findings import LEFT_OUT
from briefing.readers.formats import format_of
from briefing.readers.html.blocks import text_of
from briefing.readers.html.page import parse_page
from briefing.readers.html.visibility import unseen_in
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
    texts = _Texts([], [], [])
    body = message.get_body(("plain", "html")) if message.get_content_type() != "message/rfc822" else None
    if isinstance(body, EmailMessage):
        texts.own.extend(_body(message, body, path))
    for part in messages.leaves(message):
        if part.get_content_type() == "message/rfc822":
            inner = _texts(next(messages.children(part)), path)
            texts.attached.extend([*inner.own, *inner.attached])
            texts.findings.extend(inner.findings)
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


def _body(message: EmailMessage, body: EmailMessage, path: str) -> Iterator[ParsedArticle]:
    """Yield the text of a message, from its page if that says more than the plain text."""
    text = _plain(body, path) if body.get_content_type() == "text/plain" else None
    page = message.get_body(("html",))
    if isinstance(page, EmailMessage):
        whole = _page(page, path)
        if text is None or _letters(whole) > _MORE * _letters(text):
            text = whole
    if text and text.paragraphs:
        yield text


def _plain(part: EmailMessage, path: str) -> ParsedArticle:
    said = _QUOTED.sub(b"", messages.content(part))
    return plain.read(said, path, part.get_content_charset() or "")


def _page(part: EmailMessage, path: str) -> ParsedArticle:
    """Return the article of a page, all of its text if it has none: a letter of three lines is no article."""
    content = messages.declared_page(part)
    try:
        return html.read(content, path)
    except InputError:
        decoded = html.decoded_page(content, path)
        page = parse_page(decoded.text, path)
        found = text_of(page, unseen_in(page)).blocks if page is not None else []
        blocks = [Block(each.text, each.kind, each.marker) for each in found]
        return parsed.from_blocks(blocks, decoded.encoding, Metadata())


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
    sender = _SENDER.match(messages.header(message, "From"))
    title = Metadata(title=_REPLY.sub("", subject, count=1) or None)
    sent = Metadata(outlet=sender["outlet"] if sender else None, date=None if is_passed_on else _date(message))
    return _over([title, *(text.metadata for text in (*texts.attached, *texts.own)), sent])


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
