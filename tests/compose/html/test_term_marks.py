"""Terms in the text of the HTML pack, each with its partner."""

import pytest
from lxml import etree

from briefing.compose.content.rows import RowUnit
from tests.factories.articles import article, with_terms
from tests.factories.html_pages import columns, opened, text, texts


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
    assert partners(opened(with_terms(terms, article("А | A", line)))) == [source, target]


def test_terms_change_no_word_of_the_text() -> None:
    line = "МОСКВА - Раз, порты\nи порты. / порты… | One, ports and ports. / Ports…"
    plain = article("А | A", line)
    for unit in RowUnit:
        lit = opened(with_terms("порт > порты = port @best", plain), rows=unit)
        assert lit.xpath("//*[@data-partner]")
        assert columns(lit) == columns(opened(plain, rows=unit))


def test_a_missing_term_catches_the_eye(page: etree._Element) -> None:
    assert texts(page, "//*[@class='term missing']") == ["И. Алиев"]
