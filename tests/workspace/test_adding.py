"""Files that are added get safe names, and replace nothing."""

from pathlib import Path

import pytest

from briefing.workspace.adding import add_file, safe_name

NAMES = {
    "article.txt": "article.txt",
    "../../etc/passwd.txt": "passwd.txt",
    "..\\..\\windows\\a.txt": "a.txt",
    "/etc/a.txt": "a.txt",
    "C:\\a.txt": "a.txt",
    "folder/порты.html": "порты.html",
    ".hidden.txt": "hidden.txt",
    "~$locked.docx": "locked.docx",
    'a<b>:"c|?*.txt': "abc.txt",
    "a\x00b\nc.txt": "abc.txt",
    "gpj\u202etxt.txt": "gpjtxt.txt",
    "con.txt": "_con.txt",
    "..": "",
    ".txt": "",
    "noending": "",
    "name .txt": "name.txt",
}


@pytest.mark.parametrize(("given", "safe"), NAMES.items())
def test_a_name_becomes_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_long_name_is_cut_between_letters() -> None:
    name = safe_name(f"{'й' * 300}.html")
    assert name.endswith("й.html")
    assert 140 < len(name.encode()) <= 150


def test_nothing_is_replaced_and_the_same_file_is_not_added_twice(tmp_path: Path) -> None:
    assert [add_file(tmp_path, "a.txt", content) for content in (b"1", b"2", b"1", b"2")] == [
        *("a.txt", "a (2).txt", "a.txt", "a (2).txt")
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a (2).txt", "a.txt"]
