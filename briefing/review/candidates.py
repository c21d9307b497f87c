"""Pairs of a Russian phrase and an English one that may be a term, and the choice between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.languages.english_number import is_plural, other_number
from briefing.records import Term
from briefing.review.common_phrases import CommonPhrase
from briefing.review.new_renderings import NewRendering
from briefing.review.replacements import content


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ``rendering`` that may translate the phrase that the segments ``ids`` have in ``common``."""

    ids: frozenset[str]
    rendering: NewRendering
    common: CommonPhrase

    @property
    def words(self) -> int:
        """How many words the Russian phrase has."""
        return self.common.phrase.words

    def replaces_as_many_words(self) -> bool:
        """Tell whether the rendering replaced as many words as the phrase has."""
        return self.rendering.replaces_words(self.words)

    def is_even(self) -> bool:
        """Tell whether all its words have capitals, or none: «Middle Corridor», not «transit on the Middle»."""
        return len({word[0].isupper() for word in content(self.rendering.after)}) == 1

    def is_apart_from(self, other: "Candidate") -> bool:
        """Tell whether the other's phrase is neither the same nor a part of this one's."""
        whole, part = self.common.spans[0], other.common.spans[0]
        return not (whole.start <= part.start and part.stop <= whole.stop)

    def both_named(self) -> bool:
        """Tell whether both phrases are names."""
        return self.common.named is True and self.rendering.after[0][0].isupper()

    def term(self) -> Term:
        """Return the candidate as a line of the glossary."""
        target = " ".join(self.rendering.after)
        if self.common.phrase.singled and is_plural(target):
            target = next(iter(other_number(target)), target)
        return Term(
            source=self.common.spelled(name=target[0].isupper()),
            target=target,
            note=f"proposed from {len(self.ids)} corrections",
            status="proposed",
        )


def best(pairs: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate with the longest phrase, names in both languages first; ``None`` if several remain."""
    pairs = [pair for pair in pairs if pair.both_named()] or pairs
    longest = [pair for pair in pairs if pair.words == max(each.words for each in pairs)]
    if not longest or any(longest[0].is_apart_from(pair) for pair in pairs):
        return None
    for narrower in (Candidate.replaces_as_many_words, Candidate.is_even):
        if len(longest) > 1:
            longest = [pair for pair in longest if narrower(pair)] or longest
    return longest[0] if len(longest) == 1 else None
