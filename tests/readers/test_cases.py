"""Files as desks receive them, and what a person reads in them."""

import datetime
from pathlib import Path

import pytest

from briefing.enforcement.ladder import model_input
from briefing.readers import read_article
from briefing.records import Article
from briefing.segment import segments
from tests.factories.read_articles import assert_faithful, drawn

CASES = Path(__file__).parent / "cases"

WORD = {
    "04-docx-law-numbering/n_restart0.docx": [
        "! Закон о транзите грузов",
        "# Глава 1. Общие положения",
        "# Статья 1. Предмет регулирования",
        "# Статья 2. Основные понятия",
        "# Глава 2. Права перевозчика",
        "# Статья 3. Доступ к портам",
        "Статья 4. Тарифы устанавливает комитет в порядке, указанном в статье 2.",
    ],
    "04-docx-law-numbering/n_islgl.docx": [
        "! Меморандум о транзите грузов",
        "I.| Общие положения",
        "1.1.| Стороны развивают порт Актау.",
        "1.2.| Стороны развивают порт Алят.",
        "II.| Заключительные положения",
        "2.1.| Меморандум вступает в силу со дня подписания.",
    ],
    "04-docx-law-numbering/n_stylelink.docx": [
        "! Стороны договорились о следующем",
        "•| расширить порт Актау;",
        "•| проложить кабель по дну моря;",
        "•| согласовать тарифы.",
    ],
    "05-docx-tracked/t_mark.docx": [
        "! Порт Алят принял первый состав",
        "Министр транспорта сообщил, что первый состав прибыл в порт Алят во вторник вечером и был разгружен за сутки.",
        "Второй состав ожидается в пятницу.",
    ],
    "06-docx-altchunk/alt.docx": [
        "! Порт Алят принял первый состав",
        "Министр транспорта сообщил о прибытии состава в порт Алят.",
        "Второй состав ожидается в пятницу.",
    ],
    "07-docx-hidden/h_vanish.docx": [
        "! Порт Алят принял первый состав",
        "Министр транспорта сообщил о прибытии состава. Второй состав ожидается в пятницу.",
    ],
    "08-struck-and-raised/f_sup.docx": [
        "! Порт Алят увеличил перевалку",
        "Мощность терминала составит 10⁶ тонн, площадь — 25 тыс. м².",
    ],
    "21-docx-notes-header-table/fn.docx": [
        "! Порт Алят увеличил перевалку",
        "Порт принял 50 составов [1] за месяц, а оборот вырос до 1,2 млн тонн [2].",
        "Второй терминал откроют весной.",
        "[1]| По данным порта Алят за январь.",
        "[2]| Без учета транзита нефти.",
    ],
    "21-docx-notes-header-table/hdr.docx": [
        "! Порт Алят принял первый состав",
        "Министр транспорта сообщил о прибытии состава.",
    ],
    "21-docx-notes-header-table/tbl.docx": [
        "! Перевалка в портах Каспия",
        "Порт | 2024 год | 2025 год",
        "Актау | 1,2 | 1,5",
        "Алят | 6,4 | 7,9",
        "Данные министерства транспорта.",
    ],
}
HEAD = "! Казахстан увеличит поставки нефти через Баку"
CLIP = [
    "Министерство энергетики Казахстана объявило о начале поставок через порт Актау.",
    "Тарифы согласованы до 2028 года, сообщили в ведомстве.",
]

MARKDOWN = {
    "03-obsidian-clip/obsidian.md": [HEAD, *CLIP],
    "03-obsidian-clip/hugo_toml.md": [HEAD.replace("!", "#"), *CLIP],
    "08-struck-and-raised/strike.md": [
        "! Казахстан увеличит поставки нефти",
        "Объем вырастет до 150 тысяч тонн, уточнили в министерстве.",
        "Санкции остаются в силе.",
    ],
    "19-md-footnotes/footnote.md": [
        "! Казахстан увеличит поставки нефти",
        "Министерство объявило о начале поставок [1] через порт Актау [2].",
        "[1]| https://example.kz/ru/news/1",
        "[2]| По данным ведомства за февраль.",
        "[Справка]: Актау",
        "[10:35]: https://t.me/channel/5",
    ],
    "19-md-footnotes/html_in.md": [
        "! Казахстан увеличит поставки",
        "Подробнее",
        "Скрытый текст новости.",
        "Актау | 1,2",
        "Конец новости.",
    ],
}
TEXT = {
    "01-pdf-copy-lines/pdf_ragged.txt": [
        "! Казахстан и Азербайджан расширяют перевозки по Среднему коридору",
        "Министерство транспорта Казахстана сообщило, что объем контейнерных⏎перевозок по Транскаспийскому "
        "международному транспортному⏎маршруту за первые два месяца года вырос на 34 процента по сравнению⏎с тем же "
        "периодом прошлого года. Основной прирост обеспечили⏎поезда из Китая, следующие через порты Актау и Алят в "
        "Грузию⏎и далее в страны Европейского союза.",
        "По словам представителя ведомства, стороны договорились создать единого⏎оператора, который будет отвечать за "
        "тарифы и расписание. Документ⏎планируется подписать до конца апреля. Азербайджанская сторона⏎подтвердила "
        "готовность построить в порту Алят второй контейнерный⏎терминал мощностью 260 тысяч контейнеров в год.",
    ],
}
FINDINGS = {
    "08-struck-and-raised/strike.md": ("struck", "20 characters, “120”, “Санкции отменены.”"),
    "07-docx-hidden/h_vanish.docx": ("hidden", "49 characters, “ВНУТРЕННЕЕ: не публиковать до согласования с МИД.”"),
    "21-docx-notes-header-table/hdr.docx": ("margin", "63 characters, “Министерство транспорта. Пресс-релиз № 14"),
}


