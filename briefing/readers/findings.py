"""Findings on how a file was read: what of it is not in the article, and what could not be told for sure."""

from collections.abc import Sequence

from briefing.records import Finding

FURNITURE = "furniture"
"""The code of what readers of a page pass over: captions, links to other articles, invitations to subscribe."""

LEFT_OUT, HIDDEN, STRUCK, DELETED = "left-out", "hidden", "struck", "deleted"
MARGIN, COMMENT, MAIL = "margin", "comment", "mail"

EXPECTED = frozenset({FURNITURE, MARGIN, MAIL})
"""Codes that are no reason for doubt: every page has links to other articles in it, most documents and messages have
headers."""

OTHER_LANGUAGE = "other-language"
"""The code of what is not translated, since it is in another language than the rest of its article."""

_LEFT_OUT = {
    LEFT_OUT: "Part of the text is left out: {what}.",
    HIDDEN: "Hidden text is left out: {what}.",
    STRUCK: "Text that is struck out is left out: {what}.",
    DELETED: "Text that a tracked change deletes is left out: {what}.",
    MARGIN: "Page headers and footers are left out: {what}.",
    MAIL: "Headers and signatures of messages are left out: {what}.",
    COMMENT: "Comments are left out: {what}.",
    FURNITURE: "Captions, links to other articles and the like are left out: {what}.",
}
"""What a finding says, by its code."""

_QUOTED = 60
"""Characters of a text that was left out which its finding quotes."""

_MOST_QUOTED = 5


MENDED = Finding("mojibake", "The text had been saved in a wrong encoding (mojibake), and was put right.")
WRAPPED = Finding("wrapped", "The lines are wrapped, and where its headline ends, if it has one, cannot be told.")


def stray_bytes(text: str) -> Finding:
    """Return the finding on bytes that were no text and stand as "\ufffd" in ``text``."""
    place = text.index("\ufffd")
    around = " ".join(text[max(0, place - _QUOTED // 2) : place + _QUOTED // 2].split())
    count = text.count("\ufffd")
    return Finding(
        "stray-bytes", f"{count} byte{'s are' if count > 1 else ' is'} no text, shown as \ufffd: “{around}”."
    )


def left_out(code: str, texts: Sequence[str]) -> list[Finding]:
    """Return the finding that says how many characters of ``texts`` are left out and what each begins with.

    There is none where they hold no letter and no digit.
    """
    told = [" ".join(text.split()) for text in texts]
    told = [text for text in told if any(map(str.isalnum, text))]
    return [Finding(code, _LEFT_OUT[code].format(what=_amount(told)))] if told else []


def not_translated(language: str, texts: Sequence[str]) -> Finding:
    """Return the finding on ``texts`` in another ``language`` (its name) than their article is translated from."""
    return Finding(OTHER_LANGUAGE, f"Part of the article is in {language} and not translated: {_amount(texts)}.")


def _amount(texts: Sequence[str]) -> str:
    characters = sum(map(len, texts))
    more = f" and {len(texts) - _MOST_QUOTED} more" if len(texts) > _MOST_QUOTED else ""
    amount = f"{characters:,} character{'s' if characters > 1 else ''}"
    return f"{amount}, {', '.join(map(_quoted, texts[:_MOST_QUOTED]))}{more}"


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED].rpartition(' ')[0] or text[:_QUOTED]} …”"
