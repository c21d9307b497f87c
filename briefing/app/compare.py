"""Use case: the installed models side by side, on sentences of which a good translation is known."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import models
from briefing.enforcement.mentions import mentions
from briefing.engines.base import Request
from briefing.engines.device import DeviceChoice, Room
from briefing.errors import InputError, NoModelError
from briefing.models import InstalledModel
from briefing.pipeline.termbase import make_termbase, read_glossaries
from briefing.progress import Notice, Progress, ignore
from briefing.records import LanguagePair, Rung, Sentence
from briefing.translation.drafting import translate


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """A ``file`` with lines of a sentence, a tab and its translation; the glossary; the languages (ISO 639-1 codes)."""

    file: Path
    glossary: Path = Path("glossary")
    source: str = "ru"
    target: str = "en"
    device: DeviceChoice = DeviceChoice.AUTO


@dataclass(frozen=True, slots=True)
class ComparedModel:
    """How a model did: BLEU and chrF of sacreBLEU, terms that came out as the glossary has them, sentences a second.

    These are of the program with this model: repaired, checked, and with terms enforced. ``terms_unaided`` are those
    that the model's first answer had.
    """

    name: str
    version: str
    engine: str
    bleu: float
    chrf: float
    terms_right: int
    terms_unaided: int
    rate: float


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """The models, best chrF first, on so many sentences with so many terms."""

    sentences: int
    terms: int
    models: tuple[ComparedModel, ...]


def compare_models(request: CompareRequest, progress: Progress = ignore) -> ModelComparison:
    """Translate the sentences with every installed model that translates between the languages directly.

    Raises:
        InputError: the file cannot be read or holds no such line, or the glossary cannot be used.
        NoModelError: no model translates between the languages.
        ModelError: a model is damaged.
    """
    sources, references = _read(request.file)
    pair = (request.source, request.target)
    termbase = make_termbase(read_glossaries(request.glossary, [request.source], request.target), models.home())
    matches_in = termbase.matches_in(request.source)
    sentences = [Sentence(source, next(mentions([source], matches_in, request.target))) for source in sources]
    chosen = models.translating(pair, models.installed(models.home()))
    if not chosen:
        raise NoModelError(f"No model translates from {pair[0]} to {pair[1]}.", "Run: briefing setup")
    compared = []
    for model in chosen:
        progress(Notice(f"{model.name}: {len(sentences)} sentences"))
        compared.append(_compared(model, pair, sentences, references, Room(request.device)))
    terms = sum(len(sentence.constraints) for sentence in sentences)
    return ModelComparison(len(sentences), terms, tuple(sorted(compared, key=lambda each: -each.chrf)))


def _read(file: Path) -> tuple[list[str], list[str]]:
    try:
        lines = [line.split("\t") for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as UTF-8 text: {error}.", "Check path and encoding.") from error
    if not lines or not all(len(fields) > 1 and fields[0].strip() and fields[1].strip() for fields in lines):
        raise InputError(
            f"{file} does not have a sentence and its translation on each line.", "Put a tab between the two."
        )
    return [fields[0].strip() for fields in lines], [fields[1].strip() for fields in lines]


def _compared(
    model: InstalledModel, pair: LanguagePair, sentences: Sequence[Sentence], references: Sequence[str], room: Room
) -> ComparedModel:
    import sacrebleu  # noqa: PLC0415 - only this needs it

    engine = models.open_model(model, pair, room)
    list(engine.translate([Request(sentences[0].source)], engine.decoding))  # loads the model
    begun = time.perf_counter()
    drafts = dict(translate(engine, sentences, pair))
    rate = len(sentences) / (time.perf_counter() - begun)
    targets = [drafts[sentence].target for sentence in sentences]
    rungs = [use.rung for sentence in sentences for use in drafts[sentence].terms]
    return ComparedModel(
        model.name,
        model.version,
        model.kind,
        sacrebleu.corpus_bleu(targets, [list(references)]).score,
        sacrebleu.corpus_chrf(targets, [list(references)]).score,
        sum(rung != Rung.MISSING for rung in rungs),
        rungs.count(Rung.BEST),
        rate,
    )
