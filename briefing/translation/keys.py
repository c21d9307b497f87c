"""Between the build and its memory: under which key a sentence's translation is kept, and what that key says."""

import datetime
import hashlib
import json
from dataclasses import astuple, dataclass

from briefing.engines.base import Engine
from briefing.memory.units import Asked, Made
from briefing.records import LanguagePair, Sentence
from briefing.translation.drafting import Draft

RECIPE = 1
"""To be raised when the ladder, the checks that send a sentence up it, or the prompts change so much that what they
made before should be made again."""


@dataclass(frozen=True, slots=True)
class TermWish:
    """What the glossary wanted of one term in a sentence."""

    source: str
    target: str
    forbidden: tuple[str, ...]


def maker(engine: Engine) -> str:
    """Return a line that differs between engines, models and settings that may translate differently."""
    return f"{engine.name} {engine.model.sha256} {engine.decoding}; recipe {RECIPE}"


def asked(sentence: Sentence, pair: LanguagePair, made_by: str) -> Asked:
    """Return the key of a sentence's translation."""
    return Asked(sentence.source, *pair, _terms(sentence), made_by)


def fingerprint(asked: Asked) -> bytes:
    """Return 16 bytes of a digest that tell what is asked from all else, the same in every process."""
    return hashlib.blake2b(json.dumps(astuple(asked)).encode(), digest_size=16).digest()


def made(draft: Draft, article: str) -> Made:
    """Return a draft as it is kept, made now."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return Made(draft.target, tuple(use.rung for use in draft.terms), article, now)


def _terms(sentence: Sentence) -> str:
    """Return the terms wanted in a sentence, and where, as one line."""
    wanted = [
        (want.match.term.source, want.target, want.match.term.forbidden, want.match.span.start, want.match.span.stop)
        for want in sentence.wanted
    ]
    return json.dumps(wanted, ensure_ascii=False) if wanted else ""


def wished(sentence: Sentence) -> frozenset[TermWish]:
    """Return what the glossary wants of the terms of a sentence."""
    return wishes(_terms(sentence))


def wishes(terms: str) -> frozenset[TermWish]:
    """Return what :attr:`~briefing.memory.units.Asked.terms` says of the terms, wherever they stood."""
    listed = json.loads(terms) if terms else []
    return frozenset(TermWish(source, target, tuple(forbidden)) for source, target, forbidden, *_ in listed)
