"""Every promise of the HTML pack: from its tree, read by a parser that forgives nothing, and from a real browser."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.compose.content import wording
from briefing.compose.content.rows import RowUnit
from briefing.compose.content.tally import tally
from briefing.compose.html import compose
from briefing.compose.html.elements import clean, document, h, run
from briefing.languages import UNDETERMINED
from briefing.records import Origin, Pack, Rung, Skipped, Span, Term, TermUse, TranslatedArticle, Translation
from tests.compose.docx.test_document import CHARTER, GLOSSARY, SIGNATURE, article, contrast, pack


def using(terms: str, translated: TranslatedArticle) -> TranslatedArticle:
    """Put terms like ``"хартия > Хартию = Charter @best; …"`` into every sentence that has what stands before ``=``."""
    found = re.findall(r"(.+?) > (.+?) = (.+?) @([a-z-]+)(?:; )?", terms)
    translations = []
    for translation in translated.translations:
        source = translation.segment.source
        spans = [(m.span(), use) for use in found for m in re.finditer(re.escape(use[1]), source)]
        uses = (TermUse(*use[:3], Rung(use[3]), Span(*span)) for span, use in sorted(spans))
        translations.append(replace(translation, terms=tuple(uses)))
    return replace(translated, translations=tuple(translations))


TERMS = "хартия > Хартию = Charter @best; Ильхам Алиев > И. Алиев = Ilham Aliyev @missing"
ROUTE = "Маршрут Трампа > Маршрут Трампа = Trump Route (TRIPP) @hints; ВИЭ > ВИЭ = renewables @best"
RENEWABLES = Term("ВИЭ", "renewables", note="возобновляемые источники энергии, an acronym")


HANDLING = "For official use"


def charter() -> Pack:
    built = pack(
        using(
            TERMS,
            article("Подписана Хартия. | The Хартия is signed.", *CHARTER, date=date(2026, 2, 11), outlet="День"),
        ),
        article("Диалог | A dialogue {it is too short}", "Раз. | One.", author="А. Б.", url="https://a.az/x?a=1&b=2"),
        article("Cargo up", "## Cargo up", "Freight rose by a third.", "# Routes", "1. Aktau.", language="en"),
        using(
            ROUTE,
            article(
                "Беседа | {nothing came back}",
                "Порт «Алят» открыт. | The port of Алят is open. {it is Cyrillic}",
                "ВИЭ, Маршрут Трампа. | Renewables, the Trump Route (TRIPP).",
            ),
        ),
        skipped=(Skipped("kz/жаңалық.txt", "it is in Kazakh"),),
        glossary=(*GLOSSARY, RENEWABLES),
    )
    return replace(built, compiled_by="the Caspian desk", handling=HANDLING)


def read(page: bytes) -> etree._Element:
    """Read a page; raises an error at the first thing that is not HTML."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(page.decode("utf-8")).getroot()


def opened(*articles: TranslatedArticle, rows: RowUnit = RowUnit.PARAGRAPH) -> etree._Element:
    return read(compose(pack(*articles), rows))


@pytest.fixture(scope="module")
def page() -> etree._Element:
    return read(compose(charter()))


def text(element: etree._Element) -> str:
    """Return what a reader sees of an element: its text with white space as a browser shows it."""
    return re.sub("[ \n]+", " ", "".join(element.itertext())).strip()


def texts(root: etree._Element, path: str) -> list[str]:
    return [text(element) for element in root.xpath(path)]


def columns(root: etree._Element) -> list[tuple[str, ...]]:
    return [tuple(texts(row, "td | th")) for row in root.xpath("//table[@class='pair text']//tr")]


# The text


def test_every_paragraph_stands_beside_its_translation(page: etree._Element) -> None:
    assert columns(page)[:5] == [
        ("Russian", "English"),
        ("В Баку подписали Хартию. Её подписал И. Алиев.", "A charter was signed in Baku. I. Aliyev signed it."),
        ("Раздел I: Энергетика", "Section I: Energy"),
        ("1. Стороны намерены сотрудничать;", "1. The parties intend to cooperate;"),
        ("• Подтверждают суверенитет.", "• Reaffirm sovereignty.[1]"),
    ]


def test_sentence_rows_hold_one_segment_and_lose_nothing() -> None:
    root = opened(article("А | A", "1. Раз. / Два! / Три… | One. / Two! / Three…"), rows=RowUnit.SENTENCE)
    assert columns(root) == [("Russian", "English"), ("1. Раз.", "1. One."), ("Два!", "Two!"), ("Три…", "Three…")]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\u2028", "\t", "\v"])
