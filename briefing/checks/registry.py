"""Every check: its code, how bad the defect is, the words a reader sees, and the function that finds it.

A new check is one module with a function, and a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from briefing.checks.chatter import preamble
from briefing.checks.leftovers import cyrillic, empty, foreign_script, symbols, untranslated
from briefing.checks.length import too_long, too_short
from briefing.checks.loops import repetition
from briefing.checks.names.changes import name_added, name_changed, name_missing
from briefing.checks.names.places import place_missing
from briefing.checks.names.relations import relation_changed
from briefing.checks.names.roles import role_changed
from briefing.checks.negation import negation_added, negation_lost
from briefing.checks.offices import office_changed
from briefing.checks.omissions import clause_missing, sentence_missing
from briefing.checks.punctuation import unbalanced_brackets, unbalanced_quotes, unmarked_quotation
from briefing.checks.quantities.changes import change_misread
from briefing.checks.quantities.comparing import date_added, date_missing, number_added, number_missing, unit_changed
from briefing.checks.quantities.magnitudes import magnitude_changed
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.speakers import first_person_added, speaker_added, speaker_missing
from briefing.checks.words.counted import word_repeated
from briefing.checks.words.mistranslations import mistranslated
from briefing.checks.words.things import thing_added


class Severity(Enum):
    """How bad a defect is."""

    UNREADABLE = auto()  # it leaves nothing to read, or not a sentence of the language
    WRONG = auto()  # something readable is false, missing or added
    NOTED = auto()  # the reader should know, but another translation is not worth the time


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of defect.

    In the message ``{source}`` and ``{target}`` are names of languages. ``find`` returns true where the defect is
    present, or the words at fault, ready to be read, which replace ``{what}``.
    """

    code: str
    severity: Severity
    message: str
    find: Callable[[SentencePair], bool | str]


UNREADABLE, WRONG, NOTED = Severity

CHECKS = (
    Check("empty", UNREADABLE, "This sentence has no translation.", empty),
    Check("symbols", UNREADABLE, "There are stray symbols in place of words.", symbols),
    Check("untranslated", UNREADABLE, "Most of the sentence is still in {source}.", untranslated),
    Check("cyrillic", UNREADABLE, "A word or name is still in Cyrillic letters.", cyrillic),
    Check("foreign-script", UNREADABLE, "Some letters belong neither to {source} nor to {target}.", foreign_script),
    Check("repetition", UNREADABLE, "The {target} repeats itself; part of the sentence may be missing.", repetition),
    Check("preamble", UNREADABLE, "The model added words of its own that are not in the {source}.", preamble),
    Check("negation", WRONG, "The {source} denies with {what}; the {target} does not seem to.", negation_lost),
    Check("negation-added", WRONG, "The {target} denies with {what}; the {source} does not seem to.", negation_added),
    Check("number", WRONG, "The {source} has {what}, which the {target} lacks or changes.", number_missing),
    Check("date", WRONG, "The {source} has the date {what}, which the {target} lacks or changes.", date_missing),
    Check("number-added", WRONG, "The {target} has {what}, which the {source} does not.", number_added),
    Check("magnitude", WRONG, "The {target} says how many otherwise than the {source}: {what}.", magnitude_changed),
    Check(
        "change", WRONG, "The {target} tells a change of figures otherwise than the {source}: {what}.", change_misread
    ),
    Check("date-added", WRONG, "The {target} has the date {what}, which the {source} does not.", date_added),
    Check(
        "unit",
        WRONG,
        "The {source} has {what}; the {target} has the figure with another unit, or without one.",
        unit_changed,
    ),
    Check("office", WRONG, "The {source} has {what} is in the {target}.", office_changed),
    Check("role-changed", WRONG, "The {target} gives somebody the office of another: {what}.", role_changed),
    Check(
        "relation-changed",
        WRONG,
        "The {target} may have turned round who does what to whom, or whence and whither: {what}.",
        relation_changed,
    ),
    Check("thing-added", WRONG, "The {target} has {what}, which the {source} does not seem to have.", thing_added),
    Check(
        "sentence-missing",
        WRONG,
        "The {target} has fewer sentences than the {source}, and is short for it.",
        sentence_missing,
    ),
    Check("clause-missing", WRONG, "A clause may be missing: the {target} is short for the {source}.", clause_missing),
    Check(
        "too-short",
        WRONG,
        "Part of the sentence may be missing: the {target} is much shorter than the {source}.",
        too_short,
    ),
    Check("word-repeated", WRONG, "The {target} has {what} more often than the {source}.", word_repeated),
    Check("mistranslated", WRONG, "Words of the {source} that the {target} seems to get wrong: {what}.", mistranslated),
    Check(
        "name-changed",
        WRONG,
        "A name of the {source} seems to have become another in the {target}: {what}.",
        name_changed,
    ),
    Check("place-missing", WRONG, "Places of the {source} that the {target} does not name: {what}.", place_missing),
    Check("name-missing", WRONG, "Named in the {source} and not in the {target}: {what}.", name_missing),
    Check(
        "speaker-missing",
        WRONG,
        "The {source} says whose words these are ({what}); the {target} does not.",
        speaker_missing,
    ),
    Check(
        "speaker-added",
        WRONG,
        "The {target} says whose words these are ({what}); the {source} does not.",
        speaker_added,
    ),
    Check(
        "first-person-added",
        WRONG,
        "The {target} begins with {what}; the {source} does not speak in the first person.",
        first_person_added,
    ),
    Check("name-added", WRONG, "Named in the {target} and not in the {source}: {what}.", name_added),
    Check("too-long", WRONG, "Something may have been added: the {target} is much longer than the {source}.", too_long),
    Check("quotation", NOTED, "The {target} does not mark a quotation as one: {what}.", unmarked_quotation),
    Check("quotes", NOTED, "A quotation mark is missing or one too many.", unbalanced_quotes),
    Check("brackets", NOTED, "A bracket is missing or one too many.", unbalanced_brackets),
)
"""All checks, the gravest first.

Of those that are wrong, what says another thing than the original comes first: a number, a date, an office. Then comes
what may lack a part of it, and then words that are too many or doubtful: those the reader sees, and finds named.
"""
