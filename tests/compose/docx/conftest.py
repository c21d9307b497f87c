"""A pack that has most of what a pack can have."""

from datetime import date

import pytest
from docx.document import Document as WordDocument
from lxml import etree

from tests.factories.articles import CHARTER, CHARTER_TERMS, article, with_uses
from tests.factories.docx_packs import opened
from tests.factories.packs import GLOSSARY


@pytest.fixture(scope="module")
def charter() -> WordDocument:
    return opened(
        with_uses(
            CHARTER_TERMS,
            article("Подписана Хартия. | A charter is signed.", *CHARTER, date=date(2026, 2, 11), outlet="Day.Az"),
        ),
        article("Диалог | A dialogue {it is too short}", "Раз. | One.", author="А. Б.", url="https://a.az/x?a=1&b=2"),
        article("Cargo up", "## Cargo up", "Freight rose.", "# Routes", "1. Aktau.", language="en"),
        glossary=GLOSSARY,
    )


@pytest.fixture(scope="module")
def body(charter: WordDocument) -> etree._Element:
    return charter.element.body
