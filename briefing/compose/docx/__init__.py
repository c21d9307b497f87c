"""A pack as a Word document, the distribution edition."""

from briefing.compose.docx.document import compose, write

__all__ = ["compose", "write"]
