"""The llm engine on a real CTranslate2 model: tiny and random, so what it says means nothing, but the rules hold."""

import _thread
import gc
import threading
import time
import weakref
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.engines.base import Decoding, Hypothesis, Request
from briefing.engines.device import Room
from briefing.engines.llm import adapters, gguf, prompts
from briefing.engines.llm import engine as llm
from briefing.engines.llm.declaration import prepared_version
from briefing.engines.llm.engine import LlmEngine
from briefing.engines.llm.prompts import SUPPORTED
from briefing.models.embedded import QWEN
from briefing.records import Example, ModelInfo, TermHint
from tests.factories.gguf import tiny_model

MODEL = ModelInfo("tiny", "1", "0" * 64, "ru", "en")
GREEDY = LlmEngine.decoding
CPU = Room("cpu")
BEAM = Decoding(beam_size=3, hypotheses=3, max_length_ratio=1.0)
SOURCES = [
    "Порт открыт.",
    "Да.",
    "Баку и Ереван подписали декларацию о мире.",
    "the cat",
    "№ 5",
    "Это не так, — сказал он.",
]


LETTERS = "bdfgijklmnopqruvwxyz"  # none is part of a merge, so text and tokens are one to one


def make_engine(place: Path, says: Sequence[str], room: Room = CPU) -> LlmEngine:
    (place / "model").mkdir()
    gguf.convert(tiny_model(says=says).write(place / "tiny.gguf"), place / "model", lambda _done, _total: None)
    return LlmEngine(place / "model", MODEL, room)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> LlmEngine:
    """Answer in letters, and come to an end after a dozen or two."""
    return make_engine(tmp_path_factory.mktemp("llm"), [*LETTERS, "<|im_end|>"])


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> LlmEngine:
    """Answer in letters for as long as it may."""
    return make_engine(tmp_path_factory.mktemp("llm"), LETTERS)


def results(engine: LlmEngine, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
    found = list(engine.translate(requests, decoding))
    assert sorted(index for index, _ in found) == list(range(len(requests)))
    return [hypotheses for _, hypotheses in sorted(found)]


def texts(engine: LlmEngine, requests: Sequence[Request], decoding: Decoding = GREEDY) -> list[str]:
    return [hypotheses[0].text for hypotheses in results(engine, requests, decoding)]


def test_what_it_is_can_be_asked_without_a_model():
    engine = LlmEngine(Path("nowhere"), MODEL)
    assert (engine.name, engine.model, engine.decoding.beam_size) == ("llm", MODEL, 1)
    assert all(retry != engine.decoding for retry in engine.retries)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 60])
def test_each_request_is_answered_once(count, engine):
    assert len(texts(engine, [Request(SOURCES[n % len(SOURCES)]) for n in range(count)])) == count


def test_the_same_requests_have_the_same_answers(engine):
    requests = [Request(source) for source in SOURCES * 4]
    assert texts(engine, requests) == texts(engine, requests)
    assert len(set(texts(engine, requests))) > 2


@pytest.mark.parametrize("decoding", [GREEDY, BEAM], ids=["greedy", "beam"])
@pytest.mark.parametrize("says", ["letters", "endless"])
def test_a_sentence_comes_out_the_same_whoever_its_neighbours_are(says, decoding, request):
    engine = request.getfixturevalue("engine" if says == "letters" else says)
    requests = [Request(f"{source} {number}" * (1 + number)) for source in SOURCES for number in range(6)]

    def said(of: Sequence[Request]) -> list[list[str]]:
        return [[hypothesis.text for hypothesis in hypotheses] for hypotheses in results(engine, of, decoding)]

    together = said(requests)
    assert said(requests[::-1])[::-1] == together
    assert said(requests[::3]) == together[::3]
    assert [said([each])[0] for each in requests[::4]] == together[::4]


@pytest.mark.parametrize("written", ["1x1", "3x2", "2x1x4"])
def test_the_layout_makes_no_difference_to_the_texts(written, engine, tmp_path):
    other = make_engine(tmp_path, [*LETTERS, "<|im_end|>"], Room("cpu").laid_out(written))
    requests = [Request(source) for source in SOURCES * 9]
    assert texts(other, requests) == texts(engine, requests)


@pytest.mark.parametrize("guard", [{"repetition_penalty": 3.0}, {"no_repeat_ngram": 1}], ids=str)
def test_the_repetition_guard_counts_the_answer_alone_whoever_the_neighbours_are(guard, endless):
    careful = Decoding(max_length_ratio=1.0, **guard)
    requests = [Request(source) for source in SOURCES]
    assert texts(endless, requests, careful) == [texts(endless, [request], careful)[0] for request in requests]


