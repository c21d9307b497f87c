"""Term files in, terms and located findings out."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.glossary import SUFFIXES, Form, Gravity, Parsed, check, export, merge, parse
from briefing.glossary.entries import cells_of
from briefing.records import Term
from tests.factories.glossaries import HEADER, findings, terms, told

TABLES = {
    "two columns": "source,target\nАлят,Alat\n",
    "no final newline": "source,target\nАлят,Alat",
    "any order": "note,target,source\n,Alat,Алят\n",
    "capitals in the header": "Source, Target \nАлят,Alat\n",
    "byte order mark": "\ufeffsource,target\nАлят,Alat\n",
    "semicolons": "source;target;note\nАлят;Alat;\n",
    "tabs": "source\ttarget\nАлят\tAlat\n",
    "CRLF": "source,target\r\nАлят,Alat\r\n",
    "CR": "source,target\rАлят,Alat\r",
    "all in quotes": '"source","target"\n"Алят","Alat"\n',
    "told by Excel's mark": "sep=;\nsource;target\nАлят;Alat\n",
    "blank and padded lines": "source,target,note,,\n,,,,\n\nАлят,Alat,,,\n",
    "themes as comments": "source,target,note\n# Ports,,\nАлят,Alat,\n#\n",
    "blanks around and inside": "source,target\n  Алят\u00a0 ,\tAlat\n",
    "soft hyphen, zero width": "source,target\nАл\u00adят,\u200bAlat\n",
    "no header": "Алят,Alat\n",
    "no header, tabs": "Алят\tAlat\n",
    "no header, semicolons": "Алят;Alat\n",
    "DeepL's export": "Алят,Alat,ru,en\n",
    "DeepL's export with relevance": "Алят,Alat,RU,EN-US,0.9\n",
    "Google's term set": "ru,en,pos,description\nАлят,Alat,noun,\n",
    "Google's term set, turned": "en,ru\nAlat,Алят\n",
    "OmegaT's": "# Glossary in tab-separated format -*- coding: utf-8 -*-\n# a\tb\nАлят\tAlat\n",
    "Weblate's": '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\n'
    '"","Алят","Alat","","False","","",""\n',
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_people_have_is_read(table: str) -> None:
    assert terms(table) == ["Алят = Alat"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_excels_unicode_text_is_read(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert terms(mark + "source\ttarget\r\nАлят\tAlat\r\n".encode(encoding), "ru-en.tsv") == ["Алят = Alat"]


CELLS = [
    ("Алят,Alat,Alyat | Aliat|,,Ələt,ok", "Алят = Alat !Alyat !Aliat (Ələt) [ok]"),
    ("ИИ,AI,,exact,,", "ИИ = AI =exact"),
    ("ИИ,AI,,EXACT,,", "ИИ = AI =exact"),
    ("TRIPP,TRIPP,,,,", "TRIPP = TRIPP"),
    ("Маршрут,Trump Route (TRIPP) | TRIPP,,,,", "Маршрут = Trump Route (TRIPP) | TRIPP"),
    ("Маршрут,Trump Route |,,,,", "Маршрут = Trump Route"),
    ('«Контракт века»,"Contract, ""big""",,,,', '«Контракт века» = Contract, "big"'),
    ('труба 5" ,5" pipe,,,,', 'труба 5" = 5" pipe'),
    ("Шёлк —  путь,Silk – way,,,,", "Шёлк — путь = Silk – way"),
    ('Алят,Alat,,,"two\nlines",', "Алят = Alat (two lines)"),
    ("=СУММ(1),=1+1,,,@x,", "=СУММ(1) = =1+1 (@x)"),
    ("Ёж\u0438\u0306к,Yozhyk,,,,", "Ёжйк = Yozhyk"),
    ("#тег,#tag,,,,", "#тег = #tag"),
]


@pytest.mark.parametrize(("row", "expected"), CELLS)
def test_cells_are_read(row: str, expected: str) -> None:
    assert terms(f"{HEADER}{row}\nКурык,Kuryk,,,,\n") == [expected, "Курык = Kuryk"]


def test_weblates_comment_and_mark_are_kept() -> None:
    text = "source,target,fuzzy,translator_comments,developer_comments\nАлят,Alat,True,,Port\n"
    assert terms(text) == ["Алят = Alat (Port) [needs editing]"]


