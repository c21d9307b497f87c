"""Faults that put one word in place of another, from the tables that the checks know and without their exceptions."""

import re
from random import Random

from briefing.checks.names.roles import persons, place_in
from briefing.checks.words.confusions import confusions
from briefing.checks.words.kinds import kinds
from briefing.checks.words.phrases import phrases
from tests.benchmarks.mutations.places import put

_PAIR = 2


def word_confused(random: Random, source: str, target: str) -> str | None:
    """Turn «bilateral relations» into «two-way relations»: one place only, whatever else the sentence says."""
    lower = source.lower()
    known = [each for each in confusions() if each.wrong and phrases(each.russian).search(lower)]
    places = [(place, each) for each in known if (place := phrases(each.right).search(target.lower()))]
    if not places:
        return None
    place, confusion = random.choice(places)
    return put(target, place, _plain(confusion.wrong))


def kind_exchanged(random: Random, source: str, target: str) -> str | None:
    """Turn «the memorandum» into «the charter»."""
    places = [
        (place, other)
        for kind in kinds()
        for one in kind
        if phrases(one.russian).search(source.lower()) and (place := phrases(one.english).search(target.lower()))
        for other in kind
        if other is not one
    ]
    if not places:
        return None
    place, other = random.choice(places)
    return put(target, place, _plain(other.english))


def persons_exchanged(random: Random, source: str, target: str) -> str | None:
    """Turn «President Aliyev and Ambassador Lee» into «President Lee and Ambassador Aliyev»."""
    found = [place[0] for person in persons(source) if (place := place_in(target, person.name))]
    names = list(dict.fromkeys(found))
    if len(names) < _PAIR:
        return None
    one, other = random.sample(names, _PAIR)
    return re.sub(rf"\b(?:{one}|{other})\b", lambda name: other if name[0] == one else one, target)


def _plain(listed: str) -> str:
    return re.sub(r"\.$", "", listed.split(",", maxsplit=1)[0].strip())
