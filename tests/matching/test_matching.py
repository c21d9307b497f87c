"""Terms in sentences: ``term, term | sentence`` with every match in brackets, and properties of all matches."""

import time
import unicodedata
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from briefing.matching import Matcher, PatternCache
from briefing.records import Span, Term


def lines(cases: str) -> list[str]:
    return [line for line in cases.strip().splitlines() if line]


def bracketed(matcher: Matcher, text: str) -> str:
    for match in reversed(matcher.matches(text)):
        start, stop = match.span.start, match.span.stop
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


def found(terms: str, text: str, language: str = "ru") -> str:
    """Return ``text`` with its matches in brackets; a term after ``=`` is exact."""
    parsed = [Term(term.removeprefix("="), "x", exact=term.startswith("=")) for term in terms.split(", ")]
    return bracketed(Matcher(parsed, language), text)


def check(case: str, language: str = "ru") -> None:
    terms, expected = case.replace(r"\n", "\n").split(" | ", 1)
    assert found(terms, expected.replace("[", "").replace("]", ""), language) == expected


CASES_AND_NUMBERS = lines("""
Средний коридор | [Средний коридор] важен
Средний коридор | развитие [Среднего коридора] обсудили
Средний коридор | по [Среднему коридору], [Средним коридором], о [Среднем коридоре]
Шелковый путь | на [Шелковом пути], [Шелковым путем], [Шёлкового пути]
Каспийское море | дно [Каспийского моря], по [Каспийскому морю], [Каспийским морем]
Центральная Азия | в [Центральной Азии], через [Центральную Азию], с [Центральною Азией]
Транскаспийский международный транспортный маршрут | развитие [Транскаспийского международного транспортного маршрута]
Алятская свободная экономическая зона | об [Алятской свободной экономической зоне]
Алятская СЭЗ | резиденты [Алятской СЭЗ]; с [Алятской СЭЗ]
Нахчыванская Автономная Республика | с [Нахчыванской Автономной Республикой], [Нахчыванскую автономную республику]
Нахчыванская АР | в [Нахчыванской АР]
Зангезурский коридор | спор с [Зангезурским коридором]
ветряная электростанция | две [ветряные электростанции], [ветряных электростанций], [Ветряная электростанция]
ветряная электростанция | [ВЕТРЯНАЯ ЭЛЕКТРОСТАНЦИЯ] и [ветряной электростанцией]
критически важные минералы | транзит [критически важных минералов], [критически важным минералам]
возобновляемые источники энергии | [возобновляемых источников энергии] и [возобновляемыми источниками энергии]
меморандум о взаимопонимании | два [меморандума о взаимопонимании], [Меморандумы о взаимопонимании]
совместная декларация | подписали [совместную декларацию], в [совместных декларациях]
Рабочая группа | создание [Рабочей группы]
Азербайджанские железные дороги | [Азербайджанских железных дорог] и [Азербайджанскими железными дорогами]
Соединенные Штаты Америки | с [Соединенными Штатами Америки], [Соединённых Штатов Америки]
порт | в [порту], из [портов], к [порту]
Хартия о стратегическом партнерстве | подписание [Хартии о стратегическом партнёрстве]
премьер-министр | с [премьер-министром], [премьер-министры], [премьер-министру]
Азербайджано-казахстанский инвестиционный фонд | из [Азербайджано-казахстанского инвестиционного фонда]
Южно-Кавказский трубопровод | по [Южно-Кавказскому трубопроводу]
Один пояс — один путь | в рамках [Одного пояса — одного пути] и «[Один пояс - один путь]»
Центральный банк России | в [Центральном банке России]
Милли Меджлис | депутат [Милли Меджлиса]
""")

