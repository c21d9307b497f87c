"""The build record: a pack as JSON, for programs that want to know what was built from what."""

import json
from dataclasses import asdict
from typing import Any

from briefing.compose import wording
from briefing.compose.glance import Glance, glances
from briefing.records import Finding, ModelInfo, Pack, Signature, TermUse, Translation

SCHEMA = 1


def compose(pack: Pack) -> bytes:
    """Return the record as UTF-8 JSON, the same bytes for the same pack."""
    return (json.dumps(record(pack), ensure_ascii=False, indent=2) + "\n").encode()


def record(pack: Pack) -> dict[str, Any]:
    """Return the record; its shape is a contract, fields may be added to it."""
    desk = {"compiled_by": pack.compiled_by, "handling": pack.handling}
    return {
        "schema": SCHEMA,
        "title": wording.pack_title(pack),
        "date": pack.date.isoformat(),
        "language": pack.target_language,
        **{name: said for name, said in desk.items() if said},
        "coverage": wording.coverage(pack),
        "notice": wording.notice(pack),
        "how_made": wording.how_made(pack),
        "signature": _signature(pack.signature),
        "articles": [_article(glance) for glance in glances(pack)],
        "skipped": [asdict(skipped) for skipped in pack.skipped],
    }


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


def _article(glance: Glance) -> dict[str, Any]:
    translated, article = glance.translated, glance.translated.article
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
        "lead": glance.lead,
        "lead_doubtful": glance.note > 0,
        "segments": [_segment(translation) for translation in translated.translations],
    }


def _segment(translation: Translation) -> dict[str, Any]:
    return {
        "id": translation.segment.id,
        "paragraph": translation.segment.paragraph,
        "source": translation.segment.source,
        "target": translation.target,
        "origin": translation.origin.value,
        **({"person": translation.person} if translation.person else {}),
        "terms": [_term(use) for use in translation.terms],
        "findings": [_finding(finding) for finding in translation.findings],
    }


def _term(use: TermUse) -> dict[str, str]:
    return {"source": use.source, "matched": use.matched, "target": use.target, "rung": use.rung.value}


def _finding(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "message": finding.message}
