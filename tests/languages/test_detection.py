"""Which language a text is in."""

import pytest

from briefing import languages
from tests.factories.paths import SEEDS

TEXTS = [
    ("ru", "Азербайджан начинает диалог с Китаем в оборонной промышленности"),
    ("ru", "Пашинян и Алиев в Вашингтоне"),  # no letter that Bulgarian lacks
    ("ru", "Мир на Кавказе"),
    ("ru", "Транзит грузов вырос на 90%"),
    ("ru", "Газета «Егемен Қазақстан» сообщает о подписании договора между Баку и Астаной на форуме."),
    ("ru", "Фонд «Самрук-Қазына» и АО «Қазақстан темір жолы» подписали меморандум о развитии Среднего коридора."),
    ("ru", "Портал Azərbaycan Respublikası пишет, что президент İlham Əliyev прибыл в Вашингтон с рабочим визитом."),
    ("kk", "Қазақстан Республикасының Президенті Қасым-Жомарт Тоқаев Бакуде Әзербайжан басшысымен кездесті."),
    ("kk", "Баку мен Астана арасындағы сауда көлемі өсті"),
    ("ky", "Эки өлкөнүн ортосундагы кызматташуу маселелери талкууланды, жаңы келишимдерге кол коюлду."),
    ("uz", "Ўзбекистон Республикаси Президенти Озарбайжон Президенти билан ҳамкорликни муҳокама қилди."),
    ("uz", "Oʻzbekiston Prezidenti Ozarbayjon Prezidenti bilan hamkorlikni kengaytirish toʻgʻrisida gaplashdi."),
    ("uz", "O'zbekiston va Ozarbayjon o'rtasida yangi bitim imzolandi, u to'liq kuchga kirdi."),
    ("tg", "Президенти Ҷумҳурии Тоҷикистон бо Президенти Озарбойҷон дар бораи ҳамкорӣ мулоқот анҷом доданд."),
    ("az", "Azərbaycan Respublikasının Prezidenti İlham Əliyev Vaşinqtonda ABŞ rəsmiləri ilə görüşüb."),
    ("az", "Азәрбајҹан Республикасынын Президенти Илһам Әлијев Вашингтонда рәсми көрүшләр кечириб."),
    ("tk", "Türkmenistanyň Prezidenti Bakuwa resmi saparynyň çäklerinde Azerbaýjanyň Prezidenti bilen duşuşdy."),
    ("tr", "Türkiye Cumhurbaşkanı Recep Tayyip Erdoğan, Bakü'de Azerbaycan Cumhurbaşkanı ile görüştü."),
    ("mn", "Монгол Улсын Ерөнхийлөгч Азербайжан улсын ерөнхийлөгчтэй уулзаж, хамтын ажиллагааны талаар ярилцлаа."),
    ("tt", "Татарстан җитәкчесе Бакуда Әзәрбайҗан Президенты белән очрашты һәм килешү имзаладылар."),
    ("ba", "Башҡортостан башлығы Баҡыла осрашыуҙар үткәрҙе, һөйләшеүҙәрҙә хеҙмәттәшлек ҡаралды."),
    ("os", "Цӕгат Ирыстоны хицауад нӕуӕг закъон райста, цӕмӕй адӕмы цард фӕхуыздӕр уа."),
    ("ab", "Аҧсны Аҳәынҭқарра ахада Баку дыҟан, аицәажәарақәа мҩаҧигеит."),
    ("hy", "Հայաստանի վարչապետ Նիկոլ Փաշինյանը հանդիպել է Ադրբեջանի նախագահի հետ Վաշինգտոնում։"),
    ("ka", "საქართველოს პრემიერ-მინისტრი ბაქოში აზერბაიჯანის პრეზიდენტს შეხვდა."),
    ("uk", "Україна та Азербайджан підписали угоду про співпрацю у сфері енергетики."),
    ("be", "Прэзідэнт Беларусі сустрэўся з прэзідэнтам Азербайджана ў Баку і абмеркаваў новыя праекты."),
    ("sr", "Председник Србије састао се са председником Азербејџана. Разговарали су о међусобној сарадњи."),
    ("mk", "Претседателот на Македонија се сретна со претседателот на Азербејџан. Тие ќе ја продолжат соработката."),
    ("bg", "Президентът на България се срещна с президента на Азербайджан. Страните обсъдиха доставките на газ."),
    ("en", "The President of Azerbaijan met US officials in Washington to discuss the Middle Corridor."),
    ("en", "Mexico's AMLO and Joko's ministers vow not to use the military against civilians, and say so again."),
    (
        "sk",
        "Prezident Azerbajdžanu sa stretol v Bratislave so slovenským prezidentom a hovorili o spolupráci, kôň a peň.",
    ),
    (
        "cs",
        "Prezident Ázerbájdžánu se v Praze setkal s českým prezidentem a řekl, že spolupráce bude pokračovat i loni.",
    ),
    ("fa", "رئیس جمهور آذربایجان در واشنگتن با مقامات آمریکایی دیدار کرد و درباره همکاری گفتگو کردند"),
    ("he", "נשיא אזרבייג'ן נפגש עם גורמים אמריקאים בוושינגטון"),
    ("zh", "阿塞拜疆总统在华盛顿会见了美国官员,双方讨论了合作问题以及能源项目。"),
    # Short ones that no rule was made with
    ("ru", "Глава Chevron Mike Wirth, директор TCO и вице-президент Eni осмотрели Tengiz"),
    ("ru", "Ситуация на границе"),
    ("ru", "НАЛОГОВАЯ СЛУЖБА СООБЩАЕТ"),
    ("ru", "Қазақтелеком отчитался о прибыли за квартал"),
    ("ru", "Умер поэт Олжас Сулейменов"),
    ("kk", "Ақордада жиын өтті"),
    ("kk", "Үкімет басшысы сөз сөйледі"),
    ("ky", "Бишкекте эл аралык форум ачылды"),
    ("ky", "Садыр Жапаров жарлыкка кол койду"),
    ("uz", "Тошкентда халқаро анжуман очилди"),
    ("uz", "Президент фармонни имзолади"),
    ("uz", "Toshkentda xalqaro anjuman ochildi"),
    ("tg", "Созишнома байни ду кишвар имзо шуд"),
    ("tg", "Президент фармонро имзо кард"),
    ("az", "Бакыда бејнәлхалг конфранс кечирилир"),
    ("az", "Prezident fərman imzalayıb"),
    ("uk", "У Києві відкрився міжнародний форум"),
    ("uk", "Президент підписав указ"),
    ("be", "Прэзідэнт падпісаў указ"),
    ("be", "У Мінску адкрыўся міжнародны форум"),
    ("ru", "Казахста\u0301н и Азербайджа\u0301н подписа\u0301ли соглаше\u0301ние."),
    ("ru", "Ка\u00adзах\u00adстан и Азер\u00adбай\u00adджан под\u00adпи\u00adса\u00adли со\u00adгла\u00adше\u00adние."),
    ("en", "Gas exports to Europe increase sharply"),
    ("und", "Фото: Reuters / Alexander Ermochenko"),
    ("und", ""),
    ("und", "12.03.2026 — 15 %"),
    ("und", "МИД РФ"),
    ("und", "https://ru.trend.az/azerbaijan/politics/3882218.html и news@day.az"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_language_is_named(code, text):
    assert languages.detect(text) == code


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seeds_are_russian(path):
    assert languages.detect(path.read_text(encoding="utf-8")) == "ru"


def test_article_is_in_the_language_of_most_of_it():
    russian = (SEEDS / "003_49e501304c3e8fbb.txt").read_text(encoding="utf-8")
    kazakh = "Баку мен Астана арасындағы сауда көлемі өсті, тараптар жаңа келісімге қол қойды. "
    assert languages.detect(russian + kazakh) == "ru"
    assert languages.detect(kazakh * 20 + russian[:400]) == "kk"


def test_only_the_first_characters_are_looked_at():
    assert languages.detect("Баку и Ереван подписали мирный договор. " * 200 + "жаңа келісім " * 100_000) == "ru"


def test_same_text_gives_the_same_answer():
    doubtful = "Indonesia Tsunami and Quake Devastate an Island"
    assert len({languages.detect(doubtful) for _ in range(10)}) == 1


@pytest.mark.parametrize(("code", "name"), [("kk", "Kazakh"), ("ru", "Russian"), ("xx", "xx")])
def test_name(code, name):
    assert languages.name(code) == name


def test_every_language_that_can_be_found_has_a_name():
    assert {code for code, _ in TEXTS if languages.name(code) == code} == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Organization of Turkic States поддерживает Узбекистан.", "ru"),
        ("Совет поддерживает the European Bank for Reconstruction and Development.", "ru"),
        ("расширение Port of Kuryk;", "ru"),
        ("He said «спасибо» to them in Baku.", "en"),
        ("The pipeline was opened by the President of Azerbaijan.", "en"),
    ],
)
def test_the_small_words_of_names_say_nothing_of_a_sentence(text: str, language: str) -> None:
    assert languages.detect(text) == language
