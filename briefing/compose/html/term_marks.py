"""The terms of an HTML pack: each highlighted in both columns, with its counterpart in the other language on hover."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.compose.content import wording
from briefing.compose.content.term_marks import cut, source_marks
from briefing.compose.html.elements import Content, HtmlElement, english, h, run
from briefing.enforcement.renderings import find
from briefing.records import Rung, Span, TermUse, TranslatedArticle, Translation


@dataclass(frozen=True, slots=True)
class TermMark:
    """A term in a text: its counterpart on the other side, and what a keyboard and a reader should know of it.

    ``first`` tells whether its sentence is the first of the article that has the term; ``remark`` is in the pack's own
    words, and empty if the partner is there.
    """

    partner: str
    first: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TextLanguages:
    """The language of a text and that of its counterpart."""

    own: str
    other: str


def first_mentions(translated: TranslatedArticle) -> Mapping[str, str]:
    """Return the id of the first segment that has a term, by the term's source."""
    first: dict[str, str] = {}
    for translation in translated.translations:
        for use in translation.terms:
            first.setdefault(use.source, translation.segment.id)
    return first


def in_source(text: str, translations: Sequence[Translation], first: Mapping[str, str]) -> dict[Span, TermMark]:
    """Return the terms of ``text``, the source of a row, in its order."""
    marks: dict[Span, TermMark] = {}
    done = 0
    for translation in translations:
        start = text.find(translation.segment.source, done)
        if start >= done:
            done = start + len(translation.segment.source)
            marks |= {_moved(span, start): mark for span, mark in _source_terms(translation, first)}
    return marks


def in_target(translation: Translation, language: str, first: Mapping[str, str]) -> dict[Span, TermMark]:
    """Return the terms of a target in its order; the partner is the word of the glossary."""
    renderings = find((use.target for use in translation.terms), translation.target, language)
    return {
        found.span: _target_mark([use for use in translation.terms if use.target == found.target], translation, first)
        for found in renderings
    }


def highlighted(text: str, marks: Mapping[Span, TermMark], tongues: TextLanguages) -> Iterator[Content]:
    """Yield ``text`` with its terms highlighted."""
    in_order = iter(marks.values())
    for piece, is_term in cut(text, marks):
        yield _term(piece, next(in_order), tongues) if is_term else run(piece, tongues.own, tongues.other)


def _source_terms(translation: Translation, first: Mapping[str, str]) -> Iterator[tuple[Span, TermMark]]:
    uses = {use.span: use for use in translation.terms}
    for span in source_marks(translation):
        use = uses[span]
        remark = wording.how(use.rung, 1, 1) if use.rung is Rung.MISSING else ""
        yield span, TermMark(use.target, first[use.source] == translation.segment.id, remark)


def _target_mark(uses: Sequence[TermUse], translation: Translation, first: Mapping[str, str]) -> TermMark:
    sources = dict.fromkeys(use.source for use in uses)
    return TermMark(", ".join(sources), any(first[source] == translation.segment.id for source in sources))


def _term(text: str, mark: TermMark, tongues: TextLanguages) -> HtmlElement:
    # Any mark shows its partner when it is tapped, but only the first of a term in an article stops the Tab key: a page
    # has hundreds.
    return h(
        "span",
        run(text, tongues.own, tongues.other),
        _tip(mark, tongues.other),
        class_="term missing" if mark.remark else "term",
        tabindex="0" if mark.first else "-1",
    )


def _tip(mark: TermMark, language: str) -> HtmlElement:
    """Return what shows beside a term that is pointed at, each part an attribute of an element in its own language.

    The style sheet makes text of the attributes, so that they are neither copied nor read aloud with the sentence.
    """
    remark = [english("", data_remark=mark.remark)] if mark.remark else []
    return h("span", *remark, language=language, class_="tip", data_partner=mark.partner)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.stop + by)
