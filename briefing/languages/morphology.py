"""How Russian words decline: by pymorphy3's dictionary and guesses, and as names where those fail.

The only import of pymorphy3, which loads at the first call (0.2 s).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import version as installed
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse
    from pymorphy3.tagset import OpencorporaTag

_CASES = {"nomn": 0, "gent": 1, "datv": 2, "accs": 3, "ablt": 4, "loct": 5}
_RARE_CASES = {"voct": 0, "gen1": 1, "gen2": 1, "acc2": 3, "loc1": 5, "loc2": 5}  # «чаю», «в порту»

SINGULAR = 0b000000_111111
PLURAL = 0b111111_000000
ANY = SINGULAR | PLURAL
GENITIVE_SINGULAR = 0b000000_000010
GENITIVE_PLURAL = 0b000010_000000
"""Sets of case and number, a bit each. Words agree when their sets have a member in common."""

_PERSON = frozenset(["Name", "Surn", "Patr"])
_PROPER = _PERSON | {"Geox", "Orgn", "Trad"}


class Part(StrEnum):
    """The parts of speech that decline together. Participles are adjectives."""

    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as a nominative; ``number`` is :data:`SINGULAR` or :data:`PLURAL`.

    ``forms`` are all forms of the word, folded, with the set of their cases and numbers; those of the singular
    have the word's own ``gender`` (``"masc"``, ``"femn"``, ``"neut"`` or nothing). A ``proper`` word is a name or
    one that is not in the dictionary; a ``fixed`` one never changes («Баку»).
    """

    part: Part
    number: int
    gender: str
    proper: bool
    fixed: bool
    forms: tuple[tuple[str, int], ...]


def version() -> str:
    """Return the versions that the answers depend on, without loading anything."""
    return f"pymorphy3 {installed('pymorphy3')}, dictionary {installed('pymorphy3-dicts-ru')}"


def fold(word: str) -> str:
    """Return ``word`` as it is looked up: case does not matter, nor does ё differ from е."""
    return word.casefold().replace("ё", "е")


@cache
def nominatives(word: str, *, name: bool = False) -> tuple[Reading, ...]:
    """Return every reading of ``word`` as a noun, adjective or participle in the nominative, without repetition.

    «коридор» has one, «века» one (the plural), «Азербайджана» none. A ``name`` that pymorphy3 does not take for one
    («Токаев», to it many of the wine Tokay; «Хуш», unknown) is declined as its ending suggests.
    """
    readings = dict.fromkeys(_reading(parse) for parse in _parses(word) if _is_nominative(parse.tag))
    if name:
        return (*readings, *_as_name(word, readings))
    return tuple(readings) or tuple(_as_loan(word))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word of a text, as a noun or an adjective.

    ``place`` is its case and number there, one bit; ``gender`` is nothing where the plural has none. ``nominatives``
    has the same word in the nominative by gender (of a noun its own, ``""`` if it has none), and by ``"plural"``.
    """

    part: Part
    place: int
    gender: str
    person: bool
    nominatives: Mapping[str, str]

    @property
    def agreement(self) -> str:
        """The key of ``nominatives`` under which it, and what agrees with it, keeps its number."""
        return self.gender if self.place & SINGULAR else "plural"


@cache
def forms(word: str) -> tuple[Form, ...]:
    """Return every way to read ``word`` as a form of a noun, adjective or participle, the likeliest first.

    «коридора» is a form of «коридор». A word that is likelier something else («стали»), or a pronoun, has none.
    """
    parses = _parses(word)
    if not parses or not _declines(parses[0].tag):
        return ()
    return tuple(_form(parse) for parse in parses if _declines(parse.tag))


def _declines(tag: "OpencorporaTag") -> bool:
    return tag.POS in _PARTS and tag.case is not None and tag.number is not None and "Apro" not in tag


def _form(parse: "Parse") -> Form:
    tag = parse.tag
    own = str(tag.gender or "")  # its own kind of text refuses to be compared with what is no gender
    genders = ("masc", "femn", "neut") if tag.POS in _ADJECTIVES else (own,)
    asked = {gender: {"nomn", "sing", gender} - {""} for gender in genders} | {"plural": {"nomn", "plur"}}
    found = {key: parse.inflect(grammemes) for key, grammemes in asked.items()}
    return Form(
        part=_PARTS[tag.POS],
        place=_bit(tag),
        gender=own,
        person=not _PERSON.isdisjoint(tag.grammemes),
        nominatives={key: inflected.word for key, inflected in found.items() if inflected},
    )


@cache
def lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms of ``word``, of whatever part of speech it may be.

    Words that mean nothing by themselves have none: prepositions, conjunctions, particles, pronouns.
    """
    parses = _parses(word)
    if not parses or parses[0].tag.POS in _EMPTY or "Apro" in parses[0].tag:
        return frozenset()
    return frozenset(parse.normal_form for parse in parses)


