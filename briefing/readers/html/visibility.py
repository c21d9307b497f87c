"""What of a page its readers do not see, and what they see struck out."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

NO_TEXT = frozenset(
    "script style template noscript iframe svg canvas audio video map head title meta link select "
    "textarea datalist".split()
)
"""Elements whose content is a program, a control, or shown only where something else is not.

Not so ``object``: no browser shows Flash or a Java applet any more, so the text inside is what its readers see. Nor
``embed``, which has no content, but which the parser takes for the parent of all that follows.
"""

_STRUCK = frozenset({"del", "s", "strike"})

_HIDING = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em)?\s*(?:;|!|$))"
)
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:\s*[a-z\s]{0,20}line-through")
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "d-none"})
"""Names that common style sheets, which are not saved with a page, give to what is for screen readers or for no one."""

_SIMPLE_SELECTOR = re.compile(r"[.#][\w-]+\Z")

Unseen = Callable[[HtmlElement], str]
"""Gives the code of the finding on an element that is not read, ``""`` for one that is."""


def unseen_in(page: HtmlElement) -> Unseen:
    """Return what tells which elements of ``page`` are hidden or struck out, by attribute, style or style sheet."""
    hidden = _hiding_selectors(page)

    def unseen(element: HtmlElement) -> str:
        style = element.get("style", "").lower()
        if element.tag in _STRUCK or (style and _STRIKING.search(style)):
            return "struck"
        if "hidden" in element.attrib or (style and _HIDING.search(style)):
            return "hidden"
        names = element.get("class", "").split()
        if not _UNSEEN_CLASSES.isdisjoint(names):
            return "hidden"
        if hidden and (f"#{element.get('id')}" in hidden or any(f".{name}" in hidden for name in names)):
            return "hidden"
        return ""

    return unseen


def _hiding_selectors(page: HtmlElement) -> frozenset[str]:
    """Return the classes and ids that the page's own style sheets hide whatever the screen."""
    found = set()
    for sheet in page.iter("style"):
        for each in _without_media(sheet.text or "").split("}"):
            selectors, _, rule = each.partition("{")
            if _HIDING.search(rule.lower()):
                found |= {one.strip() for one in selectors.split(",") if _SIMPLE_SELECTOR.fullmatch(one.strip())}
    return frozenset(found)


def _without_media(sheet: str) -> str:
    """Drop what follows the first rule for some screens only: for print, much is hidden that a reader sees."""
    return sheet.partition("@media")[0]
