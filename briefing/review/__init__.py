"""A reviewer's DOCX → corrections, and the glossary lines that they suggest. Pure: nothing here touches the disk.

``read`` takes a document as if all its tracked changes were accepted, ``compare`` holds it against the edition that the
reviewer was sent, ``propose`` looks for terms in what was changed.
"""

from briefing.review.comparing import Change, Outcome, Remark, SetAside, Standing, compare
from briefing.review.proposing import propose
from briefing.review.reading import ReviewedDocument, ReviewedRow, read

__all__ = [
    "Change",
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
