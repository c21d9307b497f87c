"""The build, from articles to a pack."""

import pytest

from briefing.errors import InputError, NoModelError
from briefing.records import Origin
from tests.factories.builds import CountingProgress, FakeMemory, build_pack
from tests.factories.engines import FakeEngine

RUSSIAN = (
    "Министры встретились в Баку в понедельник. Они говорили о новых портах и дорогах.\n\nСтороны подписали договор."
)
ENGLISH = "The ministers met in Baku on Monday. They spoke about new ports and roads and signed an agreement."
KAZAKH = "Қазақстан Республикасының Президенті Ақордада үкімет мүшелерімен кездесіп, жаңа жобаларды талқылады."


def test_every_sentence_of_every_article_is_translated_in_the_order_of_the_text():
    articles = build_pack(
        {"a.txt": RUSSIAN, "b.txt": "Иной текст о ценах на нефть и газ в регионе."},
        engine=FakeEngine(fallback=str.upper),
    ).articles
    assert [[t.segment.source for t in article.translations] for article in articles] == [
        [
            "Министры встретились в Баку в понедельник.",
            "Они говорили о новых портах и дорогах.",
            "Стороны подписали договор.",
        ],
        ["Иной текст о ценах на нефть и газ в регионе."],
    ]
    assert all(t.target == t.segment.source.upper() for article in articles for t in article.translations)


def test_an_article_in_the_target_language_passes_through_and_is_marked():
    (article,) = build_pack({"a.txt": ENGLISH}).articles
    assert {(t.target == t.segment.source, t.origin) for t in article.translations} == {(True, Origin.SOURCE)}


def test_an_article_in_a_language_without_a_model_is_named_and_the_rest_go_on():
    made = build_pack({"a.txt": KAZAKH, "b.txt": RUSSIAN})
    assert [article.article.path for article in made.articles] == ["b.txt"]
    assert [(s.path, "Kazakh" in s.reason) for s in made.skipped] == [("a.txt", True)]


def test_no_model_for_any_article_is_an_error_that_names_one():
    with pytest.raises(NoModelError, match=r"a\.txt.*Kazakh"):
        build_pack({"a.txt": KAZAKH})


def test_nothing_readable_is_an_error():
    with pytest.raises(InputError, match="None of the 2"):
        build_pack({"a.txt": "", "b.txt": " \n"})
    with pytest.raises(InputError, match="no articles"):
        build_pack({})


def test_progress_ends_at_what_was_announced():
    progress = CountingProgress()
    build_pack({"a.txt": RUSSIAN, "b.txt": RUSSIAN, "c.txt": ENGLISH}, progress=progress)
    assert (progress.articles, progress.segments) == progress.expected
    assert progress.expected[0] == 2


def test_the_signature_names_program_engine_and_model():
    line = str(build_pack({"a.txt": RUSSIAN}).signature)
    assert line.startswith("briefing ")
    assert "| fake |" in line
    assert "sha256:000000000000" in line


def test_of_an_article_in_three_languages_each_paragraph_is_translated_passed_through_or_marked():
    made = build_pack({"a.txt": f"{KAZAKH}\n\n{RUSSIAN}\n\n{ENGLISH}"}, engine=FakeEngine(fallback=str.upper))
    (article,) = made.articles
    by_paragraph = {t.segment.paragraph: (t.origin, t.target) for t in article.translations}
    assert by_paragraph == {
        0: (Origin.SOURCE, ""),
        1: (Origin.ENGINE, "ОНИ ГОВОРИЛИ О НОВЫХ ПОРТАХ И ДОРОГАХ."),
        2: (Origin.ENGINE, "СТОРОНЫ ПОДПИСАЛИ ДОГОВОР."),
        3: (Origin.SOURCE, "They spoke about new ports and roads and signed an agreement."),
    }
    assert (article.article.language, article.title.target) == ("ru", "МИНИСТРЫ ВСТРЕТИЛИСЬ В БАКУ В ПОНЕДЕЛЬНИК.")
    assert [finding.code for finding in article.article.findings] == ["other-language"]


def test_what_a_model_was_unsure_of_is_marked_again_from_the_memory():
    memory = FakeMemory()
    for origin in (Origin.ENGINE, Origin.MEMORY):
        (article,) = build_pack({"a.txt": RUSSIAN}, engine=FakeEngine(unsure=True), memory=memory).articles
        assert {each.origin for each in article.translations} == {origin}
        assert all("unsure" in {finding.code for finding in each.findings} for each in article.translations)
