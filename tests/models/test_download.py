"""Downloads from a server that is slow, breaks off, lies about lengths or is not there."""

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.errors import DownloadError
from briefing.models.download import Patience, download, forget
from briefing.models.network import fetch
from tests.factories.argos_index import ArgosIndex, Manner, always

CONTENT = b"".join(hashlib.sha256(bytes([number])).digest() * 40 for number in range(50))
SIZE = len(CONTENT)  # 64,000
HASTE = Patience(answer=0.5, silence=0.3, attempts=3, pause=0.01)
BIG = 1 << 30


@pytest.fixture
def index() -> Iterator[ArgosIndex]:
    with ArgosIndex() as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "package.part"


def ignore(_done: int, _total: int | None) -> None:
    pass


# What the server does, how often it is asked, and from which bytes on.
ARRIVES = {
    "at once": ([], ["0"]),
    "breaks off once": ([Manner(sends=20_000)], ["0", "20000"]),
    "breaks off again and again": ([Manner(sends=10_000)] * 6, ["0", *(f"{n}0000" for n in range(1, 7))]),
    "breaks off, knows no ranges": ([Manner(sends=20_000), Manner(ranges=False)], ["0", "20000"]),
    "breaks off, has changed since": ([Manner(sends=20_000, etag='"0"')], ["0", "20000"]),
    "breaks off, has no ETag": ([Manner(sends=20_000, etag=""), Manner(etag="")], ["0", "20000"]),
    "breaks off, sends another part": ([Manner(sends=20_000), Manner(shift=7)], ["0", "20000", "0"]),
    "falls silent": ([Manner(sends=20_000), Manner(pause=0.4)], ["0", "20000", "20000"]),
    "is overloaded": ([Manner(status=503)], ["0", "0"]),
    "says no length": ([Manner(sized=False)], ["0"]),
}


@pytest.mark.parametrize(("manners", "starts"), ARRIVES.values(), ids=ARRIVES.keys())
def test_arrives_whole(manners: list[Manner], starts: list[str], index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT, manners)
    download(link, file, HASTE, ignore, BIG)
    assert file.read_bytes() == CONTENT
    assert [asked.range.removeprefix("bytes=").rstrip("-") or "0" for asked in index.asked] == starts


# What the server does for ever, and what the user is told.
FAILS = {
    "not there": (Manner(status=404), "the server answered 404 Not Found", 1),
    "forbidden": (Manner(status=403), "the server answered 403 Forbidden", 1),
    "overloaded": (Manner(status=503), "the server answered 503 Service Unavailable", 3),
    "wrong length": (Manner(adds=500), "the server has no more than 64,000 bytes", 4),
    "no range, breaks off": (Manner(sends=9_000, ranges=False), "broke off after 9,000 of 64,000 bytes", 4),
    "silent": (Manner(pause=2), "does not answer", 3),
}


@pytest.mark.parametrize(("manner", "message", "times"), FAILS.values(), ids=FAILS.keys())
def test_gives_up_and_says_why(manner: Manner, message: str, times: int, index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT, always(manner))
    with pytest.raises(DownloadError, match=message):
        download(link, file, HASTE, ignore, BIG)
    assert len(index.asked) == times


