"""``briefing terms``: what the glossary finds in the articles, without translating anything."""

from pathlib import Path

import typer

import briefing
from briefing.app.counting import counted
from briefing.cli.display import notices
from briefing.cli.options import FollowLinks, Glossary, Lang, Seeds


def terms(
    seeds: Seeds = Path("seeds"),
    glossary: Glossary = Path("glossary"),
    lang: Lang = "en",
    follow_links: FollowLinks = False,
) -> None:
    """Print which terms of the glossary stand where in the articles, without translating them.

    \b
    Examples:
      briefing terms
      briefing terms --seeds inbox --glossary glossary/ru-en.csv
    """
    for article in briefing.terms(briefing.TermsRequest(seeds, glossary, lang, follow_links), notices):
        occurrences = sum(term.times for term in article.terms)
        found = f"{counted(occurrences, 'occurrence')} of {counted(len(article.terms), 'term')}"
        typer.echo(f"{article.path}: {found}")
        for term in article.terms:
            typer.echo(f"  {term.times} × {term.source} = {term.target} ({', '.join(term.forms)})")
        for possible in article.possible:
            typer.echo(f"  possible: {possible.source} ({' '.join(possible.found.split())})")
