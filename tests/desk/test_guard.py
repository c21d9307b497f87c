"""Who is let in, what is taken, and how it is shown: the attacks that a page on this computer must withstand."""

import socket
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.factories.desks import RunningDesk, upload

HOSTILE = '<script>document.title = "taken"</script><img src=x onerror=alert(1)> "quoted" \' & Порты открыты.'


def test_the_desk_serves_at_loopback_only(desk: RunningDesk) -> None:
    port = urlsplit(desk.origin).port
    assert desk.origin == f"http://127.0.0.1:{port}"
    for address in {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
        if not str(address).startswith("127."):
            with pytest.raises(OSError, match="refused"), socket.create_connection((str(address), port), timeout=2):
                pass


@pytest.mark.parametrize("path", ["/", "/pack", "/assets/desk.js", "/files/docx", "/send", "/build/events"])
@pytest.mark.parametrize("cookie", ["", "briefing=x", "briefing-{port}=x", "briefing-{port}="])
def test_without_the_cookie_nothing_is_shown(desk: RunningDesk, path: str, cookie: str) -> None:
    port = str(urlsplit(desk.origin).port)
    answer = desk.ask("GET", path, cookie=cookie.format(port=port))
    assert answer.status == 403
    assert answer.text == "Open the link that “briefing desk” printed where you started it.\n"


@pytest.mark.parametrize("token", ["", "?token=", "?token=x", "?token=Ж"])
def test_the_link_needs_its_token(desk: RunningDesk, token: str) -> None:
    answer = desk.ask("GET", f"/open{token}", cookie="")
    assert (answer.status, answer.headers.get("set-cookie")) == (403, None)


def test_the_cookie_is_for_this_desk_and_for_no_script(desk: RunningDesk) -> None:
    answer = desk.ask("GET", desk.link.removeprefix(desk.origin), cookie="")
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith(f"briefing-{urlsplit(desk.origin).port}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} == set(attributes)
    assert (answer.status, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]"])
def test_a_foreign_host_is_refused(desk: RunningDesk, host: str) -> None:
    assert desk.ask("GET", "/", host=host).status == 421
    assert desk.ask("GET", desk.link.removeprefix(desk.origin), cookie="", host=host).status == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1", "http://127.0.0.1:1"])
def test_a_form_of_a_foreign_origin_is_refused(desk: RunningDesk, origin: str) -> None:
    answer = desk.ask("POST", "/build", {}, origin=origin)
    assert answer.status == 403
    assert answer.text == "This was not sent by a page of the desk.\n"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_from_another_site_is_refused(desk: RunningDesk, site: str) -> None:
    assert desk.ask("POST", "/build", {}, sec_fetch_site=site).status == 403


@pytest.mark.parametrize("path", ["/", "/pack", "/assets/desk.css", "/nothing", "/open"])
def test_a_page_may_load_only_what_the_desk_has(desk: RunningDesk, path: str) -> None:
    headers = desk.ask("GET", path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../outside.txt", "outside.txt"),
        ("..\\\\..\\\\other.txt", "other.txt"),
        ("/tmp/absolute.txt", "absolute.txt"),
        ("a.txt", "a (2).txt"),
    ],
)
def test_an_upload_stays_in_the_folder_and_replaces_nothing(desk: RunningDesk, name: str, kept: str) -> None:
    before = (desk.folder / "seeds/a.txt").read_bytes()
    content, kind = upload(**{name: f"Порты {kept} открыты. Суда идут в Баку.".encode()})
    assert desk.ask("POST", "/articles", content, content_type=kind).status == 303
    assert kept.partition(".")[0] in (desk.folder / "seeds" / kept).read_text(encoding="utf-8")
    assert (desk.folder / "seeds/a.txt").read_bytes() == before
    assert not [place for place in (desk.folder, desk.folder.parent, Path("/tmp")) if (place / kept).exists()]
    (desk.folder / "seeds" / kept).unlink()


@pytest.mark.parametrize("name", ["run.exe", "page.svg", ".bashrc", "pack.toml", "noending", ".txt"])
def test_what_is_no_article_is_not_taken(desk: RunningDesk, name: str) -> None:
    content, kind = upload(**{name: b"x"})
    assert desk.ask("POST", "/articles", content, content_type=kind).status == 303
    assert sorted(path.name for path in (desk.folder / "seeds").iterdir()) == ["a.txt", "b.txt"]


def test_what_is_too_large_is_refused_before_it_is_read(desk: RunningDesk) -> None:
    assert desk.ask("POST", "/articles", b"", content_length=str((1 << 30) + 1)).status == 413
    assert desk.ask("POST", "/term", b"", content_length=str((4 << 20) + 1)).status == 413
    chunked = desk.ask("POST", "/term", b"0\r\n\r\n", transfer_encoding="chunked", content_length="")
    assert chunked.status in (400, 411)


@pytest.mark.parametrize("path", ["/files/record", "/files/..%2f..%2fglossary", "/files/x", "/assets/..%2fguard.py"])
def test_no_other_file_is_sent(desk: RunningDesk, path: str) -> None:
    assert desk.ask("GET", path).status in (404, 409)


def test_every_text_is_escaped(desk: RunningDesk) -> None:
    article = desk.folder / "seeds/hostile.html"
    article.write_text(
        f"<title>{HOSTILE.replace('<', '&lt;')}</title><h1>{HOSTILE.replace('<', '&lt;')}</h1>"
        "<p>Роль Среднего коридора растет. Порты открыты.</p><p>Стороны не подписали договор. Италия рада.</p>",
        encoding="utf-8",
    )
    glossary = desk.folder / "glossary/ru-en.csv"
    before = glossary.read_bytes()
    line = 'Стороны,<b>parties</b>,<i>sides</i>,"<script>alert(1)</script>"\n'
    glossary.write_bytes(before + line.encode())
    assert desk.ask("POST", "/build", {}).status == 303
    while "The pack is ready" not in (shown := desk.ask("GET", "/build").text):
        assert "There is no new pack" not in shown
        time.sleep(0.2)
    cover = desk.ask("GET", "/pack").text
    links = {part.partition('"')[0] for part in cover.split('href="/pack/')[1:]}
    pages = ["/", "/build", "/pack", "/term?source=Стороны&language=ru", f"/term?source={quote(HOSTILE)}", "/send"]
    pages += [f"/pack/{link}" for link in links]
    for page in pages:
        text = desk.ask("GET", page).text
        for raw in ("<script>document", "<img src=x", "<b>parties", "<i>sides", "<script>alert"):
            assert raw not in text, page
    assert any("&lt;script&gt;document" in desk.ask("GET", f"/pack/{link}").text for link in links)
    article.unlink()
    glossary.write_bytes(before)
