"""Check files of sentence pairs: their format, their figures, and that they may be published.

Without arguments all of the corpus and of the held-out pairs is checked. Prints ``file:line: fault`` and exits with 1
where anything is wrong.

Examples:
  python -m training.check
  python -m training.check --private desk.tsv
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing.checks import CHECKS
from briefing.checks.sentence_pair import SentencePair
from briefing.languages.folding import fold
from training.pairs import CORPUS, HELD_OUT, TRAINING, Pair, lines

SHORTEST, LONGEST = 8, 600
"""Characters of a sentence, Russian or English."""

NARROWEST, WIDEST = 0.6, 1.85
"""Characters of the English to one of the Russian, in sentences of :data:`RATIO_FROM` characters and more."""
RATIO_FROM = 30

SEED_WORDS = 6
"""Words in a row that a Russian sentence may not share with an article of ``seeds/``: the articles are what the program
is judged by."""

QUANTITY_CHECKS = tuple(
    check for check in CHECKS if check.code in {"number", "number-added", "date", "date-added", "unit"}
)

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CURLY = re.compile("[“”„‟‘’‚‛‹›]")
_WORD = re.compile(r"\w+")

Rule = Callable[[Pair], Iterable[str]]
"""What is wrong with a pair, in words; nothing where the rule has no objection."""


class Fault(NamedTuple):
    """What is wrong with a line, counted from 1."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation."""
    return _WORD.findall(fold(text))


def spaces(pair: Pair) -> Iterator[str]:
    """«Порт  открыт. » has two faults."""
    if any(" ".join(text.split(" ")) != " ".join(text.split()) for text in pair):
        yield "space at an end, or more than one in a row"


def languages(pair: Pair) -> Iterator[str]:
    """Russian first, then English."""
    if not _CYRILLIC.search(pair.source):
        yield "no Cyrillic in the Russian"
    if _CYRILLIC.search(pair.target):
        yield "Cyrillic in the English"


def punctuation(pair: Pair) -> Iterator[str]:
    """The semicolon of a list item stays; quotation marks are straight, or «» in Russian."""
    if pair.source.endswith(";") != pair.target.endswith(";"):
        yield "only one of the two ends with a semicolon"
    if _CURLY.search(pair.source + pair.target) or {"«", "»"} & set(pair.target):
        yield "curly quotation marks, or «» in the English"


def length(pair: Pair) -> Iterator[str]:
    """Neither side is a scrap or a page, and they are of like length."""
    source, target = len(pair.source), len(pair.target)
    if not all(SHORTEST <= size <= LONGEST for size in (source, target)):
        yield f"{source} and {target} characters, not {SHORTEST} to {LONGEST}"
    elif source >= RATIO_FROM and not NARROWEST <= target / source <= WIDEST:
        yield f"the English is {target / source:.2f} times as long"


def terms(pair: Pair) -> Iterator[str]:
    """Each term reads ``Russian = English``, and its English is in the English."""
    for term in pair.terms.split("; ") if pair.terms else ():
        source, _, target = term.partition(" = ")
        if not (source and target):
            yield f"not a term: {term}"
        elif target.casefold() not in pair.target.casefold():
            yield f"the English lacks the term “{target}”"


def quantities(pair: Pair) -> Iterator[str]:
    """Figures, dates and units agree, but for what was looked at and found right."""
    for code, found in quantity_findings(pair):
        if (code, found, pair.source) not in exceptions():
            yield f"{code}: {found}"


def quantity_findings(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield what the program's own checks of numbers, dates and units find: code, and words at fault."""
    sentences = SentencePair(pair.source, pair.target, "ru", "en")
    yield from ((check.code, str(found)) for check in QUANTITY_CHECKS if (found := check.find(sentences)))


def persons(pair: Pair) -> Iterator[str]:
    """All persons are invented: none is or lately was in office."""
    spoken = f" {' '.join(words(pair.target))} "
    yield from (f"names {name}" for name, sought in in_office() if sought in spoken)


def seeds(pair: Pair) -> Iterator[str]:
    """Nothing is copied from the articles that the program is judged by."""
    shared = next((row for row in rows(pair.source) if row in seed_rows()), None)
    if shared:
        yield f"stands in seeds/: {' '.join(shared)}"


FORMAT: Sequence[Rule] = (spaces, languages, punctuation, length, terms, quantities)
"""What holds for any pair."""

PUBLISHED: Sequence[Rule] = (persons, seeds)
"""What holds for pairs that are published with the project."""


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Return each :data:`SEED_WORDS` words of a text that follow each other."""
    found = words(text)
    return (tuple(found[start : start + SEED_WORDS]) for start in range(len(found) - SEED_WORDS + 1))


@cache
def seed_rows() -> frozenset[tuple[str, ...]]:
    """Return the rows of words in the articles of ``seeds/``."""
    articles = (TRAINING.parent / "seeds").glob("*.txt")
    return frozenset(chain.from_iterable(rows(line) for article in articles for line in lines(article)))


@cache
def in_office() -> tuple[tuple[str, str], ...]:
    """Return the names of ``in_office.txt``, each with what to look for among the words of an English sentence."""
    return tuple((name, f" {' '.join(words(name))} ") for name in lines(TRAINING / "in_office.txt"))


@cache
def exceptions() -> frozenset[tuple[str, str, str]]:
    """Return the findings of :data:`QUANTITY_CHECKS` in right pairs: code, words at fault, and the Russian.

    ``exceptions.tsv`` has them with the reason why the pair is right.
    """
    columns = (line.split("\t") for line in lines(TRAINING / "exceptions.tsv"))
    return frozenset((code, found, source) for code, found, source, _reason in columns)


def check(file: Path, rules: Iterable[Rule]) -> Iterator[Fault]:
    """Yield what is wrong with each line of a file by itself."""
    for number, line in enumerate(lines(file), 1):
        columns = line.split("\t")
        if len(columns) != len(Pair._fields):
            yield Fault(file, number, f"{len(columns)} columns, not {len(Pair._fields)}")
        else:
            pair = Pair(*columns)
            yield from (Fault(file, number, message) for rule in rules for message in rule(pair))


def repeated(files: Iterable[Path]) -> Iterator[Fault]:
    """Yield lines whose Russian stands before, in the same file or an earlier one; case and punctuation aside."""
    first: dict[tuple[str, ...], str] = {}
    for file in files:
        for number, line in enumerate(lines(file), 1):
            place = f"{file.name}:{number}"
            before = first.setdefault(tuple(words(line.split("\t")[0])), place)
            if before != place:
                yield Fault(file, number, f"the same Russian as {before}")


def main() -> int:
    """Print the faults and return the exit code."""
    arguments = _arguments()
    rules = FORMAT if arguments.private else (*FORMAT, *PUBLISHED)
    files = arguments.files or [*CORPUS, *HELD_OUT]
    others = [file for file in (*CORPUS, *HELD_OUT) if file not in files]
    found = [fault for file in files for fault in check(file, rules)]
    found += [fault for fault in repeated([*others, *files]) if fault.file in files]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return int(bool(found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m training.check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="files of pairs; default: all of the project's")
    parser.add_argument("--private", action="store_true", help="a desk's own pairs: they may name anyone")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
