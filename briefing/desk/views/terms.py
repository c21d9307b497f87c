"""A term is corrected, or a new one made: what that would change is shown before it is saved."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from briefing.app.term_changes import (
    TermChangeRequest,
    TermPreview,
    dictionary_form,
    find_term,
    preview_term,
    save_term,
)
from briefing.desk.rendering import back_to, page, text
from briefing.desk.state import Desk
from briefing.errors import InputError
from briefing.glossary.entries import COLUMNS, cells_of
from briefing.records import Term

MOST_SENTENCES = 20
"""Sentences that would change which are shown; of the others there is the number."""


def show(desk: Desk, request: Request) -> Response:
    """Show the line of a term, or the form for a new one made of the words that were selected."""
    asked = request.query_params
    source, language = asked.get("source", ""), asked.get("language", "ru")
    term = find_term(desk.request, source, language)
    change = _unchanged(desk, term, language) if term else _new(desk, source, asked.get("target", ""), language)
    return _form(desk, request, change)


def preview(desk: Desk, request: Request, form: FormData) -> Response:
    """Show what a change would do."""
    change = _change(desk, form)
    try:
        return _form(desk, request, change, preview_term(change))
    except InputError as error:
        return _form(desk, request, change, problem=error, status=409)


def save(desk: Desk, request: Request, form: FormData) -> Response:
    """Make the change."""
    change = _change(desk, form)
    try:
        saved = save_term(change)
    except InputError as error:
        return _form(desk, request, change, problem=error, status=409)
    said = f"{saved.source} is “{cells_of(saved)['target']}” in {saved.file}. The next build translates it so."
    article = text(form, "article")
    return back_to(f"/pack/{article}" if article else "/pack", said=desk.say([said]))


def _form(  # noqa: PLR0913 - the desk and the request, and what is in the form
    desk: Desk,
    request: Request,
    change: TermChangeRequest,
    seen: TermPreview | None = None,
    *,
    problem: InputError | None = None,
    status: int = 200,
) -> Response:
    current = find_term(desk.request, change.source, change.language) if problem else None
    return page(
        desk,
        request,
        "term.html",
        status,
        change=change,
        columns=COLUMNS,
        preview=seen,
        most=MOST_SENTENCES,
        problem=problem,
        current=cells_of(current) if current else None,
        article=request.query_params.get("article", ""),
    )


def _unchanged(desk: Desk, term: Term, language: str) -> TermChangeRequest:
    target = cells_of(term)["target"]
    return TermChangeRequest(desk.request, term.source, target, term.forbidden, term.note, language, cells_of(term))


def _new(desk: Desk, source: str, target: str, language: str) -> TermChangeRequest:
    plain = dictionary_form(source, language)
    return TermChangeRequest(desk.request, plain, " ".join(target.split()), language=language)


def _change(desk: Desk, form: FormData) -> TermChangeRequest:
    """Return what a form asks for."""
    language, source = text(form, "language") or "ru", " ".join(text(form, "source").split())
    return TermChangeRequest(
        build=desk.request,
        source=source,
        target=" ".join(text(form, "target").split()),
        forbidden=tuple(filter(None, (" ".join(each.split()) for each in text(form, "forbidden").split("|")))),
        note=" ".join(text(form, "note").split()),
        language=language,
        seen=_seen(form),
    )


def _seen(form: FormData) -> dict[str, str] | None:
    """Return the cells that the form was shown, ``None`` for a new term."""
    seen = {column: text(form, f"seen-{column}") for column in COLUMNS}
    return seen if seen["source"] else None
