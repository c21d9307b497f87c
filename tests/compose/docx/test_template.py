"""What a pack takes from a house template, checked from its XML; the templates are made with python-docx."""

import io
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Inches, Mm, Pt, RGBColor

from briefing.compose.docx.styles import GREY, NAVY
from briefing.compose.formats import DOCX, REVIEW, ComposeOptions
from briefing.compose.house_template import read_house_template
from briefing.errors import InputError
from briefing.ooxml.template import Template
from tests.factories.articles import CHARTER, CHARTER_TERMS, article, with_uses
from tests.factories.docx_packs import R, W
from tests.factories.packs import GLOSSARY, pack

BURGUNDY = RGBColor(0x7B, 0x1E, 0x3A)
PACK = pack(
    with_uses(CHARTER_TERMS, article("Подписана Хартия. | A charter is signed. {it is doubtful}", *CHARTER)),
    article("Диалог | A dialogue", "Раз. | One."),
    glossary=GLOSSARY,
)
LEAFLET = "The house's own text, which no pack repeats"


def png(width: int = 120, height: int = 40) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + bytes((0x7B, 0x1E, 0x3A)) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def saved(document: WordDocument) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def plain() -> WordDocument:
    document = Document()
    document.add_heading(LEAFLET, 0)
    document.add_paragraph(LEAFLET)
    return document


def house() -> WordDocument:
    """Make a template of a desk that has a font, a colour, a logo, a paper and page numbers of its own."""
    document = plain()
    document.styles["Normal"].font.name = "Georgia"
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.name = "Georgia"
        document.styles[name].font.color.rgb = BURGUNDY
    (section,) = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin, section.right_margin = Inches(1.5), Inches(0.5)
    section.header.paragraphs[0].add_run("Ministry of Examples  ").add_picture(io.BytesIO(png()), width=Mm(20))
    number = section.footer.paragraphs[0]._p
    number.append(parse_xml(f'<w:fldSimple xmlns:w="{W[1:-1]}" w:instr=" PAGE "/>'))
    return document


def rewritten(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the archive with each entry as ``change`` makes it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(target, "w") as written:
        for name in given.namelist():
            written.writestr(name, change(name, given.read(name)))
    return target.getvalue()


def replaced(content: bytes, entry: str, old: bytes, new: bytes) -> bytes:
    def change(name: str, held: bytes) -> bytes:
        assert name != entry or old in held
        return held.replace(old, new) if name == entry else held

    return rewritten(content, change)


def read(content: bytes | WordDocument) -> Template:
    return read_house_template(content if isinstance(content, bytes) else saved(content), "house.dotx")


def composed(given: bytes | WordDocument, handling: str = "") -> WordDocument:
    return Document(io.BytesIO(DOCX.compose(replace(PACK, handling=handling), ComposeOptions(template=read(given)))))


def reviewed(given: bytes | WordDocument) -> WordDocument:
    return Document(io.BytesIO(REVIEW.compose(PACK, ComposeOptions(template=read(given)))))


def own() -> WordDocument:
    return Document(io.BytesIO(DOCX.compose(PACK)))


def texts(story: object) -> list[str]:
    return [
        "".join(p.itertext(f"{W}t"))
        for p in story._element.iter(f"{W}p")  # type: ignore[attr-defined]
    ]


@pytest.fixture(scope="module")
def made() -> WordDocument:
    return composed(house())


# What is taken


def test_the_templates_styles_are_taken(made: WordDocument) -> None:
    for name in ("Title", "Heading 1", "Heading 2"):
        assert made.styles[name].font.color.rgb == BURGUNDY
    assert made.styles["Normal"].font.name == "Georgia"
    assert made.styles["Normal"].font.color.rgb is None
    assert made.styles["Front heading"].base_style == made.styles["Heading 1"]


def test_what_it_lacks_is_added_once(made: WordDocument) -> None:
    names = [style.name for style in made.styles]
    ids = [style.style_id for style in made.styles]
    assert {style.name for style in own().styles} <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)


def test_each_kind_has_one_default_style(made: WordDocument) -> None:
    kinds = [style.type for style in made.styles if style.element.get(f"{W}default") == "1"]
    assert len(set(kinds)) == len(kinds)


