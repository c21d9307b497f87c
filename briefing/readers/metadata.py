"""What a file says about itself: YAML front matter and the ``<name>.meta.toml`` sidecar."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from briefing.errors import InputError
from briefing.readers.encoding import clean


@dataclass(frozen=True, slots=True)
class Metadata:
    """Statements about an article. ``None`` states nothing; ``""`` states that there is none."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    date: datetime.date | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return these statements, with ``other``'s where these say nothing."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return Metadata(
            **{name: getattr(other, name) if value is None else value for name, value in own.items()},
        )

    def cleaned(self) -> "Metadata":
        """Return the statements as a document can hold them: on one line, without characters that XML forbids."""
        return replace(
            self,
            title=_writable(self.title),
            outlet=_writable(self.outlet),
            url=_writable(self.url),
            author=_writable(self.author),
        )


def _writable(text: str | None) -> str | None:
    return text and clean(text).replace("\n", " ")


_TEXTS = {"title": "title", "source": "outlet", "url": "url", "author": "author"}
"""Key in the file: field of :class:`Metadata`. Other keys belong to other programs, and are ignored."""

_LONGEST_FRONT_MATTER = 1 << 16
"""Characters; without a closing line by then it is a horizontal rule, not front matter."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MAPPING = re.compile(r"^\w[\w -]*:(?:\s|\Z)", re.MULTILINE)


def from_front_matter(text: str, path: str) -> tuple[Metadata, str]:
    """Return what the YAML block at the start of ``text`` says, and the text behind it.

    Raises:
        InputError: the block is not YAML, or a value in it is of the wrong type.
    """
    match = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT_MATTER)
    if match is None or not _MAPPING.search(match[1]):
        return Metadata(), text
    values = _yaml(match[1], f"{path}: its front matter")
    return _metadata(values, f"{path}: its front matter"), text[match.end() :]


def from_sidecar(toml: str, name: str) -> Metadata:
    """Return what the sidecar ``toml`` says; ``name`` is its file's.

    Raises:
        InputError: it is not TOML, or a value in it is of the wrong type.
    """
    try:
        values = tomllib.loads(toml.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:  # not TOML, or a number of thousands of digits
        raise InputError(f"{name}: is not TOML: {error}.", "Fix it, or move it away.") from error
    return _metadata(values, name)


def _yaml(block: str, where: str) -> Mapping[str, object]:
    import yaml  # noqa: PLC0415 - few files need it

    try:
        # The base loader builds only strings, lists and mappings, whatever the tags.
        values = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - safer than the safe loader
    # An escape may name a character beyond the last one.
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{where} is not YAML: {reason}.", "Fix the lines between the two '---'.") from error
    if not isinstance(values, dict):
        raise InputError(f"{where} is not a list of 'key: value' lines.", "Fix the lines between the two '---'.")
    return {key: None if value in ("", "~", "null") else value for key, value in values.items()}


def _metadata(values: Mapping[str, object], where: str) -> Metadata:
    texts = {field: _text(values[key], f"{where}: {key}") for key, field in _TEXTS.items() if key in values}
    date = _date(values["date"], f"{where}: date") if "date" in values else None
    return Metadata(**texts, date=date)


def _text(value: object, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value if value is None else " ".join(value.split())
    raise InputError(f"{where} is not a text.", 'Write it in quotes: "…".')


def _date(value: object, where: str) -> datetime.date | None:
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise InputError(f"{where} is not a date.", "Write it as 2026-03-10.")
