"""All mutations, each with the codes of the checks that are there to see it.

A new mutation is a function from a random generator, a source and its translation to a worse translation, and a line
in :data:`MUTATIONS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.benchmarks.mutations import meaning, quantities, wording

Plant = Callable[[Random, str, str], str | None]
"""Takes a source and its good translation; returns the translation with a fault, nothing if it offers no place."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of fault, and the codes of the checks that are there to see it."""

    name: str
    codes: frozenset[str]
    plant: Plant


NUMBER = frozenset({"number", "number-added", "date", "date-added"})
UNIT = frozenset({"unit", *NUMBER})
NEGATION = frozenset({"negation", "negation-added"})
NAME = frozenset({"name-changed", "name-missing", "name-added"})
OMISSION = frozenset({"too-short", "clause-missing", "sentence-missing"})
QUOTATION = frozenset({"quotes", "quotation"})

MUTATIONS = (
    Mutation("digit changed", NUMBER, quantities.digit_changed),
    Mutation("number dropped", NUMBER, quantities.number_dropped),
    Mutation("number invented", NUMBER, quantities.number_invented),
    Mutation("number word changed", NUMBER, quantities.word_changed),
    Mutation("scale changed", NUMBER, quantities.scale_changed),
    Mutation("year changed", NUMBER, quantities.year_changed),
    Mutation("year invented", NUMBER, quantities.year_invented),
    Mutation("month changed", NUMBER, quantities.month_changed),
    Mutation("percent dropped", UNIT, quantities.percent_dropped),
    Mutation("unit changed", UNIT, quantities.unit_changed),
    Mutation("currency changed", UNIT, quantities.currency_changed),
    Mutation("not dropped", NEGATION, wording.not_dropped),
    Mutation("not inserted", NEGATION, wording.not_inserted),
    Mutation("name swapped", NAME, wording.name_swapped),
    Mutation("name dropped", NAME, wording.name_dropped),
    Mutation("name invented", NAME, wording.name_invented),
    Mutation("office swapped", frozenset({"office"}), wording.office_swapped),
    Mutation("persons exchanged", frozenset({"role-changed"}), meaning.persons_exchanged),
    Mutation("word confused", frozenset({"mistranslated"}), meaning.word_confused),
    Mutation("word of a kind exchanged", frozenset({"mistranslated", "office"}), meaning.kind_exchanged),
    Mutation("sentence cut", OMISSION, wording.sentence_cut),
    Mutation("clause cut", OMISSION, wording.clause_cut),
    Mutation("quotation mark dropped", QUOTATION, wording.quote_dropped),
    Mutation("quotation marks dropped", QUOTATION, wording.quotes_dropped),
    Mutation("bracket dropped", frozenset({"brackets"}), wording.bracket_dropped),
    Mutation("loop added", frozenset({"repetition"}), wording.loop_added),
)
