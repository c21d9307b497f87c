"""Which lost sentences, clauses, quotation marks and brackets are seen: ``Russian | English | codes``."""

import pytest

from briefing.checks import defects, rank

CODES = {"sentence-missing", "clause-missing", "too-short", "quotes", "quotation", "brackets"}

CASES = """
    Он заявил, что порт открыт и суда идут в Актау и Туркменбаши. | He said it is open. | clause-missing
    Он заявил, что порт открыт и суда идут в Актау и Туркменбаши. | He said it is open, ships go to Aktau and beyond. |
    Порт закрыт. Суда из Актау ждут на рейде. | The port is closed. | sentence-missing
    Порт закрыт. Суда из Актау ждут на рейде. | The port is closed. Ships from Aktau wait. |
    Порт открыт, отметил Адамс. | The port is open, said Mr. | clause-missing
    Порт открыт, отметил Адамс. | The port is open, said Mr. Adams. |
    Порт открыт для судов всех стран. | The port is open to ships of all the | clause-missing
    Контора стоит на Уолл-стрит. | The office stands on Wall St. |
    Порт открыт для судов, которые ждут в Актау и Туркменбаши. | The port is open to ships that wait.  | clause-missing
    Порт открыт для судов, которые ждут в гавани. | The port is open to ships that wait. |
    Порт закрыт. Суда из Актау ждут на рейде. | The port is closed; ships from Aktau wait offshore. |
    Его назвал И. Алиев. | I. Aliyev named it. |
    Он сказал: «Порт открыт». | He said: "The port is open." |
    Он сказал: «Порт открыт». | He said: "The port is open. | quotes
    Он сказал: «Порт открыт». | He said: “The port is open. | quotes
    Он сказал: «Порт открыт. | He said: "The port is open. |
    Он назвал это «большим шагом к миру». | He called it a big step towards peace. | quotation
    Он назвал это «большим шагом к миру». | He called it ‘a big step towards peace’. |
    Он назвал ущерб «масштабным». | He called the damage extensive. | quotation
    Они открыли «Рейс дружбы». | They opened the Friendship Flight. |
    Судно «Рапид» пришло. | The ship Rapid has come. |
    Он назвал это "большим шагом к миру". | He called it a big step towards peace. | quotation
    Это открыто", - отметил он. | This is open, he said. |
    Порт (новый) открыт. | The port (a new one) is open. |
    Порт (новый) открыт. | The port (a new one is open. | brackets
    1) Порт открыт. | 1) The port is open. |
"""


def _rows():
    return [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]


def found(source, target, languages="ru en"):
    return [each for each in defects(source, target, *languages.split()) if each.code in CODES]


@pytest.mark.parametrize(("source", "target", "expected"), _rows())
def test_omissions(source, target, expected):
    assert [each.code for each in found(source, target)] == expected.split()


def test_marks_are_looked_at_in_any_languages():
    assert [each.code for each in found("Порт (новый) открыт.", "Der Hafen (der neue ist offen.", "ru de")] == [
        "brackets"
    ]


def test_a_long_quotation_is_shown_in_part():
    source = "Он сказал: «Порт Баку открыт для судов под флагами всех стран Каспийского моря и для иных судов»."
    target = "He said the port of Baku is open to ships under the flags of all countries of the Caspian Sea and others."
    (finding,) = found(source, target)
    assert finding.message == (
        "The English does not mark a quotation as one: «Порт Баку открыт для судов под флагами всех стран …."
    )


def test_a_mark_is_not_worth_another_translation_and_a_clause_is():
    mark = found("Порт (новый) открыт.", "The port (a new one is open.")
    clause = found("Порт закрыт. Суда из Актау ждут на рейде.", "The port is closed.")
    assert rank(mark) == ()
    assert rank(clause) != ()
