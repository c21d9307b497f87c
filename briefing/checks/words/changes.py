"""What became of a Russian word in the English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A Russian word or phrase, and the English that is wrong for it; empty: it was left out."""

    russian: str
    english: str = ""

    def __str__(self) -> str:
        return f"«{self.russian}» ({f'“{self.english}”' if self.english else 'left out'})"
