"""Each entry of the tables of words does what its example says, and lets right translations be."""

import pytest

from briefing.checks.words.changes import Change
from briefing.checks.words.confusions import Confusion, confusions, plain_words
from briefing.checks.words.kinds import KindMember, exchanged, kinds
from briefing.checks.words.phrases import phrases


def found(confusion: Confusion, source: str, target: str) -> Change | None:
    place = phrases(confusion.russian).search(source.lower())
    return confusion.change(place[0], source.lower(), target.lower()) if place else None


EACH = pytest.mark.parametrize("confusion", confusions(), ids=lambda confusion: confusion.example[0])
OTHERS = [(one, other) for kind in kinds() for one in kind for other in kind if one is not other]


def first(listed: str) -> str:
    return listed.split(",", maxsplit=1)[0].strip().replace(".", "")


@EACH
def test_the_example_is_found(confusion: Confusion) -> None:
    source, target = confusion.example
    assert found(confusion, source, target)


@EACH
def test_a_right_word_excuses_the_wrong_one(confusion: Confusion) -> None:
    source, target = confusion.example
    for right in confusion.right.split(","):
        assert not found(confusion, source, f"{target} {first(right)}"), right


@EACH
def test_russian_that_accounts_for_the_wrong_word_excuses_it(confusion: Confusion) -> None:
    source, target = confusion.example
    for unless in filter(None, confusion.unless.split(",")):
        assert not found(confusion, f"{source} {first(unless)}", target), unless


@EACH
def test_the_wrong_english_has_nothing_of_the_right(confusion: Confusion) -> None:
    wrong = [first(wrong) for wrong in filter(None, confusion.wrong.split(","))]
    assert [each for each in wrong if not found(confusion, confusion.example[0], each)] == []


@pytest.mark.parametrize("confusion", [each for each in confusions() if each.hint], ids=lambda each: each.example[0])
def test_what_a_model_is_asked_for_is_right(confusion: Confusion) -> None:
    assert not found(confusion, confusion.example[0], confusion.hint)


def test_a_plain_word_is_lost_where_none_of_its_english_is_there() -> None:
    for word in plain_words():
        source = first(word.russian)
        assert found(word, source, "it was found") == Change(source, hint=word.hint)
        assert not found(word, source, f"the {word.hint} was found")


def test_no_confusion_is_listed_twice() -> None:
    listed = [(each.russian, bool(each.wrong)) for each in (*confusions(), *plain_words())]
    assert sorted({one for one in listed if listed.count(one) > 1}) == []


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_one_of_a_kind_for_another_is_found_unless_english_may_have_it(one: KindMember, other: KindMember) -> None:
    target = first(other.english)
    source = first(one.russian)
    assert bool(exchanged(source, target)) is not bool(phrases(one.accepted).search(target))
    assert not exchanged(source, f"{target} {first(one.english)}")
    assert not exchanged(f"{source} {first(other.russian)}", target)
