"""Words that models confuse, as ``confusions.txt`` lists them, or lose: «транскаспийский» and "transatlantic".

The words of ``plain.txt`` have hardly more than one English: «цунами» became "cumin", "landslides" and "the wind".
"""

import re
from dataclasses import dataclass
from functools import cache

from briefing.checks.tables import blocks, rows
from briefing.checks.words.changes import Change
from briefing.checks.words.phrases import PhraseIndex, phrases

_KEY = re.compile(r"^(wrong|right|unless|fix|hint|example):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Confusion:
    """A block of the table, the words as :func:`phrases` reads them.

    ``wrong`` English cannot be right for the ``russian`` words, if there is no ``right`` one and the source has nothing
    of ``unless``; where ``wrong`` is empty, the lack of a right one is enough. ``fixes`` are wrong words, and what goes
    into their place. ``hint`` is English to ask a model for. ``example`` is Russian, and English that is wrong for it.
    """

    russian: str
    right: str
    hint: str
    wrong: str = ""
    unless: str = ""
    fixes: tuple[tuple[str, str], ...] = ()
    example: tuple[str, str] = ("", "")

    def change(self, russian: str, source: str, target: str) -> Change | None:
        """Return what became of the Russian words, found in the source, if that is wrong; texts are in lower case."""
        if self._is_rendered(source, target) or (self.unless and phrases(self.unless).search(source)):
            return None
        if not self.wrong:
            return Change(russian, hint=self.hint)
        wrong = phrases(self.wrong).search(target)
        return Change(russian, wrong[0], self._fix(target), self.hint) if wrong else None

    def _is_rendered(self, source: str, target: str) -> bool:
        """Tell whether the target has as many of the right words as the source has of the Russian ones."""
        expected = len(phrases(self.russian).findall(source)) if self.wrong else 1
        return len(phrases(self.right).findall(target)) >= expected

    def _fix(self, target: str) -> tuple[str, str] | None:
        found = ((phrases(fixed).search(target), instead) for fixed, instead in self.fixes)
        return next(((place[0], instead) for place, instead in found if place), None)


def confused(source: str, target: str) -> list[Change]:
    """«двусторонние отношения» → "two-way relations": return what became of each word. Texts are in lower case."""
    changes = (confusion.change(found[0], source, target) for confusion, found in _index().find(source))
    return list(filter(None, changes))


@cache
def _index() -> PhraseIndex[Confusion]:
    return PhraseIndex((*confusions(), *plain_words()), lambda confusion: confusion.russian)


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return the table of words that models confuse."""
    return tuple(map(_confusion, blocks(__package__, "confusions.txt")))


def plain_words() -> tuple[Confusion, ...]:
    """Return the words for which only one English will do, and which are lost where it is not there."""
    return tuple(
        Confusion(russian, right.lower(), hint=right.partition(",")[0].rstrip("."))
        for russian, right in rows(__package__, "plain.txt")
    )


def _confusion(block: str) -> Confusion:
    russian, *parts = map(_joined, _KEY.split(block))
    of = dict(zip(parts[::2], parts[1::2], strict=True))
    before, _, after = of["example"].partition(" → ")
    wrong = of.get("wrong", "")
    fixes = _fixes(of.get("fix", ""), wrong)
    hint = of.get("hint") or next((instead for fixed, instead in fixes if fixed == wrong), "")
    return Confusion(russian, of["right"], hint, wrong, of.get("unless", ""), fixes, (before, after))


def _fixes(listed: str, wrong: str) -> tuple[tuple[str, str], ...]:
    """«far east → Far East, bilateral»: what has no arrow belongs in the place of all the wrong words."""
    parts = (part.strip().rpartition(" → ") for part in filter(None, listed.split(",")))
    return tuple((fixed or wrong, instead) for fixed, _, instead in parts)


def _joined(part: str) -> str:
    return " ".join(part.split())
