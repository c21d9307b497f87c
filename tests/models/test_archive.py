"""Archives that mean harm, or are damaged, are refused before or while they are unpacked."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefing.errors import ModelError
from briefing.models.archive import Limits, unpack

LIMITS = Limits(entries=10, size=100_000, ratio=50, name_length=60)

Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(entries: Iterable[Entry], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def special(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3  # Unix
    entry.external_attr = (kind | 0o777) << 16
    return entry


def renamed(old: bytes, new: bytes) -> bytes:
    """An archive with a name that zipfile would not write."""
    return zipped([(f"p/{old.decode()}", b"x")]).replace(b"p/" + old, new)


def flagged(bit: int) -> bytes:
    """An archive whose entry has a general purpose flag set, in both headers."""
    content = bytearray(zipped([("p/a", b"x")]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= bit
    return bytes(content)


def nameless() -> bytes:
    """An archive whose entry's name, one byte, is declared to be no name but one byte of extra data."""
    content = bytearray(zipped([("x", b"")]))
    for signature, offset in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        struct.pack_into("<HH", content, content.index(signature) + offset, 0, 1)
    return bytes(content)


def understated(real: int, claimed: int) -> bytes:
    """An archive that says an entry of ``real`` zeros has ``claimed`` bytes."""
    return zipped([("p/a", bytes(real))]).replace(struct.pack("<I", real), struct.pack("<I", claimed))


def overlapping(count: int) -> bytes:
    """A bomb whose many directory entries share one piece of compressed data."""
    single = zipped([("p/a", b"\0" * 10_000)])
    start = single.index(b"PK\x01\x02")
    record, end = single[start : single.index(b"PK\x05\x06")], bytearray(single[single.index(b"PK\x05\x06") :])
    names = [record.replace(b"p/a", f"p/{number}".encode()) for number in range(count)]
    struct.pack_into("<HHII", end, 8, count, count, len(record) * count, start)
    return single[:start] + b"".join(names) + bytes(end)


REFUSED = {
    "parent": (zipped([("../p/a", b"x")]), "dot part"),
    "parent inside": (zipped([("p/../../a", b"x")]), "dot part"),
    "this folder": (zipped([("./p/a", b"x")]), "dot part"),
    "absolute": (zipped([("/p/a", b"x")]), "absolute"),
    "empty part": (zipped([("p//a", b"x")]), "empty part"),
    "drive": (zipped([("C:/p/a", b"x")]), "colon"),
    "stream": (zipped([("p/a:b", b"x")]), "colon"),
    "backslash": (renamed(b"a/bcd", rb"..\..\x"), "backslash"),
    "NUL in a name": (renamed(b"abc", b"p/a\0c"), "forbids"),
    "no name": (nameless(), "no name"),
    "device": (zipped([("p/aux.txt", b"x")]), "device"),
    "trailing dot": (zipped([("p/a./b", b"x")]), "ends in a dot"),
    "long name": (zipped([("p/" + "a" * 60, b"x")]), "too long"),
    "link": (zipped([(special("p/a", stat.S_IFLNK), b"/etc/passwd")]), "link"),
    "pipe": (zipped([(special("p/a", stat.S_IFIFO), b"")]), "special"),
    "twice": (zipped([("p/a", b"x"), ("p/b", b"y")]).replace(b"p/b", b"p/a"), "same name"),
    "twice but for case": (zipped([("p/model", b"x"), ("p/MODEL", b"y")]), "same name"),
    "twice but for form": (zipped([("p/\u0439", b"x"), ("p/\u0438\u0306", b"y")]), "same name"),
    "file and folder": (zipped([("p/a", b"x"), ("p/a/b", b"y")]), "both a file and a folder"),
    "two folders": (zipped([("p/a", b"x"), ("q/a", b"y")]), "one folder"),
    "loose file": (zipped([("a", b"x")]), "one folder"),
    "empty": (zipped([]), "empty"),
    "too many": (zipped((f"p/{number}", b"") for number in range(11)), "11 entries"),
    "encrypted": (flagged(0x1), "encrypted"),
    "strongly encrypted": (flagged(0x40), "encrypted"),
    "LZMA": (zipped([("p/a", b"x")], zipfile.ZIP_LZMA), "unusual"),
    "too big": (zipped([("p/a", b"x" * 100_001)], zipfile.ZIP_STORED), "more than 100,000 bytes"),
    "bomb": (zipped([("p/a", bytes(90_000))]), "more than"),
    "shared data": (overlapping(9), "damaged"),
    "understated": (understated(90_000, 10), "damaged"),
    "not a zip": (b"PK\x03\x04 but no zip at all", "not a zip"),
    "empty file": (b"", "not a zip"),
    "cut short": (zipped([("p/a", bytes(range(256)) * 9)])[:-30], "not a zip"),
    "other content": (zipped([("p/a", b"good")], zipfile.ZIP_STORED).replace(b"good", b"evil"), "damaged"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    archive, inside = tmp_path / "x.argosmodel", tmp_path / "inside"
    archive.write_bytes(content)
    inside.mkdir()
    with pytest.raises(ModelError, match=message) as caught:
        unpack(archive, inside, lambda _done, _total: None, LIMITS)
    assert archive.name in caught.value.problem
    assert sorted(tmp_path.iterdir()) == [inside, archive], "something was written outside"
    assert sum(file.stat().st_size for file in inside.rglob("*")) <= LIMITS.size + 4096 * LIMITS.entries


def unpacked(content: bytes, tmp_path: Path, advance: Callable[[int, int], None]) -> dict[str, bytes]:
    archive, inside = tmp_path / "x.argosmodel", tmp_path / "inside"
    archive.write_bytes(content)
    inside.mkdir()
    top = unpack(archive, inside, advance, LIMITS)
    return {file.relative_to(top).as_posix(): file.read_bytes() for file in top.rglob("*") if file.is_file()}


@pytest.mark.parametrize("folders", [[], [("Папка/", b""), ("Папка/model/", b"")]], ids=["implied", "listed"])
def test_a_good_archive_is_unpacked(folders: list[Entry], tmp_path: Path) -> None:
    files = {"metadata.json": b"{}", "model/model.bin": bytes(range(256)) * 20, "stanza/ru/a b.pt": b"x"}
    content = zipped([*folders, *((f"Папка/{name}", data) for name, data in files.items())])
    assert unpacked(content, tmp_path, lambda _done, _total: None) == files


def test_progress_counts_bytes(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    content = zipped([("p/a", b"12345"), ("p/b", b"678")])
    unpacked(content, tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == [(5, 8), (8, 8)]
