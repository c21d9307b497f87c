"""Declares the ``seq2seq`` engine."""

from briefing.engines.kind import EngineKind
from briefing.engines.seq2seq.engine import Seq2SeqEngine
from briefing.engines.seq2seq.layouts import check, prepare, recognises
from briefing.records import LanguagePair


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
    prepare=prepare,
    check=check,
    serves=_serves,
    open=Seq2SeqEngine,
)
