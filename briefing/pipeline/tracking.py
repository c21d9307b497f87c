"""How far a build has come: finished sentences, each of which many segments may share, counted into segments."""

from array import array
from collections import defaultdict
from collections.abc import Iterable

from briefing.pipeline.preparing import PreparedArticle
from briefing.progress import ArticleTranslated, Progress, SentenceTranslated
from briefing.translation.shards import Finished


class Tracker:
    """Reports which sentences and articles are done.

    It remembers a few bytes a segment and no sentence: should the hashes of two be equal, they count as done with the
    first of them.
    """

    def __init__(self, articles: Iterable[PreparedArticle], progress: Progress) -> None:
        self._progress = progress
        self._holders: dict[int, array[int]] = defaultdict(lambda: array("L"))
        self._paths: list[str] = []
        self._unfinished = array("L")
        for number, prepared in enumerate(articles):
            to_translate = prepared.to_translate
            self._paths.append(prepared.article.path)
            self._unfinished.append(len(to_translate))
            for sentence in to_translate:
                self._holders[hash((prepared.article.language, sentence))].append(number)

    def finished(self, done: Finished) -> None:
        """Count a sentence, in all segments that share it, as done."""
        holders = self._holders.pop(hash((done.pair[0], done.sentence)), ())
        self._progress(SentenceTranslated(done.sentence.source, done.draft.target, done.article, len(holders)))
        for article in holders:
            self._unfinished[article] -= 1
        for article in dict.fromkeys(holders):
            if not self._unfinished[article]:
                self._progress(ArticleTranslated(self._paths[article]))
