"""Language tokens of NLLB and M2M-100, and the codes that files name languages by."""

import pytest

from briefing.engines.seq2seq.languages import FLORES, language_tokens, two_letters


def test_the_tokens_of_nllb_and_m2m_100_are_known() -> None:
    assert language_tokens(["<s>", "rus_Cyrl", "▁да", "kaz_Cyrl", "xxx_Latn"]) == {"ru": "rus_Cyrl", "kk": "kaz_Cyrl"}
    assert language_tokens(["__ru__", "__en__", "__xx__", "ru"]) == {"ru": "__ru__", "en": "__en__"}
    assert language_tokens(["▁ru", "en"]) == {}


@pytest.mark.parametrize(
    ("written", "code"),
    [("ru", "ru"), ("rus", "ru"), ("eng", "en"), ("rus_Cyrl", "ru"), ("en-GB", "en"), ("RU", "ru"), ("xyz", "xyz")],
)
def test_codes_become_those_of_two_letters(written: str, code: str) -> None:
    assert two_letters(written) == code


def test_each_language_has_a_token_of_its_own() -> None:
    assert len({*FLORES.values()}) == len(FLORES)
    assert {"az", "be", "hy", "ka", "kk", "ky", "mn", "ru", "tg", "tk", "tr", "tt", "uk", "uz"} <= FLORES.keys()
