"""PDF documents, written by hand: lines of Latin text at given places, or a picture."""

import zlib
from collections.abc import Sequence

Placed = tuple[float, float, str]
"""Where a line begins, from the left and from below, and its text."""

PICTURE = b"q 400 0 0 400 100 200 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def pdf(*pages: Sequence[Placed] | bytes, packed: int = 0) -> bytes:
    """Return a document; a page is lines, or the operators that draw it. ``packed``: how often streams are packed."""
    numbers = [6 + 2 * place for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for number, page in zip(numbers, pages, strict=True):
        content = page if isinstance(page, bytes) else b"".join(map(_drawn, page))
        for _ in range(packed):
            content = zlib.compress(content, 9)
        filters = b"/Filter[" + b"/FlateDecode" * packed + b"]" if packed else b""
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
            b"/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (number + 1)
        )
        objects[number + 1] = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content)
    return _written(objects)


def _drawn(line: Placed) -> bytes:
    left, height, text = line
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F 12 Tf {left} {height} Td ({escaped}) Tj ET\n".encode("latin-1")


def _written(objects: dict[int, bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(max(objects) + 1)
    )
    size, start = max(objects) + 1, len(made)
    return made + f"xref\n0 {size}\n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
