"""A review edition that has most of what one can have."""

import pytest
from docx.document import Document as WordDocument
from lxml import etree

from tests.factories.review_editions import MORE, PUBLISHED, corridor, opened


@pytest.fixture(scope="module")
def shown() -> WordDocument:
    return opened(corridor(), PUBLISHED, MORE)


@pytest.fixture(scope="module")
def body(shown: WordDocument) -> etree._Element:
    return shown.element.body
