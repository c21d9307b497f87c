"""What can be seen to be wrong with a machine translation, mostly without knowing either language.

:mod:`~briefing.checks.registry` lists the checks. Each is a predicate over a
:class:`~briefing.checks.sentence_pair.SentencePair`, in a module of its own subject.
"""

from collections.abc import Iterable, Mapping

from briefing import languages
from briefing.checks.clues import clues
from briefing.checks.registry import CHECKS, Check, Severity
from briefing.checks.sentence_pair import SentencePair, paired
from briefing.errors import REPORT, FaultWarning, unexpected, warn_of_fault
from briefing.records import Finding

__all__ = [
    "CHECKS",
    "FAILED",
    "Check",
    "CheckFailureWarning",
    "Severity",
    "clues",
    "defects",
    "incomplete",
    "rank",
    "slips",
    "unreadable",
]

FAILED = "check-failed"
"""The code of the finding that stands for a check which could not be carried out."""

_SLIPS = tuple(
    check for check in CHECKS if check.code in {"empty", "symbols", "untranslated", "cyrillic", "foreign-script"}
)

_LACKING = {"sentence-missing", "clause-missing", "too-short"}

_SEVERITIES = {check.code: check.severity for check in CHECKS}

_RANKS = {check.code: rank for rank, check in enumerate(reversed(CHECKS)) if check.severity is not Severity.NOTED}


class CheckFailureWarning(FaultWarning):
    """A check has raised an exception, which costs one sentence one check."""


def defects(
    source: str, target: str, source_language: str, target_language: str, terms: Iterable[tuple[str, str]] = ()
) -> tuple[Finding, ...]:
    """Return what is wrong with ``target`` as a translation of the sentence ``source``, the gravest first.

    An empty tuple means no objection, which is not praise: a fluent translation of something else passes. Languages
    are ISO 639-1 codes. ``terms`` are words of the source with their glossary targets: «ТМТМ» and "TITR" need not be
    alike. The source is read in the plain characters of its words. Time is linear in the length of both texts.
    A check that raises is a finding too, :data:`FAILED`.
    """
    return _found(CHECKS, paired(source, target, source_language, target_language, terms))


def slips(source: str, target: str, source_language: str, target_language: str) -> tuple[Finding, ...]:
    """Return what nobody means to write in ``target``: nothing, symbols, words of the source language."""
    return _found(_SLIPS, paired(source, target, source_language, target_language))


def _found(checks: Iterable[Check], pair: SentencePair) -> tuple[Finding, ...]:
    names = {"source": languages.name(pair.source_language), "target": languages.name(pair.target_language)}
    return tuple(finding for check in checks if (finding := _finding(check, pair, names)))


def _finding(check: Check, pair: SentencePair, names: Mapping[str, str]) -> Finding | None:
    try:
        what = check.find(pair)
    except Exception as error:  # whatever it is, it must not cost the reader the pack; tests make the warning an error
        warn_of_fault(
            f"The check {check.code} failed on “{pair.source}”: {unexpected(error)}. {REPORT}", CheckFailureWarning
        )
        return Finding(FAILED, f"The check “{check.code}” failed here and was left out.")
    return Finding(check.code, check.message.format(what=what, **names)) if what else None


def unreadable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that leave nothing to read, or not a sentence of the language."""
    return tuple(finding for finding in findings if _SEVERITIES.get(finding.code) is Severity.UNREADABLE)


def incomplete(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that leave nothing to read, or that may lack a part of it which no finding names."""
    lacking = tuple(finding for finding in findings if finding.code in _LACKING)
    return (*unreadable(findings), *lacking)


def rank(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Return a sort key by which the better translation comes first; what is only noted does not count."""
    return tuple(sorted((_RANKS[finding.code] for finding in findings if finding.code in _RANKS), reverse=True))