def test_omegats_comment_is_the_note_and_its_quotes_are_letters() -> None:
    text = '# Glossary\n"Алят"\t"Alat"\tPort "new"\n'
    assert terms(text, "ru-en.tsv") == ['"Алят" = "Alat" (Port "new")']


BAD_LINES = [
    ("no-target", "Шуша,,,,,"),
    ("no-target", "Шуша"),
    ("no-source", ",Shusha,,,,"),
    ("target-forms", "Шуша,a | b | c,,,,"),
    ("cells", "Шуша,Shusha, town,,,,in Karabakh"),
    ("quotes", '"Шуша,Shusha,,,,'),
    ("quotes", '"Шуша" город,Shusha,,,,'),
]


@pytest.mark.parametrize(("code", "line"), BAD_LINES)
def test_a_bad_line_is_located_and_the_rest_is_used(code: str, line: str) -> None:
    text = f"{HEADER}Алят,Alat,,,,\n{line}\nКурык,Kuryk,,,,\n"
    assert findings(text) == f"3:{code}"
    assert told(parse(text.encode(), "ru-en.csv")) == ["Алят = Alat", "Курык = Kuryk"]


USED_LINES = [
    ("case", "Шуша,Shusha,,yes,,", "Шуша = Shusha"),
    ("forbidden-target", "Шуша,Shusha city,Shusha|Shousha,,,", "Шуша = Shusha city !Shousha"),
    ("forbidden-target", "Шуша,Shusha city | Shusha,Shusha,,,", "Шуша = Shusha city | Shusha"),
]


@pytest.mark.parametrize(("code", "line", "expected"), USED_LINES)
def test_a_doubtful_cell_is_located_and_the_line_is_used(code: str, line: str, expected: str) -> None:
    text = f"{HEADER}{line}\n"
    assert findings(text) == f"2:{code}"
    assert told(parse(text.encode(), "ru-en.csv")) == [expected]


def test_lines_keep_their_numbers_after_a_cell_of_two_lines() -> None:
    assert findings(f'{HEADER}Алят,Alat,,,"two\nlines",\nШуша,,,,,\n') == "4:no-target"


def test_a_line_of_another_pair_in_deepls_export_is_left_out() -> None:
    assert findings("Алят,Alat,ru,en\nHaus,house,de,en\n") == "2:languages"


def test_a_fourth_column_needs_a_header() -> None:
    assert findings("Алят,Alat,Port,Baku\nШуша,Shusha\n") == "1:cells"


def test_a_misspelt_column_is_named() -> None:
    found = parse("source,target,forbiden\nАлят,Alat,Alyat\n".encode(), "ru-en.csv").findings
    assert [str(each).partition(": name")[0] for each in found] == [
        "ru-en.csv:1: unknown-column: The column “forbiden” is not used"
    ]


UNUSABLE = [
    ("1:no-column", "source,traget\nАлят,Alat\n".encode()),
    ("2:encoding", "source,target\nАлят,Alat\n".encode("cp1251")),
    ("1:encoding", "Алят,Alat\n".encode("utf-16")[2:]),
    ("1:encoding", b"\xff\xfeodd"),
    ("1:not-text", b"\x89PNG\r\n\x1a\n"),
    ("1:not-text", b"PK\x03\x04 an .xlsx file"),
]


@pytest.mark.parametrize(("finding", "content"), UNUSABLE)
def test_a_file_that_cannot_be_used_says_why(finding: str, content: bytes) -> None:
    parsed = parse(content, "ru-en.csv")
    assert [f"{found.line}:{found.code}" for found in parsed.findings] == [finding]
    assert merge([parsed]).unusable


def test_one_damaged_line_is_left_out() -> None:
    content = b"\n".join([b"source,target", "Алят,Alat".encode(), "Шуша,Shusha".encode("cp1251"), b""])
    parsed = parse(content, "ru-en.csv")
    assert [f"{found.line}:{found.code}" for found in parsed.findings] == ["3:bad-bytes"]
    assert told(parsed) == ["Алят = Alat"]
    assert not merge([parsed]).unusable


# Several files.


