"""Several files become one glossary."""

import pytest

from briefing.glossary import Parsed, merge, parse
from tests.factories.glossaries import told


def glossary(*files: str) -> str:
    parsed = [parse(("source,target\n" + text).encode(), f"{number}.csv") for number, text in enumerate(files, 1)]
    merged = merge(parsed)
    places = [f"{found.file}:{found.line}:{found.code}" for found in merged.findings]
    return "; ".join([*told(Parsed(merged.terms)), *places])


MERGED = [
    (["Алят,Alat"], "Алят = Alat"),
    (["Алят,Alat", "Шуша,Shusha"], "Алят = Alat; Шуша = Shusha"),
    (["Алят,Alat", "Алят,Alyat"], "Алят = Alyat; 2.csv:2:conflict"),
    (["Алят,Alat", "Алят,Alat"], "Алят = Alat; 2.csv:2:duplicate"),
    (["Алят,Alat\nАлят,Alyat"], "Алят = Alyat; 1.csv:3:conflict"),
    (["Мирзиёев,A", "Мирзиеев,B"], "Мирзиеев = B; 2.csv:2:conflict"),
    (["Баку — Карс,A", "Баку-Карс,B"], "Баку-Карс = B; 2.csv:2:conflict"),
    (["«Маршрут»,A", "Маршрут,B"], "Маршрут = B; 2.csv:2:conflict"),
    (["порт,port", "Порт,Port"], "порт = port; Порт = Port"),
]


@pytest.mark.parametrize(("files", "expected"), MERGED)
def test_the_later_line_wins_and_says_so(files: list[str], expected: str) -> None:
    assert glossary(*files) == expected


def test_a_conflict_names_both_places_and_targets() -> None:
    merged = merge([parse("source,target\nАлят,Alat\nАлят,Alyat\n".encode(), "ru-en.csv")])
    assert [str(found) for found in merged.findings] == [
        "ru-en.csv:3: conflict: “Алят” is “Alat” at ru-en.csv:2 and “Alyat” here, which wins because it comes later: "
        "delete one of the two lines."
    ]


def digest(*files: str) -> str:
    return merge([parse(("source,target,note\n" + text).encode(), "x.csv") for text in files]).sha256


def test_the_digest_is_of_what_the_terms_say() -> None:
    assert digest("Алят,Alat\nШуша,Shusha") == digest("Шуша,Shusha", "Алят,Alat\n\n")
    assert digest("Алят,Alat") != digest("Алят,Alat | A")
    assert digest("Алят,Alat") != digest("Алят,Alat,note")
    assert digest("Алят,A", "Алят,B") != digest("Алят,B", "Алят,A")
    assert digest("") == ""
