"""HTML packs as a parser reads them that forgives nothing."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from importlib import resources

import html5lib
from lxml import etree

from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import OUTPUT_FORMATS, ComposeOptions
from briefing.records import Pack, Skipped, Term, TranslatedArticle
from tests.factories.articles import CHARTER, article, with_terms
from tests.factories.packs import GLOSSARY, pack

TERMS = "хартия > Хартию = Charter @best; Ильхам Алиев > И. Алиев = Ilham Aliyev @missing"
ROUTE = "Маршрут Трампа > Маршрут Трампа = Trump Route (TRIPP) @hints; ВИЭ > ВИЭ = renewables @best"
RENEWABLES = Term("ВИЭ", "renewables", note="возобновляемые источники энергии, an acronym")
HANDLING = "For official use"


def charter() -> Pack:
    built = pack(
        with_terms(
            TERMS,
            article("Подписана Хартия. | The Хартия is signed.", *CHARTER, date=date(2026, 2, 11), outlet="День"),
        ),
        article("Диалог | A dialogue {it is too short}", "Раз. | One.", author="А. Б.", url="https://a.az/x?a=1&b=2"),
        article("Cargo up", "## Cargo up", "Freight rose by a third.", "# Routes", "1. Aktau.", language="en"),
        with_terms(
            ROUTE,
            article(
                "Беседа | {nothing came back}",
                "Порт «Алят» открыт. | The port of Алят is open. {it is Cyrillic}",
                "ВИЭ, Маршрут Трампа. | Renewables, the Trump Route (TRIPP).",
            ),
        ),
        skipped=(Skipped("kz/жаңалық.txt", "it is in Kazakh"),),
        glossary=(*GLOSSARY, RENEWABLES),
    )
    return replace(built, compiled_by="the Caspian desk", handling=HANDLING)


def read(page: bytes) -> etree._Element:
    """Read a page; raises an error at the first thing that is not HTML."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(page.decode("utf-8")).getroot()


def opened(*articles: TranslatedArticle, rows: RowUnit = RowUnit.PARAGRAPH) -> etree._Element:
    return read(OUTPUT_FORMATS["html"].compose(pack(*articles), ComposeOptions(rows)))


def text(element: etree._Element) -> str:
    """Return what a reader sees of an element: its text with white space as a browser shows it."""
    return re.sub("[ \n]+", " ", "".join(element.itertext())).strip()


def texts(root: etree._Element, path: str) -> list[str]:
    return [text(element) for element in root.xpath(path)]


def columns(root: etree._Element) -> list[tuple[str, ...]]:
    return [tuple(texts(row, "td | th")) for row in root.xpath("//table[@class='pair text']//tr")]


# Languages


def language_of(element: etree._Element) -> str:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


STYLE = resources.files("briefing.compose.html").joinpath("assets", "pack.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)


# Safety


def policy(root: etree._Element) -> str:
    return root.xpath("string(//meta[@http-equiv]/@content)")


def hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
