"""Any text becomes sound HTML, marked with its language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.html.elements import clean, document, h, run
from tests.factories.html_pages import read


@pytest.mark.parametrize(
    ("language", "other", "text", "markup"),
    [
        ("en", "ru", "The port of Алят", 'The port of <span lang="ru">Алят</span>'),
        ("en", "ru", "Новый порт – да!", '<span lang="ru">Новый порт – да</span>!'),
        ("en", "az", "Alat", "Alat"),
        ("uk", "ru", "Порт Алят", '<span lang="uk">Порт Алят</span>'),
        ("ru", "en", "Порт TRIPP", '<span lang="ru">Порт TRIPP</span>'),
        ("ar", "en", "ميناء", '<span lang="ar" dir="auto">ميناء</span>'),
    ],
)
def test_words_in_the_letters_of_the_other_language_are_in_that_language(
    language: str, other: str, text: str, markup: str
) -> None:
    made = document(h("p", run(text, language, other), language="en")).decode()
    assert made == f'<!DOCTYPE html>\n<p lang="en">{markup}</p>\n'


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_is_sound_html_and_comes_back(written: str) -> None:
    root = read(document(h("html", h("head", h("title", "-")), h("body", h("p", written, title=written)))))
    (shown,) = root.iter("p")
    assert "".join(shown.itertext()) == shown.get("title", "") == clean(written)


def test_a_style_sheet_cannot_end_its_element() -> None:
    with pytest.raises(ValueError, match="end its element"):
        document(h("style", "a{}</style><script>"))
