"""TMX: the memory in another program's hands and back, other programs' memories, and hostile files."""

import datetime
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from briefing.errors import InputError
from briefing.memory import MemoryEntry, MemoryKey, open_memory, tmx
from briefing.memory.exchange import PassedOver, UnitCounts, count_units, import_units
from briefing.records import Correction, Rung
from tests.factories.memories import NOON, correction, entry, key, later

UNDATED = later(1000)

ODD = ["\0", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud83d", "\udcff", "\\", "\\u0000", "\r", "\n", "\t", "]]>", "&amp;"]
ODD += ["<seg>", "🙂", "\u200f", "\u202e", "\u2028", "\x85", "\xa0", "é", "ё", " "]

texts = st.lists(st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=[]), max_size=5))).map(
    "".join
)
languages = st.sampled_from(["ru", "en", "kk", "az"])
moments = st.datetimes(timezones=st.just(datetime.UTC)).map(lambda moment: moment.replace(microsecond=0))
units = st.tuples(
    st.builds(MemoryKey, texts, languages, languages, texts, texts),
    st.builds(MemoryEntry, texts, st.lists(st.sampled_from(Rung)).map(tuple), texts, moments, st.booleans()),
)
corrections = st.builds(Correction, texts, languages, languages, texts, moments, texts, texts, texts)


def written(made_units=(), by_persons=()) -> bytes:
    file = io.BytesIO()
    tmx.write(file, made_units, by_persons)
    return file.getvalue()


def read(content: bytes | str, source: str = "ru", target: str = "en"):
    content = content.encode() if isinstance(content, str) else content
    return list(tmx.read(io.BytesIO(content), "desk.tmx", source, target, UNDATED))


@given(st.lists(units, max_size=3), st.lists(corrections, max_size=3))
def test_what_is_written_is_read_as_it_was(made_units, by_persons) -> None:
    assert read(written(made_units, by_persons), "xx", "yy") == [*made_units, *by_persons]


def test_an_empty_memory_that_takes_in_an_export_is_the_same_memory(tmp_path: Path) -> None:
    with open_memory(tmp_path / "one") as one, open_memory(tmp_path / "two") as two:
        one.keep_all((key(f"Порт {n}", "т=t" * (n % 2)), entry(f"Port {n}", "best splice")) for n in range(2500))
        one.add_corrections([correction("B"), correction("A"), correction("\x01]]>", later(), person="Лейла")])
        content = written(one.entries(), one.all_corrections())
        assert import_units(two, read(content)) == UnitCounts(2500, 3)
        assert import_units(two, read(content)) == UnitCounts(0, 0)
        assert list(two.entries()) == list(one.entries())
        assert list(two.all_corrections()) == list(one.all_corrections())
        assert two.corrections("ru", "en", ["Порт открыт."]) == one.corrections("ru", "en", ["Порт открыт."])
        assert two.stats().pairs == one.stats().pairs


def test_taking_in_replaces_nothing_and_of_corrections_the_last_to_arrive_stands(tmp_path: Path) -> None:
    with open_memory(tmp_path / "one") as memory:
        memory.keep(key(), entry("ours"))
        memory.add_corrections([correction("ours", later(2))])
        import_units(memory, read(written([(key(), entry("theirs"))], [correction("theirs")])))
        memory.add_corrections([correction("then ours", later(-2))])
        import_units(memory, read(written([], [correction("dated in the future", later(10**9))])))
        memory.add_corrections([correction("last", later(3))])
        assert memory.recall([key()])[key()].target == "ours"
        found = memory.corrections("ru", "en", ["Порт открыт."])["Порт открыт."]
        assert [each.target for each in found] == [*("last", "dated in the future", "then ours", "theirs", "ours")]


