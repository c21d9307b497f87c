"""Segments, corrections and editions of a translation memory in few words."""

import datetime
import sys
from pathlib import Path

from briefing.memory import Memory, MemoryEntry, MemoryKey, open_memory
from briefing.records import Correction, Edition, EditionRow, LeftAsIs, Rung

NOON = datetime.datetime(2024, 1, 31, 12, tzinfo=datetime.UTC)
ROW = EditionRow("a-1", "a.txt", "ru", "Порт открыт.", "The port is open.")
EDITION = Edition("0123456789abcdef", "en", (ROW, EditionRow("a-2", "a.txt", "ru", "Да.", "Yes.")))


def later(minutes: int = 1) -> datetime.datetime:
    return NOON + datetime.timedelta(minutes=minutes)


def key(source: str = "Порт открыт.", terms: str = "", engine: str = "argos 1.9", pair: str = "ru-en") -> MemoryKey:
    return MemoryKey(source, *pair.split("-"), terms, engine)


def entry(
    target: str = "The port is open.", rungs: str = "", article: str = "a.txt", when: datetime.datetime = NOON
) -> MemoryEntry:
    return MemoryEntry(target, tuple(map(Rung, rungs.split())), article, when)


def correction(
    target: str,
    when: datetime.datetime = NOON,
    source: str = "Порт открыт.",
    person: str = "Leyla",
    pair: str = "ru-en",
) -> Correction:
    return Correction(source, *pair.split("-"), target, when, "a-1", "a.txt", person)


def left(segment: str, target: str) -> LeftAsIs:
    return LeftAsIs(segment, "en", target, NOON)


def keep_numbered(path: str, name: str, count: str) -> None:
    """Keep ``name 0``, ``name 1``, … and print each number once it is kept."""
    with open_memory(Path(path)) as memory:
        for number in range(int(count)):
            memory.keep(key(f"{name} {number}"), entry(f"target {number}"))
            print(number, flush=True)  # noqa: T201 - tells the parent process


def fill(memory: Memory) -> None:
    """Keep three segments, three corrections, an edition, and two sentences that came back unchanged."""
    memory.keep(key(), entry())
    memory.keep(key("Да."), entry("Yes."))
    memory.keep(key("Да.", engine="llm", pair="ru-de"), entry("Ja."))
    memory.add_corrections([correction("A"), correction("B"), correction("C", pair="kk-en")])
    memory.keep_edition(EDITION)
    memory.add_left_as_is([left("a-1", "The port is open."), left("a-2", "Yes.")])


if __name__ == "__main__":
    keep_numbered(*sys.argv[1:])
