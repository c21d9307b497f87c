"""The last rung: the target put in the place of what the model wrote for the term, without any help from the model.

Where that is, is guessed from what the stretches of a hypothesis look like: forbidden renderings, words of the target,
words that sound like the Russian, quotes and brackets like those in the source, capitals, the place in the sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.enforcement.grammar import tidy
from briefing.enforcement.renderings import expected, find, forbidden_spans, overlap, replaced
from briefing.enforcement.spelling import QUOTES, SMALL
from briefing.languages.english_number import is_plural, other_number
from briefing.languages.folding import fold
from briefing.languages.romanization import latin, likeness
from briefing.records import Span, WantedTerm

MOST = 12
"""Candidates at most."""

STRETCHES = 6
"""Stretches of the hypothesis that are replaced, at most."""

LIKE = 0.4
"""Likeness of two words below which they are strangers."""

ENOUGH = 0.45
"""Weight of a stretch below which it is likelier that the model left the term out."""

FORBIDDEN = 1.0
QUOTED = 0.5
BRACKETED = 0.5
ACRONYM_FOLLOWS = 0.3
CAPITALS = 0.1
LEFTOVER = 0.1
LEFTOVER_OF_SHORTER = 0.3
CUT_HYPHEN = 0.1
PLACE = 0.5
"""What each piece of evidence adds to the share of words that stretch and term have in common.

