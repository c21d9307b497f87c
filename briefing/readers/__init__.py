"""Readers: the bytes of one file → :class:`~briefing.records.Article`. Pure: they touch neither disk nor network."""

import hashlib
import unicodedata
from pathlib import PurePosixPath

from briefing import languages
from briefing.errors import InputError
from briefing.readers import dateline, metadata, plain, title
from briefing.readers.draft import Draft
from briefing.records import Article

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx"})
"""Kinds of files that are read, by their suffix in lower case."""


def read_article(data: bytes, path: str, sidecar: str | None = None) -> Article:
    """Return the article in ``data``, the content of the file ``path`` (relative, with forward slashes).

    ``sidecar`` is the text of ``<name>.meta.toml`` beside it; what it states wins over what the file states, which
    wins over what the text shows.

    Raises:
        InputError: the file is of no known kind, empty, damaged, no text, or without an article; or its front matter
            or sidecar is wrong.
    """
    if not data.strip():
        raise InputError(f"{path}: is empty.", "Put the article's text into it, or remove it.")
    stated = metadata.from_sidecar(sidecar, _sidecar_name(path)) if sidecar is not None else metadata.Metadata()
    draft = _draft(data, path)
    facts = stated.over(draft.metadata).cleaned()
    titled = title.find(draft.text, draft.paragraphs, facts.title or "")
    bodies = [paragraph.body.of(draft.text) for paragraph in draft.paragraphs]
    return Article(
        id=article_id(path),
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=draft.encoding,
        language=languages.detect(draft.text),
        text=draft.text,
        paragraphs=titled.paragraphs,
        title=titled.title,
        title_span=titled.span,
        date=facts.date,
        outlet=dateline.outlet(bodies) if facts.outlet is None else facts.outlet,
        author=facts.author or "",
        url=facts.url or "",
    )


def article_id(path: str) -> str:
    """Return the id of the article at ``path``: 10 hexadecimal digits, the same on every system."""
    return hashlib.sha256(unicodedata.normalize("NFC", path).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _sidecar_name(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".meta.toml"))


def _draft(data: bytes, path: str) -> Draft:
    draft = _read(data, path)
    if not any(character.isalnum() for character in draft.text):
        raise InputError(f"{path}: holds no text.", "Put the article's text into it, or remove it.")
    return draft


def _read(data: bytes, path: str) -> Draft:
    """Read by suffix; what a kind needs beyond the standard library is loaded when a file of it comes."""
    match PurePosixPath(path).suffix.lower():
        case ".txt":
            return plain.read(data, path)
        case ".md":
            from briefing.readers import markdown  # noqa: PLC0415

            return markdown.read(data, path)
        case ".html" | ".htm":
            from briefing.readers import html  # noqa: PLC0415

            return html.read(data, path)
        case ".docx":
            from briefing.readers import docx  # noqa: PLC0415

            return docx.read(data, path)
    raise InputError(f"{path}: is of no kind that is read.", f"Kinds are {', '.join(sorted(SUFFIXES))}.")
