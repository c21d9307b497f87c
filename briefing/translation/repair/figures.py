"""Closes figures and acronyms that a model wrote with a space inside."""

import re

_SPACED_FIGURE = re.compile(r"(?<![\d.])(\d+)\. (\d+)(?!\d)")
_FIGURE = re.compile(r"(?<!\d)\d+[.,]\d+")
_SPACED_ACRONYM = re.compile(r"\b(U)\. ([SKN])\.(?!\w)")  # not «J. D. Vance»


def spaced_figures(target: str, source: str) -> str:
    """«5,69 млн» → «5. 69 million» → «5.69 million»; not «in 2025. 12 people»."""
    figures = {figure.replace(",", ".") for figure in _FIGURE.findall(source)}

    def joined(match: re.Match[str]) -> str:
        figure = f"{match[1]}.{match[2]}"
        return figure if figure in figures else match[0]

    return _SPACED_FIGURE.sub(joined, target)


def spaced_acronyms(target: str, _: str) -> str:
    """«the U. S. Chamber» → «the U.S. Chamber»."""
    return _SPACED_ACRONYM.sub(r"\1.\2.", target)
