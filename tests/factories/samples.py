"""One document as LibreOffice saves it in several formats, from ``tests/readers/samples/port.fodt``."""

from tests.factories.paths import PROJECT

SAMPLES = PROJECT / "tests" / "readers" / "samples"

PORT = [
    "! Порт Алят принял первый состав",
    "Баку, 10 марта. Порт принял пятьдесят вагонов [1] и 10⁶ тонн груза. Порт работает без выходных.",
    "Министр подтвердил сроки.",
    "# Задачи",
    "1.| Построить терминал;",
    "1.1.| купить краны;",
    "2.| нанять людей.",
    "•| Первая цель",
    "•| Вторая цель",
    "Актау | 1,2",
    "Баку | 3,4",
    "Текст рядом с врезкой продолжается.",
    "Справка: порт открыт в 2018 году.",
    "Последний абзац заметки.",
    "[1]| По данным порта.",
]
"""What a person reads in it."""

LEFT_OUT = {
    "struck": "“сорок”",
    "hidden": "“Скрытая приписка редактора.”",
    "deleted": "“не”",
    "margin": "“Министерство транспорта”, “Страница 1”",
    "comment": "“Проверить цифры”",
}
"""What is not read in it, by the code of the finding."""
