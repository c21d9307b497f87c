"""A paragraph in pieces, some of which are not read, and what is said of those."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.readers.findings import left_out
from briefing.readers.superscripts import raised
from briefing.records import Finding


class Piece(NamedTuple):
    """A stretch of text; ``code`` is that of the finding on it if it is not read. ``raised``: it is superscript."""

    text: str
    code: str = ""
    raised: bool = False


def shown(pieces: Sequence[Piece]) -> str:
    """Return what is read of the pieces of a paragraph, in a line."""
    text, behind_gap = "", False
    for (is_raised, code), group in groupby(pieces, key=lambda piece: (piece.raised, piece.code)):
        words = "".join(piece.text for piece in group)
        if code or not words:
            behind_gap = behind_gap or bool(words)
            continue
        if behind_gap and text[-1:] in ("", " "):
            words = words.lstrip(" ")
        text += raised(words, text[-20:]) if is_raised else words
        behind_gap = False
    return text


def findings_on(paragraphs: Iterable[Sequence[Piece]]) -> Iterator[Finding]:
    """Yield a finding for each reason for which text in ``paragraphs`` is not read."""
    unread: dict[str, list[str]] = {}
    for pieces in paragraphs:
        for code, group in groupby(pieces, key=lambda piece: piece.code):
            if code:
                unread.setdefault(code, []).append("".join(piece.text for piece in group))
    for code, texts in unread.items():
        yield from left_out(code, texts)
