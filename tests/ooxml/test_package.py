"""Documents that are gone through in pieces: the same text as at once, in memory that is flat, and bombs refused."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from briefing.compose.docx.recorded_provenance import read_provenance
from briefing.compose.formats import DOCX, RECORD, REVIEW
from briefing.errors import InputError
from briefing.ooxml import package as module
from briefing.ooxml.package import WordPackage
from briefing.ooxml.text_digest import TextDigest
from briefing.ooxml.tree import Element, local_name
from briefing.records import Pack
from tests.factories.email_command import briefing_email
from tests.factories.packs import streamed_pack
from tests.factories.processor_time import at_most
from tests.factories.word_documents import TENFOLD, XMLNS, word

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def p(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


def box(*paragraphs: str) -> str:
    """Return a text box, as Word writes it for itself and again for programs that do not know it."""
    held = f"<w:pict><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></w:pict>"
    inner = f"<mc:Choice>{held}</mc:Choice><mc:Fallback>{held}</mc:Fallback>"
    return f"<w:p><w:r><w:t>before</w:t><mc:AlternateContent {MC}>{inner}</mc:AlternateContent><w:t>!</w:t></w:r></w:p>"


def table(*cells: str) -> str:
    rows = "".join(f"<w:tr><w:tc><w:tcPr/>{cell}</w:tc></w:tr>" for cell in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def control(*content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


SECTION = "<w:sectPr><w:pgSz/></w:sectPr>"
BODIES = {
    "nothing": "",
    "a section": SECTION,
    "paragraphs": p("a") + p("") + p("б & в".replace("&", "&amp;")) + SECTION,
    "a text box": p("a") + box(p("in"), p("it")) + p("c"),
    "a text box with a table": box(p("in"), table(p("x"), box(p("deep")))) + p("c"),
    "a table": p("a") + table(p("x"), p("y") + p("z")) + p("c"),
    "a table at the end": table(p("x"), p("y")),
    "a table in a table": table(p("x") + table(p("y"), table(p("z"))) + p("u"), p("v")) + p("w"),
    "tables one after the other": table(p("x"), p("y")) + table(p("z")) + table(),
    "a row under control": f"<w:tbl><w:tblPr/>{control('<w:tr><w:tc>' + p('x') + '</w:tc></w:tr>')}</w:tbl>",
    "contents under control": control(p("a"), table(p("x"), p("y")), control(p("b"))) + p("c"),
    "white space": f"\n {p('a')}\n {table(p('x'), p('y'))} \n {p('c')}\n",
    "long": "".join(p(f"{n} порт " * 20) + table(p(f"{n} x"), box(p(f"{n} y"))) for n in range(200)) + SECTION,
}


def document(body: str, namespace: str = XMLNS) -> bytes:
    content = word(body)
    return content if namespace == XMLNS else rewritten(content, lambda xml: xml.replace(XMLNS, namespace))


def rewritten(content: bytes, change: Callable[[str], str], name: str = "word/document.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in given.namelist():
            held = given.read(entry)
            written.writestr(entry, change(held.decode()) if entry == name else held)
    return target.getvalue()


def digest(elements: Iterable[Element]) -> str:
    taken = TextDigest()
    for element in elements:
        taken.add(element)
    return taken.hexdigest()


def each(content: bytes, of: Callable[[Element], str]) -> list[str]:
    with WordPackage.opened(content, "a.docx") as parts:
        return [of(piece) for piece in parts.pieces()]


def text(element: Element) -> str:
    return "".join(map(str, element.itertext()))


@pytest.fixture(params=[7, 64, 1_000, 1 << 16], ids="chunks of {}".format)
def _chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", request.param)


# The same as at once


@pytest.mark.usefixtures("_chunk")
@pytest.mark.parametrize("namespace", [XMLNS, f'xmlns:w="{STRICT}"'], ids=["transitional", "strict"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_pieces_have_the_paragraphs_of_the_whole_in_order(body: str, namespace: str) -> None:
    content = document(body, namespace)
    with WordPackage.opened(content, "a.docx") as parts:
        whole = parts.main()
        assert digest(parts.pieces()) == digest([whole])
        found = [text(paragraph) for piece in parts.pieces() for paragraph in piece.iter("{*}p")]
    assert found == list(map(text, whole.iter("{*}p")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "windows-1251"])
def test_pieces_are_read_in_the_encoding_of_the_document(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 33)
    xml = (
        f"<?xml version='1.0' encoding='{encoding}'?><w:document {XMLNS}><w:body>{p('порт') * 20}</w:body></w:document>"
    )
    content = word(more={"word/other.xml": xml.encode(encoding)})
    content = rewritten(content, lambda relations: relations.replace("document.xml", "other.xml"), "_rels/.rels")
    assert each(content, text) == ["порт"] * 20


def test_a_piece_is_no_more_than_a_paragraph_or_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 20)
    found = each(word(p("a") + table(p("x"), p("y"), p("z")) + p("c")), local_name)
    assert found == ["p", "tblPr", "tblGrid", "tr", "tr", "tbl", "p"]


# Packs that are larger than what is read at once


@pytest.fixture
def _little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower what may be held at a time to less than the annex of the packs here, a single table, has."""
    monkeypatch.setattr(module, "_PART", module._Amount(size=128 << 10, tags=20_000))


