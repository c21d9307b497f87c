"""The table of codes in the documentation names each code a pack can have, and no other."""

import re

from briefing.checks import CHECKS
from briefing.checks.names import spellings
from tests.factories.paths import PROJECT

OTHERS = {spellings.CODE, "term-missing", "term-repeated", "forbidden"}
"""Codes that come from a whole pack, or from the glossary."""

ROW = re.compile(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|", re.MULTILINE)


def documented() -> list[str]:
    pages = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    tables = [table for text in texts for table in re.findall(r"^\| code \|.*?\n\n", text, re.MULTILINE | re.DOTALL)]
    return [code for table in tables for cell in ROW.findall(table) for code in re.findall(r"[a-z-]+", cell)]


def test_the_table_has_every_code_once():
    assert sorted(documented()) == sorted({check.code for check in CHECKS} | OTHERS)
