"""The index of packages that Argos Translate publishes."""

import json
import os
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from briefing.engines.argos import package
from briefing.engines.argos.package import PackageRecord, version_key
from briefing.errors import DownloadError, ModelError, NoModelError
from briefing.models.network import fetch

OFFICIAL = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
_BYTES = 10 << 20  # the real one has 0.1 MB


def address() -> str:
    """Return where the index is: under ``$ARGOS_PACKAGE_INDEX``, as for Argos Translate itself, or the official one."""
    return os.environ.get("ARGOS_PACKAGE_INDEX", OFFICIAL).rstrip("/") + "/index.json"


def read_index(url: str, seconds: float) -> list[PackageRecord]:
    """Return the translation packages of an index if it answers within ``seconds``.

    Raises:
        DownloadError: it does not, or its answer is not an index.
    """
    content = fetch(url, seconds, _BYTES)
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise DownloadError(f"{url} is not an index of Argos packages.", "Check the variable ARGOS_PACKAGE_INDEX.")
    return list(_records(entries))


def newest(records: Sequence[PackageRecord], source: str, target: str) -> PackageRecord:
    """Return the newest package for a pair that works with the installed Argos Translate.

    Raises:
        NoModelError: there is none.
    """
    ours = version_key(version("argos-translate-lt"))
    fitting = [
        record
        for record in records
        if (record.source, record.target) == (source, target) and version_key(record.argos_version) <= ours
    ]
    if not fitting:
        raise NoModelError(
            f"The Argos index has no package from {source} to {target}.",
            "If you have a package file, run: briefing model install FILE",
        )
    return max(fitting, key=lambda record: version_key(record.version))


def _records(entries: Sequence[object]) -> Iterator[PackageRecord]:
    for entry in entries:
        try:
            record = package.to_record(entry)
        except ModelError:
            continue  # one bad entry must not hide the others
        if record and any(is_web(link) for link in record.links):
            yield record


def is_web(link: str) -> bool:
    """Tell whether a link can be downloaded here; indexes also have ``ipfs:`` ones."""
    return link.startswith(("https://", "http://"))