def test_every_style_that_is_named_is_there(made: WordDocument) -> None:
    there = {style.style_id for style in made.styles}
    (section,) = made.sections
    for story in (made.element.body, made.styles.element, section.header._element, section.footer._element):
        references = story.iter(*(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))
        assert {reference.get(f"{W}val") for reference in references} <= there


def test_added_styles_take_the_accents_of_the_house(made: WordDocument) -> None:
    assert made.styles["Column heading"].font.color.rgb == BURGUNDY
    assert made.styles["Made by"].element.find(f".//{W}pBdr/{W}left").get(f"{W}color") == str(BURGUNDY)
    assert str(made.styles["Facts"].font.color.rgb) == GREY
    assert NAVY not in {color.get(f"{W}val") for color in made.styles.element.iter(f"{W}color")}


def test_a_style_called_like_ours_wins_whatever_its_id_and_its_case() -> None:
    document = plain()
    facts = document.styles.add_style("FACTS", WD_STYLE_TYPE.PARAGRAPH)
    facts.font.size = Pt(20)
    facts.element.set(f"{W}styleId", "a7")
    document.sections[0].header.paragraphs[0].text = "House"
    document.sections[0].header.paragraphs[0].style = facts
    made = composed(document)
    assert [style.font.size for style in made.styles if style.name.lower() == "facts"] == [Pt(20)]
    assert {p.style.name for p in made.paragraphs if p.text.startswith("Source file")} <= {"FACTS"}
    assert made.sections[0].header.paragraphs[0].style.name == "FACTS"


def test_a_style_with_our_id_and_another_name_stays_another() -> None:
    document = plain()
    document.styles.add_style("Some term", WD_STYLE_TYPE.PARAGRAPH).element.set(f"{W}styleId", "Term")
    document.styles.add_style("Child", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Some term"]
    made = composed(document)
    assert made.styles["Child"].base_style.name == "Some term"
    assert made.styles["Term source"].base_style.name == "Term"


def test_a_default_style_of_another_name_stays_the_default() -> None:
    document = plain()
    document.styles["Normal"].font.name = "Georgia"
    content = replaced(saved(document), "word/styles.xml", b'<w:name w:val="Normal"/>', b'<w:name w:val="Standard"/>')
    made = composed(content)
    assert [s.name for s in made.styles if s.type == WD_STYLE_TYPE.PARAGRAPH and s.element.default] == ["Standard"]
    assert made.styles["Normal"].base_style.name == "Standard"
    assert made.styles["Normal"].font.name is None


def test_paper_and_margins_are_taken_and_columns_share_their_width(made: WordDocument) -> None:
    (section,) = made.sections
    assert (section.page_width, section.page_height) == (Inches(11), Inches(8.5))
    assert (section.left_margin, section.right_margin) == (Inches(1.5), Inches(0.5))
    assert section.orientation == WD_ORIENT.LANDSCAPE
    table = next(table for table in made.tables if table.style.name == "Side by side")
    assert [column.get(f"{W}w") for column in table._tbl.tblGrid] == ["6480", "6480"]  # half of nine inches
    assert {width.get(f"{W}type") for width in table._tbl.iter(f"{W}tcW")} == {"pct"}


@pytest.mark.parametrize("given", [plain, house])
def test_the_review_edition_lies_on_its_side(given: Callable[[], WordDocument]) -> None:
    given_section, section = given().sections[0], reviewed(given()).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert {section.page_width, section.page_height} == {given_section.page_width, given_section.page_height}
    assert section.page_width > section.page_height
    assert section.left_margin == given_section.left_margin


def test_a_template_that_says_nothing_of_paper_has_ours() -> None:
    document = plain()
    properties = document.element.body.sectPr
    properties[:] = []
    section = composed(document).sections[0]
    assert (section.page_width.mm, section.left_margin.mm) == (pytest.approx(210, abs=0.1), pytest.approx(20, abs=0.1))


def test_its_text_is_not_taken(made: WordDocument) -> None:
    assert not any(LEAFLET in text for text in texts(made))


def test_theme_and_numbering_are_taken() -> None:
    numbered = replaced(saved(plain()), "word/theme/theme1.xml", b'name="Office Theme"', b'name="House Theme"')
    with zipfile.ZipFile(io.BytesIO(DOCX.compose(PACK, ComposeOptions(template=read(numbered))))) as archive:
        assert b"House Theme" in archive.read("word/theme/theme1.xml")
        assert b"abstractNum" in archive.read("word/numbering.xml")


def test_the_language_stays_that_of_the_pack() -> None:
    german = replaced(saved(house()), "word/styles.xml", b'w:lang w:val="en-US"', b'w:lang w:val="de-DE"')
    defaults = composed(german).styles.element.find(f"{W}docDefaults")
    assert [lang.get(f"{W}val") for lang in defaults.iter(f"{W}lang")] == ["en-US"]


# Head and foot


def test_header_and_logo_are_taken(made: WordDocument) -> None:
    header = made.sections[0].header
    assert texts(header) == ["Ministry of Examples  "]
    (embedded,) = header._element.xpath("//a:blip/@r:embed")
    assert header.part.related_parts[embedded].blob == png()


def test_a_picture_is_in_the_file_once_however_often_it_is_shown() -> None:
    document = house()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for picture in (png(), png(60, 60)):
        section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(picture), width=Mm(20))
    made = composed(document)
    media = {str(part.partname): part.blob for part in made.part.package.iter_parts() if "media" in part.partname}
    assert sorted(media.values(), key=len) == sorted((png(), png(60, 60)), key=len)
    assert len(made.sections[0].first_page_header._element.xpath("//a:blip")) == 2


