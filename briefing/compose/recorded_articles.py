"""The articles of a build record as they were when it was written: the way back from :mod:`briefing.compose.record`."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from briefing.records import (
    Article,
    Finding,
    Origin,
    Paragraph,
    ParagraphKind,
    PossibleTerm,
    Rung,
    Segment,
    Span,
    TermUse,
    TranslatedArticle,
    Translation,
)


def recorded_article(entry: Mapping[str, Any]) -> TranslatedArticle:
    """Return an article of a record. Its text is that of its segments, with one space between them.

    Raises:
        KeyError, TypeError, ValueError: the record is damaged, or an older program wrote it.
    """
    text, paragraphs, places = _laid_out(entry["paragraphs"], entry["segments"])
    translations = tuple(map(_translation, entry["segments"], places))
    title = _translation(entry["title_segment"], None)
    article = Article(
        id=entry["id"],
        path=entry["path"],
        sha256=entry["sha256"],
        encoding=entry["encoding"],
        language=entry["language"],
        text=text,
        paragraphs=paragraphs,
        title=entry["title_source"],
        date=datetime.date.fromisoformat(entry["date"]) if entry["date"] else None,
        outlet=entry["outlet"],
        author=entry["author"],
        url=entry["url"],
        findings=_findings(entry["findings"]),
        title_language=entry.get("title_language", ""),
    )
    return TranslatedArticle(article, title, translations)


def _laid_out(
    paragraphs: Sequence[Mapping[str, str]], segments: Sequence[Mapping[str, Any]]
) -> tuple[str, tuple[Paragraph, ...], list[Span]]:
    """Return the text, its paragraphs, and where each segment is."""
    text, made, places = "", [], []
    sources = [(each["paragraph"], each["source"]) for each in segments]
    of = {index: [source for _, source in group] for index, group in groupby(sources, key=itemgetter(0))}
    for index, shape in enumerate(paragraphs):
        start = len(text)
        text += f"{shape['marker']} " if shape["marker"] else ""
        body = len(text)
        for source in of.get(index, ()):
            text += " " if len(text) > body else ""
            places.append(Span(len(text), len(text) + len(source)))
            text += source
        kind, language = ParagraphKind(shape["kind"]), shape.get("language", "")
        made.append(Paragraph(Span(start, len(text)), Span(body, len(text)), kind, shape["marker"], language))
        text += "\n\n"
    return text, tuple(made), places


def _translation(segment: Mapping[str, Any], span: Span | None) -> Translation:
    return Translation(
        segment=Segment(segment["id"], segment["source"], span, segment["paragraph"]),
        target=segment["target"],
        origin=Origin(segment["origin"]),
        findings=_findings(segment["findings"]),
        terms=tuple(_terms(segment)),
        person=segment.get("person", ""),
        possible=tuple(PossibleTerm(**each) for each in segment.get("possible", ())),
        reviewer=segment.get("reviewer", ""),
    )


def _findings(listed: Sequence[Mapping[str, str]]) -> tuple[Finding, ...]:
    return tuple(Finding(each["code"], each["message"]) for each in listed)


def _terms(segment: Mapping[str, Any]) -> Iterator[TermUse]:
    """Yield the terms where they stand: they are in the order of the source, and none overlaps another."""
    done = 0
    for use in segment["terms"]:
        start = segment["source"].index(use["matched"], done)
        done = start + len(use["matched"])
        yield TermUse(use["source"], use["matched"], use["target"], Rung(use["rung"]), Span(start, done))
