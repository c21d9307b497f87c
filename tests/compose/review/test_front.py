"""The first page of the review edition."""

from docx.document import Document as WordDocument

from tests.factories.review_editions import PUBLISHED, opened


def test_the_first_page_says_what_to_do(shown: WordDocument) -> None:
    told = [p.text for p in shown.paragraphs]
    assert told[:3] == ["Briefing pack", "Review edition, 10 March 2026", "9 sentences, 1 doubtful"]
    assert told[5 : told.index("In this edition")] == [
        "What to do",
        "1.\tEdit the English column only. Grey cells are not for editing: they bring each sentence back to its place.",
        "2.\tTracked changes are fine, and so is editing without them.",
        "3.\tWrite remarks into the last column or as comments; they do not become part of the translation.",
        "4.\tSentences with a dotted line below them are doubtful, shaded words are terms of the glossary; "
        "the comments in the margin say more.",
        "5.\tSave the file as a Word document and send it back. "
        "Whoever built it takes your edits in with briefing import FILE",
    ]


def test_the_first_page_lists_what_is_in_the_edition_and_what_is_not(shown: WordDocument) -> None:
    told = [p.text for p in shown.paragraphs]
    begun = told.index("In this edition")
    assert told[begun + 1 : begun + 4] == [
        "1\tThe corridor grows\nseeds/a.txt · 6 sentences, 1 doubtful",
        "2\tMore\nkz/b.txt · 3 sentences",
        "Left out, because published in English: published.txt",
    ]


def test_a_pack_with_nothing_to_review_says_so() -> None:
    document = opened(PUBLISHED)
    told = [p.text for p in document.paragraphs]
    assert told[2] == "Nothing to review"
    assert told[-2:] == ["Left out, because published in English: published.txt", "End of the review edition"]
    assert not document.tables
    assert not list(document.comments)
