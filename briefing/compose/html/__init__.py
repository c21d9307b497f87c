"""A pack as one HTML page."""

from briefing.compose.html.page import write

__all__ = ["write"]
