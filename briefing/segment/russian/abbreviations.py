"""Words missing from razdel's tables that decide whether a full stop ends a Russian sentence."""

TIMES = (
    r"(?:\d|[IVX])\s*(?:гг?|вв?)$"  # в 2020-2024 гг. Азербайджан, в XX в. Баку
    r"|\b[ст]\.\s*г$"  # в январе с.г. Азербайджан, 5 мая т.г. Баку
    r"|\bн\.\s*э$"  # в I в. до н.э. Рим
)
"""Ends of dates, as a pattern. They stand before a name far more often than at the end of a sentence."""

MONTHS = frozenset("янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек".split())
"""After a day: 5 мар. — РИА Новости."""

FOLLOWED_BY = {
    "долл": "США",  # 5 млрд долл. США
    "дол": "США",
}
"""Abbreviations and the one capitalised word that continues them."""

ALWAYS_FOLLOWED = frozenset(
    [
        *("табл", "илл", "разд", "прил", "вып", "вх", "исх"),  # табл. 4, исх. № 12
        *("респ", "наб", "мкр", "хр", "адм", "ген"),  # Респ. Татарстан, наб. Баку, хр. Мровдаг, ген. Гасанов
        *("азерб", "узб", "тадж", "кирг", "туркм", "груз", "перс"),  # (азерб. Heydər Əliyev)
        *("st", "prof", "gen", "sen", "gov"),  # St. Petersburg
    ]
)
"""Abbreviations that no sentence ends with."""

FIRST_NAMES = frozenset(["Ал", "Вл", "Ив", "Ник", "Фр", "Хр", "Чж", "Эд"])
"""First names cut to more than a letter: Вл. Соловьев, Эд. Мейер."""

SECTIONS = frozenset("глава раздел статья часть пункт подпункт приложение таблица рисунок параграф".split())
"""Words whose number is part of a heading: Статья 5. Права."""

OPENERS = frozenset(
    # Prepositions
    "В Во На По Об С Со К Ко За Из От До Для При Над Под Без Через После Перед Между Среди Около Вокруг Против "
    "Согласно Благодаря Помимо Кроме Вместе Вместо Несмотря Вследствие Ввиду Касаясь "
    # Pronouns
    "Я Мы Вы Он Она Оно Они Это Эта Этот Эти Тот Та Те Его Ее Её Их Им Ему Ей Нам Вам Мне Наш Наша Наше Наши "
    "Все Всё Всего Кто Что Каждый Сам Такой Такая Такое Такие Данный Данная Данное Данные Который "
    # Conjunctions and particles
    "А И Но Да Или Однако Если Когда Хотя Чтобы Поскольку Пока Как Так Также Тоже Даже Лишь Только Именно Ведь Не Ни "
    # Adverbs and words that take up the thread
    "Там Тут Здесь Где Куда Тогда Теперь Затем Потом Поэтому Потому Далее Ранее Раньше Сейчас Сегодня Вчера Завтра "
    "Уже Еще Ещё Кстати Конечно Возможно Напомним Отметим Добавим Впрочем Между Таким Почему Зачем Сколько".split()
)
"""Words that have a capital only at the start of a sentence."""
