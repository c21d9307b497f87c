"""What the parts of an HTML pack are built of: the ids of places in it, titles, facts and tables."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.compose.content import wording
from briefing.compose.content.rows import Note
from briefing.compose.html.elements import Content, HtmlElement, english, h, run, stream
from briefing.records import TranslatedArticle

CONTENTS = "contents"
"""The article list."""

ARTICLES = "articles"
"""All articles."""

GLOSSARY = "glossary"
PROVENANCE = "provenance"
"""The annexes."""


def article_id(number: int) -> str:
    """Return the id of the article with that number, counted from 1."""
    return f"article-{number}"


def note_id(article: int, note: int) -> str:
    """Return the id of a note; both numbers count from 1."""
    return f"{article_id(article)}-note-{note}"


def sentence_id(article: int, note: int) -> str:
    """Return the id of the first sentence that a note is about."""
    return f"{article_id(article)}-sentence-{note}"


def title(translated: TranslatedArticle, target_language: str) -> HtmlElement:
    """Return the title as displayed, in the article's own language where it could not be translated."""
    source = translated.article.language
    return run(wording.title(translated), target_language if translated.title.target else source, source)


def note_mark(article: int, note: Note, **attributes: str) -> HtmlElement:
    """Return the mark at a doubtful sentence: a link to the note, whose reasons show on hover."""
    return words_link(
        note_id(article, note.number),
        wording.note_mark(note.number),
        class_="mark",
        title=wording.note_reasons(note),
        **attributes,
    )


def words_link(place: str, text: str, **attributes: str) -> HtmlElement:
    """Return a link in the pack's own words to a place in it."""
    return h("a", text, language=wording.LANGUAGE, href=f"#{place}", **attributes)


def to_contents(opening: str) -> HtmlElement:
    """Return the line above the title of an article or annex: which one it is, and the way back."""
    back = h("span", wording.SEPARATOR, words_link(CONTENTS, wording.TO_CONTENTS), class_="back")
    return h("p", opening, back, language=wording.LANGUAGE, class_="position")


def annex(place: str, number: int, heading: str, *content: Content) -> HtmlElement:
    """Return an annex; ``number`` is which one it is, from 1, ``place`` its name."""
    return h(
        "section",
        to_contents(wording.annex(number)),
        h("h2", heading, language=wording.LANGUAGE, id=f"{place}-title"),
        *content,
        id=place,
        class_="annex",
        aria_labelledby=f"{place}-title",
    )


def handling_line(handling: str) -> Iterator[HtmlElement]:
    """Yield the handling line, which may be empty; on paper the style sheet puts it on every page."""
    if handling:
        yield h("p", handling, language=wording.LANGUAGE, class_="handling-line")


def facts(*known: HtmlElement | None) -> Iterator[Content]:
    """Yield what is known with separators between, ``None`` left out."""
    for index, fact in enumerate(fact for fact in known if fact):
        if index:
            yield english(wording.SEPARATOR)
        yield fact


def fact(text: str, language: str) -> HtmlElement | None:
    """Return a fact, ``None`` if it is not known."""
    return run(text, language) if text else None


def when(translated: TranslatedArticle) -> HtmlElement:
    """Return the article's date, readable by programs too."""
    article = translated.article
    said = wording.when(article)
    return h("time", english(said), datetime=article.date.isoformat()) if article.date else english(said)


def table(class_: str, description: str, headings: Sequence[str], rows: Iterable[HtmlElement]) -> HtmlElement:
    """Return a table; its parts have roles, since a browser forgets those of tables with another layout."""
    head = (h("th", heading, scope="col", role="columnheader") for heading in headings)
    return h(
        "table",
        h("caption", description, language=wording.LANGUAGE, class_="unseen"),
        h("thead", h("tr", *head, language=wording.LANGUAGE, role="row"), role="rowgroup"),
        stream("tbody", rows, role="rowgroup"),
        class_=class_,
        role="table",
    )


def row(*cells: Content, class_: str = "") -> HtmlElement:
    """Return a row of a table."""
    return h(
        "tr", *(h("td", cell, role="cell") for cell in cells), role="row", **({"class_": class_} if class_ else {})
    )
