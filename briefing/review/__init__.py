"""A reviewer's DOCX → corrections, and the glossary lines that they suggest. Pure: nothing here touches the disk.

``read`` reads a document as if all its tracked changes were accepted, ``reviewed_rows`` finds its columns, ``compare``
compares its rows with the edition that the reviewer was sent, ``propose`` looks for terms in what was changed.
"""

from briefing.review.columns import ReviewedRow, reviewed_rows, unread_columns
from briefing.review.comparing import ChangedRow, Outcome, Remark, SetAside, Standing, compare, same_text_in_most
from briefing.review.proposing import propose
from briefing.review.reading import ReviewedDocument, ReviewNote, read

__all__ = [
    "ChangedRow",
    "Outcome",
    "Remark",
    "ReviewNote",
    "ReviewedDocument",
    "ReviewedRow",
    "SetAside",
    "Standing",
    "compare",
    "propose",
    "read",
    "reviewed_rows",
    "same_text_in_most",
    "unread_columns",
]
