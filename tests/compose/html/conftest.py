"""A page that has most of what a pack can have."""

import pytest
from lxml import etree

from briefing.compose.formats import OUTPUT_FORMATS
from tests.factories.html_pages import charter, read


@pytest.fixture(scope="module")
def page() -> etree._Element:
    return read(OUTPUT_FORMATS["html"].compose(charter()))
