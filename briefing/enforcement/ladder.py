"""The ladder: what is tried, in order, until a translation complies with the glossary.

Each rung is a way to ask the engine again. The caller judges its answers. The last rung asks nothing: it puts the term
into the best answer so far, where the engine finds it likeliest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

from briefing.enforcement.compliance import violations
from briefing.enforcement.grammar import tidy
from briefing.enforcement.headlines import lowered
from briefing.enforcement.insertion import insert
from briefing.enforcement.renderings import find, in_singular, missing, replaced, respell
from briefing.enforcement.splicing import candidates
from briefing.engines.base import Decoding, Engine, Request
from briefing.languages.acronyms import acronyms
from briefing.languages.characters import plain
from briefing.languages.predicates import lacks_subject
from briefing.records import Rung, Sentence, TermHint

SCORED = 2
"""Splices that the engine is asked to compare: scoring costs as much as translating, and the first are best."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known of a sentence when it is asked for: its best target, which is empty at first, and ``clues``.

    These return words that the target gets wrong, with English that is right for them, if anybody wants to know.
    """

    target: str = ""
    clues: Callable[[], tuple[TermHint, ...]] = tuple


Ask = Callable[[Sentence, SoFar], Request | None]
"""Makes a request; ``None``: this rung cannot help."""


class Defects(Enum):
    """Which defects of a translation an attempt may mend."""

    NONE = auto()
    ALL = auto()
    UNREADABLE = auto()
    INCOMPLETE = auto()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to ask, for sentences whose translation has such ``defects``, or where it ``fixes_terms``.

    These are terms that are lacking, or there too often. Every sentence begins with the first attempt.
    """

    rung: Rung
    decoding: Decoding
    ask: Ask
    defects: Defects = Defects.ALL
    fixes_terms: bool = True


def attempts(engine: Engine, language: str) -> Iterator[Attempt]:
    """Yield the ways to ask an engine that translates into ``language``, first to last, except the splice."""
    in_source = Attempt(Rung.SOURCE, engine.decoding, partial(_with_terms_in_source, language), Defects.NONE)
    prefix = Attempt(Rung.PREFIX, engine.decoding, partial(_with_prefix, language), Defects.NONE)
    if engine.takes_hints:
        yield from _hinted(engine, partial(_with_hints, language), in_source)
        return
    first = Attempt(Rung.BEST, engine.decoding, partial(_plainly, language))
    beams = [replace(first, rung=Rung.NBEST, decoding=decoding) for decoding in engine.retries]
    yield from (first, *beams[:1], in_source, prefix)
    yield from (replace(beam, fixes_terms=False) for beam in beams[1:])


def _hinted(engine: Engine, ask: Ask, in_source: Attempt) -> Iterator[Attempt]:
    """Yield the ways to ask an engine that takes hints.

    It gets them from the start: without them, most sentences with terms would be translated twice. What it makes wrong
    it is asked for again without examples and with clues. Of 43 doubtful sentences that mended 11; forbidding
    repetitions as well mended 13, but broke names that a treaty does repeat, so that is for what cannot be read, loops
    among it; beams of four mended 13 at three times the price, so they are for that and for what lacks a part. A term
    that is lacking even where it stood in the source is spliced in: with the articles in seeds/ a forced prefix and
    beams for such terms took a tenth of the time of plain decoding, and brought in none of 87.
    """
    first = Attempt(Rung.HINTS, engine.decoding, ask)
    yield from (first, replace(first, ask=partial(_otherwise, ask)), in_source)
    for decoding in engine.retries:
        defects = Defects.UNREADABLE if decoding.no_repeat_ngram else Defects.INCOMPLETE
        yield Attempt(Rung.NBEST, decoding, partial(_alone, ask), defects, fixes_terms=False)


def polished(text: str, sentence: Sentence, language: str) -> str:
    """Return a hypothesis with its terms spelled as the glossary has them."""
    if not sentence.constraints:
        return text
    targets = [constraint.target for constraint in sentence.constraints]
    return tidy(respell(text, targets, language), targets, language)


