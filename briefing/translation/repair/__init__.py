"""Restores what models lose: figures, quotation marks, the last mark, numbering, names, titles, dates, words.

Nothing is added that the source does not show. Where it is uncertain which words a mark belongs to, none is set, and
:mod:`briefing.checks` says so. Each rule is a pure function of the target and its source that leaves alone what is
right.
"""

from collections.abc import Callable, Collection

from briefing.translation.repair.agents import announced_by, given_by
from briefing.translation.repair.articles import needless_articles
from briefing.translation.repair.datelines import dateline, known_dateline
from briefing.translation.repair.dates import full_dates
from briefing.translation.repair.endings import ending
from briefing.translation.repair.genders import men_in_genitive
from briefing.translation.repair.initials import initials
from briefing.translation.repair.interviews import said_in_interview
from briefing.translation.repair.numbering import decimal_points, heading, list_number, spaced_acronyms, spaced_figures
from briefing.translation.repair.partitives import one_of
from briefing.translation.repair.quotations import attribution_dash, opening_dash, quotation_marks
from briefing.translation.repair.spellings import places
from briefing.translation.repair.states import formal_names, todays_names
from briefing.translation.repair.surnames import surnames
from briefing.translation.repair.titles import title_of_holder
from briefing.translation.repair.words import confused_words
from briefing.translation.repair.years import relative_year

Rule = Callable[[str, str], str]

TYPOGRAPHY: dict[str, tuple[Rule, ...]] = {
    "en": (spaced_acronyms, decimal_points, list_number, opening_dash, quotation_marks, attribution_dash, ending),
}
"""The rules of each target language that change no words."""

WORDING: dict[str, tuple[Rule, ...]] = {
    "en": (
        places,
        surnames,
        men_in_genitive,
        initials,
        todays_names,
        formal_names,
        heading,
        full_dates,
        relative_year,
        confused_words,
        one_of,
        said_in_interview,
        announced_by,
        given_by,
        title_of_holder,
        needless_articles,
        dateline,
    ),
}
"""Those that do, for what has only one form."""


def is_written_by_rule(source: str, language: str) -> bool:
    """Tell whether rules write the whole target in ``language``, whatever a model says: that of a known dateline."""
    return dateline in WORDING.get(language, ()) and bool(known_dateline(source))


def repaired(target: str, source: str, language: str, settled: Collection[str] = ()) -> str:
    """Return ``target``, in ``language`` (ISO 639-1), with the typography of its source restored.

    ``settled`` are renderings that the glossary requires: no rule takes one away.
    """
    for rule in (spaced_figures, *TYPOGRAPHY.get(language, ())):
        target = rule(target, source)
    for rule in WORDING.get(language, ()):
        reworded = rule(target, source)
        if all(each in reworded for each in settled if each in target):
            target = reworded
    return target
