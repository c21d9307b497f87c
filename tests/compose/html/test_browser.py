"""The HTML pack in a real browser: five starts of it, each asked all that can be asked of that page at that size."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import etree

from briefing.compose.formats import OUTPUT_FORMATS
from briefing.records import Pack
from tests.factories.articles import article
from tests.factories.html_pages import DARK, HANDLING, LIGHT, charter, hashed

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
in_browser = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
WIDE, NARROW = (1280, 900), (500, 900)
DARK_SCHEME, LIGHT_SCHEME = 0, 1
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
UNBREAKABLE = article(
    f"{'Ы' * 300} | {'I' * 300}",
    *(f"Строка {n}. | Line {n}." for n in range(60)),
    url=f"https://b.az/{'x' * 300}",
    path="y" * 300,
)


def everything() -> Pack:
    """Return a pack with words that do not fit on a line and an article that does not fit on a page."""
    built = charter()
    return replace(built, articles=(*built.articles, UNBREAKABLE))


def browse(page: str, folder: Path, *options: str) -> etree._Element:
    """Open a page in a browser of its own and return what it becomes there."""
    file = folder / "pack.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(CHROMIUM), *QUIET, profile, *options, "--dump-dom", file.as_uri()]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
    return html5lib.parse(shown, treebuilder="lxml", namespaceHTMLElements=False).getroot()


def asked(question: str, page: str, folder: Path, *options: str) -> dict[str, Any]:
    """Return the value of a JavaScript expression in the page, which its policy is made to allow."""
    probe = f"document.body.dataset.answer = JSON.stringify({question});"
    allowed = page.replace("script-src ", f"script-src {hashed(probe)} ")
    shown = browse(f'{allowed}<script type="module">{probe}</script>', folder, *options)
    return dict(json.loads(shown.find("body").get("data-answer")))


def filtered(typed: str) -> str:
    """Return the question which articles and entries are there, and what is said, once words were typed."""
    return f"""(() => {{
        const box = document.getElementById("filter");
        box.value = {json.dumps(typed)};
        box.dispatchEvent(new Event("input"));
        const seen = (path) => [...document.querySelectorAll(path)]
            .flatMap((element, index) => element.checkVisibility() ? [index + 1] : []);
        return [seen("article"), seen("ol.contents > li"), document.getElementById("filtered").textContent];
    }})()"""


FILTERED = {
    "charter": ([1], "1 of 5 articles"),
    "ХАРТИЮ": ([1], "1 of 5 articles"),
    "ее": ([1], "1 of 5 articles"),  # «Её»
    "открыт port": ([4], "1 of 5 articles"),
    "is open": ([4], "1 of 5 articles"),
    "Cooperate Freight": ([], "No article has all of these words"),
    "a.az/x": ([2], "1 of 5 articles"),
    "sovereignty": ([1], "1 of 5 articles"),
    "glossary": ([], "No article has all of these words"),  # what the pack says of itself is not searched
    "": ([1, 2, 3, 4, 5], ""),
    "  ": ([1, 2, 3, 4, 5], ""),
}


# Asked in this order: what is typed into the box and what the keyboard stands on change what comes after.
QUESTIONS = f"""{{
    rows: [...document.querySelectorAll(".pair tbody tr")]
        .map(row => [...row.cells].map(cell => cell.getBoundingClientRect())),
    size: [document.documentElement.scrollWidth, innerWidth],
    paper: getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number),
    box: document.querySelector(".filter").checkVisibility(),
    tips: [".term", ".term.missing"].map(path => {{
        const term = document.querySelector(path);
        const seen = () => term.querySelector(".tip").checkVisibility();
        const before = seen();
        term.focus({{preventScroll: true}});
        const said = [...term.querySelectorAll("[data-partner], [data-remark]")]
            .map(part => getComputedStyle(part, "::before").content);
        return [before, seen(), ...said];
    }}),
    filtered: [{",".join(map(filtered, FILTERED))}],
}}"""


def screen(size: tuple[int, int], scheme: int, folder: Path) -> dict[str, Any]:
    picture = folder / "shot.png"
    options = f"--window-size={size[0]},{size[1]}", f"--blink-settings=preferredColorScheme={scheme}"
    answers = asked(
        QUESTIONS, OUTPUT_FORMATS["html"].compose(everything()).decode(), folder, *options, f"--screenshot={picture}"
    )
    return {**answers, "picture": picture.read_bytes()}


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return screen(WIDE, LIGHT_SCHEME, tmp_path_factory.mktemp("wide"))


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return screen(NARROW, DARK_SCHEME, tmp_path_factory.mktemp("narrow"))


@in_browser
def test_on_a_wide_screen_paragraphs_stand_side_by_side(wide: dict[str, Any]) -> None:
    assert len(wide["rows"]) == 67
    for source, target in wide["rows"]:
        assert source["top"] == target["top"]
        assert source["right"] <= target["left"]
        assert abs(source["width"] - target["width"]) < 1


@in_browser
def test_on_a_phone_each_paragraph_stands_above_its_translation(narrow: dict[str, Any]) -> None:
    assert len(narrow["rows"]) == 67
    for source, target in narrow["rows"]:
        assert source["bottom"] <= target["top"]
        assert source["left"] == target["left"]


@in_browser
def test_nothing_is_wider_than_the_screen(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert wide["size"] == [WIDE[0], WIDE[0]]
    assert narrow["size"] == [NARROW[0], NARROW[0]]


@in_browser
def test_a_picture_is_not_blank(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    for picture, size in ((wide["picture"], WIDE), (narrow["picture"], NARROW)):
        assert tuple(int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)) == size
        assert len(picture) > 20_000  # a blank page takes a tenth of it


@in_browser
def test_the_box_filters_articles_by_words_in_either_language(wide: dict[str, Any]) -> None:
    assert dict(zip(FILTERED, wide["filtered"], strict=True)) == {
        typed: [shown, shown, message] for typed, (shown, message) in FILTERED.items()
    }


@in_browser
def test_a_focused_term_shows_its_partner_and_if_it_is_missing(wide: dict[str, Any]) -> None:
    assert wide["tips"] == [
        [False, True, '"Charter"'],
        [False, True, '"Ilham Aliyev"', '" (NOT IN THE TRANSLATION)"'],
    ]


@in_browser
def test_the_page_follows_the_readers_colour_scheme(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert wide["paper"] == list(bytes.fromhex(LIGHT["paper"]))
    assert narrow["paper"] == list(bytes.fromhex(DARK["paper"]))


@in_browser
def test_only_the_pages_own_script_runs_and_the_box_is_there_only_if_it_works(
    wide: dict[str, Any], tmp_path: Path
) -> None:
    assert wide["box"]
    changed = (
        OUTPUT_FORMATS["html"].compose(charter()).decode().replace("const box", "const  box")
    )  # so that the policy stops it
    slipped_in = '<p id="own" hidden>x<script>document.getElementById("own").hidden = false</script></main>'
    page = changed.replace("</main>", slipped_in)
    assert hidden(browse(page, tmp_path)) == [True, True]
    unprotected = re.sub('<meta http-equiv="[^>]*>', "", page)
    assert hidden(browse(unprotected, tmp_path)) == [False, False]


def hidden(root: etree._Element) -> list[bool]:
    return [element.get("hidden") is not None for element in root.xpath("//div[@class='filter'] | //p[@id='own']")]


@in_browser
def test_it_prints_side_by_side_an_article_a_page(tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("poppler is not installed")
    pdf = tmp_path / "pack.pdf"
    page = OUTPUT_FORMATS["html"].compose(everything()).decode()
    browse(page, tmp_path, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", "--window-size=500,900")
    printed = subprocess.run([pdftotext, "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    pages = printed.rstrip("\f\n").split("\f")
    front, first, second, third, fourth, *long, glossary, provenance = pages
    assert "At a glance" in front
    assert re.search(r"1\. Стороны намерены сотрудничать;\s+1\. The parties intend to cooperate;", first)
    assert re.search(r"Раз\.\s+One\.", second)
    assert "Freight rose" in third
    assert "The port of Алят" in fourth
    assert len(long) > 1
    assert re.findall(r"Строка (\d+)\.\s+Line \1\.", "".join(long)) == [str(n) for n in range(60)]
    assert "Glossary used" in glossary
    assert "Provenance" in provenance
    assert not re.search("Show only|Skip to|Back to the list", printed)
    for number, printed_page in enumerate(pages, start=1):
        first_line, *_, last_line, foot = (line.strip() for line in printed_page.splitlines() if line.strip())
        assert (first_line, last_line, foot) == (HANDLING, HANDLING, f"{number} / {len(pages)}")
