"""How often a text has a target of the glossary."""

from collections.abc import Sequence

from briefing.enforcement.renderings import find


def count(target: str, text: str, others: Sequence[str] = (), language: str = "en") -> int:
    """Return how often ``target`` is in ``text``, where it is not part of a longer target among ``others``."""
    return sum(rendering.target == target for rendering in find([target, *others], text, language))