def test_translate_toolkit_opens_it_with_all_units() -> None:
    made_units = [(key(f"Порт «Алят» & {n}"), entry(f"Port of <Alat> ]]> {n} 🙂")) for n in range(20)]
    by_persons = [correction("The port\tis open.", source="Порт\x01 открыт.")]
    store = tmxfile.parsestring(written(made_units, by_persons))
    expected = [(unit.source, each.target) for unit, each in made_units]
    assert [(unit.source, unit.target) for unit in store.units] == [
        *expected,
        (r"Порт\u0001 открыт.", "The port\tis open."),
    ]


def test_what_translate_toolkit_writes_is_read() -> None:
    store = tmxfile(sourcelanguage="ru", targetlanguage="en")
    store.addtranslation("Порт открыт.", "ru", "The port is open.", "en")
    assert read(bytes(store)) == [Correction("Порт открыт.", "ru", "en", "The port is open.", UNDATED)]


def foreign(*bodies: str, declaration: str = "") -> str:
    body = "".join(bodies)
    return f'{declaration}<tmx version="1.4"><header srclang="*all*"/><body>{body}</body></tmx>'


def tu(variants: str = "", attributes: str = "", russian: str = "Да.", english: str = "Yes.") -> str:
    pair = f'<tuv xml:lang="RU-ru"><seg>{russian}</seg></tuv><tuv xml:lang="en_GB"><seg>{english}</seg></tuv>'
    return f"<tu {attributes}>{variants or pair}</tu>"


def yes(target: str = "Yes.", when: datetime.datetime = UNDATED, person: str = "") -> Correction:
    return Correction("Да.", "ru", "en", target, when, person=person)


FOREIGN = {
    "countries are ignored": (tu(), yes()),
    "the other way round": (
        tu('<tuv lang="en"><seg>Yes.</seg></tuv><tuv lang="ru"><seg>Да.</seg></tuv>'),
        yes(),
    ),
    "created": (tu(attributes='creationid="Лейла" creationdate="20240131T120000Z"'), yes(when=NOON, person="Лейла")),
    "changed": (
        tu(attributes='creationid="A" creationdate="20200101T000000Z" changeid="B" changedate="20240131T120000Z"'),
        yes(when=NOON, person="B"),
    ),
    "no date at all": (tu(attributes='creationdate="yesterday"'), yes()),
    "blanks around": (tu(russian="\n  Да.\n ", english=" Yes. "), yes()),
    "markup in a word": (
        tu(english='<bpt i="1">{\\b </bpt>Y<hi>e</hi>s<ept i="1">}</ept>.<it pos="end">y</it>'),
        yes(),
    ),
    "markup between words": (tu(english="Yes<ph>x</ph>and <ph/> no<ut>y</ut>."), yes("Yes and no.")),
    "markup beside punctuation": (tu(english='“<ph/>Yes<ph/>”<it pos="begin"/>, no.'), yes("“Yes”, no.")),
    "tags printed as text": (
        tu("", "", "&lt;b&gt;Да.&lt;/b&gt;", '&lt;g id="1"&gt;Yes&lt;/g&gt;&lt;br/&gt; &lt;2&gt;no {1&gt;and&lt;1}.'),
        yes("Yes no and."),
    ),
    "entities printed as text": (tu(english="Yes&amp;nbsp;&amp;amp; no."), yes("Yes\xa0& no.")),
    "no tags": (tu(english="1 &lt; 2 &gt; 0, [sic] is left out: 5 %."), yes("1 < 2 > 0, [sic] is left out: 5 %.")),
    "equal": (tu(english="Да."), PassedOver.UNTRANSLATED),
    "equal but for blanks and dots": (tu("", "", "Порт «Алят»…", 'Порт&#160;"Алят"...'), PassedOver.UNTRANSLATED),
    "mostly in Russian": (tu(english="Порт Alat открыт."), PassedOver.UNTRANSLATED),
    "no letters": (tu(english="???"), PassedOver.UNTRANSLATED),
    "dashes": (tu(english="- - -"), PassedOver.UNTRANSLATED),
    "notes": (tu(english="♪ Yes ♪"), PassedOver.UNTRANSLATED),
    "one word left": (
        tu(english="Yes, the port of Алят is open to ships."),
        yes("Yes, the port of Алят is open to ships."),
    ),
    "a placeholder": (tu("", "", "Файл {0}.", "File {0}."), PassedOver.PLACEHOLDERS),
    "another placeholder": (tu(english="Yes, %s."), PassedOver.PLACEHOLDERS),
    "a figure in per cent": (
        tu("", "", "Рост 5 %.", "Growth of 5 %d."),
        Correction("Рост 5 %.", "ru", "en", "Growth of 5 %d.", UNDATED),
    ),
    "a third language": (tu('<tuv lang="de"><seg>Ja.</seg></tuv>' + tu()[4:-5]), yes()),
    "text of the first that has one": (tu('<tuv lang="en"><seg> </seg></tuv>' + tu()[4:-5]), yes()),
    "another pair": (tu(tu()[4:-5].replace("RU-ru", "kk")), PassedOver.OTHER),
    "no text": (tu(english=""), PassedOver.OTHER),
    "nothing": ("<tu/>", PassedOver.OTHER),
    "a props of theirs": (tu('<prop type="x-origin">interactive</prop>' + tu()[4:-5]), yes()),
}


