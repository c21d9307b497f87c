"""A sentence is corrected: its checks as one types, saving, taking back."""

import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from briefing.app.sentences import (
    CorrectedMeanwhileError,
    SentenceState,
    check_wording,
    correct_sentence,
    undo_correction,
)
from briefing.desk.rendering import back_to, page, remember_person, text, typed_person
from briefing.desk.sides import shown_sentence
from briefing.desk.state import Desk
from briefing.errors import InputError


def show(desk: Desk, request: Request) -> Response:
    """Show the form for a sentence."""
    return _form(desk, request)


def check(desk: Desk, request: Request, form: FormData) -> Response:
    """Show the form with what the checks say of what was typed so far."""
    return _form(desk, request, form)


def save(desk: Desk, request: Request, form: FormData) -> Response:
    """Keep what was typed as a correction."""
    id_, segment, name = *_place(request), typed_person(desk, request, form)
    typed, seen = text(form, "target"), text(form, "seen")
    _, _, state = desk.packed(id_)
    termbase = desk.termbase(state.built.article.language, state.target_language)
    try:
        correct_sentence(state, termbase, segment, seen, typed, name)
    except CorrectedMeanwhileError as error:
        return _form(desk, request, form, status=409, now=error.now)
    return remember_person(_back(id_, form), name)


def undo(desk: Desk, request: Request, form: FormData) -> Response:
    """Take a correction back."""
    id_, segment = _place(request)
    _, _, state = desk.packed(id_)
    termbase = desk.termbase(state.built.article.language, state.target_language)
    try:
        made = datetime.datetime.fromisoformat(text(form, "made"))
        undo_correction(state, termbase, segment, made)
    except ValueError as error:
        raise InputError("The form does not say which correction.", "Load the page again.") from error
    except CorrectedMeanwhileError as error:
        return _form(desk, request, form, status=409, now=error.now)
    return _back(id_, form)


def _form(
    desk: Desk, request: Request, form: FormData | None = None, *, status: int = 200, now: SentenceState | None = None
) -> Response:
    """Return the form: with the sentence as it is, or as it was typed by whoever had seen another wording."""
    id_, segment = _place(request)
    _, _, state = desk.packed(id_)
    sentence = shown_sentence(state, segment)
    asked, shown = request.query_params if form is None else form, sentence.translation.target
    typed = str(asked.get("target", shown))
    return page(
        desk,
        request,
        "sentence.html",
        status,
        article=id_,
        state=state,
        sentence=sentence,
        typed=typed,
        seen=asked.get("seen", shown),
        checked=check_wording(state, segment, typed),
        now=now,
        rows=asked.get("rows", ""),
        show=asked.get("show", ""),
    )


def _place(request: Request) -> tuple[str, str]:
    return request.path_params["article"], request.path_params["segment"]


def _back(article: str, form: FormData) -> Response:
    return back_to(f"/pack/{article}", rows=text(form, "rows"), show=text(form, "show"))