FROZEN_TAILS = lines("""
Контракт века | подписание [Контракта века], перед [Контрактом века]
Контракт века | [Контракта века] и веков
Маршрут Трампа | [Маршрута Трампа], [маршрутом Трампа]
Маршрут Трампа для международного мира и процветания | по [Маршруту Трампа для международного мира и процветания]
Маршрут Трампа, Маршрут Трампа для мира | [Маршрутом Трампа для мира], [Маршрутом Трампа]
Министерство иностранных дел | в [Министерстве иностранных дел]
Государственный нефтяной фонд Азербайджана | [Государственным нефтяным фондом Азербайджана]
Европейский банк реконструкции и развития | с [Европейским банком реконструкции и развития]
Организация тюркских государств | в [Организации тюркских государств]
Торговая палата США-Азербайджан | юбилей [Торговой палаты США-Азербайджан]
Минская группа ОБСЕ | [Минской группой ОБСЕ]
страны Центральной Азии | [стран Центральной Азии]
страны Организации Объединенных Наций | в [странах Организации Объединенных Наций]
члены Совета Министров | с [членами Совета Министров]
страны-участницы | в [странах-участницах], [стран-участниц]
Порт Баку | рядом с [портом Баку], из [порта Баку]
Казахстан темир жолы | с [Казахстан темир жолы]
""")

NAMES = lines("""
Ильхам Алиев | [Ильхама Алиева], [Ильхамом Алиевым], [Ильхаму Алиеву]
Алиев | И. [Алиев], с [Алиевым], о [Алиеве], у [Алиева]
Алиев | у Алиевой, с Алиевыми, алиевский
Алиева | с [Алиевой], [Алиеву]; с Алиевым
Мехрибан Алиева | с [Мехрибан Алиевой]
Никол Пашинян | с [Николом Пашиняном], [Никола Пашиняна]
Пашинян | [Пашиняном], [Пашиняну], пашиняновский
Байрамов | с [Байрамовым]
Атамогланов | с [Атамоглановым], [Атамогланова]
Жапаров | с [Жапаровым], к [Жапарову], от [Жапарова]
Токаев | к [Токаеву], с [Токаевым], литры токаев
Касым-Жомарт Токаев | [Касым-Жомарта Токаева], [Касым-Жомартом Токаевым]
Норов | с [Норовым], к [Норову], кони с дурным норовом
Норов | [Норов] прибыл в Баку. Норов у коня крутой, а [Норов] у себя в кабинете
Мака Бочоришвили | с [Макой Бочоришвили], от [Маки Бочоришвили], к [Маке Бочоришвили]
контейнерный поезд | три [контейнерных поезда], но не контейнерных поезду
ветряная электростанция | две [ветряные электростанции], три [ветряных электростанции]
мультимодальный хаб | два [мультимодальных хаба], [мультимодальными хабами], о [мультимодальном хабе]
Тина Канделаки | с [Тиной Канделаки], у [Тины Канделаки]
Мирзиёев | [Мирзиёева], [Мирзиеевым]
Мирзиеев | [Мирзиёева], [Мирзиеевым]
Хуш Чокси | с [Хушем Чокси], [Хуша Чокси]
Вэнс | [Вэнса] и [Вэнсом]
Джеймс Дэвид Вэнс | с [Джеймсом Дэвидом Вэнсом]
Реджеп Тайип Эрдоган | с [Реджепом Тайипом Эрдоганом]
Владимир Зеленский | с [Владимиром Зеленским], [Владимира Зеленского]
Зеленский | к [Зеленскому], с Зеленской
Фидан | с [Фиданом]
Трамп | с [Трампом], но не трамплин и Трамплин
Алят | превратить [Алят] в узел, [Алята], [Алятом]
Тенгиз | на [Тенгизе]
Курык | порт [Курык], в [Курыке]
Мегри | через [Мегри]
Шуша | в [Шуше], [Шушу]
Ханкенди | в [Ханкенди]
Сюник | в [Сюнике]
Самрук-Казына | с [Самрук-Казыной], фонд «[Самрук-Казына]»
Шахин Мустафаев | с [Шахином Мустафаевым]
Эммануэль Макрон | [Эммануэлем Макроном]
Кая Каллас | с [Каей Каллас]
Али Асадов | с [Али Асадовым]
Ираклий Кобахидзе | с [Ираклием Кобахидзе]
Урсула фон дер Ляйен | с [Урсулой фон дер Ляйен]
Шах-Дениз 2 | на [Шах-Денизе 2], [Шах-Дениз 2], Шах-Дениз 3
""")

