"""Matches that are kept from one run to the next."""

import pytest

from briefing.matching import Matcher, PatternCache
from briefing.records import Term
from tests.factories.matches import bracketed

TERMS = [
    Term("Средний коридор", "Middle Corridor"),
    Term("Хуш Чокси", "Khush Choksy"),
    Term("Порт Баку", "Port of Baku"),
]


TEXT = "[Средним коридором] с [Хушем Чокси] в [порту Баку]"


def test_a_saved_cache_gives_the_same_matches_and_saves_the_work(monkeypatch):
    first = PatternCache()
    Matcher(TERMS, "ru", first)
    assert first.changed
    again = PatternCache.loads(first.dumps())
    monkeypatch.setattr("briefing.languages.morphology._analyzer", None)
    monkeypatch.setattr("briefing.matching.patterns.nominatives", None)
    assert bracketed(Matcher(TERMS, "ru", again), TEXT.replace("[", "").replace("]", "")) == TEXT
    assert not again.changed
    assert again.dumps() == first.dumps()


@pytest.mark.parametrize("change", ["program", "rules", "dictionary"])
def test_a_cache_of_another_version_is_not_used(change, monkeypatch):
    cache = PatternCache()
    Matcher(TERMS, "ru", cache)
    text = cache.dumps()
    assert PatternCache.loads(text).dumps() == text
    target, value = {
        "program": ("briefing.__version__", "99"),
        "rules": ("briefing.matching.patterns.RULES", 99),
        "dictionary": ("briefing.languages.morphology.installed", lambda _: "99"),
    }[change]
    monkeypatch.setattr(target, value)
    assert '"terms":{}' in PatternCache.loads(text).dumps()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"version": 1}'])
def test_a_damaged_cache_is_an_empty_one(text):
    assert PatternCache.loads(text).dumps() == PatternCache().dumps()


@pytest.mark.parametrize("terms", ['{"порт": 1}', '{"порт": [true]}', '{"порт": [true, 5]}', "[]"])
def test_a_cache_with_damaged_terms_is_an_empty_one(terms):
    text = PatternCache().dumps().replace('"terms":{}', f'"terms":{terms}')
    assert PatternCache.loads(text).dumps() == PatternCache().dumps()
