"""The build record: a pack as JSON, which tells programs what was built from what."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from briefing.compose.content import cover
from briefing.compose.content.contents import ContentsEntry, contents
from briefing.compose.content.tally import tally
from briefing.compose.formats import ComposeOptions
from briefing.records import Correction, Example, Finding, ModelInfo, Pack, Paragraph, Signature, TermUse, Translation

SCHEMA = 1

_ARTICLES = "articles"
_NO_ARTICLES = f'\n  "{_ARTICLES}": []'
"""How a record without articles says so: a line that no text can imitate, since texts in JSON have no line ends."""


def write(pack: Pack, file: BinaryIO, _: ComposeOptions) -> None:
    """Write the record to ``file`` in UTF-8, article by article: the same bytes for the same pack."""
    made = record(pack)
    before, after = _json(made | {_ARTICLES: []}).split(_NO_ARTICLES)
    file.write(f"{before}{_NO_ARTICLES[:-1]}".encode())
    file.writelines(piece.encode() for piece in _items(made[_ARTICLES]))
    file.write(f"]{after}\n".encode())


def record(pack: Pack) -> dict[str, Any]:
    """Return the record, its articles as an iterator; its shape is a contract, fields may be added to it."""
    counted = tally(pack.articles)
    desk = {"compiled_by": pack.compiled_by, "handling": pack.handling}
    return {
        "schema": SCHEMA,
        "title": cover.pack_title(pack),
        "date": pack.date.isoformat(),
        "language": pack.target_language,
        **{name: said for name, said in desk.items() if said},
        "coverage": cover.coverage(counted),
        "notice": cover.notice(pack, counted),
        "how_made": cover.how_made(pack, counted),
        "signature": _signature(pack.signature),
        _ARTICLES: map(_article, contents(pack.articles)),
        "skipped": [asdict(skipped) for skipped in pack.skipped],
    }


def _items(articles: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the articles, each as it stands in the record, and what is between and after them."""
    separator = ""
    for article in articles:
        indented = _json(article).replace("\n", "\n    ")
        yield f"{separator}\n    {indented}"
        separator = ","
    if separator:
        yield "\n  "


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "text": str(signature),
        "program": signature.program,
        "engine": signature.engine,
        "decoding": signature.decoding,
        "glossary": signature.glossary,
        "models": [_model(model) for model in signature.models],
    }


def _model(model: ModelInfo) -> dict[str, Any]:
    fields = asdict(model)
    return fields if model.steps else {name: value for name, value in fields.items() if name != "steps"}


def _article(entry: ContentsEntry) -> dict[str, Any]:
    translated, article = entry.translated, entry.translated.article
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "title_source": article.title,
        "title": translated.title.target,
        "title_findings": [_finding(finding) for finding in translated.title.findings],
        "date": article.date.isoformat() if article.date else None,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        **({"title_language": article.title_language} if article.title_language else {}),
        "lead": entry.lead,
        "lead_doubtful": entry.note > 0,
        "findings": [_finding(finding) for finding in article.findings],
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "title_segment": _segment(translated.title),
        "segments": [_segment(translation) for translation in translated.translations],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, str]:
    language = {"language": paragraph.language} if paragraph.language else {}
    return {"kind": paragraph.kind.value, "marker": paragraph.marker, **language}


def _segment(translation: Translation) -> dict[str, Any]:
    return {
        "id": translation.segment.id,
        "paragraph": translation.segment.paragraph,
        "source": translation.segment.source,
        "target": translation.target,
        "origin": translation.origin.value,
        **({"person": translation.person} if translation.person else {}),
        **({"reviewer": translation.reviewer} if translation.reviewer else {}),
        "terms": [_term(use) for use in translation.terms],
        **({"possible": [asdict(term) for term in translation.possible]} if translation.possible else {}),
        "findings": [_finding(finding) for finding in translation.findings],
        **({"offered": [_offer(made) for made in translation.offered]} if translation.offered else {}),
        **({"examples": [_example(example) for example in translation.examples]} if translation.examples else {}),
    }


def _offer(correction: Correction) -> dict[str, str]:
    return {"target": correction.target, "article": correction.article, "person": correction.person}


def _example(example: Example) -> dict[str, str]:
    return {"source": example.source, "target": example.target}


def _term(use: TermUse) -> dict[str, str]:
    return {"source": use.source, "matched": use.matched, "target": use.target, "rung": use.rung.value}


def _finding(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "message": finding.message}