PAGE = "Page 1 of 1"


def heads(given: WordDocument, handling: str = "") -> dict[str, list[str]]:
    section = composed(given, handling).sections[0]
    first = section.different_first_page_header_footer
    return {
        "head": texts(section.header),
        "foot": texts(section.footer),
        **(
            {"first head": texts(section.first_page_header), "first foot": texts(section.first_page_footer)}
            if first
            else {}
        ),
    }


def bare(header: str = "", footer: str = "", *, first: bool = False, page: str = "") -> WordDocument:
    document = plain()
    (section,) = document.sections
    section.different_first_page_header_footer = first
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    if page:
        story = section.header if page == "header" else section.footer
        run = story.paragraphs[0].add_run()
        for piece in ("PA", "GE"):
            code = OxmlElement("w:instrText")
            code.text = piece
            run._r.append(code)
    return document


TITLE = "Briefing pack, 10 March 2026"


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        (bare(), {"head": [TITLE], "foot": [PAGE], "first head": [""], "first foot": [PAGE]}),
        (bare(" "), {"head": [TITLE], "foot": [PAGE], "first head": [""], "first foot": [PAGE]}),
        (bare("House"), {"head": ["House"], "foot": [PAGE]}),
        (bare("House", first=True), {"head": ["House"], "foot": [PAGE], "first head": [""], "first foot": [PAGE]}),
        (bare(footer="House"), {"head": [TITLE], "foot": ["House", PAGE]}),
        (bare(footer="House", page="footer"), {"head": [TITLE], "foot": ["House"]}),
        (bare("House", page="header"), {"head": ["House"], "foot": [""]}),
        (bare("House", "Street", page="header"), {"head": ["House"], "foot": ["Street"]}),
    ],
)
def test_what_the_template_has_stands_and_page_numbers_are_not_lost(
    given: WordDocument, stands: dict[str, list[str]]
) -> None:
    assert heads(given) == stands


SECRET = "For official use"


@pytest.mark.parametrize("given", [bare(), bare("House", "Street"), bare("House", first=True, page="header")])
def test_the_handling_line_is_first_at_the_head_and_last_at_the_foot_of_every_page(given: WordDocument) -> None:
    without = heads(given)
    for place, stands in heads(given, SECRET).items():
        kept = [text for text in without[place] if text]
        handled = [text for text in stands if text]
        assert handled == ([SECRET, *kept] if "head" in place else [*kept, SECRET])


def test_even_pages_are_not_forgotten() -> None:
    document = bare("House")
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "Even house"
    made = composed(document, SECRET)
    assert made.settings.odd_and_even_pages_header_footer
    assert texts(made.sections[0].even_page_header) == [SECRET, "Even house"]
    assert texts(made.sections[0].even_page_footer) == [PAGE, SECRET]


