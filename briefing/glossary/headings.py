"""What people call the columns of a term list: ours, Weblate's, the names of languages, in English and Russian."""

import re
from collections.abc import Sequence

from briefing.glossary.entries import COLUMNS
from briefing.languages import name as language_name

FUZZY = "fuzzy"
"""Weblate's mark of a translation that needs editing."""

_IGNORED = frozenset("location id context pos № n no nr # номер п/п №п/п".split()) | {"", "№ п/п", "no.", "n°"}
"""Columns of Weblate, Google and Excel lists that say nothing about a term: numbers, places, parts of speech."""

_SYNONYMS = {
    "термин": "source",
    "термин на русском": "source",
    "source term": "source",
    "term": "source",
    "перевод": "target",
    "target term": "target",
    "translation": "target",
    "translator_comments": "note",
    "developer_comments": "note",
    "description": "note",
    "comment": "note",
    "comments": "note",
    "notes": "note",
    "комментарий": "note",
    "примечание": "note",
    "примечания": "note",
    "запрещено": "forbidden",
    "статус": "status",
}

_IN_RUSSIAN = {"русский": "ru", "английский": "en", "казахский": "kk", "азербайджанский": "az", "украинский": "uk"}
_CODE = re.compile("([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_QUALIFIER = re.compile(r"(?<!\s)(?:\s*+\([^()]*+\)|\s++(?:language|term|язык|термин))$")


def columns(names: Sequence[str], source: str, target: str) -> tuple[str, ...]:
    """Return the column of :data:`COLUMNS` for each of ``names``, ``""`` for others; nothing if this is no header.

    Languages name the columns where they come first («Русский;Английский», ``ru-RU,en-US``): at the end of a line they
    are those of DeepL's export, which has no header.
    """
    languages = {language(source): "source", language(target): "target"}
    first = [language(name) for name in names if name not in _IGNORED][:2]
    by_language = set(first) == set(languages)
    known = [_column(name, languages if by_language else {}) for name in names]
    # A term may be called «термин»: a synonym makes a header only beside another.
    if by_language or {"source", "target"} <= set(known) or not {"source", "target"}.isdisjoint(names):
        return tuple(known)
    return ()


def language(name: str) -> str:
    """Return the language (ISO 639-1) that a heading names, or nothing: ``ru-RU``, "English (US)", «Русский»."""
    plain = _QUALIFIER.sub("", name.lower())
    code = _CODE.fullmatch(plain)
    return _IN_RUSSIAN.get(plain) or _ENGLISH_NAMES.get(plain) or (code[1] if code else "")


_ENGLISH_NAMES = {language_name(code).lower(): code for code in _IN_RUSSIAN.values()}


def is_known(name: str) -> bool:
    """Tell whether a heading that is no column of ours is one that may be passed over."""
    return name in _IGNORED or bool(language(name))


def _column(name: str, languages: dict[str, str]) -> str:
    column = languages.get(language(name)) or _SYNONYMS.get(name, name)
    return column if column in {*COLUMNS, FUZZY} else ""
