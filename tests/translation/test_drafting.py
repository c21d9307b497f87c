"""What becomes of a sentence on its way through an engine."""

import pytest

from briefing.enforcement.ladder import model_input
from briefing.engines.base import Decoding
from briefing.records import Sentence, Span, Term, TermConstraint, TermMatch
from briefing.translation.drafting import translate
from tests.factories.engines import FakeEngine

GOOD = "The ministers met in Baku on Monday."
LOOP = "the the the the the the the the"
SOURCE = "Министры встретились в Баку в понедельник."
RETRY = Decoding(beam_size=4, hypotheses=2)


def drafts(engine: FakeEngine, *sources: str) -> dict[str, tuple[str, list[str]]]:
    finished = list(translate(engine, map(Sentence, sources), ("ru", "en")))
    assert sorted(sentence.source for sentence, _ in finished) == sorted(set(sources)), "every source is yielded once"
    return {sentence.source: (draft.target, [f.code for f in draft.findings]) for sentence, draft in finished}


def test_a_good_translation_is_kept_and_nothing_is_tried_again():
    engine = FakeEngine({SOURCE: [GOOD]}, retries=(RETRY,))
    assert drafts(engine, SOURCE) == {SOURCE: (GOOD, [])}
    assert engine.asked == [[SOURCE]]


def test_what_a_model_was_unsure_of_says_so_and_is_not_asked_for_again():
    engine = FakeEngine({SOURCE: [GOOD]}, retries=(RETRY,), unsure=True)
    assert drafts(engine, SOURCE) == {SOURCE: (GOOD, ["unsure"])}
    assert engine.asked == [[SOURCE]]


@pytest.mark.parametrize(
    ("source", "codes"),
    [("ВАШИНГТОН/Trend/ -", []), ("БАКУ, 10 марта, АЗЕРТАДЖ", []), ("БАКУ, 10 марта, Нептун", ["unsure"])],
)
def test_a_doubt_does_not_count_where_rules_write_all_of_it(source, codes):
    engine = FakeEngine({source: ["BAKU, March 10, Neptune"]}, unsure=True)
    assert drafts(engine, source)[source][1] == codes


def test_a_splice_into_what_a_model_was_unsure_of_says_so_too():
    term = Term("Министры", "Ministers of State")
    constraint = TermConstraint(TermMatch(term, Span(0, 8)), "Ministers of State")
    engine = FakeEngine({SOURCE: [GOOD]}, fallback=lambda _: GOOD, unsure=True)
    ((_, draft),) = translate(engine, [Sentence(SOURCE, (constraint,))], ("ru", "en"))
    assert "Ministers of State" in draft.target
    assert draft.unsure


def test_a_repeated_sentence_is_translated_once():
    engine = FakeEngine()
    drafts(engine, SOURCE, "Иное дело.", SOURCE)
    assert engine.asked == [[SOURCE, "Иное дело."]]


@pytest.mark.parametrize("separator", ["* * *", "— — —", "!!!", "©", "___"])
def test_a_separator_passes_through_and_no_model_is_asked(separator):
    engine = FakeEngine({separator: ["The port is open."]})
    assert drafts(engine, separator, SOURCE)[separator] == (separator, [])
    assert engine.asked == [[SOURCE]]


@pytest.mark.parametrize("bad", ["", "♪♪♪", LOOP, SOURCE, "The Russian text translates to: " + GOOD, GOOD * 6])
def test_a_bad_translation_is_tried_again_and_replaced(bad):
    engine = FakeEngine({SOURCE: [bad]}, retries=(RETRY,), retry_answers={SOURCE: [GOOD]})
    assert drafts(engine, SOURCE) == {SOURCE: (GOOD, [])}


def test_the_first_good_hypothesis_of_a_retry_is_taken():
    engine = FakeEngine({SOURCE: [""]}, retries=(RETRY,), retry_answers={SOURCE: [LOOP, GOOD]})
    assert drafts(engine, SOURCE) == {SOURCE: (GOOD, [])}


def test_what_stays_bad_is_kept_and_says_so():
    engine = FakeEngine({SOURCE: [LOOP]}, retries=(RETRY,), retry_answers={SOURCE: [""]})
    target, codes = drafts(engine, SOURCE)[SOURCE]
    assert target in {LOOP, ""}
    assert codes


def test_a_usable_text_with_small_doubts_beats_none():
    engine = FakeEngine(
        {SOURCE: [""]}, retries=(RETRY,), retry_answers={SOURCE: ["Translation: the ministers met in Баку."]}
    )
    assert drafts(engine, SOURCE)[SOURCE][1] == ["cyrillic", "preamble"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Строка\nперенесена", "Строка перенесена"),
        ("10\u00a0млрд\u202fдолл.", "10 млрд долл."),
        ("мягкий пере\u00adнос", "мягкий перенос"),
        ("\u200bноль\ufeff", "ноль"),
    ],
)
def test_a_model_reads_one_plain_line(written, read):
    assert model_input(written) == read


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The Sea Gate received 7 ships.", "The harbour received 7 ships.", "The Sea Gate received 7 ships."),
        ("The Sea Gate received 7 ships.", "♪ 5 ships.", "The Sea Gate received 7 ships."),
        ("The Sea Gate received 7 ships.", "The port received 5 ships.", "The Sea Gate received 5 ships."),
    ],
)
def test_no_term_is_given_up_for_a_doubt(first, second, expected):
    wanted = Sentence(
        "Порт принял 5 судов.", (TermConstraint(TermMatch(Term("порт", "Sea Gate"), Span(0, 4)), "Sea Gate"),)
    )
    engine = FakeEngine({wanted.source: [first]}, retries=(RETRY,), retry_answers={wanted.source: [second]})
    assert dict(translate(engine, [wanted], ("ru", "en")))[wanted].target == expected
