"""Translated articles in a notation of one line a paragraph."""

import re
from dataclasses import replace

from briefing.records import (
    Article,
    Finding,
    Origin,
    Paragraph,
    ParagraphKind,
    Rung,
    Segment,
    Span,
    TermUse,
    TranslatedArticle,
    Translation,
)

CHARTER = (
    "В Баку подписали Хартию. / Её подписал И. Алиев. | A charter was signed in Baku. / I. Aliyev signed it.",
    "# Раздел I: Энергетика | Section I: Energy",
    "1. Стороны намерены сотрудничать; | The parties intend to cooperate;",
    "• Подтверждают суверенитет. | Reaffirm sovereignty. {the translation repeats itself}",
)
CHARTER_TERMS = (
    TermUse("хартия", "Хартию", "Charter", Rung.BEST, Span(0, 1)),
    TermUse("хартия", "Хартии", "Charter", Rung.SPLICE, Span(0, 1)),
    TermUse("Ильхам Алиев", "И. Алиев", "Ilham Aliyev", Rung.MISSING, Span(0, 1)),
    TermUse("Маршрут Трампа", "Маршруту Трампа", "Trump Route (TRIPP)", Rung.HINTS, Span(0, 1)),
)


def article(title: str, *lines: str, **metadata: object) -> TranslatedArticle:
    """Build an article from ``"Заголовок | Title"`` and lines like ``"1. Раз. / Два. | One. / Two. {a doubt}"``.

    ``/`` parts sentences, ``|`` source and target, braces hold a finding; ``#`` opens a heading, ``##`` a
    headline, a number or ``•`` a list item. Without a ``|`` the line is in the target language already.
    """
    text, paragraphs, translations = "", [], []
    for index, line in enumerate(lines):
        kind, marker, sources, targets, doubt = parsed(line)
        start = len(text)
        body = start + len(f"{marker} " if marker else "")
        text += f"{marker} " if marker else ""
        for source, target in zip(sources, targets, strict=True):
            text += " " if len(text) > body else ""
            segment = Segment(f"s{index}:{source}", source, Span(len(text), len(text) + len(source)), index)
            translations.append(Translation(segment, target, origin(line), doubt))
            text += source
        paragraphs.append(Paragraph(Span(start, len(text)), Span(body, len(text)), kind, marker))
        text += "\n"
    _, _, (own,), (translated,), doubt = parsed(title)
    read = Article("id", "seeds/a.txt", "0" * 64, "utf-8", "ru", text, tuple(paragraphs), own)
    heading = Translation(Segment("title", own, None, None), translated, origin(title), doubt)
    return TranslatedArticle(replace(read, **metadata), heading, tuple(translations))  # type: ignore[arg-type]


def parsed(line: str) -> tuple[ParagraphKind, str, list[str], list[str], tuple[Finding, ...]]:
    kinds = {"##": ParagraphKind.HEADLINE, "#": ParagraphKind.HEADING}
    found = re.fullmatch(r"(?s)(?:(##?|\d+\.|•) )?(.*?)(?: \| (.*?))?(?: ?\{(.*)\})?", line)
    assert found
    marker, source, target, doubt = found.groups()
    kind = kinds.get(marker, ParagraphKind.ITEM if marker else ParagraphKind.TEXT)
    sources, targets = source.split(" / "), (source if target is None else target).split(" / ")
    return kind, "" if marker in kinds else marker or "", sources, targets, (Finding("x", doubt),) if doubt else ()


def origin(line: str) -> Origin:
    return Origin.ENGINE if "|" in line else Origin.SOURCE


def with_uses(uses: tuple[TermUse, ...], translated: TranslatedArticle) -> TranslatedArticle:
    """Return the article with these uses of terms in its first sentence."""
    first, *others = translated.translations
    return replace(translated, translations=(replace(first, terms=uses), *others))


def with_terms(written: str, translated: TranslatedArticle) -> TranslatedArticle:
    """Return the article with terms, as :func:`term_uses` reads them, in every sentence of its text that has them."""
    marked = (replace(one, terms=term_uses(written, one.segment.source)) for one in translated.translations)
    return replace(translated, translations=tuple(marked))


def term_uses(written: str, source: str) -> tuple[TermUse, ...]:
    """Read ``"хартия > Хартию = Charter @best; …"``: a use wherever what stands before ``=`` occurs in ``source``."""
    terms = re.findall(r"(.+?) > (.+?) = (.+?) @([a-z-]+)(?:; )?", written)
    assert terms, written
    spans = sorted((found.span(), term) for term in terms for found in re.finditer(re.escape(term[1]), source))
    return tuple(TermUse(*term[:3], Rung(term[3]), Span(*span)) for span, term in spans)


ODD = "NUL\x00 \x1f<b>&amp;</b> \ud800 \ufffe 👩‍👩‍👧 \u202bעברית\u202c " + "Ы" * 5000
