"""Takes away articles that English does not use: "an infrastructure", "the Azerbaijani-Kazakh cooperation"."""

import re

from briefing.languages.english_number import AFTER_A_NOUN

END_OF_NOUN_PHRASE = rf"(?=[,.;:!?)]|\Z| (?:{'|'.join(AFTER_A_NOUN)})\b)"

_ATTRIBUTES = rf"(?:(?!(?:{'|'.join(AFTER_A_NOUN)})\b)[a-z]+(?:-[a-z]+)* ){{0,3}}"
_UNCOUNTED = "advice|assistance|cooperation|equipment|information|infrastructure|legislation|machinery|human capital"
_INDEFINITE = re.compile(rf"\b(?P<article>[Aa]n? )(?P<noun>{_ATTRIBUTES}(?:{_UNCOUNTED})){END_OF_NOUN_PHRASE}")
_BETWEEN_STATES = re.compile(
    r"\b(?P<article>[Tt]he )(?P<noun>(?:[A-Z][a-z]+-)+[A-Z][a-z]+ (?:cooperation|relations|ties)\b)(?! that| which)"
)

_BEHALF = re.compile(r"\b(?P<article>(?<=[Oo]n )the )(?P<noun>behalf of\b)")


def needless_articles(target: str, _: str) -> str:
    """Return "infrastructure" for "an infrastructure", "Azerbaijani-Kazakh ties" for "the Azerbaijani-Kazakh ties"."""
    for needless in (_INDEFINITE, _BETWEEN_STATES, _BEHALF):
        target = needless.sub(_bare, target)
    return target


def _bare(found: re.Match[str]) -> str:
    noun = found["noun"]
    return noun[0].upper() + noun[1:] if found["article"][0].isupper() else noun