def spliced(engine: Engine, sentence: Sentence, target: str, language: str) -> str:
    """Return ``target`` with wrong numbers put right and the terms it lacks put in, where that is likeliest."""
    if wrong := in_singular(sentence.constraints, target):
        target = polished(replaced(target, wrong.items()), sentence, language)
    for constraint in missing(sentence.constraints, target, language):
        made = candidates(sentence.source, target, constraint, sentence.constraints, language=language)
        options = [polished(option, sentence, language) for option in made]
        counts = {option: violations(option, sentence.constraints, language) for option in options}
        fewest = min(counts.values(), default=0)
        if options and fewest < violations(target, sentence.constraints, language):
            best = [option for option in options if counts[option] == fewest]
            target = likeliest(engine, sentence.source, best[:SCORED])
    return target


def likeliest(engine: Engine, source: str, options: list[str]) -> str:
    """Return the option to which the engine gives the highest score as a translation of ``source``."""
    if len(options) == 1:
        return options[0]
    source = model_input(source)
    scores = engine.score([(source, option) for option in options])
    return max(zip(scores, options, strict=True), key=lambda scored: scored[0])[1]


def model_input(source: str) -> str:
    """Return a sentence as models read it best: in one line, in the plain characters of its words."""
    return " ".join(plain(source).split())


def _plainly(language: str, sentence: Sentence, _: SoFar) -> Request:
    source = model_input(_readable(sentence).source)
    return Request(source, prefix=_opening(source, language), examples=sentence.examples)


def _with_hints(language: str, sentence: Sentence, so_far: SoFar) -> Request:
    readable = _readable(sentence)
    return replace(_plainly(language, sentence, so_far), hints=(*_hints(readable), *_acronyms(language, readable)))


def _alone(ask: Ask, sentence: Sentence, so_far: SoFar) -> Request | None:
    """Ask with the clues there are and without examples, which have not helped."""
    request = ask(replace(sentence, examples=()), so_far)
    return request and replace(request, hints=(*request.hints, *so_far.clues()))


def _otherwise(ask: Ask, sentence: Sentence, so_far: SoFar) -> Request | None:
    """Ask in the same way, unless that would be the first question again."""
    return _alone(ask, sentence, so_far) if sentence.examples or so_far.clues() else None


def _with_terms_in_source(language: str, sentence: Sentence, so_far: SoFar) -> Request:
    source = insert(_readable(sentence).source, sentence.constraints)
    return replace(_plainly(language, sentence, so_far), source=model_input(source))


def _with_prefix(language: str, sentence: Sentence, so_far: SoFar) -> Request | None:
    """Force the target so far, up to the first term it lacks, which is put in its likeliest place."""
    target = so_far.target
    for constraint in missing(sentence.constraints, target, language)[:1]:
        for option in candidates(sentence.source, target, constraint, sentence.constraints, language=language)[:1]:
            stop = find([constraint.target], option, language)[0].span.stop
            return replace(_plainly(language, sentence, so_far), prefix=option[:stop])
    return None


def _opening(source: str, language: str) -> str:
    """Return what a translation has to begin with: «Подтверждают важность связей;» becomes a noun or a passive else."""
    return "They" if language == "en" and lacks_subject(source) else ""


def _readable(sentence: Sentence) -> Sentence:
    """Return a sentence without a headline's capitals; the places of its terms do not change."""
    return replace(sentence, source=lowered(sentence.source, sentence.constraints))


def _acronyms(language: str, sentence: Sentence) -> Iterator[TermHint]:
    """Yield the acronyms that the glossary says nothing of, with their English."""
    settled = " ".join(constraint.match.span.of(sentence.source) for constraint in sentence.constraints)
    known = dict(acronyms(sentence.source)) if language == "en" else {}
    return (TermHint(acronym, english) for acronym, english in known.items() if acronym not in settled)


def _hints(sentence: Sentence) -> tuple[TermHint, ...]:
    source = sentence.source
    return tuple(
        dict.fromkeys(
            TermHint(model_input(constraint.match.span.of(source)), constraint.target)
            for constraint in sentence.constraints
        )
    )
