"""Which addresses become links."""

import pytest

from briefing.compose.content.links import link_address


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://a.az/x?a=1&b=2#c", "https://a.az/x?a=1&b=2#c"),
        ("http://пример.рф/путь", "http://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://a.az/one two/%D0%B0/100%", "https://a.az/one%20two/%D0%B0/100%25"),
        ("https://a.az:8080/", "https://a.az:8080/"),
        ("https://user:word@a.az/", "https://a.az/"),
        ("https://a.az/" + "x" * 2000, None),
        ("https://a.az:port/", None),
        ("https://a b/", None),
        ("https:///x", None),
        ("https://a.az/\ud800", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("a.az", None),
    ],
)
def test_only_sound_web_addresses_become_links(written: str, linked: str | None) -> None:
    assert link_address(written) == linked
