"""Patterns for lists of word beginnings, the notation of this room's tables."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

_BETWEEN = r"[\s\u00a0-]+"
_WORD = re.compile(r"\w+")
_LETTERS = 3


@cache
def phrases(listed: str) -> re.Pattern[str]:
    """Return a pattern for phrases with commas between them: "two way, bet." finds "two-way" and "bet", not "better".

    A word stands for all that begin with it, unless a full stop ends it. The later parts of Russian compounds do not
    count: «вице-президент» is no «президент». The pattern is for text in lower case.
    """
    alternatives = (_BETWEEN.join(map(_word, phrase.split())) for phrase in listed.split(","))
    return re.compile(rf"(?<!\w)(?<![а-яё]-)(?:{'|'.join(alternatives)})(?!\w)")


def _word(written: str) -> str:
    return re.escape(written[:-1]) if written.endswith(".") else rf"{re.escape(written)}\w*"


Entry = TypeVar("Entry")


class PhraseIndex(Generic[Entry]):
    """Finds which entries of a table have a phrase in a text, without looking for those that cannot have one."""

    def __init__(self, entries: Iterable[Entry], listed: Callable[[Entry], str]) -> None:
        self._listed = listed
        self._of_beginning: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for beginning in {phrase.split()[0].rstrip(".")[:_LETTERS] for phrase in listed(entry).split(",")}:
                self._of_beginning[beginning].append((number, entry))

    def find(self, text: str) -> Iterator[tuple[Entry, re.Match[str]]]:
        """Yield the entries with a phrase in the text, in lower case, in the table's order, each with its place."""
        words = set(_WORD.findall(text))
        beginnings = {word[:letters] for word in words for letters in range(1, _LETTERS + 1)}
        known = {each for beginning in beginnings & self._of_beginning.keys() for each in self._of_beginning[beginning]}
        for _, entry in sorted(known, key=lambda each: each[0]):
            if found := phrases(self._listed(entry)).search(text):
                yield entry, found
