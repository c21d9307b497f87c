"""Faults that change what is said, named, marked or left out."""

import re
from random import Random

from briefing.checks.names.russian import is_name
from briefing.checks.names.sounds import alike
from tests.benchmarks.mutations.places import any_of, put

_NOT = re.compile(
    r"\b(do|does|did|is|are|was|were|will|would|could|should|must|has|have|had)(?: not\b|n['’]t\b)(?! only)"
    r"|\b(ca)n(?:not|['’]t)\b|\b(wo)n['’]t\b"
)
_SAID_FULLY = {"ca": "can", "wo": "will"}
_AFFIRMED = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must)\b(?! not\b| no\b)")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_RUSSIAN_NAME = re.compile(r"[А-ЯЁ][а-яё]{3,}")
_GAP = re.compile(r"(?<=[a-z]) (?=[a-z])")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])[\"”’]* (?=[\"“]?[A-Z])")
_CLAUSE_END = re.compile(r"[,;:] | [-–—] ")
_QUOTE = re.compile(r"[\"“”]")
_SURE = 0.75

_NAMES = """
    Aliyev Pashinyan Tokayev Mirziyoyev Japarov Kobakhidze Erdogan Lavrov Overchuk Mustafayev Shahin Novruzov
    Johnson Sullivan Whitaker Fleming Costa Kallas Macron Merz Sandu Lukoil Gazprom Baku Tbilisi Yerevan Astana
    Aktau Alat Kars Poti Batumi Zangezur Lachin Shusha Samarkand Bishkek Ashgabat Tehran Tabriz Ankara Istanbul
""".split()


def not_dropped(random: Random, _: str, target: str) -> str | None:
    """Turn «did not agree» into «did agree»."""
    place = any_of(random, _NOT.finditer(target))
    verb = place and next(filter(None, place.groups()))
    return place and verb and put(target, place, _SAID_FULLY.get(verb, verb))


def not_inserted(random: Random, _: str, target: str) -> str | None:
    """Turn «will agree» into «will not agree»."""
    place = any_of(random, _AFFIRMED.finditer(target))
    return place and put(target, place, f"{place[0]} not")


def name_swapped(random: Random, source: str, target: str) -> str | None:
    """Turn «Aliyev met Pashinyan» into «Costa met Pashinyan»."""
    names = _translated_names(source, target)
    new = random.choice([name for name in _NAMES if name not in target])
    return re.sub(rf"\b{random.choice(names)}\b", new, target) if names else None


def name_dropped(random: Random, source: str, target: str) -> str | None:
    """Turn «Aliyev met Nikol Pashinyan» into «Aliyev met»: who leaves out but a first name may do so on purpose."""
    names = _translated_names(source, target)
    part = r"[A-Z][\w'’-]+"
    return re.sub(rf"\b(?:{part} )*{random.choice(names)}\b(?: {part})* ?", "", target) if names else None


def _translated_names(source: str, target: str) -> list[str]:
    """Return the names of the target that sound like one of the source."""
    russian = list(filter(is_name, _RUSSIAN_NAME.findall(source)))
    return [n for n in sorted(set(_NAME.findall(target))) if any(alike(word, n) >= _SURE for word in russian)]


def name_invented(random: Random, _: str, target: str) -> str | None:
    """Turn «the sides met» into «the sides Costa met»: where it stands is all the same to a check of names."""
    place = any_of(random, _GAP.finditer(target))
    return place and put(target, place, f" {random.choice(_NAMES)} ")


def sentence_cut(_: Random, __: str, target: str) -> str | None:
    """Drop the last sentence."""
    ends = list(_SENTENCE_END.finditer(target))
    return target[: ends[-1].end()].rstrip() if ends else None


def clause_cut(_: Random, __: str, target: str) -> str | None:
    """Drop what follows the last comma or dash, but for the full stop, if that is a fifth of the sentence or more."""
    ends = [end for end in _CLAUSE_END.finditer(target) if 0.2 <= 1 - end.end() / len(target) <= 0.7]
    return target[: ends[-1].start()] + target[-1] if ends else None


def quote_dropped(random: Random, _: str, target: str) -> str | None:
    """Drop a quotation mark."""
    place = any_of(random, _QUOTE.finditer(target))
    return place and put(target, place, "")


def quotes_dropped(_: Random, __: str, target: str) -> str | None:
    """Drop all quotation marks."""
    return _QUOTE.sub("", target)


def bracket_dropped(random: Random, _: str, target: str) -> str | None:
    """Drop a bracket."""
    place = any_of(random, re.finditer(r"[()]", target))
    return place and put(target, place, "")


def loop_added(_: Random, __: str, target: str) -> str | None:
    """Say the last four words three times more."""
    last = " ".join(target.split()[-4:])
    return f"{target} {last} {last} {last}" if len(target.split()) >= 4 else None


def office_swapped(random: Random, _: str, target: str) -> str | None:
    """Turn «the president» into «the ambassador»."""
    place = any_of(
        random, re.finditer(r"\b(?:[Pp]resident|[Mm]inister|[Gg]overnment|[Pp]arliament|[Aa]mbassador)\b", target)
    )
    others = ["president", "minister", "government", "parliament", "ambassador"]
    return place and put(target, place, random.choice([other for other in others if other != place[0].lower()]))
