"""Keeps who announced something from becoming who was told."""

import re

_ANNOUNCED_IN = re.compile(
    r"\bоб этом (?:сообщ(?:или|ают|ает)|заяв(?:или|ляют)|рассказ(?:али|ывают)|объяв(?:или|ляют)) во? "
    # «в МЧС», «в полиции», «в Минздраве», «в Главном управлении»; not «в полицию», «в управление», «в органы».
    r"(?:(?-i:[А-ЯЁ]{2,})|\w+(?:(?<![еиоыь])е|и|ом|ем|ой|ей|их|ых))(?!\w)",
    re.IGNORECASE,
)
_WAS_TOLD = re.compile(r"\b(?P<this>This (?:was|is|has been|had been) (?:reported|announced|stated|said)) to\b")


def announced_by(target: str, source: str) -> str:
    """«Об этом сообщили в МЧС» → "This was reported to the Emergencies Ministry" → "This was reported by …"."""
    return _WAS_TOLD.sub(r"\g<this> by", target) if _ANNOUNCED_IN.search(source) else target
