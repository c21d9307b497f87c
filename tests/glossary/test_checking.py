"""What a person should look at."""

import pytest

from briefing.glossary import Level, check, merge, parse
from tests.factories.glossaries import HEADER
from tests.factories.processor_time import at_most

DOUBTS = [
    ("", "Алят,Alat"),
    ("", "TRIPP,TRIPP"),
    ("", "TRIPP,Trump Route (TRIPP) | TRIPP"),
    ("", "IT-компания,IT company"),
    ("cyrillic-target", "Алят,Алят"),
    ("cyrillic-target", "Каспий,Сaspian"),
    ("no-russian", "Trump Route,TRIPP"),
    ("mixed-alphabets", "Cредний коридор,Middle Corridor"),
    ("article", "Каспий,the Caspian"),
    ("article", "порт,a port"),
    ("", "Алматы,Almaty"),
    ("formula", '"=cmd|""/C расчёт""!A0",Alat'),
    ("formula", "Алят,-Alat"),
    ("contained", "порт,port\nпорт Баку,Port of Baku"),
    ("contained", "Баку — Карс,Baku-Kars\nБаку,Baku"),
    ("", "порт,port\nпортал,portal"),
    ("name-differs contained", "Агалар Атамогланов,Aghalar Atamoghlanov\nАтамогланов,Atamoglanov"),
    ("name-differs", "Ильхам Алиев,Ilham Aliyev\nГейдар Алиев,Heydar Aliev"),
    ("", "Ильхам Алиев,Ilham Aliyev\nГейдар Алиев,Heydar Aliyev"),
    ("", "Новый Узень,Novy Uzen\nНовый Свет,New Light"),
    ("forbidden-elsewhere", "Путь,Silk Way,Silk Road\nДорога,Great Silk Road"),
    ("", "Путь,Silk Way,Sil\nДорога,Silkway"),
]


@pytest.mark.parametrize(("code", "lines"), DOUBTS)
def test_check_names_what_a_person_should_look_at(code: str, lines: str) -> None:
    found = check(merge([parse(f"source,target,forbidden\n{lines}\n".encode(), "ru-en.csv")]))
    assert {each.code for each in found} == set(code.split())


def test_check_says_everything_in_the_order_of_the_file() -> None:
    text = "source,target\nпорт Баку,the Port of Baku\nШуша,\nпорт,port\nпорт,port\n"
    found = check(merge([parse(text.encode(), "ru-en.csv")]))
    assert [f"{each.line}:{each.code}" for each in found] == [
        "2:article", "3:no-target", "5:duplicate", "5:contained",
    ]  # fmt: skip


def test_containment_is_only_a_note() -> None:
    found = check(merge([parse("порт,port\nпорт Баку,Port of Baku\n".encode(), "ru-en.csv")]))
    assert [each.level for each in found] == [Level.NOTE]


def test_another_pair_of_languages_has_other_letters() -> None:
    merged = merge([parse("source,target\nBaku,Баку\n".encode(), "en-ru.csv", "en", "ru")])
    assert check(merged, "en", "ru") == ()


def test_ten_thousand_terms_take_less_than_a_second() -> None:
    rows = "".join(f"термин номер {number},term no. {number},wrong {number},,note,\n" for number in range(10_000))
    with at_most(1):
        merged = merge([parse((HEADER + rows).encode(), "ru-en.csv")])
    assert len(merged.terms) == 10_000


@pytest.mark.parametrize("language", ["ru", "uk", "kk", "ce", "cv"])
def test_a_language_in_cyrillic_letters_has_them_in_its_terms(language: str) -> None:
    merged = merge([parse(b"source,target\nBaku,Baki\n", f"{language}-en.csv", language, "en")])
    assert [each.code for each in check(merged, language, "en")] == ["no-russian"]
