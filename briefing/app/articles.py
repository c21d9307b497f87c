"""Use cases about the articles in ``seeds/``: list them, add some, correct their details, arrange them for the pack."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.errors import InputError
from briefing.readers import read_article
from briefing.readers.formats import ONE_OF_THE_USUAL, format_of
from briefing.readers.sidecar import Statement, with_statements
from briefing.records import Article
from briefing.workspace.adding import add_file, safe_name
from briefing.workspace.arrangement import read_arrangement, write_arrangement
from briefing.workspace.locking import locked
from briefing.workspace.reading import read_named
from briefing.workspace.seeds import SeedFile, seed_files
from briefing.workspace.writing import write_together


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file of the seeds folder in the order of the pack; ``number`` counts from 1, those left out too."""

    number: int
    file: SeedFile
    left_out: bool

    @property
    def stamp(self) -> tuple[int, ...]:
        """What changes whenever the article or its sidecar does."""
        return tuple(part for path in (self.file.path, self.file.sidecar) for part in _stamp(path))


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """What can be corrected of an article without changing its file; all may be unknown."""

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None

    @classmethod
    def of(cls, article: Article) -> "ArticleDetails":
        """Return what was understood of an article."""
        return cls(article.title, article.outlet, article.date)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to add: the name it has elsewhere, and its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """The ``name`` that a file got in the seeds folder, or why it was ``refused``."""

    given: str
    name: str = ""
    refused: str = ""


def article_files(seeds: Path, *, follow_links: bool = False) -> list[ArticleFile]:
    """Return the files of the seeds folder in the order of the pack, without reading them.

    Raises:
        InputError: there is no such folder, it cannot be listed, or its ``pack.toml`` cannot be used.
    """
    arrangement = read_arrangement(seeds)
    files = {file.name: file for file in seed_files(seeds, follow_links=follow_links)}
    return [
        ArticleFile(number, files[name], name in arrangement.left_out)
        for number, name in enumerate(arrangement.sorted(files), start=1)
    ]


def add_article(seeds: Path, upload: Upload) -> AddedArticle:
    """Put a file into the seeds folder, under a name that is safe and not taken.

    Raises:
        OutputError: it cannot be written.
    """
    name, kind = safe_name(upload.name), format_of(upload.name)
    if not name or not kind:
        return AddedArticle(upload.name, refused=f"Articles are {ONE_OF_THE_USUAL} files.")
    if len(upload.content) > kind.largest:
        return AddedArticle(upload.name, refused=f"It is larger than an article can be ({kind.largest >> 20} MB).")
    return AddedArticle(upload.name, add_file(seeds, name, upload.content))


def leave_out(seeds: Path, name: str, *, left_out: bool) -> None:
    """Leave an article out of the packs, or take it in again.

    Raises:
        InputError: ``pack.toml`` cannot be used.
        OutputError: it cannot be written.
    """
    with locked(seeds):
        now = read_arrangement(seeds)
        names = now.left_out | {name} if left_out else now.left_out - {name}
        write_arrangement(seeds, replace(now, left_out=names))


def move_article(seeds: Path, name: str, number: int) -> None:
    """Make an article the one of that ``number`` in the folder, counted from 1.

    Raises:
        InputError: there is no such article, or ``pack.toml`` cannot be used.
        OutputError: it cannot be written.
    """
    with locked(seeds):
        order = [each.file.name for each in article_files(seeds)]
        if name not in order:
            raise _gone(name)
        order.remove(name)
        order.insert(max(0, number - 1), name)
        write_arrangement(seeds, replace(read_arrangement(seeds), order=tuple(order)))


def correct_details(seeds: Path, name: str, details: ArticleDetails, seen: ArticleDetails) -> None:
    """Write the details of an article into its sidecar, as far as they differ from what its file says.

    ``seen`` are the details that whoever corrected them was shown.

    Raises:
        InputError: the article is not there or cannot be read, its sidecar cannot be changed, or somebody else has
            corrected the details since.
        OutputError: the sidecar cannot be written.
    """
    with locked(seeds):
        file = next((each for each in seed_files(seeds) if each.name == name), None)
        article = file.read() if file else None
        if not file or not isinstance(article, Article):
            raise _gone(name)
        if ArticleDetails.of(article) != seen:
            raise InputError(f"{name}: somebody has changed these details since.", "They are shown as they are now.")
        _write_sidecar(file, details)


def _write_sidecar(file: SeedFile, details: ArticleDetails) -> None:
    own = read_article(read_named(file.path, "an article", "Put it back."), file.name)
    before = file.sidecar.read_bytes().decode("utf-8") if file.sidecar.exists() else ""
    after = with_statements(before, _statements(details, ArticleDetails.of(own)), file.sidecar.name)
    if after != before:
        write_together(file.sidecar.parent, {file.sidecar.name: after.encode()})


def _statements(details: ArticleDetails, own: ArticleDetails) -> Mapping[str, Statement]:
    """Return what a sidecar has to state, given what the file says of its ``own``."""
    wanted: Sequence[tuple[str, Statement, Statement]] = (
        ("title", details.title, own.title),
        ("source", details.outlet, own.outlet),
        ("date", details.date, own.date),
    )
    return {key: value if value != said else None for key, value, said in wanted}


def _gone(name: str) -> InputError:
    return InputError(f"{name}: is not in the seeds folder any more.", "Load the page again.")


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size
