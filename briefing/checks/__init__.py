"""What can be seen to be wrong with a machine translation, without knowing either language.

Each check is a predicate over a :class:`~briefing.checks.pair.Pair`; :data:`CHECKS` gives it a stable code and the
words a reader sees. A new check is a function and a line here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing import language
from briefing.checks.chatter import preamble
from briefing.checks.leftovers import cyrillic, foreign_script, untranslated
from briefing.checks.length import too_long, too_short
from briefing.checks.loops import repetition
from briefing.checks.pair import Pair
from briefing.checks.wordless import empty, symbols
from briefing.records import Finding

__all__ = ["CHECKS", "Check", "defects", "gravity"]


@dataclass(frozen=True, slots=True)
class Check:
    """A defect: its code, its message (``{source}`` and ``{target}`` are names of languages), and how to see it."""

    code: str
    message: str
    shows: Callable[[Pair], bool]


CHECKS = (
    Check("empty", "The model gave no translation of this sentence.", empty),
    Check("symbols", "There are stray symbols in place of words.", symbols),
    Check("untranslated", "Most of the sentence is still in {source}.", untranslated),
    Check("cyrillic", "A word or name is still in Cyrillic letters.", cyrillic),
    Check("foreign-script", "Some letters belong neither to {source} nor to {target}.", foreign_script),
    Check("repetition", "The {target} repeats itself; part of the sentence may be missing.", repetition),
    Check("preamble", "The model added words of its own that are not in the {source}.", preamble),
    Check(
        "too-short", "Part of the sentence may be missing: the {target} is much shorter than the {source}.", too_short
    ),
    Check("too-long", "Something may have been added: the {target} is much longer than the {source}.", too_long),
)
"""All checks, the gravest first."""


def defects(source: str, target: str, source_language: str, target_language: str) -> tuple[Finding, ...]:
    """Return what is wrong with ``target`` as a translation of the sentence ``source``, the gravest first.

    An empty tuple is no objection, which is not praise: a fluent translation of something else passes. Languages
    are ISO 639-1 codes. Time is linear in the length of both texts.
    """
    pair = Pair(source.strip(), target.strip(), source_language, target_language)
    names = {"source": language.name(source_language), "target": language.name(target_language)}
    return tuple(Finding(check.code, check.message.format(**names)) for check in CHECKS if check.shows(pair))


def gravity(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Return a key that orders findings of :func:`defects`: none is least, the gravest counts first; others do not."""
    ranks = {check.code: rank for rank, check in enumerate(reversed(CHECKS))}
    return tuple(sorted((ranks[finding.code] for finding in findings if finding.code in ranks), reverse=True))
