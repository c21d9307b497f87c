"""What a reviewed row changes, and what is left to a person to decide."""

import datetime
from dataclasses import replace

import pytest

from briefing.records import Correction, Edition, EditionRow, LeftAsIs
from briefing.review import Outcome, ReviewedRow, ReviewNote, SetAside, Standing, compare, same_text_in_most

SENT = datetime.datetime(2026, 3, 10, 9, tzinfo=datetime.UTC)
NOW = SENT + datetime.timedelta(days=1)
SOURCES = {"a": "Порт  «Алят»\n— открыт.", "b": "Баку принял гостей.", "c": "Мост закрыт."}
TARGETS = {"a": 'The "Alyat" port is open.', "b": "Baku received guests.", "c": "The bridge is closed."}


def id_of(name: str) -> str:
    return f"0a1b2c3d4e-{name * 8}"


EDITION = Edition(
    "0123456789abcdef",
    "en",
    tuple(EditionRow(id_of(name), f"{name}.txt", "ru", SOURCES[name], TARGETS[name]) for name in SOURCES),
)


def row(name: str, target: str | None = None, source: str | None = None, remark: str = "", author: str = "Anna"):
    target, source = TARGETS[name] if target is None else target, SOURCES[name] if source is None else source
    return ReviewedRow(id_of(name), " ".join(source.split()), target, remark, author)


def compared(*rows: ReviewedRow, standing: Standing | None = None, edition: Edition = EDITION) -> Outcome:
    return compare(rows, edition, standing or {}, NOW)


def drawn(outcome: Outcome) -> str:
    changed = "".join(f"{change.before.article[0]}: {change.correction.target}" for change in outcome.changed)
    aside = [f"{len(outcome.conflicts)} conflicts", f"{len(outcome.problems)} problems"]
    counts = [f"{outcome.unchanged} unchanged", *aside, f"{outcome.absent} absent"]
    return " / ".join([changed, *(count for count in counts if not count.startswith("0"))])


def only(asides: tuple[SetAside, ...]) -> str:
    (aside,) = asides
    return f"{aside.id}: {aside.reason}"


def test_correction_carries_all_that_is_known():
    outcome = compared(row("a", "The Alat port is open.", remark="Alat!"))
    (change,) = outcome.changed
    assert change.before == EDITION.rows[0]
    assert change.remark == "Alat!"
    assert change.correction == Correction(
        source=SOURCES["a"],
        source_language="ru",
        target_language="en",
        target="The Alat port is open.",
        made=NOW,
        segment=id_of("a"),
        article="a.txt",
        person="Anna",
    )


def test_order_and_absence_do_not_matter():
    outcome = compared(row("c"), row("a", "The Alat port is open."))
    assert drawn(outcome) == "a: The Alat port is open. / 1 unchanged / 1 absent"


# Sent, come back, and whether that is a change.
EDITS = {
    "nothing": ('He said "yes".', 'He said "yes".', False),
    "curly quotes": ('He said "yes".', "He said “yes”.", False),
    "low and angle quotes": ('He said "yes" and "no".', "He said „yes” and «no».", False),
    "single quotes": ("Iran's port", "Iran’s port", False),
    "en dash for a hyphen between blanks": ("ports - and roads", "ports – and roads", False),
    "en dash for two hyphens": ("ports -- and roads", "ports – and roads", False),
    "em dash for two hyphens": ("ports--and roads", "ports—and roads", False),
    "en dash for two hyphens without blanks": ("ports--and roads", "ports–and roads", False),
    "ellipsis": ("And then...", "And then…", False),
    "no-break blank": ("10 km of  road", "10\u00a0km of road", False),
    "no-break hyphen": ("Baku-Tbilisi", "Baku\u2011Tbilisi", False),
    "soft hyphen": ("corridor", "corri\u00addor", False),
    "composed letters": ("Gu\u0308rsel", "Gürsel", False),
    "line end within": ("The port\nis open.", "The port is open.", False),
    "character that XML cannot hold": ("The\x0b port\x01 is open.", "The port is open.", False),
    "word": ("The port is open.", "The port is closed.", True),
    "capital": ("the Middle corridor", "the Middle Corridor", True),
    "comma": ("ports, and roads", "ports and roads", True),
    "quotes gone": ('He said "yes".', "He said yes.", True),
    "apostrophe gone": ("Iran's port", "Irans port", True),
    "hyphen within a word": ("Baku-Tbilisi", "Baku – Tbilisi", True),
    "hyphen made a dash": ("Baku-Tbilisi", "Baku–Tbilisi", True),
    "one dash for another": ("ports – and roads", "ports — and roads", True),
    "blank between words": ("any more", "anymore", True),
    "full stop": ("The port is open", "The port is open.", True),
    "accent": ("Turkiye", "Türkiye", True),
    "empty before": ("", "The port is open.", True),
    "empty before and after": ("", "", False),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "is_change"), EDITS.values(), ids=EDITS)
