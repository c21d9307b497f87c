"""A kit that is installed in a moment."""

import zipfile
from importlib.metadata import distribution
from pathlib import Path

from briefing.offline_kit import wheels
from briefing.offline_kit.making import Contents, write
from briefing.progress import ignore

PACKAGES = ("pip", "razdel", "typing-extensions")
"""pip has as many files as it takes a moment to install."""


def small_kit(folder: Path) -> Path:
    """Make a kit without a model, whose program does no more than say that it is installed."""
    program = folder / "briefing-1-py3-none-any.whl"
    with zipfile.ZipFile(program, "w") as wheel:
        wheel.writestr("briefing/__init__.py", "")
        wheel.writestr("briefing/__main__.py", "print('installed')")
        wheel.writestr("briefing-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: briefing\nVersion: 1\n")
        wheel.writestr("briefing-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("briefing-1.dist-info/RECORD", "briefing/__init__.py,,\nbriefing/__main__.py,,\n")
    packed = [wheels.pack(distribution(name), folder) for name in PACKAGES]
    write(folder / "kit.zip", Contents([program, *packed], [], 10**6), ignore)
    return folder / "kit.zip"
