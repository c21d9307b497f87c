"""What a document holds outside its text: page headers and footers, comments, charts and diagrams."""

import re
from collections.abc import Iterator, Sequence

from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, value
from briefing.readers.docx.paragraphs import paragraphs
from briefing.readers.docx.runs import RunReader
from briefing.readers.findings import COMMENT, LEFT_OUT, MARGIN, left_out
from briefing.readers.pieces import shown
from briefing.readers.structure import Block
from briefing.records import Finding

_TODAY = re.compile(r"\s*+(?:DATE|TIME)\b", re.IGNORECASE)
"""Fields with the day on which a document is looked at; ``SAVEDATE`` is another."""

_CODES = {
    "header": MARGIN,
    "footer": MARGIN,
    "comments": COMMENT,
    "chart": LEFT_OUT,
    "diagramData": LEFT_OUT,
}
"""By kind of part, the code of the finding on its text."""


def left_out_beside(
    parts: WordPackage, document: Element, reader: RunReader, kept: Sequence[Block]
) -> Iterator[Finding]:
    """Yield findings on the text that stands outside the document's and is not in it too; page numbers are none."""
    standing = {block.text for block in kept}
    found: dict[str, list[str]] = {LEFT_OUT: list(_lettering(document))}
    for relation in parts.relations():
        code = "" if relation.external else _CODES.get(relation.kind, "")
        root = parts.part(relation.target) if code else None
        if root is not None:
            found.setdefault(code, []).extend(_texts(root, relation.kind, reader))
    for code, texts in found.items():
        yield from left_out(
            code, [text for text in dict.fromkeys(texts) if _has_letters(text) and text not in standing]
        )


def letterheads(parts: WordPackage, reader: RunReader) -> Iterator[str]:
    """Yield the lines of page headers, but for those that show the day on which they are looked at."""
    for relation in parts.relations():
        root = parts.part(relation.target) if relation.kind == "header" and not relation.external else None
        if root is not None and not _shows_today(root):
            yield from (shown(each.pieces) for each in paragraphs(root, reader))


def _shows_today(root: Element) -> bool:
    instructions = (value(field, "instr") for field in root.iterdescendants("{*}fldSimple"))
    texts = (field.text or "" for field in root.iterdescendants("{*}instrText"))
    return any(_TODAY.match(instruction) for instruction in (*instructions, *texts))


def _texts(root: Element, kind: str, reader: RunReader) -> Iterator[str]:
    if kind == "chart":
        yield from ((each.text or "").strip() for each in root.iterdescendants("{*}t", "{*}v"))
    else:
        yield from (shown(each.pieces).strip() for each in paragraphs(root, reader))
        yield from _lettering(root)


def _lettering(root: Element) -> Iterator[str]:
    """Yield the words of pictures made of letters, such as a watermark."""
    return (value(each, "string") for each in root.iterdescendants("{*}textpath"))


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
