"""Words that a line end divides."""

import re

from briefing.languages import morphology

_DIVIDED = re.compile(r"(?P<head>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010\x02])\Z")
_GOES_ON = re.compile(r"[^\W\d_]+")
_SOFT = "\u00ad"
_LONGEST = 100
_LINKING = "ое"
"""What the first parts of compounds end in: «американо-», «средне-»."""

_LONGEST_PREFIX = 3
"""Letters of «при», «пере»: what is both a word and a prefix is rather a syllable."""


def joined(upper: str, lower: str) -> str:
    """Return two lines as one: a divided word without its hyphen, one that is written with a hyphen with it.

    >>> joined("железно-", "дорожный путь"), joined("социально-", "экономический"), joined("в порту", "Алят")
    ('железнодорожный путь', 'социально-экономический', 'в порту Алят')
    """
    head, tail = _DIVIDED.search(upper[-_LONGEST:]), _GOES_ON.match(lower[:_LONGEST])
    if head is None or tail is None:
        return f"{upper} {lower}".strip()
    keeps = head["hyphen"] != _SOFT and (not tail[0][0].islower() or _is_compound(head["head"], tail[0]))
    return upper[:-1] + ("-" if keeps else "") + lower


def _is_compound(head: str, tail: str) -> bool:
    """«социально-экономический» is in no dictionary as one word, and its parts are words, or made to be linked."""
    if morphology.is_known(head + tail) or not morphology.is_known(tail):
        return False
    return len(head) > _LONGEST_PREFIX and (head[-1] in _LINKING or morphology.is_known(head))
