"""What to tell a model when it is asked again: words that its translation lacks or gets wrong, with right English."""

from collections.abc import Iterable

from briefing.checks.names.changes import missing_latin
from briefing.checks.names.places import missing_places
from briefing.checks.sentence_pair import paired
from briefing.checks.words.mistranslations import changed_words
from briefing.records import TermHint


def clues(
    source: str, target: str, source_language: str, target_language: str, terms: Iterable[tuple[str, str]] = ()
) -> tuple[TermHint, ...]:
    """Return the words of the source for which English is known, and the target has it not.

    «приняли конференции» → "hosted sessions": «конференции» is a conference. A place has its name, and a name in Latin
    letters stays as it is.
    The parameters are those of :func:`briefing.checks.defects`.
    """
    pair = paired(source, target, source_language, target_language, terms)
    if not pair.is_russian_to_english:
        return ()
    words = [TermHint(change.russian, change.hint) for change in changed_words(pair) if change.hint]
    places = (TermHint(*place) for place in missing_places(pair))
    return (*words, *places, *(TermHint(name, name) for name in dict.fromkeys(missing_latin(pair))))
