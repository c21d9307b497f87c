"""The text of a PDF document with its places, by PDFium in a process of its own.

PDFium is native code: a document made to harm can crash it, or keep it busy where no signal of this process would end
it. The process is this module run as a program; its time and, on POSIX systems, its memory are bounded.
"""

import contextlib
import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import ExitCode, InputError
from briefing.readers.bounds import MOST_TEXT, refuse_beyond

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage
    from pypdfium2.raw import FPDF_PAGEOBJECT, FPDF_TEXTPAGE

SECONDS = 20
_MEMORY = 2 << 30
"""Bytes of address space. PDFium unpacks up to 1 GB for a page."""

_MOST_PAGES = 2_000

_SAVE_AS_TEXT = "Copy its text into a .docx or .txt file."
_PASSWORD_NEEDED = 4
_GAP = 0.25
"""Times the size of the letters: a wider gap is a blank, also where the document has none, as behind «1.»."""

_LEVEL = 0.25
"""Times the size of the letters by which those of one line may stand higher or lower; raised ones stand higher."""

_STRETCHED = 2
_HYPHENS = {0x02: ord("-")}
"""PDFium's mark for a hyphen at the end of a line."""

_SMALL = 0.8
_LEAST_RISE, _HIGHEST = 0.1, 0.8
_MARKS = "0123456789*†‡"
"""Size and height, in sizes of the letters beside them, of raised letters; and what marks of notes are made of."""

_CUT_AT = frozenset({16_383, 16_384, 32_767})
"""Letters, of two bytes each or of one, at which PDFium ends a text that the page draws in one go."""


class Word(NamedTuple):
    """Letters without a gap: where they begin and end, the height they stand at, from below, and their size.

    ``raised`` is the part of ``text`` that is superscript, as (start, stop).
    """

    text: str
    left: float
    right: float
    height: float
    size: float
    raised: tuple[int, int] = (0, 0)


class Page(NamedTuple):
    """The words of a page in the order of the document, whether there are pictures on it, and whether a line is cut."""

    width: float
    height: float
    words: tuple[Word, ...]
    has_pictures: bool
    may_be_cut: bool = False


def pages(data: bytes, path: str) -> list[Page]:
    """Return the pages of the document in ``data``.

    Raises:
        InputError: it cannot be opened, is too large, or breaks the program that reads it or takes for ever.
    """
    root = str(Path(__file__).parents[3])
    found = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    try:
        ended = subprocess.run(  # noqa: S603 - this very module
            [sys.executable, "-P", "-m", __name__, path],
            input=data,
            env={**os.environ, "PYTHONPATH": found, "PYTHONUTF8": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"{path}: takes more than {SECONDS} s to be read.", _SAVE_AS_TEXT) from None
    if ended.returncode == ExitCode.BAD_INPUT:
        raise InputError(*json.loads(ended.stdout))
    if ended.returncode:
        raise InputError(f"{path}: is damaged: the program that reads it failed on it.", _SAVE_AS_TEXT)
    return [
        Page(width, height, tuple(Word(*word) for word in words), *signs)
        for width, height, words, *signs in json.loads(ended.stdout)
    ]


def extracted(data: bytes, path: str) -> Iterator[Page]:
    """Yield the pages, in this process.

    Raises:
        InputError: it cannot be opened, or is too large.
    """
    import pypdfium2  # noqa: PLC0415 - a library in native code, which few files need

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_NEEDED:
            raise InputError(f"{path}: is protected by a password.", "Save it without one.") from error
        raise InputError(f"{path}: is no PDF document, or is damaged.", _SAVE_AS_TEXT) from error
    with contextlib.closing(document):
        refuse_beyond(_MOST_PAGES, len(document), "pages", path)
        size = 0
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError as error:
                raise InputError(f"{path}: is damaged: page {number + 1} cannot be read.", _SAVE_AS_TEXT) from error
            with contextlib.closing(page):
                made = _page(page)
            size += sum(len(word.text) for word in made.words)
            refuse_beyond(MOST_TEXT, size, "characters", path)
            yield made


def _page(page: "PdfPage") -> Page:
    from pypdfium2 import raw  # noqa: PLC0415

    width, height = page.get_size()
    objects = [*page.get_objects(max_depth=3)]
    has_pictures = any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in objects)
    text = page.get_textpage()
    with contextlib.closing(text):
        is_long = text.count_chars() >= min(_CUT_AT)
        may_be_cut = is_long and any(_length(each.raw, text.raw) in _CUT_AT for each in objects)
        return Page(width, height, tuple(_with_marks([*_words(text)])), has_pictures, may_be_cut)


