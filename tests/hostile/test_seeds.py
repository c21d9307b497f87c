"""Articles that are broken, enormous or no files at all: each is named with its remedy, and the others are read."""

import os
import re
import shutil
import socket
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.records import Article, Skipped
from briefing.workspace.seeds import read_seeds, shown
from tests.factories.processor_time import at_most

RUSSIAN = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе.\n"
GOOD = "good.txt"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
MB = 1 << 20

Make = Callable[[Path], object]


def bytes_(content: bytes | str) -> Make:
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bind(path: Path) -> None:
    """Make a socket, by a name short enough for one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * MB)


def with_sidecar(make: Make) -> Make:
    def made(path: Path) -> None:
        path.write_text(RUSSIAN, encoding="utf-8")
        make(path.with_suffix(".meta.toml"))

    return made


def outcome(folder: Path) -> dict[str, str]:
    """What became of each file but the good one: why it is no article, nothing if it is one."""
    read = {item.path: item.reason if isinstance(item, Skipped) else "" for item in read_seeds(folder)}
    assert read.pop(GOOD) == "", "a good article is read whatever lies beside it"
    assert not [line for item in read.items() for line in item if "\n" in line]
    return read


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / GOOD).write_text(RUSSIAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("a.txt", bytes_(b""), "a.txt: is empty. Put the article's text"),
        ("a.txt", bytes_(b"\xef\xbb\xbf \n"), "a.txt: holds no text. Put"),
        ("a.txt", bytes_(bytes(range(256)) * 40), "a.txt: holds binary data, not text. Save"),
        ("a.txt", bytes_(RUSSIAN.replace(" ", "\0")), "a.txt: holds binary data, not text. Save"),
        ("a.txt", bytes_(RUSSIAN.encode() + RUSSIAN.encode("cp1251")), "a.txt: its encoding could not be recog"),
        ("a.txt", sparse, "a.txt: has 50 MB, which is larger than an article can be (20 MB). If"),
        ("a.docx", sparse, "a.docx: is no .docx document but"),
        ("a.txt", bytes_("а\n" * 2_000_000), "a.txt: has 2,000,000 lines, more than an article can have (100,000)"),
        ("a.md", bytes_("а\n" * 2_000_000), "a.md: has 2,000,000 lines and characters of markup, more than an article"),
        ("a.md", bytes_("[" * 2_000_000), "a.md: has 2,000,000 lines and characters of markup, more than an article"),
        ("a.html", bytes_("<p>а" * 2_000_000), "a.html: has 2,000,000 elements, more than an article can"),
        ("a.doc", bytes_(b"\xd0\xcf"), "files of this kind are not read: open it in Word or LibreOffice and save"),
        ("a.pdf", bytes_(b"%PDF"), "a.pdf: is no .pdf document but something else. Have"),
        ("a.odt", sparse, "a.odt: is no .odt document but something else. Open"),
        ("a.rtf", bytes_(b"{\\rtf1" + b"{" * 2_000_000), "a.rtf: has 1,001 groups within groups, more than an article"),
        ("a.eml", bytes_(b"Subject: a\n" + b"Content-Type: text/plain\n" * 3_000), "a.eml: has 3,000 parts, more than"),
        ("a.mhtml", bytes_(b"Subject: a\n\nno page"), "a.mhtml: holds no web page. Save"),
        pytest.param("a.txt", link("a.txt"), "cannot be read: Too many levels of symbolic links", marks=POSIX),
        pytest.param("a.txt", link("nowhere"), "cannot be read: No such file or directory", marks=POSIX),
        pytest.param("a.txt", link("/dev/zero"), "is a link that leads out of the folder: put", marks=POSIX),
        pytest.param("a.txt", link(".."), "is a link to a folder, which is not followed: put", marks=POSIX),
        pytest.param("a.txt", pipe, "a.txt: is a pipe, a socket or a device", marks=POSIX),
        pytest.param("a.txt", bind, "a.txt: is a pipe, a socket or a device", marks=POSIX),
        pytest.param("a.txt", with_sidecar(pipe), "a.meta.toml: is a pipe", marks=POSIX),
        pytest.param("a.txt", with_sidecar(link("a.meta.toml")), "a.meta.toml: cannot be read (Too many", marks=POSIX),
        ("a.txt", with_sidecar(Path.mkdir), "a.meta.toml: "),
        ("a.txt", with_sidecar(bytes_(b"\xff")), "a.meta.toml: is not UTF-8. Save"),
        ("a.txt", with_sidecar(bytes_("title = ")), "a.meta.toml: is not TOML: "),
        ("a.txt", with_sidecar(bytes_("pages = " + "1" * 5_000)), "a.meta.toml: is not TOML: "),
        ("a.txt", with_sidecar(sparse), "a.meta.toml: has 50 MB, which is larger than a sidecar can be (1 MB). If"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_costs_nothing_else(seeds: Path, name: str, make: Make, reason: str) -> None:
    make(seeds / name)
    with at_most(5):
        (said,) = outcome(seeds).values()
        assert said[: len(reason)] == reason


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("кириллица — с «кавычками».txt", None),
        ("и\u0306.txt", "й.txt"),  # as macOS writes it
        ("a" * 251 + ".txt", None),  # so long that no sidecar can stand beside it
        ("ж" * 125 + ".txt", None),
        ("$(reboot) '%s' {0}.txt", None),
        pytest.param("two\nlines.txt", r"two\nlines.txt", marks=POSIX),
        pytest.param("red\x1b[31m.txt", r"red\x1b[31m.txt", marks=POSIX),
        pytest.param(os.fsdecode(b"\xff.txt"), r"\udcff.txt", marks=POSIX),
    ],
)
def test_any_name_is_read_and_shown_on_one_line(seeds: Path, name: str, path: str | None) -> None:
    try:
        (seeds / name).write_text(RUSSIAN, encoding="utf-8")
    except OSError as error:
        pytest.skip(f"no such name here: {error}")
    assert outcome(seeds) == {path or name: ""}


def test_a_shown_name_can_stand_anywhere() -> None:
    for name in map(chr, (*range(0x3000), *range(0xD700, 0xE010), 0xFFFE, 0x1F600)):
        shown(name).encode()
        assert len(shown(name).splitlines()) < 2
        assert not re.search("[\x00-\x1f\x7f]", shown(name))


def test_of_two_names_that_are_one_where_letters_are_composed_the_second_is_named(seeds: Path) -> None:
    (seeds / "й.txt").write_text(RUSSIAN, encoding="utf-8")
    if (seeds / "и\u0306.txt").exists():
        pytest.skip("they are one file here")
    (seeds / "и\u0306.txt").write_text(RUSSIAN, encoding="utf-8")
    read = [item for item in read_seeds(seeds) if item.path == "й.txt"]
    assert [type(item) for item in read] == [Article, Skipped]


def test_two_names_in_different_case_are_two_articles(seeds: Path) -> None:
    (seeds / "Порт.txt").write_text(RUSSIAN, encoding="utf-8")
    if (seeds / "порт.txt").exists():
        pytest.skip("they are one file here")
    (seeds / "порт.txt").write_text(RUSSIAN, encoding="utf-8")
    articles = [item for item in read_seeds(seeds) if isinstance(item, Article)]
    assert len({article.id for article in articles}) == 3


def test_a_folder_named_like_an_article_is_walked(seeds: Path) -> None:
    (seeds / "a.txt").mkdir()
    (seeds / "a.txt" / "b.txt").write_text(RUSSIAN, encoding="utf-8")
    assert outcome(seeds) == {"a.txt/b.txt": ""}


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_what_may_not_be_read_is_named(seeds: Path, mode: int) -> None:
    (seeds / "closed").mkdir()
    (seeds / "closed" / "b.txt").write_text(RUSSIAN, encoding="utf-8")
    (seeds / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    (seeds / "a.txt").chmod(0)
    (seeds / "closed").chmod(mode)
    said = outcome(seeds)
    (seeds / "closed").chmod(0o700)
    closed = "closed/b.txt" if mode else "closed"
    assert set(said) == {"a.txt", closed}
    assert all(said.values())


def test_files_that_vanish_while_others_are_read_are_named(seeds: Path) -> None:
    for number in range(3):
        (seeds / f"a{number}.txt").write_text(RUSSIAN, encoding="utf-8")
    read = read_seeds(seeds)
    first = next(read)
    for path in seeds.glob("a[12].txt"):
        path.unlink()
    rest = {item.path: isinstance(item, Article) for item in read}
    assert isinstance(first, Article)
    assert rest == {"a1.txt": False, "a2.txt": False, GOOD: True}


@POSIX
def test_a_file_that_grows_while_it_is_read_is_not_read_for_ever(seeds: Path) -> None:
    path, stop = seeds / "a.txt", threading.Event()
    path.write_bytes(b"")

    def grow() -> None:
        with path.open("ab") as file:
            while not stop.is_set() and file.tell() < 200 * MB:
                file.write(RUSSIAN.encode() * 1000)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        assert set(outcome(seeds)) == {"a.txt"}
    finally:
        stop.set()
        writer.join()


def test_a_deep_tree_of_folders_is_walked(seeds: Path) -> None:
    deep = seeds
    for _ in range(100):
        deep /= "f"
    try:
        deep.mkdir(parents=True)
        (deep / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    except OSError as error:
        pytest.skip(f"no such path here: {error}")
    assert list(outcome(seeds).values()) == [""]
    shutil.rmtree(seeds / "f")


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".txt", '---\ntitle: "Порт\\0\\ud800\\n\\uFFFE Алят"\nauthor: "\\x1b[31m"\n---\n'),
        (".md", '---\ntitle: "Порт\\0\\ud800\\n\\uFFFE Алят"\nauthor: "\\x1b[31m"\n---\n'),
        (".html", '<title>Порт&#0;&#1;&#xFFFE; Алят</title><meta name="author" content="&#27;[31m">'),
    ],
)
def test_what_a_file_states_of_itself_can_be_written(seeds: Path, suffix: str, content: str) -> None:
    body = f"<body><p>{RUSSIAN * 3}</p>" if suffix == ".html" else RUSSIAN
    path = seeds / f"a{suffix}"
    path.write_text(content + body, encoding="utf-8")
    (article,) = (item for item in read_seeds(path) if isinstance(item, Article))
    for text in (article.title, article.author, article.outlet, article.url):
        assert not re.search("[\x00-\x1f\ud800-\udfff\ufffe]", text)


# Links that lead out of the folder


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    folder = tmp_path / "secrets"
    folder.mkdir()
    (folder / "key.txt").write_text(f"{RUSSIAN} Секрет.", encoding="utf-8")
    (folder / "key.toml").write_text('title = "Секрет"', encoding="utf-8")
    return folder


def links_out(seeds: Path) -> None:
    """Make links in all ways: relative, absolute, through a link and from a subfolder, of an article and a sidecar."""
    (seeds / "deep").mkdir()
    for name, target in {
        "absolute.txt": str(seeds.parent / "secrets" / "key.txt"),
        "relative.txt": "../secrets/key.txt",
        "deep/more.txt": "../../secrets/key.txt",
        "through.txt": "relative.txt",
        "sidecar.meta.toml": "../secrets/key.toml",
        "folder": "../secrets",
    }.items():
        (seeds / name).symlink_to(target)
    (seeds / "sidecar.txt").write_text(RUSSIAN, encoding="utf-8")
    (seeds / "inside.txt").symlink_to(GOOD)
    (seeds / "deep" / "inside.txt").symlink_to(f"../{GOOD}")


OUT = "is a link that leads out of the folder: put the file itself there, or add --follow-links"


@POSIX
@pytest.mark.usefixtures("secrets")
def test_links_out_of_the_folder_are_named_and_not_followed(seeds: Path) -> None:
    links_out(seeds)
    reasons = outcome(seeds)
    assert reasons.pop("folder").startswith("is a link to a folder, which is not followed")
    assert reasons.pop("sidecar.txt").startswith("has a sidecar (.meta.toml) that is a link out of the folder")
    assert {name for name, reason in reasons.items() if not reason} == {"inside.txt", "deep/inside.txt"}
    assert {reason for reason in reasons.values() if reason} == {OUT}
    assert "Секрет" not in str(list(read_seeds(seeds)))


@POSIX
@pytest.mark.usefixtures("secrets")
def test_links_out_of_the_folder_are_followed_on_request(seeds: Path) -> None:
    links_out(seeds)
    read = {item.path: item for item in read_seeds(seeds, follow_links=True)}
    assert {name for name, item in read.items() if isinstance(item, Skipped)} == {"folder"}
    assert all("Секрет" in read[name].text for name in ("absolute.txt", "relative.txt", "through.txt", "deep/more.txt"))
    assert read["sidecar.txt"].title == "Секрет"


@POSIX
def test_a_folder_that_is_itself_a_link_is_read(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(seeds)
    assert outcome(tmp_path / "link") == {}


def test_a_junction_counts_as_a_link(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has them; here the folder only says that it is one."""
    inner = seeds / "junction"
    inner.mkdir()
    (inner / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    true = Path.lstat
    junction = SimpleNamespace(st_reparse_tag=0xA000_0003, st_mode=stat.S_IFDIR)
    monkeypatch.setattr(Path, "lstat", lambda path: junction if path == inner else true(path))
    assert outcome(seeds)["junction"].startswith("is a link to a folder, which is not followed")