def test_hard_wrapped_text_is_shown_on_one_line(break_: str) -> None:
    assert columns(opened(article("А | A", f"Первая{break_}строка | The first{break_}line")))[1] == (
        "Первая строка",
        "The first line",
    )


def test_the_cover_says_what_this_is_and_how_it_was_made(page: etree._Element) -> None:
    assert texts(page, "//title") == ["Briefing pack, 10 March 2026"]
    assert texts(page, "//header[@class='cover']/*") == [
        "For official use",
        "Briefing pack",
        "Compiled on 10 March 2026 by the Caspian desk",
        "4 articles, dated 11 February 2026; three undated",
        wording.notice(charter(), tally(charter().articles)),
        "The translation was made offline, sentence by sentence, by translate-ru_en with briefing 1.2, held to 4 terms "
        "of the desk's glossary and checked for common faults.",
    ]


def test_the_handling_line_is_the_first_thing_on_the_page_and_the_last(page: etree._Element) -> None:
    shown = [said for said in map(text, page.find("body").iter("p", "h1", "h2")) if said]
    assert (shown[0], shown[-1]) == (HANDLING, HANDLING)
    assert not opened(article("А | A")).xpath("//*[@class='handling-line']")


def test_the_notice_says_what_was_reviewed() -> None:
    whole = article("А | A", "Раз. / Два. | One. / Two.")
    by_hand = replace(whole.translations[0], origin=Origin.PERSON, person="Anna")
    root = opened(replace(whole, translations=(by_hand, *whole.translations[1:])))
    assert texts(root, "//p[@class='notice']")[0].startswith(
        "The English text is a machine translation: 1 of its 3 sentences was corrected by hand (Anna)"
    )


def test_the_list_has_each_article_at_a_glance(page: etree._Element) -> None:
    assert texts(page, "//nav/h2") == ["At a glance", "Annexes"]
    assert [texts(entry, "*") for entry in page.xpath("//nav/ol[@class='contents']/li")] == [
        ["The Хартия is signed", "День · 11 February 2026", "A charter was signed in Baku."],
        ["A dialogue", "date unknown"],
        ["Cargo up", "date unknown · in English", "Freight rose by a third."],
        ["Беседа", "date unknown"],
    ]


def test_the_annexes_are_lettered_in_the_list_as_where_they_stand(page: etree._Element) -> None:
    (annexes,) = page.xpath("//nav/ol[@type='A']")
    assert texts(annexes, "li") == [
        "Glossary used · 4 terms",
        "Provenance · source files, models, and how sentences and terms were made",
    ]
    assert annexes.xpath("li/a/@href") == ["#glossary", "#provenance"]
    position = "section[@class='annex']/p[@class='position']"
    assert texts(page, f"//{position}") == ["Annex A · Back to the list", "Annex B · Back to the list"]
    assert texts(opened(article("А | A")), f"//{position}") == ["Annex A · Back to the list"]


def test_a_doubtful_lead_has_its_mark() -> None:
    root = opened(article("А | A", "Пять слов есть в нём. | It has five whole words. {it is odd}"))
    assert texts(root, "//p[@class='lead']") == ["It has five whole words.[1]"]
    assert root.xpath("//p[@class='lead']/a/@href") == ["#article-1-note-1"]


def test_what_is_not_in_the_pack_is_listed_with_its_reason(page: etree._Element) -> None:
    assert texts(page, "//ul[@class='skipped']/li") == ["kz/жаңалық.txt – It is in Kazakh."]
    assert texts(opened(article("А | A")), "//ul[@class='skipped']") == []


@pytest.mark.parametrize(
    ("path", "reason", "shown"),
    [
        ("b.txt", "b.txt: is empty. Remove it.", "b.txt – Is empty. Remove it."),
        ("az/b.txt", "az/b.txt: is empty.", "az/b.txt – Is empty."),
        ("az/b.txt", "b.txt: is empty.", "az/b.txt – Is empty."),
        ("b.txt", "b.txt.toml: is not TOML.", "b.txt – B.txt.toml: is not TOML."),
        ("b.txt", "cannot be read: b.txt: locked", "b.txt – Cannot be read: b.txt: locked."),
    ],
)
def test_the_reason_does_not_name_the_file_over_again(path: str, reason: str, shown: str) -> None:
    root = read(compose(pack(article("А | A"), skipped=(Skipped(path, reason),))))
    assert texts(root, "//ul[@class='skipped']/li") == [shown]


