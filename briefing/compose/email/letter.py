"""What a message says about a pack, read from the pack's build record, whether that was made just now or long ago."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.compose.content import wording
from briefing.records import Skipped


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article of the pack; ``language`` is the title's, ``lead`` is empty where there is none."""

    title: str
    language: str
    outlet: str
    date: date | None
    lead: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A pack at a glance; ``language`` is the pack's target language, ``signature`` says what made it.

    ``handling``, ``compiled_by`` and, in a record of an older program, ``how_made`` may be empty.
    """

    title: str
    date: date
    language: str
    coverage: str
    notice: str
    signature: str
    entries: tuple[ArticleSummary, ...]
    skipped: tuple[Skipped, ...]
    compiled_by: str = ""
    handling: str = ""
    how_made: str = ""


def letter(record: Mapping[str, Any]) -> Letter:
    """Return the letter for a pack from its build record, see :func:`briefing.compose.record.record`.

    The record's articles are gone through once.

    Raises:
        KeyError, TypeError, ValueError: the record is damaged, or an older program wrote it.
    """
    language = _text(record, "language")
    return Letter(
        title=_text(record, "title"),
        date=date.fromisoformat(record["date"]),
        language=language,
        coverage=_text(record, "coverage"),
        notice=_text(record, "notice"),
        signature=_text(record["signature"], "text"),
        entries=tuple(_entry(article, language) for article in record["articles"]),
        skipped=tuple(Skipped(_text(item, "path"), _text(item, "reason")) for item in record["skipped"]),
        compiled_by=_text_if_any(record, "compiled_by"),
        handling=_text_if_any(record, "handling"),
        how_made=_text_if_any(record, "how_made"),
    )


def _entry(article: Mapping[str, Any], target_language: str) -> ArticleSummary:
    title = wording.headline(_text(article, "title"))
    return ArticleSummary(
        title=title or wording.headline(_text(article, "title_source")),
        language=target_language if title else _text(article, "language"),
        outlet=_text(article, "outlet"),
        date=date.fromisoformat(article["date"]) if article["date"] else None,
        lead=_text(article, "lead"),
        doubtful=bool(article["lead_doubtful"] or article["title_findings"]),
    )


def _text_if_any(record: Mapping[str, Any], key: str) -> str:
    return _text(record, key) if key in record else ""


def _text(record: Mapping[str, Any], key: str) -> str:
    if not isinstance(value := record[key], str):
        raise TypeError(f"{key} is no text")
    return value
