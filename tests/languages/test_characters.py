import pytest

from briefing.languages.characters import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Казах\u00adстан и Азер\u00adбай\u00adджан", "Казахстан и Азербайджан"),  # soft hyphens
        ("Казахста\u0301н подписа\u0301л", "Казахстан подписал"),  # stress marks
        ("Казахстáн, Éревáн и ѝхний", "Казахстан, Ереван и ихний"),  # letters with an accent
        ("Кыргы\u200bзстан\ufeff, \u200fБаку", "Кыргызстан, Баку"),
        ("и\u0306 и е\u0308", "й и ё"),
        ("контей¬неров", "контейнеров"),
        ("Роль Cреднего коридора на СОР29", "Роль Среднего коридора на COP29"),
        ("café à Paris, Éluard, naïve, Erdoğan", "café à Paris, Éluard, naïve, Erdoğan"),
        ("cafe\u0301", "café"),
        ("TRIPPом", "TRIPPом"),
        ("", ""),
    ],
)
def test_words_are_read_in_their_plain_characters(written: str, read: str) -> None:
    assert plain(written) == read
    assert plain(read) == read


def test_long_words_take_linear_time() -> None:
    assert len(plain("а\u00ad" * 300_000)) == 300_000
