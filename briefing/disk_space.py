"""Whether the disks have room for what is to be written."""

import shutil
from collections.abc import Iterable
from pathlib import Path

_MEGABYTE = 1_000_000


def shortage(needs: Iterable[tuple[Path, int]]) -> str:
    """Return which disk has too little room for so many bytes in folders; empty if none has.

    The folders need not exist yet; the needs of folders on one disk add up.
    """
    disks: dict[int, tuple[Path, int]] = {}
    for folder, size in needs:
        existing = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
        disk = existing.stat().st_dev
        disks[disk] = existing, size + disks.get(disk, (existing, 0))[1]
    for folder, size in disks.values():
        if (free := shutil.disk_usage(folder).free) < size:
            return f"{folder} has {free // _MEGABYTE:,} MB of free disk space; {size // _MEGABYTE:,} MB are needed."
    return ""
