"""Documents and pages that are made to harm whoever opens them are refused, or read for their text and nothing else."""

import zipfile
from contextlib import suppress

import pytest

from briefing.errors import InputError
from briefing.readers import read_article
from tests.factories.processor_time import at_most
from tests.factories.word_documents import OFFICE, PARAGRAPH, SENTENCE, TENFOLD, XMLNS, word

END = "Министры обсудили развитие портов."


NOWHERE = "http://127.0.0.1:9/x"


def page(body: str = "", head: str = "", prologue: str = "<!DOCTYPE html>") -> bytes:
    article = f"<article><h1>Порт открыт</h1><p>{SENTENCE * 4}</p>{body}<p>{END * 4}</p></article>"
    return f"{prologue}<html><head>{head}</head><body>{article}</body></html>".encode()


def relations(*kinds: str) -> bytes:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{NOWHERE}" TargetMode="External"/>' for kind in kinds
    )
    return f"<Relationships>{each}</Relationships>".encode()


REFUSED = {
    "entities in text": (word("<w:p>&l9;</w:p>", f"<!DOCTYPE d [{TENFOLD}]>"), "d.xml|is damaged|defines entities"),
    "entities in an attribute": (word('<w:p w:a="&l9;"/>', f"<!DOCTYPE d [{TENFOLD}]>"), "is damaged|defines entities"),
    "one long entity, often": (
        word("<w:p>" + "&l;" * 50_000 + "</w:p>", f'<!DOCTYPE d [<!ENTITY l "{"порт" * 5_000}">]>'),
        "is damaged|defines entities",
    ),
    "entities of a file": (word("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "defines entities"),
    "entities of an address": (word("", f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{NOWHERE}"> %x;]>'), "defines entities"),
    "part that unpacks to 40 MB": (word("порт " * 5_000_000), "unpacks to more than 32 MB"),
    "millions of tags": (word("<w:r/>" * 2_000_000), "more than 1,000,000 tags"),
    "too many paragraphs": (word(PARAGRAPH * 100_001), "100,001 paragraphs, more than an article can have"),
    "too deep": (word("<w:sdt>" * 5_000 + PARAGRAPH + "</w:sdt>" * 5_000), "is damaged"),
    "packed in a way of its own": (word(method=zipfile.ZIP_LZMA), "packed in a way that Word does not know"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_document_that_is_made_to_harm_is_refused_in_no_time(data: bytes, reason: str) -> None:
    with at_most(5):
        with pytest.raises(InputError, match=f"^a.docx: .*({reason})") as caught:
            read_article(data, "a.docx")
        assert caught.value.remedy


FIELD = (
    f'<w:r><w:instrText>INCLUDETEXT "{NOWHERE}"</w:instrText></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r>'
)


READ = {
    "macros": word(more={"word/vbaProject.bin": b"macro", "word/vbaData.xml": b"<a/>"}),
    "an embedded object": word(PARAGRAPH + "<w:p><w:r><w:object/></w:r></w:p>", more={"word/embeddings/a.bin": b"MZ"}),
    "a bomb that nothing refers to": word(more={"word/media/a.png": bytes(50 << 20)}),
    "parts elsewhere": word(
        more={"word/_rels/document.xml.rels": relations("styles", "numbering", "attachedTemplate")}
    ),
    "fields that fetch and run": word(f"<w:p>{FIELD}</w:p>{PARAGRAPH}"),
    "a chunk of another file": word(f'{PARAGRAPH}<w:altChunk xmlns:r="{OFFICE}" r:id="aFChunk"/>'),
    "names that lead out": word(more={"../../../../tmp/evil.txt": b"x", "/etc/passwd": b"x"}),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_of_a_document_only_the_text_is_read(data: bytes) -> None:
    assert read_article(data, "a.docx").text == SENTENCE


@pytest.mark.parametrize(
    "data",
    [
        page("<script>fetch('http://127.0.0.1:9')</script><iframe src='file:///etc/passwd'></iframe>"),
        page("<img src='http://127.0.0.1:9/a.png'><object data='file:///etc/passwd'></object><embed src='x'>"),
        page("<p>&l9;</p>", prologue=f"<!DOCTYPE html [{TENFOLD}]>"),
        page("&x;", prologue='<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        page(head="<base href='file:///etc/'><link rel=stylesheet href='http://127.0.0.1:9'><meta http-equiv=refresh>"),
        page('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
        page("<svg><script>x</script></svg><math><mtext></mtext></math><template><p>x</p></template>"),
        page(f"<p>{'<b>' * 200}{SENTENCE}{'</b>' * 200}</p>"),
    ],
)
def test_of_a_page_only_the_text_is_read(data: bytes) -> None:
    text = read_article(data, "a.html").text
    assert text.count(SENTENCE) >= 4
    assert text.count(END) == 4
    assert "root:" not in text
    assert "fetch" not in text
    assert len(text) < 1_000


@pytest.mark.parametrize("tag", ["div", "p", "b", "ul><li", "table><tr><td", "blockquote", "a href=x", "svg"])
def test_a_page_of_one_tag_without_end_is_read_or_refused_in_no_time(tag: str) -> None:
    with at_most(5), suppress(InputError):
        read_article(page(f"<{tag}>" * 5_000), "a.html")


def numbered(pattern: str, paragraphs: int) -> bytes:
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>порт</w:t></w:r></w:p>'
    numbering = (
        f'<w:numbering {XMLNS}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{pattern}"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    relation = f'<Relationships><Relationship Id="n" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    more = {"word/numbering.xml": numbering.encode(), "word/_rels/document.xml.rels": relation.encode()}
    return word(listed * paragraphs, more=more)


@pytest.mark.parametrize("pattern", ["Статья " * 100_000, "%1" * 100_000])
def test_a_long_pattern_of_a_list_is_not_written_out_before_each_paragraph(pattern: str) -> None:
    with at_most(5):
        article = read_article(numbered(pattern, 5_000), "a.docx")
    assert len(article.text) < 5_000 * 600


def test_numbers_of_lists_count_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.readers.docx.MOST_TEXT", 10_000)
    with pytest.raises(InputError, match=r"a.docx: has 10,\d+ characters, more than an article can have \(10,000\)"):
        read_article(numbered("№ %1 из списка", 1_000), "a.docx")
