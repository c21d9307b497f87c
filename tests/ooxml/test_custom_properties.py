"""The properties that a document carries for programs."""

from lxml import etree

from briefing.ooxml.custom_properties import custom_properties


def test_custom_properties_hold_any_text() -> None:
    held = etree.fromstring(b"".join(custom_properties([("a", "<b>&\x00"), ("ё", "2")])))
    assert [(one.get("name"), one.get("pid"), "".join(one.itertext())) for one in held] == [
        ("a", "2", "<b>&"),
        ("ё", "3", "2"),
    ]
