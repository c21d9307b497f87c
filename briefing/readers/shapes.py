"""What paragraphs are by how they read: headings, list items, or text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.records import ParagraphKind


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is; ``marker`` is the number or bullet it opens with."""

    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""


_MARKER = re.compile(
    r"[•●▪■◦‣∙➢✓]\s*(?=\S)"  # «• Вновь подтверждают»
    r"|[*·]\s+(?=\S)"  # «* первый пункт»
    r"|\d{1,3}(?:\.\d{1,3}){0,5}[.)]\s+(?=\S)"  # «1. Республика», «2.1) порядок»; not «2026 год», «13:16», «1,5 млн»
    r"|[^\W\d_]\)\s+(?=\S)"  # «а) порядок»
    r"|\((?:\d{1,3}|[^\W\d_])\)\s+(?=\S)"  # «(1) порядок»
    r"|\[(?:\d{1,3}|\*{1,3})\]\s+(?=\S)"  # «[1] Отчет порта», a note
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
    if not text.isupper() or text.endswith(_SENTENCE_ENDS):
        return False
    return sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


_HEADINGS: tuple[_Rule, ...] = (_names_a_part, _is_all_capitals)


def item_marker(text: str) -> str:
    """Return the number or bullet ``text`` opens with, ``""`` if it has none."""
    match = _MARKER.match(text)
    return match[0].rstrip() if match else ""


def shapes(texts: Sequence[str]) -> list[Shape]:
    """Return the shapes of an article's paragraphs, some of which only their neighbours decide."""
    return [_item(marker) if marker else _heading(text) for text, marker in zip(texts, _markers(texts), strict=True)]


def _item(marker: str) -> Shape:
    return Shape(ParagraphKind.ITEM, marker)


def _heading(text: str) -> Shape:
    short = len(text) <= _LONGEST_HEADING and "\n" not in text
    return Shape(ParagraphKind.HEADING) if short and any(rule(text) for rule in _HEADINGS) else Shape()


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
