"""What the cover of a pack says: its title, what it covers, how it was made, and how far to trust it."""

from briefing import languages
from briefing.compose.content import phrases, wording
from briefing.compose.content.tally import SentenceCounts, Tally
from briefing.records import Pack


def pack_title(pack: Pack) -> str:
    """Return the title by which a pack is filed: ``Briefing pack, 10 March 2026``."""
    return f"{wording.PACK}, {phrases.written_date(pack.date)}"


def file_stem(pack: Pack) -> str:
    """Return what the names of a pack's files begin with: ``briefing-2026-03-10.en``."""
    return f"briefing-{pack.date.isoformat()}.{pack.target_language}"


def coverage(counted: Tally) -> str:
    """Return how many articles there are: ``5 articles, dated 29 December 2025 – 10 March 2026; one undated``."""
    known = [day for day in counted.dates if day]
    undated = counted.dates.get(None, 0)
    articles = phrases.article_count(counted.articles)
    if not known:
        return f"{articles}, undated" if undated else articles
    rest = f"; {phrases.in_words(undated)} undated" if undated else ""
    return f"{articles}, dated {phrases.period(min(known), max(known))}{rest}"


def compiled(pack: Pack) -> str:
    """Return when and, where that is known, by whom a pack was compiled."""
    by = f" by {pack.compiled_by}" if pack.compiled_by else ""
    return f"Compiled on {phrases.written_date(pack.date)}{by}"


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
            f"The {phrases.listed(sources)} {governs} beside it throughout.": True,
            f"Articles that were published in {target} are shown as they were.": counted.published,
            "A number in brackets marks a doubtful sentence; the notes below its article say why.": counted.noted,
        }.items()
        if applies
    )


def _review_status(counted: Tally) -> str:
    """Return what follows "a machine translation": whether a person has had a hand in it."""
    made, names = counted.sentences, counted.reviewers
    if made.approved:
        return _approved(made, f" ({phrases.listed(names)})" if names else "")
    if not made.person:
        return " that nobody has reviewed"
    corrected = f"corrected by hand ({phrases.listed(names)})" if names else "corrected by hand"
    if not made.machine:
        return f", every sentence of which was {corrected}"
    verb = "was" if made.person == 1 else "were"
    return f": {made.person} of its {made.translated} sentences {verb} {corrected}; the rest is as the machine wrote it"


def _approved(made: SentenceCounts, by: str) -> str:
    """Return the review status of a pack in which a person found sentences right as they are."""
    seen = made.person + made.approved
    corrected = f", {made.person} of them corrected by hand" if made.person else ""
    if seen == made.translated:
        return f", every sentence of which was reviewed{by}{corrected}"
    verb = "was" if seen == 1 else "were"
    number = f"{seen} of its {made.translated} sentences {verb} reviewed{by}{corrected}"
    return f": {number}; the rest is as the machine wrote it"


def how_made(pack: Pack, counted: Tally) -> str:
    """Return in one sentence how the text of a pack was made; :func:`made_by` has the particulars."""
    program = pack.signature.program
    if not counted.languages:
        return f"Put together offline by {program}, which had nothing to translate."
    names = list(dict.fromkeys(model.name for model in pack.signature.models))
    model = f" by {phrases.listed(names)}" if names else ""
    glossary = f", held to {phrases.term_count(len(pack.glossary))} of the desk's glossary" if pack.glossary else ""
    made = f"made offline, sentence by sentence,{model} with {program}{glossary}"
    return f"The translation was {made} and checked for common faults."


def made_by(pack: Pack) -> str:
    """Return the line that says which program, engine and models made the pack."""
    return f"Made by {pack.signature}"


def handling(pack: Pack) -> str:
    """Return the desk's handling line as the cover says it, empty if it has none."""
    return f"{wording.HANDLING}{pack.handling}" if pack.handling else ""
