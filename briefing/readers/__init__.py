"""Readers: the bytes of one file → :class:`~briefing.records.Article`. Pure: they touch neither disk nor network."""

import hashlib
import unicodedata
from pathlib import PurePosixPath

from briefing.errors import InputError
from briefing.languages import UNDETERMINED
from briefing.readers import metadata, title
from briefing.readers.bilingual import with_languages
from briefing.readers.dateline import dateline_date
from briefing.readers.formats import SUFFIXES, format_of
from briefing.readers.outlet import outlet, site
from briefing.readers.parsed import ParsedArticle
from briefing.records import Article


def read_article(data: bytes, path: str, sidecar: str | None = None) -> Article:
    """Return the article in ``data``, the content of the file ``path`` (relative, with forward slashes).

    ``sidecar`` is the text of ``<name>.meta.toml`` beside it; what it states wins over what the file states, which
    wins over what the text shows.

    Raises:
        InputError: the file is in no known format, empty, damaged, not text, or without an article; or its sidecar is
            wrong.
    """
    if not data.strip():
        raise InputError(f"{path}: is empty.", "Put the article's text into it, or remove it.")
    stated = metadata.from_sidecar(sidecar, _sidecar_name(path)) if sidecar is not None else metadata.Metadata()
    parsed = _parsed(data, path)
    facts = stated.over(parsed.metadata).cleaned()
    titled = title.find(parsed.text, parsed.paragraphs, facts.title or "")
    bodies = [paragraph.body.of(parsed.text) for paragraph in parsed.paragraphs]
    article = Article(
        id=article_id(path),
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=parsed.encoding,
        language=UNDETERMINED,
        text=parsed.text,
        paragraphs=titled.paragraphs,
        title=titled.title,
        title_span=titled.span,
        date=facts.date or dateline_date(bodies) or parsed.letterhead,
        outlet=outlet(bodies) or site(facts.url or "") if facts.outlet is None else facts.outlet,
        author=facts.author or "",
        url=facts.url or "",
        findings=parsed.findings,
    )
    return with_languages(article)


def article_id(path: str) -> str:
    """Return the id of the article at ``path``: 10 hexadecimal digits, the same on every system."""
    return hashlib.sha256(unicodedata.normalize("NFC", path).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _sidecar_name(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".meta.toml"))


def _parsed(data: bytes, path: str) -> ParsedArticle:
    input_format = format_of(path)
    if not input_format:
        raise InputError(f"{path}: is not in a format that is read.", f"The formats are {', '.join(SUFFIXES)}.")
    parsed = input_format.read(data, path)
    if not any(character.isalnum() for character in parsed.text):
        raise InputError(f"{path}: holds no text.", "Put the article's text into it, or remove it.")
    return parsed