@pytest.fixture(scope="module")
def large() -> Pack:
    built, _ = streamed_pack(200)
    return built


@pytest.fixture(scope="module")
def packed(large: Pack) -> bytes:
    return DOCX.compose(large)


@pytest.mark.usefixtures("_little")
def test_a_large_pack_is_verified(packed: bytes) -> None:
    with WordPackage.opened(packed, "a.docx") as parts, pytest.raises(InputError, match="unpacks to more"):
        parts.main()
    read = read_provenance(packed, "a.docx")
    assert (len(read.sources), any(read.edited.values())) == (200, False)


@pytest.mark.usefixtures("_little")
def test_a_large_review_edition_is_verified(large: Pack) -> None:
    assert not any(read_provenance(REVIEW.compose(large), "a.docx").edited.values())


@pytest.mark.usefixtures("_little")
@pytest.mark.parametrize("text", ["Word number 0 was said", "Word number 100 was said", f"{198:064x}", "End of"])
def test_an_edit_is_seen_wherever_it_is_in_a_large_pack(text: str, packed: bytes) -> None:
    def change(xml: str) -> str:
        before, found, after = xml.rpartition(text)
        assert found
        return f"{before}X{found[1:]}{after}"

    assert read_provenance(rewritten(packed, change), "a.docx").edited["text"]