def test_an_article_opens_with_both_titles_and_where_it_is_from(page: etree._Element) -> None:
    assert [texts(head, "*") for head in page.xpath("//article/header")] == [
        [
            "Article 1 of 4 · Back to the list",
            "The Хартия is signed",
            "Подписана Хартия",
            "День · 11 February 2026 · in Russian",
            "Source file: seeds/a.txt",
        ],
        [
            "Article 2 of 4 · Back to the list",
            "A dialogue[1]",
            "Диалог",
            "by А. Б. · date unknown · in Russian",
            "Source file: seeds/a.txt",
            "Link: https://a.az/x?a=1&b=2",
        ],
        [
            "Article 3 of 4 · Back to the list",
            "Cargo up",
            "Already in English; shown as published.",
            "date unknown · in English",
            "Source file: seeds/a.txt",
        ],
        [
            "Article 4 of 4 · Back to the list",
            "Беседа[1]",
            "Беседа",
            "date unknown · in Russian",
            "Source file: seeds/a.txt",
        ],
    ]
    assert page.xpath("//time/@datetime") == ["2026-02-11", "2026-02-11"]


def test_an_article_in_the_target_language_is_shown_as_published(page: etree._Element) -> None:
    assert len(page.xpath("//table[@class='pair text']")) == 3
    # The headline is the heading above.
    assert texts(page, "//div[@class='published text']/*") == ["Freight rose by a third.", "Routes", "1. Aktau."]


def test_doubtful_sentences_are_marked_and_explained(page: etree._Element) -> None:
    assert texts(page, "//span[@class='doubtful']") == ["Reaffirm sovereignty.", "The port of Алят is open."]
    assert texts(page, "//ul[@class='notes']/li") == [
        "[1] “Reaffirm sovereignty.” The translation repeats itself.",
        "[1] “A dialogue” It is too short.",
        "[1] “Беседа” Nothing came back.",
        "[2] “The port of Алят is open.” It is Cyrillic.",
    ]
    (mark,) = page.xpath("(//table)[1]//a[@class='mark']")
    assert mark.get("title") == "The translation repeats itself."


def test_a_note_leads_back_to_the_first_of_its_sentences() -> None:
    twice = article("А | A", "Раз. | One. {it is odd}")
    (one,) = twice.translations
    root = opened(replace(twice, translations=(one, replace(one, terms=()))), replace(twice, title=one))
    assert [mark.get("id") for mark in root.xpath("//table//a[@class='mark']")] == ["article-1-sentence-1", None, None]
    assert root.xpath("//h2/a/@id") == ["article-2-sentence-1"]
    assert root.xpath("//ul[@class='notes']//a/@href") == ["#article-1-sentence-1", "#article-2-sentence-1"]


def test_a_missing_translation_is_said_not_left_blank() -> None:
    root = opened(article("А | A", "Раз. | {nothing came back}"))
    assert columns(root)[1] == ("Раз.", "[no translation][1]")


def test_an_article_ends_with_a_table_of_its_terms(page: etree._Element) -> None:
    table, _, annex = page.xpath("//table[@class='terms']")
    assert [texts(row, "*") for row in table.xpath(".//tr")] == [
        ["Russian as found", "English", "Times", "How"],
        ["Хартию", "Charter", "1", "by the model"],
        ["И. Алиев", "Ilham Aliyev", "1", "NOT IN THE TRANSLATION"],
    ]
    assert texts(table, ".//strong[@class='missing']") == ["NOT IN THE TRANSLATION"]
    assert [texts(row, "*") for row in annex.xpath(".//tr")] == [
        ["Russian", "English", "Note"],
        ["ВИЭ", "renewables", "возобновляемые источники энергии, an acronym"],
        ["Ильхам Алиев", "Ilham Aliyev", ""],
        ["Маршрут Трампа", "Trump Route (TRIPP); then TRIPP", ""],
        ["хартия", "Charter", "signed in 2026"],
    ]


def test_without_terms_there_is_neither_table_nor_annex() -> None:
    root = opened(article("А | A", "Раз. | One."))
    assert not root.xpath("//table[@class='terms'] | //*[@id='glossary'] | //*[@href='#glossary']")


def test_the_last_annex_says_what_made_the_pack(page: etree._Element) -> None:
    assert list(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True)) == [
        ("Program", "briefing 1.2"),
        ("Engine", "argos · beam 4"),
        ("Model, Russian to English", f"translate-ru_en 1.9, SHA-256 {'ab12' * 16}"),
        ("Glossary", "none"),
        ("Signature", str(SIGNATURE)),
    ]


