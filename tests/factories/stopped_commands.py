"""Commands that keep something for a person, the desk each is run at, and what that person would miss."""

import hashlib
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import docx

from briefing import models
from briefing.memory import Memory, memory_path, open_memory, tmx
from briefing.offline_kit.starting import UNFINISHED
from briefing.workspace.writing import settle
from tests.factories.argos_packages import package
from tests.factories.command import LAUNCHER, briefing, command
from tests.factories.kits import small_kit
from tests.factories.memories import correction, entry, key

FIRST = " date 2026-03-10 Президент Азербайджана прибыл в Баку. По Среднему коридору идут грузы."
SECOND = " date 2026-03-10 Министры обсудили развитие портов и дорог в регионе."

State = Mapping[str, object]
"""What a person has at a desk: each thing, and its content."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A command whose results are kept.

    Attributes:
        arguments: of ``briefing``, or of another launcher.
        prepare: changes a desk that has a model, a pack and corrections into the one that the command is run at.
        repeated: the exit codes of a run that finds everything done.
    """

    arguments: tuple[str, ...]
    prepare: Callable[[Path], object]
    repeated: tuple[int, ...] = (0,)
    launcher: tuple[str, ...] = LAUNCHER

    @property
    def line(self) -> list[str]:
        return command(*self.arguments, launcher=self.launcher)


def furnish(desk: Path) -> None:
    """Make a desk: a model, a glossary, a pack in both editions, a correction, a TMX file, and a newer model's file."""
    (desk / "seeds").mkdir(parents=True)
    (desk / "seeds" / "a.txt").write_text(FIRST, encoding="utf-8")
    (desk / "glossary").mkdir()
    (desk / "glossary" / "ru-en.csv").write_text("source,target\nСредний коридор,Middle Corridor\n", encoding="utf-8")
    (desk / "x.argosmodel").write_bytes(package(version="1.8"))
    for line in (("model", "install", "x.argosmodel"), ("build", "--edition", "both")):
        ended = briefing(*line, cwd=desk, **environment(desk))
        assert ended.code == 0, ended.err
    (desk / "x.argosmodel").write_bytes(package(version="1.9"))
    with open_memory(memory_path(desk / "home")) as memory:
        memory.add_corrections([correction("The port is open at last.")])
    with (desk / "other.tmx").open("wb") as file:
        numbered = range(20)
        kept = [(key(f"Предложение {number}."), entry(f"Sentence {number}.")) for number in numbered]
        tmx.write(file, kept, [correction(f"Phrase {number}.", source=f"Фраза {number}.") for number in numbered])


def environment(desk: Path) -> dict[str, str]:
    """Return the variables that keep a command at its desk; the folder for temporary files is not looked at."""
    (desk.parent / "temporary").mkdir(exist_ok=True)
    return {
        "BRIEFING_HOME": str(desk / "home"),
        "ARGOS_PACKAGES_DIR": str(desk.parent / "no packages"),
        "ARGOS_PACKAGE_INDEX": "http://127.0.0.1:9/",
        "TMPDIR": str(desk.parent / "temporary"),
    }


def _add_article(desk: Path) -> None:
    (desk / "seeds" / "b.txt").write_text(SECOND, encoding="utf-8")


def _review(desk: Path) -> None:
    (review,) = (desk / "out").glob("*.review.docx")
    document = docx.Document(str(review))
    for number, row in enumerate(row for table in document.tables for row in table.rows):
        row.cells[2].text = f"{row.cells[2].text} Corrected {number}."
    document.save(str(desk / "reviewed.docx"))


def _take_kit_along(desk: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(small_kit(Path(folder)), desk)


def _nothing(_desk: Path) -> None:
    pass


KEEPING = {
    "build": Keeping(("build", "--edition", "both", "--format", "docx,html", "--no-progress"), _add_article),
    "import": Keeping(("import", "reviewed.docx", "--add"), _review),
    "glossary add": Keeping(("glossary", "add", "Порт Алят", "Port of Alat"), _nothing, repeated=(3,)),
    "memory import": Keeping(("memory", "import", "other.tmx"), _nothing),
    "model install": Keeping(("model", "install", "x.argosmodel"), _nothing),
    "kit install": Keeping(("kit.zip",), _take_kit_along, launcher=("env", "-u", "PYTHONPATH", sys.executable, "-S")),
}


def state(desk: Path) -> State:
    """Return what a person would find at a desk, as the next command does: of a copy, for looking may mend things."""
    copy = desk.with_name(f"{desk.name}-copy")
    shutil.copytree(desk, copy, symlinks=True)
    try:
        settle(copy / "out")
        return {
            **{f"glossary: {file.name}": file.read_bytes() for file in _shown(copy / "glossary")},
            "pack": tuple((file.name, _content(file)) for file in _shown(copy / "out")),
            **dict(_remembered(memory_path(copy / "home"))),
            "environment": tuple(_installed(copy / ".venv", str(desk))),
            "models": tuple((model.name, getattr(model, "version", ""), tuple(problems))
                            for model, problems in models.verify(copy / "home") if copy in model.path.parents),
        }  # fmt: skip
    finally:
        shutil.rmtree(copy)


_HOLDS_PATHS = frozenset({"RECORD", "direct_url.json"})


def _installed(environment: Path, desk: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a finished environment: the next run removes one that is not.

    Those that hold paths in this folder as hashes or addresses are not compared, and no path is.
    """
    if (environment / UNFINISHED).exists():
        return
    for file in sorted(path for path in environment.rglob("*") if path.is_file() and path.name not in _HOLDS_PATHS):
        yield str(file.relative_to(environment)), file.read_bytes().replace(desk.encode(), b"")


def _content(file: Path) -> bytes:
    """Return what is in a file of a pack, wherever its sentences came from: the next run has them from the memory."""
    return file.read_bytes().replace(b'"origin": "memory"', b'"origin": "engine"')


def _shown(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if not file.name.startswith("."))


def _remembered(path: Path) -> Iterator[tuple[str, object]]:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_memory(path) as memory:
        yield from _units(memory)


def _units(memory: Memory) -> Iterator[tuple[str, object]]:
    for unit, translated in memory.entries():
        yield f"translation: {unit}", translated.target
    for made in memory.all_corrections():
        yield f"correction: {made.source} {made.target}", made.person


def fingerprint(desk: Path) -> str:
    """Return a hash of all that a command finds at a desk: names, kinds, permissions, contents; not where it is."""
    found = hashlib.sha256()
    for path in sorted(desk.rglob("*")):
        mode = path.lstat().st_mode
        content = b""
        if stat.S_ISLNK(mode):
            content = os.fsencode(path.readlink())
        elif stat.S_ISREG(mode):
            content = path.read_bytes()
        content = content.replace(os.fsencode(desk), b"desk")
        found.update(repr((str(path.relative_to(desk)), mode, len(content))).encode() + content)
    return found.hexdigest()


def files(desk: Path) -> list[str]:
    """Return the names of all files and folders at a desk; the number of a model's folder grows with each run."""
    names = (path.relative_to(desk) for path in desk.rglob("*"))
    return sorted("/".join(part.rstrip("0123456789") for part in name.parts) for name in names)
