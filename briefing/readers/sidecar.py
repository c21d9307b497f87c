"""Changes what a sidecar states without touching the rest of it: comments, order, the keys of other programs."""

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from briefing.errors import InputError
from briefing.readers.encoding import clean

Statement: TypeAlias = str | datetime.date | None
"""What a key states; ``None`` for nothing."""

_KEY = re.compile(r"""\s*(["']?)(\w+)\1\s*=""")


def with_statements(toml: str, statements: Mapping[str, Statement], name: str) -> str:
    """Return the sidecar ``toml`` with these statements by key; ``name`` is its file's.

    Raises:
        InputError: it is not TOML, or is written in a way that only a person can change.
    """
    try:
        statements = {key: " ".join(clean(v).split()) if isinstance(v, str) else v for key, v in statements.items()}
        before = tomllib.loads(toml.removeprefix("\ufeff"))
        changed = _changed(toml, before, statements)
        wanted = {key: value for key, value in {**before, **statements}.items() if value is not None}
        if tomllib.loads(changed.removeprefix("\ufeff")) == wanted:
            return changed
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is not TOML: {error}.", "Fix it, or move it away.") from error
    raise InputError(f"{name}: cannot be changed from here.", "Open it in an editor.")


def _changed(toml: str, before: Mapping[str, object], statements: Mapping[str, Statement]) -> str:
    lines = toml.splitlines(keepends=True)
    tables = next((index for index, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    head = list(_replaced(lines[:tables], statements))
    if head and not head[-1].endswith("\n"):
        head.append("\n")
    new = (_line(key, value) for key, value in statements.items() if key not in before and value is not None)
    return "".join((*head, *new, *lines[tables:]))


def _replaced(lines: list[str], statements: Mapping[str, Statement]) -> Iterator[str]:
    for line in lines:
        match = _KEY.match(line)
        if not match or match[2] not in statements:
            yield line
        elif (value := statements[match[2]]) is not None:
            yield _line(match[2], value)


def _line(key: str, value: str | datetime.date) -> str:
    if isinstance(value, datetime.date):
        return f"{key} = {value.isoformat()}\n"
    # A string in JSON is one in TOML, too.
    return f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
