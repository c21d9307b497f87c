"""Between the build and its memory: the key under which a sentence's translation is stored, and what it says."""

import datetime
import hashlib
import json
from dataclasses import astuple, dataclass

from briefing.engines.base import Engine
from briefing.memory.units import MemoryEntry, MemoryKey
from briefing.records import Example, LanguagePair, Sentence, TermConstraint
from briefing.translation.drafting import Draft

RECIPE = 10
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
    return MemoryKey(sentence.source, *pair, _given(sentence), engine)


def fingerprint(key: MemoryKey) -> bytes:
    """Return 16 bytes of a digest that distinguish a key from all others, the same in every process."""
    return hashlib.blake2b(json.dumps(astuple(key)).encode(), digest_size=16).digest()


def memory_entry(draft: Draft, article: str) -> MemoryEntry:
    """Return a draft as the memory stores it, made now."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return MemoryEntry(draft.target, tuple(use.rung for use in draft.terms), article, now, draft.unsure)


def _given(sentence: Sentence) -> str:
    """Return what an engine is given with a sentence as one line: the terms it must have, and where, and examples."""
    terms = [_required(constraint) for constraint in sentence.constraints]
    if sentence.examples:
        return json.dumps({"terms": terms, "examples": _digest(sentence.examples)}, ensure_ascii=False)
    return json.dumps(terms, ensure_ascii=False) if terms else ""


def _required(constraint: TermConstraint) -> tuple[object, ...]:
    term, span = constraint.match.term, constraint.match.span
    form = constraint.singular or constraint.target
    return (term.source, form, term.forbidden, span.start, span.stop, *(["plural"] if constraint.singular else []))


def _digest(examples: tuple[Example, ...]) -> str:
    shown = json.dumps([astuple(example) for example in examples])
    return hashlib.blake2b(shown.encode(), digest_size=8).hexdigest()


def requirements(sentence: Sentence) -> frozenset[TermRequirement]:
    """Return what the glossary requires of the terms of a sentence."""
    return requirements_of(_given(sentence))


def requirements_of(terms: str) -> frozenset[TermRequirement]:
    """Return what :attr:`~briefing.memory.units.MemoryKey.terms` says of the terms, wherever they stood."""
    given = json.loads(terms) if terms else []
    listed = given["terms"] if isinstance(given, dict) else given
    return frozenset(TermRequirement(source, target, tuple(forbidden)) for source, target, forbidden, *_ in listed)
