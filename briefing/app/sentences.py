"""Use cases about single sentences of a pack: check a wording, correct one, take that back, mark one as reviewed."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import models
from briefing.app.planning import translation_memory
from briefing.compose.content.edition import sentences
from briefing.errors import BriefingError, InputError
from briefing.memory import Memory
from briefing.pipeline.preparing import PreparedArticle, Termbase, prepare_segments
from briefing.pipeline.running import corrected
from briefing.pipeline.termbase import make_termbase, read_glossaries
from briefing.records import Correction, Finding, Origin, ReviewMark, Sentence, TermUse, TranslatedArticle, Translation
from briefing.translation.drafting import draft_from_memory
from briefing.workspace.locking import locked


class CorrectedMeanwhileError(BriefingError):
    """Somebody has corrected the sentence since it was shown; ``correction`` is what it is now."""

    def __init__(self, now: "SentenceState") -> None:
        super().__init__("Somebody has changed this sentence in the meantime.", "Choose one of the two wordings.")
        self.now = now


@dataclass(frozen=True, slots=True)
class SentenceState:
    """A sentence as the next build will have it, as far as that is known; ``built`` is how the pack's files have it.

    ``history`` are the corrections of its source, the last first; the one
    that applies is ``correction``.
    """

    translation: Translation
    built: Translation
    correction: Correction | None = None
    history: tuple[Correction, ...] = ()
    mark: ReviewMark | None = None

    @property
    def is_translation(self) -> bool:
        """Whether it was translated, by whomever, rather than passed through."""
        return self.translation.origin is not Origin.SOURCE

    @property
    def awaits_build(self) -> bool:
        """Whether the next build will have another target than the pack's files: a new one, or an engine's again."""
        by_person = self.built.origin is Origin.PERSON
        return self.correction.target != self.built.target if self.correction else by_person


@dataclass(frozen=True)
class ArticleState:
    """An article with the state of its sentences, by segment id.

    ``built`` is the article as the pack's files have it, ``translated`` as the next build will.
    """

    built: TranslatedArticle
    translated: TranslatedArticle
    target_language: str
    sentences: Mapping[str, SentenceState]
    prepared: PreparedArticle

    def sentence(self, segment: str) -> SentenceState:
        """Return the sentence of a segment.

        Raises:
            InputError: the article has no such segment.
        """
        if segment not in self.sentences:
            raise InputError("The article has no such sentence any more.", "Load the page again.")
        return self.sentences[segment]


@dataclass(frozen=True, slots=True)
class CheckedWording:
    """What the checks find in a wording, and what became of the terms it must keep."""

    findings: tuple[Finding, ...]
    terms: tuple[TermUse, ...]


def termbase_for(glossary: Path, language: str, target_language: str) -> Termbase:
    """Return the glossary ready for articles in ``language``.

    Raises:
        InputError: it cannot be used.
    """
    return make_termbase(read_glossaries(glossary, [language], target_language), models.home())


def article_state(article: TranslatedArticle, target_language: str, termbase: Termbase) -> ArticleState:
    """Return an article of a pack with the corrections and marks that were made since.

    Raises:
        TranslationMemoryError: the translation memory cannot be used.
    """
    with translation_memory() as memory:
        return _state(article, target_language, termbase, memory)


def check_wording(state: ArticleState, segment: str, target: str) -> CheckedWording:
    """Return what would be said of ``target`` as the translation of a segment, by all checks and the glossary.

    Raises:
        InputError: the article has no such segment.
    """
    source = state.sentence(segment).translation.segment.source
    sentence = state.prepared.sentences.get(segment, Sentence(source))
    draft = draft_from_memory(sentence, target, (), (state.built.article.language, state.target_language))
    return CheckedWording(draft.findings, draft.terms)


def correct_sentence(  # noqa: PLR0913, PLR0917 - what is corrected, to what, and by whom
    state: ArticleState, termbase: Termbase, segment: str, seen: str, target: str, person: str
) -> ArticleState:
    """Keep ``target`` as a person's correction of a segment, as an imported review does, and return the article then.

    ``seen`` is the target that the person was shown.

    Raises:
        InputError: the article has no such segment, or the target is empty.
        CorrectedMeanwhileError: the target is another one by now; nothing was kept.
        TranslationMemoryError: the translation memory cannot be used.
    """
    wording = " ".join(target.split())
    if not wording:
        raise InputError("A sentence cannot be empty.", "Write its translation.")
    with translation_memory() as memory, locked(models.home()):
        now = _state(state.built, state.target_language, termbase, memory)
        standing = now.sentence(segment)
        shown = " ".join(standing.translation.target.split())
        if shown not in (" ".join(seen.split()), wording):
            raise CorrectedMeanwhileError(standing)
        if shown == wording:
            return now
        memory.add_corrections([_correction(now, standing, wording, person)])
        return _state(state.built, state.target_language, termbase, memory)


def undo_correction(state: ArticleState, termbase: Termbase, segment: str, made: datetime.datetime) -> ArticleState:
    """Take back the correction of a segment that was made at ``made``, and return the article then.

    Raises:
        InputError: the article has no such segment.
        CorrectedMeanwhileError: that correction does not apply any more; nothing was changed.
        TranslationMemoryError: the translation memory cannot be used.
    """
    with translation_memory() as memory, locked(models.home()):
        standing = _state(state.built, state.target_language, termbase, memory).sentence(segment)
        if not standing.correction or standing.correction.made != made:
            raise CorrectedMeanwhileError(standing)
        memory.remove_correction(standing.correction)
        return _state(state.built, state.target_language, termbase, memory)


def mark_reviewed(
    state: ArticleState, termbase: Termbase, segments: Iterable[str], person: str, *, wanted: bool
) -> ArticleState:
    """Mark segments as reviewed as they are, or remove their marks, and return the article then.

    Raises:
        InputError: the article has no such segment.
        TranslationMemoryError: the translation memory cannot be used.
    """
    ids = list(segments)
    found = [state.sentence(id_) for id_ in ids]
    marks = [
        ReviewMark(each.translation.segment.id, state.target_language, each.translation.target, person, _now())
        for each in found
        if each.is_translation
    ]
    with translation_memory() as memory:
        memory.remove_marks(state.target_language, ids)
        if wanted:
            memory.add_marks(marks)
        return _state(state.built, state.target_language, termbase, memory)


def _state(article: TranslatedArticle, target_language: str, termbase: Termbase, memory: Memory) -> ArticleState:
    prepared = _prepared(article, termbase, memory, target_language)
    pair = article.article.language, target_language
    sources = {translation.segment.source for translation in sentences(article)}
    history = memory.corrections(*pair, sources)

    def state(built: Translation) -> SentenceState:
        id_ = built.segment.id
        correction = prepared.corrections.get(id_)
        shown = corrected(prepared, built.segment, pair) if correction else built
        mark = prepared.marks.get((id_, shown.target))
        shown = replace(shown, reviewer=mark.person if mark else "")
        return SentenceState(shown, built, correction, history.get(built.segment.source, ()), mark)

    states = {translation.segment.id: state(translation) for translation in sentences(article)}
    now = TranslatedArticle(
        article.article,
        states[article.title.segment.id].translation,
        tuple(states[each.segment.id].translation for each in article.translations),
    )
    return ArticleState(article, now, target_language, states, prepared)


def _prepared(article: TranslatedArticle, termbase: Termbase, memory: Memory, target_language: str) -> PreparedArticle:
    body = tuple(translation.segment for translation in article.translations)
    return prepare_segments(article.article, article.title.segment, body, termbase, memory, target_language)


def _correction(state: ArticleState, standing: SentenceState, target: str, person: str) -> Correction:
    segment, article = standing.translation.segment, state.built.article
    pair = article.language, state.target_language
    return Correction(segment.source, *pair, target, _now(), segment.id, article.path, person)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
