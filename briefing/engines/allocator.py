"""What the C library's allocator is told. Where it is not glibc's there is nothing to tell."""

import ctypes
import sys
from typing import Any

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3)."""

_MOST = 32 << 20
"""Bytes; the largest threshold for mmap that glibc takes."""


def return_free_memory() -> None:
    """Give the system back what was freed in between what is in use."""
    if trim := getattr(_glibc(), "malloc_trim", None):
        trim(0)


def keep_freed_memory() -> None:
    """Have memory that is freed kept for the next who wants some, as glibc does by itself unless told otherwise."""
    if adjust := getattr(_glibc(), "mallopt", None):
        adjust(_MMAP_THRESHOLD, _MOST)
        adjust(_TRIM_THRESHOLD, 2 * _MOST)


def _glibc() -> Any:
    return ctypes.CDLL(None) if sys.platform == "linux" else None
