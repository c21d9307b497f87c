"""A house template: what a document takes from a Word document of the desk's own, and nothing else of it.

Taken are styles with theme, fonts and numbering, page size and margins, and headers and footers with their pictures.
Left behind are the text, and by the same rule macros, embedded objects and whatever else a file can carry: only what
is named here is read at all.
"""

from briefing.ooxml.template.parts import HeadersAndFooters, Template, TemplatePart
from briefing.ooxml.template.reading import read_template

__all__ = ["HeadersAndFooters", "Template", "TemplatePart", "read_template"]
