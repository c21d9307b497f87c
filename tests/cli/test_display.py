"""What a build that nobody watches on a terminal says of its progress."""

from briefing.cli.display import Lines
from briefing.progress import ArticleTranslated, SentenceTranslated, Stage, Step, TranslationStarted


def test_it_tells_of_the_first_sentence_and_of_the_last(capsys):
    lines = Lines()
    lines(TranslationStarted(articles=2, segments=30, known=1))
    for number in range(30):
        lines(SentenceTranslated("Порт открыт.", "The port is open.", "a.txt", segments=1))
        if number in (14, 29):
            lines(ArticleTranslated("a.txt"))
    assert capsys.readouterr().err.splitlines() == [
        "Translating 30 sentences of 2 articles; 1 is known from before.",
        "1 of 30 sentences, 0 of 2 articles.",
        "30 of 30 sentences, 2 of 2 articles, took 0 s.",
    ]


def test_it_tells_of_another_stage_once(capsys):
    lines = Lines()
    for number in range(3):
        lines(Step(Stage.READ_ARTICLES, number))
    lines(Step(Stage.FINISH_ARTICLES, 500, 1000))
    assert capsys.readouterr().err.splitlines() == ["Reading the articles.", "Putting the articles together, 50%."]
