"""Argos packages made of the tiny model."""

import functools
import io
import json
import zipfile
from collections.abc import Mapping

from tests.tiny_model import PACKAGE


@functools.cache
def tiny_files() -> dict[str, bytes]:
    with zipfile.ZipFile(PACKAGE) as tiny:
        return {name.partition("/")[2]: tiny.read(name) for name in tiny.namelist()}


def package(
    pair: str = "ru_en", version: str = "1.9", files: Mapping[str, bytes | None] | None = None, **metadata: object
) -> bytes:
    """Return the tiny model as a package that claims to be for another pair or of another version.

    ``files`` replaces some of its files, or, with ``None``, leaves them out; ``metadata`` some of its metadata.
    """
    source, target = pair.split("_")
    tiny = tiny_files()
    record = json.loads(tiny["metadata.json"])
    record |= {"from_code": source, "to_code": target, "package_version": version, **metadata}
    content = {**tiny, "metadata.json": json.dumps(record), **(files or {})}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in content.items():
            if data is not None:
                archive.writestr(f"translate-{pair}-{version}/{name}", data)
    return buffer.getvalue()
