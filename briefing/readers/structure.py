"""Text to paragraphs: where they are, and which are headings and list items."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.readers.encoding import clean
from briefing.records import Paragraph, ParagraphKind, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a format that has paragraphs. ``marker`` is a list's own, and not in ``text``.

    A block of kind ``TEXT`` may still turn out a heading or an item by how it reads.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a paragraph is by how it reads."""

    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""


_BLANK = " \t\n\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""What does not show on paper: Unicode's blanks, and those of no width."""

_LINE = re.compile(rf"[^{_BLANK}](?:[^\n]*[^{_BLANK}])?")

_WIDTHS = range(40, 121)
"""Line lengths that people and programs wrap text at."""

_MARKER = re.compile(
    r"[•●▪■◦‣∙➢✓]\s*(?=\S)"  # «• Вновь подтверждают»
    r"|[*·]\s+(?=\S)"  # «* первый пункт»
    r"|\d{1,3}(?:\.\d{1,3}){0,5}[.)]\s+(?=\S)"  # «1. Республика», «2.1) порядок»; not «2026 год», «13:16», «1,5 млн»
    r"|[^\W\d_]\)\s+(?=\S)"  # «а) порядок»
    r"|\((?:\d{1,3}|[^\W\d_])\)\s+(?=\S)"  # «(1) порядок»
)
_DASH = re.compile(r"[-–—]\s+(?=\S)")
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]\s+(?=\S)")

_NAMED_PART = re.compile(
    r"(?i:Раздел|Глава|Часть|Статья|Параграф|Приложение|Section|Chapter|Part|Article|Annex)\s+"
    r"(?:№\s?)?(?:[IVXLC]+|\d+(?:\.\d+)*|[А-ЯA-Z])(?:\s*[.:—–-]\s*\S.*|\s+[А-ЯЁA-Z«\"].*|\.?)"
)
_LONGEST_HEADING = 200
_SENTENCE_ENDS = (".", ";", ",")
_FEWEST_CAPITALS = 6
"""«ВЫВОДЫ» is a heading, «СССР» a word."""

_Rule = Callable[[str], bool]


def _names_a_part(text: str) -> bool:
    """«Раздел I: Региональная связность», «Статья 5.»; not «Статья 5 Конституции гласит, что …»."""
    match = _NAMED_PART.fullmatch(text)
    return match is not None and (text.count(" ") <= 1 or not text.endswith(_SENTENCE_ENDS))


def _is_all_capitals(text: str) -> bool:
    """«МАРШРУТ ТРАМПА»; not «США.»."""
    letters = sum(character.isalpha() for character in text)
    return letters >= _FEWEST_CAPITALS and text.isupper() and not text.endswith(_SENTENCE_ENDS)


_HEADINGS: tuple[_Rule, ...] = (_names_a_part, _is_all_capitals)


def item_marker(text: str) -> str:
    """Return the number or bullet ``text`` opens with, ``""`` if it opens with none."""
    match = _MARKER.match(text)
    return match[0].rstrip() if match else ""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of plain ``text``: its lines or, where those were cut at a width, what was cut."""
    spans = _joined(text, [Span(*match.span()) for match in _LINE.finditer(text)])
    shapes = _shapes([span.of(text) for span in spans])
    return tuple(_paragraph(text, span, shape) for span, shape in zip(spans, shapes, strict=True))


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text of an article made of ``blocks``, markers included, and its paragraphs. Empty blocks go."""
    kept = [block for block in map(_tidy, blocks) if block.text]
    pieces = [f"{block.marker} {block.text}" if block.marker else block.text for block in kept]
    text, spans = _laid_out(pieces)
    shapes = map(_merged, kept, _shapes(pieces))
    return text, tuple(_paragraph(text, span, shape) for span, shape in zip(spans, shapes, strict=True))


def _tidy(block: Block) -> Block:
    found = _LINE.search(clean(block.text).replace("\n", " "))
    return Block(found[0] if found else "", block.kind, block.marker)


def _laid_out(pieces: Sequence[str]) -> tuple[str, list[Span]]:
    separator, spans, start = "\n\n", [], 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + len(separator)
    return separator.join(pieces), spans


def _merged(block: Block, shape: _Shape) -> _Shape:
    if block.marker:
        return _Shape(block.kind, block.marker)
    return shape if block.kind in (ParagraphKind.TEXT, shape.kind) else _Shape(block.kind)


def _paragraph(text: str, span: Span, shape: _Shape) -> Paragraph:
    body = _LINE.search(text, span.start + len(shape.marker))
    start = body.start() if body else span.start
    return Paragraph(span, Span(start, span.stop), shape.kind, shape.marker)


def _shapes(texts: Sequence[str]) -> list[_Shape]:
    return [_item(marker) if marker else _heading(text) for text, marker in zip(texts, _markers(texts), strict=True)]


def _item(marker: str) -> _Shape:
    return _Shape(ParagraphKind.ITEM, marker)


def _heading(text: str) -> _Shape:
    short = len(text) <= _LONGEST_HEADING and "\n" not in text
    return _Shape(ParagraphKind.HEADING) if short and any(rule(text) for rule in _HEADINGS) else _Shape()


def _markers(texts: Sequence[str]) -> list[str]:
    columns = zip(map(item_marker, texts), _dashes(texts), _romans(texts), strict=True)
    return [first or second or third for first, second, third in columns]


def _dashes(texts: Sequence[str]) -> list[str]:
    """A line that opens with a dash is an item beside another such line; alone, it is speech: «— сказал он»."""
    found = [match[0].rstrip() if (match := _DASH.match(text)) else "" for text in texts]
    beside = zip(found, ["", *found], [*found[1:], ""], strict=False)
    return [marker if before or after else "" for marker, before, after in beside]


def _romans(texts: Sequence[str]) -> list[str]:
    """«I. Общие положения» is an item where a «II.» follows; without one it may be an initial."""
    found = [match[0].rstrip() if (match := _ROMAN.match(text)) else "" for text in texts]
    return found if any(marker[:-1] == "II" for marker in found) else [""] * len(texts)


def _joined(text: str, lines: Sequence[Span]) -> list[Span]:
    width = _wrap_width(text, lines)
    spans = list(lines[:1])
    for upper, lower in pairwise(lines):
        if width and _adjacent(text, upper, lower) and _is_forced(text, upper, lower, width):
            spans[-1] = Span(spans[-1].start, lower.stop)
        else:
            spans.append(lower)
    return spans


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """Return the width ``text`` was wrapped at, 0 if each line is a paragraph.

    Wrapped lines are as full as they can be: the next word would not have fitted. Where that is so and the next
    line goes on in lower case, in half the places or more, the line ends are the width's doing.
    """
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if _adjacent(text, upper, lower)]
    width = max((len(line) for pair in pairs for line in pair), default=0)
    if width not in _WIDTHS:
        return 0
    broken = [text[lower.start].islower() and _is_forced(text, upper, lower, width) for upper, lower in pairs]
    return width if 2 * sum(broken) >= len(pairs) else 0


def _adjacent(text: str, upper: Span, lower: Span) -> bool:
    return text.count("\n", upper.stop, lower.start) == 1


def _is_forced(text: str, upper: Span, lower: Span, width: int) -> bool:
    line = lower.of(text)
    first_word = line.split(maxsplit=1)[0]
    return len(upper) + 1 + len(first_word) > width and not item_marker(line)