_EMPTY = frozenset(["PREP", "CONJ", "PRCL", "NPRO", "INTJ"])


_LONGEST_ACRONYM = 5  # «ПАШПИ», but not «АМИРАБАД»


@cache
def usual_capitals(word: str) -> str:
    """Return a word in capitals, as in a headline, with the capitals it has in running text.

    «ПОТОКУ» is «потоку», «БАКУ» «Баку», «США» stays. A word unknown to the dictionary is taken for an acronym if it is
    short, and for a name if it is long.
    """
    first = _parses(word.lower())[0]
    if "Abbr" in first.tag or (not first.is_known and len(word) <= _LONGEST_ACRONYM):
        return word
    return word.capitalize() if _is_name(first.tag) or not first.is_known else word.lower()


def is_surname(word: str) -> bool:
    """Tell whether ``word`` in lower case ends as a man's surname of the Russian kind: «алиев», «путин»."""
    return bool(_SURNAME.search(word))


@cache
def is_preposition(word: str) -> bool:
    """Tell whether ``word`` may be a preposition: what follows it does not agree with what precedes it."""
    return _may_be(word, "PREP")


@cache
def is_finite_verb(word: str) -> bool:
    """Tell whether ``word`` is likeliest a verb that has, or lacks, a subject: «прибыл», but not «прибыть»."""
    return bool(_parses(word)[0].tag.POS == "VERB")


@cache
def is_transitive_verb(word: str) -> bool:
    """Tell whether ``word`` is likeliest a finite verb that may have an object: «предоставит»."""
    tag = _parses(word)[0].tag
    return bool(tag.POS == "VERB" and "tran" in tag)


@cache
def may_be_first_person(word: str) -> bool:
    """Tell whether ``word`` may be a verb of which I or we are the subject: «присоединимся»."""
    return any("1per" in parse.tag for parse in _parses(word))


@cache
def cases(word: str) -> frozenset[str]:
    """Return the cases that ``word`` may stand in, by the dictionary's names for them: «Турцию» in ``{"accs"}``."""
    return frozenset(parse.tag.case for parse in _parses(word) if parse.is_known and parse.tag.case)


@cache
def is_only_accusative(word: str) -> bool:
    """Tell whether ``word`` is a noun that can be an object and no subject: «половину», but not «кредит»."""
    parses = [parse for parse in _parses(word) if parse.is_known]
    return bool(parses) and all(parse.tag.POS == "NOUN" and parse.tag.case == "accs" for parse in parses)


@cache
def may_be_subject(word: str) -> bool:
    """Tell whether ``word`` has a reading in the nominative, or none at all in the dictionary."""
    first, *_ = parses = _parses(word)
    if first.tag.POS in _LINKING:
        return False
    return any(parse.tag.case == "nomn" or not parse.is_known for parse in parses)


_LINKING = frozenset(["PREP", "CONJ", "PRCL"])  # «в» and «и» are nouns too: names of letters


@cache
def is_conjunction(word: str) -> bool:
    """Tell whether ``word`` may be a conjunction or a particle; «и» may be a noun too, the letter."""
    return _may_be(word, "CONJ", "PRCL")


@cache
def is_common(word: str) -> bool:
    """Tell whether the dictionary has ``word``, and not only as a name or a place's adjective («зангезурский»)."""
    if any(is_place(_PLACE_ADJECTIVE.sub(ending, word)) for ending in _PLACE_ENDINGS):
        return False
    return any(not _is_name(parse.tag) and parse.is_known for parse in _parses(word))


