"""A reviewer's DOCX → corrections, and the glossary lines that they suggest. Pure: nothing here touches the disk.

``read`` reads a document as if all its tracked changes were accepted, ``compare`` compares it with the edition that the
reviewer was sent, ``propose`` looks for terms in what was changed.
"""

from briefing.review.comparing import ChangedRow, Outcome, Remark, SetAside, Standing, compare
from briefing.review.proposing import propose
from briefing.review.reading import ReviewedDocument, ReviewedRow, read

__all__ = [
    "ChangedRow",
    "Outcome",
    "Remark",
    "ReviewedDocument",
    "ReviewedRow",
    "SetAside",
    "Standing",
    "compare",
    "propose",
    "read",
]
