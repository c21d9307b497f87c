"""The source of a translation as the checks of names read it: in the plain characters of its words."""

import re
from dataclasses import dataclass

from briefing.languages.characters import plain
from briefing.records import Span, Translation


@dataclass(frozen=True, slots=True)
class PlainSource:
    """``settled`` is where in ``text`` the glossary settles the words."""

    text: str
    settled: tuple[Span, ...]

    @classmethod
    def of(cls, translation: Translation) -> "PlainSource":
        """Return the source of a translation; a soft hyphen in a word shifts what stands behind it."""
        source = translation.segment.source
        text = plain(source)
        spans = [use.span for use in translation.terms]
        if len(text) != len(source):
            spans = [Span(*(len(plain(source[:place])) for place in (span.start, span.stop))) for span in spans]
        return cls(text, tuple(spans))

    def is_settled(self, found: re.Match[str]) -> bool:
        """Tell whether the glossary settles a part of what was found."""
        return any(span.start < found.end() and found.start() < span.stop for span in self.settled)
