"""What is stated about an article, and the ``<name>.meta.toml`` sidecar that states it."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from textwrap import shorten

from briefing.errors import InputError
from briefing.readers.encoding import clean

_LONGEST = 300
"""Characters of a name: an author's may stand before a title."""


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
            outlet=_writable(self.outlet and shorten(self.outlet, _LONGEST, placeholder=" …")),
            url=_writable(self.url),
            author=_writable(self.author and shorten(self.author, _LONGEST, placeholder=" …")),
        )


def _writable(text: str | None) -> str | None:
    return text and clean(text).replace("\n", " ")


_TEXTS = {"title": "title", "source": "outlet", "url": "url", "author": "author"}
"""Key in the file: field of :class:`Metadata`. Other keys belong to other programs, and are ignored."""


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
