"""The text of a page as its readers see it: one block for each stretch that stands on lines of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lxml.html import HtmlElement

from briefing.readers.findings import left_out
from briefing.readers.html.visibility import NO_TEXT, Unseen
from briefing.readers.numbering import written
from briefing.readers.shapes import item_marker
from briefing.readers.superscripts import raised
from briefing.readers.tables import joined
from briefing.records import Finding, ParagraphKind

_BLOCKS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead tr ul caption".split()
)
"""Elements that part text; all others stand in a line."""

_KINDS = {"h1": ParagraphKind.HEADLINE} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING)
_TELLING = frozenset({*_KINDS, "a", "button", "label", "pre"})
"""Elements that say what their text is."""

_LARGE = re.compile(r"\s*(?:[4-7]|\+\s*[1-7])\s*")
_HEADLINE_NAMES = re.compile(r"title|headline|heading|zagolov|zag\b", re.IGNORECASE)
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-size\s*:\s*(?:x{0,2}-?large|(?:1[89]|[2-9]\d)px|1[4-9]pt|2\dpt)",
    re.IGNORECASE,
)
"""How pages without headings set a headline: ``<font size=5>``, ``class="newstitle"``, ``style``."""

_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Values of ``<ol type>``."""

_COLLAPSING = re.compile(r"[ \t\r\n]+")
"""Blanks that HTML shows as one; the no-break space is not among them."""

_LONGEST_CELL = 100
"""Characters of a cell in a row of data; a page is laid out in cells too."""

_HALF, _NEARLY_ALL = 0.5, 0.9

_UNSEEN_CHARACTERS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_GOES_ON = re.compile(r"[\w,»\"”)–—-]\Z")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """``linked``, ``pressed`` and ``bold`` are the shares of the text in links, buttons and bold or large letters."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""
    linked: float = 0.0
    pressed: float = 0.0
    bold: float = 0.0

    @property
    def is_link(self) -> bool:
        """Whether the text is a link, but for a quotation mark or a date."""
        return self.linked > _NEARLY_ALL

    @property
    def is_mostly_links(self) -> bool:
        """Whether the text is no sentence that has links in it."""
        return self.linked >= _HALF

    @property
    def is_button(self) -> bool:
        """Whether the text is what a button says; a button in a sentence is a word of it."""
        return self.pressed > _NEARLY_ALL

    @property
    def is_emphasised(self) -> bool:
        """Whether the text stands out: it is a heading's, bold or large."""
        return self.is_heading or self.bold > _NEARLY_ALL

    @property
    def is_heading(self) -> bool:
        """Whether the element around the text is a heading's."""
        return self.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING)


@dataclass(frozen=True, slots=True)
class UnseenText:
    """Text that is not read, with the code of the finding on it, behind the first ``place`` blocks."""

    code: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class PageText:
    """``ranges`` has, for each element that parts text, which blocks are in it, as ``(start, stop)``.

    ``times`` are the ``<time>`` elements outside links, each with the block it stands in.
    """

    blocks: list[PageBlock] = field(default_factory=list)
    ranges: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    unseen: list[UnseenText] = field(default_factory=list)
    times: list[tuple[int, HtmlElement]] = field(default_factory=list)


def unseen_findings(unseen: Sequence[UnseenText]) -> Iterator[Finding]:
    """Yield a finding for each reason for which text is not read."""
    for code in dict.fromkeys(each.code for each in unseen):
        yield from left_out(code, [each.text for each in unseen if each.code == code])


def text_of(page: HtmlElement, unseen: Unseen) -> PageText:
    """Return the text of a page; what ``unseen`` names is not in its blocks."""
    walk = _BlockWalk(PageText(), unseen)
    walk.all_of(page)
    return walk.found


@dataclass(frozen=True, slots=True)
class _Context:
    """What the text of an element is, as its ancestors have it."""

    kind: ParagraphKind = ParagraphKind.TEXT
    linked: bool = False
    pressed: bool = False
    bold: bool = False
    preformatted: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    context: _Context


