"""Languages: which one a text is in, scripts, Russian morphology, English number, romanization."""

from briefing.languages.detection import detect
from briefing.languages.names import UNDETERMINED, name
from briefing.languages.paragraphs import by_paragraph, commonest

__all__ = ["UNDETERMINED", "by_paragraph", "commonest", "detect", "name"]
