"""Every word a pack says for itself, in English, and how it writes dates, counts, names and titles."""

from collections.abc import Iterable, Sequence
from datetime import date
from string import ascii_uppercase

from briefing import languages
from briefing.compose.content.rows import Note
from briefing.compose.content.tally import Tally
from briefing.records import Article, Pack, Rung, Skipped, TranslatedArticle, Translation

LANGUAGE = "en"
"""The language of everything in this module."""

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
REVIEW_EDITION = "Review edition"
TO_DO = "What to do"
IN_EDITION = "In this edition"
ID, COMMENT = "ID", "Comment"
COMES_OUT_AS = " → "
"""Stands between a term and what it comes out as."""
IMPORT = "briefing import FILE"
END_OF_EDITION = "End of the review edition"
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

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NOTE_START = 60
"""Characters of a sentence that a note quotes to say which one it is about."""


def pack_title(pack: Pack) -> str:
    """Return the title by which a pack is filed: ``Briefing pack, 10 March 2026``."""
    return f"{PACK}, {written_date(pack.date)}"


def file_stem(pack: Pack) -> str:
    """Return what the names of a pack's files begin with: ``briefing-2026-03-10.en``."""
    return f"briefing-{pack.date.isoformat()}.{pack.target_language}"


def written_date(day: date) -> str:
    """Return ``10 March 2026``, in English whatever the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def coverage(counted: Tally) -> str:
    """Return how many articles there are and of what dates.

    ``5 articles, dated 29 December 2025 – 10 March 2026; one undated``
    """
    known = [day for day in counted.dates if day]
    undated = counted.dates.get(None, 0)
    articles = article_count(counted.articles)
    if not known:
        return f"{articles}, undated" if undated else articles
    rest = f"; {_in_words(undated)} undated" if undated else ""
    return f"{articles}, dated {_period(min(known), max(known))}{rest}"


def compiled(pack: Pack) -> str:
    """Return when and, where that is known, by whom a pack was compiled."""
    by = f" by {pack.compiled_by}" if pack.compiled_by else ""
    return f"Compiled on {written_date(pack.date)}{by}"


def notice(pack: Pack, counted: Tally) -> str:
    """Return what a reader must know about the text of the pack before relying on it."""
    target = languages.name(pack.target_language)
    sources = list(map(languages.name, counted.languages))
    if not sources:
        return f"Every article in this pack was published in {target}; none of it is a translation."
    governs = "original governs and stands" if len(sources) == 1 else "originals govern and stand"
    return " ".join(
        sentence
        for sentence, applies in {
            f"The {target} text is a machine translation{_review_status(counted)}.": True,
            f"The {_listed(sources)} {governs} beside it throughout.": True,
            f"Articles that were published in {target} are shown as they were.": counted.published,
            "A number in brackets marks a doubtful sentence; the notes below its article say why.": counted.noted,
        }.items()
        if applies
    )


def _review_status(counted: Tally) -> str:
    """Return what follows "a machine translation": whether a person has had a hand in it."""
    made, names = counted.sentences, counted.reviewers
    if not made.person:
        return " that nobody has reviewed"
    corrected = f"corrected by hand ({_listed(names)})" if names else "corrected by hand"
    if not made.machine:
        return f", every sentence of which was {corrected}"
    verb = "was" if made.person == 1 else "were"
    return f": {made.person} of its {made.translated} sentences {verb} {corrected}; the rest is as the machine wrote it"


def how_made(pack: Pack, counted: Tally) -> str:
    """Return in one sentence how the text of a pack was made; :func:`made_by` has the particulars."""
    program = pack.signature.program
    if not counted.languages:
        return f"Put together offline by {program}, which had nothing to translate."
    names = list(dict.fromkeys(model.name for model in pack.signature.models))
    model = f" by {_listed(names)}" if names else ""
    glossary = f", held to {term_count(len(pack.glossary))} of the desk's glossary" if pack.glossary else ""
    made = f"made offline, sentence by sentence,{model} with {program}{glossary}"
    return f"The translation was {made} and checked for common faults."


def made_by(pack: Pack) -> str:
    """Return the line that says which program, engine and models made the pack."""
    return f"Made by {pack.signature}"


def review_title(pack: Pack) -> str:
    """Return the title by which a review edition is filed: ``Briefing pack, 10 March 2026: review edition``."""
    return f"{pack_title(pack)}: {REVIEW_EDITION.lower()}"


def review_date(pack: Pack) -> str:
    """Return the line below the title of a review edition."""
    return f"{REVIEW_EDITION}, {written_date(pack.date)}"


def edition_mark(edition_id: str) -> str:
    """Return how an edition says which one it is."""
    return f"Edition {edition_id}"


def review_steps(target_language: str) -> tuple[str, ...]:
    """Return what a reviewer is to do, one line a step; :data:`IMPORT` stands after the last."""
    target = languages.name(target_language)
    return (
        f"Edit the {target} column only. Grey cells are not for editing: they bring each sentence back to its place.",
        "Tracked changes are fine, and so is editing without them.",
        "Write remarks into the last column; they do not become part of the translation.",
        "Sentences with a dotted line below them are doubtful, shaded words are terms of the glossary; "
        "the comments in the margin say more.",
        "Save the file as a Word document and send it back. Whoever built it takes your edits in with ",
    )


def to_review(translations: Sequence[Translation]) -> str:
    """Return how much there is to be reviewed: ``31 sentences, 2 doubtful``."""
    if not translations:
        return "Nothing to review"
    doubtful = sum(bool(translation.findings) for translation in translations)
    sentences = f"{len(translations)} {'sentence' if len(translations) == 1 else 'sentences'}"
    return f"{sentences}, {doubtful} doubtful" if doubtful else sentences


def left_out(paths: Sequence[str], target_language: str) -> str:
    """Return which articles are not to be reviewed."""
    return f"Left out, because published in {languages.name(target_language)}: {', '.join(paths)}"


def review_table_description(source_language: str, target_language: str) -> str:
    """Return what a screen reader says about the table of an article that is to be reviewed."""
    source, target = languages.name(source_language), languages.name(target_language)
    return (
        f"One sentence a row, in four columns: its ID and the {source}, which are not for editing; "
        f"the {target}, which is; an empty one for remarks."
    )


def handling(pack: Pack) -> str:
    """Return the desk's handling line as the cover says it, empty if it has none."""
    return f"{HANDLING}{pack.handling}" if pack.handling else ""


