"""Term files in, terms and findings out, each in a line."""

from briefing.glossary import Parsed, parse
from briefing.glossary.entries import cells_of

HEADER = "source,target,forbidden,case,note,status\n"


def told(parsed: Parsed) -> list[str]:
    """Each term in one line: source = target | short !forbidden =exact (note) [status]."""
    return [
        f"{term.source} = {cells_of(term)['target']}"
        + "".join(f" !{rendering}" for rendering in term.forbidden)
        + " =exact" * term.exact
        + f" ({term.note})" * bool(term.note)
        + f" [{term.status}]" * bool(term.status)
        for term in parsed.terms
    ]


def terms(text: str | bytes, file: str = "ru-en.csv", source: str = "ru", target: str = "en") -> list[str]:
    """The terms of a file in which nothing is wrong."""
    parsed = parse(text.encode() if isinstance(text, str) else text, file, source, target)
    assert not parsed.findings, [str(found) for found in parsed.findings]
    return told(parsed)


def findings(text: str, file: str = "ru-en.csv") -> str:
    return " ".join(f"{found.line}:{found.code}" for found in parse(text.encode(), file).findings)
