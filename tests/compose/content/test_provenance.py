"""Where the text of a pack is from, counted and shown; in the notation of tests/factories/articles.py."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as WordDocument

from briefing.compose.content.provenance import brought, model, rungs
from briefing.compose.content.tally import sentence_counts, tally
from briefing.compose.formats import DOCX
from briefing.records import ModelInfo, Origin, Pack, Rung, Signature, Span, Term, TermUse, TranslatedArticle
from tests.factories.articles import article
from tests.factories.docx_packs import tables, texts
from tests.factories.packs import GLOSSARY, SIGNATURE, pack

LETTERS = {"e": Origin.ENGINE, "m": Origin.MEMORY, "p": Origin.PERSON, "s": Origin.SOURCE}


def made(origins: str, *used: str, title: str = "e", **metadata: object) -> TranslatedArticle:
    """Return an article with a sentence a letter (``"emp"``), each with the rungs of its terms (``"best splice"``)."""
    lines = [f"Слово {n}. | Word {n}." for n in range(len(origins))]
    whole = article("А | A", *lines, **metadata)
    terms = [tuple(TermUse("т", "т", "t", Rung(rung), Span(0, 1)) for rung in rungs.split()) for rungs in used]
    translations = tuple(
        replace(translation, origin=LETTERS[letter], terms=terms[n] if n < len(terms) else ())
        for n, (letter, translation) in enumerate(zip(origins, whole.translations, strict=True))
    )
    return replace(whole, title=replace(whole.title, origin=LETTERS[title]), translations=translations)


@pytest.mark.parametrize(
    ("origins", "title", "counted"),
    [
        ("e", "e", (2, 0, 0)),
        ("em", "m", (3, 0, 0)),
        ("emp", "p", (2, 2, 0)),
        ("ss", "s", (0, 0, 3)),
        ("", "e", (1, 0, 0)),
    ],
)
def test_sentences_are_counted_by_who_made_them(origins: str, title: str, counted: tuple[int, int, int]) -> None:
    found = sentence_counts(made(origins, title=title))
    assert (found.machine, found.person, found.published) == counted
    assert found.translated == found.machine + found.person


def test_a_title_that_is_a_sentence_of_the_text_is_counted_once() -> None:
    whole = made("ep")
    assert sentence_counts(replace(whole, title=whole.translations[0])).translated == 2


def test_doubtful_sentences_are_counted() -> None:
    doubtful = article("А | A {it is odd}", "Раз. / Два. | One. / Two. {it is odd}", "Три. | Three.")
    assert sentence_counts(doubtful).doubtful == 3


def test_articles_are_added_up() -> None:
    found = tally([made("ep"), made("mp")]).sentences
    assert (found.machine, found.person) == (4, 2)
    assert tally([]).sentences.translated == 0


def test_reviewers_are_named_once_in_order() -> None:
    whole = made("pppe")
    names = ["Boris", " Anna\nLee ", "Boris", ""]
    signed = zip(names, whole.translations, strict=True)
    named = replace(whole, translations=tuple(replace(translation, person=name) for name, translation in signed))
    assert tally([named, made("p"), named]).reviewers == ("Anna Lee", "Boris")


def test_terms_are_counted_by_the_rung_that_brought_them_in_the_ladders_order() -> None:
    assert rungs(made("ee", "missing splice best", "best")) == ((Rung.BEST, 2), (Rung.SPLICE, 1), (Rung.MISSING, 1))
    assert rungs(made("e")) == ()


def test_an_articles_model_is_that_of_its_language() -> None:
    kazakh = ModelInfo("kk", "1", "", "kk", "en")
    signature = replace(SIGNATURE, models=(*SIGNATURE.models, kazakh))
    assert model(made("e", language="kk").article, signature) is kazakh
    assert model(made("e", language="uk").article, signature) is None


def test_every_rung_has_words_of_its_own() -> None:
    assert len({brought(rung, 1) for rung in Rung}) == len(Rung)


# The annex


def annexed(built: Pack) -> tuple[WordDocument, list[tuple[str, ...]]]:
    document = Document(io.BytesIO(DOCX.compose(built)))
    return document, tables(document, "Term table")[-1]


def test_the_annex_has_a_row_an_article() -> None:
    corrected = made("emp", "best splice", "best missing", path="a.txt", sha256="ab" * 32)
    published = made("s", title="s", path="b/c.md", sha256="cd" * 32, language="en")
    kazakh = made("m", path="k.txt", language="kk")
    _, table = annexed(pack(corrected, published, kazakh))
    assert table == [
        ("No.", "Source", "Sentences", "Terms"),
        (
            "1",
            f"a.txt\nRussian, translated by translate-ru_en\n{'ab' * 32}",
            "3 by machine\n1 corrected by hand",
            "2 by the model\n1 put in place\n1 MISSING",
        ),
        ("2", f"b/c.md\nEnglish, as published\n{'cd' * 32}", "2 as published", "none"),
        ("3", f"k.txt\nKazakh\n{'0' * 64}", "2 by machine", "none"),
    ]


def test_the_annex_says_in_full_what_made_the_pack() -> None:
    document, _ = annexed(replace(pack(made("e")), signature=replace(SIGNATURE, glossary="cd" * 32)))
    assert texts(document, "Particular") == [
        "Program: briefing 1.2",
        "Engine: argos · beam 4",
        f"Model, Russian to English: translate-ru_en 1.9, SHA-256 {'ab12' * 16}",
        f"Glossary: SHA-256 {'cd' * 32}",
        "Signature: briefing 1.2 | argos | translate-ru_en 1.9 sha256:ab12ab12ab12 | beam 4 | glossary "
        "sha256:cdcdcdcdcdcd",
    ]


def test_of_models_in_a_row_each_is_named() -> None:
    steps = ModelInfo("kk_ru", "1", "ab" * 32, "kk", "ru"), ModelInfo("ru_en", "2", "cd" * 32, "ru", "en")
    pivot = ModelInfo("kk_ru + ru_en", "", "ef" * 32, "kk", "en", steps)
    document, table = annexed(replace(pack(made("e", language="kk")), signature=replace(SIGNATURE, models=(pivot,))))
    assert [line for line in texts(document, "Particular") if line.startswith("Model")] == [
        f"Model, Kazakh to Russian: kk_ru 1, SHA-256 {'ab' * 32}",
        f"Model, Russian to English: ru_en 2, SHA-256 {'cd' * 32}",
    ]
    assert "Kazakh, translated by kk_ru + ru_en" in table[1][1]


def test_without_engine_and_glossary_the_annex_names_none() -> None:
    document, _ = annexed(replace(pack(made("s", title="s")), signature=Signature("briefing 1.2", "", (), "")))
    assert texts(document, "Particular") == [
        "Program: briefing 1.2",
        "Glossary: none",
        "Signature: briefing 1.2 | no glossary",
    ]


@pytest.mark.parametrize(("glossary", "letter"), [((), "A"), (GLOSSARY, "B")])
def test_the_annex_comes_last_on_a_page_of_its_own(glossary: tuple[Term, ...], letter: str) -> None:
    document, _ = annexed(pack(made("e"), glossary=glossary))
    assert texts(document, "Article number")[-1] == f"Annex {letter} · Back to the list"
    assert texts(document, "Heading 1")[-1] == "Provenance"
    (style,) = (style for style in document.styles if style.name == "Article number")
    assert style.element.xpath("./w:pPr/w:pageBreakBefore")


def test_a_row_of_the_annex_is_never_divided() -> None:
    document, _ = annexed(pack(made("e")))
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in document.tables[-1]._tbl.tr_lst)
