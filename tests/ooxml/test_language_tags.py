"""The languages that Word proofreads in."""

import pytest

from briefing.ooxml.language_tags import language_tag


@pytest.mark.parametrize(("code", "expected"), [("ru", "ru-RU"), ("en", "en-US"), ("kk", "kk-KZ"), ("xx", "xx")])
def test_language_tags(code: str, expected: str) -> None:
    assert language_tag(code) == expected
