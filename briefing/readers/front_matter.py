"""The block at the start of a text file that says what the file is: YAML between ``---``, or TOML between ``+++``.

What in it is not understood costs that field and no more.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.readers.dates import find_date
from briefing.readers.metadata import Metadata
from briefing.records import Finding

_LONGEST = 1 << 16
"""Characters; without a closing line by then it is a horizontal rule, not front matter."""

_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^(\w[\w -]*+)[ \t]*[:=](?:[ \t]+(.*)|[ \t]*)$", re.MULTILINE)

_KEYS = {
    "title": ("title",),
    "outlet": ("source",),
    "url": ("url", "link"),
    "author": ("author", "authors"),
    "date": ("date", "published", "date_published", "pubdate"),
}
"""By field of :class:`Metadata`, the keys that state it, the surest first. Other keys belong to other programs."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
"""«[[Айгерим Сарсенова]]», as the Obsidian Web Clipper writes authors."""

_NOTHING = ("", "~", "null")


class FrontMatter(NamedTuple):
    """What the block states, the text behind it, and findings on what in it is not understood."""

    metadata: Metadata
    text: str
    findings: tuple[Finding, ...] = ()


def take(text: str) -> FrontMatter:
    """Return the front matter of ``text``, which may have none, and the text behind it."""
    match = _BLOCK.match(text, 0, _LONGEST)
    if match is None or not _LINE.search(match[2]):
        return FrontMatter(Metadata(), text)
    values = (_yaml if match[1] == "---" else _toml)(match[2])
    findings = [] if values is not None else [_finding("It is no valid front matter, and is read line by line")]
    values = _lines(match[2]) if values is None else values
    known = {str(key).strip().lower(): value for key, value in values.items()}
    metadata, odd = _metadata(known)
    findings += [_finding(f"What it says under “{key}” is not understood") for key in odd]
    return FrontMatter(metadata, text[match.end() :], tuple(findings))


def _finding(what: str) -> Finding:
    return Finding("front-matter", f"The file opens with lines about itself. {what}.")


def _yaml(block: str) -> Mapping[object, object] | None:
    import yaml  # noqa: PLC0415 - few files need it

    try:
        # The base loader builds only strings, lists and mappings, whatever the tags.
        values = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - safer than the safe loader
    # An escape may name a character beyond the last one.
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _toml(block: str) -> Mapping[object, object] | None:
    try:
        return dict(tomllib.loads(block).items())
    except (ValueError, RecursionError):
        return None


def _lines(block: str) -> Mapping[object, object]:
    return {match[1]: (match[2] or "").strip().strip("\"'") for match in _LINE.finditer(block)}


def _metadata(values: Mapping[str, object]) -> tuple[Metadata, list[str]]:
    """Return what the values state, and the keys of those that are not understood."""
    odd: list[str] = []
    found: dict[str, str] = {}
    stated = {field: [key for key in keys if values.get(key, "") not in _NOTHING] for field, keys in _KEYS.items()}
    for field, keys in stated.items():
        readings = {key: _text(values[key]) for key in keys}
        if field == "date":
            readings = {key: text if find_date(text) else "" for key, text in readings.items()}
        odd += [key for key, text in readings.items() if not text]
        found[field] = next(filter(None, readings.values()), "")
    address = found["outlet"] if _ADDRESS.fullmatch(found["outlet"]) else ""
    return Metadata(
        title=found["title"] or None,
        outlet=None if address else found["outlet"] or None,
        url=found["url"] or address or None,
        author=found["author"] or None,
        date=find_date(found["date"]),
    ), odd


def _text(value: object) -> str:
    return _WIKI_LINK.sub(r"\1", ", ".join(_texts(value))).strip()


def _texts(value: object) -> Iterator[str]:
    """Yield a text on one line, the texts of a list, or the name in a mapping."""
    if isinstance(value, list):
        yield from (" ".join(each.split()) for each in value if isinstance(each, str))
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif value is not None and not isinstance(value, bool):
        yield " ".join(str(value).split())
