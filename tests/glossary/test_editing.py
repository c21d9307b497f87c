"""One line of a glossary file changes, and not a byte of the others."""

import pytest

from briefing.errors import InputError
from briefing.glossary import parse
from briefing.glossary.editing import with_cells

COMMA = 'source,target,forbidden,owner,note\n# ports\nпорт,port,harbour,AB,\n\n«Алят»,Alat,,CD,"new, and big"\n'


def changed(content: bytes, source: str, file: str = "ru-en.csv", **cells: str) -> bytes:
    term = next(term for term in parse(content, file).terms if term.source == source)
    return with_cells(content, term, cells)[0]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_one_line_changes_in_any_dialect(mark: bytes, ends: str, delimiter: str) -> None:
    text = COMMA.replace("new, and big", "new").replace(",", delimiter).replace("\n", ends)
    before = mark + text.encode()
    after = changed(before, "порт", target="seaport", forbidden="harbour|haven", note="of the sea")
    line = delimiter.join(("порт", "seaport", "harbour|haven", "AB", "of the sea"))
    assert after == before.replace(delimiter.join(("порт", "port", "harbour", "AB", "")).encode(), line.encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_encoding_stays(encoding: str) -> None:
    mark = "\ufeff".encode(encoding)
    before = mark + "source\ttarget\r\nпорт\tport\r\n".encode(encoding)
    assert changed(before, "порт", target="seaport") == mark + "source\ttarget\r\nпорт\tseaport\r\n".encode(encoding)


def test_a_damaged_line_elsewhere_stays_as_it_is() -> None:
    before = "source,target\nпорт,port\n".encode() + "море,sea\n".encode("cp1251") + "река,river\n".encode()
    assert changed(before, "порт", target="seaport") == before.replace(b",port", b",seaport")


def test_the_last_line_needs_no_end() -> None:
    assert (
        changed("source,target\nпорт,port".encode(), "порт", target="seaport") == "source,target\nпорт,seaport".encode()
    )


def test_a_record_of_several_lines_is_replaced_whole() -> None:
    before = 'source,target,note\nпорт,port,"one\ntwo"\nморе,sea,\n'.encode()
    assert (
        changed(before, "порт", target="seaport", note="three")
        == "source,target,note\nпорт,seaport,three\nморе,sea,\n".encode()
    )


def test_alternatives_of_the_source_stay_together() -> None:
    before = "source;target\nпорт|гавань;port\n".encode()
    assert changed(before, "гавань", target="harbour") == "source;target\nпорт|гавань;harbour\n".encode()


@pytest.mark.parametrize(
    ("cells", "why"),
    [({"note": "x"}, "has no column “note”"), ({"target": ""}, "There is no target"), ({"target": "a|b|c"}, "forms")],
)
def test_what_the_line_cannot_hold_is_refused(cells: dict[str, str], why: str) -> None:
    with pytest.raises(InputError) as refused:
        changed("source,target\nпорт,port\n".encode(), "порт", **cells)
    assert why in str(refused.value)
