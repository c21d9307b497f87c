"""Paragraphs, headings, list items and titles of plain text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.readers import structure, title
from briefing.readers.encoding import clean
from briefing.readers.numbering import written
from briefing.readers.shapes import item_marker
from briefing.readers.structure import Block
from briefing.records import ParagraphKind
from tests.factories.read_articles import assert_faithful, drawn, read

MARKERS = [
    ("1. Азербайджанская Республика намерена;", "1."),
    ("12) порядок", "12)"),
    ("2.1. Порядок", "2.1."),
    ("2.1) порядок", "2.1)"),
    ("а) порядок", "а)"),
    ("(1) порядок", "(1)"),
    ("(б) порядок", "(б)"),
    ("• Вновь подтверждают", "•"),
    ("•Вновь подтверждают", "•"),
    ("▪ порядок", "▪"),
    ("* порядок", "*"),
    ("1.\xa0Порядок", "1."),
    ("10 февраля в Баку состоялась", ""),
    ("2026 год стал рекордным", ""),
    ("2026. Итоги", ""),
    ("13:16", ""),
    ("1,5 млн долл.", ""),
    ("4.5 млн долл.", ""),
    ("24.kg сообщает", ""),
    ("10.03.2026 Баку", ""),
    ("И. Алиев отметил", ""),
    ("г. Баку", ""),
    ("*важно* для всех", ""),
    ("1.", ""),
    ("•", ""),
]

SHAPES = [
    ("Раздел I: Региональная связность, в том числе в сферах энергетики", "#"),
    ("Раздел II. Торговля", "#"),
    ("Глава 2. Торговля", "#"),
    ("Статья 5", "#"),
    ("Статья 5.", "#"),
    ("Статья 5.1. Порядок", "#"),
    ("Часть А. Общее", "#"),
    ("Приложение №1", "#"),
    ("Глава 2 Торговля и транзит", "#"),
    ("Section 3: Trade", "#"),
    ("МАРШРУТ ТРАМПА", "#"),
    ("ВЫВОДЫ", "#"),
    ("ЧТО ДАЛЬШЕ?", "#"),
    ("Статья 5 Конституции гласит, что власть принадлежит народу.", ""),
    ("Статья 5 гласит, что власть принадлежит народу", ""),
    ("Глава МИД: Транзит вырос на 90%", ""),
    ("Часть грузов идет морем", ""),
    ("США.", ""),
    ("СССР", ""),
    ("2026", ""),
    ("БАКУ, ЕРЕВАН И ТБИЛИСИ ДОГОВОРИЛИСЬ.", ""),
    ("О" * 300, ""),
]

LAYOUTS = {
    "lines are paragraphs": ("Баку принял гостей.\nЕреван тоже.", ["Баку принял гостей.", "Ереван тоже."]),
    "blank lines part paragraphs": ("Первый.\n\n\n  \nВторой.\n", ["Первый.", "Второй."]),
    "blanks lie outside": ("\n  Первый. \n\t\xa0Второй.\xa0\n", ["Первый.", "Второй."]),
    "invisible characters are blank": ("Первый.\n\u200b\n\ufeff\nВторой.", ["Первый.", "Второй."]),
    "numbers": (
        "Решили:\n1. открыть порт;\n2. построить дорогу.",
        ["Решили:", "1.| открыть порт;", "2.| построить дорогу."],
    ),
    "dashes in a row are a list": (
        "Решили:\n- открыть порт;\n– построить дорогу.",
        ["Решили:", "-| открыть порт;", "–| построить дорогу."],
    ),
    "dash alone is speech": (
        "Он вышел.\n— Все готово, — сказал он.\nИ ушел.",
        ["Он вышел.", "— Все готово, — сказал он.", "И ушел."],
    ),
    "romans that count": (
        "I. Общее дело.\n\nТекст.\n\nII. Итоги дня.",
        ["I.| Общее дело.", "Текст.", "II.| Итоги дня."],
    ),
    "roman that is an initial": (
        "I. Aliyev met V. Putin.\n\nV. Putin left.",
        ["I. Aliyev met V. Putin.", "V. Putin left."],
    ),
    "headings inside": (
        "Баку принял гостей.\n\nРаздел I: Общее\n\nТекст.",
        ["Баку принял гостей.", "# Раздел I: Общее", "Текст."],
    ),
    "hard-wrapped lines are one paragraph": (
        "Азербайджан и Казахстан намерены расширять сотрудничество в сфере\n"
        "транзита и построить новые причалы в порту Алят, который принимает\n"
        "суда из Актау и Туркменбаши.\n"
        "\n"
        "Об этом сказано в заявлении, которое стороны подписали в Баку после\n"
        "переговоров министров транспорта.\n",
        [
            "Азербайджан и Казахстан намерены расширять сотрудничество в сфере⏎"
            "транзита и построить новые причалы в порту Алят, который принимает⏎"
            "суда из Актау и Туркменбаши.",
            "Об этом сказано в заявлении, которое стороны подписали в Баку после⏎переговоров министров транспорта.",
        ],
    ),
    "hard-wrapped items": (
        "Стороны договорились о том, что они в ближайшее время вместе будут:\n"
        "1. расширять сотрудничество в сфере транзита грузов через Каспийское\n"
        "море и порты двух стран;\n"
        "2. строить новые причалы в порту Алят, который принимает суда из Актау\n"
        "и из Туркменбаши.\n",
        [
            "Стороны договорились о том, что они в ближайшее время вместе будут:",
            "1.| расширять сотрудничество в сфере транзита грузов через Каспийское⏎море и порты двух стран;",
            "2.| строить новые причалы в порту Алят, который принимает суда из Актау⏎и из Туркменбаши.",
        ],
    ),
    "long lines are not wrapped": (
        "Баку и Астана договорились.\n" + "строить порт и дорогу " * 20 + "\n" + "и еще мост " * 20,
        ["Баку и Астана договорились.", ("строить порт и дорогу " * 20).strip(), ("и еще мост " * 20).strip()],
    ),
    "words broken at a line's end": (
        "Министерство транспорта сообщило, что объем контейнер-\n"
        "ных перевозок по Транс-\n"
        "каспийскому маршруту через Нахи-\n"
        "чевань вырос, а пресс-\n"
        "служба порта Баку-\n"
        "Алят назвала это торгово-\n"
        "экономическим успехом, подоб\u00ad\nного которому не бы¬\nло.",
        [
            "Министерство транспорта сообщило, что объем контейнерных⏎перевозок по Транскаспийскому⏎маршруту через"
            " Нахичевань⏎вырос, а пресс-служба⏎порта Баку-Алят⏎назвала это торгово-экономическим⏎успехом, подобного"
            "⏎которому не было.",
        ],
    ),
    "a narrow column without blank lines": (
        "Казахстан и Азербайджан расширяют\nперевозки по Среднему\nкоридору\n"
        "Министерство транспорта Казахста-\nна сообщило, что объем контейнер-\nных перевозок в порту\nАктау вырос.\n"
        "По словам представителя ведомст-\nва, стороны договорились создать\nединого оператора, который будет\n"
        "отвечать за тарифы.\n",
        [
            "! Казахстан и Азербайджан расширяют⏎перевозки по Среднему⏎коридору",
            "Министерство транспорта Казахстана⏎сообщило, что объем контейнерных⏎перевозок в порту⏎Актау вырос.",
            "По словам представителя ведомства,⏎стороны договорились создать⏎единого оператора, который будет"
            "⏎отвечать за тарифы.",
        ],
    ),
    "blank lines where a page ends": (
        "Объем перевозок по Среднему коридору за первые\n\nдва месяца года вырос на 34 процента, сообщило\n"
        "министерство, а доходы порта удвоились, пока суда\nидут в Баку.\n\nВторой терминал откроют.",
        [
            "Объем перевозок по Среднему коридору за первые⏎⏎два месяца года вырос на 34 процента, сообщило⏎"
            "министерство, а доходы порта удвоились, пока суда⏎идут в Баку.",
            "Второй терминал откроют.",
        ],
    ),
    "paragraphs that are indented": (
        "  Объем перевозок по Среднему коридору за первые\nдва месяца года вырос, сообщило министерство в порту.\n"
        "  Второй терминал откроют, как сообщил министр,\nвесной, а третий, по его словам,\nчерез год.\n",
        [
            "Объем перевозок по Среднему коридору за первые⏎два месяца года вырос, сообщило министерство в порту.",
            "Второй терминал откроют, как сообщил министр,⏎весной, а третий, по его словам,⏎через год.",
        ],
    ),
    "one sentence torn among paragraphs": (
        "Министерство энергетики объявило о начале поставок нефти\nчерез порт Актау.\n\nТекст.\n\nКонец.",
        ["Министерство энергетики объявило о начале поставок нефти⏎через порт Актау.", "Текст.", "Конец."],
    ),
    "a list without signs": (
        "Решили:\nразвитие транспортной инфраструктуры\nсоздание единого оператора\nсокращение сроков доставки\n"
        "строительство терминала\nТекст.",
        [
            "Решили:",
            "развитие транспортной инфраструктуры",
            "создание единого оператора",
            "сокращение сроков доставки",
            "строительство терминала",
            "Текст.",
        ],
    ),
    "sentences a line are not wrapped": (
        "Президент Азербайджана принял посла Казахстана в Баку сегодня.\n"
        "Стороны обсудили развитие Среднего коридора и новые проекты.\n"
        "Посол передал приглашение посетить Астану в следующем году.\n",
        [
            "Президент Азербайджана принял посла Казахстана в Баку сегодня.",
            "Стороны обсудили развитие Среднего коридора и новые проекты.",
            "Посол передал приглашение посетить Астану в следующем году.",
        ],
    ),
}

TITLES = [
    # text, title, is it a headline
    ("Баку начинает диалог с Китаем\nВ Баку считают это важным.", "Баку начинает диалог с Китаем", True),
    ("Баку начинает диалог с Китаем!\n\nВ Баку считают это важным.", "Баку начинает диалог с Китаем!", True),
    ("Глава МИД: Транзит вырос на 90%\nВнешняя политика\nТекст.", "Глава МИД: Транзит вырос на 90%", True),
    ("МИР НА КАВКАЗЕ\n\nТекст статьи.", "МИР НА КАВКАЗЕ", True),
    ("Раздел I: Общее\n\nТекст статьи.", "Раздел I: Общее", True),
    ("Баку начинает диалог с Китаем.\n\nВ Баку считают это важным.", "Баку начинает диалог с Китаем.", False),
    ("И. Алиев принял посла. Они говорили.\n\nТекст.", "И. Алиев принял посла.", False),
    ("Стороны договорились:\n1. открыть порт;", "Стороны договорились:", False),
    ("«Мы начинаем диалог.»\n\nТекст статьи.", "«Мы начинаем диалог.»", False),
    ("и это еще не все\n\nТекст статьи.", "и это еще не все", False),
    ("1. Баку начинает диалог. Второе.\n2. Текст.", "Баку начинает диалог.", False),
    ("10.03.2026\n\nБаку принял посла. Они говорили.", "Баку принял посла.", False),
    ("Баку начинает диалог с Китаем", "Баку начинает диалог с Китаем", False),
    ("Хартия", "Хартия", False),
]


@pytest.mark.parametrize(("line", "marker"), MARKERS, ids=[line for line, _ in MARKERS])
def test_item_marker(line, marker):
    assert item_marker(line) == marker


@pytest.mark.parametrize(("line", "sign"), SHAPES, ids=[line[:40] for line, _ in SHAPES])
def test_heading(line, sign):
    middle = structure.paragraphs(f"Текст.\n\n{line}\n\nТекст.")[1]
    assert middle.kind is (ParagraphKind.HEADING if sign else ParagraphKind.TEXT)


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_paragraphs(text, expected):
    article = read(text)
    assert_faithful(article)
    assert drawn(article) == expected


@pytest.mark.parametrize(("text", "expected", "headline"), TITLES, ids=[text[:40] for text, _, _ in TITLES])
def test_title(text, expected, headline):
    article = read(text)
    assert_faithful(article)
    assert article.title == article.title_span.of(article.text) == expected
    assert (article.paragraphs[0].kind is ParagraphKind.HEADLINE) is headline


def test_a_headline_that_cannot_be_told_from_wrapped_text_is_doubtful():
    lead = "сообщил, что объем перевозок по новому\nмаршруту вырос, а порт Актау\nприятно удивлён, что\nпоезда идут."
    told = read(f"Казахстан и Азербайджан расширяют перевозки\nМинистр {lead}")
    assert (told.findings, told.title) == ((), "Казахстан и Азербайджан расширяют перевозки")
    doubtful = read(f"Казахстан и Азербайджан расширяют перевозки\nКазахстан {lead}")
    assert [finding.code for finding in doubtful.findings] == ["wrapped"]


def test_title_of_a_text_without_end_is_cut_between_words():
    article = read("порт и дорога " * 5000)
    assert len(article.title) <= 300
    assert article.title.endswith((" порт", " и", " дорога"))
    assert article.title_span.of(article.text) == article.title


def test_stated_title_is_found_in_the_text():
    text = "Политика\nБаку начинает диалог\nТекст статьи."
    found = title.find(text, structure.paragraphs(text), "Баку  начинает диалог")
    assert (found.title, found.span.of(text)) == ("Баку начинает диалог", "Баку начинает диалог")
    assert [paragraph.kind.value for paragraph in found.paragraphs] == ["text", "headline", "text"]


def test_stated_title_that_is_the_first_sentence_stands_there():
    text = "БАКУ /Trend/ - Баку начинает диалог. Это важно.\n\nТекст статьи."
    found = title.find(text, structure.paragraphs(text), "Баку начинает диалог.")
    assert found.span.of(text) == found.title == "Баку начинает диалог."
    assert ParagraphKind.HEADLINE not in {paragraph.kind for paragraph in found.paragraphs}


def test_stated_title_that_is_not_in_the_text_has_no_place_there():
    text = "Баку начинает диалог\nТекст статьи."
    found = title.find(text, structure.paragraphs(text), "Иной заголовок")
    assert (found.title, found.span) == ("Иной заголовок", None)
    assert ParagraphKind.HEADLINE not in {paragraph.kind for paragraph in found.paragraphs}


def test_blocks_become_text_with_their_markers():
    blocks = [
        Block("Заголовок", ParagraphKind.HEADING),
        Block("  "),
        Block("первый", ParagraphKind.ITEM, "•"),
        Block("7. седьмой", ParagraphKind.ITEM),
        Block("1. глава", ParagraphKind.HEADING),
        Block("2. второй\x07"),
    ]
    text, paragraphs = structure.assemble(blocks)
    assert text == "Заголовок\n\n• первый\n\n7. седьмой\n\n1. глава\n\n2. второй"
    assert [(p.kind.value, p.marker, p.body.of(text)) for p in paragraphs] == [
        ("heading", "", "Заголовок"),
        ("item", "•", "первый"),
        ("item", "7.", "седьмой"),
        ("heading", "", "1. глава"),
        ("item", "2.", "второй"),
    ]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (4000, "upperRoman", "4000"),
        (3, "lowerLetter", "c"),
        (27, "upperLetter", "AA"),
        (3, "russianLower", "в"),
        (10, "russianLower", "к"),
        (2, "russianUpper", "Б"),
        (1000, "russianUpper", "1000"),
        (0, "lowerLetter", "0"),
        (5, "unheard of", "5"),
    ],
)
def test_numbers_as_lists_write_them(number, style, expected):
    assert written(number, style) == expected


_LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=90),
        st.sampled_from(
            ["1. один", "- два", "• три", "I. четыре", "II. пять", "МАРШРУТ ТРАМПА", "•", "1.", "", " \u200b"]
        ),
        st.text(alphabet="абв гд.,-—1)•\u200b\xa0", max_size=90),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(lines=_LINES)
@example(lines=["• \u200bтри", "-\xa0два", "- два"])
def test_no_text_is_lost_whatever_the_lines(lines):
    text = "\n".join([*lines, "Баку принял гостей."])
    assert_faithful(read(text))


def written_out(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060\ufeff]+", "", clean(text))


@settings(max_examples=200, deadline=None)
@given(lines=_LINES, kinds=st.lists(st.sampled_from(ParagraphKind), min_size=12, max_size=12))
def test_no_block_is_lost_whatever_its_kind(lines, kinds):
    text, paragraphs = structure.assemble(map(Block, lines, kinds))
    assert [paragraph.span.of(text) for paragraph in paragraphs] == (text.split("\n\n") if text else [])
    assert written_out(text) == "".join(map(written_out, lines))