def test_nothing_is_said_twice_where_that_is_forbidden(endless):
    free, careful = (Decoding(max_length_ratio=0.0, no_repeat_ngram=n) for n in (0, 2))
    requests = [Request(source) for source in SOURCES]
    assert any(repeats(text) for text in texts(endless, requests, free))
    assert not any(repeats(text) for text in texts(endless, requests, careful))


def repeats(text: str) -> bool:
    pairs = [a + b for a, b in pairwise(text)]
    return len(set(pairs)) < len(pairs)


@pytest.mark.parametrize("prefix", ["Middle Corridor", "The port ", "“Yes", "a\n", "Нет", "<|im_end|>"])
@pytest.mark.parametrize("decoding", [GREEDY, BEAM], ids=["greedy", "beam"])
def test_every_hypothesis_begins_with_the_prefix_and_goes_on(prefix, decoding, engine):
    requests = [Request(source, prefix) for source in SOURCES] + [Request(SOURCES[0])]
    *forced, free = results(engine, requests, decoding)
    assert all(hypothesis.text.startswith(prefix.rstrip()) for hypotheses in forced for hypothesis in hypotheses)
    assert any(len(hypotheses[0].text) > len(prefix) for hypotheses in forced)
    assert not free[0].text.startswith(prefix)


@pytest.mark.parametrize(
    ("prefix", "continuation", "text"),
    [
        ("Middle Corridor", " is open. ", "Middle Corridor is open."),
        ("Middle Corridor", "s are open.", "Middle Corridors are open."),
        ("Middle Corridor ", " is open.", "Middle Corridor is open."),
        ("Middle Corridor ", "is open.", "Middle Corridor is open."),
        ("“Open”", "", "“Open”"),
        ("", " Open. ", "Open."),
        ("", "", ""),
    ],
)
def test_prefix_and_continuation_join_without_a_lost_or_doubled_space(prefix, continuation, text):
    assert llm._text(Request("Открыт.", prefix), continuation) == text


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("Порт открыт.", '"The port is open."', "The port is open."),
        ("Порт открыт.", "“The port is open.”", "The port is open."),
        ("«Порт открыт».", '"The port is open."', '"The port is open."'),
        ("Порт открыт.", '"A" and "B"', '"A" and "B"'),
        ("Порт открыт.", '"The port" is open.', '"The port" is open.'),
        ("Порт открыт.", '"', '"'),
        ("Порт открыт.", "The Russian text translates to: Open.", "The Russian text translates to: Open."),
    ],
)
def test_quotation_marks_the_model_added_are_taken_off_and_nothing_else_is(source, answer, text):
    assert llm._text(Request(source), answer) == text


@pytest.mark.parametrize(
    ("prefix", "answer", "text"),
    [
        ("", '"Open."\n\nThis translation is completely and exactly accurate.', '"Open."'),
        ("", "\n\nOpen. \n \nOpen.", "Open."),
        ("", "One,\ntwo.", "One,\ntwo."),
        ("Middle Corridor", " is open.\n\nNote: the corridor.", "Middle Corridor is open."),
        ("Open.", "\n\nNote: open.", "Open."),
    ],
)
def test_what_stands_behind_an_empty_line_is_no_translation(prefix, answer, text):
    assert llm._text(Request("«Открыт».", prefix), answer) == text


def test_an_answer_ends_at_its_first_empty_line_and_its_neighbours_go_on(tmp_path):
    engine = make_engine(tmp_path, ["b", "d", "f", "ĊĊ"])
    jobs = [engine._job(0, Request(letter)) for letter in LETTERS]
    answers = [result.result().sequences[0] for result in engine._submit(jobs, GREEDY, threading.Event())]
    over = [answer for answer in answers if "ĊĊ" in answer]
    assert over
    assert all(answer.index("ĊĊ") == len(answer) - 1 for answer in over)
    assert max(map(len, answers)) > max(map(len, over))


def test_what_is_called_after_each_token_does_not_hold_the_engine(tmp_path):
    """A thread of the generator's lets go of it last: the program ended where the engine went with it."""
    engine = make_engine(tmp_path, [*LETTERS, "<|im_end|>"])
    generate, called = engine._generator.generate_batch, []

    def noted(*batch, callback, **options):
        called.append(callback)
        return generate(*batch, callback=callback, **options)

    vars(engine)["_generator"] = SimpleNamespace(generate_batch=noted)
    assert len(results(engine, [Request(source) for source in SOURCES], GREEDY)) == len(SOURCES)
    held = weakref.ref(engine)
    del engine
    gc.collect()
    assert called
    assert held() is None


