"""Footnotes and endnotes: the mark that stands in the text and before the note."""

from collections.abc import Iterator, Mapping

from briefing.ooxml.package import WordPackage
from briefing.ooxml.tree import Element, child, local_name, value
from briefing.readers.numbering import written

KINDS = ("footnote", "endnote")
_USUAL_STYLE = {"footnote": "decimal", "endnote": "lowerRoman"}

Marks = Mapping[tuple[str, str], str]
"""By kind and id."""


def marks(document: Element, settings: Element | None) -> Marks:
    """Return the marks of all notes that the text refers to, in the order of the text: «[1]»."""
    found: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        style = value(child(settings, f"{kind}Pr", "numFmt")) or _USUAL_STYLE[kind]
        references = (each for each in document.iterdescendants(f"{{*}}{kind}Reference") if not _has_own_mark(each))
        for number, name in enumerate(dict.fromkeys(value(each, "id") for each in references), start=1):
            found[kind, name] = f"[{written(number, style)}]"
    return found


def notes(parts: WordPackage, found: Marks) -> Iterator[tuple[str, Element]]:
    """Yield the notes with their marks, in the order of the text; those it does not refer to come last."""
    order = {key: place for place, key in enumerate(found)}
    for kind in KINDS:
        root = parts.related(f"{kind}s")
        keyed = [((kind, value(note, "id")), note) for note in _normal(root)]
        for key, note in sorted(keyed, key=lambda each: order.get(each[0], len(order))):
            yield found.get(key, ""), note


def _has_own_mark(reference: Element) -> bool:
    """Tell whether the author wrote the mark, «*», behind the reference and before the note."""
    is_written = value(reference, "customMarkFollows") not in ("", "0", "false", "off")
    return is_written or any(local_name(each) in ("del", "moveFrom") for each in reference.iterancestors())


def _normal(root: Element | None) -> Iterator[Element]:
    """The first two notes are not notes but the lines drawn above them."""
    return (note for note in root if value(note, "type") in ("", "normal")) if root is not None else iter(())