@pytest.mark.usefixtures("_little")
def test_a_large_pack_is_mailed(large: Pack, packed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(packed)
    Path("a.json").write_bytes(RECORD.compose(large))
    briefing_email("a.docx", "--to", "desk@example.org")
    assert Path("a.eml").stat().st_size > len(packed)
    fewer, _ = streamed_pack(199)
    Path("a.json").write_bytes(RECORD.compose(fewer))
    with pytest.raises(InputError, match="record of another pack"):
        briefing_email("a.docx")


def test_the_line_about_a_pack_may_have_been_broken_in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(xml: str) -> str:
        assert signature in xml
        return xml.replace(signature, f"{signature[:5]}</w:t></w:r></w:p>{p('')}<w:p><w:r><w:t>{signature[5:]}")

    monkeypatch.chdir(tmp_path)
    few, _ = streamed_pack(3)
    signature = str(few.signature)
    Path("a.docx").write_bytes(rewritten(DOCX.compose(few), broken))
    Path("a.json").write_bytes(RECORD.compose(few))
    briefing_email("a.docx")
    assert Path("a.eml").exists()


# In memory that is flat

FEW, MANY = 100, 500


def growth(folder: Path) -> float:
    """Return by how many bytes an article the most that the process has grows with the number of articles."""
    few = most(folder, FEW)
    return (most(folder, MANY) - few) / (MANY - FEW)


def most(folder: Path, size: int) -> int:
    """Return how many bytes the process has at most while it reads a pack of so many articles."""
    with (folder / "a.docx").open("wb+") as file:
        DOCX.write(streamed_pack(size)[0], file)
        file.seek(0)
        content = file.read()
    seen, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.002):
            seen.append(psutil.Process().memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        assert not any(read_provenance(content, "a.docx").edited.values())
    finally:
        done.set()
        watcher.join()
    return max(seen)


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        assert fresh.submit(growth, tmp_path).result() < 5_000


# Bombs and damage

RUN = f"<w:r><w:t>{'порт ' * 100}</w:t></w:r>"
DTD = f"<!DOCTYPE d [{TENFOLD}]>"
HELD = "a paragraph of word/document.xml (unpacks to more than 32 MB|has more than 1,000,000 tags)"

BOMBS = {
    "a paragraph of 40 MB": (word(f"<w:p>{RUN * 44_000}</w:p>"), HELD),
    "a paragraph without end": (word(f"{p('a')}<w:p>{'<w:r/>' * 1_100_000}"), HELD),
    "a row without end": (word(f"<w:tbl><w:tr><w:tc>{'<w:p/>' * 1_100_000}"), HELD),
    "a control without end": (word(f"{p('a')}<w:sdt><w:sdtContent>{'<w:p/>' * 1_100_000}"), HELD),
    "a body that does not begin": (word("", prologue=f"<a>{'<b/>' * 1_100_000}"), HELD),
    "nothing but comments": (word(f"{p('a')}{'<!-- -->' * 1_100_000}"), HELD),
    "a second body": (word(f"{p('a')}</w:body><w:body>{'<w:p/>' * 1_100_000}"), HELD),
    "a text of 20 MB": (word(p("порт " * 2_300_000)), "is damaged: word/document.xml, line 1, is no XML"),
    "a tag of 20 MB": (word(f'<w:p w:a="{"порт " * 2_300_000}"/>'), "is damaged: word/document.xml, line 1, is no XML"),
    "too deep": (word("<w:sdt>" * 5_000), "is damaged: word/document.xml, line 1, is no XML"),
    "entities in text": (word("<w:p>&l9;</w:p>", DTD), "is damaged|defines entities"),
    "entities in an attribute": (word('<w:p w:a="&l9;"/>', DTD), "is damaged|defines entities"),
    "entities that nobody uses": (word(p("a"), DTD), "defines entities"),
    "entities of a file": (word("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "defines entities"),
    "packed in a way of its own": (word(method=zipfile.ZIP_LZMA), "packed in a way that Word does not know"),
}


@pytest.mark.parametrize(("content", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.docx: .*({reason})") as refused:
        each(content, text)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (p("a" * 1_000) * 1_100, "word/document.xml unpacks to more than 1 MB"),
        ("<w:p/>" * 20_000, "word/document.xml has more than 10,000 tags"),
        (table(*["<w:p/>"] * 20_000), "word/document.xml has more than 10,000 tags"),
    ],
    ids=["bytes", "paragraphs", "rows"],
)
def test_small_pieces_without_end_are_refused(body: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WHOLE", module._Amount(size=1 << 20, tags=10_000))
    with pytest.raises(InputError, match=f"^a.docx: {reason}"):
        each(word(body), text)


def test_a_paragraph_of_many_runs_is_gone_through_in_no_time() -> None:
    with at_most(5):
        assert len(each(word(f"<w:p>{'<w:r/>' * 450_000}</w:p>" + p("a")), text)) == 2


def damaged(content: bytes) -> bytes:
    """Return an archive with a document that unpacks to other bytes than were packed."""
    at = content.index(b">a<")
    return content[:at] + b">b<" + content[at + 3 :]


STORED = word(p("a") * 5_000, method=zipfile.ZIP_STORED)
PACKED = word("".join(p(str(n)) for n in range(50_000)))
DAMAGED = {
    "cut off": (PACKED[:-50], "is damaged"),
    "another checksum": (damaged(STORED), "is damaged: word/document.xml: Bad CRC-32"),
    "another stream": (PACKED[:9_000] + bytes(500) + PACKED[9_500:], "is damaged: word/document.xml"),
    "no end": (rewritten(STORED, lambda xml: xml[:-20]), "is damaged: word/document.xml, line 1, is no XML"),
    "cut in a paragraph": (rewritten(STORED, lambda xml: xml[:90_000]), "word/document.xml, line 1, is no XML"),
    "more than one": (rewritten(STORED, lambda xml: xml + "<a/>"), "is damaged: word/document.xml, line 1, is no XML"),
    "no XML": (rewritten(STORED, lambda _: "text"), "is damaged: word/document.xml, line 1, is no XML"),
    "empty": (rewritten(STORED, lambda _: ""), "is damaged: word/document.xml, line 0, is no XML"),
    "no body": (rewritten(STORED, lambda _: f"<w:document {XMLNS}/>"), "holds no Word document"),
    "a page": (rewritten(STORED, lambda _: "<html><body><p/></body></html>"), "holds no Word document"),
    "a body elsewhere": (rewritten(STORED, lambda _: "<document><a><body/></a></document>"), "holds no Word document"),
    "no document": (rewritten(STORED, lambda xml: xml.replace("document", "x"), "_rels/.rels"), "holds no Word doc"),
    "a document that is not there": (
        rewritten(STORED, lambda xml: xml.replace("word/document.xml", "word/x.xml"), "_rels/.rels"),
        "holds no Word document",
    ),
}


@pytest.mark.parametrize(("content", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_named(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.docx: .*{reason}"):
        each(content, text)
