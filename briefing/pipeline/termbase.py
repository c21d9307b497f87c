"""From the glossary on disk to a build's termbase; the declined forms of its terms are cached for the next build."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefing.errors import InputError, OutputError
from briefing.glossary import Glossary
from briefing.glossary.files import read_glossary
from briefing.matching import Matcher, PatternCache
from briefing.pipeline.preparing import Termbase
from briefing.workspace.writing import write_together

CACHE_FILE = "term-forms.json"


def read_glossaries(path: Path, languages: Iterable[str], target: str) -> dict[str, Glossary]:
    """Return the glossary of each source language.

    Raises:
        InputError: the glossary, or a file of it, cannot be used at all.
    """
    glossaries = {language: read_glossary(path, language, target) for language in sorted(languages)}
    for glossary in glossaries.values():
        if glossary.unusable:
            raise InputError(f"{path}: cannot be used as a glossary.", "Run: briefing glossary check")
    return glossaries


def make_termbase(glossaries: Mapping[str, Glossary], home: Path) -> Termbase:
    """Return the termbase of glossaries by source language; the cache of declined forms is in ``home``."""
    cache = _read_cache(home)
    matchers = {language: Matcher(glossary.terms, language, cache) for language, glossary in glossaries.items()}
    if cache.changed:
        _write_cache(home, cache)
    return Termbase(
        lambda language: matchers[language].matches,
        lambda language: matchers[language].possible,
        sha256=glossary_digest(glossaries),
    )


def glossary_digest(glossaries: Mapping[str, Glossary]) -> str:
    """Return the SHA-256 of the only glossary with terms, of several that of their digests, or nothing for none."""
    digests = [glossary.sha256 for _, glossary in sorted(glossaries.items()) if glossary.terms]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest() if digests else ""


def _read_cache(home: Path) -> PatternCache:
    try:
        return PatternCache.loads((home / CACHE_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return PatternCache()


def _write_cache(home: Path, cache: PatternCache) -> None:
    with suppress(OutputError):  # it only saves time
        write_together(home, {CACHE_FILE: cache.dumps().encode()})
