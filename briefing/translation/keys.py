"""Between the build and its memory: the key under which a sentence's translation is stored, and what it says."""

import datetime
import hashlib
import json
from dataclasses import astuple, dataclass

from briefing.engines.base import Engine
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import LanguagePair, Sentence
from briefing.translation.drafting import Draft

RECIPE = 1
"""To be raised when the ladder, the checks that send a sentence up it, or the prompts change so much that what was
translated before should be translated again."""


@dataclass(frozen=True, slots=True)
class TermRequirement:
    """What the glossary requires of one term in a sentence."""

    source: str
    target: str
    forbidden: tuple[str, ...]


def engine_signature(engine: Engine) -> str:
    """Return a line that differs between engines, models and settings that may translate differently."""
    return f"{engine.name} {engine.model.sha256} {engine.decoding}; recipe {RECIPE}"


def memory_key(sentence: Sentence, pair: LanguagePair, engine: str) -> MemoryKey:
    """Return the key of a sentence's translation; ``engine`` is the engine's :func:`engine_signature`."""
    return MemoryKey(sentence.source, *pair, _terms(sentence), engine)


def fingerprint(key: MemoryKey) -> bytes:
    """Return 16 bytes of a digest that distinguish a key from all others, the same in every process."""
    return hashlib.blake2b(json.dumps(astuple(key)).encode(), digest_size=16).digest()


def memory_entry(draft: Draft, article: str) -> MemoryEntry:
    """Return a draft as the memory stores it, made now."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return MemoryEntry(draft.target, tuple(use.rung for use in draft.terms), article, now)


def _terms(sentence: Sentence) -> str:
    """Return the terms that a sentence must have, and where, as one line."""
    terms = [
        (match.term.source, target, match.term.forbidden, match.span.start, match.span.stop)
        for match, target in ((constraint.match, constraint.target) for constraint in sentence.constraints)
    ]
    return json.dumps(terms, ensure_ascii=False) if terms else ""


def requirements(sentence: Sentence) -> frozenset[TermRequirement]:
    """Return what the glossary requires of the terms of a sentence."""
    return requirements_of(_terms(sentence))


def requirements_of(terms: str) -> frozenset[TermRequirement]:
    """Return what :attr:`~briefing.memory.units.MemoryKey.terms` says of the terms, wherever they stood."""
    listed = json.loads(terms) if terms else []
    return frozenset(TermRequirement(source, target, tuple(forbidden)) for source, target, forbidden, *_ in listed)
