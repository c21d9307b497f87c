"""A local HTTP server that plays the Argos package index, well-behaved or not.

with ArgosIndex() as index:
    index.publish(package_bytes, manners=[Manner(sends=1000)])    # breaks off once, then behaves
    ... ARGOS_PACKAGE_INDEX=index.url ...
"""

import json
import re
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from typing import Any, Self

INDEX = "index.json"
CHUNK = 1 << 12


@dataclass(frozen=True)
class Manner:
    """How one request is answered. ``sends``: that many bytes of what was asked for, then hang up. ``adds``: so many
    more bytes are announced than there are. ``pause``: seconds before the answer and between its chunks.
    """

    status: int = 200
    sends: int | None = None
    adds: int = 0
    pause: float = 0.0
    ranges: bool = True
    etag: str = '"1"'
    sized: bool = True
    shift: int = 0  # a part is served from this many bytes further on than asked for


GOOD = Manner()


def always(manner: Manner) -> Iterable[Manner]:
    return repeat(manner)


@dataclass
class Resource:
    content: bytes
    manners: Iterable[Manner]


@dataclass(frozen=True)
class Asked:
    path: str
    range: str
    condition: str


@dataclass
class ArgosIndex:
    """``asked`` lists the requests so far; ``entries`` is what the index says, to be bent by tests."""

    resources: dict[str, Resource] = field(default_factory=dict)
    entries: list[object] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self.server = Server(self)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        self.serve(INDEX, b"")
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"

    def serve(self, path: str, content: bytes, manners: Iterable[Manner] = ()) -> str:
        """Serve ``content`` at ``path``, one manner a request and well when they have run out; return its address."""
        self.resources["/" + path] = Resource(content, chain(manners, always(GOOD)))
        return self.url + path

    def publish(
        self, content: bytes, pair: str = "ru_en", version: str = "1.9", manners: Iterable[Manner] = (), **entry: Any
    ) -> str:
        """Add a package to the index and return its link; ``entry`` may have other ``links``, tried before it."""
        source, target = pair.split("_")
        link = self.serve(f"translate-{pair}-{version.replace('.', '_')}.argosmodel", content, manners)
        said = {"package_version": version, "argos_version": "1.9", "from_code": source, "to_code": target}
        self.entries.append({**said, **entry, "links": [*entry.get("links", ()), link]})
        return link

    def content(self, path: str) -> bytes | None:
        if path == f"/{INDEX}" and path in self.resources:
            return json.dumps(self.entries).encode()
        return self.resources[path].content if path in self.resources else None


class Server(ThreadingHTTPServer):
    def __init__(self, index: ArgosIndex) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.index = index


class Handler(BaseHTTPRequestHandler):
    @property
    def index(self) -> ArgosIndex:
        assert isinstance(self.server, Server)
        return self.server.index

    def do_GET(self) -> None:
        self.index.asked.append(Asked(self.path, self.headers.get("Range", ""), self.headers.get("If-Range", "")))
        content = self.index.content(self.path)
        with suppress(ConnectionError):  # the client hung up
            if content is None:
                self.send_error(404)
            else:
                self.answer(content, next(iter(self.index.resources[self.path].manners)))

    def answer(self, content: bytes, manner: Manner) -> None:
        self.index.closing.wait(manner.pause)
        start = self.start_of_part(manner)
        if manner.status != GOOD.status:
            self.send_error(manner.status)
        elif start is not None and start >= len(content):
            self.send_error(416)
        else:
            self.start_headers(content, start, manner)
            self.send_body(content[(start or 0) :][: manner.sends], manner.pause)

    def start_of_part(self, manner: Manner) -> int | None:
        """Return where the part begins that was asked for; ``None``: the whole was, or is given anyway."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        unchanged = self.headers.get("If-Range", manner.etag) == manner.etag
        return int(asked[1]) + manner.shift if asked and manner.ranges and unchanged else None

    def start_headers(self, content: bytes, start: int | None, manner: Manner) -> None:
        self.send_response(200 if start is None else 206)
        if manner.sized:
            self.send_header("Content-Length", str(len(content) - (start or 0) + manner.adds))
        if manner.etag:
            self.send_header("ETag", manner.etag)
        if start is not None:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.end_headers()

    def send_body(self, body: bytes, pause: float) -> None:
        for offset in range(0, len(body), CHUNK):
            self.wfile.write(body[offset : offset + CHUNK])
            self.index.closing.wait(pause)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""