@cache
def is_mostly_surname(word: str) -> bool:
    """Tell whether ``word`` is a surname more often than not: «Трампа», which is seldom a tramp steamer."""
    known = [parse for parse in _parses(word) if parse.is_known]
    surnames = sum(float(parse.score) for parse in known if "Surn" in parse.tag)
    return surnames > sum(float(parse.score) for parse in known) / 2


_PLACE_ADJECTIVE = re.compile("ск(?:ий|ая|ое|ие)$")
_PLACE_ENDINGS = ("", "а", "я", "ия", "ск")  # Вашингтон, Шуша, Азия, Минск


@cache
def is_known(word: str) -> bool:
    """Tell whether the dictionary of Russian has ``word``, in whatever form."""
    return bool(_analyzer().word_is_known(word))


@cache
def is_place(word: str) -> bool:
    """Tell whether the dictionary has ``word`` as a name of a place, in any case."""
    return any("Geox" in parse.tag and parse.is_known for parse in _parses(word))


@cache
def is_given_name(word: str) -> bool:
    """Tell whether the dictionary has ``word`` as a person's first name, in any case."""
    return any("Name" in parse.tag and parse.is_known for parse in _parses(word))


@cache
def is_plural_verb(word: str) -> bool:
    """Tell whether ``word`` is first of all a verb in the third person plural, or in the plural of the past."""
    tag = _parses(word)[0].tag
    return tag.POS == "VERB" and tag.number == "plur" and tag.person in {"3per", None} and tag.mood == "indc"


@cache
def takes_object(verb: str) -> bool:
    """Tell whether a verb may be transitive."""
    return any(parse.tag.POS == "VERB" and parse.tag.transitivity == "tran" for parse in _parses(verb))


@cache
def is_infinitive(word: str) -> bool:
    """Tell whether ``word`` may be an infinitive."""
    return _may_be(word, "INFN")


@cache
def is_object(word: str) -> bool:
    """Tell whether ``word`` can only be an object: «важную», «меру», but not «цены» or «победителей»."""
    cases = _cases(word)
    return "accs" in cases and not cases & {"nomn", "gent"}


@cache
def is_plural_subject(word: str) -> bool:
    """Tell whether ``word`` can be a subject in the plural and no object: «президенты», «они», but not «цены»."""
    return "nomn" in _cases(word, "plur") and "accs" not in _cases(word)


def _cases(word: str, number: str | None = None) -> set[str]:
    """Return the cases in which ``word`` may be a noun, a pronoun or an adjective, of a number or any."""
    tags = (parse.tag for parse in _parses(word) if parse.is_known)
    return {tag.case for tag in tags if tag.POS in {*_PARTS, "NPRO"} and number in {None, tag.number}}


@cache
def _analyzer() -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loads a dictionary of 30 MB

    return MorphAnalyzer(lang="ru")


@cache
def _parses(word: str) -> "list[Parse]":
    parses: list[Parse] = _analyzer().parse(word)
    return parses


def _may_be(word: str, *parts: str) -> bool:
    return any(parse.tag.POS in parts and parse.is_known for parse in _parses(word))


def _is_nominative(tag: "OpencorporaTag") -> bool:
    return tag.POS in _PARTS and tag.case == "nomn" and tag.number is not None


_ADJECTIVES = ("ADJF", "PRTF")
_PARTS = {"NOUN": Part.NOUN, **dict.fromkeys(_ADJECTIVES, Part.ADJECTIVE)}


def _is_name(tag: "OpencorporaTag") -> bool:
    return not _PROPER.isdisjoint(tag.grammemes)


def _reading(parse: "Parse") -> Reading:
    tag = parse.tag
    return Reading(
        part=_PARTS[tag.POS],
        number=SINGULAR if tag.number == "sing" else PLURAL,
        gender=tag.gender or "",
        proper=_is_name(tag) or not parse.is_known,
        fixed="Fixd" in tag,
        forms=_merged((form.word, _bit(form.tag)) for form in parse.lexeme if _is_sister(form.tag, tag)),
    )


