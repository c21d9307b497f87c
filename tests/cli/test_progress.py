"""What a build that nobody watches on a terminal says of its progress."""

from briefing.cli.progress import Lines
from briefing.pipeline.planning import Counts


def test_it_tells_of_the_first_sentence_and_of_the_last(capsys):
    lines = Lines()
    lines.begin(Counts(articles=2, new=30, memory=1))
    for number in range(30):
        lines.advance(articles=number in (14, 29), segments=1)
    assert capsys.readouterr().err.splitlines() == [
        "Translating 30 sentences of 2 articles; 1 is known from before.",
        "1 of 30 sentences, 0 of 2 articles.",
        "30 of 30 sentences, 2 of 2 articles, took 0 s.",
    ]


def test_it_tells_of_another_stage_once(capsys):
    lines = Lines()
    for number in range(3):
        lines.step("reading the articles", number, None)
    lines.step("putting the articles together", 500, 1000)
    assert capsys.readouterr().err.splitlines() == ["Reading the articles.", "Putting the articles together, 50 %."]
