"""Read hostile articles of growing size, and fit how the time and the memory of a build's first steps grow.

    python -m tests.benchmarks.growth [--size 100000] [--only NAME]

Each file is one that should cost more than its size: a title without end, a word without blanks, nested quotations,
list patterns written out at every paragraph, an author field of 20,000 words, a frame that thousands of tags name. It
is read and cut into segments at ``--size`` characters, twice and four times as many, and the exponent is fitted between
the first and the last: 1 is linear. Memory is Python's own peak. A file that is refused counts until then.
Exits with 1 if an exponent is beyond 1.3.
"""

import argparse
import contextlib
import io
import math
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from unittest.mock import patch

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.errors import InputError
from briefing.readers import pdf, read_article
from briefing.readers.pdf.extraction import Page, extracted
from briefing.segment import segments
from tests.factories import growing_files

GROWTH = 4
LIMIT = 1.3
MEASURABLE = 0.05
"""Seconds for the largest file below which an exponent would be noise."""

TEXT = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе.\n\n"
Made = Callable[[int], bytes]
"""Returns a file of about so many characters."""


def text(unit: str, before: str = "", behind: str = "") -> Made:
    return lambda size: (before + unit * (size // len(unit)) + behind + "\n\n" + TEXT).encode()


def page(unit: str, before: str = "", behind: str = "", head: str = "") -> Made:
    """``head`` may have ``{}`` for the repeated unit, which is in the article otherwise."""

    def made(size: int) -> bytes:
        many = unit * (size // len(unit))
        inside = "" if head else before + many + behind
        article = f"<article><h1>Порт</h1><p>{TEXT}</p>{inside}</article>"
        return f"<html><head>{head.format(many)}</head><body>{article}</body></html>".encode()

    return made


def word(fill: Callable[[docx.document.Document, int], object]) -> Made:
    def made(size: int) -> bytes:
        document, file = docx.Document(), io.BytesIO()
        fill(document, size)
        document.add_paragraph(TEXT)
        document.save(file)
        return file.getvalue()

    return made


def _numbered(document: docx.document.Document, size: int) -> None:
    """A list whose pattern is as long as half the file, at as many paragraphs as the other half takes."""
    numbering = document.part.numbering_part.element
    for pattern in numbering.iter(qn("w:lvlText")):
        pattern.set(qn("w:val"), "%1" + "x" * (size // 2))
    for _ in range(size // 200):
        document.add_paragraph("Один", style="List Number")


def _styled(document: docx.document.Document, size: int) -> None:
    """Half the file is settings of a style before its name, half paragraphs in it."""
    style = document.styles["List Number"].element
    for _ in range(size // 2 // 10):
        style.insert(0, OxmlElement("w:rsid"))
    for _ in range(size // 200):
        document.add_paragraph("Один", style="List Number")


FILES: Mapping[str, tuple[str, Made]] = {
    "a title without end": ("a.txt", text("Порт открыт и ")),
    "a word without blanks": ("a.txt", text("слово")),
    "full stops": ("a.txt", text(".")),
    "sentences of one letter": ("a.txt", text("А. ")),
    "open quotation marks": ("a.txt", text("«")),
    "open brackets": ("a.txt", text("(")),
    "hyphenated capitals": ("a.txt", text("АБ-")),
    "lines of one letter": ("a.txt", text("а\n")),
    "blank lines": ("a.txt", text(" \n")),
    "divided words": ("a.txt", text("порт-\n")),
    "front matter without end": ("a.md", text("a: b\n", "---\n")),
    "nested quotations": ("a.md", text("> ")),
    "nested lists": ("a.md", text("* ")),
    "open links": ("a.md", text("[")),
    "emphasis": ("a.md", text("*а ")),
    "backticks": ("a.md", text("`")),
    "a table": ("a.md", text("| а ", "| а |\n|---|\n")),
    "references": ("a.md", text("[a]: b\n")),
    "nested elements": ("a.html", page("<div>")),
    "paragraphs": ("a.html", page("<p>Порт.</p>")),
    "open emphasis": ("a.html", page("<b>а")),
    "a list of links": ("a.html", page("<li><a href=x>а</a></li>", "<ul>", "</ul>")),
    "lists in lists": ("a.html", page("<ul><li>а")),
    "table rows": ("a.html", page("<tr><td>а</td></tr>", "<table>", "</table>")),
    "an author of many words": ("a.html", page("Анна ", head='<meta name="author" content="{}">')),
    "a JSON-LD of brackets": ("a.html", page("[", head='<script type="application/ld+json">{}</script>')),
    "a page title without end": ("a.html", page("Порт | ", head="<title>{}</title>")),
    "style rules": ("a.html", page(".x{display:none}", head="<style>{}</style>")),
    "a paragraph of a document": (
        "a.docx",
        word(lambda document, size: document.add_paragraph("Порт. " * (size // 6))),
    ),
    "a title of a document": ("a.docx", word(lambda document, size: document.add_heading("Порт " * (size // 5), 0))),
    "list patterns": ("a.docx", word(_numbered)),
    "a style of many settings": ("a.docx", word(_styled)),
    "runs of one letter": (
        "a.docx",
        word(lambda document, size: [document.add_paragraph().add_run("а") for _ in range(size // 100)]),
    ),
    **growing_files.FILES,
}


def _in_this_process(data: bytes, path: str) -> list[Page]:
    return [*extracted(data, path)]


def read(path: str, content: bytes) -> None:
    """Read a file and cut it; PDFium, which has a process of its own otherwise, is in this one, to be measured."""
    with contextlib.suppress(InputError, RecursionError), patch.object(pdf, "pages", _in_this_process):
        list(segments(read_article(content, path)))


def seconds(path: str, content: bytes) -> float:
    begun = time.process_time()
    read(path, content)
    return time.process_time() - begun


def peak(path: str, content: bytes) -> float:
    """Return the most memory that reading takes, in bytes."""
    tracemalloc.start()
    read(path, content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--only", default="", help="files whose name has this in it")
    options = parser.parse_args()
    beyond = 0
    read("a.html", FILES["paragraphs"][1](1_000))  # imports
    print("| file | ms | twice | four times | exponent | MB of memory | exponent |\n|" + " --- |" * 7)
    for name, (path, made) in FILES.items():
        if options.only not in name:
            continue
        sizes = [made(options.size * times) for times in (1, 2, GROWTH)]
        took = [seconds(path, content) for content in sizes]
        memory = [peak(path, content) for content in (sizes[0], sizes[-1])]
        time_grows = math.log(took[-1] / took[0], GROWTH) if took[-1] > MEASURABLE else 0.0
        memory_grows = math.log(memory[-1] / memory[0], GROWTH)
        shown = " | ".join(f"{each * 1000:.0f}" for each in took)
        print(f"| {name} | {shown} | {time_grows:.1f} | {memory[-1] / 1e6:.0f} | {memory_grows:.1f} |", flush=True)
        beyond += time_grows > LIMIT or memory_grows > LIMIT
    print(f"{beyond} beyond {LIMIT}")
    sys.exit(beyond > 0)


if __name__ == "__main__":
    main()
