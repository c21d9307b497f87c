"""Puts the right word in the place of one that models confuse with it, where the tables of the checks say which."""

import re
import string

from briefing.checks.words.confusions import confused
from briefing.checks.words.kinds import exchanged
from briefing.languages.english_article import indefinite_article
from briefing.languages.english_number import is_plural, plural


def confused_words(target: str, source: str) -> str:
    """«на Ближнем Востоке» → "in the Far East" → "in the Middle East"; «хартии» → "a treaty" → "a charter"."""
    for change in (*confused(source.lower(), target.lower()), *exchanged(source.lower(), target.lower())):
        if change.fix:
            target = _replaced(target, *change.fix)
    return target


def _replaced(target: str, wrong: str, instead: str) -> str:
    is_noun = max(len(wrong.split()), len(instead.split())) <= len(["working", "groups"])
    instead = plural(instead) if is_noun and is_plural(wrong) else instead

    def right(found: re.Match[str]) -> str:
        word = _with_capitals_of(found["wrong"], instead)
        return f"{_article(found['article'], word)}{word}"

    return re.sub(
        rf"(?P<article>\b(?:a|an) )?(?<!\w)(?P<wrong>{re.escape(wrong)})(?!\w)", right, target, flags=re.IGNORECASE
    )


def _with_capitals_of(wrong: str, instead: str) -> str:
    """Return "Legal Framework" for "Legal Base", and "Legal framework" for "Legal base"."""
    if not wrong[0].isupper():
        return instead
    is_title = len(wrong.split()) > 1 and all(word[0].isupper() for word in wrong.split())
    return string.capwords(instead) if is_title else instead[0].upper() + instead[1:]


def _article(article: str | None, word: str) -> str:
    if not article:
        return ""
    right = indefinite_article(word)
    return f"{right.capitalize() if article[0].isupper() else right} "
