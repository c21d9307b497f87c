"""What can be seen to be wrong with a machine translation, without knowing either language.

Each check is a predicate over a :class:`~briefing.checks.pair.Pair`; :data:`CHECKS` gives it a stable code and the
words a reader sees. A new check is a function and a line here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing import languages
from briefing.checks.chatter import preamble
from briefing.checks.leftovers import cyrillic, foreign_script, untranslated
from briefing.checks.length import too_long, too_short
from briefing.checks.loops import repetition
from briefing.checks.names.comparing import name_added, name_changed, name_missing
from briefing.checks.negation import negation_added, negation_lost
from briefing.checks.offices import office_changed
from briefing.checks.omissions import clause_missing, sentence_missing
from briefing.checks.pair import Pair
from briefing.checks.punctuation import unbalanced_brackets, unbalanced_quotes, unmarked_quotation
from briefing.checks.quantities.dates import date, date_added
from briefing.checks.quantities.measures import unit
from briefing.checks.quantities.numbers import number, number_added
from briefing.checks.wordless import empty, symbols
from briefing.records import Finding

__all__ = ["CHECKS", "Check", "defects", "gravity", "unreadable"]


@dataclass(frozen=True, slots=True)
class Check:
    """A defect: its code, its message, and how to see it.

    In the message ``{source}`` and ``{target}`` are names of languages. What ``shows`` returns tells whether the
    defect is there: true, or the words it is about, ready to be read, which come in the place of ``{what}``. What is
    not ``grave`` is told to the reader and not worth another translation.
    """

    code: str
    message: str
    shows: Callable[[Pair], bool | str]
    grave: bool = True


CHECKS = (
    Check("empty", "The model gave no translation of this sentence.", empty),
    Check("symbols", "There are stray symbols in place of words.", symbols),
    Check("untranslated", "Most of the sentence is still in {source}.", untranslated),
    Check("cyrillic", "A word or name is still in Cyrillic letters.", cyrillic),
    Check("foreign-script", "Some letters belong neither to {source} nor to {target}.", foreign_script),
    Check("repetition", "The {target} repeats itself; part of the sentence may be missing.", repetition),
    Check("preamble", "The model added words of its own that are not in the {source}.", preamble),
    Check("negation", "The {source} denies with {what}; the {target} does not seem to.", negation_lost),
    Check("negation-added", "The {target} denies with {what}; the {source} does not seem to.", negation_added),
    Check("number", "The {source} has {what}, which the {target} lacks or changes.", number),
    Check("date", "The {source} has the date {what}, which the {target} lacks or changes.", date),
    Check("number-added", "The {target} has {what}, which the {source} does not.", number_added),
    Check("date-added", "The {target} has the date {what}, which the {source} does not.", date_added),
    Check("unit", "The {source} has {what}; the {target} has the figure with another unit, or without one.", unit),
    Check("office", "The {source} has {what} is in the {target}.", office_changed),
    Check("name-changed", "A name of the {source} seems to have become another in the {target}: {what}.", name_changed),
    Check("name-missing", "Named in the {source} and not in the {target}: {what}.", name_missing),
    Check(
        "sentence-missing", "The {target} has fewer sentences than the {source}, and is short for it.", sentence_missing
    ),
    Check("name-added", "Named in the {target} and not in the {source}: {what}.", name_added),
    Check(
        "too-short", "Part of the sentence may be missing: the {target} is much shorter than the {source}.", too_short
    ),
    Check("too-long", "Something may have been added: the {target} is much longer than the {source}.", too_long),
    Check("clause-missing", "A clause may be missing: the {target} is short for the {source}.", clause_missing),
    Check("quotation", "The {target} does not mark a quotation as one: {what}.", unmarked_quotation, grave=False),
    Check("quotes", "A quotation mark is missing or one too many.", unbalanced_quotes, grave=False),
    Check("brackets", "A bracket is missing or one too many.", unbalanced_brackets, grave=False),
)
"""All checks, the gravest first.

First what leaves nothing to read, or not a sentence of the language. Then what is readable and false: a wrong number
or date misleads, but the finding names the figure, so that a reader can put it right. What may be missing or added
without being named comes after these.
"""


_RANKS = {check.code: rank for rank, check in enumerate(reversed(CHECKS)) if check.grave}

_UNREADABLE = frozenset("empty symbols untranslated cyrillic foreign-script repetition preamble".split())


def defects(
    source: str, target: str, source_language: str, target_language: str, terms: Iterable[tuple[str, str]] = ()
) -> tuple[Finding, ...]:
    """Return what is wrong with ``target`` as a translation of the sentence ``source``, the gravest first.

    An empty tuple is no objection, which is not praise: a fluent translation of something else passes. Languages
    are ISO 639-1 codes. ``terms`` are words of the source and what the glossary makes of them: «ТМТМ» and "TITR" need
    not be alike. Time is linear in the length of both texts.
    """
    pair = Pair(source.strip(), target.strip(), source_language, target_language, tuple(terms))
    names = {"source": languages.name(source_language), "target": languages.name(target_language)}
    shown = ((check, check.shows(pair)) for check in CHECKS)
    return tuple(Finding(check.code, check.message.format(what=what, **names)) for check, what in shown if what)


def unreadable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that leave nothing to read, or not a sentence of the language."""
    return tuple(finding for finding in findings if finding.code in _UNREADABLE)


def gravity(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Return a key that orders findings of :func:`defects`: none is least, the gravest counts first.

    What is not grave, and other findings, do not count.
    """
    return tuple(sorted((_RANKS[finding.code] for finding in findings if finding.code in _RANKS), reverse=True))
