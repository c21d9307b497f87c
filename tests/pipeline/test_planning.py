"""Builds that remember: what is asked of the model, what is not, and what a person wrote."""

import datetime

import pytest

from briefing.compose.formats import DOCX
from briefing.matching import Matcher
from briefing.pipeline.impact import impact
from briefing.pipeline.planning import Counts
from briefing.pipeline.preparing import Termbase
from briefing.records import Correction, Origin, Pack, Rung, Term
from tests.factories.builds import CountingProgress, FakeMemory, build_pack, carry_out, plan
from tests.factories.engines import FakeEngine, InterruptedEngine

CORRIDOR = "Средний коридор проходит через новый порт."
PORT = "Порт у моря принимает новые суда."
ROADS = "Министры говорили о новых дорогах региона."
BRIDGE = "Новый мост в Баку открыт."
TEXTS = {"a.txt": f"{CORRIDOR} {ROADS}", "b.txt": f"{PORT}\n\n{ROADS}"}
ENGLISH = {
    CORRIDOR: ["The middle corridor passes through a new port."],
    ROADS: ["The ministers spoke about new roads of the region."],
    PORT: ["The port by the sea receives new ships."],
}
NOW = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)


def glossary(**terms: str) -> Termbase:
    matcher = Matcher([Term(source.replace("_", " "), target) for source, target in terms.items()], "ru")
    return Termbase(lambda _: matcher.matches, sha256=repr(terms))


def correction(source: str, target: str, segment: str = "", person: str = "") -> Correction:
    return Correction(source, "ru", "en", target, NOW, segment, person=person)


def made(packed: Pack) -> dict[str, tuple[str, Origin]]:
    return {t.segment.source: (t.target, t.origin) for a in packed.articles for t in a.translations}


def asked(engine: FakeEngine) -> set[str]:
    return {source for batch in engine.asked for source in batch}


def test_a_second_build_asks_the_model_nothing_and_gives_the_same_document():
    memory, engine = FakeMemory(), FakeEngine()
    first, second = build_pack(TEXTS, memory=memory), build_pack(TEXTS, memory=memory, engine=engine)
    assert not engine.asked
    assert {origin for _, origin in made(first).values()} == {Origin.ENGINE}
    assert {origin for _, origin in made(second).values()} == {Origin.MEMORY}
    assert DOCX.compose(second) == DOCX.compose(first)


def test_a_second_build_has_the_findings_and_the_rungs_of_the_first():
    memory, terms = FakeMemory(), glossary(Средний_коридор="Middle Corridor")
    answers = {CORRIDOR: ["♪"], ROADS: ["Министры говорили."]}
    first, second = (build_pack(TEXTS, memory=memory, termbase=terms, engine=FakeEngine(answers)) for _ in range(2))
    assert [(t.findings, t.terms) for a in second.articles for t in a.translations] == [
        (t.findings, t.terms) for a in first.articles for t in a.translations
    ]
    assert any(t.findings for a in second.articles for t in a.translations)
    assert {use.rung for a in second.articles for t in a.translations for use in t.terms}


def test_only_the_sentences_of_a_changed_term_are_translated_again():
    memory, engine = FakeMemory(), FakeEngine()
    build_pack(TEXTS, memory=memory, termbase=glossary(Средний_коридор="Middle Corridor", порт="port"))
    changed = glossary(Средний_коридор="Central Corridor", порт="port")
    assert plan(TEXTS, memory, changed).counts == Counts(articles=1, new=0, again=1, memory=3, person=0)
    packed = build_pack(TEXTS, memory=memory, termbase=changed, engine=engine)
    assert all(source == CORRIDOR or "Central Corridor" in source for source in asked(engine))
    assert "Central Corridor" in made(packed)[CORRIDOR][0]


