"""Puts the right word in the place of one that models confuse with it, where the tables of the checks say which."""

import re

from briefing.checks.words.confusions import confused
from briefing.checks.words.kinds import exchanged
from briefing.languages.english_article import indefinite_article
from briefing.languages.english_number import head, is_plural, plural


def confused_words(target: str, source: str) -> str:
    """«на Ближнем Востоке» → "in the Far East" → "in the Middle East"; «хартии» → "a treaty" → "a charter"."""
    for change in (*confused(source.lower(), target.lower()), *exchanged(source.lower(), target.lower())):
        if change.fix:
            target = _replaced(target, *change.fix)
    return target


def _replaced(target: str, wrong: str, instead: str) -> str:
    instead = plural(instead) if is_plural(wrong) and _ends_with_its_head(instead) else instead

    def right(found: re.Match[str]) -> str:
        word = instead[0].upper() + instead[1:] if found["wrong"][0].isupper() else instead
        return f"{_article(found['article'], word)}{word}"

    return re.sub(
        rf"(?P<article>\b(?:a|an) )?(?<!\w)(?P<wrong>{re.escape(wrong)})(?!\w)", right, target, flags=re.IGNORECASE
    )


def _ends_with_its_head(phrase: str) -> bool:
    """Tell "peace summit" from "according to him"."""
    noun = head(phrase)
    return noun is not None and noun.end() == len(phrase)


def _article(article: str | None, word: str) -> str:
    if not article:
        return ""
    right = indefinite_article(word)
    return f"{right.capitalize() if article[0].isupper() else right} "