def case(name: str) -> Article:
    article = read_article((CASES / name).read_bytes(), name)
    assert_faithful(article)
    return article


@pytest.mark.parametrize(("name", "lines"), (WORD | MARKDOWN | TEXT).items())
def test_the_text_is_what_a_person_sees_and_the_rest_is_told(name: str, lines: list[str]) -> None:
    article = case(name)
    assert drawn(article) == lines
    told = [(finding.code, finding.message) for finding in article.findings]
    code, words = FINDINGS.get(name, ("", ""))
    assert [each for each, _ in told] == ([code] if code else [])
    assert all(words in message for _, message in told)


def test_clipped_pages_say_where_they_are_from() -> None:
    clip = case("03-obsidian-clip/obsidian.md")
    assert (clip.author, clip.url) == ("Айгерим Сарсенова", "https://example.kz/ru/news/123")
    assert (clip.date, clip.outlet) == (datetime.date(2026, 3, 10), "example.kz")
    hugo = case("03-obsidian-clip/hugo_toml.md")
    assert (hugo.title, hugo.date) == ("Нефть", datetime.date(2026, 3, 10))


MOJIBAKE = [
    "! Казахстан увеличит поставки нефти через Баку",
    "Министерство энергетики Казахстана объявило о начале поставок через порт Актау. Первая партия отправлена на "
    "прошлой неделе.",
    "Тарифы согласованы до 2028 года, сообщили в ведомстве.",
]


@pytest.mark.parametrize("name", ["mojibake_1251.txt", "mojibake_koi.txt", "mojibake_latin1.txt"])
def test_text_that_was_saved_in_a_wrong_encoding_is_mended_and_named(name: str) -> None:
    article = case(f"14-mojibake/{name}")
    assert drawn(article) == MOJIBAKE
    assert article.language == "ru"
    assert [finding.code for finding in article.findings] == ["mojibake"]


def test_a_page_that_names_a_wrong_encoding_is_read_by_its_bytes() -> None:
    page = case("14-mojibake/page_lie2.html")
    assert (page.encoding, drawn(page)[-2:]) == ("koi8-r", MOJIBAKE[1:])


ENCODINGS = {"cp1251": "windows-1251", "cp866": "ibm866", "koi8_r": "koi8-r", "mac_cyrillic": "mac-cyrillic"}
LINES = {
    "caps": ["! СОВЕЩАНИЕ ПО ТРАНЗИТУ ПРОШЛО В БАКУ", "Министр транспорта доложил о строительстве терминала."],
    "names": ["Алиев И.Г.", "Токаев К.К.", "Мирзиёев Ш.М.", "Жапаров С.Н."],
    "short": ["! Встреча в Баку", "Алиев принял посла."],
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LINES)
def test_short_texts_are_read_in_their_encoding(name: str, encoding: str) -> None:
    article = case(f"15-encodings-ok/{name}_{encoding}.txt")
    assert (article.encoding, drawn(article), article.findings) == (ENCODINGS[encoding], LINES[name], ())
    assert list(article.languages) == ["ru"]


def test_utf_16_without_a_mark_and_a_stray_byte() -> None:
    sentences = ["Казахстан увеличит поставки нефти через Баку.", "Первая партия отправлена двумя танкерами."]
    assert drawn(case("15-encodings-ok/utf16le_nobom.txt")) == sentences
    stray = case("15-encodings-ok/x98.txt")
    assert drawn(stray) == [sentences[0].replace(".", "\ufffd."), sentences[1]]
    assert [finding.code for finding in stray.findings] == ["stray-bytes"]


BILINGUAL = {
    "bi_seq.docx": ["kk", "kk", "kk", "ru", "ru", "ru"],
    "en_then_ru.txt": ["ru", *["en"] * 13, *["ru"] * 13],
    "ru_en_alternating.txt": ["ru", *["ru", "en"] * 6],
}


@pytest.mark.parametrize(("name", "codes"), BILINGUAL.items())
def test_each_paragraph_of_a_file_in_two_languages_has_its_own(name: str, codes: list[str]) -> None:
    article = case(f"13-bilingual/{name}")
    assert [article.language_of(number) for number in range(len(article.paragraphs))] == codes
    assert "ru" in article.languages


DATELINES = {
    "11-html-dates/dateline_full.txt": ("КазТАГ", datetime.date(2026, 3, 10), " через порт Актау."),
    "12-interfax-dateline/interfax.txt": ("INTERFAX.RU", None, " нефти через порт Актау."),
    "12-interfax-dateline/ok.txt": ("ИНТЕРФАКС", None, " нефти через порт Актау."),
}


@pytest.mark.parametrize(("name", "stated"), DATELINES.items())
def test_a_dateline_says_outlet_and_date_and_is_no_title(name: str, stated: tuple[str, object, str]) -> None:
    article = case(name)
    outlet, date, end = stated
    assert (article.outlet, article.date) == (outlet, date)
    assert article.title == f"Министерство энергетики Казахстана объявило о начале поставок{end}"


def test_abbreviations_stress_marks_and_soft_hyphens_do_not_cut() -> None:
    abbreviations = case("18-abbreviations/a.txt")
    assert [segment.paragraph for segment in segments(abbreviations)] == [*range(7)]
    stressed = case("17-stress-accents/stress.txt")
    assert [*stressed.languages] == ["ru"]
    marked, plain = segments(stressed)
    assert model_input(marked.source) == model_input(plain.source) == plain.source
    assert drawn(case("16-soft-hyphens/a.html"))[1] == "Казахстан и Азербайджан подписали соглашение."