def test_the_last_section_counts_with_the_heads_it_has_from_those_before() -> None:
    document = bare("House")
    document.add_section().page_width = Mm(182)
    section = composed(document).sections[0]
    assert section.page_width.mm == pytest.approx(182, abs=0.1)
    assert texts(section.header) == ["House"]


# The file


@pytest.mark.parametrize("given", [plain, house])
def test_the_same_template_gives_the_same_bytes(given: Callable[[], WordDocument]) -> None:
    content = saved(given())
    first, second = (DOCX.compose(PACK, ComposeOptions(template=read(content))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", ["template.main", "template.macroEnabledTemplate.main", "document.main"])
def test_templates_of_word_are_read_whatever_they_are_called(kind: str) -> None:
    word = (
        "application/vnd.ms-word."
        if "macro" in kind
        else "application/vnd.openxmlformats-officedocument.wordprocessingml."
    )
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = replaced(saved(house()), "[Content_Types].xml", main, f"{word}{kind}+xml".encode())
    assert composed(content).part.content_type == main.decode()


def test_macros_stay_behind() -> None:
    content = io.BytesIO(saved(house()))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    with zipfile.ZipFile(io.BytesIO(DOCX.compose(PACK, ComposeOptions(template=read(content.getvalue()))))) as archive:
        assert not [name for name in archive.namelist() if "vba" in name]


def in_header(xml: str, kind: str = "", target: str = "", mode: str = "") -> bytes:
    """Return a template with something in its header, which may relate to something else."""
    document = bare("House")
    header = document.sections[0].header
    header._element.append(parse_xml(f'<w:p xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"><w:r>{xml}</w:r></w:p>'))
    relation = f'<Relationship Id="rId9" Type="{R[1:-1]}/{kind}" Target="{target}"{mode and f" TargetMode={mode!r}"}/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    content = io.BytesIO(saved(document))
    if kind:
        with zipfile.ZipFile(content, "a") as archive:
            archive.writestr("word/_rels/header1.xml.rels", rels)
            archive.writestr("word/embeddings/a.bin", b"x")
            archive.writestr("word/media/a.exe", b"x")
            archive.writestr("word/media/large.png", b"\0" * (17 << 20))
    return content.getvalue()


ENTITY = b'<!DOCTYPE w:styles [<!ENTITY x "y">]><w:styles '


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no .docx document"),
        (b"%PDF-1.7", "a PDF document"),
        (saved(plain())[:5000], "damaged"),
        (rewritten(saved(plain()), lambda name, held: held if "document" in name else b"<a>"), "no XML"),
        (rewritten(saved(plain()), lambda name, held: b"\0" * (33 << 20) if "styles" in name else held), "32 MB"),
        (replaced(saved(plain()), "word/styles.xml", b"<w:styles ", ENTITY), "defines entities"),
        (replaced(saved(plain()), "word/document.xml", W[1:-1].encode(), b"http://purl.oclc.org/ooxml/x"), "Strict"),
        (replaced(saved(plain()), "word/document.xml", b'w:left="1800"', b'w:left="9800"'), "no room"),
        (replaced(saved(plain()), "word/document.xml", b'w:left="1800"', b'w:left="3cm"'), "how large"),
        (replaced(saved(plain()), "word/document.xml", b"<w:pgMar ", b"<w:other "), "how large"),
        (in_header('<w:object r:id="rId9"/>', "oleObject", "embeddings/a.bin"), "oleObject"),
        (in_header('<w:pict r:id="rId9"/>', "image", "http://example.org/a.png", "External"), "not in the file"),
        (in_header('<w:pict r:id="rId9"/>', "image", "media/a.exe"), "media/a.exe"),
        (in_header('<w:pict r:id="rId9"/>', "image", "../../etc/passwd"), "not there"),
        (in_header('<w:pict r:id="rId9"/>', "image", "media/large.png"), "16 MB"),
        (in_header('<w:pict r:id="rId7"/>'), "rId7"),
        (in_header("<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE http://a</w:instrText>"), "INCLUDEPICTURE"),
    ],
)
def test_what_cannot_be_used_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)) as refused:
        read_house_template(content, "house.dotx")
    assert str(refused.value).startswith("house.dotx: ")
    assert refused.value.remedy


