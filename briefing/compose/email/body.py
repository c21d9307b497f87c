"""What a message says about its pack, as plain text and as a page of HTML."""

from collections.abc import Iterator

from briefing.compose import wording
from briefing.compose.email.fields import one_line
from briefing.compose.email.letter import Entry, Letter
from briefing.compose.html_elements import Element, document, h
from briefing.records import Skipped

_PAGE = "font-family: Calibri, Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.4; color: #1f1f1f"
_QUIET = "color: #595959; font-size: 13px"
_TITLE = "font-size: 22px; margin: 0"
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
    yield from (one_line(letter.title), one_line(letter.coverage), "")
    yield from (f"{wording.ATTACHED}{file_name}", "", wording.CONTENTS, "")
    for number, entry in enumerate(letter.entries, start=1):
        yield f"{number}. {one_line(entry.title)}"
        yield from (f"   {said}" for said in (_facts(entry), one_line(entry.lead), _remark(entry)) if said)
        yield ""
    if letter.skipped:
        yield from (wording.SKIPPED, "", *(f"- {_left_out(skipped)}" for skipped in letter.skipped), "")
    yield from (one_line(letter.notice), "", _made_by(letter))


def _blocks(letter: Letter, file_name: str) -> Iterator[Element]:
    yield h("h1", letter.title, style=_TITLE)
    yield h("p", letter.coverage, style=f"margin: 4px 0 12px 0; {_QUIET}")
    yield h("p", wording.ATTACHED, h("b", file_name))
    yield h("h2", wording.CONTENTS, style=_HEADING)
    rows = (_row(number, entry, letter.language) for number, entry in enumerate(letter.entries, start=1))
    # Outlook gives the cells of a table neither the font nor the colour of the page.
    yield h("table", *rows, role="presentation", cellpadding="0", cellspacing="0", border="0", style=_PAGE)
    if letter.skipped:
        yield h("h2", wording.SKIPPED, style=_HEADING)
        yield h("ul", *(h("li", _left_out(skipped)) for skipped in letter.skipped))
    yield h("p", letter.notice, style=_QUIET)
    yield h("p", _made_by(letter), style=_QUIET)


def _row(number: int, entry: Entry, language: str) -> Element:
    lines = [
        h("b", entry.title, language=entry.language),
        h("span", _facts(entry), style=_QUIET),
        *([h("span", entry.lead, language=language)] if entry.lead else []),
        *([h("i", _remark(entry))] if entry.doubtful else []),
    ]
    told = [piece for line in lines for piece in (line, h("br"))][:-1]
    return h("tr", h("td", f"{number}.", valign="top", style=_NUMBER), h("td", *told, valign="top", style=_ENTRY))


def _facts(entry: Entry) -> str:
    when = wording.written_date(entry.date) if entry.date else wording.DATE_UNKNOWN
    return wording.SEPARATOR.join(filter(None, (one_line(entry.outlet), when)))


def _remark(entry: Entry) -> str:
    return wording.DOUBTFUL_ENTRY if entry.doubtful else ""


def _left_out(skipped: Skipped) -> str:
    return one_line(f"{skipped.path} – {wording.as_sentence(skipped.reason)}")


def _made_by(letter: Letter) -> str:
    return one_line(f"{wording.MADE_BY}{letter.signature}")
