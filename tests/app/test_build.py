"""`briefing.build` as a program calls it: results, events, cancellation, requests that make no sense."""

import datetime
from pathlib import Path

import pytest

import briefing
from briefing.engines.registry import EngineChoice
from briefing.errors import InputError, UsageError
from briefing.memory import memory_path, open_memory


class Cancelled(Exception):  # noqa: N818 - no error
    pass


def of_kind(events: list[briefing.Event], kind: type[briefing.Event]) -> list[briefing.Event]:
    return [event for event in events if isinstance(event, kind)]


@pytest.mark.usefixtures("desk")
def test_it_returns_what_it_made():
    result = briefing.build(briefing.BuildRequest(formats="docx,html", out=Path("packs")))
    assert {name: path.name for name, path in result.files.items()} == {
        "docx": "briefing-2026-03-10.en.docx",
        "html": "briefing-2026-03-10.en.html",
        "record": "briefing-2026-03-10.en.json",
    }
    assert all(path.is_file() for path in result.files.values())
    assert (result.articles, result.segments, result.skipped, result.glossary_findings) == (2, 3, (), ())
    assert (result.counts.new, result.counts.memory) == (3, 0)
    assert result.signature.engine == "argos"
    again = briefing.build(briefing.BuildRequest())
    assert (again.counts.new, again.counts.memory) == (0, 3)


@pytest.mark.usefixtures("desk")
def test_it_prints_nothing(capfd):
    briefing.build(briefing.BuildRequest())
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("desk")
def test_every_sentence_and_every_article_is_an_event():
    events: list[briefing.Event] = []
    briefing.build(briefing.BuildRequest(), events.append)
    assert of_kind(events, briefing.TranslationStarted) == [briefing.TranslationStarted(2, 3, known=0)]
    sentences = of_kind(events, briefing.SentenceTranslated)
    assert {(event.article, event.segments) for event in sentences} == {("a.txt", 1), ("a.txt", 2)}
    assert all(event.source and event.target for event in sentences)
    assert {event.path for event in of_kind(events, briefing.ArticleTranslated)} == {"a.txt", "b.txt"}


def test_what_is_left_out_is_told_while_it_runs_and_in_the_result(desk):
    (desk / "seeds/empty.txt").touch()
    (desk / "seeds/k.txt").write_text("Қазақстан Республикасының Президенті Ақордада кездесіп, талқылады.", "utf-8")
    (desk / "glossary/ru-en.csv").write_text("source,target\nБаку,Baku\nпорт,\n", encoding="utf-8")
    events: list[briefing.Event] = []
    result = briefing.build(briefing.BuildRequest(offline=True), events.append)
    assert [event.skipped.path for event in of_kind(events, briefing.FileSkipped)] == ["empty.txt", "k.txt"]
    assert [skipped.path for skipped in result.skipped] == ["empty.txt", "k.txt"]
    assert [event.finding.code for event in of_kind(events, briefing.GlossaryProblem)] == ["no-target"]
    assert [finding.code for finding in result.glossary_findings] == ["no-target"]


def test_an_exception_in_progress_cancels_it_and_loses_no_sentence(desk, home):
    def cancel(event: briefing.Event) -> None:
        if isinstance(event, briefing.SentenceTranslated):
            raise Cancelled

    with pytest.raises(Cancelled):
        briefing.build(briefing.BuildRequest(), cancel)
    assert not (desk / "out").exists()
    with open_memory(memory_path(home)) as memory:
        assert memory.stats().segments == 1


def test_a_template_that_cannot_be_used_is_refused_before_anything_is_read(desk):
    events: list[briefing.Event] = []
    with pytest.raises(InputError, match=r"none\.docx"):
        briefing.build(briefing.BuildRequest(template=desk / "none.docx"), events.append)
    assert events == []


def test_choices_may_be_given_as_text():
    request = briefing.BuildRequest(engine="argos", edition="both", rows="sentence")
    assert request == briefing.BuildRequest(engine=EngineChoice("argos"), edition="both", rows="sentence")
    assert request.engine is EngineChoice("argos")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"engine": "magic"}, "auto, argos, seq2seq, llm"),
        ({"device": "tpu"}, "auto, cpu, cuda"),
        ({"edition": "evening"}, "distribution, review, both"),
        ({"rows": "page"}, "paragraph, sentence"),
        ({"formats": "pdf"}, "docx, html, eml"),
        ({"layout": "wide"}, "2x1x8"),
        ({"workers": 0}, "1 to 64"),
        ({"workers": 65}, "1 to 64"),
        ({"examples": -1}, "0 to 8"),
        ({"examples": 9}, "0 to 8"),
        ({"workers": 2, "cluster": "tcp://10.0.0.5:8786"}, "one of them"),
    ],
)
def test_a_request_that_makes_no_sense_names_the_choices(wrong, said):
    with pytest.raises(UsageError) as refused:
        briefing.BuildRequest(**wrong)
    assert said in refused.value.remedy


@pytest.mark.usefixtures("desk")
def test_the_date_is_the_requests():
    result = briefing.build(briefing.BuildRequest(date=datetime.date(2026, 1, 2)))
    assert result.files["docx"].name == "briefing-2026-01-02.en.docx"


def test_watch_yields_results_and_errors_alike(desk):
    outcomes = briefing.watch(briefing.BuildRequest())
    assert next(outcomes).articles == 2
    for path in (desk / "seeds").iterdir():
        path.unlink()
    assert isinstance(next(outcomes), InputError)
    outcomes.close()
