"""The page as a whole: languages, structure, safety, bytes."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from briefing.compose.formats import OUTPUT_FORMATS
from briefing.compose.html.elements import clean
from briefing.languages import UNDETERMINED
from briefing.records import Origin, Pack, Rung, Skipped, Span, Term, TermUse, TranslatedArticle, Translation
from tests.factories.articles import article, with_terms
from tests.factories.colours import contrast
from tests.factories.html_pages import DARK, LIGHT, STYLE, charter, hashed, language_of, policy, read, text, texts
from tests.factories.packs import pack
from tests.factories.processor_time import at_most


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


def test_the_packs_own_words_stay_english_in_a_pack_in_another_language() -> None:
    one = with_terms("порт > порт = Hafen @missing", article("А | A", "Вот порт. | Eins."))
    root = read(OUTPUT_FORMATS["html"].compose(replace(charter(), articles=(one,), target_language="de")))
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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_has_sufficient_contrast(colours: dict[str, str]) -> None:
    papers = {"paper", "shade", "term", "term-lit", "missing"}
    inks = {"ink", "soft-ink", "grey", "navy", "blue", "red"}
    assert set(colours) == {*papers, *inks, "rule", "tip", "tip-ink"}
    for ink, paper in [*((ink, paper) for ink in inks for paper in papers), ("tip-ink", "tip")]:
        assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)  # WCAG 2.2, AA


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

    hostile = read(OUTPUT_FORMATS["html"].compose(built(HOSTILE, f"javascript:alert(3)//{HOSTILE}")))
    tame = read(OUTPUT_FORMATS["html"].compose(built("tame", "no address")))
    assert shape(hostile) == shape(tame)
    assert policy(hostile) == policy(tame)
    assert {href[0] for href in hostile.xpath("//@href")} == {"#"}
    shown = re.sub(" +", " ", clean(HOSTILE)).strip()
    assert shown in texts(hostile, "//td")
    assert shown in texts(hostile, "//code")
    assert shown in [re.sub(" +", " ", partner).strip() for partner in hostile.xpath("//@data-partner")]
    assert not re.search("[\x00\x1f\x80\x9f\ud800\ufffe\U0001ffff]", text(hostile))
    assert "👩‍👩‍👧 \u202bעברית\u202c &amp; &#x3c; ЫЫ" in shown


# Bytes


def test_the_same_pack_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = OUTPUT_FORMATS["html"].compose(charter())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert OUTPUT_FORMATS["html"].compose(charter()) == first


def test_a_pack_built_from_memory_is_the_same_page() -> None:
    new = charter()
    again = replace(new, articles=tuple(map(remembered, new.articles)))
    assert again != new
    assert OUTPUT_FORMATS["html"].compose(again) == OUTPUT_FORMATS["html"].compose(new)


def remembered(translated: TranslatedArticle) -> TranslatedArticle:
    """Return an article as a second build has it."""

    def found(translation: Translation) -> Translation:
        return replace(translation, origin=Origin.MEMORY) if translation.origin is Origin.ENGINE else translation

    return replace(translated, title=found(translated.title), translations=tuple(map(found, translated.translations)))


def test_two_hundred_articles_compose_quickly() -> None:
    lines = [f"{'Слово ' * 60}{n}. | {'Word ' * 60}{n}." for n in range(30)]
    one = with_terms("слово > Слово 7 = Word 7 @best; слово > Слово 9 = Word 9 @best", article("А | A", *lines))
    glossary = tuple(Term(f"слово {n}", f"word {n}") for n in range(2000))
    many = pack(*(replace(one, title=article(f"А{n} | A{n}").title) for n in range(200)), glossary=glossary)
    with at_most(5):
        page = OUTPUT_FORMATS["html"].compose(many)
    assert page.count(b"<article") == 200
