"""Which offices of the Russian the check knows, in which cases, and when it finds that one became another."""

import pytest

from briefing.checks import defects

OFFICES = {
    "president": "президент, президента, президенту, президентом, президенты, президентов",
    "prime minister": "премьер, премьера, премьер-министр, премьер-министра, премьер-министру, премьер-министром",
    "secretary": "министр, министра, министру, министрами, секретаря, госсекретарём, главы МИД, главой Минэнерго",
    "cabinet": "правительство, правительства, правительством, кабинет, кабинета, кабинету",
    "parliament": "парламент, парламентом, Милли Меджлис, Милли Меджлиса, мажилиса, мажилису, депутаты, депутатов",
    "ambassador": "посол, посла, послу, послом, послы, послов, послам",
    "embassy": "посольство, посольства, посольству, посольством, посольстве, посольств, посольствами",
    "deputy": "заместитель, заместителя, заместителем, замминистра, замминистру, вице-премьера",
}
FORMS = [(english, form) for english, forms in OFFICES.items() for form in forms.split(", ")]


def message(source: str, target: str) -> str:
    return next((each.message for each in defects(source, target, "ru", "en") if each.code == "office"), "")


@pytest.mark.parametrize(("english", "form"), FORMS)
def test_an_office_that_became_another_is_seen_in_every_case(english, form):
    other = "president" if english != "president" else "ambassador"
    found = message(f"Об этом сказано в порту: {form}.", f"At the port this was said: the {other}.")
    assert found == f"The Russian has «{form.lower()}», but “{other}” is in the English."


@pytest.mark.parametrize(("english", "form"), FORMS)
def test_an_office_that_is_in_the_english_is_left_alone(english, form):
    assert not message(f"Об этом сказано в порту: {form}.", f"At the port this was said: the {english}.")


def test_after_is_no_ambassador():
    assert not message("После встречи порт открыли.", "The minister opened the port.")
