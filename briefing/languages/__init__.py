"""Languages: which one a text is in, scripts, Russian morphology, English number, romanization."""

from briefing.languages.detection import UNDETERMINED, detect, name

__all__ = ["UNDETERMINED", "detect", "name"]
