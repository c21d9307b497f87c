"""``.txt`` files."""

from briefing.readers import front_matter, parsed
from briefing.readers.bounds import MOST_PARAGRAPHS, refuse_beyond
from briefing.readers.encoding import decode
from briefing.readers.parsed import ParsedArticle


def read(data: bytes, path: str, declared: str = "") -> ParsedArticle:
    """Parse a text file, of which a message may have ``declared`` the encoding.

    Raises:
        InputError: it is not text or too much of it.
    """
    decoded = decode(data, path, declared)
    refuse_beyond(MOST_PARAGRAPHS, decoded.text.count("\n"), "lines", path)
    stated = front_matter.take(decoded.text)
    return parsed.from_text(stated.text, decoded.encoding, stated.metadata, (*decoded.findings, *stated.findings))
