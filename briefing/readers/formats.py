"""The registry of input formats: one declaration each, from which error texts and help texts derive."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.readers.parsed import ParsedArticle

_TEXT = 20 << 20
_DOCUMENT = 100 << 20
"""Bytes of an article: War and Peace has 6 MB, and documents hold pictures."""


@dataclass(frozen=True, slots=True)
class InputFormat:
    """A kind of file that holds an article.

    ``module`` of this package has ``read(data, path)``. ``suffixes`` are in lower case, the usual one first.
    ``largest`` is in bytes, ``description`` the line that help texts show.
    """

    module: str
    suffixes: tuple[str, ...]
    largest: int
    description: str

    def read(self, data: bytes, path: str) -> "ParsedArticle":
        """Parse a file. Its module, and whatever library that needs, is imported when the first such file comes."""
        read: Callable[[bytes, str], ParsedArticle] = import_module(f"briefing.readers.{self.module}").read
        return read(data, path)


FORMATS = (
    InputFormat("plain", (".txt",), _TEXT, "plain text"),
    InputFormat("markdown", (".md",), _TEXT, "Markdown"),
    InputFormat("html", (".html", ".htm"), _TEXT, "saved web pages"),
    InputFormat("docx", (".docx",), _DOCUMENT, "Word documents"),
    InputFormat("odt", (".odt", ".fodt"), _DOCUMENT, "OpenDocument texts"),
    InputFormat("rtf", (".rtf",), _DOCUMENT, "RTF documents"),
    InputFormat("mhtml", (".mhtml", ".mht"), _DOCUMENT, "web pages saved as one file"),
    InputFormat("eml", (".eml",), _DOCUMENT, "messages"),
)

SUFFIXES = tuple(sorted(suffix for each in FORMATS for suffix in each.suffixes))

_USUAL = [each.suffixes[0] for each in FORMATS]

ONE_OF_THE_USUAL = f"{', '.join(_USUAL[:-1])} or {_USUAL[-1]}"
"""".txt, .md, .html or .docx", for advice that need not name every suffix."""


def format_of(path: str) -> InputFormat | None:
    """Return the format of the file ``path`` by its suffix, ``None`` if no reader takes it."""
    suffix = PurePosixPath(path).suffix.lower()
    return next((each for each in FORMATS if suffix in each.suffixes), None)
