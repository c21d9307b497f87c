"""The body of a message about a pack, as plain text and as HTML."""

from collections.abc import Iterator

from briefing.compose.content import phrases, wording
from briefing.compose.email.fields import one_line
from briefing.compose.email.letter import ArticleSummary, Letter
from briefing.compose.html.elements import HtmlElement, document, h
from briefing.records import Skipped

_PAGE = "font-family: Calibri, Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.4; color: #1f1f1f"
_QUIET = "color: #595959; font-size: 13px"
_TITLE = "font-size: 22px; margin: 0"
_ABOUT = f"margin: 4px 0 0 0; {_QUIET}"
_ATTACHED = "margin: 12px 0"
_HANDLING = "margin: 12px 0; color: #9c1c1c; font-size: 13px; font-weight: bold; text-align: center"
_HEADING = "font-size: 17px; margin: 20px 0 8px 0"
_NUMBER = "padding: 0 8px 12px 0; text-align: right; color: #595959"
_ENTRY = "padding: 0 0 12px 0"


def as_text(letter: Letter, file_name: str) -> str:
    """Return the body as plain text; ``file_name`` is the attachment's."""
    return "\n".join(_lines(letter, file_name)) + "\n"


def as_html(letter: Letter, file_name: str) -> str:
    """Return the body in the HTML that mail programs understand: a table, inline styles, nothing from elsewhere."""
    page = h(
        "html",
        h("head", h("meta", charset="utf-8"), h("title", letter.title)),
        h("body", *_blocks(letter, file_name), style=_PAGE),
        language=wording.LANGUAGE,
    )
    return document(page).decode()


def _lines(letter: Letter, file_name: str) -> Iterator[str]:
    handling = one_line(letter.handling)
    yield from ([handling, ""] if handling else [])
    yield from (one_line(letter.title), *_about(letter), "")
    yield from (f"{wording.ATTACHED}{file_name}", "", wording.AT_A_GLANCE, "")
    for number, entry in enumerate(letter.entries, start=1):
        yield f"{number}. {one_line(entry.title)}"
        yield from (f"   {said}" for said in (_facts(entry), one_line(entry.lead), _remark(entry)) if said)
        yield ""
    if letter.skipped:
        yield from (wording.SKIPPED, "", *(f"- {_left_out(skipped)}" for skipped in letter.skipped), "")
    yield "\n\n".join(filter(None, (*_remarks(letter), handling)))


def _blocks(letter: Letter, file_name: str) -> Iterator[HtmlElement]:
    yield from _handling(letter)
    yield h("h1", letter.title, style=_TITLE)
    yield from (h("p", said, style=_ABOUT) for said in _about(letter))
    yield h("p", wording.ATTACHED, h("b", file_name), style=_ATTACHED)
    yield h("h2", wording.AT_A_GLANCE, style=_HEADING)
    rows = (_row(number, entry, letter.language) for number, entry in enumerate(letter.entries, start=1))
    # Outlook gives the cells of a table neither the font nor the colour of the page.
    yield h("table", *rows, role="presentation", cellpadding="0", cellspacing="0", border="0", style=_PAGE)
    if letter.skipped:
        yield h("h2", wording.SKIPPED, style=_HEADING)
        yield h("ul", *(h("li", _left_out(skipped)) for skipped in letter.skipped))
    yield from (h("p", said, style=_QUIET) for said in _remarks(letter))
    yield from _handling(letter)


def _handling(letter: Letter) -> Iterator[HtmlElement]:
    if letter.handling:
        yield h("p", letter.handling, style=_HANDLING)


def _row(number: int, entry: ArticleSummary, language: str) -> HtmlElement:
    lines = [
        h("b", entry.title, language=entry.language),
        h("span", _facts(entry), style=_QUIET),
        *([h("span", entry.lead, language=language)] if entry.lead else []),
        *([h("i", _remark(entry))] if entry.doubtful else []),
    ]
    shown = [piece for line in lines for piece in (line, h("br"))][:-1]
    return h("tr", h("td", f"{number}.", valign="top", style=_NUMBER), h("td", *shown, valign="top", style=_ENTRY))


def _facts(entry: ArticleSummary) -> str:
    when = phrases.written_date(entry.date) if entry.date else wording.DATE_UNKNOWN
    return wording.SEPARATOR.join(filter(None, (one_line(entry.outlet), when)))


def _remark(entry: ArticleSummary) -> str:
    return wording.DOUBTFUL_ENTRY if entry.doubtful else ""


def _left_out(skipped: Skipped) -> str:
    return one_line(f"{skipped.path} – {wording.why_skipped(skipped)}")


def _about(letter: Letter) -> list[str]:
    """Return by whom the pack was compiled, where that is known, and what of."""
    by = [one_line(f"{wording.COMPILED_BY}{letter.compiled_by}")] if letter.compiled_by else []
    return [*by, one_line(letter.coverage)]


def _remarks(letter: Letter) -> list[str]:
    """Return what a reader must know of the pack's text, and how it was made, where that is known."""
    return [said for said in map(one_line, (letter.notice, letter.how_made)) if said]