def test_the_last_annex_has_a_row_an_article() -> None:
    twice = using("порт > порты = port @best; мол > мол = pier @missing", article("А | A", "Вот порты, мол. | One."))
    by_hand = replace(twice.title, origin=Origin.PERSON)
    published = article("Cargo up", "Freight rose.", language="en", path="b/c.md", sha256="cd" * 32)
    (table,) = opened(replace(twice, title=by_hand), published).xpath("//table[@class='terms sources']")
    assert texts(table, ".//th") == ["No.", "Source", "Sentences", "Terms"]
    assert [[texts(cell, ".//p | .//li") or text(cell) for cell in row] for row in table.xpath("tbody/tr")] == [
        [
            "1",
            ["seeds/a.txt", "Russian, translated by translate-ru_en", "0" * 64],
            ["1 by machine", "1 corrected by hand"],
            ["1 by the model", "1 MISSING"],
        ],
        ["2", ["b/c.md", "English, as published", "cd" * 32], ["2 as published"], ["none"]],
    ]


# Terms in the text


def partners(root: etree._Element) -> list[list[tuple[str, str, str]]]:
    """Return the terms of each cell: as they stand there, their partners, their places in the order of the Tab key."""
    return [
        [(text(term), tip(term), term.get("tabindex")) for term in cell.xpath(".//*[@tabindex]")]
        for cell in root.xpath("//table[@class='pair text']//td")
    ]


def tip(term: etree._Element) -> str:
    """Return what shows beside a term that is pointed at."""
    (partner,) = term.xpath(".//@data-partner")
    return " ".join([partner, *term.xpath(".//@data-remark")])


@pytest.mark.parametrize(
    ("line", "source", "target"),
    [
        ("Вот порты. | See ports.", [("порты", "port", "0")], [("ports", "порт", "0")]),
        ("• Вот порты. | See ports.", [("порты", "port", "0")], [("ports", "порт", "0")]),
        ("Вот мол. | See a mole.", [("мол", "pier NOT IN THE TRANSLATION", "0")], []),
        (
            "Порт: порты. / Вот порты. | A port: ports. / See the port's ports.",
            [("порты", "port", "0"), ("порты", "port", "-1")],
            [("port", "порт", "0"), ("ports", "порт", "0"), ("port", "порт", "-1"), ("ports", "порт", "-1")],
        ),
        ("Лес. | A forest.", [], []),
    ],
)
def test_terms_are_lit_in_both_columns(line: str, source: list[str], target: list[str]) -> None:
    terms = "порт > порты = port @best; мол > мол = pier @missing"
    assert partners(opened(using(terms, article("А | A", line)))) == [source, target]


def test_terms_change_no_word_of_the_text() -> None:
    line = "МОСКВА - Раз, порты\nи порты. / порты… | One, ports and ports. / Ports…"
    plain = article("А | A", line)
    for unit in RowUnit:
        lit = opened(using("порт > порты = port @best", plain), rows=unit)
        assert lit.xpath("//*[@data-partner]")
        assert columns(lit) == columns(opened(plain, rows=unit))


def test_a_missing_term_catches_the_eye(page: etree._Element) -> None:
    assert texts(page, "//*[@class='term missing']") == ["И. Алиев"]


# Languages


