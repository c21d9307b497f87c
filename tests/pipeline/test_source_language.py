"""From which of its languages an article is translated, and what is said of the others."""

import pytest

from briefing.pipeline.source_language import source_language, with_untranslated
from tests.factories.read_articles import read

RUSSIAN = "Министр иностранных дел Казахстана прибыл в Баку и провел переговоры о транзите."
KAZAKH = "Қазақстан Сыртқы істер министрі Бакуге келіп, транзит туралы келіссөздер жүргізді."
ENGLISH = "The Minister of Foreign Affairs of Kazakhstan arrived in Baku and held talks on transit."


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        ((RUSSIAN, RUSSIAN, KAZAKH), "ru"),
        ((KAZAKH, KAZAKH, RUSSIAN), "ru"),  # the half that can be translated
        ((*[KAZAKH] * 9, RUSSIAN), None),  # a quotation is not worth a pack
        ((*[ENGLISH] * 9, RUSSIAN), "ru"),  # but English is no reason not to translate it
        ((ENGLISH, ENGLISH), "en"),
        ((ENGLISH, ENGLISH, KAZAKH), "en"),
        ((KAZAKH,), None),
    ],
)
def test_the_language_with_a_model_that_most_of_it_is_in(paragraphs, code) -> None:
    assert source_language(read("\n\n".join(paragraphs)), {"ru"}, "en") == code


def test_what_is_not_translated_is_said_with_its_amount_and_beginning() -> None:
    article = with_untranslated(read(f"{RUSSIAN}\n\n{RUSSIAN}\n\n{KAZAKH}\n\n{ENGLISH}"), "en")
    assert [(finding.code, finding.message) for finding in article.findings] == [
        (
            "other-language",
            "Part of the article is in Kazakh and not translated: "
            "82 characters, “Қазақстан Сыртқы істер министрі Бакуге келіп, транзит …”.",
        )
    ]
