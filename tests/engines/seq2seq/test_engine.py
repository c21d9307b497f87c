"""The engine on the small models in the layouts of OPUS-MT and NLLB."""

import zipfile
from pathlib import Path

import pytest

from briefing.engines.base import Decoding, Request
from briefing.engines.device import Room
from briefing.engines.seq2seq import vocabulary
from briefing.engines.seq2seq.engine import Seq2SeqEngine
from briefing.errors import ModelError
from briefing.records import ModelInfo
from tests.factories.seq2seq_models import NLLB, OPUS
from tests.tiny_model import FORCED, PAIRS, unpacked

MODEL = ModelInfo("small", "1.0", "", "ru", "en")


@pytest.fixture(scope="module", params=[OPUS, NLLB], ids=["opus", "nllb"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(unpacked)
    return unpacked / request.param.stem


@pytest.fixture(scope="module")
def engine(folder: Path) -> Seq2SeqEngine:
    return Seq2SeqEngine(folder, MODEL)


def best(engine: Seq2SeqEngine, requests: list[Request], decoding: Decoding = Seq2SeqEngine.decoding) -> list[str]:
    found = dict(engine.translate(requests, decoding))
    assert sorted(found) == list(range(len(requests))), "each index comes once"
    return [found[index][0].text for index in range(len(requests))]


def test_nearly_all_known_sentences_come_out_right(engine: Seq2SeqEngine) -> None:
    texts = best(engine, [Request(source) for source, _ in PAIRS])
    right = sum(text == target for text, (_, target) in zip(texts, PAIRS, strict=True))
    assert right >= 0.9 * len(PAIRS)


@pytest.mark.parametrize("written", ["1x1", "3x2", "2x1x5"])
def test_the_layout_makes_no_difference_to_the_texts(written: str, engine: Seq2SeqEngine, folder: Path) -> None:
    requests = [Request(source) for source, _ in PAIRS[:20]]
    assert best(Seq2SeqEngine(folder, MODEL, Room().laid_out(written)), requests) == best(engine, requests)


def test_a_forced_prefix_stands_after_what_every_translation_opens_with(engine: Seq2SeqEngine) -> None:
    requests = [Request(forced.source, prefix=forced.prefix) for forced in FORCED]
    for text, forced in zip(best(engine, requests), FORCED, strict=True):
        assert text.startswith(forced.prefix)
        assert len(text) > len(forced.prefix)
        assert "eng_Latn" not in text


def test_prefixes_share_a_batch_with_none(engine: Seq2SeqEngine) -> None:
    alone = best(engine, [Request(PAIRS[0][0])])
    assert best(engine, [Request(FORCED[0].source, prefix=FORCED[0].prefix), Request(PAIRS[0][0])])[1:] == alone


def test_a_prefix_the_model_cannot_spell_is_not_forced_as_unknown(engine: Seq2SeqEngine) -> None:
    assert best(engine, [Request(PAIRS[0][0], prefix="丝路")]) == best(engine, [Request(PAIRS[0][0])])


def test_there_are_n_best_and_others_among_them(engine: Seq2SeqEngine) -> None:
    decoding = Decoding(beam_size=4, hypotheses=4)
    for hypotheses in dict(engine.translate([Request(source) for source, _ in PAIRS[:10]], decoding)).values():
        assert len(hypotheses) == 4
        assert len({hypothesis.text for hypothesis in hypotheses}) > 1
        assert all(hypothesis.score < 0 for hypothesis in hypotheses)


def test_the_right_translation_scores_higher_than_a_wrong_one(engine: Seq2SeqEngine) -> None:
    (source, target), (_, other) = PAIRS[0], PAIRS[5]
    right, wrong = engine.score([(source, target), (source, other)])
    assert wrong < right < 0


def test_what_no_token_spells_is_put_back_from_the_source(engine: Seq2SeqEngine) -> None:
    (text,) = best(engine, [Request("Проект 丝路 обсудили в Пекине.")])
    assert "丝路" in text or "<unk>" not in text
    assert "▁" not in text


def test_a_sentence_longer_than_the_model_has_positions_for_comes_back_as_it_is(engine: Seq2SeqEngine) -> None:
    """CTranslate2 raises an error; OPUS-MT's models have 512 positions, these small ones 128."""
    long, short = "1 " * 300, PAIRS[0][0]
    assert best(engine, [Request(long), Request(short)]) == [long, *best(engine, [Request(short)])]
    right, *unseen = engine.score([PAIRS[0], (long, "One."), (short, long)])
    assert unseen == [-100.0, -100.0]
    assert right == pytest.approx(engine.score([PAIRS[0]])[0], abs=0.05)


def test_the_number_of_positions_is_read_from_the_weights(folder: Path, tmp_path: Path) -> None:
    assert vocabulary.positions(folder) == 128
    assert vocabulary.positions(unpacked(tmp_path) / "model") is None


def test_no_translation_grows_beyond_the_positions(engine: Seq2SeqEngine) -> None:
    (text,) = best(engine, [Request(" ".join(source for source, _ in PAIRS[:3]))], Decoding(max_length_ratio=99.0))
    assert text


def test_the_length_of_a_hypothesis_is_bounded_by_its_source(engine: Seq2SeqEngine) -> None:
    (text,) = best(engine, [Request(PAIRS[0][0])], Decoding(beam_size=1, max_length_ratio=0.0))
    assert len(text.split()) <= 24


def test_a_language_without_a_token_is_refused_by_name(folder: Path) -> None:
    engine = Seq2SeqEngine(folder, ModelInfo("small", "1.0", "", "kk", "en"))
    if folder.name.startswith("nllb"):
        with pytest.raises(ModelError, match="no token for the language 'kk'"):
            best(engine, [Request("Порт Актау")])
    else:
        assert best(engine, [Request("Порт Актау")])
