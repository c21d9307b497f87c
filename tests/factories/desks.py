"""A desk as a person starts it: its own process, in a folder of its own."""

import http.client
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from tests.factories.command import command

FIRST = (
    " date 2026-03-10 Казахстан и Азербайджан обсудили развитие Среднего коридора. Стороны не подписали договор.\n\n"
    "Роль Среднего коридора растет."
)
SECOND = "Италия поддерживает Южный газовый коридор.\n\nРоль Среднего коридора растет."
GLOSSARY = "source,target,forbidden,note\n# corridors\nСредний коридор,Middle Corridor,Central Corridor,\n"


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class RunningDesk:
    """A desk that serves; ``link`` is what it printed."""

    folder: Path
    link: str
    process: subprocess.Popen[str]
    cookie: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.cookie = (
            self.ask("GET", self.link.removeprefix(self.origin), cookie="").headers["set-cookie"].partition(";")[0]
        )

    @property
    def origin(self) -> str:
        return self.link.partition("/open")[0]

    def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | bytes | None = None,
        *,
        cookie: str | None = None,
        **headers: str,
    ) -> Answer:
        """Send one request as the desk's own page would, with other headers where they are given."""
        content = urlencode(form).encode() if isinstance(form, Mapping) else form
        sent = {"cookie": self.cookie if cookie is None else cookie, "origin": self.origin}
        if isinstance(form, Mapping):
            sent["content-type"] = "application/x-www-form-urlencoded"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=120)
        try:
            connection.request(
                method, quote(path, safe="/?=&%"), content, {name: value for name, value in sent.items() if value}
            )
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        finally:
            connection.close()

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def upload(**files: bytes) -> tuple[bytes, str]:
    """Return a form with files by their names, and its content type."""
    parts = "".join(
        f'--frontier\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n{content.decode()}\r\n"
        for name, content in files.items()
    )
    return f"{parts}--frontier--\r\n".encode(), "multipart/form-data; boundary=frontier"


def furnish(folder: Path) -> None:
    """Put two articles and a glossary into a folder."""
    (folder / "seeds").mkdir()
    (folder / "seeds/a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "seeds/b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "glossary").mkdir()
    (folder / "glossary/ru-en.csv").write_text(GLOSSARY, encoding="utf-8", newline="")


@contextmanager
def running_desk(folder: Path, *options: str) -> Iterator[RunningDesk]:
    """Start a desk in ``folder``, and end it if the test has not."""
    process = subprocess.Popen(
        command("desk", "--no-open", *options),
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        assert process.stdout
        printed = process.stdout.readline() + process.stdout.readline()
        link = re.search(r"http://\S+", printed)
        assert link, printed + process.stdout.read()
        yield RunningDesk(folder, link[0], process)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
