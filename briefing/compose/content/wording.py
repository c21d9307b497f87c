"""The labels of a pack, and what it says about an article and its sentences, all in English."""

from string import ascii_uppercase

from briefing import languages
from briefing.compose.content import phrases
from briefing.compose.content.rows import Note
from briefing.records import Article, Rung, Skipped, TranslatedArticle

LANGUAGE = "en"
"""The language of everything a pack says for itself."""

PACK = "Briefing pack"
AT_A_GLANCE = "At a glance"
ANNEXES = "Annexes"
HANDLING = "Handling: "
COMPILED_BY = "Compiled by "
SKIPPED = "Not in this pack"
TO_CONTENTS = "Back to the list"
NOTES = "Translator's notes"
TERMS = "Terms in this article"
TERMS_DESCRIPTION = "One term a row: the words that stood for it, its translation, how often it occurs, how it came in."
TIMES, HOW = "Times", "How"
ANNEX, GLOSSARY = "Annex", "Glossary used"
GLOSSARY_REMARK = "The terms of the glossary that occur in this pack, in alphabetical order."
GLOSSARY_DESCRIPTION = "One term a row: the original, its translation with the short form after it, a note."
NOTE = "Note"
THEN = "; then "
"""Stands between what a term is called at its first mention in an article and at every later one."""
END = "End of the pack"
LINK = "Link: "
BY, SOURCE_FILE = "by ", "Source file: "
TO_ARTICLES = "Skip to the articles"
TO_SENTENCE = "Back to the sentence"
FILTER = "Show only articles with these words"
FILTERED = "{shown} of {total} articles"
FILTERED_NONE = "No article has all of these words"
PAGE, OF = "Page ", " of "
ATTACHED = "The pack is attached: "
DOUBTFUL_ENTRY = "Doubtful translation; the notes in the pack say why."
DATE_UNKNOWN = "date unknown"
UNTRANSLATED = "[no translation]"
SEPARATOR = " · "
"""Stands between the facts about an article."""

_HOW = {
    Rung.BEST: "by the model",
    Rung.NBEST: "by the model, other wording chosen",
    Rung.HINTS: "model told the term",
    Rung.SOURCE: "term put into the source",
    Rung.PREFIX: "sentence begun for the model",
    Rung.SPLICE: "put in place of the model's wording",
    Rung.PERSON: "by the reviewer",
    Rung.MISSING: "NOT IN THE TRANSLATION",
}
"""How a term came into the translation."""

_NOTE_START = 60
"""Characters of a sentence that a note quotes to say which one it is about."""


def annex(number: int) -> str:
    """Return which annex this is, counted from 1: ``Annex A``."""
    return f"{ANNEX} {annex_letter(number)}"


def annex_letter(number: int) -> str:
    """Return the letter of an annex, counted from 1."""
    return ascii_uppercase[number - 1]


def position(number: int, total: int) -> str:
    """Return which article of how many this is."""
    return f"Article {number} of {total}"


def when(article: Article) -> str:
    """Return the article's date, or that it is unknown."""
    return phrases.written_date(article.date) if article.date else DATE_UNKNOWN


def byline(article: Article) -> str:
    """Return who wrote the article, empty if that is unknown."""
    return f"{BY}{article.author}" if article.author else ""


def published_in(article: Article) -> str:
    """Return the language the article was published in."""
    return f"in {languages.name(article.language)}"


def source_file(article: Article) -> str:
    """Return the file the article was read from."""
    return f"{SOURCE_FILE}{article.path}"


def untranslated(language: str) -> str:
    """Return what stands in place of the translation of a paragraph in another language than its article's."""
    return f"[in {languages.name(language)}, not translated]"


def published_notice(target_language: str) -> str:
    """Return the remark over an article that was in the target language already."""
    return f"Already in {languages.name(target_language)}; shown as published."


def reading_remarks(article: Article) -> list[str]:
    """Return what a reader must know about how the article's file was read, above all what was left out of it."""
    return [phrases.as_sentence(finding.message) for finding in article.findings]


def table_description(source_language: str, target_language: str) -> str:
    """Return what a screen reader says about the table of an article."""
    source, target = languages.name(source_language), languages.name(target_language)
    return f"Two columns: the {source} original on the left, its {target} translation beside it on the right."


def note_mark(number: int) -> str:
    """Return the mark that stands at a doubtful sentence and before its note."""
    return f"[{number}]"


def note_quote(note: Note) -> str:
    """Return how the sentence of a note starts, in quotation marks: the source's where there is no translation."""
    translation = note.translation
    sentence = " ".join((translation.target or translation.segment.source).split())
    return f"“{phrases.start(sentence, _NOTE_START)}”"


def note_reasons(note: Note) -> str:
    """Return why the sentence of a note is doubtful."""
    return " ".join(map(phrases.as_sentence, note.reasons))


def found_in(source_language: str) -> str:
    """Return the heading over the words of an article that stood for its terms."""
    return f"{languages.name(source_language)} as found"


def how(rung: Rung, times: int, occurrences: int) -> str:
    """Return how a term came into the translation, with the number of times if not every time."""
    return _HOW[rung] if times == occurrences else f"{_HOW[rung]} ({times})"


def why_skipped(skipped: Skipped) -> str:
    """Return why an input is not in the pack, to stand beside its path, which most reasons open with too."""
    reason = skipped.reason.strip()
    for name in (skipped.path, skipped.path.rpartition("/")[2]):
        reason = reason.removeprefix(f"{name}: ")
    return phrases.as_sentence(reason)


def headline(title: str) -> str:
    """Return a title as it is displayed: on one line, without its final full stop.

    An ellipsis stays, and so does the stop of an abbreviation with stops of its own («и т.д.», ``U.S.``).
    """
    words = title.split()
    if words and words[-1].endswith(".") and "." not in words[-1][:-1]:
        words[-1] = words[-1][:-1]
    return " ".join(words).strip()


def title(translated: TranslatedArticle) -> str:
    """Return the title as displayed: the translated one, or the article's own where that could not be translated."""
    return headline(translated.title.target) or headline(translated.article.title)