def _length(item: "FPDF_PAGEOBJECT", page: "FPDF_TEXTPAGE") -> int:
    """Return how many characters a text of a page has; ``0`` of what is none."""
    from pypdfium2 import raw  # noqa: PLC0415

    size: int = raw.FPDFTextObj_GetText(item, page, None, 0)
    return size // 2 - 1


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    height: float
    size: float


def _letters(text: "PdfTextPage") -> Iterator[_Letter]:
    """Yield the letters of a page, with the blanks that PDFium makes of gaps."""
    from pypdfium2 import raw  # noqa: PLC0415

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0, 0xFFFE, 0xFFFF):
            continue
        code = _HYPHENS.get(code, code)
        raw.FPDFText_GetLooseCharBox(text, index, box)  # the tight one of a «1» is as narrow as its stroke
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index)
        is_stretched = box.top - box.bottom > _STRETCHED * size  # the page may magnify its text
        yield _Letter(chr(code), box.left, box.right, y.value, box.top - box.bottom if is_stretched else size)


class _WordBuilder:
    """Collects the letters of a word."""

    def __init__(self, first: _Letter) -> None:
        self.letters = [first]
        self._size, self._line = first.size, first.height

    def takes(self, letter: _Letter) -> bool:
        """Tell whether a letter goes on with the word: on its line, or raised above it, and near."""
        if self._is_mark_before(letter):
            return False
        last, size = self.letters[-1], max(self._size, letter.size)
        return self._is_level(letter) and -0.5 * size <= letter.left - last.right <= _GAP * size

    def _is_mark_before(self, letter: _Letter) -> bool:
        """Tell whether what is collected is the mark of a note that opens with the letter: «¹Отчет порта»."""
        is_raised = self._line - letter.height > _LEAST_RISE * letter.size and self._size < _SMALL * letter.size
        return is_raised and all(each.text in _MARKS for each in self.letters)

    def _is_level(self, letter: _Letter) -> bool:
        rise, size = letter.height - self._line, max(self._size, letter.size)
        return abs(rise) <= _LEVEL * size or (0 < rise <= _HIGHEST * size and letter.size < _SMALL * self._size)

    def add(self, letter: _Letter) -> None:
        """Take a letter; the line is where the large ones stand."""
        self.letters.append(letter)
        if letter.size > self._size:
            self._size, self._line = letter.size, letter.height

    def word(self) -> Word:
        """Return what was collected; what is raised is at the end, or all."""
        text = "".join(letter.text for letter in self.letters)
        start = next((place for place, letter in enumerate(self.letters) if self._is_raised(letter)), len(text))
        left, right = min(each.left for each in self.letters), max(each.right for each in self.letters)
        return Word(text, left, right, self._line, self._size, (start, len(text)) if start < len(text) else (0, 0))

    def _is_raised(self, letter: _Letter) -> bool:
        return letter.height - self._line > _LEVEL * self._size and letter.size < _SMALL * self._size


def _words(page: "PdfTextPage") -> Iterator[Word]:
    building: _WordBuilder | None = None
    for letter in _letters(page):
        if building and not letter.text.isspace() and building.takes(letter):
            building.add(letter)
            continue
        if building:
            yield building.word()
        building = None if letter.text.isspace() else _WordBuilder(letter)
    if building:
        yield building.word()


def _with_marks(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words; a small number that stands raised before a word is the mark of a note, on the word's line."""
    for word, following in pairwise(words):
        is_mark = _marks(word, following)
        yield word._replace(height=following.height, raised=(0, len(word.text))) if is_mark else word
    yield from words[-1:]


def _marks(word: Word, following: Word) -> bool:
    return (
        word.size < _SMALL * following.size
        and _LEAST_RISE * following.size < word.height - following.height <= _HIGHEST * following.size
        and all(sign in _MARKS for sign in word.text)
    )


def main() -> None:
    """Read a document from standard input, and write its pages to standard output."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - POSIX has it

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        found = list(extracted(sys.stdin.buffer.read(), sys.argv[1]))
    except InputError as error:
        sys.stdout.write(json.dumps([error.problem, error.remedy]))
        sys.exit(ExitCode.BAD_INPUT)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
