"""Characters that Word takes from a symbol font (``w:sym``)."""

import string

from briefing.ooxml.tree import Element, value

_SYMBOL_FONT = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅",
    0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
    **{0x41 + place: letter for place, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
    **{0x61 + place: letter for place, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
}  # fmt: skip
"""The font "Symbol" by its codes, without those that are ASCII."""

_PRIVATE = range(0xF000, 0xF100)
_PICTURE = "•"
"""Stands for a character of another such font: a box, a telephone, an arrow."""


def symbol(element: Element) -> str:
    """Return the character that a ``w:sym`` shows."""
    try:
        code = int(value(element, "char"), 16)
        character = chr(code)
    except (ValueError, OverflowError):
        return ""
    if code not in _PRIVATE:
        return character
    in_font = code - _PRIVATE.start
    if value(element, "font") != "Symbol":
        return _PICTURE
    return _SYMBOL_FONT.get(in_font, chr(in_font) if chr(in_font) in string.printable else _PICTURE)