class _BlockWalk:
    """Goes through a page once, collecting runs of text until something ends their block."""

    def __init__(self, found: PageText, unseen: Unseen) -> None:
        self.found = found
        self._unseen = unseen
        self._lines: list[list[_Run]] = [[]]
        self._marker = ""

    def all_of(self, page: HtmlElement) -> None:
        """Collect the blocks of ``page``."""
        self._into(page, _Context())
        self._end_block(_Context())

    def _into(self, element: HtmlElement, context: _Context) -> None:
        self._add(element.text, context)
        number = _first_number(element) if element.tag == "ol" else 0
        for child in element:
            if child.tag == "li" and element.tag == "ol":
                number = _integer(child.get("value"), number)
                self._marker = f"{written(number, _NUMBERS.get(element.get('type', ''), 'decimal'))}."
                number += 1
            self._child(child, context)
            self._add(child.tail, context)

    def _child(self, child: HtmlElement, context: _Context) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in NO_TEXT:
            return
        if code := self._unseen(child):
            self._pass_over(child, code)
        elif tag == "br":
            self._lines.append([])
        elif tag == "sup":
            self._raise(child, context)
        elif tag in _BLOCKS:
            self._block(child, context)
        else:
            if tag == "time" and not context.linked:
                self.found.times.append((len(self.found.blocks), child))
            self._into(child, _within(child, context))

    def _block(self, child: HtmlElement, context: _Context) -> None:
        marker = (self._marker or "•") if child.tag == "li" else ""
        self._end_block(context)
        start = len(self.found.blocks)
        self._marker = marker or self._marker
        within = _within(child, context)
        self._into(child, within)
        self._end_block(within)
        if marker:
            self._marker = ""
        self.found.ranges[child] = (start, len(self.found.blocks))
        if child.tag == "tr" and start < len(self.found.blocks):
            self._join_cells(child, start)

    def _join_cells(self, row: HtmlElement, start: int) -> None:
        """Make a block of a row that begins with the block ``start``, if it is one of data and not of the layout."""
        found = self.found
        cells = [cell for cell in row.iterchildren("td", "th") if cell in found.ranges]
        row_blocks = [found.blocks[slice(*found.ranges[cell])] for cell in cells]
        held = found.blocks[start:]
        is_data = all(len(cell) <= 1 for cell in row_blocks) and all(len(each.text) <= _LONGEST_CELL for each in held)
        if not is_data or sum(map(len, row_blocks)) != len(held) or len(held) == 1:
            return
        weights = [len(each.text) for each in held]
        shares = (
            sum(share * weight for share, weight in zip(shares, weights, strict=True)) / sum(weights)
            for shares in zip(*((each.linked, each.pressed, each.bold) for each in held), strict=True)
        )
        found.blocks[start:] = [PageBlock(joined(row_blocks), ParagraphKind.ROW, "", *shares)]
        found.ranges.update((each, (start, start + 1)) for each in row.iter() if each in found.ranges)
        found.times[:] = [(min(block, start), element) for block, element in found.times]
        for index in takewhile(lambda index: found.unseen[index].place > start, reversed(range(len(found.unseen)))):
            found.unseen[index] = replace(found.unseen[index], place=start + 1)

    def _pass_over(self, element: HtmlElement, code: str) -> None:
        text = " ".join("".join(_shown(element)).split())
        if text:
            self.found.unseen.append(UnseenText(code, text, len(self.found.blocks)))

    def _raise(self, element: HtmlElement, context: _Context) -> None:
        linked = context.linked or element.find(".//a") is not None
        before = self._lines[-1][-1].text if self._lines[-1] else ""
        self._add(raised("".join(_shown(element)), before, is_link=linked), context)

    def _add(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        first, *rest = _BLANK_LINE.split(text) if context.preformatted else [text]
        self._lines[-1].append(_Run(first, context))
        for paragraph in rest:
            self._lines += [[], [_Run(paragraph, context)]]

    def _end_block(self, context: _Context) -> None:
        lines, self._lines = self._lines, [[]]
        for runs in _joined(lines):
            text = _visible("".join(run.text for run in runs))
            if text:
                self.found.blocks.append(self._made(text, runs, context.kind))

    def _made(self, text: str, runs: list[_Run], kind: ParagraphKind) -> PageBlock:
        """The first paragraph of a list item carries its number, which opens the text, or a bullet."""
        marker, self._marker = self._marker, ""
        if not marker or kind is not ParagraphKind.TEXT:
            return PageBlock(text, kind, "", *_shares(runs))
        own = item_marker(text)
        return PageBlock(text.removeprefix(own).lstrip(), ParagraphKind.ITEM, own or marker, *_shares(runs))


def _within(element: HtmlElement, context: _Context) -> _Context:
    """Return what the text inside an element is."""
    tag = element.tag
    is_bold = not context.bold and _is_set_as_headline(element)
    if tag in _TELLING or is_bold:
        return replace(
            context,
            kind=_KINDS.get(tag, context.kind),
            linked=context.linked or tag == "a",
            pressed=context.pressed or tag in ("button", "label"),
            bold=context.bold or is_bold,
            preformatted=context.preformatted or tag == "pre",
        )
    return context


def _is_set_as_headline(element: HtmlElement) -> bool:
    """Tell whether an element sets its text bold or large, or is named as sites name headlines."""
    match element.tag:
        case "b" | "strong" | "big":
            return True
        case "font" if _LARGE.fullmatch(element.get("size", "")):
            return True
    names, style = element.get("class"), element.get("style")
    return bool((names and _HEADLINE_NAMES.search(names)) or (style and _BOLD_STYLE.search(style)))


def _shares(runs: list[_Run]) -> tuple[float, float, float]:
    """Return the shares of the letters of ``runs`` in links, in buttons and in bold."""
    flags = {(run.context.linked, run.context.pressed, run.context.bold) for run in runs}
    if len(flags) == 1:
        linked, pressed, bold = flags.pop()
        return float(linked), float(pressed), float(bold)
    amounts = [(_amount(run), run.context) for run in runs]
    whole = sum(amount for amount, _ in amounts) or 1
    return (
        sum(amount for amount, context in amounts if context.linked) / whole,
        sum(amount for amount, context in amounts if context.pressed) / whole,
        sum(amount for amount, context in amounts if context.bold) / whole,
    )


def _shown(element: HtmlElement) -> Iterator[str]:
    """Yield the text in an element that could be seen if it were not hidden."""
    if element.tag not in NO_TEXT:
        yield element.text or ""
        for child in element:
            yield from _shown(child)
            yield child.tail or ""


def _visible(text: str) -> str:
    return _COLLAPSING.sub(" ", text).translate(_UNSEEN_CHARACTERS).strip()


def _amount(run: _Run) -> int:
    return sum(map(str.isalnum, run.text))


def _joined(lines: list[list[_Run]]) -> Iterator[list[_Run]]:
    """Yield the lines between line breaks; one that goes on in lower case after a single break was wrapped."""
    pending: list[_Run] = []
    last = ""
    for runs in lines:
        text = _visible("".join(run.text for run in runs))
        if last and text[:1].islower() and _GOES_ON.search(last):
            pending = [*pending, _Run(" ", _Context()), *runs]
        else:
            yield pending
            pending = runs
        last = text
    yield pending


def _first_number(numbers: HtmlElement) -> int:
    return _integer(numbers.get("start"), 1)


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value.strip(), re.ASCII) else default
