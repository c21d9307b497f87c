"""``.txt`` files."""

from briefing.readers import front_matter, parsed
from briefing.readers.bounds import MOST_PARAGRAPHS, refuse_beyond
from briefing.readers.encoding import Decoded, decode
from briefing.readers.parsed import ParsedArticle


def read(data: bytes, path: str, declared: str = "") -> ParsedArticle:
    """Parse a text file, of which a message may have ``declared`` the encoding.

    Raises:
        InputError: it is not text or too much of it.
    """
    return read_text(decode(data, path, declared), path)


def read_text(decoded: Decoded, path: str) -> ParsedArticle:
    """Parse text that is decoded already, as :func:`read` does it.

    Raises:
        InputError: it is too much.
    """
    refuse_beyond(MOST_PARAGRAPHS, decoded.text.count("\n"), "lines", path)
    stated = front_matter.take(decoded.text)
    return parsed.from_text(stated.text, decoded.encoding, stated.metadata, (*decoded.findings, *stated.findings))
