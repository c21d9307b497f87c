"""What a kit says about itself."""

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

NAME = "manifest.json"
WHEELS = "wheels/"
MODELS = "models/"
SCHEMA = 1

_ESCAPES = re.compile(r"[\\:\x00-\x1f]|(^|/)(\.{0,2})(/|$)")


@dataclass(frozen=True, slots=True)
class Member:
    """Size in bytes and SHA-256 of one file in the kit."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What compiled wheels depend on: ``Machine("CPython", "3.11", "Linux", "x86_64")``."""

    implementation: str
    python: str
    system: str
    processor: str

    def __str__(self) -> str:
        return f"{self.implementation} {self.python} on {self.system} {self.processor}"


@dataclass(frozen=True, slots=True)
class KitManifest:
    """``program`` is the version of ``briefing`` in the kit, ``unpacked`` the size of its wheels when installed."""

    program: str
    machine: Machine
    unpacked: int
    members: Mapping[str, Member]

    def below(self, folder: str) -> dict[str, Member]:
        """Return the members in a folder of the kit (:data:`WHEELS`, :data:`MODELS`)."""
        return {name: member for name, member in self.members.items() if name.startswith(folder)}

    def to_json(self) -> bytes:
        """Return the content of the kit's ``manifest.json``."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, ensure_ascii=False, indent=1).encode()


def parse(content: bytes) -> KitManifest:
    """Read a ``manifest.json``.

    Raises:
        ValueError: it is not one, or names a path that leads out of the kit.
    """
    try:
        return _parse(json.loads(content))
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("it does not say what manifests say") from error


def here() -> Machine:
    """Return what the running interpreter is."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Machine(platform.python_implementation(), python, platform.system(), platform.machine())


def _parse(record: Any) -> KitManifest:  # whatever the JSON file holds
    if record["schema"] != SCHEMA:
        raise ValueError("it was made by another version of the program")
    members = {str(name): Member(int(e["size"]), str(e["sha256"])) for name, e in record["members"].items()}
    for name in filter(_ESCAPES.search, members):
        raise ValueError(f"it names a path that leads out of the kit, {name!r}")
    texts = {key: str(record["machine"][key]) for key in ("implementation", "python", "system", "processor")}
    return KitManifest(str(record["program"]), Machine(**texts), int(record["unpacked"]), members)
