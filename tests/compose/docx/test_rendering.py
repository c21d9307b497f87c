"""The DOCX pack as LibreOffice lays it out and PDF readers show it."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from briefing.compose.formats import DOCX
from briefing.records import Rung, Span, TermUse
from tests.factories.articles import CHARTER, CHARTER_TERMS, ODD, article, with_uses
from tests.factories.docx_packs import W
from tests.factories.libreoffice import converted
from tests.factories.packs import GLOSSARY, pack

ADDRESS = f"https://example.org/{'a-long-path/' * 22}?q={'0123456789' * 2}"
LONG_WORDS = article(
    "Длинное | Long", f"{'Ы' * 120} и {ADDRESS} конец. | {'W' * 120} and {ADDRESS} the end.", url=ADDRESS, path="c.txt"
)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack that LibreOffice has made a PDF of."""
    folder = tmp_path_factory.mktemp("laid-out")
    first = with_uses(CHARTER_TERMS, article("Хартия | A charter", *CHARTER))
    built = pack(first, article("Ещё | More", "Раз. | One."), LONG_WORDS, glossary=GLOSSARY)
    (folder / "pack.docx").write_bytes(DOCX.compose(replace(built, handling="For official use")))
    converted(folder / "pack.docx", "pdf", folder)
    return folder / "pack.pdf"


def read_by(program: str, *arguments: str) -> str:
    """Return what a program of poppler's writes."""
    found = shutil.which(program)
    if not found:
        pytest.skip("poppler is not installed")
    done = subprocess.run([found, *arguments], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def test_libreoffice_lays_it_out(laid_out: Path) -> None:
    pages = read_by("pdftotext", "-layout", str(laid_out), "-").rstrip("\f\n").split("\f")
    front, first, second, *_, last = pages
    assert "A charter" in front
    assert "Page 1 of 6" in front
    assert re.search(r"1\. Стороны намерены сотрудничать;\s+1\. The parties intend to cooperate;", first)
    assert "The translation repeats itself." in first
    assert re.search(r"Раз\.\s+One\.", second)
    assert "Page 3 of 6" in second
    assert "End of the pack" in last
    assert [page.count("For official use") for page in pages] == [3, 2, 2, 2, 2, 2]  # on the cover once more


def test_its_links_work_in_the_pdf(laid_out: Path) -> None:
    """The links of the PDF, each as the text it stands on and the page it leads to."""
    shown = etree.fromstring(read_by("pdftohtml", "-xml", "-i", "-stdout", str(laid_out)).encode())
    front = shown.xpath("//page[@number='1']//a")
    led = {"".join(link.itertext()).strip(): link.get("href").rpartition("#")[2] for link in front}
    led.pop("", None)  # the space beside a linked word
    assert led == {"A charter": "2", "More": "3", "Long": "4", "Glossary used": "5", "Provenance": "6"}
    back = shown.xpath("//page[@number>1]//a[contains(., 'Back to the list')]/@href")
    assert [href.rpartition("#")[2] for href in back] == ["1"] * 5
    notes = shown.xpath("//page[@number='2']//a[contains(., '[1]')]/@href")
    assert [href.rpartition("#")[2] for href in notes] == ["2"]
    outward = {href for href in shown.xpath("//page[@number='4']//a/@href") if href.startswith("https")}
    assert outward == {ADDRESS}


def test_long_words_and_addresses_stay_in_their_columns(laid_out: Path) -> None:
    page = etree.fromstring(read_by("pdftotext", "-bbox", "-f", "4", "-l", "4", str(laid_out), "-").encode())
    pieces = [(word.text, float(word.get("xMin")), float(word.get("xMax"))) for word in page.iter("{*}word")]
    left, middle, right = 56.6, 297.7, 539.0  # points: the text is 170 mm wide on paper of 210 mm
    originals = [(start, stop) for text, start, stop in pieces if re.fullmatch("Ы+", text)]
    translations = [(start, stop) for text, start, stop in pieces if re.fullmatch("W{10,}", text)]
    assert len(originals) > 1
    assert len(translations) > 1
    assert all(left < start < stop < middle for start, stop in originals)
    assert all(middle < start < stop < right for start, stop in translations)
    assert all(stop < right for _, _, stop in pieces)


def test_a_round_trip_through_libreoffice_changes_no_text(tmp_path: Path) -> None:
    terms = tuple(replace(use, matched="Хартию <&>", rung=rung) for use, rung in zip(CHARTER_TERMS, Rung, strict=False))
    odd = article(f"{ODD} | {ODD}", f"{ODD} | {ODD} {{{ODD}}}", outlet=ODD, path=ODD)
    arabic = article("المحادثات | Talks", "بدأت المحادثات. | The talks began.", language="ar")
    built = pack(with_uses(terms, article("А | A", *CHARTER)), odd, arabic, LONG_WORDS, glossary=GLOSSARY)
    file = tmp_path / "pack.docx"
    file.write_bytes(DOCX.compose(replace(built, handling="Restricted <&>")))
    converted(file, "docx", tmp_path / "again")
    assert everything(tmp_path / "again" / "pack.docx") == everything(file)


def everything(file: Path) -> list[str]:
    """Return the text of a document: head and foot, paragraphs, cells."""
    document = Document(str(file))
    (section,) = document.sections
    parts = section.header, section.first_page_header
    margins = [paragraph.text for part in parts for paragraph in part.paragraphs]
    return margins + ["".join(p.itertext(f"{W}t", f"{W}tab")) for p in document.element.body.iter(f"{W}p")]


def test_the_last_row_of_a_table_is_not_alone_on_a_page(tmp_path: Path) -> None:
    """A table of 30 rows fills most of a page, one of 70 most of two: some between would leave one row over."""
    articles = [with_uses(many_terms(count), article(f"Ещё {count} | More", "Раз. | One.")) for count in range(30, 70)]
    (tmp_path / "pack.docx").write_bytes(DOCX.compose(pack(*articles)))
    converted(tmp_path / "pack.docx", "pdf", tmp_path)
    pages = read_by("pdftotext", "-layout", str(tmp_path / "pack.pdf"), "-").split("\f")
    rows = [page.count("model told the term") for page in pages]
    assert sum(rows) == sum(range(30, 70))
    assert 1 not in rows


def many_terms(count: int) -> tuple[TermUse, ...]:
    return tuple(
        TermUse(f"термин {n:03}", f"термин {n:03}", f"term {n:03}", Rung.HINTS, Span(0, 1)) for n in range(count)
    )
