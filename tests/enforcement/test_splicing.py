"""The target put where the model wrote something else: what models wrote, and what is to come of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.enforcement.splicing import MOST, candidates
from briefing.languages.romanization import latin, likeness
from tests.factories.constraints import sentence
from tests.factories.processor_time import least
from tests.factories.renderings import count

CHARTER = "{Хартии о стратегическом партнерстве|Charter on Strategic Partnership}"
ROUTE = "{Маршрута Трампа для международного мира и процветания|Trump Route for International Peace and Prosperity}"

SPLICED = [
    # the source with its term, what the model wrote, the first candidate
    (
        "Наша цель – превратить {Алят|Alat} в региональную экономику.",
        "Our goal is to transform Altay into a regional economy.",
        "Our goal is to transform Alat into a regional economy.",
    ),
    (
        "Об этом заявил заместитель министра экономики {Эльнур Алиев|Elnur Aliyev}.",
        "This was announced by the Deputy Minister of Economy Elvan Aliyev.",
        "This was announced by the Deputy Minister of Economy Elnur Aliyev.",
    ),
    (
        "состоялась церемония подписания " + CHARTER,
        'A ceremony was held to sign the "Strategic Partnership Agreement" in Baku.',
        'A ceremony was held to sign the "Charter on Strategic Partnership" in Baku.',
    ),
    (
        f'Они признают значимость "{ROUTE}" как проекта.',
        'They recognize the significance of "Trump\'s Route for the Global Economy and Prosperity" as a project.',
        'They recognize the significance of "Trump Route for International Peace and Prosperity" as a project.',
    ),
    (
        f'Они признают значимость "{ROUTE}" ({{TRIPP|TRIPP}}) как проекта.',
        'They recognize the significance of "TRIPP" as a project.',
        'They recognize the significance of "Trump Route for International Peace and Prosperity" (TRIPP) as a project.',
    ),
    (
        "Транскаспийский коридор ({Средний коридор|Middle Corridor})",
        "Trans-Caspian corridor (Central Road)",
        "Trans-Caspian corridor (Middle Corridor)",
    ),
    (
        "сообщение с {Нахчыванской Автономной Республикой|Nakhchivan Autonomous Republic}",
        "communication with its North Caucasus Autonomous Republic",
        "communication with its Nakhchivan Autonomous Republic",
    ),
    (
        "результатом стал {Южный газовый коридор|Southern Gas Corridor|South Gas Corridor}",
        "The result was the South Gas Corridor's opening",
        "The result was the Southern Gas Corridor's opening",
    ),
    (
        "30-летие {Торговой палаты США-Азербайджан|U.S.-Azerbaijan Chamber of Commerce}.",
        "The 30th anniversary of the United States-Azerbaijan Trade Commission.",
        "The 30th anniversary of the U.S.-Azerbaijan Chamber of Commerce.",
    ),
    (
        "расположена рядом с {портом Баку|Port of Baku}.",
        "It is located next to the Baku port.",
        "It is located next to the Port of Baku.",
    ),
    (
        "построены две {ветряные электростанции|wind farm|wind power station}.",
        "Two wind power stations were built.",
        "Two wind farms were built.",
    ),
    (
        "поддержка совместных {НИОКР|R&D|NIOKR}.",
        "Support of joint NIOKRs.",
        "Support of joint R&D.",
    ),
    (
        "по {Среднему коридору|Middle Corridor|Central Corridor} через {Центральную Азию|Central Asia}",
        "along the Central Corridor through Central Asia",
        "along the Middle Corridor through Central Asia",
    ),
]


@pytest.mark.parametrize(("notation", "hypothesis", "spliced"), SPLICED)
def test_the_first_candidate_replaces_what_the_model_wrote(notation, hypothesis, spliced):
    source, constraints = sentence(notation)
    assert candidates(source, hypothesis, constraints[0], constraints)[0] == spliced


def test_a_term_that_the_model_left_out_is_added():
    source, (constraints,) = sentence("Рост составил 5%, отметил {Токаев|Tokayev}.")
    assert candidates(source, "Growth was 5%.", constraints)[0] == "Growth was 5% (Tokayev)."


def test_a_target_that_is_right_is_not_touched():
    source, constraints = sentence("{Ильхам Алиев|Ilham Aliyev} и {Эльнур Алиев|Elnur Aliyev}")
    assert all(
        "Ilham Aliyev" in text for text in candidates(source, "Ilham Aliyev and others", constraints[1], constraints)
    )


@given(st.text(max_size=80), st.sampled_from([notation for notation, *_ in SPLICED]))
def test_every_candidate_has_the_target(hypothesis, notation):
    source, constraints = sentence(notation)
    texts = candidates(source, hypothesis, constraints[0], constraints)
    assert 0 < len(texts) <= MOST
    assert all(count(constraints[0].target, text) for text in texts)


def test_four_times_the_words_take_candidates_less_than_ten_times_as_long():
    """5 times was measured, 11 ms for the shorter one; if each word were held against each, it would be 16."""

    def seconds(times: int) -> float:
        source, constraints = sentence(f'Они признают значимость "{ROUTE}". ' + "Очень важного проекта. " * 15 * times)
        hypothesis = 'They recognize the "Trump Road for World Trade" ' + "as a project in Central Asia " * 8 * times
        return least(lambda: candidates(source, hypothesis, constraints[0], constraints))

    assert seconds(4) < 10 * seconds(1)


@pytest.mark.parametrize(
    ("russian", "english", "least"),
    [
        ("Алиев", "Aliyev", 1.0),
        ("Джаббаров", "Jabbarov", 1.0),
        ("Жапаров", "Japarov", 1.0),
        ("Хикмет", "Hikmet", 1.0),
        ("Алят", "Alatya", 0.5),
        ("Нахчыван", "Nakhichevan", 0.7),
        ("Каспий", "Caspian", 0.7),
    ],
)
def test_names_sound_alike_across_alphabets(russian, english, least):
    assert likeness(latin(russian), english) >= least > likeness(latin(russian), "government")
