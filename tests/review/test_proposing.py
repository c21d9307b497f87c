"""Glossary lines from corrections, in the notation «Russian | English as [it was sent > it came back]»."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.records import Correction, Edition, EditionRow, Term
from briefing.review import ChangedRow, propose

NOW = datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC)


def proposed(*lines: str, source: str = "ru", target: str = "en") -> tuple[Term, ...]:
    rows, changes = [], []
    for number, line in enumerate(lines):
        russian, english = line.split(" | ")
        sent, now = (re.sub(r"\[(.*?) > (.*?)\]", side, english) for side in (r"\1", r"\2"))
        row = EditionRow(f"{number:010x}-{number:08x}", "a.txt", source, russian, sent)
        rows.append(row)
        changes += [ChangedRow(row, Correction(russian, source, target, now, NOW))] if now != sent else []
    return propose(changes, Edition("0" * 16, target, tuple(rows)))


def drawn(*lines: str) -> list[str]:
    return [f"{term.source} = {term.target}" for term in proposed(*lines)]


def test_term_says_that_it_is_proposed_and_why():
    terms = proposed(
        "Казахстан поддерживает Средний коридор. | Kazakhstan supports the [Central > Middle] Corridor.",
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Роль Среднего коридора растет. | The role of the [Central > Middle] Corridor grows.",
    )
    expected = Term("Средний коридор", "Middle Corridor", status="proposed", note="proposed from 3 corrections")
    assert terms == (expected,)


CONSISTENT = {
    "adjective and noun in oblique cases only": (
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Рост Среднего коридора продолжен. | The growth of the [Central > Middle] Corridor goes on.",
        "Средний коридор = Middle Corridor",
    ),
    "what it replaces differs": (
        "По Среднему коридору идут грузы. | Goods go by the [Average > Middle] Corridor.",
        "Рост Среднего коридора продолжен. | The growth of the [Central corridor > Middle Corridor] goes on.",
        "Средний коридор = Middle Corridor",
    ),
    "more words in common than the name": (
        "Развитие Среднего коридора важно. | The development of the [Central > Middle] Corridor matters.",
        "Он отметил развитие Среднего коридора. | He noted the development of the [Central > Middle] Corridor.",
        "Средний коридор = Middle Corridor",
    ),
    "common noun, at the start of a sentence too": (
        "Связность региона растет. | [Connectedness > Connectivity] of the region grows.",
        "Они обсудили связность. | They discussed [connectedness > connectivity].",
        "Регион растет. | The region grows.",
        "связность = connectivity",
    ),
    "plural made singular": (
        "Свободные экономические зоны важны. | Free economic [areas > zones] matter.",
        "Рост свободных экономических зон идет. | The growth of free economic [areas > zones] goes on.",
        "свободная экономическая зона = free economic zone",
    ),
    "plural and singular": (
        "Свободные экономические зоны важны. | Free economic [areas > zones] matter.",
        "Это свободная экономическая зона. | It is a free economic [area > zone].",
        "свободная экономическая зона = free economic zone",
    ),
    "noun and genitive": (
        "О Контракте века знают все. | All know of the Contract of [Age > the Century].",
        "Подписан Контракт века. | The Contract of [Age > the Century] was signed.",
        "Контракт века = Contract of the Century",
    ),
    "other order of words": (
        "Порт Баку растет. | [Baku port > The Port of Baku] grows.",
        "В порту Баку много судов. | There are many ships in the [Baku port > Port of Baku].",
        "порт Баку = Port of Baku",
    ),
    "person": (
        "Об этом сказал Касым-Жомарт Токаев. | [Kasym-Zhomart Tokaev > Kassym-Jomart Tokayev] said so.",
        "Мы были с Касым-Жомартом Токаевым. | We were with [Kasym-Zhomart Tokaev > Kassym-Jomart Tokayev].",
        "Касым-Жомарт Токаев = Kassym-Jomart Tokayev",
    ),
    "noun and preposition": (
        "Подписан меморандум о взаимопонимании. | A [note of accord > memorandum of understanding] was signed.",
        "О меморандуме о взаимопонимании знают. | The [note of accord > memorandum of understanding] is known.",
        "меморандум о взаимопонимании = memorandum of understanding",
    ),
    "place in two cases": (
        "Порт в Аляте открыт. | The port in [Alyat > Alat] is open.",
        "Рядом с Алятом стоит завод. | Near [Alyat > Alat] is a plant.",
        "Алят = Alat",
    ),
    "acronym": (
        "ТМТМ растет. | [TMTM > TITR] grows.",
        "По ТМТМ идут грузы. | Goods go by [TMTM > TITR].",
        "ТМТМ = TITR",
    ),
    "elsewhere it came out right": (
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Рост Среднего коридора идет. | The growth of the [Central > Middle] Corridor goes on.",
        "Средний коридор открыт. | The Middle Corridor is open.",
        "Средний коридор = Middle Corridor",
    ),
    "elsewhere it was overlooked": (
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Рост Среднего коридора идет. | The growth of the [Central > Middle] Corridor goes on.",
        "Средний коридор открыт. | The Central Corridor is open.",
        "Средний коридор = Middle Corridor",
    ),
    "another word of the sentence is told apart by other sentences": (
        "Связность Казахстана растет. | [Connectedness > Connectivity] of Kazakhstan grows.",
        "Казахстан обсудил связность. | Kazakhstan discussed [connectedness > connectivity].",
        "Казахстан растет. | Kazakhstan grows.",
        "связность = connectivity",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lines", CONSISTENT.values(), ids=CONSISTENT)
def test_consistent_corrections_propose_a_term(lines):
    *corrections, term = lines
    assert drawn(*corrections) == [term]


UNCLEAR = {
    "nothing corrected": ("Средний коридор открыт. | The Central Corridor is open.",),
    "once": ("Средний коридор открыт. | The [Central > Middle] Corridor is open.",),
    "the same sentence twice": (
        "Средний коридор открыт. | The [Central > Middle] Corridor is open.",
        "Средний коридор открыт. | The [Central > Middle] Corridor is open.",
    ),
    "replaced differently": (
        "Средний коридор открыт. | The [Central > Middle] Corridor is open.",
        "По Среднему коридору идут грузы. | Goods go by the [Central > Median] Corridor.",
    ),
    "replaced differently once of three times": (
        "Средний коридор открыт. | The [Central > Middle] Corridor is open.",
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Рост Среднего коридора идет. | The growth of the [Central > Median] Corridor goes on.",
    ),
    "left as it was in a sentence that was corrected": (
        "Средний коридор открыт. | The [Central > Middle] Corridor is open.",
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
        "Рост Среднего коридора идет. | The [growth > rise] of the Central Corridor goes.",
    ),
    "two words in common": (
        "Связность и торговля растут. | [Connectedness > Connectivity] and trade grow.",
        "Торговле нужна связность. | Trade needs [connectedness > connectivity].",
    ),
    "two names in common": (
        "Южный Кавказ и Средний коридор растут. | South Caucasus and [Central > Middle] Corridor grow.",
        "Средний коридор важен для Южного Кавказа. | [Central > Middle] Corridor matters to South Caucasus.",
    ),
    "nothing in common": (
        "Он отметил рост. | He [noted > stressed] the growth.",
        "Премьер подчеркнул это. | The premier [noted > stressed] this.",
    ),
    "verb, and a noun in common by chance": (
        "Премьер сказал о связи. | The premier [said > noted] there is a link.",
        "Связь есть, сказал он. | There is a link, he [said > noted].",
        "Он сказал да. | He said yes.",
        "Она сказала нет. | She said no.",
    ),
    "verb, and a noun that these sentences alone have": (
        "Премьер подчеркнул значение связи. | The premier [noted > stressed] the link.",
        "О связи он подчеркнул важное. | On the link he [noted > stressed] much.",
        "Премьер уехал. | The premier left.",
    ),
    "half of a name": (
        "Средние коридоры открыты. | [Central > Middle] pathways are open.",
        "По Среднему коридору идут грузы. | Goods go by the [Central > Middle] Corridor.",
    ),
    "a form of several names": (
        "Он видел Токаева. | He saw [Tokaev > Tokayev].",
        "Без Токаева собрание не началось. | Without [Tokaev > Tokayev] the meeting did not begin.",
    ),
    "a surname that looks like a plural": (
        "Посол Атамогланов уехал. | Ambassador [Atamoglanov > Atamoghlanov] left.",
        "Также Атамогланов добавил это. | [Atamoglanov > Atamoghlanov] also added this.",
    ),
    "article only": (
        "Средний коридор открыт. | [A > The] Middle Corridor is open.",
        "По Среднему коридору идут грузы. | Goods go by [a > the] Middle Corridor.",
    ),
    "the phrase stands where the rendering does not": (
        "Регион обсудил доклад. | The region discussed the [report > paper].",
        "Доклад готов в регионе. | The [report > paper] is ready in the region.",
        "Этот доклад он читал. | He read this speech.",
        "Регион ждет. | The region waits.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lines", UNCLEAR.values(), ids=UNCLEAR)
def test_nothing_is_proposed_where_one_would_have_to_guess(lines):
    assert drawn(*lines) == []


def test_several_terms_best_attested_first():
    assert drawn(
        "Средний коридор растет. | The [Central > Middle] Corridor grows.",
        "По Среднему коридору из Алята идут грузы. | From [Alyat > Alat] goods go by the [Central > Middle] Corridor.",
        "Порт в Аляте открыт. | The port in [Alyat > Alat] is open.",
        "Рядом с Алятом стоит порт. | Near [Alyat > Alat] is a port.",
        "Порт Поти открыт. | The port of Poti is open.",
    ) == ["Алят = Alat", "Средний коридор = Middle Corridor"]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), [("uk", "en"), ("ru", "de")])
def test_other_languages_are_left_alone(source, target):
    assert not proposed("Порт. | [Harbour > Port].", "О порте. | On [harbour > port].", source=source, target=target)


WORDS = (
    "Средний коридор по Среднему коридору, «Алят» Баку — Тбилиси-Карс и о TRIPP порта 5 сре\u0301дний \u00ad.".split()
)
ENGLISH = 'the Middle Central Corridor, "Alat" of Port - Baku-Karsʼs 5 corridors . and'.split()
LINES = st.tuples(*(st.lists(st.sampled_from(words), max_size=8).map(" ".join) for words in (WORDS, ENGLISH, ENGLISH)))


@given(st.lists(LINES, max_size=5))
@settings(max_examples=60, deadline=None)
def test_whatever_was_corrected_can_be_looked_through(lines):
    for term in proposed(*(f"{russian} | [{sent} > {now}]" for russian, sent, now in lines)):
        assert term.source
        assert term.target
