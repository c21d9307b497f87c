"""``.txt`` files."""

from briefing.readers import metadata, parsed
from briefing.readers.bounds import MOST_PARAGRAPHS, refuse_beyond
from briefing.readers.encoding import decode
from briefing.readers.parsed import ParsedArticle


def read(data: bytes, path: str) -> ParsedArticle:
    """Parse a text file.

    Raises:
        InputError: it is not text or too much of it, or its front matter is wrong.
    """
    decoded = decode(data, path)
    refuse_beyond(MOST_PARAGRAPHS, decoded.text.count("\n"), "lines", path)
    stated, text = metadata.from_front_matter(decoded.text, path)
    return parsed.from_text(text, decoded.encoding, stated)
