"""What a pack says it was made from, whether it was edited, and how that compares with what is here."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument

from briefing.compose.content.edition import edition
from briefing.compose.docx.recorded_provenance import Provenance, RecordedModel, RecordedSource, read_provenance
from briefing.compose.formats import DOCX, REVIEW
from briefing.compose.verification import State, verify
from briefing.errors import InputError
from briefing.ooxml.elements import RELATIONSHIPS, WORD
from briefing.records import ModelInfo, Pack, TranslatedArticle
from tests.factories.articles import CHARTER, article
from tests.factories.packs import SIGNATURE, pack

A, B, C, G, M, N = ("abcdef"[i] * 64 for i in range(6))


def source(path: str, sha256: str, language: str = "ru") -> TranslatedArticle:
    """Build an article that was read from ``path``."""
    return article("Хартия | A charter", *CHARTER, path=path, sha256=sha256, language=language)


def signed(*articles: TranslatedArticle) -> Pack:
    models = (ModelInfo("translate-ru_en", "1.9", M, "ru", "en"),)
    return replace(pack(*articles), signature=replace(SIGNATURE, models=models, glossary=G))


PACK = signed(source("a.txt", A), source("deep/Статья о портах.txt", B), source("c.txt", C, "en"))


PACKED = DOCX.compose(PACK)


REVIEWED = REVIEW.compose(PACK)


AS_BUILT = dict.fromkeys(("text", "marks", "links", "margins", "comments", "titles"), False)


# What a pack says


@pytest.mark.parametrize("content", [PACKED, REVIEWED])
def test_a_pack_says_what_it_was_made_from(content: bytes) -> None:
    assert read_provenance(content, "pack.docx") == Provenance(
        program="briefing 1.2",
        engine="argos",
        models=(RecordedModel("translate-ru_en 1.9", M),),
        decoding="beam 4",
        glossary=G,
        date="2026-03-10",
        target_language="en",
        sources=(
            RecordedSource("a.txt", "ru", A),
            RecordedSource("deep/Статья о портах.txt", "ru", B),
            RecordedSource("c.txt", "en", C),
        ),
        edition=edition(PACK).id if content is REVIEWED else "",
        edited=AS_BUILT,
    )


def test_a_pack_of_two_models_in_a_row_names_both() -> None:
    steps = (ModelInfo("translate-kk_ru", "1.0", M, "kk", "ru"), ModelInfo("translate-ru_en", "1.9", N, "ru", "en"))
    pivot = ModelInfo("both", "1.0+1.9", "0" * 64, "kk", "en", steps)
    built = replace(PACK, signature=replace(PACK.signature, models=(pivot, steps[1])))
    assert read_provenance(DOCX.compose(built), "pack.docx").models == (
        RecordedModel("translate-kk_ru 1.0", M),
        RecordedModel("translate-ru_en 1.9", N),
    )


def test_a_pack_without_model_and_glossary_has_none() -> None:
    bare = replace(PACK, signature=replace(SIGNATURE, engine="", models=(), decoding="", glossary=""))
    read = read_provenance(DOCX.compose(bare), "pack.docx")
    assert (read.engine, read.models, read.decoding, read.glossary) == ("", (), "", "")


# Edited or only saved


def edited(content: bytes, change: Callable[[WordDocument], object]) -> bool | None:
    document, target = Document(io.BytesIO(content)), io.BytesIO()
    change(document)
    document.save(target)
    return read_provenance(target.getvalue(), "pack.docx").edited["text"]


def in_two_runs(document: WordDocument) -> None:
    for cell in document.tables[0].column_cells(1):
        run = cell.paragraphs[0].runs[0]
        text, run.text = run.text, run.text[:3]
        cell.paragraphs[0].add_run(text[3:])
        cell.paragraphs[0]._p.insert(cell.paragraphs[0]._p.index(run._r) + 1, cell.paragraphs[0].runs[-1]._r)


def tracked(document: WordDocument) -> None:
    run = document.paragraphs[0].runs[0]._r
    deletion = run.makeelement(run.tag.replace("}r", "}del"))
    run.addprevious(deletion)
    deletion.append(run)
    for text in run.iter(run.tag.replace("}r", "}t")):
        text.tag = text.tag.replace("}t", "}delText")


def moved_back(document: WordDocument) -> None:
    """Move the first heading to where it was, as a tracked change."""
    run = document.paragraphs[0].runs[0]._r
    source, target = (run.makeelement(run.tag.replace("}r", f"}}move{way}")) for way in ("From", "To"))
    target.append(deepcopy(run))
    run.addprevious(source)
    source.append(run)
    source.addnext(target)


@pytest.mark.parametrize(
    ("change", "is_edit"),
    [
        (lambda document: document, False),
        (in_two_runs, False),
        (moved_back, False),
        (lambda document: document.add_paragraph(""), False),
        (lambda document: document.paragraphs[0].runs[0].add_tab(), False),
        (lambda document: setattr(document.core_properties, "title", "x"), False),
        (lambda document: document.add_paragraph("x"), True),
        (lambda document: document.tables[0].cell(1, 1).paragraphs[0].add_run("!"), True),
        (lambda document: setattr(document.tables[0].cell(1, 1).paragraphs[0].runs[0], "text", "Changed."), True),
        (lambda document: document.tables[0]._tbl.remove(document.tables[0].rows[-1]._tr), True),
        (lambda document: document.paragraphs[1]._p.append(document.paragraphs[2].runs[0]._r), True),
        (tracked, True),
    ],
)
@pytest.mark.parametrize("content", [PACKED, REVIEWED])
def test_only_another_text_is_an_edit(content: bytes, change: Callable[[WordDocument], object], is_edit: bool) -> None:
    assert edited(content, change) is is_edit


def test_libreoffice_saves_without_editing(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    odd = source("d.txt", A)
    odd = replace(odd, title=replace(odd.title, target="Soft\u00adhyphen, non\u2011breaking\u00a0& «שלום» 👩‍👩‍👧"))
    files = {"pack": DOCX.compose(signed(odd)), "review": REVIEWED, "shown": SHOWN, "commented": SHOWN_TO_REVIEWERS}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    paths = [str(tmp_path / f"{name}.docx") for name in files]
    again = tmp_path / "again"
    convert = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(again),
        *paths,
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    for name, content in files.items():
        resaved = (again / f"{name}.docx").read_bytes()
        assert resaved != content
        assert read_provenance(resaved, name) == read_provenance(content, name)


# What readers see beside the words


def rebuilt(content: bytes, parts: Mapping[str, Callable[[str], str]], added: Mapping[str, str] | None = None) -> bytes:
    """Return a document after changing its parts as text, each of which must change, and adding others."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(target, "w") as written:
        for name in given.namelist():
            text = given.read(name)
            if name in parts:
                text = parts[name](text.decode()).encode()
                assert text != given.read(name), name
            written.writestr(name, text)
        for name, text in (added or {}).items():
            written.writestr(name, text)
    return target.getvalue()


def instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def before_section(xml: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(<w:sectPr)", rf"{xml}\1", text, count=1)


def relating(kind: str, target: str, mode: str = "") -> Callable[[str], str]:
    relationship = f'<Relationship Id="rId900" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
    return instead("</Relationships>", f"{relationship}</Relationships>")


def first(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


LINKED = replace(
    PACK,
    handling="NOT FOR PUBLICATION",
    articles=(article("Хартия | A charter", *CHARTER, sha256=A, url="https://example.org/news?a=1&b=2"),),
)
SHOWN = DOCX.compose(LINKED)
SHOWN_TO_REVIEWERS = REVIEW.compose(LINKED)

BODY, BODY_LINKS = "word/document.xml", "word/_rels/document.xml.rels"
HIDE = first(r"(?s)<w:rPr>(?=(?:(?!</w:rPr>).)*</w:rPr><w:t)", "<w:rPr><w:vanish/>")
TEXT_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
    "Secret</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
ALTERNATE = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x"/><mc:Fallback><w:t>Secret</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>'
)
WORD_ART = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT"/></v:shape></w:pict>'
    "</w:r></w:p>"
)
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>Not so.</w:t></w:r></w:p></w:footnote>'
NOTES = f'<w:footnotes xmlns:w="{WORD}">{NOTE}</w:footnotes>'
BOUND = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent/></w:sdt>'
HTML = '<w:altChunk r:id="rId900"/>'
PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId900"/>'
    "</w:drawing></w:r></w:p>"
)


def two_sections(text: str) -> str:
    """Let all but the last paragraph be in a section of its own, without headers and footers."""
    return before_section("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")(text)


