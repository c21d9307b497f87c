"""What of a document's text is read, what is left out with a word, and how notes, tables and formulas stand in it."""

import pytest

from briefing.readers import read_article
from tests.factories.read_articles import assert_faithful, drawn
from tests.factories.word_documents import XMLNS, listed, numbering, p, packed

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def line(*runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read(body: str, parts: dict[str, str | bytes] | None = None) -> tuple[list[str], list[str]]:
    """Return the lines of the article, and its findings as ``code: what``."""
    article = read_article(packed(body, parts), "a.docx")
    assert_faithful(article)
    return drawn(article), [f"{each.code}: {each.message.partition(': ')[2]}" for each in article.findings]


HIDDEN = f"""<w:styles {XMLNS}>
  <w:style w:type="character" w:styleId="h"><w:name w:val="Служебный"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="i"><w:basedOn w:val="h"/></w:style>
  <w:style w:type="paragraph" w:styleId="s"><w:rPr><w:strike/></w:rPr></w:style></w:styles>"""

READ = {
    "hidden by its style": (
        line(run("Порт открыт."), run(" Тайна.", '<w:rStyle w:val="i"/>'), run(" Конец.")),
        ["Порт открыт. Конец."],
        ["hidden: 6 characters, “Тайна.”."],
    ),
    "shown again within a hidden style": (
        line(run("Порт открыт", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'), run(" вчера.")),
        ["Порт открыт вчера."],
        [],
    ),
    "a whole paragraph struck out by its style": (
        p("Порт открыт.") + p("Порт закрыт.", '<w:pStyle w:val="s"/>') + p("Конец."),
        ["Порт открыт.", "Конец."],
        ["struck: 12 characters, “Порт закрыт.”."],
    ),
    "struck once and twice": (
        line(run("До "), run("120", "<w:strike/>"), run(" "), run("130", "<w:dstrike/>"), run(" 150 тонн.")),
        ["До 150 тонн."],
        ["struck: 6 characters, “120130”."],
    ),
    "an exponent in two runs": (
        line(run("Мощность 10"), raised("1"), raised("2"), run(" тонн в отчете"), raised("1"), run(".")),
        ["Мощность 10¹² тонн в отчете [1]."],
        [],
    ),
    "a formula": (
        line(
            run("Всего "),
            '<m:oMath xmlns:m="m"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup>'
            "</m:sSup></m:oMath>",
            run(" тонн, доля "),
            '<m:f xmlns:m="m"><m:num><m:t>1</m:t></m:num><m:den><m:t>3</m:t></m:den></m:f>',
        ),
        ["Всего 10⁶ тонн, доля 1/3"],
        [],
    ),
    "characters of symbol fonts": (
        line(run("25"), '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', run("C")),
        ["25°C"],
        [],
    ),
    "deleted text and deleted rows": (
        line(run("Порт "), f"<w:del>{run('закрыт')}</w:del>", f"<w:ins>{run('открыт')}</w:ins>", run("."))
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Итого')}</w:tc></w:tr></w:tbl>",
        ["Порт открыт."],
        ["deleted: 11 characters, “закрыт”, “Итого”."],
    ),
    "a paragraph that was moved": (
        line(f"<w:moveFrom>{run('Порт открыт вчера.')}</w:moveFrom>", settings="<w:rPr><w:moveFrom/></w:rPr>")
        + p("Конец.")
        + line(f"<w:moveTo>{run('Порт открыт вчера.')}</w:moveTo>"),
        ["Конец.", "Порт открыт вчера."],
        [],
    ),
    "a prompt of an empty field": (
        p("Порт открыт.")
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Введите')}</w:sdtContent></w:sdt>",
        ["Порт открыт."],
        ["left-out: 7 characters, “Введите”."],
    ),
    "what only old programs are shown": (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Fallback><w:txbxContent>{p('В рамке.')}</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["В рамке."],
        [],
    ),
    "lettering": (
        line(run("Порт открыт."), '<w:r><w:pict><v:textpath xmlns:v="v" string="ПРОЕКТ"/></w:pict></w:r>'),
        ["Порт открыт."],
        ["left-out: 6 characters, “ПРОЕКТ”."],
    ),
    "a row with an empty cell and one with two paragraphs": (
        table([p("Порт"), p(""), p("Год")], [p("Актау") + p("(Казахстан)"), p("1,2"), p("–")]),
        ["Порт |  | Год", "Актау (Казахстан) | 1,2 | –"],
        [],
    ),
    "two texts beside each other": (
        table(
            [p("Казахстан и Азербайджан расширяют перевозки по Среднему коридору."), p("Қазақстан " * 9)],
            [p("а"), p("б")],
        ),
        [
            "Казахстан и Азербайджан расширяют перевозки по Среднему коридору.",
            ("Қазақстан " * 9).strip(),
            "а",
            "б",
        ],
        [],
    ),
    "an article in a frame": (table([p("Порт открыт.") + p("Конец.")]), ["Порт открыт.", "Конец."], []),
    "a table in a table": (table([table([p("Порт"), p("1,2")]), p("Год")]), ["Порт | 1,2", "Год"], []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines", "findings"), READ.values(), ids=READ)
def test_text_that_is_read_and_text_that_is_left_out(body, lines, findings):
    assert [each.removeprefix("! ") for each in read(body, {"styles": HIDDEN})[0]] == lines
    assert read(body, {"styles": HIDDEN})[1] == findings


DELETED_MARK = "<w:rPr><w:del/></w:rPr>"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_an_item_that_is_deleted_or_hidden_is_not_counted():
    deleted = line(f"<w:del>{run('дорога')}</w:del>", settings=NUMBERED + DELETED_MARK)
    hidden = line(run("мост", "<w:vanish/>"), settings=f"{NUMBERED}<w:rPr><w:vanish/></w:rPr>")
    body = listed("порт") + deleted + hidden + listed("кабель")
    assert read(body, numbering(("decimal", "%1.")))[0] == ["1.| порт", "2.| кабель"]


def test_an_item_whose_mark_is_deleted_goes_on_in_the_next():
    body = listed("порт") + line(run("дорога "), settings=NUMBERED + DELETED_MARK) + listed("и мост") + listed("кабель")
    assert read(body, numbering(("decimal", "%1.")))[0] == ["1.| порт", "2.| дорога и мост", "3.| кабель"]


def test_what_is_left_of_a_paragraph_whose_end_and_next_text_are_deleted_keeps_its_number():
    upper = line(run("порт"), settings=NUMBERED + DELETED_MARK)
    body = upper + line(f"<w:del>{run('Конец.')}</w:del>") + p("Всё.")
    assert read(body, numbering(("decimal", "%1.")))[0] == ["1.| порт", "Всё."]


def notes(kind: str, *texts: str) -> dict[str, str | bytes]:
    each = "".join(f'<w:{kind} w:id="{number}">{text}</w:{kind}>' for number, text in enumerate(texts, start=1))
    return {f"{kind}s": f"<w:{kind}s {XMLNS}>{each}</w:{kind}s>"}


def reference(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'


def test_notes_are_numbered_in_the_order_of_the_text():
    body = line(run("Порт"), reference("footnote", 2), reference("footnote", 1), run(" открыт."))
    parts = notes("footnote", p("Первая в файле.") + p("Её продолжение."), p("Вторая в файле."))
    assert read(body, parts)[0] == [
        "Порт [1, 2] открыт.",
        "[1]| Вторая в файле.",
        "[2]| Первая в файле.",
        "Её продолжение.",
    ]


def test_endnotes_have_letters_and_notes_their_own_signs():
    body = line(
        run("Порт"), reference("endnote", 1), run(" и мост"), reference("footnote", 1, 'w:customMarkFollows="1"')
    )
    parts = notes("endnote", p("О порте.")) | notes("footnote", line(raised("*"), run(" О мосте.")))
    lines, _ = read(body.replace("</w:p>", f"{raised('*')}</w:p>"), parts)
    assert lines == ["! Порт [i] и мост [*]", "[*]| О мосте.", "[i]| О порте."]


def test_headers_comments_and_charts_are_told():
    parts = {
        "header": f"<w:hdr {XMLNS}>{p('Министерство')}</w:hdr>",
        "footer": f"<w:ftr {XMLNS}>{p('12')}{p('Порт открыт.')}</w:ftr>",
        "comments": f"<w:comments {XMLNS}><w:comment>{p('Проверить!')}</w:comment></w:comments>",
        "chart": "<c:chart xmlns:c='c'><c:v>Актау</c:v><c:v>1,2</c:v></c:chart>",
    }
    assert sorted(read(p("Порт открыт.") + p("Конец."), parts)[1]) == [
        "comment: 10 characters, “Проверить!”.",
        "left-out: 5 characters, “Актау”.",
        "margin: 12 characters, “Министерство”.",
    ]


CHUNK = '<w:altChunk r:id="aFChunk" xmlns:r="r"/>'


def embedded(name: str, content: bytes) -> tuple[list[str], list[str]]:
    data = packed(p("Порт открыт.") + CHUNK + p("Конец."), {"aFChunk": content}, names={"aFChunk": name})
    article = read_article(data, "a.docx")
    return drawn(article), [each.message for each in article.findings]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.html", "<ul><li>Мост построен.</ul><p hidden>Тайна.</p>".encode()),
        (
            "chunk.docx",
            packed(listed("Мост построен.") + line(run("Тайна.", "<w:vanish/>")), numbering(("bullet", "•"))),
        ),
        ("chunk.txt", "• Мост построен.".encode()),
    ],
)
def test_embedded_documents_stand_where_they_are_shown(name, content):
    lines, findings = embedded(name, content)
    assert lines == ["Порт открыт.", "•| Мост построен.", "Конец."]
    assert all("Тайна." in finding for finding in findings)
    assert bool(findings) is (name != "chunk.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.bin", b"1"),
        ("chunk.docx", b"broken"),
        ("chunk.docx", packed(CHUNK, {"aFChunk": b"PK"}, names={"aFChunk": "c.docx"})),
    ],
)
def test_embedded_documents_that_cannot_be_read_are_named(name, content):
    assert any(name in finding or "c.docx" in finding for finding in embedded(name, content)[1])


def test_lines_that_were_pasted_from_a_pdf_are_paragraphs():
    lines = [
        "Министерство транспорта сообщило, что объем контейнер-",
        "ных перевозок по Транскаспийскому международному транспортному",
        "маршруту за первые два месяца года вырос, сообщили в порту",
        "Алят.",
        "Второй терминал откроют весной.",
    ]
    assert read("".join(map(p, lines)))[0] == [
        "Министерство транспорта сообщило, что объем контейнерных перевозок по Транскаспийскому международному "
        "транспортному маршруту за первые два месяца года вырос, сообщили в порту Алят.",
        "Второй терминал откроют весной.",
    ]
