"""What a pack says it was made from, whether it was edited, and how that compares with what is here."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
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
        edited=False,
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


def edited(content: bytes, change: Callable[[WordDocument], object]) -> bool:
    document, target = Document(io.BytesIO(content)), io.BytesIO()
    change(document)
    document.save(target)
    return read_provenance(target.getvalue(), "pack.docx").edited


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
    files = {"pack": DOCX.compose(signed(odd)), "review": REVIEWED}
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
    assert [str(verdict.subject) for verdict in verdicts] == ["text", *["source"] * 3, "glossary", "model"]
    assert [
        f"{verdict.subject} {verdict.state} {verdict.name}{verdict.detail and f' ({verdict.detail})'}"
        for verdict in verdicts
        if verdict.state is not State.UNCHANGED
    ] == said


def test_a_source_under_another_name_is_said_to_be_there() -> None:
    verdicts = verify(read_provenance(PACKED, "pack.docx"), {"b.txt": A}, G, INSTALLED)
    assert (verdicts[1].state, verdicts[1].detail) == (State.UNCHANGED, "now called b.txt")


def test_a_glossary_where_there_was_none_is_a_change() -> None:
    bare = replace(PACK, signature=replace(PACK.signature, glossary=""))
    read = read_provenance(DOCX.compose(bare), "pack.docx")
    assert [verify(read, HERE, here, INSTALLED)[4].state for here in ("", G)] == [State.UNCHANGED, State.CHANGED]


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
