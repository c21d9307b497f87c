"""Pairs of sentences whose numbers are compared, one a line: ``source | target | codes``."""

from briefing.checks import defects

CODES = {"number", "number-added", "date", "date-added", "unit"}


def codes(source: str, target: str, languages: str = "ru en") -> str:
    found = (finding.code for finding in defects(source, target, *languages.split()))
    return " ".join(code for code in found if code in CODES)


def cases(text: str) -> list[list[str]]:
    lines = [line for line in text.strip().splitlines() if not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]
