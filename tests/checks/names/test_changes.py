"""Which lost, swapped and invented names and offices are seen: ``Russian | English | codes``."""

import pytest

from briefing.checks import defects
from tests.factories.processor_time import at_most

CODES = {"name-changed", "name-missing", "name-added", "office"}

CASES = """
    В Баку встретились Алиев и Пашинян. | Aliyev and Pashinyan met in Baku. |
    В Баку встретились Алиев и Пашинян. | Aliev and Pashinian met in Baku. |
    В Баку встретились Алиев и Пашинян. | Aliyev met in Baku. | name-missing
    В Баку встретились Алиев и Пашинян. | Aliyev and Sullivan met in Baku. | name-changed
    Об этом сказал Агалар Атамогланов. | This was said by Agalar Atamoglanov. |
    Об этом сказал Агалар Атамогланов. | This was said by Atamoghlanov. |
    Об этом сказал Агалар Атамогланов. | This was said by Aigul Omarova. | name-changed
    Об этом сказал Агалар Атамогланов. | He said this. | name-missing
    Об этом заявил Токаев. | This was stated by Tokayev. |
    Токаева ждут в Ташкенте. | Tokayev is expected in Tashkent. |
    Ее фамилия Джонсон, она из Хьюстона. | Her name is Johnson, she is from Houston. |
    Премьером стал Бидзина Иванишвили. | Bidzina Ivanishvili became premier. |
    Посол встретил Трампа и Путина. | The ambassador met Trump and Putin. |
    Посол встретил Трампа и Путина. | The ambassador met Trump and the others. | name-missing
    На пути лежали песок и лавр, росли дубы. | Sand and laurel lay on the way, oaks grew. |
    Встречу с Пашиняном ждали и в Вашингтоне. | Pashinyan was expected there, too. | name-missing
    Встречу с Пашиняном ждали и в Вашингтоне. | Pashinyan was expected in Washington, too. |
    Это важно для стран ЦА и для Ирана. | It matters to the countries of Central Asia and to Iran. |
    Это важно для стран союза и Ирана. | It matters to the countries of Central Asia and Iran. | name-added
    Поезд из Чунцина везет в Поти узбекский хлопок. | The train from Chongqing carries Uzbek cotton to Poti. |
    Поезд из Чунцина везет в Поти хлопок. | The train from Sullivan carries cotton to Poti. | name-changed
    Он приехал из Грузии. | He came from Georgia. |
    Он приехал из Грузии. | He came from Armenia. | name-changed
    Он приехал из Германии. | He came from Germany. |
    Товары идут в Китай. | The goods go to China. |
    Голос отдали бы за Зеленского после выборов. | The Greens would get the vote after the elections. | name-missing
    Об этом сказал Зеленский. | He said this. | name-missing
    Об этом сказал Зеленский. | Zelenskyy said this. |
    Об этом пишет Лондонская газета. | A newspaper writes this. |
    Пожар в Ошской и Баткенской областях. | A fire in two regions. |
    Товары идут в Китай. | The goods go to Europe. | name-missing
    Это решил ЕС. | The EU decided so. |
    Это решил ЕС. | The European Union decided so. |
    Это решила ООН. | NATO decided so. | name-missing
    Это решила ООН. | The U.N. decided so. |
    Это решили США. | The United States decided so. |
    Об этом пишет агентство Kazinform. | The agency writes this. | name-missing
    Об этом пишет агентство Kazinform. | Kazinform writes this. |
    Здание XVIII века закрыто. | The 18th-century building is closed. |
    Рейс Баку-Тбилиси открыт. | The flight from Baku to Tbilisi is open. |
    Мальчика доставили в Сан-Диего. | The boy was taken to San Kobakhidze. | name-changed
    Об этом сказал Питер Джонс. | This was said by Peter Aliyev. | name-changed
    Стороны обсудили дороги. | The sides discussed roads with Sullivan. | name-added
    Стороны обсудили, что делать с дорогами. | The sides discussed with Aktau what to do about roads. | name-added
    Нефть хранится на Кубке Райдера. | The oil is kept at the Ryder Cup. |
    Об этом сказал Корбин. | This was said by Jeremy Corbyn. |
    Об этом сказал Корбин. | This was said by Corbyn Kobakhidze. | name-added
    Нугрохо назвал ущерб большим. | He called the damage great. | name-missing
    Нугрохо назвал ущерб большим. | Nugroho called the damage great. |
    Центробанк повысил ставку. | The Central Bank raised the rate. |
    Криптовалюты меняют мир. | On the whole, this is changing things. |
    Цифровизации уделяют внимание. | On the whole, this is given attention. |
    Тенге подорожал. | On Monday, the tenge rose. |
    Порт назван в честь Св. Мартина. | The port is named after the saint. | name-missing
    Порт назван в честь Св. Мартина. | The port is named after St. Martin. |
    Порт построил Дионисио А. Линд. | The port was built by Dionisio A. Erdogan. | name-changed
    Раздел: экономические инвестиции, включая порты | Section: Economic Investments, including ports |
    Стороны подписали хартию о партнерстве. | The sides signed the Strategic Partnership Charter. |
    Заседание рабочей группы по энергетическому переходу. | A meeting of the Energy Transition Working Group. |
    Алиев прибыл с визитом и встретился с послами | Aliyev Arrives On Visit, Meets With Envoys |
    Подписан меморандум о взаимопонимании. | The Memorandum of Understanding was signed. |
    Стороны обсудили дороги. | The sides discussed roads on Monday. |
    Стороны обсудили торговлю в парламенте. | The sides discussed trade in Parliament. |
    Компания Microsoft открыла завод. | The company Microsoft opened a plant. |
    Пара отметила свадьбу. | The couple married. |
    Лондонская полиция ищет его. | The Metropolitan Police seek him. |
    Правительство открыло порт. | The President opened the port. | office
    Правительство открыло порт. | The government opened the port. |
    Порт открыл министр. | The minister opened the port. |
    Порт открыл министр. | The ambassador opened the port. | office
    Порт открыл госсекретарь. | The secretary of state opened the port. |
    Премьер-министр уехал. | The prime minister left. |
    Премьер-министр уехал. | The president left. | office
    Депутаты уехали. | The MPs left. |
"""


