"""The check for words that became others, or were left out."""

from briefing.checks.length import too_short
from briefing.checks.loops import repetition
from briefing.checks.omissions import clause_missing, sentence_missing
from briefing.checks.sentence_pair import SentencePair
from briefing.checks.words.changes import Change
from briefing.checks.words.confusions import confused
from briefing.checks.words.kinds import exchanged


def mistranslated(pair: SentencePair) -> str:
    """«Хартия подписана.» → "The Constitution is signed.": return «хартия» (“constitution”), or nothing."""
    return ", ".join(map(str, changed_words(pair)))


def changed_words(pair: SentencePair) -> list[Change]:
    """Return the Russian words that became others, or were left out, each once.

    What the glossary settles is not in doubt. Where more than a word was left out, another check says so.
    """
    if not pair.is_russian_to_english:
        return []
    source, target = pair.source_lower, pair.target_lower
    for russian, english in pair.terms:
        source, target = source.replace(russian.lower(), ""), target.replace(english.lower(), "")
    changes = [*confused(source, target), *exchanged(source, target)]
    left_out = [change for change in changes if not change.english]
    if left_out and (too_short(pair) or sentence_missing(pair) or clause_missing(pair) or repetition(pair)):
        left_out = []
    return _distinct([*(change for change in changes if change.english), *left_out])


def _distinct(changes: list[Change]) -> list[Change]:
    """Return the changes without those of Russian words that an earlier one names."""
    told: list[Change] = []
    for change in changes:
        if not any(change.russian in other.russian or other.russian in change.russian for other in told):
            told.append(change)
    return told
