"""Words of one kind, one of which was taken for another: weekdays, instruments, institutions (see ``kinds.txt``)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from briefing.checks.tables import blocks
from briefing.checks.words.changes import Change
from briefing.checks.words.phrases import PhraseIndex, phrases


@dataclass(frozen=True, slots=True)
class KindMember:
    """A member of a kind: its Russian words, its English ones, and all it may have, as :func:`phrases` reads them.

    ``elsewhere`` is other Russian that accounts for its English words: «по взаимному согласию» for an "agreement".
    """

    russian: str
    english: str
    accepted: str
    elsewhere: str

    def like(self, word: str) -> str:
        """Return the English word of this member that ends most as ``word`` does: "northern" for "southern"."""
        words = [english.strip().rstrip(".") for english in self.english.split(",")]
        return max(words, key=lambda one: _shared_ending(one, word))


def exchanged(source: str, target: str) -> list[Change]:
    """«Хартия подписана.» → "The Constitution is signed.": return what became of each word.

    Objects only where the target lacks a member of a kind and has another that the source does not. Texts are in lower
    case.
    """
    named: dict[tuple[KindMember, ...], dict[KindMember, str]] = defaultdict(dict)
    for (kind, member), found in _index().find(source):
        named[kind][member] = found[0]
    changes = []
    for kind, members in named.items():
        others = [one for one in kind if not one.elsewhere or not phrases(one.elsewhere).search(source)]
        changes.append(_exchanged(others, members, target))
    return list(filter(None, changes))


def members_in(source: str) -> list[KindMember]:
    """Return the members that a text names, in lower case: «хартия о партнерстве» names the charter."""
    return [member for (_, member), _ in _index().find(source)]


def _exchanged(kind: Sequence[KindMember], named: dict[KindMember, str], target: str) -> Change | None:
    lost = next((member for member in named if not phrases(member.accepted).search(target)), None)
    if not lost:
        return None
    new = (phrases(member.english).search(target) for member in kind if member not in named)
    strange = (word[0] for word in new if word and not any(phrases(each.accepted).search(word[0]) for each in named))
    right = ((word, lost.like(word)) for word in strange)
    return next((Change(named[lost], word, (word, instead), instead) for word, instead in right), None)


def _shared_ending(one: str, other: str) -> int:
    letters = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))


@cache
def _index() -> PhraseIndex[tuple[tuple[KindMember, ...], KindMember]]:
    entries = [(kind, member) for kind in kinds() for member in kind]
    return PhraseIndex(entries, lambda entry: entry[1].russian)


@cache
def kinds() -> tuple[tuple[KindMember, ...], ...]:
    """Return the table: the members of each kind."""
    return tuple(tuple(map(_member, block.splitlines())) for block in blocks(__package__, "kinds.txt"))


def _member(row: str) -> KindMember:
    russian, english, also, elsewhere = [*(cell.strip() for cell in row.split("|")), "", ""][:4]
    return KindMember(russian, english, ", ".join(filter(None, [english, also])), elsewhere)