@pytest.mark.parametrize(
    ("parts", "added", "subject"),
    [
        ({"word/header1.xml": instead("NOT FOR PUBLICATION", "FREE")}, {}, "margins"),
        ({"word/header2.xml": instead("NOT FOR PUBLICATION", "FREE")}, {}, "margins"),
        ({"word/footer2.xml": instead("NOT FOR PUBLICATION", "FREE")}, {}, "margins"),
        ({"word/footer2.xml": instead(" PAGE ", 'QUOTE PUBLIC')}, {}, "margins"),
        ({"word/header2.xml": HIDE}, {}, "margins"),
        ({"word/header2.xml": instead("</w:hdr>", f"{WORD_ART}</w:hdr>")}, {}, "margins"),
        ({BODY: instead("<w:titlePg/>", "")}, {}, "margins"),
        ({BODY: first("<w:headerReference[^>]*/>", "")}, {}, "margins"),
        ({BODY: two_sections}, {}, "margins"),
        ({BODY: HIDE}, {}, "marks"),
        ({BODY: before_section(TEXT_BOX)}, {}, "text"),
        ({BODY: before_section(WORD_ART)}, {}, "marks"),
        ({BODY: before_section(ALTERNATE)}, {}, "marks"),
        ({BODY: before_section('<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>')}, {}, "marks"),
        ({BODY: before_section('<w:p><w:r><w:sym w:font="Arial" w:char="F021"/></w:r></w:p>')}, {}, "marks"),
        ({BODY: before_section(BOUND)}, {}, "marks"),
        ({BODY: before_section(HTML), BODY_LINKS: relating("aFChunk", "a.html")}, {"word/a.html": "x"}, "marks"),
        ({BODY: before_section(PICTURE), BODY_LINKS: relating("image", "a.png")}, {"word/a.png": "x"}, "marks"),
        ({BODY_LINKS: relating("footnotes", "footnotes.xml")}, {"word/footnotes.xml": NOTES}, "marks"),
        ({BODY: first('w:anchor="[^"]+"', 'w:anchor="elsewhere"')}, {}, "links"),
        ({"docProps/core.xml": first("<dc:title>", "<dc:title>Not ")}, {}, "titles"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("content", [SHOWN, SHOWN_TO_REVIEWERS], ids=["pack", "review"])
def test_what_readers_see_is_compared(
    content: bytes, parts: dict[str, Callable[[str], str]], added: dict[str, str], subject: str
) -> None:
    read = read_provenance(rebuilt(content, parts, added), "pack.docx")
    assert read.edited[subject] is True
    assert not read.edited["comments"]


def test_a_link_that_leads_elsewhere_is_seen() -> None:
    elsewhere = {BODY_LINKS: instead("example.org/news", "example.com/news")}
    assert read_provenance(rebuilt(SHOWN, elsewhere), "pack.docx").edited == AS_BUILT | {"links": True}


def test_a_style_that_hides_is_seen() -> None:
    hidden = first(r'(?s)(w:styleId="Title".*?<w:rPr>)', r"\1<w:vanish/>")
    assert read_provenance(rebuilt(SHOWN, {"word/styles.xml": hidden}), "pack.docx").edited["marks"] is True


@pytest.mark.parametrize(
    "change",
    [instead('w:author="briefing"', 'w:author="The minister"'), first(r"(<w:t[ >][^<]*)</w:t>", r"\1 not</w:t>")],
)
def test_comments_and_who_wrote_them_are_compared(change: Callable[[str], str]) -> None:
    changed = read_provenance(rebuilt(SHOWN_TO_REVIEWERS, {"word/comments.xml": change}), "pack.docx")
    assert changed.edited == AS_BUILT | {"comments": True}


def test_a_comment_on_a_pack_without_comments_is_seen() -> None:
    document, target = Document(io.BytesIO(SHOWN)), io.BytesIO()
    document.add_comment(document.paragraphs[0].runs[0], "Is this so?", author="A reader")
    document.save(target)
    assert read_provenance(target.getvalue(), "pack.docx").edited["comments"] is True


def test_the_numbers_of_pages_are_no_edit() -> None:
    numbered = {"word/footer2.xml": instead(">1</w:t>", ">12</w:t>")}
    assert read_provenance(rebuilt(SHOWN, numbered), "pack.docx").edited == AS_BUILT


def test_of_a_pack_from_before_these_were_recorded_only_the_words_are_known() -> None:
    since = "briefing-(?:marks|links|margins|comments|titles)"
    old = first(f'(?s)(?:<cp:property [^>]*name="{since}".*?</cp:property>)+', "")
    read = read_provenance(rebuilt(SHOWN, {"docProps/custom.xml": old}), "pack.docx")
    assert read.edited == dict.fromkeys(AS_BUILT) | {"text": False}
    verdicts = verify(read, {}, G, INSTALLED)
    assert [verdict.state for verdict in verdicts[:6]] == [State.UNCHANGED, *[State.UNKNOWN] * 5]


# What is compared


HERE = {"a.txt": A, "deep/Статья о портах.txt": B, "c.txt": C}


INSTALLED = {M: "translate-ru_en 1.9"}


@pytest.mark.parametrize(
    ("sources", "glossary", "models", "said"),
    [
        (HERE, G, INSTALLED, []),
        (HERE | {"new.txt": N}, G, INSTALLED | {N: "other 1.0"}, []),
        (HERE | {"a.txt": B}, G, INSTALLED, ["source changed a.txt"]),
        (HERE | {"a.txt": ""}, G, INSTALLED, ["source changed a.txt (cannot be read any more)"]),
        ({"a.txt": A, "c.txt": C}, G, INSTALLED, ["source missing deep/Статья о портах.txt"]),
        ({"b.txt": A, "c.txt": C, "deep/Статья о портах.txt": B}, G, INSTALLED, []),
        (HERE, N, INSTALLED, ["glossary changed "]),
        (HERE, "", INSTALLED, ["glossary missing "]),
        (HERE, G, {}, ["model missing translate-ru_en 1.9"]),
        (
            HERE,
            G,
            {N: "translate-ru_en 1.9"},
            ["model changed translate-ru_en 1.9 (another model of that name is installed)"],
        ),
    ],
)
def test_what_is_not_as_it_was_is_named(
    sources: dict[str, str], glossary: str, models: dict[str, str], said: list[str]
) -> None:
    verdicts = verify(read_provenance(PACKED, "pack.docx"), sources, glossary, models)
    assert [str(verdict.subject) for verdict in verdicts] == [*AS_BUILT, *["source"] * 3, "glossary", "model"]
    assert [
        f"{verdict.subject} {verdict.state} {verdict.name}{verdict.detail and f' ({verdict.detail})'}"
        for verdict in verdicts
        if verdict.state is not State.UNCHANGED
    ] == said


def test_a_source_under_another_name_is_said_to_be_there() -> None:
    verdicts = verify(read_provenance(PACKED, "pack.docx"), {"b.txt": A}, G, INSTALLED)
    assert (verdicts[6].state, verdicts[6].detail) == (State.UNCHANGED, "now called b.txt")


def test_a_glossary_where_there_was_none_is_a_change() -> None:
    bare = replace(PACK, signature=replace(PACK.signature, glossary=""))
    read = read_provenance(DOCX.compose(bare), "pack.docx")
    assert [verify(read, HERE, here, INSTALLED)[9].state for here in ("", G)] == [State.UNCHANGED, State.CHANGED]


# What is no pack


def with_properties(properties: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PACKED)) as given, zipfile.ZipFile(target, "w") as written:
        for name in given.namelist():
            written.writestr(name, properties if name == "docProps/custom.xml" else given.read(name))
    return target.getvalue()


def custom() -> bytes:
    with zipfile.ZipFile(io.BytesIO(PACKED)) as archive:
        return archive.read("docProps/custom.xml")


def other_document() -> bytes:
    target = io.BytesIO()
    Document().save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no .docx document"),
        (PACKED[:4000], "damaged"),
        (other_document(), "is no pack"),
        (with_properties(b"<a/>"), "is no pack"),
        (with_properties(b"<a>"), "no XML"),
        (with_properties(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "defines entities"),
        (with_properties(b"\0" * (33 << 20)), "32 MB"),
        (with_properties(custom().replace(A.encode(), b"xyz")), "briefing-source-1"),
        (with_properties(custom().replace(M.encode(), b"xyz")), "briefing-model-1"),
    ],
)
def test_what_is_no_pack_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_provenance(content, "pack.docx")
    assert str(refused.value).startswith("pack.docx: ")