def test_changing_a_term_back_needs_no_model():
    memory, engine = FakeMemory(), FakeEngine()
    for target in ("Middle Corridor", "Central Corridor"):
        build_pack(TEXTS, memory=memory, termbase=glossary(Средний_коридор=target))
    build_pack(TEXTS, memory=memory, termbase=glossary(Средний_коридор="Middle Corridor"), engine=engine)
    assert not engine.asked


@pytest.mark.parametrize(
    "other", [{"name": "other"}, {"model": FakeEngine.model.__class__("m", "1", "1" * 64, "ru", "en")}]
)
def test_another_engine_or_model_translates_anew(other):
    memory, engine = FakeMemory(), FakeEngine()
    build_pack(TEXTS, memory=memory)
    for name, value in other.items():
        setattr(engine, name, value)
    assert plan(TEXTS, memory, engine=engine).counts.new == 4


def test_an_interrupted_build_goes_on_where_it_stopped():
    memory, engine = FakeMemory(), FakeEngine()
    with pytest.raises(KeyboardInterrupt):
        build_pack(TEXTS, memory=memory, engine=InterruptedEngine(after=2, answers=ENGLISH))
    assert len(memory.entries) == 2
    build_pack(TEXTS, memory=memory, engine=engine)
    assert len(asked(engine)) == 1
    assert asked(engine).isdisjoint(key.source for key in list(memory.entries)[:2])


def test_progress_counts_what_is_translated_now():
    memory, progress = FakeMemory(), CountingProgress()
    build_pack({"a.txt": TEXTS["a.txt"]}, memory=memory)
    build_pack(TEXTS, memory=memory, progress=progress)
    assert (progress.articles, progress.segments) == progress.expected == (1, 1)


def test_a_correction_beats_the_model_wherever_its_source_stands_and_names_the_person():
    said = "A new bridge is open in Baku."
    memory, engine = FakeMemory(correction(BRIDGE, said, person="Anna")), FakeEngine()
    packed = build_pack({path: f"{text} {BRIDGE}" for path, text in TEXTS.items()}, memory=memory, engine=engine)
    assert BRIDGE not in asked(engine)
    bridges = [t for a in packed.articles for t in a.translations if t.segment.source == BRIDGE]
    assert [(t.target, t.origin, t.person, t.findings) for t in bridges] == [(said, Origin.PERSON, "Anna", ())] * 2


def test_a_correction_of_a_sentence_that_names_nobody_is_only_offered_in_another_article():
    a, b = (next(t for t in each.translations if t.segment.source == ROADS) for each in build_pack(TEXTS).articles)
    made_in_a = correction(ROADS, "They spoke about roads.", segment=a.segment.id)
    packed = build_pack(TEXTS, memory=FakeMemory(made_in_a))
    found = {t.segment.id: t for each in packed.articles for t in each.translations}
    assert (found[a.segment.id].target, found[a.segment.id].offered) == ("They spoke about roads.", ())
    assert (found[b.segment.id].target, found[b.segment.id].origin) == (b.target, Origin.ENGINE)
    assert found[b.segment.id].offered == (made_in_a,)


def test_a_correction_of_one_segment_comes_before_a_newer_one_of_its_twin():
    first, second = (
        t.segment.id for a in build_pack(TEXTS).articles for t in a.translations if t.segment.source == ROADS
    )
    memory = FakeMemory(correction(ROADS, "Newer.", segment=second), correction(ROADS, "Its own.", segment=first))
    packed = build_pack(TEXTS, memory=memory)
    roads = {t.segment.id: t.target for a in packed.articles for t in a.translations if t.segment.source == ROADS}
    assert roads == {first: "Its own.", second: "Newer."}


