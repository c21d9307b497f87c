"""Bytes that are nearly a file: a real one with some of it changed, or pieces of the format in any order, or noise."""

import io
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

_NOISE = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"\x1b[31m", b"\r", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff\xfe",
    "й".encode(), "и\u0306".encode(), "\u202e".encode(), "𐍈".encode(), "ﬀ".encode(), "İ".encode(), "²".encode(),
    b"%s{0}", b"=cmd|' /C calc'!A0", b"(((((", b"[^]]*", b"\\", b'"', b"'", b"&#0;", b"&#xD800;", b"&#x1;", b"&amp;",
    b"&x;", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<![CDATA[", b"<?xml version='1.0' encoding='utf-16'?>", b"\t", b"\n",
    b"-1", b"99999999999999999999", b"1e999", b"0", b"date 2026-02-30", b"---\n", b"| ", b";", b",", b"sep=;\n", b"#",
    b"20260230T999999Z", b"0001-01-01", b"9999-12-31T23:59:59-23:59", b'"\\UFFFFFFFF"', b'"\\ud800"',
)  # fmt: skip
"""What trips programs up."""

Edit = Callable[[bytes, int, int, bytes], bytes]
"""Of the file, a place in it, a length, and something to put there."""

_EDITS: tuple[Edit, ...] = (
    lambda data, at, _length, piece: data[:at] + piece + data[at:],
    lambda data, at, length, piece: data[:at] + piece + data[at + length :],
    lambda data, at, length, _piece: data[:at] + data[at + length :],
    lambda data, at, _length, _piece: data[:at],
    lambda data, at, length, _piece: data[:at] + data[at : at + length] * 20 + data[at + length :],
    lambda data, at, length, _piece: data + data[at : at + length],
    lambda data, at, _length, _piece: data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :] if at < len(data) else data,
)


def inputs(files: Sequence[bytes], words: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Return what yields inputs like ``files``, which are in a format that has ``words``."""
    pieces = st.sampled_from([*words, *_NOISE])
    loose = st.lists(pieces, max_size=30).map(b"".join)
    packed = any(file.startswith(b"PK") for file in files)
    changed = _changed_member(files, pieces) if packed else _changed(st.sampled_from(list(files)), pieces)
    return st.one_of(
        changed, changed, changed, loose, st.binary(max_size=300), _changed(st.sampled_from(files), pieces)
    )


@st.composite
def _changed(draw: DrawFn, files: SearchStrategy[bytes], pieces: SearchStrategy[bytes]) -> bytes:
    data = draw(files)
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        if draw(st.booleans()):  # between two tags, where XML may stay well-formed
            at = max(data.find(b"<", at), 0)
        data = draw(st.sampled_from(_EDITS))(data, at, length, draw(pieces))
    return data


@st.composite
def _changed_member(draw: DrawFn, files: Sequence[bytes], pieces: SearchStrategy[bytes]) -> bytes:
    """Change what is in an archive: a change of the archive itself hardly ever comes through to the XML."""
    members = _members(draw(st.sampled_from(files)))
    name = draw(st.sampled_from(sorted(members)))
    members[name] = draw(_changed(st.just(members[name]), pieces))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return file.getvalue()


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
