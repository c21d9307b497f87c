"""What the ``llm`` engine says to the model, in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.engines.base import Request, TermHint

# The languages Qwen2.5's authors name, of which English is the one translated into.
SUPPORTED: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "de": "German",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "pt": "Portuguese",
        "ru": "Russian",
        "th": "Thai",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)


def instruction(language: str) -> str:
    """Return the system's turn for sentences in ``language``, a code of :data:`SUPPORTED`."""
    return f"Translate the user's {SUPPORTED[language]} text into English. Output only the translation."


def question(request: Request) -> str:
    """Return the user's turn: the sentence, after the terms it is to be translated with."""
    return _terms(request.hints) + request.source


def _terms(hints: Sequence[TermHint]) -> str:
    if not hints:
        return ""
    return "Use these terms: " + "; ".join(f"{hint.source} = {hint.target}" for hint in hints) + "\n\n"