ACRONYMS_AND_FOREIGN_WORDS = lines("""
СОКАР | с [СОКАРом], акции [СОКАРа], [СОКАР], Сокар, сокаром
ОТГ | саммит [ОТГ], отг
МИД | в [МИДе], [МИД], мидом
=ИИ | развитие [ИИ], Ии, ии
TRIPP | [TRIPP], Tripp, TRIPPS
TRIPP | [TRIPP-а], [TRIPP'ом], [TRIPP]-проект
СОКАР | [СОКАР-а]
C5+1 | саммит [C5+1], C5 + 1, C5
Day.Az | [Day.Az] представляет, Day. Az, «[Day.Az]»
КазМунайГаз | с [КазМунайГазом], [Казмунайгаза]
Torgовля | [Torgовля]
""")

TYPOGRAPHY = lines(
    """
Баку — Тбилиси — Карс | [Баку – Тбилиси – Карс], [Баку-Тбилиси-Карс], [Баку ‑Тбилиси−Карс]
Баку-Тбилиси-Карс | железная дорога [Баку — Тбилиси — Карс]
Средний коридор | [Средний\u00a0коридор], [Средний\u202fкоридор], [Средний  коридор], [Средний\\nкоридор]
Средний коридор | [Сред\u00adний кори\u00adдор], [Сред-\\nний коридор], [Среднего ко-\\n  ридора]
Азербайджано-казахстанский фонд | [Азербайджано-\\nказахстанский фонд], [Азербайджано-казах-\\nстанским фондом]
Средний коридор | «[Средний коридор]», "[Среднего коридора]", „[Средним коридором]“, [Средний» коридор]
Цифровой шелковый путь | проект "[Цифровой шелковый путь]", [«Цифровой» шелковый путь]
Контракт века | "[Контракт века]", "Южный газовый коридор"
«Контракт века» | [Контракта века] и «[Контракт века]»
Транспортный коридор «Север — Юг» | [транспортного коридора «Север — Юг»], [Транспортный коридор Север-Юг]
Транспортный коридор «Север — Юг» | «[Транспортный коридор "Север — Юг"]»
Транспортный коридор Север — Юг | (ТМТМ, [Транспортном коридоре "Север-Юг"])
Средний коридор | Средний (коридор), Средний, коридор
Зелёный коридор | [Зеленого коридора], [Зелёный коридор]
А́лят | [Алят], [Аля́т]
Кот-д’Ивуар | в [Кот-д'Ивуаре]
Средний коридор | **[Средний коридор]**, [Средний коридор]/ТМТМ
""".replace("\\\\n", "\\n")
)

CAPITALS = lines("""
Средний коридор | средний коридор школы, [Средний Коридор], [СРЕДНИЙ КОРИДОР], СРЕДНЯЯ КОРИДОР
Транскаспийский международный транспортный маршрут | [транскаспийский международный транспортный маршрут]
Лазуритовый коридор | [лазуритовый коридор]
Зангезурский коридор | зангезурский коридор, [Зангезурский коридор]
Вашингтонская декларация | [вашингтонской декларацией]
Южный Кавказ | [южный Кавказ], на [Южном Кавказе], южный кавказ
Порт Актау | через [порт Актау], порт актау
Рабочая группа | рабочая группа, рабочей группы, [Рабочая группа]
Мороз | [Мороза] избрали; сильный мороз
Труба | из [Трубы] и из трубы
Заря | газета «[Заря]», на заре
свободная экономическая зона | [Свободная экономическая зона], [СВОБОДНАЯ ЭКОНОМИЧЕСКАЯ ЗОНА]
=Рабочая Группа | [Рабочей Группы], Рабочая группа, РАБОЧАЯ ГРУППА
=меморандум | [меморандума], Меморандум
""")

LOOK_ALIKES = lines("""
Средний коридор | средние коридоры школы, Средние коридоры, по средним коридорам
Средний коридор | средняя школа и коридор, Среднего уровня коридор, Средний и коридор
Маршрут Трампа | изменил маршрут, а Трампа ждали; маршрут. Трампа
Маршрут Трампа | маршрут, которым Трамп гордится
Контракт века | контракт на века, контрактами века, Контракты века
Алиев | алие, Алие, Галиева, Алиевка
порт | порта-пак, Порту-Алегри, аэропорт, портить, портфель
министр | премьер-министр, [министр] — глава
Рабочая группа | Рабочая сила группы, Рабочие группы
ветряная электростанция | ветряной электростанцию, ветряная мельница и электростанция
возобновляемые источники энергии | возобновляемый источник энергии
Шелковый путь | шелковый путь, Шелковые пути
Карс | Карск, карский, [Карсе]
Шуша | шушу, Шушенское
""")