def test_what_a_word_processor_does_by_itself_is_no_change(before, after, is_change):
    edition = Edition("0" * 16, "en", (EditionRow(id_of("a"), "a.txt", "ru", SOURCES["a"], before),))
    outcome = compared(row("a", after), edition=edition)
    assert [change.correction.target for change in outcome.changed] == ([after] if is_change else [])
    assert outcome.unchanged == (not is_change)


PROBLEMS = {
    "still in Russian": ([row("a", "Порт «Алят» — открыт.")], "Most of the sentence is still in Russian."),
    "symbols": ([row("a", "???")], "stray symbols"),
    "columns unclear": ([replace(row("a", "Open."), problem="No column.")], "No column."),
    "original changed": ([row("a", "The Alat port.", source="Порт закрыт.")], "original was changed"),
    "original deleted": ([row("a", "The Alat port.", source="")], "original was changed"),
    "original exchanged": ([row("a", "Baku had guests.", source=SOURCES["b"])], "original was changed"),
    "translation deleted": ([row("a", "")], "was deleted"),
    "unknown": ([row("a"), ReviewedRow(id_of("f"), "Порт.", "Port.", "", "")], "no such ID"),
    "damaged": ([ReviewedRow("0a1b2c", "Порт.", "Port.", "", "")], "no ID"),
    "missing": ([ReviewedRow("", "Порт.", "Port.", "", "")], "no ID"),
    "doubled": ([row("a", "One."), row("b"), row("a", "Two.")], "2 times"),
    "tripled, though alike": ([row("a", "One."), row("a", "One."), row("a", "One.")], "3 times"),
}


@pytest.mark.parametrize(("rows", "reason"), PROBLEMS.values(), ids=PROBLEMS)
def test_nothing_is_guessed(rows, reason):
    outcome = compared(*rows)
    assert not outcome.changed
    assert reason in only(outcome.problems)


def test_original_may_have_been_touched_by_a_word_processor():
    outcome = compared(row("a", "The Alat port is open.", source="Порт “Алят” — открыт."))
    assert len(outcome.changed) == 1


def test_rows_that_are_not_clear_leave_the_others_alone():
    rows = [row("a", "Open."), row("b", ""), row("c"), ReviewedRow("", "x", "y", "", ""), row("b")]
    outcome = compared(*rows)
    assert drawn(outcome) == "a: Open. / 1 unchanged / 2 problems"


def standing(target: str, person: str = "Boris", segment: str = "a") -> Standing:
    made = SENT + datetime.timedelta(hours=1)
    return {SOURCES["a"]: (Correction(SOURCES["a"], "ru", "en", target, made, id_of(segment), "a.txt", person),)}