def test_an_unreachable_host_is_named(file: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(DownloadError, match=f"{host} cannot be reached"):
            download(f"http://{host}/package", file, HASTE, ignore, BIG)


@pytest.mark.parametrize("link", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://[/x"])
def test_other_addresses_lead_nowhere(link: str, file: Path) -> None:
    with pytest.raises(DownloadError):
        download(link, file, Patience(attempts=1), ignore, BIG)
    assert not file.exists()


def test_a_later_run_goes_on(index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT, [Manner(sends=20_000), Manner(status=404)])
    with pytest.raises(DownloadError, match="404"):
        download(link, file, HASTE, ignore, BIG)
    download(link, file, HASTE, ignore, BIG)
    assert file.read_bytes() == CONTENT
    assert index.asked[-1].range == "bytes=20000-"
    assert index.asked[-1].condition == '"1"'


def test_a_later_run_with_another_link_starts_afresh(index: ArgosIndex, file: Path) -> None:
    old = index.serve("old", CONTENT[::-1], [Manner(sends=20_000), Manner(status=404)])
    with pytest.raises(DownloadError):
        download(old, file, HASTE, ignore, BIG)
    download(index.serve("new", CONTENT), file, HASTE, ignore, BIG)
    assert file.read_bytes() == CONTENT
    assert index.asked[-1].range == ""


def test_a_complete_file_is_not_asked_for_again(index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT)
    for _ in range(2):
        download(link, file, HASTE, ignore, BIG)
    assert len(index.asked) == 1


def test_a_file_longer_than_the_servers_starts_afresh(index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT, [Manner(sends=20_000), Manner(status=404)])
    with pytest.raises(DownloadError):
        download(link, file, HASTE, ignore, BIG)
    shorter = CONTENT[:5_000]
    index.serve("package", shorter)
    download(link, file, HASTE, ignore, BIG)
    assert file.read_bytes() == shorter


@pytest.mark.parametrize("manner", [Manner(), Manner(sized=False)], ids=["announced", "unannounced"])
def test_too_much_is_refused(manner: Manner, index: ArgosIndex, file: Path) -> None:
    link = index.serve("package", CONTENT, [manner])
    with pytest.raises(DownloadError, match="more than 5,000 bytes"):
        download(link, file, HASTE, ignore, 5_000)


def test_progress_grows_to_the_total_across_attempts(index: ArgosIndex, file: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    link = index.serve("package", CONTENT, [Manner(sends=20_000), Manner(sends=20_000)])
    download(link, file, HASTE, lambda done, total: seen.append((done, total)), BIG)
    assert all(earlier < later for earlier, later in pairwise(seen))
    assert seen[-1] == (SIZE, SIZE)


def test_forget_leaves_nothing(index: ArgosIndex, file: Path) -> None:
    download(index.serve("package", CONTENT), file, HASTE, ignore, BIG)
    forget(file)
    assert list(file.parent.glob("package*")) == []


def test_a_full_disk_is_no_fault_of_the_network(index: ArgosIndex, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        download(index.serve("package", CONTENT), tmp_path / "gone" / "package", HASTE, ignore, BIG)
    assert len(index.asked) == 1


def test_fetch_returns_a_small_file(index: ArgosIndex) -> None:
    assert fetch(index.serve("small", CONTENT), 2, BIG) == CONTENT


# The server's manner, and what the user is told.
FETCH_FAILS = {
    "silent": (Manner(pause=5), r"did not answer within 0\.5 seconds|does not answer"),
    "drips": (Manner(pause=0.2), r"did not answer within 0\.5 seconds"),
    "missing": (Manner(status=404), "404"),
    "truncated": (Manner(sends=10), "broke off after 10 bytes"),
}


@pytest.mark.parametrize(("manner", "message"), FETCH_FAILS.values(), ids=FETCH_FAILS.keys())
def test_fetch_answers_in_time_or_not_at_all(manner: Manner, message: str, index: ArgosIndex) -> None:
    link = index.serve("small", CONTENT, always(manner))
    begun = time.monotonic()
    with pytest.raises(DownloadError, match=message):
        fetch(link, 0.5, BIG)
    assert time.monotonic() - begun < 4
    assert ended("fetch", seconds=2), "a thread goes on in the background"


def ended(name: str, seconds: float) -> bool:
    """Wait for all threads of a name."""
    threads = [thread for thread in threading.enumerate() if thread.name == name]
    for thread in threads:
        thread.join(seconds)
    return not any(thread.is_alive() for thread in threads)


def test_fetch_does_not_wait_for_a_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> None:
        answered.wait(10)
        raise socket.gaierror("there is no such name")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    begun = time.monotonic()
    with pytest.raises(DownloadError, match=r"nowhere\.example did not answer within 0\.2 seconds"):
        fetch("http://nowhere.example/small", 0.2, BIG)
    assert time.monotonic() - begun < 5
    answered.set()
    assert ended("fetch", seconds=2)


def test_fetch_refuses_a_big_file(index: ArgosIndex) -> None:
    with pytest.raises(DownloadError, match="more than 100 bytes"):
        fetch(index.serve("small", CONTENT), 2, 100)
