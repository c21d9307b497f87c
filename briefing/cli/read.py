"""``briefing read``: what is understood of one file."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import briefing
from briefing.app.counting import counted

if TYPE_CHECKING:
    from briefing.records import Article


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of an article.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Print what is understood of a file: its title, outlet, date, languages, paragraphs, and what is left out.

    \b
    Examples:
      briefing read seeds/article.docx
      briefing read page.mhtml --json
    """
    article = briefing.read(briefing.ReadRequest(file))
    if as_json:
        typer.echo(json.dumps(_as_json(article), ensure_ascii=False, indent=2))
    else:
        for line in _in_words(article):
            typer.echo(line)


def _as_json(article: "Article") -> dict[str, Any]:
    return {
        "schema": 1,
        "path": article.path,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "languages": article.languages,
        "paragraphs": [
            {
                "kind": paragraph.kind.value,
                "marker": paragraph.marker,
                "language": article.language_of(number),
                "text": paragraph.body.of(article.text),
            }
            for number, paragraph in enumerate(article.paragraphs)
        ],
        "findings": [asdict(finding) for finding in article.findings],
    }


def _in_words(article: "Article") -> Iterator[str]:
    from briefing.errors import one_line

    facts = {
        "title": article.title,
        "outlet": article.outlet or "not stated",
        "author": article.author,
        "date": article.date.isoformat() if article.date else "not stated",
        "link": article.url,
        "language": ", ".join(_languages(article)),
        "encoding": article.encoding,
    }
    yield from (f"{name + ':':<10}{one_line(fact)}" for name, fact in facts.items() if fact)
    yield f"{'text:':<10}{counted(len(article.paragraphs), 'paragraph')}"
    yield ""
    yield from map(one_line, _paragraphs(article))
    if article.findings:
        yield ""
        yield from (finding.message for finding in article.findings)


def _languages(article: "Article") -> Iterator[str]:
    """Yield the names of the languages, with their shares of the text if they are several."""
    from briefing import languages

    whole = sum(article.languages.values())
    for code, amount in article.languages.items():
        share = f" ({100 * amount / whole:.0f} %)" if amount < whole else ""
        yield f"{languages.name(code)}{share}"


def _paragraphs(article: "Article") -> Iterator[str]:
    from briefing import languages
    from briefing.records import ParagraphKind

    for number, paragraph in enumerate(article.paragraphs):
        kind = f"{paragraph.kind.value}: " if paragraph.kind in (ParagraphKind.HEADLINE, ParagraphKind.HEADING) else ""
        language = f"[{languages.name(paragraph.language)}] " if paragraph.language else ""
        yield f"{number + 1}. {kind}{language}{paragraph.span.of(article.text)}"
