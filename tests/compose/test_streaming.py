"""Packs whose articles come from the disk: the same as from the memory, in memory that does not grow with them."""

import errno
import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from email import message_from_bytes
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

import psutil
import pytest
from docx import Document
from lxml import etree

from briefing.app.build_request import BuildRequest
from briefing.app.publishing import publish
from briefing.compose import email, record
from briefing.compose.content.rows import RowUnit
from briefing.compose.formats import DOCX, OUTPUT_FORMATS, RECORD, REVIEW, ComposeOptions
from briefing.errors import InputError, OutputError
from briefing.ooxml.streaming import StreamedElement, stream_xml
from briefing.records import Pack, TranslatedArticle
from briefing.workspace.writing import stream_together
from tests.factories.packs import StreamedArticles, numbered, streamed_pack

FORMS: dict[str, Callable[[Pack], bytes]] = {
    "docx": DOCX.compose,
    "docx by sentences": lambda built: DOCX.compose(built, ComposeOptions(RowUnit.SENTENCE)),
    "html": OUTPUT_FORMATS["html"].compose,
    "record": RECORD.compose,
    "review": REVIEW.compose,
    "message": lambda built: email.compose(
        email.letter(record.record(built)), email.Attachment("a.docx", b""), email.Envelope()
    ),
}


WRITE = {"docx": DOCX.write, "html": OUTPUT_FORMATS["html"].write, "record": RECORD.write}


# The same from the disk as from the memory


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [0, 1, 50])
def test_articles_from_a_spool_give_the_same_bytes(form: str, size: int) -> None:
    from_disk, _ = streamed_pack(size)
    assert FORMS[form](from_disk) == FORMS[form](replace(from_disk, articles=tuple(map(numbered, range(size)))))


@pytest.mark.parametrize(("form", "most"), [("docx", 5), ("html", 4), ("record", 2), ("message", 2)])
def test_articles_are_gone_through_as_seldom_as_can_be(form: str, most: int) -> None:
    built, articles = streamed_pack(3)
    FORMS[form](built)
    assert articles.passes <= most


