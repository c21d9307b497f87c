"""The settings part of a document (ECMA-376, part 1, section 17.15)."""

from lxml import etree

from briefing.ooxml.elements import w
from briefing.ooxml.language_tags import language_tag


def settings(language: str) -> list[etree._Element]:
    """Return the content of the part: laid out as Word 2013 and later do, not as in older modes."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return [
        w("zoom", percent="100"),
        w("defaultTabStop", val="720"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=language_tag(language)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]
