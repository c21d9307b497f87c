"""Patterns of terms, kept between runs: it takes seconds to decline 10,000 terms, but not to read them back."""

import json
from collections.abc import Callable

import briefing
from briefing.languages import morphology
from briefing.matching.patterns import Pattern

RULES = 3
"""Raise this when :func:`briefing.matching.patterns.russian` gives other patterns than before."""


class PatternCache:
    """Patterns by source term. ``changed``: there is something new to save."""

    def __init__(self, patterns: dict[str, Pattern] | None = None) -> None:
        self._patterns = patterns or {}
        self.changed = False

    @classmethod
    def loads(cls, text: str) -> "PatternCache":
        """Return the cache that :meth:`dumps` wrote; an empty one if it is damaged or from another version."""
        try:
            saved = json.loads(text)
            if saved["version"] != _version():
                return cls()
            return cls({source: Pattern(tuple(slots), common) for source, (common, slots) in saved["terms"].items()})
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def dumps(self) -> str:
        """Return the cache as JSON, with the versions of the program and the dictionary that it is valid for."""
        terms = {source: (pattern.common, pattern.slots) for source, pattern in self._patterns.items()}
        return json.dumps({"version": _version(), "terms": terms}, ensure_ascii=False, separators=(",", ":"))

    def get(self, source: str, compute: Callable[[str], Pattern]) -> Pattern:
        """Return the pattern of ``source``, computed unless it is cached."""
        if source not in self._patterns:
            self._patterns[source] = compute(source)
            self.changed = True
        return self._patterns[source]


def _version() -> str:
    return f"briefing {briefing.__version__}, rules {RULES}, {morphology.version()}"
