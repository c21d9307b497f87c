"""Documents in other formats that Word shows in the middle of a document (``w:altChunk``)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing.errors import InputError
from briefing.ooxml.package import WordPackage
from briefing.readers import html
from briefing.readers.findings import LEFT_OUT
from briefing.readers.formats import format_of
from briefing.readers.parsed import ParsedArticle
from briefing.readers.structure import Block
from briefing.records import Finding

Reader = Callable[[bytes, str], ParsedArticle]

_PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Embedded:
    """The blocks of embedded documents by their relations' ids, and findings on what of them is not read."""

    blocks: Mapping[str, list[Block]]
    findings: list[Finding]


def embedded(parts: WordPackage, path: str, ids: Iterable[str], read_document: Reader | None) -> Embedded:
    """Read the documents embedded in that at ``path``; Word documents with ``read_document``, if at all."""
    relations = {relation.id: relation for relation in parts.relations()}
    blocks: dict[str, list[Block]] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(ids):
        target = relations[name].target if name in relations else name
        read = _reader(target, read_document)
        content = parts.content(target)
        try:
            article = read(content, f"{path}: {target}") if read and content is not None else None
        except InputError as error:
            article, target = None, f"{target} ({error.problem.rpartition(': ')[2]})"
        if article is None:
            findings.append(Finding(LEFT_OUT, f"A document that this one shows in its text is left out: {target}."))
        else:
            blocks[name] = [Block(each.body.of(article.text), each.kind, each.marker) for each in article.paragraphs]
            findings += article.findings
    return Embedded(blocks, findings)


def _reader(target: str, read_document: Reader | None) -> Reader | None:
    if PurePosixPath(target).suffix.lower() in _PAGES:
        return html.read_all
    input_format = format_of(target)
    if input_format is None:
        return None
    return read_document if input_format.module == "docx" else input_format.read
