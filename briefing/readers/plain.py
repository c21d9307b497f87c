"""``.txt`` files."""

from briefing.readers import draft, metadata
from briefing.readers.bounds import MOST_PARAGRAPHS, refuse_beyond
from briefing.readers.draft import Draft
from briefing.readers.encoding import decode


def read(data: bytes, path: str) -> Draft:
    """Return the draft of a text file.

    Raises:
        InputError: it is no text or too much of it, or its front matter is wrong.
    """
    decoded = decode(data, path)
    refuse_beyond(MOST_PARAGRAPHS, decoded.text.count("\n"), "lines", path)
    stated, text = metadata.from_front_matter(decoded.text, path)
    return draft.from_text(text, decoded.encoding, stated)
