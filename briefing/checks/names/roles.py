"""Whether each person still holds the office that the Russian gives them.

A person's role is what is said directly before their name («президент Казахстана Токаев») or, between commas, after
it ("Tokayev, President of Kazakhstan,"): an office, and the names and subjects that tell it from other offices.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from briefing.checks.names.counterparts import SURE, is_listed, likeness
from briefing.checks.names.english import NAME
from briefing.checks.names.russian import is_name
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.tables import blocks
from briefing.languages import morphology


@cache
def _tables() -> list[dict[str, str]]:
    """Return English patterns by Russian ones: for each office, and for what tells offices of one kind apart."""
    return [dict(line.split(" = ") for line in block.splitlines()) for block in blocks(__package__, "roles.txt")]


_FEWEST = 2
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PHRASE = re.compile(r"(?:[^,;:()“”\"«»—–!?.]|(?<=\b[A-ZА-ЯЁ])\.|(?<=\bU\.S)\.)*")
_RUSSIAN_NAME = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?![\w-])")
_SURNAME = re.compile(r"(?:[еёо]в|[иы]н)(?:а|у|ым|е|ой)?\Z")
_GIVEN_NAMES = re.compile(r", (?:[A-Z][\w'’-]*\.? ){0,3}\Z")
_COMMA = re.compile(r", (?:(?:who is|as) )?(?!and |or |и |а )")
_MOST_WORDS = 24

_ENDS_ROLE_IN_RUSSIAN = re.compile(
    r"(?<!\w)(?:с|со|в|во|на|о|об|от|из|к|у|за|при|для|что|как|не|его|ее|их|а|но)(?!\w)"
    r"|(?<!\w)[а-яё]+(?:[аиеяы]л[аио]?(?:с[ья])?|[еую]т(?:ся)?|[ия]т(?:ся)?|ться)(?!\w)"
)
"""Prepositions and what ends like a verb, which do not stand between an office and the name of its holder."""

_ENDS_ROLE = re.compile(
    r"\b(?:with|to|from|by|at|that|who|whom|whose|which|after|before|between|as|into|during|than|when|where|while"
    r"|is|are|was|were|has|have|had|will|would|be|been|not|said|says|told|met|held|made|gave|took|wrote|led|sent|spoke"
    r"|it|his|her|their|he|she|they|in|[a-z]{3,}ed)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """The last of a person's names and what is said of their role, in the words of one language."""

    name: str
    role: str


def role_changed(pair: SentencePair) -> str:
    """«Президент Алиев и посол Ли» → "Ambassador Aliyev and President Lee": return a person and the role, or nothing.

    Objects only where a person has nothing of the role that tells them from another person of the source, and has what
    tells the other from them.
    """
    if not pair.is_russian_to_english:
        return ""
    told = persons(pair.source)
    if len(told) < _FEWEST:
        return ""
    for one, other in permutations(told, 2):
        role = _english_role(one.name, told, pair.target)
        if role and _is_taken_over(one.role, other.role, role):
            return f"«{one.name}» (“{role}”)"
    return ""


def _is_taken_over(own: str, others: str, english: str) -> bool:
    """Tell whether an English role has what tells another's from one's own, and nothing that does the reverse."""
    mine, theirs = _features(own), _features(others)
    only_mine, only_theirs = mine - theirs, theirs - mine
    if not only_mine or any(_is_in(feature, english) for feature in only_mine):
        return False
    return any(_is_in(feature, english) for feature in only_theirs)


def persons(source: str) -> list[Person]:
    """Return the persons whose office is told, each once."""
    found: dict[str, Person] = {}
    start = 0
    for name in _last_names(source):
        role = _before(source[start : name.start()], _ENDS_ROLE_IN_RUSSIAN)
        role = role if _names_office(role) else _after(source, name.end())
        if _names_office(role):
            found.setdefault(name[0], Person(name[0], role))
        start = name.end()
    return list(found.values())


def _last_names(source: str) -> Iterator[re.Match[str]]:
    """Yield the names that no other follows, without those of countries and the like."""
    for name in _RUSSIAN_NAME.finditer(source):
        following = _RUSSIAN_NAME.match(source, name.end() + 1)
        if _may_be_persons(name[0]) and not _is_place(name[0]) and not (following and _may_be_persons(following[0])):
            yield name


def _may_be_persons(name: str) -> bool:
    """Tell whether a word is a name, or ends like a surname: «Токаев» is also many bottles of Tokay.

    «Торговой палаты» is no lady.
    """
    return is_name(name) or (bool(_SURNAME.search(name)) and not _is_full_adjective(name.lower()))


def _is_full_adjective(word: str) -> bool:
    """Tell whether a word is likeliest an adjective in a full form: «торговой», but not the possessive «токаев»."""
    forms = morphology.forms(word)
    return bool(forms) and forms[0].part is morphology.Part.ADJECTIVE and forms[0].nominatives["masc"].endswith("й")


def _english_role(name: str, told: Iterable[Person], target: str) -> str:
    """Return what the target says a person's role is, before the name or, between commas, after it."""
    places = {each.name: place_in(target, each.name) for each in told}
    place = places[name]
    if not place:
        return ""
    others = [other.end() for other in places.values() if other and other.end() <= place.start()]
    text = target[max(others, default=0) : place.start()]
    given = _GIVEN_NAMES.search(text)
    if given and not _names_english_office(given[0]):
        text = text[: given.start()]  # "the president of the Chamber, Elnur Mammadzade"
    before = _before(text, _ENDS_ROLE)
    return before if _names_english_office(before) else _after(target, place.end())


def place_in(target: str, name: str) -> re.Match[str] | None:
    """Return where the target has a Russian name."""
    words = [word for word in NAME.finditer(target) if likeness(name, word[0]) >= SURE]
    return max(words, key=lambda word: likeness(name, word[0]), default=None)


def _before(text: str, ends: re.Pattern[str]) -> str:
    """Return the phrase that a text ends with, from its last verb or preposition on; «дел», «генерал» are no verbs."""
    phrase = max((found[0] for found in _PHRASE.finditer(text) if found.end() == len(text)), key=len, default="")
    last = max((found.end() for found in ends.finditer(phrase) if not morphology.forms(found[0])), default=0)
    words = phrase[last:].split()
    return " ".join(words[-_MOST_WORDS:])


def _after(text: str, start: int) -> str:
    comma = _COMMA.match(text, start)
    phrase = _PHRASE.match(text, comma.end()) if comma else None
    role = _ENDS_ROLE.split(phrase[0])[0] if phrase else ""
    return " ".join(role.split()[:_MOST_WORDS])


def _features(role: str) -> frozenset[str]:
    """Return what a Russian role is told by: patterns of its offices and subjects, and its names."""
    lower = role.lower()
    known = [russian for table in _tables() for russian in table if re.search(russian, lower)]
    return frozenset([*known, *(word for word in _WORD.findall(role) if word[0].isupper() and _is_place(word))])


def _names_office(russian: str) -> bool:
    return _has_any(russian, _tables()[0])


def _names_english_office(english: str) -> bool:
    return _has_any(english, _tables()[0].values())


def _has_any(role: str, offices: Iterable[str]) -> bool:
    return any(re.search(rf"\b(?:{office})", role.lower()) for office in offices)


def _is_place(word: str) -> bool:
    return is_listed(word) or morphology.is_place(word.lower())


def _is_in(feature: str, english: str) -> bool:
    for table in _tables():
        if feature in table:
            return bool(re.search(rf"\b(?:{table[feature]})", english.lower()))
    return any(likeness(feature, word) >= SURE for word in _WORD.findall(english))