def language_of(element: etree._Element) -> str:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def spoken(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield every text that reaches a reader with the language it is in: of the page's body and of tool tips."""
    for element in root.iter():
        if element.tag not in ("style", "script"):
            yield element.text or "", language_of(element)
        for name in ("title", "data-partner", "data-remark", "aria-label"):
            yield element.get(name, ""), language_of(element)
        if element.getparent() is not None:
            yield element.tail or "", language_of(element.getparent())


def test_no_russian_is_said_to_be_english_nor_the_reverse(page: etree._Element) -> None:
    assert page.get("lang") == "en"
    said = [(text, code) for text, code in spoken(page) if text.strip()]
    assert {code for text, code in said if re.search("[а-яё]", text, re.IGNORECASE)} == {"ru", UNDETERMINED}
    assert {code for text, code in said if re.search("[a-z]{2}", text, re.IGNORECASE)} == {"en", UNDETERMINED}
    nameless = {text for text, code in said if code == UNDETERMINED}
    assert nameless == {"kz/жаңалық.txt", "seeds/a.txt", "https://a.az/x?a=1&b=2", "0" * 64}


@pytest.mark.parametrize(
    ("language", "other", "text", "markup"),
    [
        ("en", "ru", "The port of Алят", 'The port of <span lang="ru">Алят</span>'),
        ("en", "ru", "Новый порт – да!", '<span lang="ru">Новый порт – да</span>!'),
        ("en", "az", "Alat", "Alat"),
        ("uk", "ru", "Порт Алят", '<span lang="uk">Порт Алят</span>'),
        ("ru", "en", "Порт TRIPP", '<span lang="ru">Порт TRIPP</span>'),
        ("ar", "en", "ميناء", '<span lang="ar" dir="auto">ميناء</span>'),
    ],
)
def test_words_in_the_letters_of_the_other_language_are_in_that_language(
    language: str, other: str, text: str, markup: str
) -> None:
    made = document(h("p", run(text, language, other), language="en")).decode()
    assert made == f'<!DOCTYPE html>\n<p lang="en">{markup}</p>\n'


def test_right_to_left_originals_find_their_direction() -> None:
    root = opened(article("ميناء | A port", "ميناء باكو. | The port of Baku.", language="ar"))
    assert root.xpath("//td[1]/p/@dir") == ["auto"]
    assert root.xpath("//td[2]/p/@dir") == []
    assert not opened(article("А | A", "Раз. | One.")).xpath("//@dir")


def test_the_packs_own_words_stay_english_in_a_pack_in_another_language() -> None:
    one = using("порт > порт = Hafen @missing", article("А | A", "Вот порт. | Eins."))
    root = read(compose(replace(charter(), articles=(one,), target_language="de")))
    assert root.get("lang") == "de"
    own = "//h1 | //nav/h2 | //th | //footer/p | //section//h2 | //dl/* | //section//li | //*[@data-remark]"
    assert {language_of(element) for element in root.xpath(own)} == {"en"}
    assert {language_of(e) for e in root.xpath("//article//h2 | //article//td[2]/p | //*[@data-partner]")} == {"de"}


# Structure


def test_headings_are_in_order(page: etree._Element) -> None:
    headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - higher <= 1 for higher, lower in pairwise(levels))
    assert [text(heading) for heading in headings[1:8]] == [
        "At a glance",
        "Annexes",
        "Not in this pack",
        "The Хартия is signed",
        "Section I: Energy",
        "Translator's notes",
        "Terms in this article",
    ]


def test_every_link_within_leads_somewhere(page: etree._Element) -> None:
    names = page.xpath("//@id")
    links = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    assert len(names) == len(set(names))
    assert links | set(page.xpath("//@aria-labelledby | //@for")) <= set(names)
    assert {
        "contents",
        "articles",
        "glossary",
        "provenance",
        "article-4",
        "article-4-note-2",
        "article-4-sentence-2",
    } <= links


def test_the_first_link_skips_to_the_articles(page: etree._Element) -> None:
    first = page.xpath("//a")[0]
    assert (text(first), first.get("href"), page.xpath("//main/@id")) == (
        "Skip to the articles",
        "#articles",
        ["articles"],
    )


def test_tables_say_what_they_are(page: etree._Element) -> None:
    for table in page.iter("table"):
        assert text(table.find("caption"))
        assert {head.get("scope") for head in table.iter("th")} == {"col"}
        # Said outright: laid out as blocks on a phone, a table is none to a screen reader.
        roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader"}
        assert all(e.get("role") == {**roles, "td": "cell"}[e.tag] for e in table.iter() if e.tag in {*roles, "td"})


def test_list_items_hang_from_their_marker_in_both_columns(page: etree._Element) -> None:
    shapes = [row.xpath("td/*/@class") for row in page.xpath("(//table)[1]/tbody/tr")]
    assert shapes == [[], ["heading", "heading"], ["item", "item"], ["bullet", "bullet"]]


@pytest.mark.parametrize(("characters", "long"), [(500, False), (2000, True)])
def test_only_long_rows_may_be_divided_by_a_page(characters: int, long: bool) -> None:
    root = opened(article("А | A", f"{'Ы' * characters} | One.", f"Раз. | {'I' * characters}"))
    assert [row.get("class") == "long" for row in root.xpath("//article//tbody/tr")] == [long, long]


