"""The language of each paragraph of a text."""

from collections import Counter
from collections.abc import Sequence

from briefing.languages.detection import detect, is_cyrillic, presumed
from briefing.languages.identification import CYRILLIC, identified
from briefing.languages.names import UNDETERMINED

_SHORT = 60
"""Characters below which the languages of a text's other paragraphs are likelier than one that only this one is in."""


def by_paragraph(paragraphs: Sequence[str]) -> list[str]:
    """Return the language of each of a text's ``paragraphs``; ``"und"`` where nothing in it shows a language.

    A name, a number or a date is in the language of the paragraph before it, the first ones in that of what follows; a
    list of names alone is in Russian, if that has their letters.
    """
    found = [detect(paragraph) for paragraph in paragraphs]
    established = {code for code, text in zip(found, paragraphs, strict=True) if len(text) >= _SHORT}
    settled = [_settled(code, text, established) for code, text in zip(found, paragraphs, strict=True)]
    return _inherited(settled, next(filter(_is_determined, settled), None) or _of_all(paragraphs))


def _is_determined(code: str) -> bool:
    return code != UNDETERMINED


def _of_all(paragraphs: Sequence[str]) -> str:
    """Return the language of paragraphs that show none by themselves."""
    text = "\n".join(paragraphs)
    code = detect(text)
    return code if _is_determined(code) else presumed(text)


def commonest(codes: Sequence[str], paragraphs: Sequence[str]) -> str:
    """Return the language that most of the text is in."""
    amounts: Counter[str] = Counter()
    for code, text in zip(codes, paragraphs, strict=True):
        amounts[code] += len(text)
    return max(amounts, key=amounts.__getitem__, default=UNDETERMINED)


def _settled(code: str, text: str, established: set[str]) -> str:
    """Return the language of a text; a short one that is not Russian is in a language of the longer ones, if it may be.

    Three words of Azerbaijani look much like Turkish.
    """
    if code in {UNDETERMINED, "ru", *established} or len(text) >= _SHORT:
        return code
    likely = {each for each in established if (each in CYRILLIC) == is_cyrillic(text)} - {"ru", UNDETERMINED}
    return identified(text, likely) if likely else code


def _inherited(codes: Sequence[str], first: str) -> list[str]:
    settled, last = [], first
    for code in codes:
        last = last if code == UNDETERMINED else code
        settled.append(last)
    return settled
