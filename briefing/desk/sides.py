"""A translated article as the page shows it: rows of sentences, each cut where its terms are. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.app.sentences import ArticleState, SentenceState
from briefing.compose.content.rows import Row, RowUnit, rows, shape
from briefing.compose.content.term_marks import cut, source_marks
from briefing.enforcement.renderings import find
from briefing.records import Rung, TermUse, Translation


@dataclass(frozen=True, slots=True)
class SidePiece:
    """A piece of a sentence; ``term`` is the source of the term that it stands for, ``partner`` the other side's."""

    text: str
    term: str = ""
    partner: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence on both sides."""

    id: str
    state: SentenceState
    source: tuple[SidePiece, ...]
    target: tuple[SidePiece, ...]

    @property
    def translation(self) -> Translation:
        """The translation, as the next build will have it."""
        return self.state.translation


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the table; ``shape`` is that of its paragraph (see :func:`~briefing.compose.content.rows.shape`)."""

    shape: str
    marker: str
    sentences: tuple[ShownSentence, ...]

    @property
    def doubtful(self) -> bool:
        """Whether one of its sentences has findings."""
        return any(sentence.translation.findings for sentence in self.sentences)


def shown_rows(state: ArticleState, unit: RowUnit, *, doubtful_only: bool = False) -> list[ShownRow]:
    """Return the rows of an article, or those of them that are doubtful."""
    made = [_row(row, state) for row in rows(state.translated, unit)]
    return [row for row in made if row.sentences and (row.doubtful or not doubtful_only)]


def shown_sentence(state: ArticleState, segment: str) -> ShownSentence:
    """Return one sentence of an article.

    Raises:
        InputError: the article has no such segment.
    """
    sentence = state.sentence(segment)
    translation = sentence.translation
    target = _target(translation, state.target_language)
    return ShownSentence(segment, sentence, tuple(_source(translation)), tuple(target))


def _row(row: Row, state: ArticleState) -> ShownRow:
    sentences = tuple(shown_sentence(state, translation.segment.id) for translation in row.translations)
    return ShownRow(shape(row.kind, row.marker), row.marker, sentences)


def _source(translation: Translation) -> Iterator[SidePiece]:
    uses = {use.span: use for use in translation.terms}
    spans = iter(marks := source_marks(translation))
    for piece, is_term in cut(translation.segment.source, marks):
        yield _term(piece, uses[next(spans)]) if is_term else SidePiece(piece)


def _term(piece: str, use: TermUse) -> SidePiece:
    return SidePiece(piece, use.source, use.target, use.rung is Rung.MISSING)


def _target(translation: Translation, language: str) -> Iterator[SidePiece]:
    sources: Mapping[str, str] = {use.target: use.source for use in translation.terms}
    found = {each.span: each.target for each in find(sources, translation.target, language)}
    spans = iter(marks := sorted(found))
    for piece, is_term in cut(translation.target, marks):
        source = sources[found[next(spans)]] if is_term else ""
        yield SidePiece(piece, source, source)
