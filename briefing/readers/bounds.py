"""Limits of an article: larger files are refused before they take minutes and gigabytes to read."""

from briefing.errors import InputError

MOST_PARAGRAPHS = 100_000
"""War and Peace has 12,000."""

MOST_TEXT = 20 << 20
"""Characters of text. War and Peace has 3 million; a document can unpack, and number its lists, to much more."""

MOST_ELEMENTS = 30_000
"""Of a web page: trafilatura's time grows with their square; pages of news have some thousands."""

MOST_MARKS = 100_000
"""Characters in Markdown that may be markup; the parser takes some 30 µs for each, whether they are or not."""


def refuse_beyond(most: int, count: int, what: str, path: str) -> None:
    """Raise an error if there are more than ``most`` of ``what`` ("lines").

    Raises:
        InputError: there are.
    """
    if count > most:
        raise InputError(
            f"{path}: has {count:,} {what}, more than an article can have ({most:,}).",
            "If the file is right, split it into smaller ones.",
        )