def test_n_best_lists_are_full_and_ordered(engine):
    for hypotheses in results(engine, [Request(source) for source in SOURCES], BEAM):
        scores = [hypothesis.score for hypothesis in hypotheses]
        assert len(scores) == 3
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("length_penalty", [1.0, 0.3])
@pytest.mark.parametrize("beam_size", [1, 3])
def test_a_score_is_the_mean_log_probability_of_a_token(beam_size, length_penalty, engine):
    decoding = Decoding(beam_size, length_penalty=length_penalty, max_length_ratio=40.0)
    found = [hypotheses[0] for hypotheses in results(engine, [Request(source) for source in SOURCES], decoding)]
    scores = engine.score([(source, hypothesis.text) for source, hypothesis in zip(SOURCES, found, strict=True)])
    assert scores == pytest.approx([hypothesis.score for hypothesis in found], rel=0.03)


def test_a_score_does_not_depend_on_neighbours_and_is_best_for_what_the_model_says(engine):
    said = texts(engine, [Request(source) for source in SOURCES])
    pairs = list(zip(SOURCES, said, strict=True))
    scores = engine.score(pairs)
    assert scores == pytest.approx([engine.score([pair])[0] for pair in pairs], rel=0.03)
    assert sum(scores) > sum(engine.score([(source, text[::-1]) for source, text in pairs]))


def test_nothing_is_cut_off_a_long_sentence(engine):
    """CTranslate2 would score the first 1,024 tokens; here they make up two thirds of the source."""
    long = " порт" * 170
    first, second = engine.score([(long + " да", "bdf"), (long + " нет", "bdf")])
    assert first != second


def test_the_model_that_ships_has_a_bound():
    assert prepared_version(QWEN.sha256) in adapters.UNSURE_BELOW


@pytest.mark.parametrize("telling", [1, 1000])
def test_an_answer_that_is_less_likely_than_reliable_ones_says_so_unless_it_is_short(tmp_path, monkeypatch, telling):
    monkeypatch.setattr(llm, "TELLING", telling)
    engine = make_engine(tmp_path, [*LETTERS, "<|im_end|>"])
    ((first,),) = results(engine, [Request("Да.")], GREEDY)
    assert not first.unsure
    for bound, unsure in ((first.score - 0.001, False), (first.score + 0.001, telling == 1)):
        adapted = replace(MODEL, version="GGUF 0 + adapter 0123456789ab")
        monkeypatch.setattr(adapters, "UNSURE_BELOW", {adapted.version: bound})
        ((again,),) = results(LlmEngine(tmp_path / "model", adapted, CPU), [Request("Да.")], GREEDY)
        assert (again.text, again.unsure) == (first.text, unsure)


@pytest.mark.parametrize("length", [1, 50, 100])
def test_an_answer_is_bounded_by_its_source(length, endless):
    (text,) = texts(endless, [Request("x" * length)], Decoding(max_length_ratio=2.0))
    assert len(text) == 2 * length + llm.SPARE_TOKENS


def test_an_interrupt_is_heard_at_once_and_ends_the_search(endless):
    answers = endless.translate([Request("Да.")] * 40, Decoding(max_length_ratio=10_000.0))
    threading.Timer(0.3, _thread.interrupt_main).start()
    begun = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert texts(endless, [Request("Да.")])
    assert time.perf_counter() - begun < 30  # of minutes


@pytest.mark.parametrize("language", SUPPORTED)
def test_the_instruction_names_the_language(language):
    assert SUPPORTED[language] in prompts.instruction(language)


def test_terms_are_named_before_the_sentence():
    request = Request("Порт Алят открыт.", hints=(TermHint("Порт Алят", "Port of Alat"), TermHint("порт", "port")))
    question = prompts.question(request.source, request.hints)
    assert question.endswith("Порт Алят открыт.")
    assert "Порт Алят" in question
    assert "Port of Alat" in question
    assert prompts.question("Порт открыт.", ()) == "Порт открыт."


def test_hints_reach_the_model(engine):
    plain, hinted = texts(engine, [Request(SOURCES[0]), Request(SOURCES[0], hints=(TermHint("Порт", "Port of Alat"),))])
    assert plain != hinted


def test_examples_reach_the_model_as_finished_turns_with_their_terms(engine):
    example = Example("Порт Баку открыт.", "The port of Baku is open.", (TermHint("Порт Баку", "port of Baku"),))
    prompt = engine._prompt(Request(SOURCES[0], examples=(example,)))
    said = engine._chat.text([engine._chat._tokenizer.token_to_id(token) for token in prompt])
    assert said.index("Порт Баку = port of Baku") < said.index(example.source) < said.index(example.target)
    assert said.index(example.target) < said.index(SOURCES[0])
    assert len(prompt) % llm.STRIDE == 0
    plain, taught = texts(engine, [Request(SOURCES[0]), Request(SOURCES[0], examples=(example,))])
    assert plain != taught
