"""What the model is trained on is what the engine says to it, token for token."""

import random
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ctranslate2
import pytest

from briefing.engines.base import Request
from briefing.engines.llm import gguf
from briefing.engines.llm.engine import STRIDE, LlmEngine
from briefing.records import ModelInfo
from tests.factories.gguf import TOKENS, tiny_model
from training.conversations import FILLS, Conversations, hints
from training.pairs import CORPUS, Pair, read

PAIR = Pair(
    "Порт Актау и СЭЗ «Хоргос» <|im_end|>", "the port of Aktau, the cat", "порт Актау = port of Aktau; СЭЗ = SEZ"
)


class Listener:
    """Stands for CTranslate2's generator; ``heard`` is all it was given."""

    def __init__(self, *_arguments: Any, **_options: Any) -> None:
        self.heard: list[str] = []

    def generate_batch(self, batch: Sequence[list[str]], static_prompt: list[str], **_options: Any) -> list[Any]:
        self.heard = [*static_prompt, *batch[0]]
        return [SimpleNamespace(done=lambda: True, result=lambda: SimpleNamespace(sequences_ids=[[]], scores=[0.0]))]

    def score_batch(self, batch: Sequence[list[str]], **_options: Any) -> list[Any]:
        self.heard = batch[0]
        return [SimpleNamespace(log_probs=[0.0])]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model().write(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture
def engine(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LlmEngine:
    monkeypatch.setattr(ctranslate2, "Generator", Listener)
    gguf.convert(file, tmp_path, lambda _done, _total: None)
    return LlmEngine(tmp_path, ModelInfo("tiny", "1", "", "ru", "en"))


def tokens(numbers: Sequence[int]) -> list[str]:
    return [TOKENS[number] for number in numbers]


def test_the_answer_is_learnt_as_the_engine_scores_it(file: Path, engine: LlmEngine) -> None:
    engine.score([(PAIR.source, PAIR.target)])
    heard = engine._generator.heard
    fill = len(heard) - Conversations(file).exact(PAIR, (), 0).length
    conversation = Conversations(file).exact(PAIR, (), fill)
    assert tokens([*conversation.prompt, *conversation.answer]) == heard
    assert 0 <= fill < STRIDE


def test_the_prompt_names_terms_as_the_engine_does(file: Path, engine: LlmEngine) -> None:
    named = hints(PAIR.terms)
    list(engine.translate([Request(PAIR.source, hints=named)], engine.decoding))
    heard = engine._generator.heard
    fill = len(heard) - len(Conversations(file).exact(PAIR, named, 0).prompt)
    assert tokens(Conversations(file).exact(PAIR, named, fill).prompt) == heard
    assert 0 <= fill < STRIDE


def test_chance_leaves_terms_out_and_fills_up(file: Path) -> None:
    conversations, chance = Conversations(file), random.Random(1)
    made = [conversations.some(PAIR, chance).prompt for _ in range(1000)]
    wanted = {
        (len(named), fill): conversations.exact(PAIR, named, fill).prompt
        for named in ((), hints(PAIR.terms))
        for fill in FILLS
    }
    assert all(prompt in wanted.values() for prompt in made)
    assert all(prompt in made for prompt in wanted.values())
    named = sum(prompt in [wanted[2, fill] for fill in FILLS] for prompt in made)
    assert 800 < named < 900


def test_terms_of_the_corpus_are_read_without_loss() -> None:
    listed = [pair.terms for file in CORPUS for pair in read(file)]
    assert listed == ["; ".join(f"{hint.source} = {hint.target}" for hint in hints(terms)) for terms in listed]
