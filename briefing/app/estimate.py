"""How much of a translation is done, and how long the rest will take."""

import time

SHARE_THAT_TELLS = 0.1
"""Of the segments: before so many are done, loading the model has taken too much of the time for an estimate."""


class Estimate:
    """Articles and segments done of those there are, and the time the rest will take at the rate so far."""

    def __init__(self, articles: int, segments: int) -> None:
        self.articles_done = self.segments_done = 0
        self._articles, self._segments = articles, segments
        self._begun = time.monotonic()

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return (self.segments_done, self.articles_done) == (self._segments, self._articles)

    @property
    def done(self) -> str:
        """What is done, without the time left."""
        return f"{self.segments_done} of {self._segments} sentences, {self.articles_done} of {self._articles} articles"

    def __str__(self) -> str:
        """Return one line for people."""
        return ", ".join(filter(None, (self.done, self.time_left))) + "."

    @property
    def time_left(self) -> str:
        """How long the rest will take, nothing while that cannot be told yet."""
        if self.segments_done < SHARE_THAT_TELLS * self._segments:
            return ""
        spent = time.monotonic() - self._begun
        left = spent / max(1, self.segments_done) * (self._segments - self.segments_done)
        return f"about {left:.0f} s left" if left else f"took {spent:.0f} s"
