"""Gives an office back to the person who holds it."""

import re

from briefing.checks.names.counterparts import SURE, likeness
from briefing.languages.morphology import is_given_name

_TITLE = r"[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Gg]overnor|[Aa]mbassador"
_OF_PERSON = re.compile(rf"\b(?:[Tt]he )?(?P<title>{_TITLE}) of (?P<given>[A-Z][\w’'-]+) (?P<last>[A-Z][\w’'-]+)")
_HOLDER = re.compile(
    r"\b(?i:президент|премьер-министр|канцлер|губернатор|посол|посл)[а-яё]{0,2} "
    r"(?P<given>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) (?P<last>[А-ЯЁ][а-яё]+)(?![\w-])"
)


def title_of_holder(target: str, source: str) -> str:
    """«На встрече с президентом Иваном Линдом» → "with the president of Ivan Lind" → "with President Ivan Lind".

    Only where a first name and a surname stand directly after the Russian office: it is not an office of theirs then.
    """
    holders = [found.group("given", "last") for found in _HOLDER.finditer(source)]

    def right(found: re.Match[str]) -> str:
        names = found.group("given", "last")
        is_held = any(is_given_name(holder[0].lower()) and _are_alike(holder, names) for holder in holders)
        return " ".join([found["title"].title(), *names]) if is_held else found[0]

    return _OF_PERSON.sub(right, target)


def _are_alike(russian: tuple[str, ...], english: tuple[str, ...]) -> bool:
    return all(likeness(*names) >= SURE for names in zip(russian, english, strict=True))
