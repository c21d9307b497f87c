"""Downloads a big file: an attempt that breaks off is continued, in this run or a later one.

Beside the incomplete file is a note of what the server said about the whole. The next request asks for the rest, on
condition that the whole has not changed (RFC 9110, sections 13.1.5 and 14).
"""

import http.client
import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.errors import DownloadError
from briefing.models.network import InterruptedDownloadError, RefusedDownloadError, chunks, open_url

_RANGE_NOT_SATISFIABLE = 416
_PARTIAL_CONTENT = 206
_LENGTH = re.compile(r"\d{1,18}")
_CONTENT_RANGE = re.compile(r"bytes (?P<start>\d{1,18})-\d{1,18}/(?P<total>\d{1,18})")
_GOES_ON = "Run the command again later; the download continues where it stopped."

Advance = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds.

    ``answer`` is for the whole of a small file, ``silence`` for the next bytes of a big one. A big download is given
    up after ``attempts`` in a row that brought nothing new; ``pause`` comes before the second attempt and doubles.
    """

    answer: float = 5.0
    silence: float = 30.0
    attempts: int = 4
    pause: float = 1.0


def download(url: str, file: Path, patience: Patience, advance: Advance, limit: int) -> None:
    """Download ``url`` into ``file``, continuing what an earlier attempt left there.

    ``advance`` is called with the bytes so far and, if known, of how many.

    Raises:
        DownloadError: the server cannot be reached, refuses, sends more than ``limit`` bytes, or broke off too
            often; what has arrived is kept.
    """
    transfer = _Transfer(url, file, patience.silence, advance, limit)
    furthest, idle = _size(file), 0
    while True:
        try:
            return _attempt(transfer)
        except InterruptedDownloadError:
            idle = 0 if _size(file) > furthest else idle + 1
            furthest = max(furthest, _size(file))
            if idle >= patience.attempts:
                raise
        time.sleep(patience.pause * 2 ** max(0, idle - 1))


def forget(file: Path) -> None:
    """Remove a download and the note beside it."""
    file.unlink(missing_ok=True)
    _note(file).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Transfer:
    """What is downloaded, to which file, and how."""

    url: str
    file: Path
    silence: float
    advance: Advance
    limit: int

    def require_within_limit(self, size: int) -> None:
        if size > self.limit:
            raise DownloadError(
                f"{self.url} is refused: it has more than {self.limit:,} bytes.", "Get the package from its publisher."
            )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the server said about a whole file; ``validator`` is its strong ETag or date, to ask whether it changed."""

    url: str
    validator: str
    total: int | None


def _attempt(transfer: _Transfer) -> None:
    known = _read_note(transfer)
    start = _size(transfer.file) if known else 0
    if known and start and start == known.total:
        return
    try:
        response = open_url(transfer.url, transfer.silence, _range(known, start) if known and start else {})
    except RefusedDownloadError as error:
        if error.status != _RANGE_NOT_SATISFIABLE or not start:
            raise
        raise _mismatch(transfer, f"the server has no more than {start:,} bytes") from error
    with response:
        _receive(response, transfer, *_place(response, transfer, known))


def _receive(response: http.client.HTTPResponse, transfer: _Transfer, whole: _Whole, offset: int) -> None:
    transfer.require_within_limit(whole.total or 0)
    got = offset
    with transfer.file.open("r+b" if offset else "wb") as sink:
        _note(transfer.file).write_text(json.dumps(asdict(whole)), encoding="utf-8")
        sink.seek(offset)
        for chunk in chunks(response, transfer.url):
            sink.write(chunk)
            got += len(chunk)
            transfer.advance(got, whole.total)
            transfer.require_within_limit(got)
    if whole.total and got < whole.total:
        raise InterruptedDownloadError(
            f"The download of {transfer.url} broke off after {got:,} of {whole.total:,} bytes.", _GOES_ON
        )


def _range(known: _Whole, start: int) -> dict[str, str]:
    condition = {"If-Range": known.validator} if known.validator else {}
    return {"Range": f"bytes={start}-", **condition}


def _place(response: http.client.HTTPResponse, transfer: _Transfer, known: _Whole | None) -> tuple[_Whole, int]:
    """Return what the whole file is, and the offset at which the response begins."""
    if response.status != _PARTIAL_CONTENT:
        length = response.headers.get("Content-Length", "")
        return _Whole(transfer.url, _validator(response), int(length) if _LENGTH.fullmatch(length) else None), 0
    part = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if not (known and part and int(part["start"]) == _size(transfer.file)):
        raise _mismatch(transfer, "the server sends another part than requested")
    if known.total not in (None, int(part["total"])):
        raise _mismatch(transfer, "the server's file has changed")
    return _Whole(transfer.url, known.validator, int(part["total"])), int(part["start"])


def _validator(response: http.client.HTTPResponse) -> str:
    etag = response.headers.get("ETag", "")
    is_strong = etag and not etag.startswith("W/")
    return etag if is_strong else response.headers.get("Last-Modified", "")


def _mismatch(transfer: _Transfer, reason: str) -> DownloadError:
    """Delete a file that is not the start of the server's; the next attempt starts afresh."""
    forget(transfer.file)
    return InterruptedDownloadError(f"The download of {transfer.url} cannot be continued: {reason}.", _GOES_ON)


def _read_note(transfer: _Transfer) -> _Whole | None:
    with suppress(OSError, ValueError, TypeError):  # there is none, or it is incomplete: start afresh
        known = _Whole(**json.loads(_note(transfer.file).read_text(encoding="utf-8")))
        return known if known.url == transfer.url else None
    return None


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}.json")


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