def _is_sister(form: "OpencorporaTag", tag: "OpencorporaTag") -> bool:
    """Tell whether a form differs from a word in case and number only: a lexeme also has «строил», «крупнейший»."""
    if form.case is None or form.number is None:
        return False
    same = all(getattr(form, trait) == getattr(tag, trait) for trait in ("POS", "tense", "voice", "aspect"))
    same = same and ("Supr" in form) == ("Supr" in tag)
    return same and (form.number == "plur" or tag.number == "plur" or form.gender == tag.gender)


def _bit(tag: "OpencorporaTag") -> int:
    case = _RARE_CASES[tag.case] if tag.case in _RARE_CASES else _CASES[tag.case]
    return 1 << (case + (len(_CASES) if tag.number == "plur" else 0))


def _merged(forms: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    sets: dict[str, int] = {}
    for form, cases in forms:
        folded = fold(form)
        sets[folded] = sets.get(folded, 0) | cases
    return tuple(sets.items())


_SURNAME = re.compile(r"(?:[оеё]в|[иы]н)$")

_LADYS_SURNAME = re.compile(r"[иы]на$")

_NAME_ENDINGS = (
    (_SURNAME, "", ("", "а", "у", "а", "ым", "е"), "masc"),  # «Токаев», «Жапаров»
    (re.compile("[бвгдзклмнпрстфх]$"), "", ("", "а", "у", "а", "ом", "е"), "masc"),  # «Пашинян», «Шахин»
    (re.compile("[жцчшщ]$"), "", ("", "а", "у", "а", "ем", "е"), "masc"),  # «Хуш»
    (re.compile("ь$"), "ь", ("ь", "я", "ю", "я", "ем", "е"), "masc"),  # «Эммануэль»
    (re.compile("[аеиоуыэюя]я$"), "я", ("я", "и", "е", "ю", "ей", "е"), "femn"),  # «Кая»
    (re.compile("[жчшщ]а$"), "а", ("а", "и", "е", "у", "ей", "е"), "femn"),  # «Лаша»
    (re.compile("[гкхжчшщ]а$"), "а", ("а", "и", "е", "у", "ой", "е"), "femn"),  # «Мака», to pymorphy3 «of a poppy»
    (re.compile("[бвдзлмнпрстф]а$"), "а", ("а", "ы", "е", "у", "ой", "е"), "femn"),  # «Тина», «of slime»
)
"""Ends of names, the part that endings replace, and the endings in the order of ``_CASES``.

A name in -ов or -ин may be a surname («Лавровым») or not («Шахином»), so two rows apply to it.
"""


_LOAN = re.compile("[бвгдзклмнпрстфх]$")
_LOAN_ENDINGS = ("", "а", "у", "", "ом", "е", "{}", "ов", "ам", "{}", "ами", "ах")


def _as_loan(word: str) -> Iterator[Reading]:
    """Yield how a word unknown to pymorphy3 declines, if it ends like a masculine noun: «хаб»."""
    if not _LOAN.search(word) or any(parse.tag.POS for parse in _parses(word)):
        return
    plural = "и" if word[-1] in "гкх" else "ы"
    forms = _merged((word + ending.format(plural), 1 << place) for place, ending in enumerate(_LOAN_ENDINGS))
    yield Reading(Part.NOUN, SINGULAR, "masc", proper=True, fixed=False, forms=forms)


def _as_name(word: str, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield how a name declines, unless the dictionary knows: not «Объединенных», an adjective, nor «Контракт».

    A surname may also be a common noun, which declines differently: «с Норовым», but «с норовом». What is unknown and
    ends like a lady's surname may be none: «Казыны», where pymorphy3 expects «Казыной».
    """
    nouns = [reading for reading in readings if reading.part is Part.NOUN and reading.number == SINGULAR]
    declined = [noun for noun in nouns if not noun.fixed]
    may_differ = _SURNAME.search(word) or (_LADYS_SURNAME.search(word) and not is_known(word))
    if _may_be(word, *_ADJECTIVES) or (declined and not may_differ):
        return
    common = any(not noun.proper for noun in declined)
    for pattern, cut, endings, gender in _NAME_ENDINGS:
        if pattern.search(word) and (pattern is _SURNAME or not common):
            stem = word.removesuffix(cut)
            forms = _merged((stem + ending, 1 << case) for case, ending in enumerate(endings))
            yield Reading(Part.NOUN, SINGULAR, gender, proper=True, fixed=False, forms=forms)
