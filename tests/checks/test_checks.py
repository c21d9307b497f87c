"""What the checks see in a translation: faults planted as models make them, and good translations left alone."""

import dataclasses

import pytest

from briefing import checks
from briefing.checks import CHECKS, CheckFailureWarning, defects
from tests.factories.processor_time import at_most

PORT = "Порт Баку принимает суда под флагами всех стран Каспия."
PORT_EN = "The port of Baku receives ships under the flags of all Caspian countries."
MEETING = (
    "Во время встречи обсуждались шаги по установлению стратегического партнерства между Азербайджаном и США, текущее "
    "состояние и перспективы двустороннего сотрудничества в энергетике, торговле, транспорте и логистике."
)
MEETING_EN = (
    "During the meeting, steps to establish a strategic partnership between Azerbaijan and the United States, the "
    "current state of bilateral cooperation and its prospects in energy, trade, transport and logistics were discussed."
)


def codes(source: str, target: str, languages: str = "ru en") -> str:
    return " ".join(finding.code for finding in defects(source, target, *languages.split()))


FAULTS = [
    # Nothing is said.
    ("empty", PORT, ""),
    ("empty", PORT, " \n"),
    ("symbols", PORT, "♪♪"),
    ("symbols", PORT, "- - -"),
    ("symbols", PORT, "..."),
    ("symbols", "15 млн", "«»"),
    ("symbols", PORT, f"♪ {PORT_EN} ♪"),
    ("symbols", PORT, f"{PORT_EN} ⁇ "),
    # Not all of it is translated.
    ("untranslated", PORT, PORT),
    ("untranslated", PORT, "The port of Baku принимает суда под флагами всех стран Каспия."),
    ("untranslated", PORT, "Порт Baku receives суда under флагами всех countries Caspian."),
    ("cyrillic", PORT, "The port of Баку receives ships under the flags of all Caspian countries."),
    ("cyrillic", PORT, "The port of Baku receives ships under the flags of all Сaspian countries."),
    ("cyrillic", PORT, "The port of Baku receives ships under the flags of all Каспian countries."),
    ("foreign-script", PORT, "The port of Baku receives 船只 under the flags of all Caspian countries."),
    # It goes round in circles.
    ("repetition", PORT, "The port of Baku the the the the flags of all Caspian countries."),
    ("repetition", PORT, "The port of Baku receives ships, receives ships, receives ships under Caspian flags."),
    ("repetition", PORT, "Baku: under all Caspian flags, under all Caspian flags, under all Caspian flags, under all."),
    ("repetition", "Очень, очень важно, чтобы порт работал.", "It is very, very, very, very important that it works."),
    ("repetition", MEETING, " ".join([MEETING_EN[:100]] * 2)),
    (
        "repetition",
        MEETING,
        "The development of trade, the development of ports, the development of energy and the "
        "development of transport, the development of logistics of Azerbaijan and the United States.",
    ),
    ("repetition", PORT, "The port of Baku receives Caspian ships.............................."),
    ("repetition", PORT, "The port of Baku hahahahahahahahahahahahahaha receives Caspian ships."),
    # The model talks.
    ("preamble", PORT, f"The Russian text translates to: {PORT_EN}"),
    ("preamble", PORT, f'The Russian text translates to English as: "{PORT_EN}"'),
    ("preamble", PORT, f'The sentence "Baku" can be translated as: {PORT_EN}'),
    ("preamble", PORT, f"This sentence means that {PORT_EN}"),
    ("preamble", PORT, f"Here is the translation: {PORT_EN}"),
    ("preamble", PORT, f"Sure! {PORT_EN}"),
    ("preamble too-long", PORT, f"Certainly, here's the English version of the text: {PORT_EN}"),
    ("preamble", PORT, f"Translation: {PORT_EN}"),
    ("preamble", PORT, f"**English translation (formal):** {PORT_EN}"),
    ("preamble", PORT, f"In English: {PORT_EN}"),
    ("preamble", PORT, f"Output: {PORT_EN}"),
    ("preamble", PORT, f"Okay, here's the English version: {PORT_EN}"),
    ("preamble", PORT, f"It translates to {PORT_EN}"),
    ("preamble", PORT, f"Here's a translation of the sentence for you. {PORT_EN}"),
    ("preamble", PORT, f"Russian: Baku. {PORT_EN}"),
    ("preamble", PORT, f"Source: Baku. {PORT_EN}"),
    ("preamble", PORT, f"English: {PORT_EN}"),
    ("preamble", PORT, f"English translation:\n{PORT_EN}"),
    ("preamble", PORT, f"Sure, here is the English translation:\n\n{PORT_EN}"),
    ("preamble", PORT, f"The text is in Russian. {PORT_EN}"),
    ("preamble", f"{PORT} «Порт России», - сказал он.", f"English: {PORT_EN} “A port of Russia,” he said."),
    ("preamble", PORT, f"Source: Baku. English: {PORT_EN}"),
    ("preamble", PORT, f"{PORT_EN} (Note: Baku is a capital.)"),
    ("preamble negation-added", PORT, f"{PORT_EN} Please note that this may not be exact."),
    ("preamble", PORT, f"{PORT_EN} This is a literal translation."),
    ("preamble", PORT, f"{PORT_EN} The original text speaks of ships."),
    ("preamble", PORT, f"{PORT_EN} I hope this helps!"),
    ("preamble", PORT, f"{PORT_EN} Let me know if you need more!"),
    ("preamble", PORT, f"{PORT_EN} (Note that Baku is a city.)"),
    ("preamble", PORT, f"{PORT_EN} Note: Baku is a city."),
    (
        "preamble negation-added mistranslated name-missing",
        PORT,
        "I cannot translate this, which may be a name of a port.",
    ),
    ("preamble", PORT, f"Translator: {PORT_EN}"),
    (
        "preamble negation-added mistranslated name-missing",
        PORT,
        "I'm sorry, but I can't assist with translating that request, sorry.",
    ),
    (
        "preamble negation-added mistranslated name-missing",
        PORT,
        "As an AI language model, I do not have access to ports and to ships.",
    ),
    ("preamble mistranslated name-missing", PORT, "Please provide the text that you would like me to work on."),
    ("preamble", PORT, f"assistant\n{PORT_EN}"),
    ("preamble", PORT, f"{PORT_EN}assistant"),
    ("preamble", PORT, f"{PORT_EN}<|im_end|>"),
    ("preamble", PORT, f"```{PORT_EN}```"),
    ("preamble", PORT, f"### {PORT_EN}"),
    ("preamble", PORT, f"{PORT_EN}\n\nBaku is a city."),
    # Too little or too much is said.
    ("too-short", MEETING, "During the meeting, steps of Azerbaijan and the United States were discussed."),
    ("too-short", "Порт принимает суда под флагами всех стран моря.", "The port."),
    ("thing-added", "Поставки в порт растут.", "Supplies of grain to the port are growing."),
    ("too-long", "Порт открыт.", "The port is open. It was built by the sea and handles much cargo of all kinds."),
    (
        "too-long",
        PORT,
        PORT_EN + " They carry goods of many kinds, which come from far away by road and by rail.",
    ),
    # Something else is said.
    ("negation", "Порт не открыт.", "The port is open."),
    ("negation-added", "Порт открыт.", "The port is not open."),
    ("number", "Построено 15 портов.", "16 ports were built."),
    ("number-added", "Построены порты.", "15 ports were built."),
    ("magnitude", "Десятки тысяч жителей ушли.", "Hundreds of thousands of residents left."),
    ("change", "Сбор поднят с 10% до 15%.", "The fee was raised by 10% to 15%."),
    ("date", "Порт открыт 8 августа 2025 года.", "The port was opened on August 9, 2025."),
    ("date-added", "Порт открыт в прошлом году.", "The port was opened in 2019."),
    ("unit", "До порта 15 км.", "It is 15 miles to the port."),
    ("office", "Правительство открыло порт.", "The President opened the port."),
    (
        "role-changed",
        "Выступили президент Казахстана Токаев и премьер-министр Грузии Кобахидзе.",
        "The President of Kazakhstan Kobakhidze and the Prime Minister of Georgia Tokayev spoke.",
    ),
    ("first-person-added", "Присоединиться намерены владельцы грузов.", "We intend to join the owners of cargo."),
    ("relation-changed", "Порты, которые атакует Украина, ждут.", "The ports, which attacks Ukraine, are waiting."),
    ("speaker-added", "«Порт открыт, дорога готова. ", '"The port is open," an official said, "the road is ready.'),
    ("speaker-missing", "«Порт открыт», — сказал он.", '"The port is open."'),
    ("speaker-missing", "И порт, и дорога открыты», - отметил он.", 'Both the port and the road are open."'),
    ("mistranslated", "Хартия подписана.", "The Constitution is signed."),
    ("word-repeated", "Хартия и меморандум подписаны.", "The Charter and the memorandum, the memorandum are signed."),
    ("name-changed", PORT, PORT_EN.replace("Baku", "Tbilisi")),
    ("place-missing", "Пепел выпал в Мехико.", "Ash fell on Mekico."),
    ("name-missing", PORT, PORT_EN.replace(" of Baku", "")),
    ("name-added", "Стороны обсудили дороги.", "The sides discussed roads with Sullivan."),
    # Not all is said.
    ("sentence-missing", "Порт Актау закрыт. Суда ждут на дальнем рейде.", "The port of Aktau is closed."),
    (
        "clause-missing",
        "Он заявил, что порт открыт и что суда идут к причалам под флагами всех стран.",
        "He said that the port is open.",
    ),
    # Marks are lost.
    ("quotation", "Он назвал это «большим шагом к миру».", "He called it a big step towards peace."),
    ("quotation", "«Хартия вступает в силу завтра», – сказал он.", "The Charter enters into force tomorrow, he said."),
    ("quotation", 'Подписана "Хартия о стратегическом партнерстве".', "A charter on strategic partnership was signed."),
    ("quotes", "Он сказал: «Порт открыт».", 'He said: "The port is open.'),
    ("brackets", "Порт (новый) открыт.", "The port (a new one is open."),
]