OVERLAPS = lines("""
Алиев, Ильхам Алиев | [Ильхама Алиева] и [Алиева]
Алят, Порт Алят | в [порту Алят], в [Алят]
Порт Баку, Баку — Тбилиси — Карс | порт [Баку — Тбилиси — Карс]
свободная экономическая зона, Алятская свободная экономическая зона | [Алятской свободной экономической зоны]
Южный коридор, коридор Север | [Южный коридор] Север
""")

RUSSIAN = [
    *CASES_AND_NUMBERS,
    *FROZEN_TAILS,
    *NAMES,
    *ACRONYMS_AND_FOREIGN_WORDS,
    *TYPOGRAPHY,
    *CAPITALS,
    *LOOK_ALIKES,
    *OVERLAPS,
]


@pytest.mark.parametrize("case", RUSSIAN)
def test_russian(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    lines("""
Middle Corridor | the [Middle Corridor], the [middle corridor], Middle Corridors
=Middle Corridor | the [Middle Corridor], the middle corridor
Straße | die [STRASSE], die [Straße]
Алиев | [Алиев], Алиева
"""),
)
def test_other_languages_have_the_one_form(case):
    check(case, language="de")


@pytest.mark.parametrize("case", RUSSIAN)
def test_decomposed_letters_match_with_their_exact_places(case):
    terms, text = case.replace(r"\n", "\n").split(" | ", 1)
    decomposed = unicodedata.normalize("NFD", text)
    assert found(terms, decomposed.replace("[", "").replace("]", "")) == decomposed


ADJECTIVES = "средний южный газовый торговый свободный международный инвестиционный зелёный рабочий общий".split()
NOUNS = "коридор порт фонд группа зона палата энергия море соглашение путь область трубопровод".split()
TAILS = ["", "", "развития", "иностранных дел", "Азербайджана", "о сотрудничестве", "для мира и торговли"]
SURNAMES = "Алиев Байрамов Гаджиев Лавров Мишустин Путин Гусейнов Мамедов".split()
CARRIERS = [
    "{}",
    "Вчера обсудили {}, а затем разошлись.",
    "Стороны, по словам посла, говорили о «{}».",
    "(см. {}) — таков итог",
]
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@cache
def inflected(word: str, part: str, *traits: str) -> str:
    """Return the form of ``word``, a dictionary form of that part of speech, that pymorphy3 gives."""
    parse = next(p for p in analyzer().parse(word.lower()) if p.normal_form == word.lower() and part in p.tag)
    form = parse.inflect(set(traits))
    assert form is not None
    return form.word


@cache
def analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@cache
def gender(noun: str) -> str:
    tag = next(p.tag for p in analyzer().parse(noun) if p.normal_form == noun and "NOUN" in p.tag)
    return str(tag.gender)


@st.composite
def noun_phrases(draw):
    """Draw a lower-case term and one of its forms, of any case and number."""
    noun, adjectives = draw(st.sampled_from(NOUNS)), draw(st.lists(st.sampled_from(ADJECTIVES), max_size=2))
    case, number = draw(st.sampled_from(CASES)), draw(st.sampled_from(["sing", "plur"]))
    tail = draw(st.sampled_from(TAILS))

    def phrase(case: str, number: str) -> str:
        traits = (case, number, *([gender(noun)] if number == "sing" else ["inan"] if case == "accs" else []))
        if case == "accs" and number == "sing" and gender(noun) == "masc":
            traits = (*traits, "inan")
        words = [inflected(each, "ADJF", *traits) for each in adjectives]
        return " ".join([*words, inflected(noun, "NOUN", case, number), *([tail] if tail else [])])

    return phrase("nomn", "sing"), phrase(case, number)


@st.composite
def surnames(draw):
    name = draw(st.sampled_from(SURNAMES))
    form = inflected(name, "Surn", draw(st.sampled_from(CASES)), "sing", "masc")
    return name, form.capitalize()


