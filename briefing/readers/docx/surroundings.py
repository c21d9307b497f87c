"""What a document holds outside its text: page headers and footers, comments, charts and diagrams."""

from collections.abc import Iterator, Sequence

from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, value
from briefing.readers.docx.paragraphs import paragraphs
from briefing.readers.docx.runs import RunReader
from briefing.readers.findings import COMMENT, LEFT_OUT, MARGIN, left_out
from briefing.readers.pieces import shown
from briefing.readers.structure import Block
from briefing.records import Finding

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
