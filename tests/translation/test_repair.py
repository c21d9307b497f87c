"""Typography put back: ``Russian | as the model wrote it | repaired``; without a third part nothing changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.translation.repair import repaired

CASES = """
«Порт открыт», — сказал он. | The port is open, he said. | "The port is open," he said.
«Порт открыт», - добавил глава. | The port is open, - added the head. | "The port is open," added the head.
«Порт открыт», — сказал Алиев. | The port is open, — said Aliyev. | "The port is open," said Aliyev.
«Порт открыт, – отметил министр. | The port is open, the minister noted. | "The port is open, the minister noted.
«Мы начинаем диалог. | We begin a dialogue. | "We begin a dialogue.
Мы приглашаем компании», — добавил Алиев. | We invite companies, Aliyev added. | We invite companies," Aliyev added.
Мы ждем», — добавил Алиев. | We wait, President Ilham Aliyev added. | We wait," President Ilham Aliyev added.
Мы ждем", - отметил дипломат. | We wait, the diplomat said. | We wait," the diplomat said.
Мы ждем», — сказал глава МИД. | We wait, the foreign minister said. | We wait," the foreign minister said.
Мы ждем. | We wait, the foreign minister said.
Порт будет открыт». | The port will be opened. | The port will be opened."
«Порт открыт!» | The port is open! | "The port is open!"
«Порт открыт», — сказал он. | "The port is open," he said.
«Порт открыт», — сказал он. | The port is open.
Он назвал порт «большим шагом к миру» и уехал. | He called the port a big step to peace and left.
«Хартия» подписана в Баку. | The Charter is signed in Baku.
Порт «Алят» открыт. | The port of Alat is open.
Он сказал, что порт открыт. | The port is open, he said.
Добыча выросла до 5,69 млн тонн. | Output rose to 5. 69 million tons. | Output rose to 5.69 million tons.
Это было в 2025. Приехали 12 человек. | It was in 2025. 12 people came.
Рост 2.5% за год | Growth of 2. 5% a year | Growth of 2.5% a year
Перевезли 63,01 млн тонн. | They carried 63,01 million tons. | They carried 63.01 million tons.
Рост на 12,3%, до 4,712 млрд. | Growth of 12,3% to 4,712 billion. | Growth of 12.3% to 4,712 billion.
Пункты 5,7 и 9 | Clauses 5, 7 and 9
Торговая палата США | the U. S. Chamber of Commerce | the U.S. Chamber of Commerce
Джей Ди Вэнс прибыл | J. D. Vance arrived
развитие торговли; | development of trade. | development of trade;
развитие торговли; | development of trade | development of trade;
развитие торговли; | development of trade; and
развитие торговли. | development of trade; | development of trade.
порты, дороги и т. д.; | ports, roads, etc. | ports, roads, etc.;
проект «Шелковый путь»; | the project "Silk Way." | the project "Silk Way";
проект «Шелковый путь». | the project "Silk Way", | the project "Silk Way."
Порт открыт. | The port is
проект «Шелковый путь». | the project "Silk Way".
С этой целью: | To this end, | To this end:
С этой целью: | To this end. | To this end:
морской порт, | the seaport. | the seaport,
И тогда… | And then. | And then...
И тогда... | And then...
Когда откроется порт? | When will the port open. | When will the port open?
Что будет дальше? | The future is unknown.
Что дальше, неизвестно. | What next?
Открыт порт | The port is open. | The port is open
Открыт порт (новый) | The port (a new one) is open. | The port (a new one) is open
Заседание в 2025 г. | A meeting in 2025
Переговоры в США | Talks in the U.S.
Переговоры в США; | Talks in the U.S. | Talks in the U.S.;
Порт открыт, сообщает Trend | The port is open, reports Trend Inc.
БАКУ/Trend/ - | BAKU/Trend/ -
Порт (новый); | The port (new) | The port (new);
Они встретились 8 августа 2025 года. | They met on August 25, 2025. | They met on August 8, 2025.
Они встретились 8 августа 2025 года. | They met on 8 August 2024. | They met on 8 August 2025.
Они встретились 8 августа. | They met on August 9. | They met on August 8.
8 августа и 10 марта 2025 года. | August 8 and April 10, 2025. | August 8 and March 10, 2025.
Они встретились 8 августа 2025 года. | They met on August 8.
Они встретились 8 августа. | They met on August 8, 2025.
Они встретились 8 августа 2025 года. | They met on May 19, 2024.
Встречи 8 августа и 10 марта. | Meetings on August 9 and March 11.
Срок истек в августе. | The term expired on August 9.
саммит 8 мая прошлого года | the Summit of May 8, 2017, in the port | the Summit of May 8 last year in the port
В мае текущего года рост составил 5%. | Growth was 5% in May 2023. | Growth was 5% in May this year.
Открыт с 1 марта следующего г. | Open from 1 March 2020, which is late. | Open from 1 March next year, which is late.
В Мае минувшего года открыт порт. | The port was opened in May, 2019. | The port was opened in May last year.
саммит 8 августа прошлого года | the Summit of August 8 last year, of 2017
саммит 8 августа прошлого года | the Summit of August 9, 2017
саммит 8 августа прошлого года | the Summit of August 2017
В 2024 году и 8 августа прошлого года | In 2024 and on August 8, 2024
8 мая прошлого года и 8 мая нынешнего года | May 8, 2017
Рост в мае нынешнего года, не в мае 2023 года | Growth in May 2023
8 мая прошлого года и в мае 1994 года | May 8, 2017, and May 1993
В 1994 году, а в мае следующего года | In 1994 and in May 1995
В мае текущего года прибыли 2 000 военных. | In May, 2000 servicemen arrived.
В октябре этого года он был избран. | In October 1993, he was elected.
декларация, подписанная 8 мая прошлого года | the May 8, 2025 Washington Declaration
декларация, подписанная 8 мая прошлого года | the May 8, 2025, Washington Declaration
Путь, открыт в мае прошлого года | A route, opened in May 2025, for all | A route, opened in May last year, for all
В прошлом году, 8 мая прошлого года | Last year, on May 8, 2025
«Пояс» — план Китая, — открыт | "Belt" — the plan announced by China — is open
на Ближнем Востоке | in the Far East | in the Middle East
двусторонний договор | a two-way agreement | a bilateral agreement
Многосторонний формат. | A many-sided format. | A multilateral format.
широкий евразийский регион | the wider European region | the wider Eurasian region
европейский и евразийский регионы | the European regions
Мир на Южном Кавказе: мир и безопасность | The world on the South Caucasus: peace | Peace in the South Caucasus: peace
в рамках Хартии | within a Treaty | within a Charter
хартии двух стран | treaties of two countries | charters of two countries
Южный порт | The Northern port | The Southern port
Стороны намерены создать группу. | The parties have decided to create a group. | The parties intend to create a group.
открыт в субботу | opened on Sunday | opened on Saturday
Это важная часть повестки дня. | It is part of the day's news. | It is part of the agenda.
не менее 40 судов | at most 40 ships | at least 40 ships
одной из ключевых задач стал порт | The key task is the port | One of the key tasks is the port
одним из ключевых приоритетов станет порт | a key priority will be the port
одним из ключевых приоритетов станет порт | one key priority will be the port
одной из главных тем станет порт | the main ship owner will be the port
ключевым приоритетом станет порт | The key priority will be the port
в рамках Хартии и по согласию сторон | within a Treaty and by agreement | within a Charter and by agreement
Исходят из доклада; | They are derived from the report; | They proceed from the report;
обмен передовым опытом | an exchange of trade experience | an exchange of best practices
По его словам, порт открыт. | By his words, the port is open. | According to him, the port is open.
развитие инфраструктуры | the growth of an infrastructure | the growth of infrastructure
инфраструктура порта | A critical port infrastructure is open | Critical port infrastructure is open
инфраструктурный проект | an infrastructure project
От имени министерства | On the behalf of the ministry | On behalf of the ministry
Подписали от имени сторон | They signed on the behalf of the parties | They signed on behalf of the parties
высококвалифицированный капитал | a highly qualified human capital | highly qualified human capital
капитал, способный к росту | a human capital capable of growth | human capital capable of growth
Правовая база сотрудничества | Legal Base of Cooperation | Legal Framework of Cooperation
на двусторонней основе | on both sides | on a bilateral basis
вопросы сотрудничества | a dialogue on cooperation
страна сотрудничества | a country of cooperation
отношения | the Azerbaijani-Kazakh relations grow | Azerbaijani-Kazakh relations grow
отношения | the Azerbaijani-Kazakh relations that grow
очистка от взрывоопасных предметов | clearance of explosive substances | clearance of explosive ordnance
ВАШИНГТОН/Trend/ - | TREND/WHITENESS/ | WASHINGTON/Trend/ -
Баку. Trend: | Baku: trend | Baku. Trend:
БАКУ, 10 марта, АЗЕРТАДЖ | BAKU on March 10 | BAKU, March 10, AZERTAC
БАКУ, 10 марта 2026 г. /ТАСС/. | BAKU | BAKU, March 10, 2026 /TASS/.
Нью-Йорк, 5 мая | The New York May | New York, May 5
Порт Баку | The port of Baku
БЕЛЬЦЫ/Trend/ - | BALTI/Trend/ -
Раздел I: Торговля | Part I: Trade | Section I: Trade
Раздел II: Торговля | Section 2. Trade. | Section II: Trade
Раздел III. Торговля | Section III. Trade
РАЗДЕЛ IV. ТОРГОВЛЯ | CHAPTER IV. TRADE | SECTION IV. TRADE
Статья 7 | Section 7. | Article 7
Статья 7 Закона действует. | Article 7 of the Law is in force.
Приложение 4. Форма | Appendix 4. Form
Глава 2. Порты | Part 3. Ports
Глава 2. Порты | The second chapter. Ports
Азербайджанская Республика готова. | The Azerbaijan Republic is ready. | The Republic of Azerbaijan is ready.
Усилия Азербайджанской Республики | Efforts of Azerbaijan's Republic | Efforts of the Republic of Azerbaijan
граница Азербайджанской Республики | the border of the Azerbaidjan Republic | the border of the Republic of Azerbaijan
Азербайджанская Республика готова. | Azerbaijani Republic is ready. | The Republic of Azerbaijan is ready.
Азербайджанская Республика готова. | Azerbaijan is ready.
Нахчыванская Автономная Республика | The Nakhchivan Autonomous Republic
Кыргызская Республика | The Kyrgyz Republic
1) морские порты; | 1. seaports; | 1) seaports;
1) морские порты; | seaports. | 1) seaports;
1) морские порты; | 1) seaports;
1. Морские порты. | 1) Seaports. | 1. Seaports.
б) морские порты; | (b) seaports;
в) морские порты; | c. seaports; | c) seaports;
5 морских портов; | 5 seaports;
"В проекте "Путь" есть порт. | In the project "Way" there is a port. | "In the project "Way" there is a port.
"В проекте "Путь" есть порт. | "In the project "Way" there is a port.
«Мы начинаем диалог. | "We begin a dialogue." | "We begin a dialogue.
И начинаем диалог», — сказал он. | "And we begin a dialogue," he said. | And we begin a dialogue," he said.
Ждем», - сказал он на «Мире». | We wait, - he said at "Peace". | We wait," he said at "Peace".
Мы ждем новых инициатив», - отметил посол. | We wait for new initiatives. | We wait for new initiatives."
Мы ждем новых инициатив», - отметил посол. | The ambassador noted that we wait for new initiatives.
«Мы ждем новых инициатив», - отметил посол. | He noted that "we wait for new initiatives".
«Мы ждем», - сказал он. | "We wait", - said the minister. | "We wait," said the minister.
«Зачем?» - спросил он. | "Why?" - he said. | "Why?" he said.
Сегодня в порту работают люди. | "People work in the port today. | People work in the port today.
«Порт открыт», — сказал он. | 'The port is open,' he said.
«Мир, — сказал он, — начинается за столом». | "Peace," he said, "begins at the table."
Мы были на форуме «Новый мир». | We were at the forum "New World."
«Мы были на форуме «Новый мир». | We were at the forum "New World".
«Хартия» подписана. | "The Charter" is signed.
Об этом в интервью Report заявил посол. | He spoke at the interview Report. | He said this in an interview with Report.
Об этом в интервью Report заявил посол. | The ambassador spoke about this in an interview with Report.
Об этом в интервью Report заявил посол. | He spoke on Report's interview. | He said this in an interview with Report.
Об этом сообщили в МЧС. | This was reported to the Ministry. | This was reported by the Ministry.
Вчера об этом заявили в Главном управлении. | This was stated to the directorate. | This was stated by the directorate.
Об этом сообщают в полиции. | This is reported to the police. | This is reported by the police.
Об этом сообщили в полицию. | This was reported to the police.
Об этом сообщили в Главное управление МВД. | This was reported to the Main Directorate.
Об этом сообщили журналистам в МЧС. | This was reported to journalists at the Emergencies Ministry.
О пожаре сообщили в МЧС. | The fire was reported to the Emergencies Ministry.
Посол выступил с интервью о Report. | The ambassador spoke at the interview Report.
В Азербайджане растёт спрос. | Demand grows in Azerbajhan. | Demand grows in Azerbaijan.
Порты Казахстана, казахские порты | Ports of Kazahstan, Kazakh ports
Грузию посетил Жорж. | Georges went there.
Встреча с президентом Иваном Линдом | A meeting with president of Ivan Lind | A meeting with President Ivan Lind
Речь посла Марии Линд | The speech of the ambassador of Maria Lind | The speech of Ambassador Maria Lind
Советник президента Азербайджана Иван Линд | Adviser to the president of Azerbaijan Ivan Lind
Президент Лукойла Иван Линд прибыл. | The president of Lukoil Ivan Lind arrived.
Президент Владимир Линд прибыл. | The president of the Vladimir Lind company arrived.
Толчок росту даст фонд. | An impetus will be given to the fund. | An impetus will be given by the fund.
Импульс торговле придал порт. | A boost to trade was given to the port. | A boost to trade was given by the port.
Толчок торговле даст фонд. | A boost will be given to trade by the fund.
Толчок будет дан торговле. | A boost will be given to trade.
Сообщил врач Сергей Пурясев. | Doctor Sergey Puryshev reported. | Doctor Sergey Puryasev reported.
Беспалов ждет роста. | Bepalov's growth is awaited. | Bespalov's growth is awaited.
Мнение Абуталимовой спорно. | The opinion of Abutaliyeva is disputed. | The opinion of Abutalimova is disputed.
Кобахидзе уехал. | Kobashvidze left. | Kobakhidze left.
Прибыл Гусейнов. | Huseynov arrived.
Прибыл Мехтиев. | Mehdiyev arrived.
Прибыл Ахметжанов. | Akhmetzhanov arrived.
Прибыли Клинтоны, но не Клинтонов дом. | The Clintons arrived.
Встреча в Кишинёве. | A meeting in Chisinau.
Алиев и Пурясев. | Aliyev and the doctor.
Выступил Заза Гурчиашвили. | Zaza Gurchishvili spoke. | Zaza Gurchiashvili spoke.
Выступил Заза Гурчиашвили. | Zaza Gurchiashvili spoke.
Вопрос Таирову задал Кадашев. | Kadashov put a question to Tahirov.
Вопрос Мамедову задал Ибрагимбеков. | Ibrahimbkov put a question to Mammadov. | Ibragimbekov put a question to Mammadov.
В Азербайджане | in Azerbaidjan | in Azerbaijan
Астана и Туркмения | Astan and Turkmenia | Astana and Turkmenistan
Киргизия и Таджикистан | Kirghizia and Tadzhikistan | Kyrgyzstan and Tajikistan
Встреча с туркменами | A meeting with Turkmens
По словам министра Фаига Кадырова, идет. | Minister Faiga Kadyrova says so. | Minister Faig Kadyrov says so.
По словам вице-президента Анны Кадыровой, идет. | Vice President Anna Kadyrova says so.
Помощник президента Анна Кадырова ждет. | The president's aide Anna Kadyrova is waiting.
По словам Фаига Кадырова, едет и Анна Разина. | Faig Kadyrov says that Anna Razina is coming, too.
Х. Гаджиев и Ш.Турдиев прибыли. | X. Hajiyev and Sh. Turdiyev arrived. | Kh. Hajiyev and Sh. Turdiyev arrived.
Н.А. Рзаев прибыл. | H.A. Rzayev arrived. | N.A. Rzayev arrived.
С. Ли и Ц. Ван прибыли. | C. Lee and C. Wang arrived.
Глава X. Порт | Chapter X. Port
— Мы готовы ждать. | —we are ready to wait. | — We are ready to wait.
— Мы готовы ждать. | — We are ready to wait.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_the_source_shows_is_put_back_and_nothing_else(case):
    source, target, *rest = case.split(" | ")
    assert repaired(target, source, "en") == (rest[0] if rest else target)


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_is_mended_stays(case):
    source, *_, whole = case.split(" | ")
    assert repaired(whole, source, "en") == whole


@given(st.text('«»"“”.,—- сказал он a1', max_size=30), st.text('"“”.,—- said he a1', max_size=30))
def test_only_marks_and_spaces_change(source, target):
    letters = [c for c in repaired(target, source, "en") if c.isalnum()]
    assert letters == [c for c in target if c.isalnum()]


def test_a_heading_keeps_the_words_of_the_glossary():
    assert repaired("Part I: Trade", "Раздел I: Торговля", "en", settled=["Part"]) == "Part I: Trade"


def test_a_state_keeps_the_name_of_the_glossary():
    target, settled = "The Azerbaijan Republic is ready.", ["Azerbaijan Republic"]
    assert repaired(target, "Азербайджанская Республика готова.", "en", settled) == target


def test_other_languages_get_no_english_marks():
    assert repaired("Le port est ouvert, dit-il.", "«Порт открыт», — сказал он.", "fr") == "Le port est ouvert, dit-il."