def glossary(*files: str) -> str:
    parsed = [parse(("source,target\n" + text).encode(), f"{number}.csv") for number, text in enumerate(files, 1)]
    merged = merge(parsed)
    places = [f"{found.file}:{found.line}:{found.code}" for found in merged.findings]
    return "; ".join([*told(Parsed(merged.terms)), *places])


MERGED = [
    (["Алят,Alat"], "Алят = Alat"),
    (["Алят,Alat", "Шуша,Shusha"], "Алят = Alat; Шуша = Shusha"),
    (["Алят,Alat", "Алят,Alyat"], "Алят = Alyat; 2.csv:2:conflict"),
    (["Алят,Alat", "Алят,Alat"], "Алят = Alat; 2.csv:2:duplicate"),
    (["Алят,Alat\nАлят,Alyat"], "Алят = Alyat; 1.csv:3:conflict"),
    (["Мирзиёев,A", "Мирзиеев,B"], "Мирзиеев = B; 2.csv:2:conflict"),
    (["Баку — Карс,A", "Баку-Карс,B"], "Баку-Карс = B; 2.csv:2:conflict"),
    (["«Маршрут»,A", "Маршрут,B"], "Маршрут = B; 2.csv:2:conflict"),
    (["порт,port", "Порт,Port"], "порт = port; Порт = Port"),
]


@pytest.mark.parametrize(("files", "expected"), MERGED)
def test_the_later_line_wins_and_says_so(files: list[str], expected: str) -> None:
    assert glossary(*files) == expected


def test_a_conflict_names_both_places_and_targets() -> None:
    merged = merge([parse("source,target\nАлят,Alat\nАлят,Alyat\n".encode(), "ru-en.csv")])
    assert [str(found) for found in merged.findings] == [
        "ru-en.csv:3: conflict: “Алят” is “Alat” at ru-en.csv:2 and “Alyat” here, which wins because it comes later: "
        "delete one of the two lines."
    ]


def digest(*files: str) -> str:
    return merge([parse(("source,target,note\n" + text).encode(), "x.csv") for text in files]).sha256


def test_the_digest_is_of_what_the_terms_say() -> None:
    assert digest("Алят,Alat\nШуша,Shusha") == digest("Шуша,Shusha", "Алят,Alat\n\n")
    assert digest("Алят,Alat") != digest("Алят,Alat | A")
    assert digest("Алят,Alat") != digest("Алят,Alat,note")
    assert digest("Алят,A", "Алят,B") != digest("Алят,B", "Алят,A")
    assert digest("") == ""


# What a person should look at.

DOUBTS = [
    ("", "Алят,Alat"),
    ("", "TRIPP,TRIPP"),
    ("", "TRIPP,Trump Route (TRIPP) | TRIPP"),
    ("", "IT-компания,IT company"),
    ("cyrillic-target", "Алят,Алят"),
    ("cyrillic-target", "Каспий,Сaspian"),
    ("no-russian", "Trump Route,TRIPP"),
    ("mixed-alphabets", "Cредний коридор,Middle Corridor"),
    ("article", "Каспий,the Caspian"),
    ("article", "порт,a port"),
    ("", "Алматы,Almaty"),
    ("formula", '"=cmd|""/C расчёт""!A0",Alat'),
    ("formula", "Алят,-Alat"),
    ("contained", "порт,port\nпорт Баку,Port of Baku"),
    ("contained", "Баку — Карс,Baku-Kars\nБаку,Baku"),
    ("", "порт,port\nпортал,portal"),
    ("forbidden-elsewhere", "Путь,Silk Way,Silk Road\nДорога,Great Silk Road"),
    ("", "Путь,Silk Way,Sil\nДорога,Silkway"),
]


@pytest.mark.parametrize(("code", "lines"), DOUBTS)
def test_check_names_what_a_person_should_look_at(code: str, lines: str) -> None:
    found = check(merge([parse(f"source,target,forbidden\n{lines}\n".encode(), "ru-en.csv")]))
    assert {each.code for each in found} == ({code} if code else set())


def test_check_says_everything_in_the_order_of_the_file() -> None:
    text = "source,target\nпорт Баку,the Port of Baku\nШуша,\nпорт,port\nпорт,port\n"
    found = check(merge([parse(text.encode(), "ru-en.csv")]))
    assert [f"{each.line}:{each.code}" for each in found] == [
        "2:article", "3:no-target", "5:duplicate", "5:contained",
    ]  # fmt: skip


