"""How the tests of the readers draw an article: a line a paragraph.

``! headline``, ``# heading``, ``1.| item``, and plain text as it is; a line end inside a paragraph is a ``⏎``.
"""

import pytest

from briefing.errors import InputError
from briefing.readers import read_article
from briefing.records import Article, ParagraphKind

RUSSIAN = (
    "Азербайджан начинает диалог с Китаем\n"
    "«Это важно», — сказал президент Ильхам Алиев в Баку на встрече с гостями. Стороны обсудили транзит.\n"
)
_SIGNS = {ParagraphKind.HEADLINE: "! ", ParagraphKind.HEADING: "# "}
_UNSEEN = str.maketrans("", "", "\u200b\u2060\ufeff")


def _visible(text: str) -> str:
    return text.translate(_UNSEEN).strip()


def drawn(article: Article) -> list[str]:
    return [
        _SIGNS.get(paragraph.kind, "")
        + (f"{paragraph.marker}| " if paragraph.marker else "")
        + paragraph.body.of(article.text).replace("\n", "⏎")
        for paragraph in article.paragraphs
    ]


def assert_faithful(article: Article) -> None:
    """Paragraphs are in order, apart, not blank, open with their markers, and leave no text out."""
    behind = 0
    for paragraph in article.paragraphs:
        span, body = paragraph.span, paragraph.body
        assert not _visible(article.text[behind : span.start]), "text between paragraphs"
        assert behind <= span.start <= body.start < body.stop == span.stop
        assert article.text.startswith(paragraph.marker, span.start)
        assert not _visible(article.text[span.start + len(paragraph.marker) : body.start])
        assert _visible(body.of(article.text))
        behind = span.stop
    assert not _visible(article.text[behind:]), "text behind the last paragraph"
    if article.title_span:
        assert article.title_span.of(article.text) == article.title


def read(text: str, path: str = "статья.txt", sidecar: str | None = None) -> Article:
    return read_article(text.encode("utf-8", "surrogatepass"), path, sidecar)


def refused(data: bytes, path: str = "a.txt", sidecar: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_article(data, path, sidecar)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value
