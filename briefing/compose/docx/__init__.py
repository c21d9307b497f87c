"""A pack as a Word document, the distribution edition."""

from briefing.compose.docx.document import write

__all__ = ["write"]
