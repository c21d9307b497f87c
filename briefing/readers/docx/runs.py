"""The text of a paragraph as its readers see it once all tracked changes are accepted.

No text is passed over without a reason: what is not read comes with the code of the finding on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.ooxml.tree import Element, child, is_on, local_name, value
from briefing.readers.docx.styles import Look, Styles
from briefing.readers.docx.symbols import symbol
from briefing.readers.findings import DELETED, HIDDEN, LEFT_OUT, STRUCK
from briefing.readers.pieces import Piece

_SETTINGS = frozenset(
    "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr sectPr instrText delInstrText".split()
)  # fmt: skip
"""Elements that hold settings, or what a field is computed from."""

_CHARACTERS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip


_LEFT_OUT_BY_SETTING = {
    "tr": ("trPr", "del", DELETED),
    "tc": ("tcPr", "cellDel", DELETED),
    "sdt": ("sdtPr", "showingPlcHdr", LEFT_OUT),  # “Click here to enter text”
}
"""By element, the setting for which it is left out, and the code of the finding."""


@dataclass(frozen=True, slots=True)
class RunReader:
    """Reads text by the styles of its document; ``marks`` are those of notes, by kind ("footnote") and id."""

    styles: Styles
    marks: Mapping[tuple[str, str], str]

    def pieces(self, paragraph: Element, code: str = "") -> Iterator[Piece]:
        """Yield the text of a paragraph, without that of paragraphs in it; nothing is read if there is a ``code``."""
        look = self.styles.paragraph_look(child(paragraph, "pPr"))
        return self._inside(paragraph, look, code, is_raised=False)

    def _inside(self, element: Element, paragraph: Look, code: str, *, is_raised: bool) -> Iterator[Piece]:
        for inner in element:
            name = local_name(inner)
            if name in ("t", "delText"):
                yield Piece(inner.text or "", code, is_raised)
            elif name in ("footnoteReference", "endnoteReference"):
                yield Piece(self.marks.get((name.removesuffix("Reference"), value(inner, "id")), ""), code, raised=True)
            elif name == "r":
                look = self.styles.look(child(inner, "rPr"), paragraph)
                own = code or (HIDDEN if look.hidden else STRUCK if look.struck else "")
                yield from self._inside(inner, paragraph, own, is_raised=is_raised or bool(look.raised))
            elif character := _CHARACTERS.get(name) or (symbol(inner) if name == "sym" else ""):
                yield Piece(character, code, is_raised)
            elif name != "p" and not is_passed_over(inner, name):
                if name == "den":
                    yield Piece("/", code, is_raised)
                own = code or reason_to_leave_out(inner, name)
                yield from self._inside(inner, paragraph, own, is_raised=is_raised or name == "sup")


def is_passed_over(element: Element, name: str) -> bool:
    """Tell whether an element holds settings, or only shows to older programs what stands before it."""
    parent = element.getparent() if name == "Fallback" else None
    return name in _SETTINGS or (parent is not None and child(parent, "Choice") is not None)


def reason_to_leave_out(element: Element, name: str) -> str:
    """Return the code of the finding on the text in an element that is not read, ``""`` for all others."""
    if name in ("del", "moveFrom"):
        return DELETED
    if name == "rt":  # how the word below is pronounced
        return LEFT_OUT
    changes, change, code = _LEFT_OUT_BY_SETTING.get(name, ("", "", ""))
    return code if changes and is_on(child(element, changes, change)) else ""