@pytest.mark.parametrize(("expected", "source", "target"), FAULTS)
def test_a_fault_is_seen_for_what_it_is(expected, source, target):
    assert codes(source, target) == expected


def test_every_check_sees_a_fault_of_its_own():
    assert {expected for expected, _, _ in FAULTS} >= {check.code for check in CHECKS}


def test_each_of_several_faults_is_seen_the_gravest_first():
    assert (
        codes(PORT, "Translation: " + "The great port of Баку is open. " * 20)
        == "cyrillic repetition preamble too-long"
    )


GOOD = [
    (PORT, PORT_EN),
    (MEETING, MEETING_EN),
    ("Экономика, в 2025 г.", "Economy, 2025"),
    ("СНГ", "Commonwealth of Independent States"),
    ("И. Алиев:", "I. Aliyev:"),
    ("* * *", "* * *"),
    ("15,3%", "15.3%"),
    ("♪ Песня ♪", "♪ A song ♪"),
    ("Об этом сообщает «上海日报» из Шанхая.", "This is reported by 上海日报 from Shanghai."),
    ("HAIMAKER.AI, Trend, Report, Day.Az", "HAIMAKER.AI, Trend, Report, Day.Az"),
    # Repetition that is the source's, or none
    ("Нет, нет и нет, порт не закроют.", "No, no and no, the port will not be closed."),
    ("Очень, очень важно, чтобы порт работал.", "It is very, very, very important that the port works."),
    ("Разделы 1, 2, 3 и пункты 1, 2, 3 открыты.", "Sections 1, 2, 3 and items 1, 2, 3 are open."),
    ("Выделен 1 трлн манатов.", "1,000,000,000,000 manats were allocated."),
    (
        "Линии Баку-Тбилиси-Карс, Баку-Супса и Баку-Новороссийск.",
        "Baku-Tbilisi-Kars, Baku-Supsa and Baku-Novorossiysk.",
    ),
    (
        "Договор между Правительством Азербайджанской Республики и Правительством Соединенных Штатов Америки о Рабочей "
        "группе между Азербайджанской Республикой и Соединенными Штатами Америки подписан.",
        "The treaty between the Government of the Republic of Azerbaijan and the Government of the United States of "
        "America on the Working Group between the Republic of Azerbaijan and the United States of America was signed.",
    ),
    (
        "От 8 до 10 лет, от 10 до 12 лет, от 12 до 14 лет.",
        "From 8 to 10 years, from 10 to 12 years, from 12 to 14 years.",
    ),
    ("Глава 1 .............................. 5", "Chapter 1 .............................. 5"),
    # Words of a model that are the source's
    ("Перевод: порт Баку открыт.", "Translation: the port of Baku is open."),
    ("Ответ России: порт открыт.", "The answer of the Russian: the port is open."),
    ("Такова исходная фраза.", "This is the original phrase."),
    ("Конечно! Порт открыт.", "Of course! The port is open."),
    ("Конечно, порт открыт.", "Of course, the port is open."),
    ("Результат: 3:1.", "Result: 3-1."),
    ("По-английски это «порт».", "In English: it is a “port”."),
    ("Примечание: порт открыт.", "Note: the port is open."),
    ("Обратите внимание, что порт открыт.", "Please note that the port is open."),
    ("Отметим, что порт открыт.", "Note that the port is open."),
    ("Совместное заявление гласит, что порт открыт.", "The joint statement says that the port is open."),
    ("Это слово означает «порт».", "This word means “port”."),
    ("Россия переводит свои резервы в золото.", "Russia translates its reserves into gold."),
    ("Извините, но я не могу согласиться.", "I'm sorry, but I can't agree."),
    ("Источник: Минэнерго.", "Source: Ministry of Energy."),
    ("Главный ресурс: нефть. Сноска: 5.", "The main resource: oil. Footnote: 5."),
    ("Просим предоставить данные.", "Please provide the data."),
    ("Порт **открыт**.", "The port is **open**."),
    ("Он помощник.", "He is an assistant."),
    ("Порт\nоткрыт.", "The port\nis open."),
    # Short and long where that is usual
    ("Как стало известно, по имеющимся данным, порт Баку уже открыт.", "The port of Baku is reportedly open."),
    ("НИОКР и ВВП", "research and development, and gross domestic product"),
    ("Так, стоп.", "Well, wait one minute."),
    ('Подписана "Хартия о стратегическом партнерстве".', "The Charter on Strategic Partnership was signed."),
]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_a_good_translation_is_left_alone(source, target):
    assert codes(source, target) == ""


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru uk", PORT, "Порт Баку приймає судна під прапорами всіх країн Каспію.", ""),
        ("ru uk", PORT, PORT, "untranslated"),
        ("en ru", PORT_EN, PORT, ""),
        ("en ru", "NATO, BP and SOCAR met.", "NATO, BP и SOCAR встретились.", ""),
        ("en ru", PORT_EN, PORT_EN, "untranslated"),
        ("az en", "Liman bütün ölkələrin gəmilərini qəbul edir.", "The port receives ships of all countries.", ""),
        (
            "az en",
            "Liman bütün ölkələrin gəmilərini qəbul edir.",
            "Liman bütün ölkələrin gəmilərini qəbul edir.",
            "untranslated",
        ),
        (
            "az en",
            "Liman bütün ölkələrin gəmilərini qəbul edir.",
            "The port receives суда of all countries.",
            "cyrillic",
        ),
        ("az en", "Bakı, Sumqayıt, Gəncə, Şuşa", "Bakı, Sumqayıt, Gəncə, Şuşa", ""),
        ("ru zh", PORT, "巴库港接待悬挂所有里海国家国旗的船只。", ""),
        ("zh en", "巴库港接待悬挂所有里海国家国旗的船只。", PORT_EN, ""),
        ("zh en", "巴库港接待悬挂所有里海国家国旗的船只。", "The port 接待悬挂所有里海国家国旗的船只.", "untranslated"),
        ("ru ka", PORT, "ბაქოს პორტი იღებს გემებს კასპიის ყველა ქვეყნის დროშით.", ""),
        ("ru ka", PORT, "ბაქოს პორტი იღებს გემებს Каспия ყველა ქვეყნის დროშით.", "cyrillic"),
        ("en en", PORT_EN, PORT_EN, ""),
    ],
)
def test_other_languages(languages, source, target, expected):
    assert codes(source, target, languages) == expected