def coded(*parts: str) -> bytes:
    """A header with a field; ``{`` and ``}`` begin and end it."""
    kinds = {"{": "begin", "}": "end", "|": "separate"}
    runs = (
        f'<w:fldChar w:fldCharType="{kinds[p]}"/>' if p in kinds else f"<w:instrText>{p}</w:instrText>" for p in parts
    )
    return in_header("".join(runs))


def linking(target: str) -> bytes:
    return in_header('<w:hyperlink r:id="rId9"/>', "hyperlink", target, "External")


VML = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"{}><v:imagedata{}/></v:shape></w:pict>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (coded("{", " INCLUDE c:/a.docx ", "}"), "(INCLUDE)"),
        (coded("{", " includetext file:///a ", "}"), "(INCLUDETEXT)"),
        (coded("{", " DDEAUTO cmd ", "}"), "(DDEAUTO)"),
        (coded("{", "QUOTE 73 78", "}"), "(QUOTE)"),
        (coded("{", "{", "QUOTE 73", "}", "CLUDE a", "}"), "(QUOTE)"),
        (coded("{", "PA", "{", "TITLE", "}", "GE", "}"), "(without a name)"),
        (coded("{", " = 1 + 1", "}"), "(without a name)"),
        (coded("{", "NEW", "}"), "(NEW)"),
        (coded("{", ' HYPERLINK "file:///etc/passwd" ', "}"), "(HYPERLINK)"),
        (coded("{", " HYPERLINK file:a \\l b ", "}"), "(HYPERLINK)"),
        (coded("{", ' HYPERLINK "javascript:x" \\o "https://example.org" ', "}"), "(HYPERLINK)"),
        (coded("{", 'HYPERLINK "', "{", "TITLE", "}", '"', "}"), "(HYPERLINK)"),
        (in_header('<w:fldSimple w:instr="LINK Excel.Sheet a"/>'), "(LINK)"),
        (in_header(VML.format(' href="http://a/"', "")), "outside the file"),
        (in_header(VML.format("", ' src="http://a/x.png"')), "outside the file"),
        (linking("file:///etc/passwd"), "no web page"),
        (linking("javascript:alert(1)"), "no web page"),
        (linking("https://user:secret@example.org/"), "no web page"),
        (linking("https://example.org/\u202etxt"), "no web page"),
        (linking("\\\\server\\share"), "no web page"),
    ],
)  # fmt: skip
def test_a_header_holds_only_what_is_allowed(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        read_house_template(content, "house.dotx")


@pytest.mark.parametrize(
    "content",
    [
        coded("{", " PAGE ", "|", "}", "{", "NUMPAGES \\* Arabic", "}"),
        coded("{", ' HYPERLINK "https://example.org/a?b=1" \\o "tip" \\t "_blank"', "|", "}"),
        coded("{", ' HYPERLINK \\l "start" ', "}"),
        coded("{", "HYPERLINK mailto:desk@example.org", "|", "{", "TITLE", "}", "}"),
        in_header('<w:fldSimple w:instr=" DATE \\@ &quot;d MMMM yyyy&quot; "/>'),
    ],
)  # fmt: skip
def test_a_header_may_have_what_says_something_of_the_document(content: bytes) -> None:
    assert read_house_template(content, "house.dotx").headers_and_footers.headers


def test_links_in_a_header_are_kept() -> None:
    given = in_header('<w:hyperlink r:id="rId9"/>', "hyperlink", "https://example.org/", "External")
    assert composed(given).sections[0].header.part.rels["rId9"].target_ref == "https://example.org/"


def test_libreoffice_shows_both_editions(tmp_path: Path) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if not (soffice and pdftotext):
        pytest.skip("LibreOffice and poppler are not installed")
    given = read(house())
    handled = replace(PACK, handling=SECRET)
    contents = {
        "pack": DOCX.compose(handled, ComposeOptions(template=given)),
        "review": REVIEW.compose(handled, ComposeOptions(template=given)),
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in contents]
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    for name in contents:
        file = str(tmp_path / f"{name}.pdf")
        shown = subprocess.run([pdftotext, "-layout", file, "-"], check=True, capture_output=True)
        pages = shown.stdout.decode("utf-8").rstrip("\f\n").split("\f")
        assert all("Ministry of Examples" in page for page in pages)
        assert any(re.search(r"Раз\.\s+One\.", page) for page in pages)
        assert all(page.count(SECRET) >= 2 for page in pages)
