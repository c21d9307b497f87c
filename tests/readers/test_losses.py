"""Nothing of a file is missing without a word."""

import pytest

from briefing.readers import read_article
from tests.factories.news_pages import silently_lost
from tests.factories.read_articles import assert_faithful
from tests.factories.text_files import TextFile, text_files


@pytest.mark.parametrize("file", [*text_files(2)], ids=lambda file: file.name)
def test_all_of_a_file_is_read_or_told(file: TextFile) -> None:
    article = read_article(file.data, file.name)
    assert_faithful(article)
    assert silently_lost(file.texts, article) == []
