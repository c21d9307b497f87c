"""What a user may choose about the layout of a pack; each format takes what applies to it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.compose.content.rows import RowUnit

if TYPE_CHECKING:
    from briefing.ooxml.template import Template


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What one row of a side-by-side table holds, and the house template of Word documents."""

    rows: RowUnit = RowUnit.PARAGRAPH
    template: "Template | None" = None


DEFAULT = ComposeOptions()
