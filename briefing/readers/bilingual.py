"""Articles in several languages: which paragraph is in which, and the article as one in one of them."""

from collections.abc import Sequence
from dataclasses import replace

from briefing import languages
from briefing.readers import title
from briefing.records import Article, Paragraph, ParagraphKind, Span


def with_languages(article: Article) -> Article:
    """Return the article with the languages of its paragraphs, title and whole."""
    bodies = [paragraph.body.of(article.text) for paragraph in article.paragraphs]
    codes = languages.by_paragraph(bodies)
    own = _place(article.title_span, article.paragraphs)
    code = languages.detect(article.title) if own is None else codes[own]
    return _labelled(article, codes, code, languages.commonest(codes, bodies))


def as_article_in(article: Article, language: str, target: str) -> Article:
    """Return the article as one in ``language``, which some of its paragraphs are in.

    A title in its text that is neither in that language nor in ``target`` gives way to that of these paragraphs.
    """
    codes = [article.language_of(number) for number in range(len(article.paragraphs))]
    title_code = article.language_of(None)
    if title_code in (language, target) or not article.title_span:
        return _labelled(article, codes, title_code, language)
    own = tuple(article.paragraphs[number] for number, code in enumerate(codes) if code == language)
    titled = title.find(article.text, own, "")
    paragraphs = tuple(_without_other_headline(paragraph, titled.span) for paragraph in article.paragraphs)
    found = replace(article, title=titled.title, title_span=titled.span, paragraphs=paragraphs)
    return _labelled(found, codes, language, language)


def _labelled(article: Article, codes: Sequence[str], title_code: str, language: str) -> Article:
    own = ("" if code == language else code for code in codes)
    paragraphs = tuple(
        paragraph if paragraph.language == code else replace(paragraph, language=code)
        for paragraph, code in zip(article.paragraphs, own, strict=True)
    )
    of_title = "" if title_code in (language, languages.UNDETERMINED) else title_code
    return replace(article, language=language, paragraphs=paragraphs, title_language=of_title)


def _place(span: Span | None, paragraphs: Sequence[Paragraph]) -> int | None:
    if span is None:
        return None
    return next(n for n, paragraph in enumerate(paragraphs) if paragraph.span.start <= span.start < paragraph.span.stop)


def _without_other_headline(paragraph: Paragraph, span: Span | None) -> Paragraph:
    if paragraph.body == span:
        return replace(paragraph, kind=ParagraphKind.HEADLINE)
    return replace(paragraph, kind=ParagraphKind.HEADING) if paragraph.kind is ParagraphKind.HEADLINE else paragraph
