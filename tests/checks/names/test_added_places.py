"""Which places are seen that only the English names: ``Russian | English | places``."""

import pytest

from briefing.checks import defects
from briefing.checks.names.added_places import added_places
from briefing.checks.sentence_pair import paired

CASES = """
В Ливии 7 тыс. наемников. | There are 7,000 mercenaries in Lithuania. | Lithuania
Министры «Большой семерки» против. | The ministers of the Great Sevastopol Group are against it. | Sevastopol
Прибыл король. | The king of South Africa arrived. | South Africa
Суда идут по реке. | Ships go down the Danube. | Danube
В Ливии спокойно. | Libya is calm. |
В ливийской столице спокойно. | The Libyan capital is calm. |
Суд в США отклонил иск. | A court in the United States dismissed the suit. |
Министр экологии РК ушел. | The minister of ecology of Kazakhstan left. |
Алматинский лицей закрыт. | The Almaty lyceum is closed. |
Прикаспийский порт открыт, сообщил Хьюстон. | The Caspian port is open, Houston said. |
Судья Чилембве прав. | Judge Chilembwe is right. |
Об этом пишет The Washington Post. | The Washington Post writes about it. |
Он любит чили и фарфор. | He likes chile and china. |
Он жил в Лос-Анджелесе. | He lived in Los Angeles. |
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_place_that_the_source_does_not_name_is_found(case: str) -> None:
    source, target, places = (part.strip() for part in case.split("|"))
    assert ", ".join(added_places(paired(source, target, "ru", "en"))) == places


def test_a_reader_is_told_even_where_the_source_has_a_name_of_its_own() -> None:
    found = defects("Иванов и «Большая семерка» против.", "Ivanov and the Sevastopol Group are against it.", "ru", "en")
    assert "Named in the English and not in the Russian: “Sevastopol”." in {finding.message for finding in found}


def test_what_the_glossary_says_is_not_added() -> None:
    assert not added_places(
        paired("Открыт БТК.", "Baku–Tbilisi–Kars is open.", "ru", "en", [("БТК", "Baku–Tbilisi–Kars")])
    )


def test_nothing_is_said_of_other_languages() -> None:
    assert not added_places(paired("В Ливии спокойно.", "Litauen ist ruhig: Lithuania.", "ru", "de"))
