"""Two engines in a row, for a language pair without a model of its own."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from briefing.engines.base import Answers, Decoding, Engine, Request
from briefing.records import ModelInfo


class PivotEngine:
    """Translates by way of the target language of ``first``; implements :class:`~briefing.engines.base.Engine`.

    Only the best hypothesis of the first step is used. Prefixes and scores concern the second step.
    """

    def __init__(self, first: Engine, second: Engine) -> None:
        self.name = second.name
        self.model = _both(first.model, second.model)
        self.takes_hints = second.takes_hints
        self.takes_examples = False  # they would have to be in two languages at once
        self.decoding = second.decoding
        self.retries = second.retries
        self._first = first
        self._second = second

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> Answers:
        """See :meth:`briefing.engines.base.Engine.translate`."""
        bridges = self._bridges([request.source for request in requests])
        bridged = [replace(request, source=bridge) for request, bridge in zip(requests, bridges, strict=True)]
        yield from self._second.translate(bridged, decoding)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """See :meth:`briefing.engines.base.Engine.score`."""
        bridges = self._bridges([source for source, _ in pairs])
        return self._second.score([(bridge, target) for bridge, (_, target) in zip(bridges, pairs, strict=True)])

    def _bridges(self, sources: list[str]) -> list[str]:
        best = dict(self._first.translate([Request(source) for source in sources], self._first.decoding))
        return [best[index][0].text for index in range(len(sources))]


def _both(first: ModelInfo, second: ModelInfo) -> ModelInfo:
    steps = (first, second)
    return ModelInfo(
        name="+".join(step.name for step in steps),
        version="+".join(step.version for step in steps),
        sha256=hashlib.sha256("".join(f"{step.sha256}\n" for step in steps).encode()).hexdigest(),
        source=first.source,
        target=second.target,
        steps=steps,
    )
