"""From which of its languages an article is translated, and what is said of the others."""

from collections.abc import Container
from dataclasses import replace

from briefing import languages
from briefing.readers.findings import not_translated
from briefing.records import Article, Finding

_LEAST = 0.2
"""The share of an article's text that is worth a pack where the rest cannot be translated: not a quotation."""


def source_language(article: Article, translatable: Container[str], target: str) -> str | None:
    """Return the language to translate an article from, ``target`` if it is all in that, ``None`` if none can be.

    Of the languages that an engine is there for, it is the one with the most text: what is in the target language
    needs no translation.
    """
    amounts = article.languages
    code = next((code for code in amounts if code in translatable), None)
    if code and (amounts[code] >= _LEAST * sum(amounts.values()) or target in amounts):
        return code
    return target if article.language == target else None


def with_untranslated(article: Article, target: str) -> Article:
    """Return the article with a finding for each language of its paragraphs that is not translated."""
    codes = [code for code in article.languages if code not in (article.language, target)]
    return replace(article, findings=(*article.findings, *(_finding(article, code) for code in codes)))


def _finding(article: Article, code: str) -> Finding:
    texts = [
        paragraph.body.of(article.text)
        for number, paragraph in enumerate(article.paragraphs)
        if article.language_of(number) == code
    ]
    return not_translated(languages.name(code), texts)
