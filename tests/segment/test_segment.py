"""Segments: boundaries (``|`` where a sentence begins), offsets, identifiers, sentences that are too long."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.records import Article, Paragraph, Segment, Span
from briefing.segment import segments, title_segment
from briefing.segment.oversize import LONGEST
from tests.factories.paths import SEEDS
from tests.factories.processor_time import at_most


def article(*bodies: str, language: str = "ru", title: str = "", title_span: Span | None = None) -> Article:
    """Return an article of these paragraphs, each with a marker of two characters before its body."""
    starts = [sum(len(body) + 4 for body in bodies[:index]) for index in range(len(bodies))]
    return Article(
        id="a1",
        path="a.txt",
        sha256="",
        encoding="utf-8",
        language=language,
        text="\n\n".join(f"• {body}" for body in bodies),
        paragraphs=tuple(
            Paragraph(Span(start, start + 2 + len(body)), Span(start + 2, start + 2 + len(body)), marker="•")
            for start, body in zip(starts, bodies, strict=True)
        ),
        title=title,
        title_span=title_span,
    )


def cut(text: str, language: str = "ru") -> str:
    return "|".join(segment.source for segment in segments(article(text, language=language)))


def without_bars(case: str) -> str:
    return case.replace("|", " ")


def lines(cases: str) -> list[str]:
    return cases.strip().splitlines()


RUSSIAN = lines("""
Первое.|Второе!|Третье?|Четвертое...|Пятое…|Шестое?!|Седьмое
И. Алиев отметил.|Об этом сообщил Дж. Д. Вэнс.|Книга Э. По и Г. А. Алиева
Об этом сообщил Вл. Соловьев.|Церковь Св. Мартина
Встреча в г. Баку на ул. Низами, д. 5, кв. 12.|Затем в пос. Алят
Выделено 5 млрд долл. США.|Площадь 86,6 тыс. кв. км.|Добыто 4.5 млн т нефти
Университет им. Гейдара Алиева.|Школа им. В. И. Ленина
8 августа 2025 г. в Вашингтоне.|В 2020 г. Азербайджан вырос.|Это было в 2020 г.|Затем начался рост
В 2020-2024 гг. Азербайджан рос.|В XX в. Иран отстал.|В январе с.г. Баку принял саммит
Порты, дороги и т.д.|Алиев добавил, что Казахстан и др. страны, т.е. соседи, согласны
Порты, дороги и т.д.|«Мы готовы», — сказал он
Развитие портов, дорог и т.п. в регионе, в т.ч. Алята, см. рис. 3 и табл. 4 на стр. 5
Они помогли им.|Затем они ушли.|План Б.|Поэтому все ждут.|Вес до 30 т.|Это много
«Первое.|Второе», - сказал он.|Третье.
«Первое.|Второе.|Третье», — сказал Алиев.|Четвертое.
"Первое.|Второе", - отметил дипломат.|"Третье".|Четвертое
«Первое.|Второе.»|Третье
Он сказал: «Первое.|Второе».|Третье
«Мы победим!» — сказал он.|«Зачем?..» - спросил он.|«Мы победим!» — Алиев повторил это
«Да», — сказал он.|— А теперь нет.|Он ушел.
В рамках проекта "Цифровой шелковый путь", который принят.|Затем
На форуме «Куда идет мир?» Алиев выступил.|Он спросил: «Куда?»|Алиев ответил.|Он крикнул «Ура!»|Затем ушел.
«Порт открыт.|[...] Азербайджан растет (…) Казахстан тоже», — сказал он.|Он замолчал... и ушел.|Она ждала…|Потом ушла
Порт построен [1].|Дорога построена.[2]|Затем мост.[3][4]|По данным [5] Алиев прав
Порты (Баку, Алят и др.) Алиев назвал.|Он ушел (ненадолго).|(Потом вернулся.|И снова ушел.)|Затем
• Подтверждают поддержку;
развитие энергетики; Азербайджан и Турция; транзит
Стороны намерены: 1. Азербайджан строит;|2. Казахстан платит;|3. Турция помогает.
1. Азербайджан строит порт.|2. Казахстан платит.
Раздел II. Экономика.|Статья 5. Права сторон.|См. статью 5.|Другая
Сайт https://day.az/news/1.html?x=1.2 открыт.|Day.Az и Лента.Ру пишут.|HAIMAKER.AI подпишут меморандум.|Азербайджан
Порт построен.|Он работает.|Курс 1.7 маната
БАКУ, 5 мар. — РИА Новости.|Встреча 10.02.2026.|Начало в 15:30.|«Карабах» выиграл 3:1.|Игра закончена
Компания ООО «Рога и К°» работает.|Это факт.
Доклад сделали ген.-лейт. Гасанов, вице-адм. Петров и полк. Мамедов.|Это пост.|Он прибыл
Его слушали акад. Х. Мирза, к.э.н. Т. Ким, д. ю. н. Омаров и деп. Иванов, зам. министра, пред. Комитета.|Затем
Как указано в пост. Кабмина, фирма «Боташ» (тур. Botaş) получит землю.|Он занял пост.|Иванов рад
Указ «О порядке учета и т.д. Общие положения» (принят в Баку. Опубликован в газете) вступил.|Порты и т.д.|Алиев рад
Роман «Что делать? Из рассказов» издан.|Форум «Куда? Зачем?» прошел.|Он сказал: «Куда?|Зачем?»|Потом все ушли
Заявление передано через Yahoo! Japan.|«Wow!» — сказал он.|Yahoo!|Затем ушли
""")


@pytest.mark.parametrize("case", RUSSIAN)
def test_russian_sentences(case):
    assert cut(without_bars(case)) == case


def test_a_lost_space_between_sentences_is_no_obstacle():
    assert cut("Порт построен.Он работает.Day.Az пишет") == "Порт построен.|Он работает.Day.Az пишет"


OTHER = [
    ("en", "Dr. Smith met J. D. Vance at 5 p.m. in the U.S. Senate.|He left.|“Yes!” he said."),
    ("kk", "Президент Қ. Тоқаев айтты.|Кеше 2025 ж. Астанада жиналыс өтті.|Үшінші сөйлем."),
    ("az", "Prezident İ. Əliyev dedi.|Sonra getdi."),
    ("xx", "An unknown language.|Another sentence."),
]


@pytest.mark.parametrize(("language", "case"), OTHER)
def test_sentences_of_other_languages(language, case):
    assert cut(without_bars(case), language) == case


@pytest.mark.parametrize("space", ["\u00a0", "\u2028", "\u3000", "\u202f"])
def test_wide_spaces_do_not_upset_sentencex(space):
    assert cut(f"A{space}. B.{space}Then C.", "en").replace("|", space) == f"A{space}. B.{space}Then C."


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0"])
def test_a_blank_body_has_no_segments(text):
    assert segments(article("Первое.", text, "Второе.")) == segments(article("Первое.", text, "Второе."))
    assert [segment.paragraph for segment in segments(article("Первое.", text, "Второе."))] == [0, 2]


def test_stray_marks_stay_with_a_sentence_and_alone_make_one():
    assert cut("— «Первое. — * * * Второе. ***") == "— «Первое.|— * * * Второе. ***"
    assert cut("* * *") == "* * *"


PIECES = st.sampled_from(
    [*'аяЖ.!?…;:,-—–«»"“”„()[] \n\t\u00a01', ". Б", "т.д. ", " г. Баку", "Он ", "слово " * 30, "ы" * 300, "»", "A. "]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["ru", "en", "kk", "zh"]))
def test_segments_are_exact_ordered_bounded_and_complete(bodies, language):
    source = article(*bodies, language=language)
    found = segments(source)
    assert [segment.span.of(source.text) for segment in found] == [segment.source for segment in found]
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))
    assert all(segment.source == segment.source.strip() != "" for segment in found)
    assert all(len(segment.source) <= LONGEST for segment in found)
    assert len({segment.id for segment in found}) == len(found)
    for index, paragraph in enumerate(source.paragraphs):
        spans = [segment.span for segment in found if segment.paragraph == index]
        assert all(paragraph.body.start <= span.start and span.stop <= paragraph.body.stop for span in spans)
        assert words("".join(span.of(source.text) for span in spans)) == words(paragraph.body.of(source.text))


def words(text: str) -> str:
    return "".join(text.split())


# Sentences that are too long

CLAUSE = "стороны намерены расширять взаимовыгодное сотрудничество в области развития портов и дорог"


def cut_long(*parts: str) -> list[str]:
    """Return the pieces of a long sentence, each as its last word and mark."""
    assert len("".join(parts)) > LONGEST
    return [piece.split()[-1] for piece in cut("".join(parts)).split("|")]


def test_a_sentence_below_the_limit_stays_whole():
    sentence = ", ".join([CLAUSE] * 6)
    assert LONGEST - len(sentence) < len(CLAUSE)
    assert cut(sentence) == sentence


@pytest.mark.parametrize(
    ("joint", "last"),
    [("; ", "дорог;"), (": ", "дорог:"), (" — ", "—"), (", которые ", "дорог,"), (", а ", "дорог,"), (", ", "дорог,")],
)
def test_a_long_sentence_is_cut_where_a_thought_ends(joint, last):
    start = CLAUSE.replace(" ", ", ", 3)  # commas that a better place must win over
    assert cut_long(start, " ", CLAUSE, " ", CLAUSE, " ", CLAUSE, joint, *[f"{CLAUSE} "] * 4) == [last, "дорог"]


def test_better_places_win_over_nearer_ones():
    half = f"{CLAUSE} {CLAUSE} {CLAUSE}"
    assert cut_long(f"{half}; {CLAUSE}, что {half}") == ["дорог;", "дорог"]
    assert cut_long(f"{half}, что {CLAUSE}, {half}") == ["дорог,", "дорог"]


def test_a_long_sentence_is_not_cut_inside_quotes_or_brackets_if_it_need_not_be():
    half = f"{CLAUSE} {CLAUSE} {CLAUSE}"
    for opening, closing in ("«»", '""', "()", "„“", "“”"):
        pieces = cut(f"{half} {opening}первое; второе; {CLAUSE}; третье{closing}, {half}").split("|")
        assert [piece[-2:] for piece in pieces] == [f"{closing},", "ог"]


def test_a_long_quote_of_another_language_is_cut_at_its_sentences():
    sentence = "We are ready to build the port, the road and the railway with our neighbours, he said, right now. "
    pieces = cut(f"“{(sentence * 8).strip()}” he said.", "en").split("|")
    assert [piece[-4:] for piece in pieces] == ["now.", "aid."]


def test_a_line_of_five_thousand_words_is_cut_evenly_and_loses_none():
    line = " ".join(f"слово{number}" for number in range(5000))
    pieces = cut(line).split("|")
    assert " ".join(pieces) == line
    assert max(map(len, pieces)) - min(map(len, pieces)) < 40


def test_a_word_of_ten_thousand_letters_is_cut_at_last():
    word = "ы" * 10_000
    pieces = cut(f"Слово {word} конец").split("|")
    assert "".join(pieces) == f"Слово {word} конец"
    assert min(map(len, pieces)) > LONGEST / 2


@pytest.mark.parametrize("text", ["слово; слово " * 60_000, "слово " * 60_000, "! " * 20_000, "«" * 40_000])
def test_time_is_linear(text):
    # razdel's own loop takes 20 seconds for the first, and four times as long for twice as much.
    with at_most(8):
        assert segments(article(text))


# Identifiers


def ids(*bodies: str) -> dict[str, str]:
    """Return each segment's source by its id."""
    return {segment.id: segment.source for segment in segments(article(*bodies))}


