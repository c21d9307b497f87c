"""Terms grouped for the tables that prove them, in one line a case.

A sentence is its terms, ``term > text found = English @rung``, with ``;`` between them and ``/`` between sentences.
A table is ``text, text = English | rung times, rung times``, with ``;`` between its rows.
"""

import re
from itertools import count

import pytest

from briefing.compose.content import phrases, wording
from briefing.compose.content.tally import tally
from briefing.compose.content.terms import entries, groups
from briefing.records import Article, Rung, Segment, Signature, Span, Term, TermUse, TranslatedArticle, Translation

SIGNATURE = Signature("briefing 1.2", "argos", (), "beam 4")


def article(sentences: str, title: str = "", title_is: int | None = None, language: str = "ru") -> TranslatedArticle:
    """Return an article of ``sentences``; with ``title_is`` that sentence is the title too."""
    numbers = count()
    body = tuple(translation(f"s{next(numbers)}", terms) for terms in sentences.split(" / "))
    heading = translation("title", title) if title_is is None else body[title_is]
    read = Article("a", "a.txt", "0" * 64, "utf-8", language, "", (), "Т")
    return TranslatedArticle(read, heading, body)


def translation(segment: str, terms: str) -> Translation:
    uses = tuple(use(term) for term in terms.split("; ") if term)
    return Translation(Segment(segment, "", None, None), "", terms=uses)


def use(written: str) -> TermUse:
    found = re.fullmatch(r"(?s)(.+) > (.+) = (.+) @(\S+)", written)
    assert found, written
    source, matched, target, rung = found.groups()
    return TermUse(source, matched, target, Rung(rung), Span(0, len(matched)))


def drawn(translated: TranslatedArticle) -> str:
    return "; ".join(
        f"{', '.join(group.found)} = {group.target} | {', '.join(f'{rung} {times}' for rung, times in group.rungs)}"
        for group in groups(translated)
    )


@pytest.mark.parametrize(
    ("sentences", "table"),
    [
        ("", ""),
        ("Баку > Баку = Baku @best", "Баку = Baku | best 1"),
        ("порт > порта = port @best / порт > портом = port @best", "порта, портом = port | best 2"),
        ("порт > порта = P @best; порт > порт = P @best / порт > порта = P @best", "порта, порт = P | best 3"),
        ("Б > Б = B @best / А > А = A @best / Б > Б = B @best", "Б = B | best 2; А = A | best 1"),
        ("А > А = A @missing / А > А = A @best / А > А = A @splice", "А = A | best 1, splice 1, missing 1"),
        ("А > А = Alpha (A) @best / А > А = A @hints", "А = Alpha (A) | best 1; А = A | hints 1"),
        ("А > А = A @best; Б > Б = A @best", "А = A | best 1; Б = A | best 1"),
        ("А Б > А\nБ = A @best; А Б > А\u00a0Б = A @n-best", "А Б = A | best 1, n-best 1"),
    ],
)
def test_occurrences_are_grouped_by_term_and_english(sentences: str, table: str) -> None:
    assert drawn(article(sentences)) == table


@pytest.mark.parametrize(
    ("title", "title_is", "table"),
    [
        ("А > Аи = A @splice", None, "Аи, А = A | best 1, splice 1; Б = B | best 1"),
        ("", None, "А = A | best 1; Б = B | best 1"),
        ("", 1, "А = A | best 1; Б = B | best 1"),
    ],
)
def test_a_title_that_is_a_sentence_of_the_text_is_not_counted_twice(
    title: str, title_is: int | None, table: str
) -> None:
    assert drawn(article("А > А = A @best / Б > Б = B @best", title, title_is)) == table


def test_times_are_of_all_rungs() -> None:
    (group,) = groups(article("А > А = A @best / А > А = A @missing / А > А = A @best"))
    assert group.times == 3


@pytest.mark.parametrize(
    ("given", "listed"),
    [
        ("порт | Баку | Алят", "Алят | Баку | порт"),
        ("Ёлка | Жезказган | Ереван | ель | Дамба", "Дамба | Ёлка | ель | Ереван | Жезказган"),
        ("Бакинец | Баку – Тбилиси | Баку-Джейхан | Баку", "Бакинец | Баку | Баку-Джейхан | Баку – Тбилиси"),
        ("Порт | «Контракт века» | Каспий", "Каспий | «Контракт века» | Порт"),
        ("Баку | TRIPP | 3+3", "3+3 | TRIPP | Баку"),
        ("СПГ | спг", "СПГ | спг"),
    ],
)
def test_the_glossary_is_in_alphabetical_order(given: str, listed: str) -> None:
    terms = tuple(Term(source, "X") for source in given.split(" | "))
    assert " | ".join(entry.term.source for entry in entries(terms, {})) == listed
    assert entries(terms[::-1], {}) == entries(terms, {})


def test_an_entry_is_in_the_language_of_the_article_it_occurs_in() -> None:
    articles = (
        article("Баку > Баку = Baku @best"),
        article("Баку > Баку = Baku @best / порт > порты = port @best", language="uk"),
        article("", title="Астана > Астанада = Astana @best", language="kk"),
    )
    glossary = tuple(Term(source, "X") for source in ("Баку", "порт", "Астана"))
    found = entries(glossary, tally(articles).term_languages)
    assert {entry.term.source: entry.language for entry in found} == {"Баку": "ru", "порт": "uk", "Астана": "kk"}
    assert phrases.language_names(entry.language for entry in found) == "Kazakh, Russian and Ukrainian"


def test_every_rung_has_words_of_its_own() -> None:
    assert len({wording.how(rung, 1, 1) for rung in Rung}) == len(Rung)


@pytest.mark.parametrize(
    ("rung", "times", "of", "said"),
    [
        (Rung.BEST, 3, 3, "by the model"),
        (Rung.BEST, 2, 3, "by the model (2)"),
        (Rung.HINTS, 1, 1, "model told the term"),
        (Rung.MISSING, 1, 4, "NOT IN THE TRANSLATION (1)"),
    ],
)
def test_how_a_term_came_in_is_counted_where_it_came_in_several_ways(
    rung: Rung, times: int, of: int, said: str
) -> None:
    assert wording.how(rung, times, of) == said
