"""``briefing terms``: what the glossary finds in the articles, without translating anything."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefing.cli.options import GlossaryPath, Lang, Seeds

if TYPE_CHECKING:
    from briefing.pipeline.preparing import Termbase
    from briefing.records import Article


def terms(seeds: Seeds = Path("seeds"), glossary: GlossaryPath = Path("glossary"), lang: Lang = "en") -> None:
    """Print which terms of the glossary stand where in the articles, without translating them.

    \b
    Examples:
      briefing terms
      briefing terms --seeds inbox --glossary glossary/ru-en.csv
    """
    from briefing import models
    from briefing.pipeline.termbase import read_glossaries, termbase
    from briefing.records import Article
    from briefing.workspace.seeds import read_seeds

    articles = [item for item in read_seeds(seeds) if isinstance(item, Article) and item.language != lang]
    glossaries = read_glossaries(glossary, {article.language for article in articles}, lang)
    base = termbase(glossaries, models.home())
    for article in articles:
        typer.echo("\n".join(_found(article, base)))


def _found(article: "Article", base: "Termbase") -> Iterator[str]:
    from briefing.segment import segments

    matches_in = base.matches_in(article.language)
    found: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], dict[str, None]] = {}
    for segment in segments(article):
        for match in matches_in(segment.source):
            term = (match.term.source, match.term.target)
            found[term] += 1
            forms.setdefault(term, {})[" ".join(match.span.of(segment.source).split())] = None
    yield f"{article.path}: {found.total()} occurrences of {len(found)} terms"
    for (source, target), times in found.items():
        yield f"  {times} × {source} = {target} ({', '.join(forms[source, target])})"
