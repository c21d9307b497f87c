"""Declares the ``argos`` engine."""

from pathlib import Path

from briefing.engines.argos.engine import ArgosEngine
from briefing.engines.argos.package import check
from briefing.engines.kind import EngineKind, PreparedModel, Workbench
from briefing.engines.seq2seq import declaration as seq2seq
from briefing.records import LanguagePair

_MAGIC = b"PK"


def _recognises(file: Path) -> bool:
    if file.is_dir():
        return False
    with file.open("rb") as content:
        return content.read(len(_MAGIC)) == _MAGIC and not seq2seq.recognises(file)


def _prepare(file: Path, bench: Workbench, _pair: LanguagePair) -> PreparedModel:
    folder = bench.unpack(file)
    record = check(folder)
    return PreparedModel(folder, record.name, record.version, record.source, record.target)


def _serves(model: LanguagePair, wanted: LanguagePair) -> bool:
    return model == wanted


ARGOS = EngineKind(
    name="argos",
    summary="a package of Argos Translate",
    file="an Argos package",
    suffix=".argosmodel",
    libraries=("argos-translate-lt", "sentencepiece"),
    recognises=_recognises,
    prepare=_prepare,
    check=check,
    serves=_serves,
    open=ArgosEngine,
)
