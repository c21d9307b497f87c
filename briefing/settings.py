"""The settings of a desk: ``briefing.toml`` in the folder it works in."""

import tomllib
from pathlib import Path
from typing import Any

from briefing.errors import UsageError

SETTINGS = Path("briefing.toml")


def read_settings(path: Path) -> dict[str, Any]:
    """Return the settings in ``briefing.toml``, none where there is no such file.

    Raises:
        UsageError: the file is not TOML, or no file.
    """
    try:
        if path.exists() and not path.is_file():
            raise UsageError(f"{path}: cannot be used: it is no file.", "Move it away.")
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:  # not TOML, not UTF-8, a number of thousands of digits
        raise UsageError(f"{path}: cannot be used: {error}.", "Fix it, or move it away.") from error
