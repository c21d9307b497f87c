"""The front of the HTML pack: cover, list of articles, what was left out."""

from dataclasses import replace

import pytest
from lxml import etree

from briefing.compose.content import cover
from briefing.compose.content.tally import tally
from briefing.compose.formats import OUTPUT_FORMATS
from briefing.records import Origin, Skipped
from tests.factories.articles import article
from tests.factories.html_pages import HANDLING, charter, opened, read, text, texts
from tests.factories.packs import pack


def test_the_cover_says_what_this_is_and_how_it_was_made(page: etree._Element) -> None:
    assert texts(page, "//title") == ["Briefing pack, 10 March 2026"]
    assert texts(page, "//header[@class='cover']/*") == [
        "For official use",
        "Briefing pack",
        "Compiled on 10 March 2026 by the Caspian desk",
        "4 articles, dated 11 February 2026; three undated",
        cover.notice(charter(), tally(charter().articles)),
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
    root = read(OUTPUT_FORMATS["html"].compose(pack(article("А | A"), skipped=(Skipped(path, reason),))))
    assert texts(root, "//ul[@class='skipped']/li") == [shown]
