"""HTML as a tree of frozen elements, and the one place where such a tree becomes markup.

Every text is cleaned and escaped as it is written, so that nothing an article says can become markup. Every element may
name the language of its text; ``lang`` is written only where the language changes.

Jinja2 was tried on the tables of terms: as many lines, since a template does not know the language around it and every
macro has to be given it, a quarter slower, and 60 ms more to start.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from briefing.compose.content import wording
from briefing.languages.scripts import LATIN, SCRIPTS, is_right_to_left, script
from briefing.ooxml.elements import legible

Content: TypeAlias = "HtmlElement | str"
"""What an element may hold; a bare text is in the language of the element around it."""

# What HTML forbids beyond XML: the controls of ISO 6429 and the noncharacters (HTML Standard, 13.2.3.5).
_FORBIDDEN = re.compile(
    "[\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_VOID = frozenset({"br", "input", "meta"})
_RAW = frozenset({"script", "style"})
"""Elements whose content is not escaped: only the program's own files go in."""

_LINES = frozenset(
    "article body caption div footer form h1 h2 h3 head header html li main meta nav ol p script section style table "
    "tbody thead title tr ul".split()
)
"""Elements followed by a line break, where white space has no meaning."""


@dataclass(frozen=True, slots=True)
class HtmlElement:
    """An element; ``language`` (ISO 639-1) is that of its own text, empty for that of the element around it.

    ``content`` may be made only as it is written, and then can be written only once.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...]
    content: Iterable[Content]
    language: str = ""


def h(tag: str, *content: Content, language: str = "", **attributes: str) -> HtmlElement:
    """Return an element. ``class_`` stands for ``class``, ``data_partner`` for ``data-partner``."""
    return stream(tag, content, language, **attributes)


def stream(tag: str, content: Iterable[Content], /, language: str = "", **attributes: str) -> HtmlElement:
    """Return an element whose content is made as it is written, so that a long one is never held in memory whole."""
    named = tuple((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    return HtmlElement(tag, named, content, language)


def english(text: str, **attributes: str) -> HtmlElement:
    """Return a run of the pack's own words."""
    return h("span", text, language=wording.LANGUAGE, **attributes)


def run(text: str, language: str, other: str = "") -> HtmlElement:
    """Return a run of text in ``language``; words in the letters of ``other`` are runs in that language within it."""
    return h("span", *_strands(text, language, other or language), language=language)


def document(root: HtmlElement) -> bytes:
    """Return a whole page."""
    return b"".join(written(root))


def written(root: HtmlElement) -> Iterator[bytes]:
    """Yield a whole page, piece by piece."""
    yield b"<!DOCTYPE html>\n"
    yield from (piece.encode() for piece in _markup(root, ""))


def _strands(text: str, language: str, other: str) -> Iterator[Content]:
    foreign = script(other)
    # Latin letters belong to every language: TRIPP, Trend.
    if foreign in (LATIN, script(language)):
        yield text
        return
    letter = SCRIPTS[foreign].pattern
    for index, piece in enumerate(re.split(rf"({letter}+(?:[\s\-–—]+{letter}+)*)", text)):
        if piece:
            yield h("span", piece, language=other) if index % 2 else piece


def _markup(element: HtmlElement, around: str) -> Iterator[str]:
    """Yield the pieces of an element's markup; ``around`` is the language of what it stands in."""
    language = element.language or around
    attributes = dict(element.attributes) | _change(around, language)
    if element.tag == "span" and not attributes:
        yield from _inside(element, language)
        return
    yield f"<{element.tag}{''.join(map(_attribute, attributes.items()))}>"
    if element.tag not in _VOID:
        yield from _inside(element, language)
        yield f"</{element.tag}>"
    if element.tag in _LINES:
        yield "\n"


def _change(around: str, language: str) -> dict[str, str]:
    if language == around:
        return {}
    turns = is_right_to_left(around) or is_right_to_left(language)
    return {"lang": language} | ({"dir": "auto"} if turns else {})


def _inside(element: HtmlElement, language: str) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, HtmlElement):
            yield from _markup(part, language)
        else:
            yield _raw(part) if element.tag in _RAW else html.escape(clean(part), quote=False)


def _attribute(named: tuple[str, str]) -> str:
    name, value = named
    return f' {name}="{html.escape(clean(value))}"' if value else f" {name}"


def _raw(text: str) -> str:
    if "</" in text or "<!--" in text:
        raise ValueError("a script or style sheet that would end its element")
    return text


def clean(text: str) -> str:
    """Return ``text`` on one line and without the characters that no HTML document may hold."""
    return _FORBIDDEN.sub("", legible(text))
