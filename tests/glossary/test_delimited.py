"""Tables of terms in every shape that people have, and lines that are wrong."""

import pytest

from briefing.glossary import merge, parse
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
    "languages in Russian": "Русский;Английский\nАлят;Alat\n",
    "languages in English": "Russian,English\nАлят,Alat\n",
    "languages with countries": "ru-RU,en-US\nАлят,Alat\n",
    "languages as a program writes them": "English (US)\tRussian (Russia)\nAlat\tАлят\n",
    "terms in Russian": "Термин;Перевод;Примечание\nАлят;Alat;\n",
    "numbered": "№;Русский;Английский\n1;Алят;Alat\n",
    "numbered with a hash": "#,source,target\n1,Алят,Alat\n",
    "numbered, no header": "1;Алят;Alat\n",
    "quotes after a blank": 'source, target\n"Алят", "Alat"\n',
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


READ_WITH_A_WORD = [
    ("alternatives", "ЕАЭС|Евразийский союз,EAEU,,,,", ["ЕАЭС = EAEU", "Евразийский союз = EAEU"]),
    ("alternatives", "порт; гавань,port,,,,", ["порт = port", "гавань = port"]),
    ("alternatives", "Баку / Баки,Baku,,,,", ["Баку = Baku", "Баки = Baku"]),
    ("alternatives", "Алят,Alat,Alyat; Aliat,,,", ["Алят = Alat !Alyat !Aliat"]),
    ("quoted-target", "Алят,“Alat”,,,,", ["Алят = Alat"]),
    ("quoted-target", "Алят,«Alat»,,,,", ["Алят = Alat"]),
    ("target-alternatives", "хаб,hub / node,,,,", ["хаб = hub"]),
    ("", "км/ч,km/h,,,,", ["км/ч = km/h"]),
    ("", "«Алят»,“Alat”,,,,", ["«Алят» = “Alat”"]),
    ("", "Маршрут,“Trump Route” (TRIPP),,,,", ["Маршрут = “Trump Route” (TRIPP)"]),
]


@pytest.mark.parametrize(("code", "line", "expected"), READ_WITH_A_WORD)
def test_alternatives_and_quotes_in_cells(code: str, line: str, expected: list[str]) -> None:
    parsed = parse(f"{HEADER}{line}\n".encode(), "ru-en.csv")
    assert told(parsed) == expected
    assert [found.code for found in parsed.findings] == ([code] if code else [])


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
