"""English phrases that corrections put in place of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.records import EditionRow
from briefing.review.replacements import Replacement, Words, content, stands_in, words_of


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A segment, with the words of its target as it was sent and as it is now."""

    id: str
    source: str
    sent: Sequence[str]
    now: Sequence[str]
    corrected: bool


def compared_row(row: EditionRow, corrected: Mapping[str, str]) -> ComparedRow:
    """Return a row of an edition; ``corrected`` has the new targets by segment id."""
    now = corrected.get(row.segment, row.target)
    return ComparedRow(row.segment, row.source, words_of(row.target), words_of(now), row.segment in corrected)


@dataclass(frozen=True, slots=True)
class NewRendering:
    """A phrase that is new in several segments, and what it replaced."""

    after: Words
    befores: frozenset[Words]

    @property
    def is_name(self) -> bool:
        """Whether each of its words has a capital."""
        return all(word[0].isupper() for word in content(self.after))

    def is_cut_from(self, other: "NewRendering") -> bool:
        """Tell whether this is ``other`` without capitalised words beside it: «Middle», of «Middle Corridor»."""
        size, whole = len(self.after), other.after
        return self.is_name and any(
            whole[start : start + size] == self.after
            and size < len(whole)
            and all(word[0].isupper() for word in whole[:start] + whole[start + size :])
            for start in range(len(whole) - size + 1)
        )

    def stands_in(self, row: ComparedRow) -> bool:
        """Tell whether ``row`` has it, or had what it replaced."""
        return stands_in(self.after, row.now) or self.replaces_in(row)

    def replaces_in(self, row: ComparedRow) -> bool:
        """Tell whether ``row`` was sent with something that it replaces."""
        return any(stands_in(before, row.sent) for before in self.befores)

    def replaces_words(self, number: int) -> bool:
        """Tell whether all that it replaced has so many words, which models tend to translate one by one."""
        return all(len(content(before)) == number for before in self.befores)

    def has_words(self, number: int) -> bool:
        """Tell whether it, or all that it replaced, has so many words."""
        return self.replaces_words(number) or len(content(self.after)) == number


def new_rendering(made: Sequence[Replacement]) -> NewRendering:
    """Return the one phrase of several replacements, as written within a sentence and in the singular if possible."""
    after = min((each.after for each in made), key=lambda words: (words[0][0].isupper(), len(" ".join(words)), words))
    return NewRendering(after, frozenset(each.before for each in made))
