"""Values as database columns: moments as seconds since 1970, and any text that Python can hold."""

import datetime
import sqlite3
from typing import Any, TypeAlias

from briefing.records import Rung

Value: TypeAlias = str | int | bytes

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_SECOND = datetime.timedelta(seconds=1)


def bound(*values: str | int) -> tuple[Value, ...]:
    """Return ``values`` as parameters of a statement."""
    return tuple(_text(value) if isinstance(value, str) else value for value in values)


def _text(text: str) -> str | bytes:
    """Return ``text``; as bytes if it has lone surrogates, which file names may have and SQLite's text may not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unbound(_cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with every text as it was bound: a connection's row factory."""
    return tuple(text_of(value) for value in row)


def text_of(value: Any) -> Any:
    """Return a value as it was bound, if it was bound as bytes."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def seconds(moment: datetime.datetime) -> int:
    """Return a moment, which must have a time zone, in whole seconds since 1970."""
    return (moment - _EPOCH) // _SECOND


def moment(seconds: int) -> datetime.datetime:
    """Return the moment in UTC, in any year, unlike ``fromtimestamp`` on Windows."""
    return _EPOCH + seconds * _SECOND


def rung_line(rungs: tuple[Rung, ...]) -> str:
    """Return rungs as one line, none of which has a space in it."""
    return " ".join(rungs)


def rungs_of(line: str) -> tuple[Rung, ...]:
    """Return the rungs of a line.

    Raises:
        ValueError: one of them is not a rung.
    """
    return tuple(map(Rung, line.split()))