def test_messages_name_the_languages():
    (finding,) = defects(MEETING, "The sides met.", "kk", "en")
    assert finding.message == "Part of the sentence may be missing: the English is much shorter than the Kazakh."


def test_codes_are_a_contract():
    assert [check.code for check in CHECKS] == [
        *("empty", "symbols", "untranslated", "cyrillic", "foreign-script"),
        *("repetition", "preamble", "negation", "negation-added", "number", "date", "number-added"),
        *("magnitude", "change", "date-added"),
        *(
            "unit",
            "office",
            "role-changed",
            "relation-changed",
            "thing-added",
            "sentence-missing",
            "clause-missing",
            "too-short",
            "word-repeated",
            "mistranslated",
            "name-changed",
            "place-missing",
            "name-missing",
            "speaker-missing",
            "speaker-added",
            "first-person-added",
            "name-added",
        ),
        *("too-long", "quotation", "quotes", "brackets"),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "the " * 50_000,
        "a" * 200_000,
        "translated " * 40_000,
        " " * 400_000 + "a",
        "((" * 200_000,
        'the text "' * 40_000,
        "\n" * 400_000 + "a",
        ". note " * 60_000,
        "haha" * 40_000,
        "1." * 60_000,
    ],
)
def test_time_is_linear(target):
    with at_most(4):
        defects("Порт открыт. " * 1000, f"x{target}", "ru", "en")


