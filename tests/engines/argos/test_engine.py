"""The Argos engine on a real package: the same text as Argos, in batches, with prefixes, n-best lists and scores."""

from pathlib import Path

import pytest

from briefing.engines.argos.engine import ARGOS_DECODING, ArgosEngine
from briefing.engines.base import Decoding, Request
from briefing.engines.device import Room
from briefing.engines.pivot import PivotEngine
from briefing.records import ModelInfo
from tests.factories.engines import FakeEngine
from tests.tiny_model import COPIES, FORCED, PAIRS, VARIANTS, unpacked

MODEL = ModelInfo("tiny", "1.0", "", "ru", "en")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def engine(package: Path) -> ArgosEngine:
    return ArgosEngine(package, MODEL)


def best(engine, requests: list[Request], decoding: Decoding = ARGOS_DECODING) -> list[str]:
    found = dict(engine.translate(requests, decoding))
    assert sorted(found) == list(range(len(requests))), "each index comes once"
    return [found[index][0].text for index in range(len(requests))]


def test_known_sentences_come_out_right_in_one_batched_call(engine):
    sources, targets = zip(*PAIRS, strict=True)
    assert best(engine, [Request(source) for source in sources]) == list(targets)


def test_the_text_is_argos_own(engine, package):
    assert best(engine, [Request("Баку.")])  # loads argostranslate without making folders in anybody's home
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    class OneSentence:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    argos = PackageTranslation(Language("ru", "Russian"), Language("en", "English"), Package(package))
    argos.sentencizer = OneSentence()
    sources = [source for source, _ in PAIRS[:40]]
    assert best(engine, [Request(source) for source in sources]) == [argos.translate(source) for source in sources]


def test_a_sentence_comes_out_the_same_alone_and_in_a_batch(engine):
    sources = [source for source, _ in PAIRS]
    together = best(engine, [Request(source) for source in sources])
    assert [best(engine, [Request(source)])[0] for source in sources[:10]] == together[:10]


@pytest.mark.parametrize("written", ["1x1", "3x2", "2x1x5"])
def test_the_layout_makes_no_difference_to_the_texts(written, engine, package):
    requests = [Request(source) for source, _ in PAIRS]
    assert best(ArgosEngine(package, MODEL, Room().laid_out(written)), requests) == best(engine, requests)


def test_other_renderings_are_among_the_n_best(engine):
    decoding = Decoding(beam_size=4, hypotheses=4, length_penalty=0.2)
    found = dict(engine.translate([Request(variant.source) for variant in VARIANTS], decoding))
    for index, variant in enumerate(VARIANTS):
        texts = [hypothesis.text for hypothesis in found[index]]
        scores = [hypothesis.score for hypothesis in found[index]]
        assert len(texts) == 4
        assert any(variant.wanted.lower() in text.lower() for text in texts[: variant.within])
        assert all(score < 0 for score in scores)


@pytest.mark.parametrize("forced", FORCED, ids=lambda forced: forced.prefix)
def test_a_forced_prefix_begins_the_hypothesis_and_the_model_goes_on(engine, forced):
    assert best(engine, [Request(forced.source, prefix=forced.prefix)]) == [forced.best]


def test_prefixes_of_different_lengths_share_a_batch_with_none(engine):
    requests = [Request(FORCED[0].source, prefix=FORCED[0].prefix), Request(PAIRS[0][0])]
    assert best(engine, requests) == [FORCED[0].best, PAIRS[0][1]]


def test_a_prefix_the_model_cannot_spell_is_not_forced_as_unknown(engine):
    (text,) = best(engine, [Request(PAIRS[0][0], prefix="丝路")])
    assert text == PAIRS[0][1]


def test_an_english_term_in_the_source_is_copied(engine):
    copies = COPIES[:5]
    requests = [Request(copy.source.replace(copy.matched, copy.wanted)) for copy in copies]
    assert best(engine, requests) == [copy.best for copy in copies]


def test_the_right_translation_scores_higher_than_a_wrong_one(engine):
    (source, target), (_, other) = PAIRS[0], PAIRS[5]
    right, wrong = engine.score([(source, target), (source, other)])
    assert wrong < right < 0


def test_scores_come_in_the_order_of_the_pairs(engine):
    pairs = PAIRS[:12]
    assert engine.score(pairs) == pytest.approx([engine.score([pair])[0] for pair in pairs], abs=0.05)


def test_the_length_of_a_hypothesis_is_bounded_by_its_source(engine):
    short = Decoding(beam_size=1, max_length_ratio=0.0)
    (text,) = best(engine, [Request(" ".join(source for source, _ in PAIRS[:20]))], short)
    assert len(text.split()) <= 24


def test_no_input_is_cut_off(engine):
    """CTranslate2's default would drop what comes after 1,024 pieces; the end of the source must make a difference."""
    long = " ".join(source for source, _ in PAIRS) * 2
    head = engine.score([(long, PAIRS[0][1])])
    changed = engine.score([(long + " " + PAIRS[1][0] * 20, PAIRS[0][1])])
    assert head != changed


def test_nothing_is_loaded_before_the_first_sentence(tmp_path):
    engine = ArgosEngine(tmp_path / "nowhere", MODEL)
    assert (engine.name, engine.model, engine.decoding) == ("argos", MODEL, ARGOS_DECODING)
    with pytest.raises(Exception, match="nowhere"):
        list(engine.translate([Request("Баку.")], ARGOS_DECODING))


def test_a_pivot_feeds_the_second_engine_what_the_first_made():
    first = FakeEngine({"бир": ["один"], "ики": ["два"]})
    second = FakeEngine({"один": ["one"], "два": ["two"]})
    pivot = PivotEngine(first, second)
    assert best(pivot, [Request("бир"), Request("ики")], second.decoding) == ["one", "two"]
    assert second.asked == [["один", "два"]]
