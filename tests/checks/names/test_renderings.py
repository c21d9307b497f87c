"""One thing, one name: which renderings differ from the article's own. Lines are ``Russian | English``."""

import pytest

from briefing.checks.names.renderings import CODE, findings
from briefing.records import Article, Origin, Rung, Segment, Span, TermUse, TranslatedArticle, Translation


def translation(number: int, line: str, origin: Origin = Origin.ENGINE, terms: tuple[TermUse, ...] = ()) -> Translation:
    source, target = line.split(" | ")
    return Translation(Segment(f"s{number}", source, None, None), target, origin, terms=terms)


def article(*translations: Translation, language: str = "ru") -> TranslatedArticle:
    return TranslatedArticle(
        Article("a", "a.txt", "", "utf-8", language, "", (), ""), translations[0], tuple(translations)
    )


def told(*lines: str) -> dict[str, list[str]]:
    made = article(*(translation(number, line) for number, line in enumerate(lines, 1)))
    return {segment: [each.message for each in found] for segment, found in findings(made, "en").items()}


FIRST = "В Азербайджанской Республике | In the Republic of Azerbaijan"
ALIKE = [
    (
        FIRST,
        "Азербайджанской Республикой | by the Republic of Azerbaijan",
    ),
    ("Хартия: подписали Хартию. | The Charter was signed.", "В силу настоящей Хартии | By virtue of this Charter"),
    ("Раздел I: Мир | Section I: Peace", "Раздел II: Порты | Section II: Ports"),
    ("Раздел I: Мир | Section I: Peace", "Статья 2. Порты | Article 2. Ports"),
    ("Он уважает Договор. | He respects the Treaty.", "Он уважает договор. | He respects the contract."),
    ("Власти Таможенного Комитета | The Customs Committee", "Власти Спортивного Комитета | The Sports Commission"),
]
DIFFERENT = [
    (
        FIRST,
        "Для Азербайджанской Республики | For the Azerbaijan Republic",
    ),
    (FIRST, "Для Азербайджанской Республики | For Azerbaijan"),
    ("Он уважает Договор. | He respects the Treaty.", "Он забыл Договор. | He forgot the Contract."),
    ("Приложение 1. Порты | Annex 1. Ports", "Приложение 2. Форма | Appendix 2. Form"),
]


@pytest.mark.parametrize("lines", ALIKE)
def test_one_rendering_is_left_alone(lines: tuple[str, ...]) -> None:
    assert told(*lines) == {}


@pytest.mark.parametrize("lines", DIFFERENT)
def test_another_rendering_than_the_first_is_told(lines: tuple[str, ...]) -> None:
    assert list(told(*lines)) == ["s2"]


def test_the_message_has_both_renderings() -> None:
    assert told(*DIFFERENT[0]) == {
        "s2": [
            "«Азербайджанской Республики» is “Azerbaijan Republic” here and “Republic of Azerbaijan” where the article "
            "first has it."
        ]
    }


def test_a_shortened_name_is_not_right_for_coming_first() -> None:
    assert list(told(*reversed(DIFFERENT[1]))) == ["s1"]


def test_what_a_person_wrote_is_right() -> None:
    first, second = DIFFERENT[2]
    found = findings(article(translation(1, first), translation(2, second, Origin.PERSON)), "en")
    assert [(segment, each.code) for segment, told in found.items() for each in told] == [("s1", CODE)]


def test_what_the_glossary_has_is_right() -> None:
    first, second = DIFFERENT[2]
    use = TermUse("Договор", "Договор", "Contract", Rung.HINTS, Span(9, 16))
    assert list(findings(article(translation(1, first), translation(2, second, terms=(use,))), "en")) == ["s1"]


def test_only_translations_from_russian_into_english_count() -> None:
    made = [translation(number, line) for number, line in enumerate(DIFFERENT[0], 1)]
    assert not findings(article(*made, language="uk"), "en")
    assert not findings(article(*made), "fr")


def test_a_soft_hyphen_hides_no_name():
    plain = "Для Азербайджанской Республики | For the Azerbaijan Republic"
    assert (
        told(FIRST, plain.replace("джан", "джан\u00ad").replace("Респуб", "Респуб\u00ad")) == told(FIRST, plain) != {}
    )
