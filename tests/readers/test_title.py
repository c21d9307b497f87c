"""Titles of any length: none is longer than a sentence may be, and no text is lost for it."""

import pytest

from briefing.readers import read_article
from briefing.records import Article
from briefing.segment import segments, title_segment
from tests.factories.read_articles import RUSSIAN, assert_faithful, read
from tests.factories.word_documents import OFFICE, XMLNS, word

LONG = "порт открыт и суда идут " * 1_000
UNBROKEN = "я" * 24_000
TITLES = pytest.mark.parametrize("title", [LONG.strip(), UNBROKEN], ids=["words", "one word"])


@TITLES
@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.md", "# {title}\n\n{text}"),
        ("a.md", "---\ntitle: {title}\n---\n{text}"),
        ("a.txt", "---\ntitle: {title}\n---\n{text}"),
        ("a.html", "<html><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>"),
    ],
    ids=["heading", "front matter", "front matter of a text", "h1"],
)
def test_a_title_is_cut_like_a_sentence(path: str, content: str, title: str) -> None:
    article = read(content.format(title=title, text=RUSSIAN), path)
    assert_short(article)
    assert "Стороны обсудили транзит." in article.text


@TITLES
def test_a_title_by_style_is_cut(title: str) -> None:
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{RUSSIAN}</w:t></w:r></w:p>"
    )
    styles = f'<w:styles {XMLNS}><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    relation = f'<Relationships><Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
    more = {"word/styles.xml": styles.encode(), "word/_rels/document.xml.rels": relation.encode()}
    article = read_article(word(body, more=more), "a.docx")
    assert_short(article)
    assert title in article.text


def test_a_title_in_a_sidecar_is_cut_and_says_so() -> None:
    article = read(RUSSIAN, sidecar=f'title = "{LONG.strip()}"')
    assert_short(article)
    assert article.title.endswith(" …")


def assert_short(article: Article) -> None:
    assert_faithful(article)
    body = segments(article)
    assert max(len(segment.source) for segment in (*body, title_segment(article, body))) <= 610
    read_as_text = "".join(paragraph.body.of(article.text) for paragraph in article.paragraphs)
    assert "".join("".join(each.source.split()) for each in body) == "".join(read_as_text.split())
