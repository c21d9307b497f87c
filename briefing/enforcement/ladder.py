"""The ladder: what is tried, in order, until a translation complies with the glossary.

Each rung is a way to ask the engine again. The caller judges its answers. The last rung asks nothing: it puts the term
into the best answer so far, where the engine finds it likeliest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from briefing.enforcement.compliance import violations
from briefing.enforcement.grammar import tidy
from briefing.enforcement.headlines import lowered
from briefing.enforcement.insertion import insert
from briefing.enforcement.renderings import find, in_singular, missing, replaced, respell
from briefing.enforcement.splicing import candidates
from briefing.engines.base import Decoding, Engine, Request
from briefing.languages.characters import plain
from briefing.languages.predicates import lacks_subject
from briefing.records import Rung, Sentence, TermHint

SCORED = 2
"""Splices that the engine is asked to compare: scoring costs as much as translating, and the first are best."""

Ask = Callable[[Sentence, str], Request | None]
"""Makes a request from a sentence and its best target so far (empty at first); ``None``: this rung cannot help."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One round of asking.

    ``fixes_defects``: it may help a sentence whose translation has defects, ``only_loops``: that cannot be read or says
    something again; ``fixes_terms``: one that lacks a term, or has it too often. Every sentence takes part in the first
    round.
    """

    rung: Rung
    decoding: Decoding
    ask: Ask
    fixes_defects: bool = True
    only_loops: bool = False
    fixes_terms: bool = True


def attempts(engine: Engine, language: str) -> Iterator[Attempt]:
    """Yield the rounds for an engine that translates into ``language``, first to last, except the splice.

    An engine that takes hints gets them from the start: without them, most sentences with terms would be translated
    twice. For such an engine a beam also costs as much as several sentences, so beams come last, and all but the first
    are for loops alone, which they are meant for with any engine; a missing term can still be spliced in.
    """
    asked = _with_hints if engine.takes_hints else _plainly
    first = Attempt(Rung.HINTS if engine.takes_hints else Rung.BEST, engine.decoding, partial(asked, language))
    in_source = Attempt(Rung.SOURCE, engine.decoding, partial(_with_terms_in_source, language), fixes_defects=False)
    prefix = Attempt(Rung.PREFIX, engine.decoding, partial(_with_prefix, language), fixes_defects=False)
    beams = [Attempt(Rung.NBEST, decoding, partial(_alone, first.ask)) for decoding in engine.retries]
    rest = [replace(beam, fixes_terms=False, only_loops=engine.takes_hints) for beam in beams[1:]]
    yield first
    if engine.takes_examples:
        yield replace(first, ask=partial(_led_astray, first.ask))
    yield from (in_source, prefix, *beams[:1]) if engine.takes_hints else (*beams[:1], in_source, prefix)
    yield from rest


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


def _plainly(language: str, sentence: Sentence, _: str) -> Request:
    source = model_input(_readable(sentence).source)
    return Request(source, prefix=_opening(source, language), examples=sentence.examples)


def _with_hints(language: str, sentence: Sentence, target: str) -> Request:
    return replace(_plainly(language, sentence, target), hints=_hints(_readable(sentence)))


def _alone(ask: Ask, sentence: Sentence, target: str) -> Request | None:
    """Ask without examples, which have not helped: so a beam costs a fifth less, and mended 5 sentences of 9, not 3."""
    return ask(replace(sentence, examples=()), target)


def _led_astray(ask: Ask, sentence: Sentence, target: str) -> Request | None:
    """Ask without examples where there were some: so 7 of 17 sentences came out without their defects."""
    return _alone(ask, sentence, target) if sentence.examples else None


def _with_terms_in_source(language: str, sentence: Sentence, target: str) -> Request:
    source = insert(_readable(sentence).source, sentence.constraints)
    return replace(_plainly(language, sentence, target), source=model_input(source))


def _with_prefix(language: str, sentence: Sentence, target: str) -> Request | None:
    """Force the target so far, up to the first term it lacks, which is put in its likeliest place."""
    for constraint in missing(sentence.constraints, target, language)[:1]:
        for option in candidates(sentence.source, target, constraint, sentence.constraints, language=language)[:1]:
            stop = find([constraint.target], option, language)[0].span.stop
            return replace(_with_hints(language, sentence, target), prefix=option[:stop])
    return None


def _opening(source: str, language: str) -> str:
    """Return what a translation has to begin with: «Подтверждают важность связей;» becomes a noun or a passive else."""
    return "They" if language == "en" and lacks_subject(source) else ""


def _readable(sentence: Sentence) -> Sentence:
    """Return a sentence without a headline's capitals; the places of its terms do not change."""
    return replace(sentence, source=lowered(sentence.source, sentence.constraints))


def _hints(sentence: Sentence) -> tuple[TermHint, ...]:
    source = sentence.source
    return tuple(
        dict.fromkeys(
            TermHint(model_input(constraint.match.span.of(source)), constraint.target)
            for constraint in sentence.constraints
        )
    )