def test_where_the_glossary_contradicts_a_correction_the_pack_says_so_and_keeps_it():
    memory = FakeMemory(correction(CORRIDOR, "The Central Corridor crosses the port."))
    packed = build_pack(TEXTS, memory=memory, termbase=glossary(Средний_коридор="Middle Corridor", порт="port"))
    (corrected,) = (t for a in packed.articles for t in a.translations if t.segment.source == CORRIDOR)
    assert corrected.target == "The Central Corridor crosses the port."
    assert [finding.code for finding in corrected.findings] == ["term-missing"]
    assert [use.rung for use in corrected.terms] == [Rung.MISSING, Rung.PERSON]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("", "empty"),
        ("???", "symbols"),
        (CORRIDOR, "untranslated"),
        ("The Средний corridor goes through the new port.", "cyrillic"),
    ],
)
def test_what_no_person_means_to_write_is_marked(target, code):
    own = next(t.segment.id for a in build_pack(TEXTS).articles for t in a.translations if t.segment.source == CORRIDOR)
    packed = build_pack(TEXTS, memory=FakeMemory(correction(CORRIDOR, target, segment=own)))
    (made,) = (t for a in packed.articles for t in a.translations if t.segment.source == CORRIDOR)
    assert (made.origin, [finding.code for finding in made.findings]) == (Origin.PERSON, [code])


def test_what_a_person_wrote_is_not_doubted_otherwise():
    own = [t.segment.id for a in build_pack(TEXTS).articles for t in a.translations if t.segment.source == ROADS]
    memory = FakeMemory(*(correction(ROADS, "Roads!", segment=id_) for id_ in own))
    packed = build_pack(TEXTS, memory=memory)
    by_persons = [t.findings for a in packed.articles for t in a.translations if t.origin is Origin.PERSON]
    assert by_persons == [(), ()]


def test_impact_names_changed_new_and_removed_terms_and_counts_their_segments():
    memory = FakeMemory()
    build_pack(TEXTS, memory=memory, termbase=glossary(Средний_коридор="Middle Corridor", порт="port"))
    texts = TEXTS | {"c.txt": "Иной текст о ценах на нефть и газ в регионе."}
    found = impact(plan(texts, memory, glossary(Средний_коридор="Central Corridor", министр="minister")))
    assert [(c.source, c.before, c.after, c.segments) for c in found.changes] == [
        ("Средний коридор", "Middle Corridor", "Central Corridor", 1),
        ("министр", "", "minister", 2),
        ("порт", "port", "", 2),
    ]
    assert (found.segments, found.articles, found.new) == (4, 2, 1)


def test_an_unchanged_glossary_has_no_impact():
    memory, terms = FakeMemory(), glossary(порт="port")
    build_pack(TEXTS, memory=memory, termbase=terms)
    found = impact(plan(TEXTS, memory, terms))
    assert (found.changes, found.segments, found.articles, found.new) == ((), 0, 0, 0)


class Learner(FakeEngine):
    """An engine that takes examples."""

    takes_examples = True


SIGNED = {"a.txt": "Документ подписали министр транспорта Казахстана и директор порта Алят."}
LIKE_IT = correction("Документ подписали министр энергетики и директор порта.", "The paper was signed by both.")


@pytest.mark.parametrize(("number", "engine"), [(2, FakeEngine()), (0, Learner())])
def test_examples_are_for_engines_that_learn_and_only_if_wished(number, engine):
    planned = plan(SIGNED, engine=engine, examples=number)
    assert not any(sentence.examples for shard in planned.shards for sentence in shard.sentences)


def test_a_new_correction_translates_again_what_it_is_an_example_of_and_impact_counts_it():
    texts = SIGNED | {"b.txt": "Погода в горах Сванетии испортилась к вечеру."}
    memory = FakeMemory()
    carry_out(plan(texts, memory, engine=Learner(), examples=1), memory)
    after = FakeMemory(LIKE_IT)
    after.entries = memory.entries
    planned = plan(texts, after, engine=Learner(), examples=1)
    assert (planned.counts.again, planned.counts.new) == (1, 0)
    (sentence,) = (sentence for shard in planned.shards for sentence in shard.sentences)
    assert [example.target for example in sentence.examples] == [LIKE_IT.target]
    assert impact(planned).examples == impact(planned).segments == 1
    assert not impact(planned).changes