@given(st.one_of(noun_phrases(), surnames()), st.sampled_from(CARRIERS), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_form_of_any_term_is_found_once_and_exactly(pair, carrier, shouted):
    source, form = pair
    form = form.upper() if shouted else form
    text = carrier.format(form)
    start = carrier.index("{}")
    (match,) = Matcher([Term(source, "x")], "ru").matches(text)
    assert match.span == Span(start, start + len(form))


@given(st.text(alphabet="Средний коридоа-—«»\"'\n\u00ad\u0306.А", max_size=60))
@settings(deadline=None)
def test_matches_of_any_text_are_in_order_apart_and_the_same_again(text):
    matcher = Matcher([Term("Средний коридор", "x"), Term("рой", "x"), Term("он — она", "x"), Term("А", "x")], "ru")
    spans = [match.span for match in matcher.matches(text)]
    assert spans == [match.span for match in matcher.matches(text)]
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
    assert all(one.stop <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("terms", "text", "winner"),
    [
        ("Алиев, Алиева", "Алиева", "Алиева"),
        ("Алиева, Алиев", "Алиева", "Алиева"),
        ("Алиева, Алиев", "Алиев", "Алиев"),
        ("порт, =порт", "порту", "=порт"),
        ("коридор, корридор, коридор", "коридор", "коридор"),
    ],
)
def test_of_two_terms_for_the_same_words_the_same_one_wins(terms, text, winner):
    parsed = [Term(term.removeprefix("="), "x", exact=term.startswith("=")) for term in terms.split(", ")]
    (match,) = Matcher(parsed, "ru").matches(text)
    assert match.term is next(t for t in parsed if t.source == winner.removeprefix("=") and t.exact == ("=" in winner))


def test_a_term_without_a_word_is_never_found():
    assert found("«»", "«»") == "«»"


TERMS = [
    Term("Средний коридор", "Middle Corridor"),
    Term("Хуш Чокси", "Khush Choksy"),
    Term("Порт Баку", "Port of Baku"),
]
TEXT = "[Средним коридором] с [Хушем Чокси] в [порту Баку]"


def test_a_saved_cache_gives_the_same_matches_and_saves_the_work(monkeypatch):
    first = PatternCache()
    Matcher(TERMS, "ru", first)
    assert first.changed
    again = PatternCache.loads(first.dumps())
    monkeypatch.setattr("briefing.languages.morphology._analyzer", None)
    monkeypatch.setattr("briefing.matching.patterns.nominatives", None)
    assert bracketed(Matcher(TERMS, "ru", again), TEXT.replace("[", "").replace("]", "")) == TEXT
    assert not again.changed
    assert again.dumps() == first.dumps()


@pytest.mark.parametrize("change", ["program", "rules", "dictionary"])
def test_a_cache_of_another_version_is_not_used(change, monkeypatch):
    cache = PatternCache()
    Matcher(TERMS, "ru", cache)
    text = cache.dumps()
    assert PatternCache.loads(text).dumps() == text
    target, value = {
        "program": ("briefing.__version__", "99"),
        "rules": ("briefing.matching.cache.RULES", 99),
        "dictionary": ("briefing.languages.morphology.installed", lambda _: "99"),
    }[change]
    monkeypatch.setattr(target, value)
    assert '"terms":{}' in PatternCache.loads(text).dumps()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"version": 1}'])
def test_a_damaged_cache_is_an_empty_one(text):
    assert PatternCache.loads(text).dumps() == PatternCache().dumps()


@pytest.mark.parametrize("terms", ['{"порт": 1}', '{"порт": [true]}', '{"порт": [true, 5]}', "[]"])
def test_a_cache_with_damaged_terms_is_an_empty_one(terms):
    text = PatternCache().dumps().replace('"terms":{}', f'"terms":{terms}')
    assert PatternCache.loads(text).dumps() == PatternCache().dumps()


def test_a_long_line_takes_time_in_proportion():
    times = 10_000
    matcher = Matcher([Term("порт", "port"), Term("Средний коридор", "Middle Corridor")], "ru")
    begun = time.perf_counter()
    assert len(matcher.matches("порты и Средние Среднего коридора " * times)) == 2 * times
    assert time.perf_counter() - begun < 10  # about one second; minutes if every match were compared with every other
