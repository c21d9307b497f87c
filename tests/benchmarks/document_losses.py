"""How much of documents and messages is lost without a word.

    python -m tests.benchmarks.document_losses [--variants 30]

reads OpenDocument texts, RTF and PDF documents, messages and pages saved as one file, made by script in many layouts,
and prints by format the characters that are neither in what was read nor in a finding on it, and how many paragraphs
came out as they were written. Exits with 1 if anything was lost silently.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict

from briefing.readers.formats import format_of
from briefing.readers.parsed import ParsedArticle
from briefing.readers.pdf import read_pages
from briefing.readers.pdf.extraction import extracted
from tests.factories.news_documents import NewsDocument, news_documents

_WORD = re.compile(r"\w+")


def read(document: NewsDocument) -> ParsedArticle:
    """Return what is read of a document; of a PDF, in this process."""
    format_ = format_of(document.name)
    assert format_
    if format_.module == "pdf":
        return read_pages([*extracted(document.content, document.name)], document.name)
    return format_.read(document.content, document.name)


def lost(document: NewsDocument, parsed: ParsedArticle) -> list[str]:
    """Return the words of a document that are neither read nor named in a finding."""
    said = " ".join((parsed.text, *(finding.message for finding in parsed.findings)))
    return [*(Counter(_words(" ".join(document.texts))) - Counter(_words(said))).elements()]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=30)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for document in news_documents(parser.parse_args().variants):
        parsed = read(document)
        missing = lost(document, parsed)
        bodies = {paragraph.body.of(parsed.text) for paragraph in parsed.paragraphs}
        layout, whole = document.name.partition("-")[0], sum(text in bodies for text in document.texts)
        sums = (1, sum(map(len, document.texts)), sum(map(len, missing)), len(document.texts), whole)
        counts[layout] = [*map(sum, zip(counts[layout], sums, strict=True))]
        if missing:
            print(f"{document.name}: lost {' '.join(missing)[:80]!r}")
    for name, (files, characters, gone, paragraphs, whole_ones) in counts.items():
        print(f"{name:<9} {files:>4} files, {characters:>8,} characters, lost silently: {gone}; ", end="")
        print(f"{whole_ones} of {paragraphs} paragraphs as written")
    sys.exit(1 if any(gone for _, _, gone, _, _ in counts.values()) else 0)


if __name__ == "__main__":
    main()
