"""How words decline: every form with its cases, for words pymorphy3 knows, guesses and mistakes."""

import subprocess
import sys

import pytest

from briefing.languages.morphology import ANY, PLURAL, SINGULAR, is_common, is_conjunction, is_preposition, nominatives

CASES = "nomn gent datv accs ablt loct".split()


def declined(word: str, number: int = SINGULAR, **how: bool) -> dict[str, set[str]]:
    """Return the forms of ``word`` in each case, of all its readings in that number."""
    shift = 0 if number == SINGULAR else len(CASES)
    forms: dict[str, set[str]] = {case: set() for case in CASES}
    for reading in nominatives(word, **how):
        for form, cases in reading.forms if reading.number == number else ():
            for index, case in enumerate(CASES):
                if cases & 1 << index + shift:
                    forms[case].add(form)
    return forms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("коридор", "коридор коридора коридору коридор коридором коридоре"),
        ("свободная", "свободная свободной свободной свободную свободной/свободною свободной"),
        ("путь", "путь пути пути путь путем пути"),
        ("порт", "порт порта порту порт портом порте/порту"),
        ("баку", "баку баку баку баку баку баку"),
    ],
)
def test_words_of_the_dictionary(word, expected):
    nouns = declined(word)
    if word == "порт":  # also an abbreviation that never changes
        nouns = {case: forms - {"порт"} or forms for case, forms in nouns.items()}
    assert nouns == {case: set(forms.split("/")) for case, forms in zip(CASES, expected.split(), strict=True)}


@pytest.mark.parametrize(
    "expected",
    [
        "токаев токаева токаеву токаева токаевым/токаевом токаеве",
        "пашинян пашиняна пашиняну пашиняна пашиняном пашиняне",
        "хуш хуша хушу хуша хушем хуше",
        "кая каи кае каю каей кае",
    ],
)
def test_names_that_are_other_words_to_the_dictionary(expected):
    name = expected.split()[0]
    forms = declined(name, name=True)
    expected_forms = [set(forms.split("/")) for forms in expected.split()]
    assert all(forms[case] <= expected for case, expected in zip(CASES, expected_forms, strict=True))
    assert all(forms.values())
    assert not any(declined(name).values())


def test_a_known_word_is_not_declined_as_a_name_besides():
    assert nominatives("коридор", name=True) == nominatives("коридор")
    assert nominatives("объединенных", name=True) == ()


def test_a_masculine_surname_has_no_feminine_forms():
    forms = {form for reading in nominatives("алиев") for form, cases in reading.forms if cases & SINGULAR}
    assert "алиева" in forms
    assert "алиевой" not in forms


def test_a_participle_keeps_its_tense_and_an_adjective_its_degree():
    (participle,) = nominatives("возобновляемые")
    assert participle.number == PLURAL
    assert "возобновляемых" in dict(participle.forms)
    assert not any(form.startswith(("возобновлявш", "возобновивш")) for form, _ in participle.forms)
    assert not any("крупнейш" in form for reading in nominatives("крупный") for form, _ in reading.forms)


def test_only_nominatives_are_read():
    assert nominatives("азербайджана") == ()
    assert {reading.number for reading in nominatives("века")} == {PLURAL}


def test_yo_is_ye_and_every_set_is_of_cases_and_numbers():
    for word in ("зелёный", "зеленый"):
        for reading in nominatives(word):
            assert all("ё" not in form and 0 < cases <= ANY for form, cases in reading.forms)


@pytest.mark.parametrize(("word", "common"), [("средний", True), ("труба", True), ("баку", False), ("минский", False)])
def test_common_words_are_told_from_names(word, common):
    assert is_common(word) is common


def test_small_words():
    assert is_preposition("о")
    assert is_preposition("для")
    assert not is_preposition("порт")
    assert is_conjunction("и")
    assert not is_conjunction("коридор")


def test_the_dictionary_loads_at_the_first_question_only():
    program = (
        "import sys, briefing.matching; from briefing.languages import morphology as m; "
        "m.version(); sys.exit('pymorphy3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