STYLE = resources.files("briefing.compose.html").joinpath("assets", "pack.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_has_sufficient_contrast(colours: dict[str, str]) -> None:
    papers = {"paper", "shade", "term", "term-lit", "missing"}
    inks = {"ink", "soft-ink", "grey", "navy", "blue", "red"}
    assert set(colours) == {*papers, *inks, "rule", "tip", "tip-ink"}
    for ink, paper in [*((ink, paper) for ink in inks for paper in papers), ("tip-ink", "tip")]:
        assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)  # WCAG 2.2, AA


# Safety


def policy(root: etree._Element) -> str:
    return root.xpath("string(//meta[@http-equiv]/@content)")


def hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_nothing_is_loaded_from_anywhere(page: etree._Element) -> None:
    assert {href for href in page.xpath("//@href") if not href.startswith("#")} == {"https://a.az/x?a=1&b=2"}
    assert not page.xpath("//@src | //@srcset | //@style | //@action | //link | //base | //iframe | //object | //form")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not re.search(r"@import|url\(", STYLE)
    (style,), (script,) = page.xpath("//style/text()"), page.xpath("//script/text()")
    assert policy(page).split("; ") == [
        "default-src 'none'",
        f"style-src {hashed(style)}",
        f"script-src {hashed(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


ODD = "NUL\x00 \x1f\x80\x9f \ud800 \ufffe\U0001ffff 👩‍👩‍👧 \u202bעברית\u202c &amp; &#x3c; " + "Ы" * 500
HOSTILE = (
    f"""</style></script></title></textarea>--><!-- "'><img src=x onerror=alert(1)><script>alert(2)</script> {ODD}"""
)


def test_no_text_becomes_markup() -> None:
    def built(text: str, url: str) -> Pack:
        use = TermUse(text, "Раз", text, Rung.BEST, Span(0, 3))
        one = article(f"А | {text} {{x}}", f"Раз | {text}", f"# {text} | {text} {{{text}}}", f"1. {text}")
        one = replace(one, translations=(replace(one.translations[0], terms=(use,)), *one.translations[1:]))
        odd = replace(one.article, title=text, outlet=text, author=text, path=text, url=url, language="ru")
        signature = replace(pack().signature, program=text)
        skipped, glossary = (Skipped(text, text),), (Term(text, text, text, note=text),)
        built = pack(replace(one, article=odd), skipped=skipped, glossary=glossary)
        return replace(built, signature=signature, compiled_by=text, handling=text)

    def shape(root: etree._Element) -> list[tuple[str, list[str]]]:
        return [(e.tag, sorted(set(e.keys()) - {"lang", "dir"})) for e in root.iter() if e.tag not in ("span", "a")]

    hostile = read(compose(built(HOSTILE, f"javascript:alert(3)//{HOSTILE}")))
    tame = read(compose(built("tame", "no address")))
    assert shape(hostile) == shape(tame)
    assert policy(hostile) == policy(tame)
    assert {href[0] for href in hostile.xpath("//@href")} == {"#"}
    shown = re.sub(" +", " ", clean(HOSTILE)).strip()
    assert shown in texts(hostile, "//td")
    assert shown in texts(hostile, "//code")
    assert shown in [re.sub(" +", " ", partner).strip() for partner in hostile.xpath("//@data-partner")]
    assert not re.search("[\x00\x1f\x80\x9f\ud800\ufffe\U0001ffff]", text(hostile))
    assert "👩‍👩‍👧 \u202bעברית\u202c &amp; &#x3c; ЫЫ" in shown


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_is_sound_html_and_comes_back(written: str) -> None:
    root = read(document(h("html", h("head", h("title", "-")), h("body", h("p", written, title=written)))))
    (shown,) = root.iter("p")
    assert "".join(shown.itertext()) == shown.get("title", "") == clean(written)


def test_a_style_sheet_cannot_end_its_element() -> None:
    with pytest.raises(ValueError, match="end its element"):
        document(h("style", "a{}</style><script>"))


# The file


def test_the_same_pack_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = compose(charter())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert compose(charter()) == first


def test_a_pack_built_from_memory_is_the_same_page() -> None:
    new = charter()
    again = replace(new, articles=tuple(map(remembered, new.articles)))
    assert again != new
    assert compose(again) == compose(new)


def remembered(translated: TranslatedArticle) -> TranslatedArticle:
    """Return an article as a second build has it."""

    def found(translation: Translation) -> Translation:
        return replace(translation, origin=Origin.MEMORY) if translation.origin is Origin.ENGINE else translation

    return replace(translated, title=found(translated.title), translations=tuple(map(found, translated.translations)))


def test_two_hundred_articles_compose_quickly() -> None:
    lines = [f"{'Слово ' * 60}{n}. | {'Word ' * 60}{n}." for n in range(30)]
    one = using("слово > Слово 7 = Word 7 @best; слово > Слово 9 = Word 9 @best", article("А | A", *lines))
    glossary = tuple(Term(f"слово {n}", f"word {n}") for n in range(2000))
    many = pack(*(replace(one, title=article(f"А{n} | A{n}").title) for n in range(200)), glossary=glossary)
    begun = time.perf_counter()
    page = compose(many)
    assert time.perf_counter() - begun < 5
    assert page.count(b"<article") == 200


# In a browser: five starts of it, each asked all that can be asked of that page at that size

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
in_browser = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
WIDE, NARROW = (1280, 900), (500, 900)
DARK_SCHEME, LIGHT_SCHEME = 0, 1
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
)
UNBREAKABLE = article(
    f"{'Ы' * 300} | {'I' * 300}",
    *(f"Строка {n}. | Line {n}." for n in range(60)),
    url=f"https://b.az/{'x' * 300}",
    path="y" * 300,
)


