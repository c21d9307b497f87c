"""Names spelled in two ways in a pack are told to the reader where the rarer spelling stands."""

import pytest

from briefing.checks.names.spellings import Names
from briefing.records import Article, Origin, Rung, Segment, Span, TermUse, TranslatedArticle, Translation


def translation(number, source, target, origin=Origin.ENGINE, terms=()):
    return Translation(Segment(f"s{number}", source, None, None), target, origin, terms=terms)


def pack(*lines, language="ru"):
    """Return articles of one segment each, from ``Russian | English`` or translations."""
    made = [
        translation(n, *(part.strip() for part in line.split("|"))) if isinstance(line, str) else line
        for n, line in enumerate(lines, 1)
    ]
    article = Article("a", "a.txt", "", "utf-8", language, "", (), "")
    return [TranslatedArticle(article, each, (each,)) for each in made]


def inconsistencies(articles, target_language="en"):
    names = Names(target_language)
    noted = [names.noted(article) for article in articles]
    return {segment: findings for mentions in noted for segment, findings in names.findings(mentions).items()}


def codes(articles, target_language="en"):
    return {
        segment: [f.code for f in findings] for segment, findings in inconsistencies(articles, target_language).items()
    }


ATAMOGLANOV = (
    "Посол Атамогланов приехал. | Ambassador Atamoglanov came.",
    "Посла Атамогланова ждали. | Ambassador Atamoghlanov was expected.",
    "Встреча с Атамоглановым прошла. | The meeting with Atamoglanov was held.",
)


def test_the_rarer_spelling_is_told():
    found = inconsistencies(pack(*ATAMOGLANOV))
    assert {segment: [f.message for f in findings] for segment, findings in found.items()} == {
        "s2": [
            "The name «Атамогланов» is “Atamoghlanov” here and “Atamoglanov” elsewhere in the pack (2 times). "
            "A line in the glossary settles it: Атамогланов,Atamoglanov"
        ]
    }


def test_the_same_pack_gives_the_same_findings():
    assert inconsistencies(pack(*ATAMOGLANOV)) == inconsistencies(pack(*ATAMOGLANOV))


def test_of_two_equally_frequent_spellings_the_first_is_right():
    assert codes(pack(*ATAMOGLANOV[:2])) == {"s2": ["name-spellings"]}


def test_what_a_person_wrote_is_right():
    written = translation(9, "Посол Атамогланов уехал.", "Ambassador Atamoghlanov left.", Origin.PERSON)
    assert codes(pack(*ATAMOGLANOV, written)) == {"s1": ["name-spellings"], "s3": ["name-spellings"]}


def test_a_name_of_the_glossary_is_settled():
    use = TermUse("Атамогланов", "Атамогланова", "Atamoghlanov", Rung.BEST, Span(6, 18))
    settled = translation(2, "Посла Атамогланова ждали.", "Ambassador Atamoghlanov was expected.", terms=(use,))
    assert codes(pack(ATAMOGLANOV[0], settled)) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("Алиев приехал, ждали Пашиняна. | Aliyev came, Pashinyan was expected.", "Приехала Алиева. | Aliyeva came."),
        ("Он из Азербайджана. | He is from Azerbaijan.", "Это в Азербайджане. | It is Azerbaijani."),
        ("Он из Грузии. | He is from Georgia.", "Товары из Грузии. | The goods are Georgian."),
        ("Это Токаев. | It is Tokayev.", "Ждали Токаева. | Tokayev’s visit was expected."),
        ("Это Токаев. | It is Tokayev.", "Ждали Токаева. | He was expected."),
        ("Порт открыт. | The port is open.", "Порты открыты. | Ports are open."),
    ],
)
def test_other_words_of_a_name_are_no_other_spelling(lines):
    assert codes(pack(*lines)) == {}


def test_other_languages_are_left_alone():
    assert codes(pack(*ATAMOGLANOV), "de") == {}
    assert codes(pack(*ATAMOGLANOV, language="uk")) == {}


SOFT_HYPHEN = "\u00ad"


def test_a_soft_hyphen_in_a_name_makes_no_other_name():
    hyphenated = ATAMOGLANOV[1].replace("Атамоглан", f"Атамог{SOFT_HYPHEN}лан")
    assert inconsistencies(pack(ATAMOGLANOV[0], hyphenated, ATAMOGLANOV[2])) == inconsistencies(pack(*ATAMOGLANOV))


def test_the_glossary_settles_a_name_behind_soft_hyphens():
    name = f"Атамог{SOFT_HYPHEN}ланова"
    source = f"По{SOFT_HYPHEN * 14}сла {name} ждали."
    start = source.index(name)
    use = TermUse("Атамогланов", name, "Atamoghlanov", Rung.BEST, Span(start, start + len(name)))
    settled = translation(2, source, "Ambassador Atamoghlanov was expected.", terms=(use,))
    assert codes(pack(ATAMOGLANOV[0], settled, ATAMOGLANOV[2])) == {}
