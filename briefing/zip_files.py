"""What several rooms know about zip files."""

import stat
import struct
import zipfile
import zlib

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
"""What zipfile and zlib raise on damaged data, by their source; RuntimeError on an encrypted or unknown member."""

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can state


def member(name: str, *, executable: bool = False) -> zipfile.ZipInfo:
    """Return an entry for a regular file, the same wherever and whenever it is made."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
    return entry
