"""The data that flows through a build, in the order of the build. Records are frozen, and compute from themselves only.

Offsets are half-open, in Python characters (code points) of :attr:`Article.text`.
Languages are ISO 639-1 codes (``"ru"``). Digests are lower-case hexadecimal SHA-256.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

LanguagePair: TypeAlias = tuple[str, str]
"""``(source language, target language)``."""


# Reading: a file becomes an article, or is skipped.


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``text[start:stop]``."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` this span covers."""
        return text[self.start : self.stop]


class ParagraphKind(StrEnum):
    """What a paragraph is in the article's structure."""

    HEADLINE = "headline"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


CELL_BAR = " | "
"""What stands between the cells of a :attr:`ParagraphKind.ROW`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``span`` covers all of it, ``body`` what is translated.

    The two differ for list items: their ``marker`` (``"1."``, ``"•"``) opens the span, is never sent to a model, and is
    put back in front of the translation. ``language`` is its own where that is not the article's, else ``""``.
    """

    span: Span
    body: Span
    kind: ParagraphKind = ParagraphKind.TEXT
    marker: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    r"""One input file, read.

    ``path`` is relative to the seeds folder, with forward slashes; ``id`` is derived from it. ``language`` is that of
    most of its paragraphs, ``title_language`` that of the title where it is another, else ``""``. ``text`` has
    ``\n`` line ends and no date stamp, markup or front matter. ``title`` is in the article's language;
    ``title_span`` is where it stands in ``text``, ``None`` when it came from metadata. ``sha256`` is of the
    file's bytes, ``encoding`` what they were decoded with. ``findings`` are about the reading of the file: what of
    it was left out of ``text``, and what was doubtful.
    """

    id: str
    path: str
    sha256: str
    encoding: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str
    title_span: Span | None = None
    date: datetime.date | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""
    findings: tuple["Finding", ...] = ()
    title_language: str = ""

    def language_of(self, paragraph: int | None) -> str:
        """Return the language of a paragraph, by its index, or with ``None`` that of the title."""
        own = self.title_language if paragraph is None else self.paragraphs[paragraph].language
        return own or self.language

    @property
    def languages(self) -> dict[str, int]:
        """The languages it is in, by the number of characters of their paragraphs, most first."""
        amounts: dict[str, int] = {}
        for number, paragraph in enumerate(self.paragraphs):
            code = self.language_of(number)
            amounts[code] = amounts.get(code, 0) + len(paragraph.body)
        return dict(sorted(amounts.items(), key=lambda item: -item[1]))


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input file that is not in the pack, and why."""

    path: str
    reason: str


# Preparing: the article is cut into segments, and the glossary's terms are found in them.


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of translation, usually a sentence: ``span.of(article.text) == source``.

    ``id`` depends on the article's path and the source text only, so edits elsewhere do not change it.
    ``paragraph`` is an index into :attr:`Article.paragraphs`. A title that is not a sentence of the text has
    no paragraph and, when it came from metadata, no span.
    """

    id: str
    source: str
    span: Span | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary: ``source`` is translated as ``target``, in whatever form grammar requires.

    ``target`` is used at the first mention in an article, ``short``, if there is one, at every later mention.
    ``forbidden`` renderings must not appear. An ``exact`` term matches only in its own capitals. ``file`` and
    ``line`` (from 1) say where it was read from.
    """

    source: str
    target: str
    short: str = ""
    forbidden: tuple[str, ...] = ()
    exact: bool = False
    note: str = ""
    status: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An occurrence of ``term``: ``span`` is in :attr:`Segment.source`.

    ``plural``: it is certainly in the plural there, and in the singular in the glossary.
    """

    term: Term
    span: Span
    plural: bool = False


@dataclass(frozen=True, slots=True)
class PossibleTerm:
    """A term, by its ``source``, that a sentence may name in the words ``found``, though they do not match."""

    source: str
    found: str


@dataclass(frozen=True, slots=True)
class TermConstraint:
    """What the glossary demands of an occurrence of a term: that it become ``target``.

    That is the full or the short form, or the plural of one, which then is ``singular``.
    """

    match: TermMatch
    target: str
    singular: str = ""


