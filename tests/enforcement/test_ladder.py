"""The ladder on a real model: each rung is reached by a sentence that no earlier one serves."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from briefing.enforcement.ladder import attempts
from briefing.enforcement.mentions import mentions
from briefing.engines.argos.engine import ArgosEngine
from briefing.engines.base import Decoding, Hypothesis, Request
from briefing.matching import Matcher
from briefing.records import Example, ModelInfo, Rung, Sentence, Term
from briefing.translation import drafting
from tests.factories.engines import FakeEngine
from tests.tiny_model import unpacked

PAIR = ("ru", "en")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    return ArgosEngine(unpacked(tmp_path_factory.mktemp("package")), ModelInfo("tiny", "1.0", "", *PAIR))


def sentence(source: str, *terms: Term) -> Sentence:
    (wanted,) = mentions([source], Matcher(terms, "ru").matches, "en")
    assert wanted, "the glossary matches"
    return Sentence(source, wanted)


def outcome(engine, source: str, *terms: Term) -> tuple[str, list[Rung], list[str]]:
    wanted = sentence(source, *terms)
    draft = dict(drafting.translate(engine, [wanted], PAIR))[wanted]
    return draft.target, [use.rung for use in draft.terms], [finding.code for finding in draft.findings]


CORRIDOR = "Средний коридор связывает Европу и Азию."
PROUD = "Мы гордимся Средним коридором."
TALKS = "Казахстан и Азербайджан обсудили развитие Среднего коридора."
RUNGS = [
    (Rung.BEST, CORRIDOR, "Middle Corridor", "The Middle Corridor connects Europe and Asia."),
    (Rung.NBEST, CORRIDOR, "Central Corridor", "The Central Corridor connects Europe and Asia."),
    (
        Rung.SOURCE,
        CORRIDOR,
        "Trans-Caspian Middle Corridor",
        "The Trans-Caspian Middle Corridor connects Europe and Asia.",
    ),
    (
        Rung.PREFIX,
        TALKS,
        "Lapis Gateway",
        "Kazakhstan and Azerbaijan discussed the development of the Lapis Gateway Corridor.",
    ),
    (Rung.SPLICE, PROUD, "Mid-Way", "We are proud of the Mid-Way."),
]


@pytest.mark.parametrize(("rung", "source", "target", "text"), RUNGS, ids=[rung for rung, *_ in RUNGS])
def test_each_rung_is_reached(engine, rung, source, target, text):
    made, rungs, findings = outcome(engine, source, Term("Средний коридор", target))
    assert (rungs, findings) == ([rung], [])
    assert made.startswith(text[:-1].removesuffix(" Corridor"))


@pytest.mark.parametrize(
    ("rung", "source", "target"), [(rung, source, target) for rung, source, target, _ in RUNGS[1:4]]
)
def test_without_its_rung_another_has_to_serve(engine, monkeypatch, rung, source, target):
    monkeypatch.setattr(drafting, "attempts", lambda e, to: (a for a in attempts(e, to) if a.rung is not rung))
    _, rungs, _ = outcome(engine, source, Term("Средний коридор", target))
    assert rungs != [rung]


def test_without_the_splice_the_segment_says_that_its_term_is_missing(engine, monkeypatch):
    monkeypatch.setattr(drafting, "spliced", lambda _engine, _sentence, target, _language: target)
    monkeypatch.setattr(drafting, "attempts", lambda e, to: (a for a in attempts(e, to) if a.rung is not Rung.PREFIX))
    _, rungs, findings = outcome(engine, PROUD, Term("Средний коридор", "Mid-Way"))
    assert (rungs, findings) == ([Rung.MISSING], ["term-missing"])


def test_a_sentence_without_terms_is_untouched(engine):
    plain = Sentence(PROUD)
    ((_, draft),) = drafting.translate(engine, [plain], PAIR)
    (text,) = [hypotheses[0].text for _, hypotheses in engine.translate([Request(PROUD)], engine.decoding)]
    assert (draft.target, draft.terms) == (text, ())


def test_a_forbidden_rendering_makes_the_ladder_climb(engine):
    term = Term("Средний коридор", "Corridor", forbidden=("Middle Corridor",))
    text, _, findings = outcome(engine, CORRIDOR, term)
    assert "Middle Corridor" not in text
    assert findings == []


def test_every_occurrence_counts(engine):
    source = "Казахстан поддерживает Средний коридор. Роль Среднего коридора растет."
    text, rungs, findings = outcome(engine, source, Term("Средний коридор", "Central Corridor"))
    assert text.count("Central Corridor") == 2, text
    assert (len(rungs), findings) == (2, [])


def test_an_occurrence_the_model_dropped_with_its_clause_is_reported(engine):
    source = "Казахстан поддерживает Средний коридор, и Китай поддерживает Средний коридор."
    text, rungs, findings = outcome(engine, source, Term("Средний коридор", "Middle Corridor"))
    assert text.count("Middle Corridor") + rungs.count(Rung.MISSING) == 2
    assert ("term-missing" in findings) == (Rung.MISSING in rungs)


class Asked(FakeEngine):
    """Answers each request with what ``answer`` makes of all that it is told; keeps what it was asked, and how."""

    takes_hints = takes_examples = True

    def __init__(self, answer: Callable[[Request], str], retries: tuple[Decoding, ...] = ()) -> None:
        super().__init__(retries=retries)
        self._answer = answer
        self.rounds: list[tuple[int, int]] = []
        self.hints: list[dict[str, str]] = []

    def translate(
        self, requests: Sequence[Request], decoding: Decoding
    ) -> Iterator[tuple[int, tuple[Hypothesis, ...]]]:
        self.rounds += [(decoding.beam_size, len(request.examples)) for request in requests]
        self.hints += [{hint.source: hint.target for hint in request.hints} for request in requests]
        for index, request in enumerate(requests):
            yield index, (Hypothesis(self._answer(request), -1.0),)


def path_of(request: Request) -> str:
    """Return a translation with the term only if it is told."""
    return f"The {request.hints[0].target if request.hints else 'path'} links Europe and Asia."


def test_an_engine_that_takes_hints_gets_them_from_the_start():
    made = outcome(Asked(path_of), CORRIDOR, Term("Средний коридор", "Middle Corridor"))
    assert made == ("The Middle Corridor links Europe and Asia.", [Rung.HINTS], [])


def test_the_full_form_stands_first_and_the_short_one_after_it():
    term = Term("Средний коридор", "Middle Corridor (MC)", short="MC")
    wanted = mentions([CORRIDOR, "Баку.", PROUD, TALKS], Matcher([term], "ru").matches, "en")
    assert [[want.target for want in of] for of in wanted] == [["Middle Corridor (MC)"], [], ["MC"], ["MC"]]


@pytest.mark.parametrize(
    ("source", "language", "opening"),
    [
        ("Подтверждают поддержку;", "en", "They"),
        ("Подтверждают поддержку;", "de", "The "),
        ("Стороны подтверждают поддержку;", "en", "The "),
    ],
)
def test_a_subject_left_unsaid_is_said_in_english(source: str, language: str, opening: str) -> None:
    engine = Asked(lambda request: f"{request.prefix or 'The'} support is reaffirmed;")
    ((_, draft),) = drafting.translate(engine, [Sentence(source)], ("ru", language))
    assert draft.target.startswith(opening)


SAID = "Порт Баку принял 10 судов."
LONG = "Порт Баку принял 10 судов, а порт Актау, который с лета закрыт на ремонт, не принял пока ни одного судна."
EXAMPLE = Example("Порт Актау принял 8 судов.", "The Port of Aktau received 8 ships.")
RETRIES = (Decoding(beam_size=2, no_repeat_ngram=6), Decoding(beam_size=4))


@pytest.mark.parametrize(
    ("source", "answer", "rounds"),
    [
        (SAID, "The Port of Baku received 10 ships.", [(1, 1)]),
        (SAID, "The Port of Baku received 8 ships.", [(1, 1), (1, 0)]),
        (LONG, "Baku received 10 ships, but Aktau has had none.", [(1, 1), (1, 0), (4, 0)]),
        (SAID, "the the the the the the the the", [(1, 1), (1, 0), (2, 0), (4, 0)]),
    ],
    ids=["right", "wrong", "incomplete", "unreadable"],
)
def test_a_bad_translation_is_asked_for_without_examples_and_what_lacks_a_part_with_beams(
    source: str, answer: str, rounds: object
) -> None:
    engine = Asked(lambda _: answer, RETRIES)
    list(drafting.translate(engine, [Sentence(source, (), (EXAMPLE,))], PAIR))
    assert engine.rounds == rounds


def test_no_beams_are_spent_on_a_term_that_a_doubtful_translation_has() -> None:
    answers = {
        SAID: "The harbor of Baku received 10 ships.",
        "Sea Gate Баку принял 10 судов.": "Sea Gate Baku: 9 ships.",
    }
    engine = Asked(lambda request: answers[request.source], RETRIES)
    text, _, _ = outcome(engine, SAID, Term("порт", "Sea Gate"))
    assert "Sea Gate" in text
    assert engine.rounds == [(1, 0), (1, 0)]


def test_where_an_example_has_led_astray_the_sentence_alone_is_translated() -> None:
    engine = Asked(lambda request: f"The Port of Baku received {8 if request.examples else 10} ships.", RETRIES)
    ((_, draft),) = drafting.translate(engine, [Sentence(SAID, (), (EXAMPLE,))], PAIR)
    assert (draft.target, draft.findings) == ("The Port of Baku received 10 ships.", ())


def test_without_examples_there_is_nothing_to_leave_out() -> None:
    engine = Asked(lambda _: "The Port of Baku received 8 ships.", RETRIES)
    list(drafting.translate(engine, [Sentence(SAID)], PAIR))
    assert engine.rounds == [(1, 0)]


def test_a_model_is_told_the_words_that_it_got_wrong() -> None:
    def answer(request: Request) -> str:
        return f"Kazinform hosted a {'conference' if request.hints else 'session'} in Baku."

    engine = Asked(answer, RETRIES)
    ((_, draft),) = drafting.translate(engine, [Sentence("Kazinform провел конференцию в Баку.")], PAIR)
    assert (draft.target, draft.findings) == ("Kazinform hosted a conference in Baku.", ())
    assert engine.hints == [{}, {"конференцию": "conference"}]


def test_a_model_is_told_what_acronyms_are_unless_the_glossary_tells_it() -> None:
    engine = Asked(lambda _: "The WHO and the Ministry met in Baku.", RETRIES)
    outcome(engine, "ВОЗ и МИД встретились в Баку.", Term("МИД", "Ministry"))
    assert engine.hints[0] == {"МИД": "Ministry", "ВОЗ": "WHO"}


def test_sentences_that_are_asked_for_again_share_a_round_and_beams_wait_for_all() -> None:
    class Rounds(FakeEngine):
        takes_hints = takes_examples = True

    term = Term("порт", "Sea Gate")
    sources = {LONG: "Baku received 10 ships, but Aktau has had none.", "Актау принял 9 судов.": "the " * 8}
    answers = {source: [target] for source, target in sources.items()}
    engine = Rounds(answers, retries=RETRIES, retry_answers=answers)
    wanted = mentions(list(sources), Matcher([term], "ru").matches, "en")
    list(drafting.translate(engine, [Sentence(s, w, (EXAMPLE,)) for s, w in zip(sources, wanted, strict=True)], PAIR))
    assert [len(asked) for asked in engine.asked] == [2, 2, 1, 1, 2]