def test_an_id_is_the_article_s_and_eight_digits():
    assert all(re.fullmatch(r"a1-[0-9a-f]{8}", id_) for id_ in ids("Первое. Второе."))


def test_ids_survive_edits_elsewhere():
    before = ids("Первое. Второе. Третье.", "Первое.")
    after = ids("Новое.", "Первое. Измененное. Третье.", "Первое.")
    assert sorted(before.keys() & after.keys()) == sorted(id_ for id_, source in before.items() if source != "Второе.")


def test_equal_sentences_have_ids_of_their_own():
    assert list(ids("Да. Нет. Да.", "Да.").values()) == ["Да.", "Нет.", "Да.", "Да."]


def test_ids_do_not_depend_on_white_space():
    assert ids("Первое\u00a0слово.").keys() == ids("Первое\n  слово.").keys()


def test_ids_are_unique_even_where_digests_collide(monkeypatch):
    monkeypatch.setattr("briefing.segment.ID_DIGITS", 1)
    assert len(ids("Раз. Два. Три. Четыре. Пять. Шесть. Семь. Восемь. Девять. Десять. Раз. Два.")) == 12


# The title


def test_a_title_that_is_a_sentence_of_the_text_is_that_segment():
    source = article("Первое. Второе.", title="Второе.", title_span=Span(10, 17))
    body = segments(source)
    assert title_segment(source, body) is body[1]