@pytest.mark.parametrize(("unit", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_units_of_other_programs_are_a_persons(unit: str, expected: Correction | PassedOver) -> None:
    assert read(foreign(unit, "<!-- between -->", tu())) == [expected, yes()]


def prop(kind: str, value: str) -> str:
    return f'<prop type="{kind}">{value}</prop>'


MACHINE_MADE = {
    "Trados, machine translation": prop("x-Origin", "MachineTranslation"),
    "Trados, neural": prop("x-Origin", "NMT"),
    "Trados, draft": prop("x-ConfirmationLevel", "Draft"),
    "Trados, rejected": prop("x-ConfirmationLevel", "RejectedTranslation"),
    "XLIFF": prop("x-state", "needs-review-translation"),
    "a flag": prop("x-mt", "true"),
    "not approved": prop("approved", "no"),
    "an engine": prop("x-match-type", "DeepL"),
    "the user": "creationid=MT!",
    "the user, in words": "creationid=Google Translate",
    "who changed it": "changeid=machine",
}
BY_PERSONS = {
    "Trados, translated": prop("x-ConfirmationLevel", "Translated"),
    "Trados, approved": prop("x-ConfirmationLevel", "ApprovedSignOff"),
    "Trados, from a memory": prop("x-Origin", "TM"),
    "a flag": prop("x-mt", "no"),
    "approved": prop("x-approved", "yes"),
    "about something else": prop("x-project", "draft law") + prop("x-context", "machine"),
    "a person changed a machine's": "creationid=MT! changeid=Anna",
    "a name": "creationid=Martin Mtibaa",
}


def told(said: str) -> str:
    if said.startswith("<"):
        return tu(said + tu()[4:-5])
    return tu(attributes=re.sub(r"(\w+)=(.+?)(?= \w+=|$)", r'\1="\2"', said))


@pytest.mark.parametrize("said", MACHINE_MADE.values(), ids=MACHINE_MADE)
def test_what_calls_itself_machine_made_or_a_draft_is_no_persons(said: str) -> None:
    [(of, made)] = read(foreign(told(said)))
    assert of == MemoryKey("Да.", "ru", "en", "", "machine translation in desk.tmx")
    assert (made.target, made.made) == ("Yes.", UNDATED)


@pytest.mark.parametrize("said", BY_PERSONS.values(), ids=BY_PERSONS)
def test_what_does_not_is_a_persons(said: str) -> None:
    [made] = read(foreign(told(said)))
    assert isinstance(made, Correction)


def test_a_variant_may_say_it_too() -> None:
    unit = tu().replace("<seg>Yes", prop("x-Origin", "MT") + "<seg>Yes")
    assert isinstance(read(foreign(unit))[0], tuple)


def test_old_programs_write_utf_16_and_name_a_document_type() -> None:
    declaration = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert read(foreign(tu(), declaration=declaration).encode("utf-16")) == [yes()]


def changed(content: bytes, old: str, new: str, when: str) -> bytes:
    mark = f'<tu changedate="{when}" changeid="Aygün" '.encode()
    return content.replace(old.encode(), new.encode()).replace(b"<tu ", mark)


def test_what_a_person_changed_in_another_program_is_the_persons() -> None:
    content = changed(written([(key(), entry("Port open."))]), "Port open.", "The port is open.", "20240131T120100Z")
    ours = Correction("Порт открыт.", "ru", "en", "The port is open.", later(), "", "a.txt", "Aygün")
    assert read(content, "kk", "en") == [ours]


def test_an_engines_work_that_was_only_stored_elsewhere_stays_the_engines() -> None:
    unit = (key(), entry())
    assert read(changed(written([unit]), "", "", "20240131T120000Z")) == [unit]


@pytest.mark.parametrize(
    "damage",
    [
        ('<prop type="x-maker">argos 1.9</prop>', ""),
        ('<prop type="x-rungs">best</prop>', '<prop type="x-rungs">fourth</prop>'),
        ('creationdate="20240131T120000Z"', 'creationdate="31.1.2024"'),
        ('<tuv xml:lang="en"><seg>The port is open.</seg></tuv>', ""),
    ],
)
def test_an_engines_work_that_lost_what_only_we_know_never_becomes_a_persons(damage: tuple[str, str]) -> None:
    content = written([(key(), entry(rungs="best"))]).decode()
    assert damage[0] in content
    assert read(content.replace(*damage)) == [PassedOver.OTHER]


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
REFUSED = {
    "entity bomb": (foreign(tu(english="&l9;"), declaration=f"<!DOCTYPE tmx [{BOMB}]>"), "defines entities"),
    "file": (
        foreign(tu(english="&f;"), declaration='<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/hostname">]>'),
        "defines entities",
    ),
    "network": (
        foreign(tu(), declaration='<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>'),
        "defines entities",
    ),
    "cut short": (foreign(tu())[:-20], "is not XML from line 1 on"),
    "empty": ("", "is not XML"),
    "other XML": ("<html/>", "is not a TMX file .it holds <html>"),
    "no XML": ("source,target", "is not XML"),
}


@pytest.mark.parametrize(("content", "problem"), REFUSED.values(), ids=REFUSED)
def test_hostile_and_broken_files_are_refused(content: str, problem: str) -> None:
    with pytest.raises(InputError, match=f"^desk.tmx: {problem}"):
        read(content)


def test_a_large_file_is_read_unit_by_unit() -> None:
    class Endless(io.RawIOBase):
        """A file that never ends: whoever wants all of it first, gets nothing."""

        def __init__(self) -> None:
            self._head = [foreign()[: -len("</body></tmx>")].encode()]

        def read(self, size: int = -1) -> bytes:
            return self._head.pop() if self._head else (tu() * 100).encode()[: max(size, 0)] or b" "

    found = tmx.read(Endless(), "desk.tmx", "ru", "en", UNDATED)
    assert next(found) == yes()


def test_units_are_counted() -> None:
    content = foreign(tu() * 3, "<tu/>", tu(english="Да.") * 2, tu(english="{0}"))
    passed_over = Counter({PassedOver.OTHER: 1, PassedOver.UNTRANSLATED: 2, PassedOver.PLACEHOLDERS: 1})
    assert count_units(read(content)) == UnitCounts(0, 3, passed_over)
    assert count_units(read(written([(key(), entry())] * 2, [correction("A")]))) == UnitCounts(2, 1)
