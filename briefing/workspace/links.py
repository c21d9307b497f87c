"""Links in a folder that somebody else may have put together: they can lead to any file of this computer."""

from pathlib import Path

_JUNCTION = 0xA000_0003
"""``IO_REPARSE_TAG_MOUNT_POINT``: a link to a folder on Windows that is no symbolic link."""


def is_link(path: Path) -> bool:
    """Tell whether a path is a symbolic link or a junction; what is not there is none."""
    try:
        return path.is_symlink() or getattr(path.lstat(), "st_reparse_tag", 0) == _JUNCTION
    except OSError:
        return False


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a path in ``folder`` is a link to something that is not in it."""
    if not is_link(path):
        return False
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads in a circle: opening it says so
        return False