NEW = "The Alat port is open."
STANDING = {
    "another's, with another text": (standing("Alat Port opens."), "1 conflicts"),
    "somebody's, with another text": (standing("Alat Port opens.", person=""), "1 conflicts"),
    "another's of the same sentence elsewhere": (standing("Alat Port opens.", segment="f"), "1 conflicts"),
    "the same text": (standing(NEW), "1 unchanged"),
    "the same text, autocorrected": (standing("The Alat port  is open."), "1 unchanged"),
    "one's own": (standing("Alat Port opens.", person="Anna"), f"a: {NEW}"),
    "what the reviewer was sent": (standing(TARGETS["a"]), f"a: {NEW}"),
    "this segment's before another's": (
        {SOURCES["a"]: standing("Open.", segment="f")[SOURCES["a"]] + standing(NEW)[SOURCES["a"]]}, "1 unchanged"),
    "the newest of several": (
        {SOURCES["a"]: standing(NEW)[SOURCES["a"]] + standing("Open.")[SOURCES["a"]]}, "1 unchanged"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "result"), STANDING.values(), ids=STANDING)
def test_corrections_made_since(made, result):
    assert drawn(compared(row("a", NEW), standing=made)).removesuffix(" / 2 absent").strip(" /") == result


def test_conflict_names_both_texts():
    conflict = only(compared(row("a", NEW), standing=standing("Alat Port opens.")).conflicts)
    assert conflict == f"{id_of('a')}: On 10 March 2026 Boris made it “Alat Port opens.”; here it is “{NEW}”."


def test_unchanged_row_does_not_contradict_a_correction_made_since():
    assert drawn(compared(row("a"), standing=standing("Alat Port opens."))) == " / 1 unchanged / 2 absent"


def test_remarks_on_rows_changed_or_not():
    outcome = compared(row("a", remark="Who says so?"), row("b", "Baku had guests.", remark="Better."), row("c"))
    assert [(remark.id, remark.text) for remark in outcome.remarks] == [
        (id_of("a"), "Who says so?"),
        (id_of("b"), "Better."),
    ]


def test_comments_are_remarks_of_their_authors_and_those_on_no_row_too():
    commented = replace(row("a", remark="Port?"), notes=(ReviewNote("vessels", "Boris"), ReviewNote("ships")))
    outcome = compare([commented], EDITION, {}, NOW, [ReviewNote("well done", "Clara")])
    assert [(each.id, each.text, each.person) for each in outcome.remarks] == [
        (id_of("a"), "Port?", "Anna"),
        (id_of("a"), "vessels", "Boris"),
        (id_of("a"), "ships", ""),
        ("", "well done", "Clara"),
    ]


def test_what_was_left_as_it_was_sent_is_said():
    outcome = compared(row("a", "The Alat port is open."), row("b"), row("c", ""))
    assert outcome.left == (LeftAsIs(id_of("b"), "en", TARGETS["b"], NOW),)


LONG = Edition(
    "0" * 16,
    "en",
    tuple(
        EditionRow(f"0a1b2c3d4e-{n:08}", "a.txt" if n < 4 else "b.txt", "ru", f"Порт {n} открыт.", f"Port {n} is open.")
        for n in range(16)
    ),
)


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (range(16), "ok"),
        (range(4), "ok"),
        (range(3), "ok"),
        (range(2), ""),
        (range(4, 10), ""),
        (range(3, 12), "ok"),
        ((), ""),
    ],
    ids=["all", "all of an article", "most of an article", "two", "half of an article", "most", "none"],
)
def test_one_text_in_most_rows(changed, text):
    rows = [
        ReviewedRow(each.segment, each.source, "ok" if number in changed else each.target)
        for number, each in enumerate(LONG.rows)
    ]
    assert same_text_in_most(compared(*rows, edition=LONG), LONG) == text


def test_different_texts_in_most_rows_are_corrections():
    rows = [ReviewedRow(each.segment, each.source, f"The {each.target}") for each in LONG.rows]
    assert same_text_in_most(compared(*rows, edition=LONG), LONG) == ""
