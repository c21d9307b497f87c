"""A correction holds where it was made, and elsewhere only if nothing speaks against it."""

import datetime
from dataclasses import replace

import pytest

from briefing.pipeline.holding import holding
from briefing.records import Article, Correction, Sentence

NOW = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
NAMED, NAMELESS = "Порт Алят открыт.", "Решение пока не принято."
ARTICLE = Article("id", "here.txt", "0" * 64, "utf-8", "ru", "", (), "")


def made(target: str, where: str = "there.txt", segment: str = "", source: str = NAMED) -> Correction:
    return Correction(source, "ru", "en", target, NOW, segment or (where and f"{where}-1"), where, "Anna")


def drawn(*found: Correction, left: str = "", source: str = NAMED) -> str:
    """Return what the sentence, whose id is ``s``, comes out as; what is only offered stands after a ``?``.

    ``left`` is what a reviewer left as it is there, and "engine's" elsewhere.
    """
    approved = {("s", left), ("t", "engine's")}
    held = holding(ARTICLE, {"s": Sentence(source)}, {source: found}, approved if left else {("t", "engine's")})
    assert held.applied.keys().isdisjoint(held.offered)
    applied = [each.target for each in held.applied.values()]
    return " ".join(applied) + "?" * bool(held.offered) + " ".join(c.target for c in held.offered.get("s", ()))


HERE, THERE, SEGMENT = made("A", "here.txt"), made("A"), made("A", "here.txt", "s")
CASES = {
    "made here": (drawn(HERE), "A"),
    "made in this very segment, before a newer one of this article": (drawn(made("B", "here.txt"), SEGMENT), "A"),
    "made here, before a newer one elsewhere": (drawn(made("B"), HERE), "A"),
    "made elsewhere": (drawn(THERE), "A"),
    "made nowhere known": (drawn(made("A", "")), "A"),
    "two places agree": (drawn(THERE, made("A", "far.txt")), "A"),
    "two places agree but for quotation marks": (drawn(made("“A”"), made('"A"', "far.txt")), "“A”"),
    "two places disagree": (drawn(THERE, made("B", "far.txt")), "?A B"),
    "one place changed its mind": (drawn(THERE, made("B")), "A"),
    "one place changed its mind, another did not": (drawn(THERE, made("B"), made("B", "far.txt")), "?A B"),
    "left as it was here": (drawn(THERE, left="engine's"), "?A"),
    "seen here and left": (drawn(THERE, left="A"), "A"),
    "seen here and left, before newer ones elsewhere": (
        drawn(made("B", "far.txt"), THERE, left="A"), "A"),
    "left here, and made here later": (drawn(HERE, left="engine's"), "A"),
    "no name": (drawn(replace(THERE, source=NAMELESS), source=NAMELESS), "?A"),
    "no name, made here": (drawn(replace(HERE, source=NAMELESS), source=NAMELESS), "A"),
    "no name, seen here and left": (drawn(THERE, left="A", source=NAMELESS), "A"),
}  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), CASES.values(), ids=CASES)
def test_where_a_correction_holds(found, expected):
    assert found == expected
