"""Tunes the allocator of glibc; does nothing with any other C library."""

import ctypes
import sys
from typing import Any

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3)."""

_MOST = 32 << 20
"""Bytes; the largest threshold for mmap that glibc accepts."""


def return_free_memory() -> None:
    """Return freed memory between blocks in use to the system."""
    if trim := getattr(_glibc(), "malloc_trim", None):
        trim(0)


def keep_freed_memory() -> None:
    """Keep freed memory for reuse, as glibc does unless configured otherwise."""
    if adjust := getattr(_glibc(), "mallopt", None):
        adjust(_MMAP_THRESHOLD, _MOST)
        adjust(_TRIM_THRESHOLD, 2 * _MOST)


def _glibc() -> Any:
    return ctypes.CDLL(None) if sys.platform == "linux" else None
