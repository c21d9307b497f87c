"""Names that stand in another relation: ``Russian | English | names that are told``."""

import pytest

from briefing.checks import defects

CASES = """
    Это гарантии для портов, которые атакует Украина. | These are ports, which attacks Ukraine. | «Украина»
    Это гарантии для портов, которые атакует Украина. | These are guarantees for ports that Ukraine attacks. |
    Это гарантии для портов, которые атакует Украина. | These are guarantees for ports attacked by Ukraine. |
    Половину суммы даст Пекин. | Half of the sum will be given to Beijing. | «Пекин»
    Половину суммы даст Пекин. | Half of the sum will come from Beijing. |
    Меры против банков ввела Грузия. | The measures by the banks were directed at Georgia. | «Грузия»
    Об этом заявила Грузия. | According to Georgia, this is so. |
    Дорогу построит Казахстан. | The road will lead to Kazakhstan. | «Казахстан»
    Мост построит Казахстан. | The bridge will lead to Kazakhstan. |
    Экспорт из Турции вырос. | Exports to Türkiye grew. | «Турции»
    Экспорт из соседней Турции вырос. | Exports to Türkiye grew. | «Турции»
    Экспорт из Турции вырос. | Exports from Türkiye grew. |
    Экспорт из Турции вырос. | Türkiye's exports grew. |
    Экспорт из Турции в Турции вырос. | Exports to Türkiye grew. |
    Группа вылетела в Армению. | The group left Armenia. | «Армению»
    Группа вылетела в Армению. | The group left for Armenia. |
    Им запретили въезд в Армению. | They were barred from entering Armenia. |
    Группа работает в Армении. | The group comes from Armenia. |
    Санкции соблюдаются Арменией. | The sanctions are directed at Armenia. | «Арменией»
    Переговоры с Арменией идут. | The talks are directed at Armenia. |
    Банк предоставит Казахстану кредит. | The bank will get a loan from Kazakhstan. | «Казахстану»
    Банк предоставит Казахстану кредит. | The bank will give Kazakhstan a loan. |
    Об этом сказал Report директор банка Ильяс Омаров. | Report, the director, said this to Omarov. | «Report»
    Об этом сказал Report директор банка Ильяс Омаров. | This was said by Report, Ilyas Omarov. | «Report»
    Об этом сказал Report директор банка Ильяс Омаров. | Bank director Ilyas Omarov told Report this. |
    Об этом сообщил Report. | Report said this. |
"""


def _rows():
    return [[cell.strip() for cell in row.split("|")] for row in CASES.strip().splitlines()]


@pytest.mark.parametrize(("source", "target", "names"), _rows())
def test_relations(source, target, names):
    told = [each.message for each in defects(source, target, "ru", "en") if each.code == "relation-changed"]
    assert [message.rpartition(": ")[2].removesuffix(".") for message in told] == [names] * bool(names)


def test_what_the_glossary_settles_is_not_in_doubt():
    settled = [("экспорт из Турции", "exports to Türkiye")]
    found = defects("Вырос экспорт из Турции.", "Exports to Türkiye grew.", "ru", "en", settled)
    assert "relation-changed" not in [each.code for each in found]