def codes(source, target, terms=()):
    return sorted(f.code for f in defects(source, target, "ru", "en", terms) if f.code in CODES)


def _rows():
    return [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("source", "target", "expected"), _rows())
def test_names(source, target, expected):
    assert codes(source, target) == sorted(expected.split())


def test_what_the_glossary_settles_is_settled():
    source, target = "Об этом сказали в Ханкенди.", "This was said in Stepanavan."
    assert codes(source, target) == ["name-changed"]
    assert codes(source, target, [("Ханкенди", "Stepanavan")]) == []


def test_messages_quote_the_names():
    pairs = [
        ("Он из Грузии.", "He is from Armenia."),
        ("Он приехал из Грузии.", "He came that way."),
        ("Он приехал.", "He came with Sullivan."),
    ]
    messages = [each.message for source, target in pairs for each in defects(source, target, "ru", "en")]
    assert messages == [
        "A name of the Russian seems to have become another in the English: «Грузии», “Armenia”.",
        "Named in the Russian and not in the English: «Грузии».",
        "Named in the English and not in the Russian: “Sullivan”.",
    ]


def test_other_languages_are_left_alone():
    assert not defects("Он приехал из Грузии.", "Er kam aus Armenien.", "ru", "de")


def test_a_thousand_pairs_a_second():
    pairs = [(s, t) for s, t, _ in _rows()]
    for source, target in pairs:
        codes(source, target)
    with at_most(20 * len(pairs) / 1000):
        for _ in range(20):
            for source, target in pairs:
                codes(source, target)