def everything() -> Pack:
    """Return a pack with words that do not fit on a line and an article that does not fit on a page."""
    built = charter()
    return replace(built, articles=(*built.articles, UNBREAKABLE))


def browse(page: str, folder: Path, *options: str) -> etree._Element:
    """Open a page in a browser of its own and return what it becomes there."""
    file = folder / "pack.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(CHROMIUM), *QUIET, profile, *options, "--dump-dom", file.as_uri()]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
    return html5lib.parse(shown, treebuilder="lxml", namespaceHTMLElements=False).getroot()


def asked(question: str, page: str, folder: Path, *options: str) -> dict[str, Any]:
    """Return the value of a JavaScript expression in the page, which its policy is made to allow."""
    probe = f"document.body.dataset.answer = JSON.stringify({question});"
    allowed = page.replace("script-src ", f"script-src {hashed(probe)} ")
    shown = browse(f'{allowed}<script type="module">{probe}</script>', folder, *options)
    return dict(json.loads(shown.find("body").get("data-answer")))


def filtered(typed: str) -> str:
    """Return the question which articles and entries are there, and what is said, once words were typed."""
    return f"""(() => {{
        const box = document.getElementById("filter");
        box.value = {json.dumps(typed)};
        box.dispatchEvent(new Event("input"));
        const seen = (path) => [...document.querySelectorAll(path)]
            .flatMap((element, index) => element.checkVisibility() ? [index + 1] : []);
        return [seen("article"), seen("ol.contents > li"), document.getElementById("filtered").textContent];
    }})()"""


FILTERED = {
    "charter": ([1], "1 of 5 articles"),
    "ХАРТИЮ": ([1], "1 of 5 articles"),
    "ее": ([1], "1 of 5 articles"),  # «Её»
    "открыт port": ([4], "1 of 5 articles"),
    "is open": ([4], "1 of 5 articles"),
    "Cooperate Freight": ([], "No article has all of these words"),
    "a.az/x": ([2], "1 of 5 articles"),
    "sovereignty": ([1], "1 of 5 articles"),
    "glossary": ([], "No article has all of these words"),  # what the pack says of itself is not searched
    "": ([1, 2, 3, 4, 5], ""),
    "  ": ([1, 2, 3, 4, 5], ""),
}
# Asked in this order: what is typed into the box and what the keyboard stands on change what comes after.
QUESTIONS = f"""{{
    rows: [...document.querySelectorAll(".pair tbody tr")]
        .map(row => [...row.cells].map(cell => cell.getBoundingClientRect())),
    size: [document.documentElement.scrollWidth, innerWidth],
    paper: getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number),
    box: document.querySelector(".filter").checkVisibility(),
    tips: [".term", ".term.missing"].map(path => {{
        const term = document.querySelector(path);
        const seen = () => term.querySelector(".tip").checkVisibility();
        const before = seen();
        term.focus({{preventScroll: true}});
        const said = [...term.querySelectorAll("[data-partner], [data-remark]")]
            .map(part => getComputedStyle(part, "::before").content);
        return [before, seen(), ...said];
    }}),
    filtered: [{",".join(map(filtered, FILTERED))}],
}}"""


