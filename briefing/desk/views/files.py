"""A pack is taken away: as a file, or as a message after a look at it."""

import hashlib

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from briefing.app.email import EmailRequest, Message, deliver, write_email
from briefing.compose.email import body
from briefing.compose.formats import RECORD
from briefing.desk.rendering import back_to, page, text
from briefing.desk.state import Desk
from briefing.errors import BriefingError, InputError

_PAGE_POLICY = "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""For the pack's own page, which allows its own style sheet and script only, and can reach nothing of the desk."""


def download(desk: Desk, request: Request) -> Response:
    """Send a file of the pack, to be kept or, in the case of the page, opened."""
    pack, name = desk.pack, request.path_params["name"]
    files = pack.files if pack else {}
    if name not in files or name == RECORD.name:
        raise InputError(f"The pack has no file {name}.", "Build it again.")
    if name == "html" and "open" in request.query_params:
        return FileResponse(files[name], headers={"content-security-policy": _PAGE_POLICY})
    return FileResponse(files[name], filename=files[name].name)


def letter(desk: Desk, request: Request) -> Response:
    """Show the message that would be sent, or what is missing for it."""
    try:
        return _letter(desk, request, _message(desk))
    except BriefingError as error:
        return page(desk, request, "send.html", message=None, problem=error)


def send(desk: Desk, request: Request, form: FormData) -> Response:
    """Send the message that was looked at, unless the pack is another one by now."""
    message = _message(desk)
    if text(form, "signature") != _digest(message):
        return _letter(desk, request, message, changed=True)
    deliver(message)
    return back_to("/send", said=desk.say([f"Sent to {', '.join(message.recipients)}."]))


def _message(desk: Desk) -> Message:
    pack = desk.pack
    if not pack or "docx" not in pack.files:
        raise InputError("There is no pack yet.", "Build one first.")
    return write_email(EmailRequest(pack=pack.files["docx"]), to_be_sent=True)


def _letter(desk: Desk, request: Request, message: Message, *, changed: bool = False) -> Response:
    said = body.as_text(message.letter, message.attachment.name)
    return page(
        desk,
        request,
        "send.html",
        message=message,
        text=said,
        signature=_digest(message),
        changed=changed,
        problem=None,
    )


def _digest(message: Message) -> str:
    return hashlib.sha256(message.file.read_bytes()).hexdigest()
