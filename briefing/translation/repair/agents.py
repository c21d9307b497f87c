"""Keeps who did something from becoming to whom it was done, where Russian has the doer last."""

import re

_ANNOUNCED_IN = re.compile(
    r"\bоб этом (?:сообщ(?:или|ают|ает)|заяв(?:или|ляют)|рассказ(?:али|ывают)|объяв(?:или|ляют)) во? "
    # «в МЧС», «в полиции», «в Минздраве», «в Главном управлении»; not «в полицию», «в управление», «в органы».
    r"(?:(?-i:[А-ЯЁ]{2,})|\w+(?:(?<![еиоыь])е|и|ом|ем|ой|ей|их|ых))(?!\w)",
    re.IGNORECASE,
)
_WAS_TOLD = re.compile(r"\b(?P<this>This (?:was|is|has been|had been) (?:reported|announced|stated|said)) to\b")

_GAVE_IMPETUS = re.compile(
    r"\b(?:толчок|импульс)(?: [\w-]+){0,8}? (?:при)?да(?:ст|дут|ли|ла|ло|л) [\w«]", re.IGNORECASE
)
_WAS_GIVEN = re.compile(
    r"\b(?P<it>(?:impetus|impulse|boost|push|stimulus|momentum)\b[^.;]{0,200}? (?:will be|was|is|has been) given) to\b"
    r"(?![^.;]{0,200}\bby\b)",
    re.IGNORECASE,
)


def announced_by(target: str, source: str) -> str:
    """«Об этом сообщили в МЧС» → "This was reported to the Emergencies Ministry" → "This was reported by …"."""
    return _WAS_TOLD.sub(r"\g<this> by", target) if _ANNOUNCED_IN.search(source) else target


def given_by(target: str, source: str) -> str:
    """«Толчок росту даст фонд» → "An impetus for growth will be given to the fund" → "… will be given by the fund"."""
    return _WAS_GIVEN.sub(r"\g<it> by", target) if _GAVE_IMPETUS.search(source) else target
