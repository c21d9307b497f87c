"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.errors import InputError
from briefing.file_kinds import kind_of
from briefing.readers import mojibake
from briefing.readers.findings import MENDED, stray_bytes
from briefing.readers.formats import ONE_OF_THE_USUAL
from briefing.records import Finding


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text with ``\n`` line ends and no characters that XML forbids; ``encoding`` is what the bytes were in.

    ``findings`` are on bytes that were no text, and on text that had been read in a wrong encoding before.
    """

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NAMES = {
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "cp866": "ibm866",
    "iso8859_5": "iso-8859-5",
    "mac_cyrillic": "mac-cyrillic",
    "cp1252": "windows-1252",
}
"""The 8-bit encodings that Russian and English articles come in: Python's name, and the one for the record."""

_CYRILLIC = tuple(name for name in _NAMES if name != "cp1252")
_COMMON_LETTERS = "оеаинтсрвл"
"""Two thirds of a Russian text."""

_UNUSED = b"\x98"
"""The byte that is nothing in windows-1251."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_FEW_CONTROLS = 4
_MOST_CONTROLS = 0.005
"""A file with more control bytes than these few and this share is data: text has a stray one, random bytes 10%."""

_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32"})
"""Encodings in which one lost byte shifts all that follow."""

_FEW_STRAYS, _MOST_STRAYS = 3, 0.002
"""Bytes that are no text, and their share, up to which the rest of the file is sound."""

_SAMPLE = 1 << 16
"""Bytes that are enough to judge by."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow, and so no DOCX can hold."""

_SAVE_AS_TEXT = f"Save the article's text as {ONE_OF_THE_USUAL}."
_SAVE_AS_UTF8 = "Open it in an editor and save it as UTF-8 text."


def clean(text: str) -> str:
    r"""Return ``text`` with all line ends as ``\n`` and without characters that XML forbids."""
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))


def decode(data: bytes, path: str, declared: str = "") -> Decoded:
    """Return the text in ``data``; ``declared`` is the encoding a page names for itself.

    Raises:
        InputError: the bytes are not text, are damaged, or are in an encoding that is not recognised.
    """
    if kind := kind_of(data):
        raise InputError(f"{path}: is {kind}, not text.", _SAVE_AS_TEXT)
    encoding = next((found for rule in _RULES if (found := rule(data, declared))), None)
    if encoding is None:
        raise _unreadable(data, path)
    text, damages = _decoded(data, encoding, path)
    whole = mojibake.mended(text)
    if mojibake.is_garbled(whole):
        raise InputError(
            f"{path}: is text that was saved in a wrong encoding (mojibake), and its letters are lost.",
            "Get the article again, from where it can be read.",
        )
    return Decoded(clean(whole), encoding, (*damages, *([MENDED] if whole != text else [])))


def _decoded(data: bytes, encoding: str, path: str) -> tuple[str, list[Finding]]:
    """Return the text in ``data``; a few stray bytes in it stand as "\ufffd", and are told."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        strays = text.count("\ufffd")
        if encoding in _WIDE or strays > _FEW_STRAYS + _MOST_STRAYS * len(text):
            raise InputError(
                f"{path}: is damaged: byte {error.start} is not {encoding} text.",
                "Get the file again, or fix it there.",
            ) from error
        return text, [stray_bytes(text)]


def _unreadable(data: bytes, path: str) -> InputError:
    if _is_binary(data):
        return InputError(f"{path}: holds binary data, not text.", _SAVE_AS_TEXT)
    return InputError(f"{path}: its encoding could not be recognised.", _SAVE_AS_UTF8)


def _by_mark(data: bytes, _declared: str) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _by_zeros(data: bytes, _declared: str) -> str | None:
    """UTF-16 without a mark: every blank and full stop has a zero byte."""
    if b"\0" not in data or len(data) % 2:
        return None
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _reads_well(data[:4096], encoding)), None)


def _reads_well(data: bytes, encoding: str) -> bool:
    text = data.decode(encoding, errors="replace")
    good = sum(character.isspace() or "\x20" <= character < "\u0530" for character in text)
    return good > 0.95 * len(text)  # dashes and quotes are elsewhere; bytes the wrong way round give Chinese


def _by_validity(data: bytes, _declared: str) -> str | None:
    """Other text is not valid UTF-8 by chance, nor nearly valid; what is nearly valid is a damaged file."""
    if _is_binary(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = data[:_SAMPLE].decode("utf-8", errors="replace")
        return "utf-8" if 10 * sample.count("\ufffd") < sum(not letter.isascii() for letter in sample) else None
    return "utf-8"


def _by_declaration(data: bytes, declared: str) -> str | None:
    """A page is believed if it says Cyrillic, and reads so; "iso-8859-1" is what servers declare for anything."""
    try:
        codec = codecs.lookup(declared).name.replace("-", "_")
    except LookupError:
        return None
    if codec not in _CYRILLIC or _is_binary(data):
        return None
    shares = {each: _share_of_common_letters(data, each) for each in _CYRILLIC}
    likeliest = max(shares, key=shares.__getitem__)
    return _NAMES[codec if 2 * shares[codec] > shares[likeliest] else likeliest]


def _share_of_common_letters(data: bytes, encoding: str) -> float:
    """Text in another Cyrillic encoding than the one named has rare letters, and capitals inside its words."""
    text = b"".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE].decode(encoding, "replace")
    letters = [letter for letter in text if letter.isalpha() and not letter.isascii()]
    return sum(map(letters.count, _COMMON_LETTERS)) / max(1, len(letters))


def _by_detection(data: bytes, _declared: str) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    if _is_binary(data):
        return None
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    if telling.count(_UNUSED) <= _FEW_STRAYS:
        telling = telling.replace(_UNUSED, b"")
    match = from_bytes(telling, cp_isolation=list(_NAMES), enable_fallback=False).best()
    return _NAMES[match.encoding] if match else None


def _is_binary(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > _FEW_CONTROLS + _MOST_CONTROLS * len(data)


_Rule = Callable[[bytes, str], str | None]

_RULES: tuple[_Rule, ...] = (_by_mark, _by_zeros, _by_validity, _by_declaration, _by_detection)
"""In order; the first that has an opinion decides."""
