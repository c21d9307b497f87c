"""Rows of slots, found in rows of words with one look-up a word, however many rows there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from briefing.languages.morphology import ANY
from briefing.matching.patterns import Slot, forms

Entry = TypeVar("Entry")


@dataclass
class _SlotNode(Generic[Entry]):
    children: dict[Slot, "_SlotNode[Entry]"] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def edges(self) -> dict[str, list[tuple[int, "_SlotNode[Entry]"]]]:
        """The children by every form of their slots, with its cases and numbers; most nodes are never reached."""
        edges: dict[str, list[tuple[int, _SlotNode[Entry]]]] = {}
        for slot, child in self.children.items():
            for form, cases in forms(slot):
                edges.setdefault(form, []).append((cases, child))
        return edges


class Trie(Generic[Entry]):
    """Entries under rows of slots, none of them empty."""

    def __init__(self, rows: Iterable[tuple[Sequence[Slot], Entry]]) -> None:
        self._root = _SlotNode[Entry]()
        for slots, entry in rows:
            node = self._root
            for slot in slots:
                node = node.children.get(slot) or node.children.setdefault(slot, _SlotNode())
            node.entries.append(entry)

    def walk(self, words: Sequence[str], start: int) -> Iterator[tuple[int, int, list[Entry]]]:
        """Yield ``(stop, cases, entries)`` for every row that ``words[start:stop]`` fills, agreeing in ``cases``."""
        states = [(ANY, self._root)]
        for index in range(start, len(words)):
            states = [
                (agreed, child)
                for cases, node in states
                for more, child in node.edges.get(words[index], ())
                if (agreed := cases & more)
            ]
            if not states:
                return
            for agreed, node in states:
                if node.entries:
                    yield index + 1, agreed, node.entries