@dataclass(frozen=True, slots=True)
class TermHint:
    """A term the target should contain: ``source`` as found in the sentence, ``target`` as wanted."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its finished translation, shown to a language model; ``hints`` are the terms it was told then."""

    source: str
    target: str
    hints: tuple[TermHint, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """What an engine translates: a segment's ``source``.

    ``constraints`` are what the glossary demands of the target, in the source's order. ``examples``, the most fitting
    last, are for engines that learn from them.
    """

    source: str
    constraints: tuple[TermConstraint, ...] = ()
    examples: tuple[Example, ...] = ()


# Translating: each sentence comes out with its terms, and with what is doubtful about it.


class Rung(StrEnum):
    """The rung of the ladder that got a term into the target."""

    BEST = "best"  # the model's best hypothesis had it
    NBEST = "n-best"  # another of its hypotheses had it
    HINTS = "hints"  # the terms were in the prompt
    SOURCE = "source"  # the English term was in the Russian sentence
    PREFIX = "prefix"  # the target was begun with it, and the model finished the sentence
    SPLICE = "splice"  # it replaced what the model wrote
    PERSON = "person"  # a person wrote the sentence
    MISSING = "missing"  # it is not there


@dataclass(frozen=True, slots=True)
class TermUse:
    """What became of one occurrence: the glossary's ``source``, the text ``matched``, the form wanted, the rung.

    ``span`` is where it stands in :attr:`Segment.source`.
    """

    source: str
    matched: str
    target: str
    rung: Rung
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader should know: a stable ``code`` for programs, a ``message`` for people."""

    code: str
    message: str


class Origin(StrEnum):
    """Who made a translation, or where it comes from."""

    ENGINE = "engine"
    MEMORY = "memory"  # an engine, at an earlier build
    PERSON = "person"  # a reviewer
    SOURCE = "source"  # nobody: the text was in the target language already


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment with its target text and what is doubtful about it.

    ``person`` is the reviewer who wrote the target, if known, ``reviewer`` the one who found it right as it is;
    ``examples`` are those that the engine was given; ``possible`` are terms that may have been missed,
    ``offered`` what people made of the same source elsewhere.
    """

    segment: Segment
    target: str
    origin: Origin = Origin.ENGINE
    findings: tuple[Finding, ...] = ()
    terms: tuple[TermUse, ...] = ()
    person: str = ""
    examples: tuple[Example, ...] = ()
    possible: tuple[PossibleTerm, ...] = ()
    reviewer: str = ""
    offered: tuple["Correction", ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """An article with its title and all its segments translated, in the order of the text."""

    article: Article
    title: Translation
    translations: tuple[Translation, ...]


# The pack.


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model translated ``source`` into ``target``: enough to tell two models apart.

    ``name`` is for people (``"translate-ru_en"``), ``sha256`` is of the model's files. A pair without a
    direct model is served by two, in the order of ``steps``.
    """

    name: str
    version: str
    sha256: str
    source: str
    target: str
    steps: tuple["ModelInfo", ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a pack: program, engine, models, decoding settings, and the glossary (its SHA-256, or nothing)."""

    program: str
    engine: str
    models: tuple[ModelInfo, ...]
    decoding: str
    glossary: str = ""

    def __str__(self) -> str:
        """Return the line that is printed on every pack."""
        models = ", ".join(f"{m.name} {m.version} sha256:{m.sha256[:12]}" for m in self.models)
        glossary = f"glossary sha256:{self.glossary[:12]}" if self.glossary else "no glossary"
        return " | ".join(part for part in (self.program, self.engine, models, self.decoding, glossary) if part)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a composer needs to write one briefing pack.

    ``articles`` may be read from disk at each iteration: iterate as seldom as possible, and keep none of them.
    ``glossary`` has the terms that were used in the pack. ``compiled_by`` and ``handling`` ("For official use") are the
    desk's own words for the cover, and the latter for the head and foot of every page; empty if there are none.
    """

    date: datetime.date
    target_language: str
    signature: Signature
    articles: Collection[TranslatedArticle]
    skipped: tuple[Skipped, ...] = ()
    glossary: tuple[Term, ...] = ()
    compiled_by: str = ""
    handling: str = ""


# Reviewing: an edition goes out, and corrections come back.


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A segment as a review edition showed it; ``article`` is the article's path."""

    segment: str
    article: str
    source_language: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What a review edition showed its reviewer. ``id`` is 16 hexadecimal digits of its content's digest."""

    id: str
    target_language: str
    rows: tuple[EditionRow, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's translation of a segment.

    It stands in its own article; whether it holds in others too, :mod:`briefing.pipeline.holding` decides. ``segment``,
    ``article`` and ``person`` are empty if unknown; ``made`` is in UTC, to the second.
    """

    source: str
    source_language: str
    target_language: str
    target: str
    made: datetime.datetime
    segment: str = ""
    article: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """``person`` found ``target`` to be right for a segment, at ``made`` (UTC, to the second)."""

    segment: str
    target_language: str
    target: str
    person: str
    made: datetime.datetime


@dataclass(frozen=True, slots=True)
class LeftAsIs:
    """``target`` came back unchanged for a segment in a reviewed edition, at ``made`` (UTC, to the second)."""

    segment: str
    target_language: str
    target: str
    made: datetime.datetime
