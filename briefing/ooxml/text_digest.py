"""A fingerprint of a document's text, which shows whether the text was edited since."""

import hashlib

from briefing.ooxml.tree import Element, local_name, texts

_SKIPPED = frozenset({"moveFrom", "Fallback"})
"""Elements whose text is gone, or occurs twice; deleted text is in elements of another name anyway."""

_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""What some programs write as an element."""


class TextDigest:
    """The SHA-256 of a document's text, paragraph by paragraph, all tracked changes taken as accepted.

    It does not depend on what changes when a word processor merely saves a document: how the text is cut into runs,
    white space, paragraphs without text.
    """

    def __init__(self) -> None:
        self._sum = hashlib.sha256()
        self._separator = ""

    def add(self, element: Element) -> None:
        """Add the paragraphs of the next element, which may be in either of Word's namespaces."""
        for paragraph in element.iter("{*}p"):
            if text := _words(paragraph):
                self._sum.update(f"{self._separator}{text}".encode())
                self._separator = "\n"

    def hexdigest(self) -> str:
        """Return the digest of what was added so far."""
        return self._sum.hexdigest()


def words(element: Element) -> str:
    """Return the text of any element as the digest has it: its own, then that of each paragraph in it on a line."""
    inner = (_words(paragraph) for paragraph in element.iter("{*}p") if not _occurs_twice(paragraph, element))
    own = "" if local_name(element) == "p" else _words(element)
    return "\n".join(filter(None, (own, *inner)))


def _words(element: Element) -> str:
    return "".join("".join(texts(element, _SKIPPED, _CHARACTERS)).split())


def _occurs_twice(paragraph: Element, within: Element) -> bool:
    for outer in paragraph.iterancestors():
        if outer is within:
            return False
        if local_name(outer) == "Fallback":
            return True
    return False
