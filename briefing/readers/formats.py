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
    InputFormat("pdf", (".pdf",), _DOCUMENT, "PDF documents"),
    InputFormat("odt", (".odt", ".fodt"), _DOCUMENT, "OpenDocument texts"),
    InputFormat("rtf", (".rtf",), _DOCUMENT, "RTF documents"),
    InputFormat("mhtml", (".mhtml", ".mht"), _DOCUMENT, "web pages saved as one file"),
    InputFormat("eml", (".eml",), _DOCUMENT, "messages"),
)

SUFFIXES = tuple(sorted(suffix for each in FORMATS for suffix in each.suffixes))

_USUAL = [each.suffixes[0] for each in FORMATS[:5]]

ONE_OF_THE_USUAL = f"{', '.join(_USUAL[:-1])} or {_USUAL[-1]}"
"""".txt, .md, .html, .docx or .pdf", for advice that need not name every suffix."""

_DOCUMENT_FOR_WORD = "open it in Word or LibreOffice and save it as .docx"
_PICTURE = "have its text recognised (OCR) and save that as .docx or .txt"
_ARCHIVE = "unpack it, and put the articles in it here"

_OTHERS = (
    (".doc .dot .wps .wpd .sxw .ott .docm .dotx", _DOCUMENT_FOR_WORD),
    (".pages", "open it in Pages and export it as .docx"),
    (".xls .xlsx .ods .numbers .ppt .pptx .odp .key", "copy the article's text into a .docx or .txt file"),
    (".epub .fb2 .mobi .azw .azw3 .djvu .xps .ps", "convert it to .docx or .txt, with Calibre or Word for instance"),
    (".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic", _PICTURE),
    (".zip .rar .7z .gz .tar .tgz", _ARCHIVE),
    (".msg", "open it in Outlook and save it as text, or send it on to a program that saves .eml"),
    (".webarchive", "save the page as .html or .mhtml"),
    (".url .lnk .webloc", "open the address in a browser and save the page as .html"),
    (".mp3 .mp4 .wav .m4a .mov .avi .mkv", "put a transcript here, as .docx or .txt"),
)
"""Kinds of files that people take for articles, and what to do with each."""

_ADVICE = {suffix: advice for suffixes, advice in _OTHERS for suffix in suffixes.split()}


def not_read(path: str) -> str:
    """Return why a file that :func:`format_of` knows no format of is not read, and what to do about it."""
    advice = _ADVICE.get(PurePosixPath(path).suffix.lower())
    return f"files of this kind are not read: {advice}" if advice else _UNKNOWN


_UNKNOWN = f"files of this kind are not read (only {', '.join(SUFFIXES)})"


def format_of(path: str) -> InputFormat | None:
    """Return the format of the file ``path`` by its suffix, ``None`` if no reader takes it."""
    suffix = PurePosixPath(path).suffix.lower()
    return next((each for each in FORMATS if suffix in each.suffixes), None)