def screen(size: tuple[int, int], scheme: int, folder: Path) -> dict[str, Any]:
    picture = folder / "shot.png"
    options = f"--window-size={size[0]},{size[1]}", f"--blink-settings=preferredColorScheme={scheme}"
    answers = asked(QUESTIONS, compose(everything()).decode(), folder, *options, f"--screenshot={picture}")
    return {**answers, "picture": picture.read_bytes()}


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return screen(WIDE, LIGHT_SCHEME, tmp_path_factory.mktemp("wide"))


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return screen(NARROW, DARK_SCHEME, tmp_path_factory.mktemp("narrow"))


@in_browser
def test_on_a_wide_screen_paragraphs_stand_side_by_side(wide: dict[str, Any]) -> None:
    assert len(wide["rows"]) == 67
    for source, target in wide["rows"]:
        assert source["top"] == target["top"]
        assert source["right"] <= target["left"]
        assert abs(source["width"] - target["width"]) < 1


@in_browser
def test_on_a_phone_each_paragraph_stands_above_its_translation(narrow: dict[str, Any]) -> None:
    assert len(narrow["rows"]) == 67
    for source, target in narrow["rows"]:
        assert source["bottom"] <= target["top"]
        assert source["left"] == target["left"]


@in_browser
def test_nothing_is_wider_than_the_screen(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert wide["size"] == [WIDE[0], WIDE[0]]
    assert narrow["size"] == [NARROW[0], NARROW[0]]


@in_browser
def test_a_picture_is_not_blank(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    for picture, size in ((wide["picture"], WIDE), (narrow["picture"], NARROW)):
        assert tuple(int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)) == size
        assert len(picture) > 20_000  # a blank page takes a tenth of it


@in_browser
def test_the_box_filters_articles_by_words_in_either_language(wide: dict[str, Any]) -> None:
    assert dict(zip(FILTERED, wide["filtered"], strict=True)) == {
        typed: [shown, shown, message] for typed, (shown, message) in FILTERED.items()
    }


@in_browser
def test_a_focused_term_shows_its_partner_and_if_it_is_missing(wide: dict[str, Any]) -> None:
    assert wide["tips"] == [
        [False, True, '"Charter"'],
        [False, True, '"Ilham Aliyev"', '" (NOT IN THE TRANSLATION)"'],
    ]


@in_browser
def test_the_page_follows_the_readers_colour_scheme(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    assert wide["paper"] == list(bytes.fromhex(LIGHT["paper"]))
    assert narrow["paper"] == list(bytes.fromhex(DARK["paper"]))


@in_browser
def test_only_the_pages_own_script_runs_and_the_box_is_there_only_if_it_works(
    wide: dict[str, Any], tmp_path: Path
) -> None:
    assert wide["box"]
    changed = compose(charter()).decode().replace("const box", "const  box")  # so that the policy stops it
    slipped_in = '<p id="own" hidden>x<script>document.getElementById("own").hidden = false</script></main>'
    page = changed.replace("</main>", slipped_in)
    assert hidden(browse(page, tmp_path)) == [True, True]
    unprotected = re.sub('<meta http-equiv="[^>]*>', "", page)
    assert hidden(browse(unprotected, tmp_path)) == [False, False]


def hidden(root: etree._Element) -> list[bool]:
    return [element.get("hidden") is not None for element in root.xpath("//div[@class='filter'] | //p[@id='own']")]


@in_browser
def test_it_prints_side_by_side_an_article_a_page(tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("poppler is not installed")
    pdf = tmp_path / "pack.pdf"
    page = compose(everything()).decode()
    browse(page, tmp_path, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", "--window-size=500,900")
    printed = subprocess.run([pdftotext, "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    pages = printed.rstrip("\f\n").split("\f")
    front, first, second, third, fourth, *long, glossary, provenance = pages
    assert "At a glance" in front
    assert re.search(r"1\. Стороны намерены сотрудничать;\s+1\. The parties intend to cooperate;", first)
    assert re.search(r"Раз\.\s+One\.", second)
    assert "Freight rose" in third
    assert "The port of Алят" in fourth
    assert len(long) > 1
    assert re.findall(r"Строка (\d+)\.\s+Line \1\.", "".join(long)) == [str(n) for n in range(60)]
    assert "Glossary used" in glossary
    assert "Provenance" in provenance
    assert not re.search("Show only|Skip to|Back to the list", printed)
    for number, printed_page in enumerate(pages, start=1):
        first_line, *_, last_line, foot = (line.strip() for line in printed_page.splitlines() if line.strip())
        assert (first_line, last_line, foot) == (HANDLING, HANDLING, f"{number} / {len(pages)}")
