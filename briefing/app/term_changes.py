"""Use cases about one term: find its line in the glossary, see what a change of it will cost, and make the change."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import glossary
from briefing.app.build_request import BuildRequest
from briefing.app.glossary import glossary_impact
from briefing.errors import NoModelError
from briefing.glossary import GlossaryFinding, Level, new_term, refuse_known
from briefing.glossary.files import add_term, change_term, changed_file, read_glossary
from briefing.pipeline.impact import AffectedSentence
from briefing.records import Term
from briefing.review.noun_phrases import noun_phrases


@dataclass(frozen=True, slots=True)
class TermChangeRequest:
    """What a line of the glossary is to say.

    Attributes:
        build: the build that the glossary is for: its folders, its target language, its engine.
        source: the term in the source language.
        target: its translation, or ``"first mention | short form"``.
        forbidden: renderings that must not appear.
        note: a remark for whoever edits the glossary.
        language: the source language.
        seen: the cells of the term's line as whoever changes it was shown them, ``None`` for a new term.
    """

    build: BuildRequest
    source: str
    target: str
    forbidden: tuple[str, ...] = ()
    note: str = ""
    language: str = "ru"
    seen: Mapping[str, str] | None = None

    @property
    def cells(self) -> Mapping[str, str]:
        """The cells to be written, by name of column; the source of a term stays as it is written."""
        written = {"target": self.target, "forbidden": "|".join(self.forbidden), "note": self.note}
        return written if self.seen else {"source": self.source, **written}


@dataclass(frozen=True, slots=True)
class TermPreview:
    """What a change would do: what the glossary's checks say of it, and the sentences to be translated again.

    ``sentences`` is ``None`` where there is no model, so that nobody knows.
    """

    warnings: tuple[GlossaryFinding, ...]
    sentences: tuple[AffectedSentence, ...] | None


def dictionary_form(words: str, language: str) -> str:
    """Return words of a text as a glossary has them: «Среднего коридора» as «Средний коридор»."""
    plain = " ".join(words.split())
    # Behind a preposition, so that the first word's capital counts.
    found = noun_phrases(f"о {plain}") if language == "ru" else ()
    return next((phrase.text for phrase in found if phrase.words == len(plain.split())), plain)


def find_term(request: BuildRequest, source: str, language: str = "ru") -> Term | None:
    """Return the term that holds for ``source``, the last of several, with the place of its line.

    Raises:
        InputError: the glossary cannot be read.
    """
    terms = read_glossary(request.glossary, language, request.lang).terms
    return next((term for term in reversed(terms) if term.source == source), None)


def preview_term(request: TermChangeRequest) -> TermPreview:
    """Return what a change would do, without making it.

    Raises:
        InputError: the change cannot be made, or the term is another by now.
    """
    with _copied(request) as changed:
        try:
            found = glossary_impact(replace(request.build, glossary=changed)).sentences
        except NoModelError:
            return TermPreview(_warnings(request, changed), None)
        affected = tuple(sentence for sentence in found if request.source in sentence.terms)
        return TermPreview(_warnings(request, changed), affected)


def save_term(request: TermChangeRequest) -> Term:
    """Make the change, in the term's own line or in a new one, and return the term as it is then.

    Raises:
        InputError: the change cannot be made, or the term is another by now.
        OutputError: the file cannot be written.
    """
    path, pair = request.build.glossary, (request.language, request.build.lang)
    if request.seen:
        changed = change_term(path, request.seen, request.cells, *pair)
        return next((term for term in changed if term.source == request.source), changed[0])
    term = new_term(request.cells, *pair)
    return replace(term, file=add_term(path, term, *pair).as_posix())


@contextmanager
def _copied(request: TermChangeRequest) -> Iterator[Path]:
    """Give a copy of the glossary in which the change is made."""
    path, pair = request.build.glossary, (request.language, request.build.lang)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        if path.is_dir():
            shutil.copytree(path, copy, ignore=shutil.ignore_patterns(".*"))
        elif path.exists():
            shutil.copyfile(path, copy)
        if request.seen:
            file, content, _ = changed_file(path, request.seen, request.cells, *pair)
            (copy / file.name if path.is_dir() else copy).write_bytes(content)
        else:
            term = new_term(request.cells, *pair)
            refuse_known(read_glossary(path, *pair), term)
            add_term(copy, term, *pair)
        yield copy


def _warnings(request: TermChangeRequest, changed: Path) -> tuple[GlossaryFinding, ...]:
    """Return what the checks find in the changed glossary and did not find before."""
    pair = request.language, request.build.lang
    before, after = (
        [each for each in glossary.check(read_glossary(path, *pair), *pair) if each.level > Level.NOTE]
        for path in (request.build.glossary, changed)
    )
    known = Counter((each.code, Path(each.file).name, each.message) for each in before)
    return tuple(each for each in after if not known[each.code, Path(each.file).name, each.message])
