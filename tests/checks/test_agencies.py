"""Faithful translations of what news agencies of the region write get no finding, in American and British English."""

import pytest

from briefing.checks import defects

PAIRS = """
    Раздел II: Экономические инвестиции, включая искусственный интеллект (ИИ) и цифровую инфраструктуру
    Section II: Economic Investments, including artificial intelligence (AI) and digital infrastructure

    Стороны подписали Хартию о стратегическом партнерстве между Азербайджаном и США.
    The sides signed the Strategic Partnership Charter between Azerbaijan and the United States.

    Рабочая группа по энергетическому переходу проведет первое заседание в Астане.
    The Energy Transition Working Group will hold its first meeting in Astana.

    Об этом Trend сообщили в Министерстве энергетики Азербайджана.
    The Ministry of Energy of Azerbaijan told Trend.

    Министр иностранных дел Армении Арарат Мирзоян прибыл с рабочим визитом в Вашингтон.
    Armenian Foreign Minister Ararat Mirzoyan has arrived in Washington on a working visit.

    Объем грузоперевозок по Срединному коридору за 9 месяцев вырос на 68 % и достиг 3,4 млн тонн.
    Freight traffic along the Middle Corridor grew by 68% over nine months to reach 3.4 million tons.

    Премьер-министр Грузии Ираклий Кобахидзе заявил, что Тбилиси не намерен менять внешнеполитический курс.
    Georgian Prime Minister Irakli Kobakhidze said Tbilisi does not intend to change its foreign policy course.

    Казахстан увеличил экспорт нефти по трубопроводу Баку – Тбилиси – Джейхан до 1,4 млн тонн.
    Kazakhstan increased oil exports via the Baku-Tbilisi-Ceyhan pipeline to 1.4 million tonnes.

    «Мы не можем согласиться с такой постановкой вопроса», — подчеркнул Лавров.
    "We cannot agree with putting the question this way," Lavrov stressed.

    Президент Узбекистана Шавкат Мирзиёев принял делегацию Всемирного банка.
    President of Uzbekistan Shavkat Mirziyoyev received a World Bank delegation.

    Комитет национальной безопасности Киргизии сообщил о задержании двух подозреваемых.
    Kyrgyzstan's State Committee for National Security reported the detention of two suspects.

    По словам вице-премьера, проект не будет завершен до конца 2027 года.
    According to the deputy prime minister, the project will not be completed before the end of 2027.

    Мост через реку Самур планируется сдать в эксплуатацию в третьем квартале.
    The bridge over the Samur River is scheduled to be commissioned in the third quarter.

    Турция и Армения договорились открыть границу для граждан третьих стран.
    Türkiye and Armenia have agreed to open the border to third-country nationals.

    В Шуше состоится Международный музыкальный фестиваль «Харыбюльбюль».
    The Kharibulbul International Music Festival will be held in Shusha.

    Заместитель министра цифрового развития и транспорта Рахман Гумматов посетил Алятский порт.
    Deputy Minister of Digital Development and Transport Rahman Hummatov visited the Port of Alat.

    Совместная декларация была подписана 8 августа прошлого года в Белом доме.
    The Joint Declaration was signed at the White House on August 8 last year.

    Зеленый энергетический коридор Каспий — Черное море — Европа свяжет Азербайджан, Грузию, Румынию и Венгрию.
    The Caspian-Black Sea-Europe Green Energy Corridor will link Azerbaijan, Georgia, Romania and Hungary.

    SOCAR и ExxonMobil подписали меморандум о взаимопонимании по нетрадиционным запасам углеводородов.
    SOCAR and ExxonMobil signed a Memorandum of Understanding on unconventional hydrocarbon reserves.

    Госсекретарь США не исключил новых санкций против Тегерана.
    The US Secretary of State did not rule out new sanctions against Tehran.

    В ходе телефонного разговора главы МИД обсудили подготовку к саммиту Организации тюркских государств.
    In a phone call, the foreign ministers discussed preparations for the summit of the Organization of Turkic States.

    Центробанк оставил базовую ставку без изменений — на уровне 14 % годовых.
    The Central Bank left its key rate unchanged at 14% per annum.

    Спикер парламента отметил, что законопроект пока не внесен на рассмотрение депутатов.
    The speaker of parliament noted that the bill has yet to be submitted to MPs.

    Зангезурский коридор, или Маршрут Трампа ради международного мира и процветания (TRIPP), пройдет через Мегри.
    The Zangezur Corridor, or the Trump Route for International Peace and Prosperity (TRIPP), will run through Meghri.

    Доля возобновляемых источников энергии должна достичь 30 % к 2030 году.
    The share of renewables should reach 30 per cent by 2030.

    Пожар на нефтебазе локализован, пострадавших нет.
    The fire at the oil depot has been contained; no casualties have been reported.

    Агентство по развитию малого и среднего бизнеса (KOBIA) открыло новый центр в Гяндже.
    The Small and Medium Business Development Agency (KOBIA) has opened a new centre in Ganja.

    Соглашение вступает в силу с даты получения последнего письменного уведомления.
    The Agreement shall enter into force on the date of receipt of the last written notification.

    Ереван отказался от участия в учениях ОДКБ.
    Yerevan declined to take part in the CSTO exercises.

    Стороны не пришли к соглашению по вопросу делимитации границы.
    The parties failed to reach agreement on border delimitation.

    Глава Минэнерго Казахстана Ерлан Аккенженов рассказал о планах по строительству АЭС.
    Kazakhstan's Energy Minister Yerlan Akkenzhenov spoke about plans to build a nuclear power plant.

    Европейская комиссия выделит 20 млн евро на разминирование Карабаха.
    The European Commission will allocate 20 million euros for demining in Karabakh.

    Накануне президент Ирана Масуд Пезешкиан провел переговоры с Ильхамом Алиевым в Ханкенди.
    The day before, Iranian President Masoud Pezeshkian held talks with Ilham Aliyev in Khankendi.

    Дума поддержала поправки в Налоговый кодекс во втором чтении.
    The State Duma backed amendments to the Tax Code in the second reading.

    Группа компаний АзерГолд экспортировала драгоценных металлов на 180 млн долларов.
    AzerGold exported precious metals worth $180 million.

    Он напомнил, что Минская группа ОБСЕ прекратила свою деятельность.
    He recalled that the OSCE Minsk Group had ceased its activities.

    Товарооборот двух стран за год удвоился и превысил 1 млрд долларов.
    Trade between the two countries doubled over the year to exceed $1 billion.

    Железная дорога Баку — Тбилиси — Карс полностью введена в строй.
    The Baku-Tbilisi-Kars railway has been fully commissioned.

    Как заявила пресс-секретарь МИД Азербайджана Айхан Гаджизаде, обвинения Москвы необоснованны.
    As Azerbaijani Foreign Ministry spokesman Aykhan Hajizada stated, Moscow's accusations are groundless.
"""


@pytest.mark.parametrize("pair", PAIRS.strip().split("\n\n"))
def test_a_faithful_translation_is_left_alone(pair):
    source, target = map(str.strip, pair.splitlines())
    assert [finding.message for finding in defects(source, target, "ru", "en")] == []
