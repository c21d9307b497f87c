"""Documents and messages of any size that should cost more than their size to read, for ``tests.benchmarks.growth``.

Each maker takes a number of characters and returns a file of about as many.
"""

from collections.abc import Callable, Iterator, Mapping

from tests.factories.pdf_documents import Placed, pdf

TEXT = "Президент Азербайджана прибыл в Баку. Министры обсудили развитие портов и дорог в регионе."
LATIN = "The port is open. The ministers have discussed the development of ports and roads in the region."
Made = Callable[[int], bytes]

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    }.items()
)  # fmt: skip


def _element(name: str, inside: str = "", **attributes: str) -> str:
    given = "".join(f' {key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>"


def _fodt(unit: str, around: str = "{}", style: str = "") -> Made:
    """``unit`` again and again where ``around`` has ``{}``; ``style`` may have that too, for settings without end."""

    def made(size: int) -> bytes:
        share = size // 2 if "{}" in style else size
        styles = style.format("<style:text-properties/>" * (share // 24))
        body = _element("text:p", TEXT) + around.format(unit * (share // len(unit)))
        return (
            f"<office:document {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>"
        ).encode()

    return made


def _tower(names: str, inside: str = "", deepest: int = 50) -> Made:
    """Elements within elements, as deep as they may be, one such tower after the other."""
    opening = "".join(f"<{name}>" for name in names.split())
    closing = "".join(f"</{name}>" for name in reversed(names.split()))
    return _fodt(opening * deepest + inside + closing * deepest)


def _long_prefix(size: int) -> bytes:
    """Half the file is what stands before each number of a list, half its items."""
    given = {"text_level": "1", "style_num_format": "1", "style_num_prefix": "x" * (size // 2)}
    style = _element("text:list-style", _element("text:list-level-style-number", **given), style_name="L")
    items = _element("text:list", "{}", text_style_name="L")
    return _fodt(_element("text:list-item", _element("text:p", "Порт")), items, style)(size // 2)


_P, _CELL = _element("text:p", "а"), _element("table:table-cell", _element("text:p", "а"))
_PARAGRAPH, _TABLE = _element("text:p", "{}"), _element("table:table", "{}")
_NOTE = _element("text:note", _element("text:note-citation", "1") + _element("text:note-body", _P))
_STYLED = _element("style:style", "{}", style_name="S", style_family="paragraph")
_STYLED_TEXT = _element("style:style", "{}", style_name="S", style_family="text")

ODT: Mapping[str, Made] = {
    "a paragraph": _fodt("Порт. ", _PARAGRAPH),
    "paragraphs": _fodt(_element("text:p", "Порт.")),
    "lines that go on": _fodt(_element("text:p", TEXT[:60].lower())),
    "spans": _fodt(_element("text:span", "а"), _PARAGRAPH),
    "spans within spans": _tower("text:p text:span", "Порт"),
    "tables within tables": _tower("table:table table:table-row table:table-cell", _P),
    "rows of a table": _fodt(_element("table:table-row", _CELL), _TABLE),
    "cells of a row": _fodt(_CELL, _TABLE.format(_element("table:table-row", "{}"))),
    "lists within lists": _tower("text:list text:list-item", _P, deepest=80),
    "list prefixes": _long_prefix,
    "notes": _fodt(_NOTE, _PARAGRAPH),
    "frames within frames": _tower("text:p draw:frame draw:text-box", _P),
    "comments": _fodt(_element("office:annotation", _P), _PARAGRAPH),
    "a style of many settings": _fodt(_element("text:p", "Порт", text_style_name="S"), style=_STYLED),
    "a raised style of many settings": _fodt(
        _element("text:p", _element("text:span", "Порт", text_style_name="S")), style=_STYLED_TEXT
    ),
}


def _rtf(unit: str, before: str = "", behind: str = "") -> Made:
    def made(size: int) -> bytes:
        words = "".join(f"\\u{ord(letter)}?" for letter in TEXT)
        return f"{{\\rtf1\\ansi\\ansicpg1251 {words}\\par {before}{unit * (size // len(unit))}{behind}}}".encode()

    return made


def _boxes(size: int) -> bytes:
    """Half the file is text boxes within text boxes, half paragraphs in the innermost."""
    opening, deepest = "{\\shptxt a", min(900, size // 2 // 11)
    return _rtf("a\\par ", opening * deepest, "}" * deepest)(size - 11 * deepest)


RTF: Mapping[str, Made] = {
    "a paragraph": _rtf("Port. "),
    "paragraphs": _rtf("Port.\\par "),
    "lines that go on": _rtf("the ministers have discussed the development of ports and\\par "),
    "escaped letters": _rtf("\\'cf"),
    "letters of Unicode": _rtf("\\u1055?"),
    "looks": _rtf("{\\b a}"),
    "raised letters": _rtf("{\\super 1}a"),
    "groups": _rtf("{"),
    "towers of groups": _rtf("{" * 900 + "a" + "}" * 900),
    "boxes within boxes": _boxes,
    "boxes": _rtf("{\\shptxt a}"),
    "footnotes": _rtf("\\chftn{\\footnote a}"),
    "comments": _rtf("{\\annotation a}"),
    "labels": _rtf("a", "{\\listtext "),
    "cells": _rtf("a\\cell ", "\\intbl "),
    "rows": _rtf("\\intbl a\\cell\\row "),
    "fonts": _rtf("{\\f1\\fcharset204 A;}", "{\\fonttbl"),
    "fallbacks": _rtf("\\uc100\\u1055 "),
    "binaries": _rtf("\\bin1 x"),
}


def _pdf(page: Callable[[int], Iterator[Placed]]) -> Made:
    """``page`` yields the lines of the only page for a size."""
    return lambda size: pdf([(50, 700, LATIN), *page(size)])


def _pdf_pages(page: Callable[[int], list[Placed]], length: int) -> Made:
    """``page`` makes the numbered page, of about so many characters in the file."""
    return lambda size: pdf(*(page(number) for number in range(max(2, size // length))))


def _page_of_lines(number: int) -> list[Placed]:
    return [(50, 700 - 14 * line, f"{LATIN} {number}") for line in range(40)]


def _page_of_columns(number: int) -> list[Placed]:
    """Two columns, which part at another place on each page."""
    gutter = 200 + number % 200
    left = [(20.0, 700.0 - 14 * line, LATIN[: (gutter - 30) // 7]) for line in range(20)]
    return [*left, *((gutter, height, LATIN[:25]) for _, height, _ in left)]


def _rows_of(cells: int, gap: float) -> Callable[[int], Iterator[Placed]]:
    """Yield rows of words apart from each other, on a page as wide as it takes."""

    def made(size: int) -> Iterator[Placed]:
        each = max(1, size // 40 // cells)
        return ((50 + gap * place, 600 - 14 * row, "ab") for row in range(cells) for place in range(each))

    return made


PDF: Mapping[str, Made] = {
    "a line": _pdf(lambda size: iter([(50, 600, "Port. " * (size // 6))])),
    "a word without blanks": _pdf(lambda size: iter([(50, 600, "p" * size)])),
    "words at one place": _pdf(lambda size: ((50, 600, "ab") for _ in range(size // 40))),
    "lines of one letter": _pdf(lambda size: ((50, 600 - number / 10, "a") for number in range(size // 40))),
    "cells of a row": _pdf(_rows_of(1, 60)),
    "cells of six rows": _pdf(_rows_of(6, 60)),
    "narrow columns": _pdf(_rows_of(20, 30)),
    "words far apart": _pdf(
        lambda size: ((50 + 10**6 * (number % 2), 600 - 14 * number, "ab") for number in range(size // 40))
    ),
    "lines far apart": _pdf(lambda size: ((50, 600 - 300 * number, LATIN) for number in range(size // 140))),
    "pages": _pdf_pages(_page_of_lines, 5_500),
    "pages of columns": _pdf_pages(_page_of_columns, 3_500),
    "empty pages": lambda size: pdf(_page_of_lines(0), *[b""] * (size // 200)),
    "pictures": lambda size: pdf(_page_of_lines(0), b"q BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n" * (size // 45)),
    "operators": lambda size: pdf(_page_of_lines(0), b"q " * (size // 4) + b"Q " * (size // 4)),
}

_HEAD = "From: Trend <a@trend.az>\nSubject: Порт\nDate: Tue, 10 Mar 2026 09:00:00 +0400\nMIME-Version: 1.0\n"
_PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


def _message(unit: str, before: str = _PLAIN, behind: str = "", head: str = _HEAD) -> Made:
    """A text, and ``unit`` again and again between ``before`` and ``behind``."""
    return lambda size: f"{head}{before}{TEXT}\n\n{unit * (size // len(unit))}{behind}\n".encode()


def _parts(part: str, opening: str = "") -> Made:
    before = f"Content-Type: multipart/mixed; boundary=b\n\n--b\n{_PLAIN}"
    return _message(f"--b\n{part}\n", before + opening, "--b--\n")


def _parts_within_parts(size: int) -> bytes:
    """Half the file is parts within parts, half the lines of the innermost."""
    level = "Content-Type: multipart/mixed; boundary=b{0:06}\n\n--b{0:06}\n"
    head = "".join(level.format(number) for number in range(size // 2 // 60))
    return _message("Порт.\n", head + _PLAIN)(size // 2)


def _headers(unit: str) -> Made:
    return lambda size: f"{_HEAD}{unit * (size // len(unit))}{_PLAIN}{TEXT}\n".encode()


def _in_a_header(unit: str, name: str) -> Made:
    return lambda size: f"{_HEAD}{name}: {unit * (size // len(unit))}\n{_PLAIN}{TEXT}\n".encode()


EML: Mapping[str, Made] = {
    "a line": _message("Порт. "),
    "lines": _message("Порт.\n"),
    "quoted lines": _message("> > > Порт.\n"),
    "signs of quoting": _message("> "),
    "quoted-printable": _message("=D0=9F", f"Content-Transfer-Encoding: quoted-printable\n{_PLAIN}"),
    "base64": _message("0L/QvtGA0YIg", f"Content-Transfer-Encoding: base64\n{_PLAIN}"),
    "a subject without end": _in_a_header("Порт ", "Subject"),
    "encoded words": _in_a_header("=?utf-8?B?0L8=?= ", "Subject"),
    "recipients": _in_a_header("a@b.az, ", "To"),
    "headers": _headers("X-A: b\n"),
    "subjects": _headers("Subject: a\n"),
    "folded headers": _headers("X-A: b\n c\n"),
    "brackets in an address": _in_a_header("(", "From"),
    "parameters": _in_a_header("; a=b", "Content-Type"),
    "parts": _parts(f"{_PLAIN}Порт."),
    "parts of many parameters": _parts(f"Content-Type: application/x{'; a=b' * 900}\n\nа"),
    "parts with names": _parts('Content-Type: application/x\nContent-Disposition: attachment; filename="a.bin"\n\nа'),
    "attached texts": _parts(f'{_PLAIN[:-2]}\nContent-Disposition: attachment; filename="a.txt"\n\n{TEXT}'),
    "parts within parts": _parts_within_parts,
    "attached messages": _parts(f"Content-Type: message/rfc822\n\nSubject: a\n{_PLAIN}{TEXT}"),
    "messages within messages": _message("Content-Type: message/rfc822\n\n", ""),
    "boundaries": _message("--b\n", "Content-Type: multipart/mixed; boundary=b\n\n"),
    "paragraphs of a page": _message("<p>Порт.</p>", "Content-Type: text/html; charset=utf-8\n\n"),
}  # fmt: skip


def _saved(page: Callable[[int], str], frame: Callable[[int], str] = lambda _: "") -> Made:
    """A saved page, and one frame of it."""

    def made(size: int) -> bytes:
        framed = f"--b\nContent-Type: text/html; charset=utf-8\nContent-ID: <f>\n\n<body>{frame(size)}</body>\n"
        whole = f"<html><body><article><h1>Порт</h1><p>{TEXT}</p>{page(size)}</article></body></html>"
        body = f"--b\nContent-Type: text/html; charset=utf-8\n\n{whole}\n{framed}--b--\n"
        return f"{_HEAD}Content-Type: multipart/related; boundary=b\n\n{body}".encode()

    return made


def _times(unit: str, share: int = 1) -> Callable[[int], str]:
    return lambda size: unit * (size // share // len(unit))


def _pictures(size: int) -> bytes:
    picture = f"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{'A' * 120}\n".encode()
    return _saved(lambda _: "")(size).replace(b"--b--", picture * (size // len(picture)) + b"--b--")


MHTML: Mapping[str, Made] = {
    "paragraphs": _saved(_times("<p>Порт.</p>")),
    "frames": _saved(_times("<iframe src=cid:f></iframe>", 2), _times("<p>Порт.</p>", 2)),
    "open frames": _saved(_times("<iframe ")),
    "frames without end": _saved(_times("<iframe" * 280 + f" src=cid:{'a' * 300}" * 6)),
    "blanks in a frame": _saved(_times("<iframe src   ")),
    "pictures": _pictures,
}

FILES: Mapping[str, tuple[str, Made]] = {
    f"{name} ({suffix})": (f"a.{suffix}", made)
    for suffix, files in {"fodt": ODT, "rtf": RTF, "pdf": PDF, "eml": EML, "mhtml": MHTML}.items()
    for name, made in files.items()
}
