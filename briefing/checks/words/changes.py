"""What became of a Russian word in the English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A Russian word or phrase, and the English that is wrong for it; empty: it was left out.

    ``fix`` is English of the target and what belongs in its place; empty where nothing fits every sentence. ``hint`` is
    English that is right for the Russian, if one can be named.
    """

    russian: str
    english: str = ""
    fix: tuple[str, str] | None = None
    hint: str = ""

    def __str__(self) -> str:
        return f"«{self.russian}» ({f'“{self.english}”' if self.english else 'left out'})"