def test_all_articles_are_there_with_links_of_their_own() -> None:
    built, _ = streamed_pack(50)
    document = Document(io.BytesIO(DOCX.compose(built)))
    body, relationships = document.element.body, document.part.rels
    numbers = [one.get(one.nsmap["w"].join("{}") + "id") for one in body.iter("{*}bookmarkStart")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    links = [relationships[id_].target_ref for id_ in body.xpath("//w:hyperlink/@r:id")]
    assert links == [f"https://example.org/{n // 2}" for n in range(50) if n % 5 != 4]
    assert len(set(body.xpath("//w:hyperlink/@r:id"))) == len(set(links))


# In memory that is flat

FEW, MANY = 200, 1_000


class Sampled(StreamedArticles):
    """Looks at each article how much memory the process has."""

    def __init__(self, size: int) -> None:
        super().__init__(size, numbered)
        self.most = 0

    def __iter__(self) -> Iterator[TranslatedArticle]:
        process = psutil.Process()
        for number, translated in enumerate(super().__iter__()):
            if number % 10 == 0:
                self.most = max(self.most, process.memory_info().rss)
            yield translated


def growth(form: str, folder: Path) -> float:
    """Return by how many bytes an article the most that the process has grows with the number of articles."""
    most = []
    for size in (FEW, MANY):
        built, _ = streamed_pack(size)
        sampled = Sampled(size)
        with (folder / form).open("wb") as file:
            WRITE[form](replace(built, articles=sampled), file)
        most.append(sampled.most)
    return (most[1] - most[0]) / (MANY - FEW)


@pytest.mark.parametrize("form", WRITE)
def test_memory_does_not_grow_with_the_number_of_articles(form: str, tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        assert fresh.submit(growth, form, tmp_path).result() < 2_500


# XML written bit by bit


def test_what_is_written_bit_by_bit_is_what_would_have_been_written_at_once() -> None:
    def tree() -> tuple[etree._Element, etree._Element]:
        root = etree.fromstring('<r xmlns="u" xmlns:w="v"><w:body><w:end/></w:body><after/></r>')
        return root, root[0]

    def element(name: str, *inner: etree._Element) -> etree._Element:
        made = etree.Element(f"{{v}}{name}", nsmap={"w": "v"})
        made.extend(inner)
        return made

    def blocks() -> list[etree._Element]:
        return [element("p"), element("tbl", element("tr"), element("tr", element("p"))), element("p")]

    root, body = tree()
    for block in blocks():
        body[-1].addprevious(block)
    first, table, last = blocks()
    rows = list(table)
    del table[:]
    _, streamed = tree()
    pieces = list(stream_xml(streamed, [first, StreamedElement(table, iter(rows)), last], before=streamed[-1]))
    assert b"".join(pieces) == etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    assert len(pieces) > len(rows)


# The archive


def local_header(archive: bytes, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Return which version of the format an entry asks for, and how long its extra field is."""
    fields = struct.unpack("<4s5H3L2H", archive[entry.header_offset :][:30])
    return fields[1], fields[10]


def test_an_archive_says_that_it_is_large_only_if_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    built, _ = streamed_pack(5)
    usual = DOCX.compose(built)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 30_000)
    large = DOCX.compose(built)
    with zipfile.ZipFile(io.BytesIO(usual)) as one, zipfile.ZipFile(io.BytesIO(large)) as other:
        assert {local_header(usual, entry) for entry in one.infolist()} == {(20, 0)}
        said = {entry.filename: local_header(large, entry) for entry in other.infolist()}
        assert {name for name, header in said.items() if header != (20, 0)} == {"word/document.xml"}
        assert said["word/document.xml"] == (45, 20)
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


def test_the_content_types_come_first() -> None:
    built, _ = streamed_pack(1)
    with zipfile.ZipFile(io.BytesIO(DOCX.compose(built))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"


# A writer that fails


def failing(error: Exception) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise error

    return write


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InputError("a.txt: is gone.", "Build again."), InputError),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), OutputError),
        (ValueError("a defect"), ValueError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)  # fmt: skip
def test_a_writer_that_fails_leaves_the_folder_as_it_was(
    error: Exception, told: type[BaseException], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(b"before")
    with pytest.raises(told):
        stream_together(tmp_path, {"a.docx": lambda file: file.write(b"after"), "b.json": failing(error)})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.docx": b"before"}


@pytest.mark.parametrize("form", WRITE)
def test_an_article_that_cannot_be_read_leaves_the_folder_as_it_was(form: str, tmp_path: Path) -> None:
    def broken(number: int) -> TranslatedArticle:
        if number == 2:
            raise InputError("the articles: is damaged.", "Build again.")
        return numbered(number)

    built, _ = streamed_pack(3, broken)
    with pytest.raises(InputError, match="the articles"):
        stream_together(tmp_path / "out", {"a": lambda file: WRITE[form](built, file)})
    assert list(tmp_path.iterdir()) == []


def test_a_message_and_the_document_have_the_same_document(tmp_path: Path) -> None:
    built, _ = streamed_pack(3)
    for folder, formats in {"docx": "docx", "both": "docx,eml", "eml": "eml"}.items():
        publish(built, BuildRequest(out=tmp_path / folder, formats=formats), None, memory=None)
    stem = "briefing-2026-03-10.en"
    document = (tmp_path / "docx" / f"{stem}.docx").read_bytes()
    assert (tmp_path / "both" / f"{stem}.docx").read_bytes() == document
    for folder in ("both", "eml"):
        message = message_from_bytes((tmp_path / folder / f"{stem}.eml").read_bytes())
        (attached,) = [part for part in message.walk() if part.get_filename() == f"{stem}.docx"]
        assert attached.get_payload(decode=True) == document