def annex(number: int) -> str:
    """Return which annex this is, counted from 1: ``Annex A``."""
    return f"{ANNEX} {annex_letter(number)}"


def annex_letter(number: int) -> str:
    """Return the letter of an annex, counted from 1."""
    return ascii_uppercase[number - 1]


def corrected_by(person: str) -> str:
    """Return whose words a translation is."""
    return f"Corrected by {person or 'a reviewer'}."


def position(number: int, total: int) -> str:
    """Return which article of how many this is."""
    return f"Article {number} of {total}"


def when(article: Article) -> str:
    """Return the article's date, or that it is unknown."""
    return written_date(article.date) if article.date else DATE_UNKNOWN


def byline(article: Article) -> str:
    """Return who wrote the article, empty if that is unknown."""
    return f"{BY}{article.author}" if article.author else ""


def published_in(article: Article) -> str:
    """Return the language the article was published in."""
    return f"in {languages.name(article.language)}"


def source_file(article: Article) -> str:
    """Return the file the article was read from."""
    return f"{SOURCE_FILE}{article.path}"


def published_notice(target_language: str) -> str:
    """Return the remark over an article that was in the target language already."""
    return f"Already in {languages.name(target_language)}; shown as published."


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
    return f"“{start(sentence, _NOTE_START)}”"


def start(text: str, limit: int) -> str:
    """Return ``text``, or as many of its words as fit into ``limit`` characters and an ellipsis."""
    return text if len(text) <= limit else f"{_cut_at_word(text, limit)} …"


def note_reasons(note: Note) -> str:
    """Return why the sentence of a note is doubtful."""
    return " ".join(map(as_sentence, note.reasons))


def found_in(source_language: str) -> str:
    """Return the heading over the words of an article that stood for its terms."""
    return f"{languages.name(source_language)} as found"


def how(rung: Rung, times: int, occurrences: int) -> str:
    """Return how a term came into the translation, with the number of times if not every time."""
    return _HOW[rung] if times == occurrences else f"{_HOW[rung]} ({times})"


def language_names(codes: Iterable[str]) -> str:
    """Return the names of different languages: ``Russian, Kazakh and Ukrainian``."""
    return _listed([languages.name(code) for code in dict.fromkeys(codes)])


def article_count(articles: int) -> str:
    """Return how many articles there are."""
    return f"{articles} {'article' if articles == 1 else 'articles'}"


def term_count(terms: int) -> str:
    """Return how many terms there are."""
    return f"{terms} {'term' if terms == 1 else 'terms'}"


def why_skipped(skipped: Skipped) -> str:
    """Return why an input is not in the pack, to stand beside its path, which most reasons open with too."""
    reason = skipped.reason.strip()
    for name in (skipped.path, skipped.path.rpartition("/")[2]):
        reason = reason.removeprefix(f"{name}: ")
    return as_sentence(reason)


def as_sentence(message: str) -> str:
    """Return a message with a capital letter and a full stop."""
    text = message.strip()
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


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


def _period(first: date, last: date) -> str:
    """Return two dates as one period, saying month and year once where they are the same."""
    if first == last:
        return written_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{written_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {written_date(last)}"
    return f"{written_date(first)} – {written_date(last)}"


def _in_words(number: int) -> str:
    return _SMALL_NUMBERS[number] if number < len(_SMALL_NUMBERS) else str(number)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cut_at_word(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of ``text``, whole words if the first is not longer than that."""
    start = text[: limit + 1]
    return start.rsplit(" ", 1)[0] if " " in start else text[:limit]
