"""Tries a model before it is trusted: in a process of its own, for a damaged or hostile one can crash native code.

The process is :mod:`briefing.engines.trial` run as a program. It has the model translate two sentences as a build does.
"""

import json
import math
import os
import signal
import subprocess
import sys
from pathlib import Path

from briefing.engines.base import VERIFY, Request
from briefing.engines.device import Room
from briefing.engines.registry import ENGINES
from briefing.errors import BriefingError, ModelError
from briefing.records import LanguagePair, ModelInfo

SECONDS = 600
"""The embedded model takes some ten; on a machine that is busy or short of memory, many more."""

SENTENCES = ("1", "Порт открыт.")
_REMEDY = "Get the model again, from its publisher, or choose another one."
_ROOM = Room(device="cpu", workers=1, threads=1)


def require_working(kind: str, folder: Path, name: str, languages: LanguagePair = ("", "")) -> list[str]:
    """Have the engine of this ``kind`` translate with the model in a folder, and return its translations.

    ``name`` is the model's, for messages; ``languages`` are those that it translates between, as in a
    :class:`~briefing.engines.kind.PreparedModel`.

    Raises:
        ModelError: it cannot, its scores are no numbers, or it ends the process or takes for ever.
    """
    source, target = languages
    command = _command(kind, str(folder), name, _one_of(source, "ru"), _one_of(target, "en"))
    try:
        ended = subprocess.run(  # noqa: S603 - this very module
            command, env=_environment(), capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"The model {name} cannot be loaded: it took more than {SECONDS} s.", _REMEDY) from error
    if ended.returncode == ModelError.exit_code:
        raise ModelError(*json.loads(ended.stdout))
    if ended.returncode:
        raise ModelError(f"The model {name} cannot be loaded: {_death(ended)}.", _REMEDY)
    translations: list[str] = json.loads(ended.stdout)
    return translations


def _one_of(codes: str, preferred: str) -> str:
    """Return the preferred language, or the first of the model's languages if that is not among them."""
    return preferred if preferred in codes.split() or not codes else codes.split(maxsplit=1)[0]


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", __name__, *arguments]


def _environment() -> dict[str, str]:
    """Let the process find this package where it is, and nothing in the current folder."""
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))}


def _death(ended: subprocess.CompletedProcess[str]) -> str:
    if ended.returncode < 0:
        return f"it crashed the program that tried it ({signal.strsignal(-ended.returncode)})"
    last = (ended.stderr.strip().splitlines() or [""])[-1]
    return f"the program that tried it ended with {ended.returncode} ({last})"


def _try_out(kind: str, folder: Path, name: str, pair: LanguagePair) -> list[str]:
    ENGINES[kind].check(folder)
    engine = ENGINES[kind].open(folder, ModelInfo(name, "", "", *pair), _ROOM)
    translated = dict(engine.translate([Request(sentence) for sentence in SENTENCES], engine.decoding))
    scores = [hypothesis.score for hypotheses in translated.values() for hypothesis in hypotheses]
    scores += engine.score([(sentence, "The port is open.") for sentence in SENTENCES])
    if not all(map(math.isfinite, scores)):
        raise ModelError(f"The model {name} cannot be used: what it computes are no numbers.", _REMEDY)
    return [translated[index][0].text for index in range(len(SENTENCES))]


def main() -> None:
    """Try the model that the arguments name; print its translations as JSON, or problem and remedy, and exit with 4."""
    kind, folder, name, source, target = sys.argv[1:]
    try:
        print(json.dumps(_try_out(kind, Path(folder), name, (source, target))))  # noqa: T201 - read by the parent
    except BriefingError as error:
        remedy = _REMEDY if error.remedy == VERIFY else error.remedy  # verifying is trying it once more
        print(json.dumps([error.problem, remedy]))  # noqa: T201 - read by the process that started this one
        sys.exit(ModelError.exit_code)


if __name__ == "__main__":
    main()
