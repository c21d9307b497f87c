"""What of another program's unit can be used: its text without markup, and whether a person translated it."""

import html
import re
from collections.abc import Mapping

from briefing.checks import slips
from briefing.memory.exchange import PassedOver
from briefing.memory.spelling import spelling_key

MARKUP = "\0"
"""Stands where there was markup between words; XML has no such character."""

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:]*(?:\s[^<>]*)?/?>|<\d{1,3}/?>|</\d{1,3}>|\{\d{1,3}>|<\d{1,3}\}")
"""A tag that is printed as text: "<b>", "<g id="1">", "</1>", and "{1>" as old programs write it."""

_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|laquo|raquo|[mn]dash|hellip|#x?[0-9A-Fa-f]+);")
_GAP = re.compile(rf"(?<![\s{MARKUP}])(?=\s*{MARKUP})[\s{MARKUP}]+(?=[,.;:!?)»”…])|(?<=[(«“])\s*{MARKUP}[\s{MARKUP}]*")
_PLACEHOLDER = re.compile(
    r"\$?\{\{?\s*(?:\w+\s*)?\}?\}|(?<!\d)(?<!\d[ \xa0])%(?:\d\$)?[sd@](?!\w)|%[A-Z][A-Z_]+%", re.ASCII
)
"""What a program fills in: "{0}", "${name}", "%s", "%1$d", "%USER%"; but "5 %" is a figure."""

_NOT_TRANSLATED = frozenset({"empty", "symbols", "untranslated"})
"""The slips that leave no translation at all."""

_ABOUT_ORIGIN = re.compile(r"origin|status|state|level|confirm|approv|match|machine|\bmt\b|draft", re.IGNORECASE)
_MACHINE = re.compile(
    r"\b(?:[ans]?mt|machine|automatic|engine|pre ?translated|draft|unconfirmed|unapproved|unedited|rejected|fuzzy|needs"
    r"|raw|new|initial|not started|not translated|untranslated|deep ?l|google|yandex|bing|modern ?mt|chat ?gpt)\b",
    re.IGNORECASE,
)
_MACHINE_USER = re.compile(
    r"mt!?|.*\b(?:machine|deepl|google ?translate|yandex ?translate|bing|modernmt|chatgpt)\b.*", re.IGNORECASE
)
_APPROVAL = re.compile("confirm|approv", re.IGNORECASE)
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_.]+")


def without_markup(text: str) -> str:
    """Return a text with a space, or nothing before and after punctuation, for each :data:`MARKUP`."""
    return " ".join(_GAP.sub("", text).replace(MARKUP, " ").split()) if MARKUP in text else text


def cleaned(text: str) -> str:
    """Return a text without tags and entities that another program printed into it.

    >>> cleaned("<b>The port</b> of Alat&nbsp;is open<br/>.")
    'The port of Alat is open.'
    """
    unescaped = html.unescape(text) if _ENTITY.search(text) else text
    return without_markup(_TAG.sub(MARKUP, unescaped)).strip()


def why_unusable(source: str, target: str, source_language: str, target_language: str) -> PassedOver | None:
    """Return why a pair of texts is no translation of a sentence, ``None`` if it may be one."""
    if _PLACEHOLDER.search(source) or _PLACEHOLDER.search(target):
        return PassedOver.PLACEHOLDERS
    same = source_language != target_language and spelling_key(source).lower() == spelling_key(target).lower()
    found = {finding.code for finding in slips(source, target, source_language, target_language)}
    return PassedOver.UNTRANSLATED if same or found & _NOT_TRANSLATED else None


def is_machine_made(props: Mapping[str, str], user: str) -> bool:
    """Tell whether a unit calls itself machine-made or a draft.

    ``props`` are its properties by type, ``user`` who made it, or changed it last.
    """
    said = any(_says_machine(kind, value.strip()) for kind, value in props.items())
    return said or bool(_MACHINE_USER.fullmatch(user.strip()))


def _says_machine(kind: str, value: str) -> bool:
    named, said = _WORDS.sub(" ", kind), _WORDS.sub(" ", value)
    if not _ABOUT_ORIGIN.search(named):
        return False
    if said.lower() in _YES | _NO:
        agrees = said.lower() in _YES
        return agrees if _MACHINE.search(named) else bool(not agrees and _APPROVAL.search(named))
    return bool(_MACHINE.search(said))
