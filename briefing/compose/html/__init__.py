"""A pack as one HTML page."""

from briefing.compose.html.page import compose, write

__all__ = ["compose", "write"]
