"""The cover of a DOCX pack and its articles at a glance, in the notation of tests/factories/articles.py."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from briefing.compose.content import cover as wording
from briefing.compose.content.tally import tally
from briefing.compose.formats import DOCX
from briefing.records import ModelInfo, Origin, Pack, Rung, Signature, Skipped, Span, Term, TermUse, TranslatedArticle
from tests.factories.articles import CHARTER, article
from tests.factories.docx_packs import W, opened, texts
from tests.factories.packs import GLOSSARY, pack

WORDS = "Четыре слова есть здесь | Here are some words"


def written(built: Pack) -> WordDocument:
    return Document(io.BytesIO(DOCX.compose(built)))


def notice(built: Pack) -> str:
    return wording.notice(built, tally(built.articles))


def how_made(built: Pack) -> str:
    return wording.how_made(built, tally(built.articles))


def by_hand(translated: TranslatedArticle, *people: str) -> TranslatedArticle:
    """Return the article with its first sentences corrected, one by each of ``people``."""
    first = [
        replace(translation, origin=Origin.PERSON, person=person)
        for translation, person in zip(translated.translations, people, strict=False)
    ]
    return replace(translated, translations=(*first, *translated.translations[len(first) :]))


@pytest.fixture(scope="module")
def cover() -> WordDocument:
    built = pack(
        article("Подписана Хартия. | A charter is signed.", *CHARTER, date=date(2026, 2, 11), outlet="Day.Az"),
        article("Диалог | A dialogue {it is too short}", f"{WORDS}. {{it is odd}}"),
        article("Cargo up", "Freight rose by a fifth.", "1. Aktau.", language="en", outlet="Trend"),
        skipped=(Skipped("photo.txt", "it is a PNG image"), Skipped("kz/жаңалық.txt", "it is in Kazakh")),
        glossary=GLOSSARY,
    )
    return written(replace(built, compiled_by="the Caspian desk", handling="For official use"))


# The cover


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([(2025, 12, 29), (2026, 3, 10), None], "3 articles, dated 29 December 2025 – 10 March 2026; one undated"),
        ([(2026, 2, 10), (2026, 3, 10)], "2 articles, dated 10 February – 10 March 2026"),
        ([(2026, 2, 11), (2026, 2, 10)], "2 articles, dated 10–11 February 2026"),
        ([(2026, 2, 10)], "1 article, dated 10 February 2026"),
        ([None], "1 article, undated"),
        ([None, (2026, 2, 10), None], "3 articles, dated 10 February 2026; two undated"),
    ],
)
def test_coverage(dates: list[tuple[int, int, int] | None], said: str) -> None:
    dated = [article("А | A", date=day and date(*day)) for day in dates]
    assert wording.coverage(tally(dated)) == said


def test_the_cover_says_what_this_is_and_how_it_was_made(cover: WordDocument) -> None:
    assert [p.text for p in cover.paragraphs][:7] == [
        "Briefing pack",
        "Compiled on 10 March 2026 by the Caspian desk",
        "3 articles, dated 11 February 2026; two undated",
        "Handling: For official use",
        "The English text is a machine translation that nobody has reviewed. The Russian original governs and stands "
        "beside it throughout. Articles that were published in English are shown as they were. A number in brackets "
        "marks a doubtful sentence; the notes below its article say why.",
        "The translation was made offline, sentence by sentence, by translate-ru_en with briefing 1.2, held to 3 terms "
        "of the desk's glossary and checked for common faults.",
        "At a glance",
    ]


def test_a_desk_without_name_and_handling_line_has_neither_on_the_cover() -> None:
    document = opened(article("А | A", f"{WORDS}."))
    assert texts(document, "Subtitle") == ["Compiled on 10 March 2026"]
    assert texts(document, "Handling") == []
    assert "Handling line" not in {p.style.name for p in head_and_foot(document) if p.style}


def test_the_handling_line_is_at_the_head_and_the_foot_of_every_page(cover: WordDocument) -> None:
    (section,) = cover.sections
    assert section.different_first_page_header_footer
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        assert [p.text for p in part.paragraphs if p.style and p.style.name == "Handling line"] == ["For official use"]


def head_and_foot(document: WordDocument) -> list[WordParagraph]:
    (section,) = document.sections
    parts = section.header, section.first_page_header, section.footer, section.first_page_footer
    return [p for part in parts for p in part.paragraphs]


def test_pages_have_a_running_title_and_their_numbers(cover: WordDocument) -> None:
    (section,) = cover.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert [p.text for p in section.header.paragraphs] == ["For official use", "Briefing pack, 10 March 2026"]
    assert [p.text for p in section.first_page_header.paragraphs] == ["For official use"]  # the title is below it
    for footer in (section.footer, section.first_page_footer):
        assert "".join(footer._element.xpath("./w:p[1]//w:t/text()")) == "Page 1 of 1"
        assert footer._element.xpath("//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


# The notice


def test_a_pack_without_translations_claims_none() -> None:
    published = pack(article("Cargo up", "Freight rose.", language="en"))
    assert notice(published) == ("Every article in this pack was published in English; none of it is a translation.")
    assert how_made(published) == "Put together offline by briefing 1.2, which had nothing to translate."


def test_originals_in_several_languages_are_named() -> None:
    said = notice(pack(*(article("А | A", language=code) for code in ("ru", "kk", "ru", "uk"))))
    assert "The Russian, Kazakh and Ukrainian originals govern and stand beside it" in said


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([], "is a machine translation that nobody has reviewed."),
        (
            ["Anna"],
            "is a machine translation: 1 of its 4 sentences was corrected by hand (Anna); the rest is as the machine "
            "wrote it.",
        ),
        (
            ["Boris", "Anna"],
            "is a machine translation: 2 of its 4 sentences were corrected by hand (Anna and Boris); the rest is as "
            "the machine wrote it.",
        ),
        (
            ["", ""],
            "is a machine translation: 2 of its 4 sentences were corrected by hand; the rest is as the machine wrote "
            "it.",
        ),
        (
            ["Anna", "Anna", "", "Anna"],
            "is a machine translation, every sentence of which was corrected by hand (Anna).",
        ),
    ],
)
def test_the_notice_says_what_a_person_has_had_a_hand_in(people: list[str], said: str) -> None:
    whole = article("А | A", "Раз. / Два. / Три. / Четыре. | One. / Two. / Three. / Four.")
    titled = replace(whole, title=whole.translations[0])  # the title is a sentence of the text, counted once
    assert notice(pack(by_hand(titled, *people))).startswith(f"The English text {said} The Russian original")


@pytest.mark.parametrize(
    ("approved", "people", "said"),
    [
        (
            1,
            [],
            "is a machine translation: 1 of its 4 sentences was reviewed (Vera); the rest is as the machine wrote it.",
        ),
        (
            2,
            ["Anna"],
            "is a machine translation: 3 of its 4 sentences were reviewed (Anna and Vera), 1 of them corrected by "
            "hand; the rest is as the machine wrote it.",
        ),
        (4, [], "is a machine translation, every sentence of which was reviewed (Vera)."),
    ],
)
def test_the_notice_says_what_a_person_found_right(approved: int, people: list[str], said: str) -> None:
    whole = article("А | A", "Раз. / Два. / Три. / Четыре. | One. / Two. / Three. / Four.")
    *others, last, final = [*by_hand(replace(whole, title=whole.translations[0]), *people).translations]
    marked = [replace(each, reviewer="Vera") for each in (final, last, *reversed(others))][:approved]
    translations = tuple({each.segment.id: each for each in (*others, last, final, *marked)}.values())
    assert notice(pack(replace(whole, title=translations[0], translations=translations))).startswith(
        f"The English text {said} The Russian original"
    )


def test_articles_as_published_are_not_counted_as_translations() -> None:
    english = article("Cargo up", "Freight rose.", language="en")
    assert "1 of its 2 sentences" in notice(pack(by_hand(article("А | A", "Раз. | One."), "Anna"), english))


@pytest.mark.parametrize(
    ("models", "terms", "said"),
    [
        ([], 0, "The translation was made offline, sentence by sentence, with p 1 and checked for common faults."),
        (["m"], 1, "sentence by sentence, by m with p 1, held to 1 term of the desk's glossary and checked"),
        (["m", "n", "m"], 0, "sentence by sentence, by m and n with p 1 and checked"),
    ],
)
def test_how_it_was_made_is_said_in_one_sentence(models: list[str], terms: int, said: str) -> None:
    signature = Signature("p 1", "argos", tuple(ModelInfo(name, "1", "", "ru", "en") for name in models), "beam 4")
    glossary = tuple(Term(f"с{n}", f"t{n}") for n in range(terms))
    sentence = how_made(replace(pack(article("А | A", "Раз. | One."), glossary=glossary), signature=signature))
    assert said in sentence
    assert re.fullmatch(r"[^.]+\.", sentence)


# At a glance


ENTRIES = ("List entry", "List entry kept with next")


def test_the_last_entry_goes_with_the_annexes_to_the_next_page(cover: WordDocument) -> None:
    *others, last = (p for p in cover.paragraphs if p.style and p.style.name in ENTRIES)
    assert last.style
    assert last.style.paragraph_format.keep_with_next
    assert not any(p.style and p.style.paragraph_format.keep_with_next for p in others)


def test_each_article_is_at_a_glance_once_with_its_lead(cover: WordDocument) -> None:
    assert texts(cover, *ENTRIES) == [
        "1\tA charter is signed\nDay.Az · 11 February 2026\nA charter was signed in Baku.",
        "2\tA dialogue[1]\ndate unknown\nHere are some words.[2]",
        "3\tCargo up\nTrend · date unknown · in English\nFreight rose by a fifth.",
    ]


def test_its_links_lead_to_articles_notes_and_annexes(cover: WordDocument) -> None:
    entries = cover.element.body.xpath("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'ListEntry') or @w:val='AnnexEntry']]")
    assert [entry.xpath("./w:hyperlink/@w:anchor") for entry in entries] == [
        ["article_1"],
        ["article_2", "article_2_note_1", "article_2_note_2"],
        ["article_3"],
        ["glossary"],
        ["provenance"],
    ]


def test_the_annexes_are_named_below_the_articles(cover: WordDocument) -> None:
    assert texts(cover, "Annex entry") == [
        "A\tGlossary used · 3 terms",
        "B\tProvenance · source files, models, and how sentences and terms were made",
    ]
    assert texts(opened(article("А | A")), "Annex entry")[0].startswith("A\tProvenance")


def test_an_article_without_running_text_has_no_lead() -> None:
    document = opened(article("А | A", "1. Четыре слова есть здесь. | Here are some words."))
    assert texts(document, *ENTRIES) == ["1\tA\ndate unknown"]


@pytest.mark.parametrize(("articles", "lead"), [(40, f"{'word ' * 39}end."), (41, f"{'word ' * 18}…")])
def test_in_a_large_pack_leads_are_shown_by_their_start(articles: int, lead: str) -> None:
    long = article("А | A", f"{'слово ' * 39}конец. | {'word ' * 39}end.")
    assert {entry.split("\n")[-1] for entry in texts(opened(*[long] * articles), *ENTRIES)} == {lead}


def test_what_is_not_in_the_pack_is_listed_with_its_reason(cover: WordDocument) -> None:
    assert texts(cover, "Skipped entry") == ["photo.txt – It is a PNG image.", "kz/жаңалық.txt – It is in Kazakh."]
    assert texts(cover, "Front heading") == ["At a glance", "Annexes", "Not in this pack"]
    assert texts(opened(article("А | A")), "Front heading") == ["At a glance", "Annexes"]


# One build after another


def test_a_pack_built_from_memory_is_the_same_file() -> None:
    use = TermUse("хартия", "Хартию", "Charter", Rung.SPLICE, Span(0, 1))
    new = article("Хартия | A charter {it is short}", f"{WORDS}. {{it is odd}}", "1. Раз. | One.")
    new = replace(new, translations=tuple(replace(translation, terms=(use,)) for translation in new.translations))
    again = replace(
        new,
        title=replace(new.title, origin=Origin.MEMORY),
        translations=tuple(replace(translation, origin=Origin.MEMORY) for translation in new.translations),
    )
    assert DOCX.compose(pack(new, glossary=GLOSSARY)) == DOCX.compose(pack(again, glossary=GLOSSARY))


def test_a_persons_sentence_needs_no_mark_in_what_readers_get() -> None:
    body = opened(by_hand(article("А | A", "Раз. | One."), "Anna")).element.body
    assert body.xpath("string((//w:tbl)[1]/w:tr[2]/w:tc[2])") == "One."
    assert {run.get(f"{W}val") for run in body.xpath("(//w:tbl)[1]/w:tr[2]//w:rStyle")} == set()
