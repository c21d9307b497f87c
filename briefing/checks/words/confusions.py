"""Words that models confuse, as the table ``confusions.txt`` lists them: «транскаспийский» and "transatlantic"."""

import re
from dataclasses import dataclass
from functools import cache

from briefing.checks.tables import blocks
from briefing.checks.words.changes import Change
from briefing.checks.words.phrases import PhraseIndex, phrases

_KEY = re.compile(r"^(wrong|right|unless|example):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Confusion:
    """A block of the table, the words as :func:`phrases` reads them.

    ``wrong`` English cannot be right for the ``russian`` words, if there is no ``right`` one and the source has nothing
    of ``unless``; where ``wrong`` is empty, the lack of a right one is enough. ``example`` is Russian, and English that
    is wrong for it.
    """

    russian: str
    wrong: str
    right: str
    unless: str
    example: tuple[str, str]

    def change(self, russian: str, source: str, target: str) -> Change | None:
        """Return what became of the Russian words, found in the source, if that is wrong; texts are in lower case."""
        if phrases(self.right).search(target) or (self.unless and phrases(self.unless).search(source)):
            return None
        if not self.wrong:
            return Change(russian)
        wrong = phrases(self.wrong).search(target)
        return Change(russian, wrong[0]) if wrong else None


def confused(source: str, target: str) -> list[Change]:
    """«двусторонние отношения» → "two-way relations": return what became of each word. Texts are in lower case."""
    changes = (confusion.change(found[0], source, target) for confusion, found in _index().find(source))
    return list(filter(None, changes))


@cache
def _index() -> PhraseIndex[Confusion]:
    return PhraseIndex(confusions(), lambda confusion: confusion.russian)


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return the table."""
    return tuple(map(_confusion, blocks(__package__, "confusions.txt")))


def _confusion(block: str) -> Confusion:
    russian, *parts = map(_joined, _KEY.split(block))
    of = dict(zip(parts[::2], parts[1::2], strict=True))
    before, _, after = of["example"].partition(" → ")
    return Confusion(russian, of.get("wrong", ""), of["right"], of.get("unless", ""), (before, after))


def _joined(part: str) -> str:
    return " ".join(part.split())
