"""What a figure was measured on, in a line."""

import platform
import re
from pathlib import Path

import psutil

from briefing.engines.batching import cores


def machine() -> str:
    """Return processor, cores that may be used, memory, system, Python and load."""
    memory = f"{psutil.virtual_memory().total / 2**30:.0f} GiB"
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{_processor()}, {cores()} cores, {memory}, {system}, load {psutil.getloadavg()[0]:.2f}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")  # where Linux is, which tells platform nothing
    named = re.search(r"^model name\s*: (.+)$", described.read_text(), re.MULTILINE) if described.is_file() else None
    return named[1] if named else platform.processor() or platform.machine()