@pytest.mark.parametrize("size", [3_500, 200_000])
def test_text_full_of_names_and_negations_takes_no_long_time(size):
    letters = "абвгдежзиклмнопрст"
    source = "Не " + " не ".join(f"К{a}р{b}в{c}н" for a in letters for b in letters for c in letters)
    target = "Not " + " not ".join(f"K{a}m{b}t{c}s" for a in "aeiou" for b in "lmnrst" for c in "bcdfgklmnprstvz")
    with at_most(10):
        defects(source[:size], target[:size], "ru", "en")


@pytest.mark.parametrize("separator", ["* * *", "— — —", "!!!", "©", "___", "№", "«»", "…", "♪"])
@pytest.mark.parametrize("target", ["The port is open, and ships go to Aktau.", "Mr.", "* * *", "", "♪"])
def test_a_source_without_words_can_be_checked(separator: str, target: str) -> None:
    defects(separator, target, "ru", "en")
    defects(target, separator, "ru", "en")


def test_a_check_that_raises_is_a_finding_and_fails_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = dataclasses.replace(CHECKS[0], find=lambda _: 1 / 0)
    monkeypatch.setattr(checks, "CHECKS", (failing, *CHECKS[1:]))
    with pytest.warns(
        CheckFailureWarning, match=r"A fault of briefing: The check empty failed on “.*”: ZeroDivisionError in .*report"
    ):
        found = defects(PORT, PORT, "ru", "en")
    assert [finding.code for finding in found] == [checks.FAILED, "untranslated"]
    with pytest.raises(CheckFailureWarning):  # as in every other test
        defects(PORT, PORT, "ru", "en")


@pytest.mark.parametrize("unit", ["_", "_ ", " ", "\n", "a", "a ", "А", ". ", "- ", "1", "1,", "«", "("])
def test_a_long_correction_is_checked_in_linear_time(unit: str) -> None:
    with at_most(5):
        defects(unit * (60_000 // len(unit)), "x" + unit * (60_000 // len(unit)) + "x", "ru", "en")
