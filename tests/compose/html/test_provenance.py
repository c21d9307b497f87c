"""The annex of the HTML pack that says where all is from."""

from dataclasses import replace

from lxml import etree

from briefing.records import Origin
from tests.factories.articles import article, with_terms
from tests.factories.html_pages import opened, text, texts
from tests.factories.packs import SIGNATURE


def test_the_last_annex_says_what_made_the_pack(page: etree._Element) -> None:
    assert list(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True)) == [
        ("Program", "briefing 1.2"),
        ("Engine", "argos · beam 4"),
        ("Model, Russian to English", f"translate-ru_en 1.9, SHA-256 {'ab12' * 16}"),
        ("Glossary", "none"),
        ("Signature", str(SIGNATURE)),
    ]


def test_the_last_annex_has_a_row_an_article() -> None:
    twice = with_terms(
        "порт > порты = port @best; мол > мол = pier @missing", article("А | A", "Вот порты, мол. | One.")
    )
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
