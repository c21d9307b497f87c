"""The language of paragraphs that show none by themselves: names, numbers, dates."""

import pytest

from briefing.languages import by_paragraph


@pytest.mark.parametrize(
    ("code", "paragraphs"),
    [
        ("ru", ["Алиев И.Г.", "Токаев К.К.", "Мирзиёев Ш.М."]),
        ("ru", ["Делегация:", "Алиев И.Г.", "Токаев К.К."]),
        ("ru", ["Ильхам Алиев\nКасым-Жомарт Токаев"]),
        ("kk", ["Тоқаев Қ.К.", "Әлиев Ғ."]),
        ("uk", ["Порошенко П.", "Зеленський В.О.", "Єрмак А."]),
        ("sr", ["Вучић А.", "Ђоковић Н."]),
        ("und", ["SOCAR, Baker Hughes", "BP Azerbaijan"]),
        ("und", ["МИД, 11.02.2026"]),
        ("und", ["123, 2026"]),
    ],
)
def test_a_list_of_names_alone_is_in_the_language_of_its_letters(code: str, paragraphs: list[str]) -> None:
    assert by_paragraph(paragraphs) == [code] * len(paragraphs)


def test_a_name_is_in_the_language_of_the_sentences_beside_it() -> None:
    assert by_paragraph(["The port of Baku is open.", "Алиев И.Г."]) == ["en", "en"]
    assert by_paragraph(["Алиев И.Г.", "Порт Алят открыт для судов."]) == ["ru", "ru"]