What is taken away: a LEFTOVER for each side on which a capitalised word stays behind, more for a stretch with fewer
words than the term, or cut out of a hyphenated word; PLACE, times the distance from where the source has the term, in
sentence lengths.
"""

ALIASES = {
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    "eu": ("european", "union"),
    "un": ("united", "nations"),
}
"""Acronyms within names that a model writes out: U.S. Chamber, United States Chamber."""

TITLES = frozenset(
    "president minister ambassador secretary general director chairman speaker king prince mr mrs ms dr premier "
    "prime vice deputy first foreign commissioner governor senator".split()
)
"""Words that stand before a name and are no part of it."""

_EXTRA_WORDS = 4
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[&'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_BRACKETED = re.compile(r"\(([^()]{2,12})\)")
_CLAUSE_END = re.compile(r"[,;:]\s|[.!?]*\s*$|\s(?=(?:and|but)\s)")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the hypothesis. ``matches``: likeness to each word of the evidence."""

    span: Span
    text: str
    matches: tuple[float, ...]

    @property
    def is_small(self) -> bool:
        return self.text.lower() in SMALL

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() and not self.is_small


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of a rendering before the search. ``references``: lists of words, as indices into ``words``."""

    words: tuple[str, ...]
    references: tuple[tuple[int, ...], ...]
    forbidden: tuple[Span, ...]
    place: float
    is_quoted: bool
    is_bracketed: bool
    is_followed_by: str
    is_name: bool
    length: int
    has_small_words: bool
    longest: int


def candidates(
    source: str, hypothesis: str, wanted: WantedTerm, others: Sequence[WantedTerm] = (), language: str = "en"
) -> tuple[str, ...]:
    """Return texts with ``wanted.target`` in them, at most :data:`MOST`, the likeliest first.

    ``others`` is all that is wanted in the sentence: targets that stand as often as they should are not touched.
    """
    evidence = _evidence(source, hypothesis, wanted, language)
    closed = _closed(hypothesis, wanted, others, language)
    words = tuple(_words(hypothesis, evidence))
    weighed = sorted(_stretches(hypothesis, words, evidence, closed), key=lambda pair: (-pair[0], pair[1]))
    likely = [span for weight, span in weighed[:STRETCHES] if weight >= ENOUGH]
    unlikely = [span for weight, span in weighed[:STRETCHES] if weight < ENOUGH]
    texts = [
        *_besides(source, hypothesis, wanted, others, language),
        *(_put(hypothesis, span, wanted.target, language) for span in likely),
        *(text for span in likely[:2] for text in _other_article(hypothesis, span, wanted.target, language)),
        *_added(hypothesis, wanted.target, evidence.place, closed),
        *(_put(hypothesis, span, wanted.target, language) for span in unlikely),
    ]
    targets = [wanted.target, *(one.target for one in others)]
    return tuple(dict.fromkeys(tidy(text, targets, language) for text in texts))[:MOST]


def _evidence(source: str, hypothesis: str, wanted: WantedTerm, language: str) -> _Evidence:
    term, span = wanted.match.term, wanted.match.span
    renderings = [_content(wanted.target), _spelled_out(_content(wanted.target)), *map(_content, term.forbidden)]
    romanized = [_content(latin(russian)) for russian in (term.source, span.of(source))]
    words = tuple(dict.fromkeys(word for reference in (*renderings, *romanized) for word in reference))
    index = {word: position for position, word in enumerate(words)}
    acronym = _BRACKETED.match(source[span.stop :].lstrip(f" {QUOTES}"))
    return _Evidence(
        words=words,
        references=tuple(
            dict.fromkeys(tuple(index[word] for word in reference) for reference in (*renderings, *romanized))
        ),
        forbidden=forbidden_spans(term, hypothesis, language),
        place=(span.start + span.stop) / 2 / max(1, len(source)),
        is_quoted=source[: span.start][-1:] in {*QUOTES} and source[span.stop :][:1] in {*QUOTES},
        is_bracketed=source[: span.start].endswith("(") and source[span.stop :].startswith(")"),
        is_followed_by=acronym[1] if acronym else "",
        is_name=any(word[0].isupper() for word in wanted.target.split()),
        length=len(_spelled_out(_content(wanted.target))),
        has_small_words=any(word in SMALL for word in wanted.target.split()),
        longest=max(map(len, renderings)) + _EXTRA_WORDS,
    )


def _content(phrase: str) -> list[str]:
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(phrase)]
    return [fold(word).replace(".", "") for word in words if word.lower() not in SMALL] or [fold(phrase)]


def _spelled_out(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in ALIASES.get(word, (word,))]


def _closed(hypothesis: str, wanted: WantedTerm, others: Sequence[WantedTerm], language: str) -> list[Span]:
    """Return the spans of targets that are where they should be."""
    allotted = expected(others)
    found = find([wanted.target, *allotted], hypothesis, language)
    times = {target: sum(one.target == target for one in found) for target in allotted}
    right = {wanted.target} | {target for target in allotted if times[target] <= allotted[target]}
    return [one.span for one in found if one.target in right]


def _words(hypothesis: str, evidence: _Evidence) -> Iterator[_Word]:
    for match in _WORD.finditer(hypothesis):
        word = fold(_POSSESSIVE.sub("", match.group())).replace(".", "")
        matches = tuple(_match(word, known) for known in evidence.words)
        yield _Word(Span(*match.span()), match.group(), matches)


def _match(word: str, known: str) -> float:
    return like if word not in SMALL and (like := likeness(word, known)) >= LIKE else 0.0


def _stretches(
    hypothesis: str, words: Sequence[_Word], evidence: _Evidence, closed: Sequence[Span]
) -> Iterator[tuple[float, Span]]:
    """Yield runs of words with how likely each renders the term."""
    for first, start in enumerate(words):
        if start.is_small:
            continue
        best = [0.0] * len(evidence.words)
        for last in range(first, min(len(words), first + evidence.longest)):
            word = words[last]
            if any(overlap(word.span, span) for span in closed) or (
                last > first and not _joined(hypothesis, words, last)
            ):
                break
            best = [max(pair) for pair in zip(best, word.matches, strict=True)]
            if not word.is_small and (any(best) or evidence.is_quoted or evidence.is_bracketed):
                span = Span(start.span.start, word.span.stop)
                yield _weight(hypothesis, words, (first, last), best, evidence), span


def _joined(hypothesis: str, words: Sequence[_Word], index: int) -> bool:
    between = hypothesis[words[index - 1].span.stop : words[index].span.start]
    return not between.strip(" -‐‑–—\u00a0")


def _weight(
    hypothesis: str, words: Sequence[_Word], ends: tuple[int, int], best: Sequence[float], evidence: _Evidence
) -> float:
    first, last = ends
    span = Span(words[first].span.start, words[last].span.stop)
    before, after = hypothesis[: span.start], hypothesis[span.stop :]
    return (
        _shared(words[first : last + 1], best, evidence)
        + FORBIDDEN * any(span.start <= bad.start and bad.stop <= span.stop for bad in evidence.forbidden)
        + QUOTED * (evidence.is_quoted and _opens(before) and after[:1] in {*QUOTES})
        + BRACKETED * (evidence.is_bracketed and before.endswith("(") and after.startswith(")"))
        + ACRONYM_FOLLOWS
        * (bool(evidence.is_followed_by) and after.lstrip(f" {QUOTES}").startswith(f"({evidence.is_followed_by})"))
        + CAPITALS * (evidence.is_name and all(word.is_capital or word.is_small for word in words[first : last + 1]))
        - _leftover(hypothesis, words, ends, evidence)
        - PLACE * abs((span.start + span.stop) / 2 / len(hypothesis) - evidence.place)
    )


def _opens(before: str) -> bool:
    """Tell whether a quotation opens at the end of ``before``; an article in it may come first."""
    return bool(re.search(rf"[{QUOTES}](?:[Tt]he |[Aa]n? )?$", before))


def _shared(stretch: Sequence[_Word], best: Sequence[float], evidence: _Evidence) -> float:
    """Return the F-score of words in common with the reference that shares most."""
    content = [max(word.matches, default=0.0) for word in stretch if not word.is_small]
    precision = sum(content) / len(content)
    recall = max(sum(best[index] for index in reference) / len(reference) for reference in evidence.references)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _leftover(hypothesis: str, words: Sequence[_Word], ends: tuple[int, int], evidence: _Evidence) -> float:
    """Return what the sides count on which a part of a name would stay behind."""
    if not evidence.is_name:
        return 0.0
    first, last = ends
    content = sum(not word.is_small for word in words[first : last + 1])
    ways = range(first - 1, -1, -1), range(last + 1, len(words))
    sides = sum(_goes_on(hypothesis, words, way, over_small=evidence.has_small_words) for way in ways)
    cut = bool(re.search(r"\w-$", hypothesis[: words[first].span.start]))
    return sides * (LEFTOVER_OF_SHORTER if content < evidence.length else LEFTOVER) + CUT_HYPHEN * cut


def _goes_on(hypothesis: str, words: Sequence[_Word], beyond: range, *, over_small: bool) -> bool:
    """Tell whether a name goes on beyond the stretch: "Trump's Route" before "for the Global Economy"."""
    for index in beyond:
        if not _joined(hypothesis, words, index if beyond.step > 0 else index + 1):
            return False
        if not words[index].is_small:
            return _is_part_of_a_name(words[index])
        if beyond.step < 0 or not over_small:
            return False
    return False


def _is_part_of_a_name(word: _Word) -> bool:
    return word.is_capital and word.span.start > 0 and not word.text.endswith("'s") and word.text.lower() not in TITLES


def _put(hypothesis: str, span: Span, target: str, language: str) -> str:
    """Return ``hypothesis`` with ``target`` instead of a stretch, in its number and with its possessive."""
    stretch = span.of(hypothesis)
    words = target
    if language == "en" and is_plural(stretch) and not is_plural(target) and target.islower():
        words = other_number(target)[0]
    possessive = _POSSESSIVE.search(stretch)
    return replaced(hypothesis, [(span, words + (possessive.group() if possessive else ""))])


def _other_article(hypothesis: str, span: Span, target: str, language: str) -> Iterator[str]:
    """Yield the text with "the" before the target where the stretch had none, and without where it had one."""
    if language != "en":
        return
    article = re.search(r"\b(?:the|an?)\s+$", hypothesis[: span.start], re.IGNORECASE)
    if article:
        yield _put(hypothesis, Span(article.start(), span.stop), target, language)
    elif " " in target:
        yield _put(hypothesis, span, f"the {target}", language)


def _besides(
    source: str, hypothesis: str, wanted: WantedTerm, others: Iterable[WantedTerm], language: str
) -> Iterator[str]:
    """Yield the text with the target beside another that its source is in apposition to.

    «Маршрут Трампа» (TRIPP) → "TRIPP" becomes "Trump Route" (TRIPP), Транскаспийский коридор (Средний коридор) →
    Trans-Caspian Corridor becomes Trans-Caspian Corridor (Middle Corridor).
    """
    span = wanted.match.span
    for other in others:
        beside = other.match.span
        for found in find([other.target], hypothesis, language)[:1] if other.target != wanted.target else ():
            if re.fullmatch(rf"[{QUOTES}]?\s*\(", source[span.stop : beside.start]) and not _in_brackets(
                hypothesis, found.span
            ):
                yield replaced(hypothesis, [_around(hypothesis, found.span, wanted.target, other.target)])
            elif re.fullmatch(rf"[{QUOTES}]?\s*\(", source[beside.stop : span.start]) and not _brackets_follow(
                hypothesis, found.span
            ):
                stop = found.span.stop + (hypothesis[found.span.stop :][:1] in {*QUOTES})
                yield replaced(hypothesis, [(Span(stop, stop), f" ({wanted.target})")])


def _in_brackets(hypothesis: str, span: Span) -> bool:
    return hypothesis[: span.start].endswith("(")


def _brackets_follow(hypothesis: str, span: Span) -> bool:
    return bool(re.match(rf"[{QUOTES}]?\s*\(", hypothesis[span.stop :]))


def _around(hypothesis: str, span: Span, name: str, acronym: str) -> tuple[Span, str]:
    """Return the fix that makes an acronym the bracket of a name, in the acronym's quotes if it has some."""
    before, after = hypothesis[: span.start][-1:], hypothesis[span.stop :][:1]
    if before and after and before in QUOTES and after in QUOTES:
        return Span(span.start - 1, span.stop + 1), f"{before}{name}{after} ({acronym})"
    return span, f"{name} ({acronym})"


def _added(hypothesis: str, target: str, place: float, closed: Sequence[Span]) -> Iterator[str]:
    """Yield the text with the target in brackets: after the clause, and after the word, where it should be."""
    wanted_at = place * len(hypothesis)
    spots = (_CLAUSE_END, re.compile(r"(?<=\w)(?=\s|[.,;:!?]*$)"))
    for pattern in spots:
        open_spots = [spot.start() for spot in pattern.finditer(hypothesis) if not _inside(spot.start(), closed)]
        if open_spots:
            spot = min(open_spots, key=lambda start: abs(start - wanted_at))
            yield replaced(hypothesis, [(Span(spot, spot), f" ({target})")])


def _inside(position: int, spans: Iterable[Span]) -> bool:
    return any(span.start < position < span.stop for span in spans)