def test_containment_is_only_a_note() -> None:
    found = check(merge([parse("порт,port\nпорт Баку,Port of Baku\n".encode(), "ru-en.csv")]))
    assert [each.gravity for each in found] == [Gravity.NOTE]


def test_another_pair_of_languages_has_other_letters() -> None:
    merged = merge([parse("source,target\nBaku,Баку\n".encode(), "en-ru.csv", "en", "ru")])
    assert check(merged, "en", "ru") == ()


def test_ten_thousand_terms_take_less_than_a_second() -> None:
    rows = "".join(f"термин номер {number},term no. {number},wrong {number},,note,\n" for number in range(10_000))
    begun = time.process_time()
    merged = merge([parse((HEADER + rows).encode(), "ru-en.csv")])
    assert time.process_time() - begun < 1
    assert len(merged.terms) == 10_000


# Round trips.

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="|"), max_size=12)


FORBIDDEN = st.lists(WORDS, max_size=3).map("|".join)


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms as parsing makes them, from cells of any text."""
    rows = draw(st.lists(st.tuples(WORDS, WORDS, FORBIDDEN, st.sampled_from(["", "exact"]), WORDS, WORDS), max_size=4))
    from briefing.glossary.entries import COLUMNS, read_entry

    entries = [read_entry(dict(zip(COLUMNS, row, strict=True)), "x", 1) for row in rows]
    return merge(entries).terms


def content(terms: tuple[Term, ...]) -> str:
    return json.dumps([cells_of(term) for term in terms], ensure_ascii=False, indent=1)


@given(glossaries())
@pytest.mark.parametrize("form", [Form.CSV, Form.TBX])
def test_our_csv_and_tbx_lose_nothing(form: Form, terms: tuple[Term, ...]) -> None:
    parsed = parse(export(merge([Parsed(terms)]), form), f"ru-en.{form}")
    assert content(parsed.terms) == content(terms)
    assert not parsed.findings


PLAIN = [
    Term("Алят", "Alat", note='Port, "new"'),
    Term('"Маршрут", TRIPP', "Trump Route; TRIPP"),
    Term("#тег", "#tag"),
    Term("=1+1", "=2"),
]


@pytest.mark.parametrize(("form", "name"), [(Form.DEEPL, "deepl.csv"), (Form.OMEGAT, "omegat.tsv")])
def test_deepl_and_omegat_lose_nothing_they_can_hold(form: Form, name: str) -> None:
    parsed = parse(export(merge([Parsed(tuple(PLAIN))]), form), name)
    kept = [(term.source, term.target, term.note if form is Form.OMEGAT else "") for term in PLAIN]
    assert [(term.source, term.target, term.note) for term in parsed.terms] == kept


def test_deepls_table_has_two_columns_and_no_header() -> None:
    terms = (Term("Маршрут", "Trump Route (TRIPP)", "TRIPP", forbidden=("X",), note="n"), Term("a,б", "b"))
    assert export(merge([Parsed(terms)]), Form.DEEPL).decode() == 'Маршрут,Trump Route (TRIPP)\n"a,б",b\n'


def test_omegat_takes_no_term_for_a_comment() -> None:
    lines = export(merge([Parsed(tuple(PLAIN))]), Form.OMEGAT).decode().splitlines()
    assert [line for line in lines if line.startswith("#")] == lines[:1]


def test_our_export_opens_in_excel_as_what_it_is() -> None:
    assert export(merge([Parsed(tuple(PLAIN))]), Form.CSV).startswith(b"\xef\xbb\xbfsource,target,")


# Anything at all.

FRAGMENTS = st.sampled_from(
    'source target , ; | " "" \n \r\n \t # sep=; Алят Alat exact <tbx> <martif> </tbx> <conceptEntry> <langSec '
    'xml:lang="ru"> </langSec> <termSec> <term> </term> &amp; &x; <!DOCTYPE <!ENTITY ]> <?xml \x00 \ud800 ü'.split(" ")
)


@given(st.one_of(st.binary(), st.lists(FRAGMENTS).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))))
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".txt"])
def test_no_bytes_whatever_end_the_reading(suffix: str, content: bytes) -> None:
    glossary = merge([parse(content, f"ru-en{suffix}")])
    check(glossary)
    for form in Form:
        export(glossary, form)