def test_a_dateline_before_the_title_is_a_segment_of_its_own():
    source = article("БАКУ/Trend/ - Порт открыт. Второе.", title="Порт открыт.", title_span=Span(16, 28))
    body = segments(source)
    assert [segment.source for segment in body] == ["БАКУ/Trend/ -", "Порт открыт.", "Второе."]
    assert title_segment(source, body) is body[1]


@pytest.mark.parametrize(
    ("title", "span"),
    [("Первое. Второе", Span(2, 16)), ("Второе", Span(10, 16)), ("Из метаданных", None), ("Второе.", None)],
)
def test_any_other_title_is_a_segment_of_its_own(title, span):
    source = article("Первое. Второе.", title=title, title_span=span)
    body = segments(source)
    made = title_segment(source, body)
    assert made == Segment(made.id, title, span, None)
    assert made.id not in {segment.id for segment in body}


# The articles of the project


def seed(number: int) -> list[list[str]]:
    """Return the segments of each line of a seed, its date stamp removed."""
    (path,) = SEEDS.glob(f"{number:03}_*.txt")
    text = re.sub(r"^ date \S+ ", "", path.read_text(encoding="utf-8"))
    return [cut(line).split("|") for line in text.splitlines() if line.strip()]


def test_a_long_quote_becomes_its_sentences():
    assert [(s.split()[0], s.split()[-1]) for s in seed(0)[2]] == [
        ("«Еще", "экосистемы."),
        ("В", "Азербайджане."),
        ("Эта", "Азию."),
        ("Азербайджан", "продукции."),
        ("В", "Азербайджане."),
        ("Этот", "Алиев."),
    ]


SEED_COUNTS = [
    (0, "1 1 6 1 8"),
    (1, "1 1 1 1 1 1 1 1 1 1 2 2 1 1 1 1 1 1 2 1 1 1 1 1 1 1 2 1 1 1 1 1 1 2 1 1"),
    (2, "1 1 2 1 2 1 2 1 2"),
    (3, "1 1 2 1 1 4 1 1 2"),
    (4, "1 1 1 1 1 2"),
]


@pytest.mark.parametrize(("number", "counts"), SEED_COUNTS)
def test_the_seeds_have_as_many_sentences_as_a_reader_counts(number, counts):
    assert " ".join(str(len(line)) for line in seed(number)) == counts


def test_a_dateline_in_front_of_the_title_is_a_segment_of_its_own():
    source = article("БАКУ/Trend/ - Первое. Второе.", title="Первое.", title_span=Span(16, 23))
    body = segments(source)
    assert [segment.source for segment in body] == ["БАКУ/Trend/ -", "Первое.", "Второе."]
    assert title_segment(source, body) is body[1]
