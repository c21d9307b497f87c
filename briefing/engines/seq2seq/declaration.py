"""Declares the ``seq2seq`` engine."""

from pathlib import Path

from briefing.engines.kind import EngineKind, PreparedModel, Workbench
from briefing.engines.seq2seq.engine import Seq2SeqEngine
from briefing.records import LanguagePair


def recognises(path: Path) -> bool:
    """Tell whether this is a folder, or a zip with a file that only models of these layouts have."""
    from briefing.engines.seq2seq import layouts  # noqa: PLC0415 - only installing a model needs it

    return layouts.recognises(path)


def _prepare(path: Path, bench: Workbench, pair: LanguagePair) -> PreparedModel:
    from briefing.engines.seq2seq import layouts  # noqa: PLC0415 - only installing a model needs it

    return layouts.prepare(path, bench, pair)


def _check(folder: Path) -> None:
    from briefing.engines.seq2seq import layouts  # noqa: PLC0415 - only installing a model needs it

    layouts.check(folder)


def _serves(model: LanguagePair, wanted: LanguagePair) -> bool:
    """Tell whether a model of two languages, or of many, translates a pair."""
    return wanted[0] != wanted[1] and all(code in codes.split() for code, codes in zip(wanted, model, strict=True))


SEQ2SEQ = EngineKind(
    name="seq2seq",
    summary="OPUS-MT, NLLB, M2M-100 or Marian",
    file="a model of OPUS-MT, NLLB, M2M-100 or Marian",
    suffix=".zip",
    libraries=("sentencepiece",),
    recognises=recognises,
    prepare=_prepare,
    check=_check,
    serves=_serves,
    open=Seq2SeqEngine,
)
