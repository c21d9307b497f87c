"""Restores what models lose of a source's typography: its figures, quotation marks, last mark and numbering.

Nothing is added that the source does not show. Where it is uncertain which words a mark belongs to, none is set, and
:mod:`briefing.checks` says so. Each rule is a pure function of the target and its source that leaves alone what is
right.
"""

from collections.abc import Callable, Collection

from briefing.translation.repair.endings import ending
from briefing.translation.repair.figures import spaced_acronyms, spaced_figures
from briefing.translation.repair.numbering import heading, list_number
from briefing.translation.repair.quotations import attribution_dash, quotation_marks

Rule = Callable[[str, str], str]

RULES: dict[str, tuple[Rule, ...]] = {"en": (spaced_acronyms, list_number, quotation_marks, attribution_dash, ending)}
"""The rules of each target language."""


def repaired(target: str, source: str, language: str, settled: Collection[str] = ()) -> str:
    """Return ``target``, in ``language`` (ISO 639-1), with the typography of its source restored.

    ``settled`` are renderings that the glossary requires: a heading that begins with one keeps its words.
    """
    for rule in (spaced_figures, *RULES.get(language, ())):
        target = rule(target, source)
    return heading(target, source) if language == "en" and not target.startswith(tuple(settled)) else target
