"""Term bases in TBX: its generations and dialects, and files that are none or are hostile."""

import pytest
from lxml import etree

from briefing.glossary import ExportFormat, Parsed, export, merge, parse
from briefing.records import Term
from tests.factories.glossaries import terms

MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>{}</body></text></martif>"""
V3 = """<?xml version="1.0" encoding="UTF-16"?>
<tbx type="TBX-Basic" style="dca" xml:lang="ru" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body>{}</body></text></tbx>"""

RU = '<langSet xml:lang="ru"><tig><term>Алят</term></tig></langSet>'
EN = '<langSet xml:lang="en"><tig><term>Alat</term></tig></langSet>'

CONCEPTS = [
    (MARTIF, f"<termEntry>{RU}{EN}</termEntry>", ["Алят = Alat"]),
    (MARTIF, f"<termEntry>{EN}{RU}</termEntry>", ["Алят = Alat"]),
    (MARTIF, f"<termEntry>{RU.replace('ru', 'ru-RU')}{EN.replace('en', 'EN_us')}</termEntry>", ["Алят = Alat"]),
    (MARTIF, f"<termEntry><note>Port</note>{RU}{EN}</termEntry>", ["Алят = Alat (Port)"]),
    (
        MARTIF,
        f"""<termEntry>{RU}<langSet xml:lang="en">
        <ntig><termGrp><term>Alyat</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
        </termGrp></ntig><tig><term>Alat <hi>port</hi></term></tig></langSet></termEntry>""",
        ["Алят = Alat port !Alyat"],
    ),
    # Weblate's word.
    (
        MARTIF,
        f"""<termEntry>{RU}{EN.replace("</langSet>", "")}<tig><term>Alyat</term>
        <termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>""",
        ["Алят = Alat !Alyat"],
    ),
    # The preferred of two; both source terms.
    (
        V3,
        """<conceptEntry><langSec xml:lang="ru"><termSec><term>Алят</term></termSec>
        <termSec><term>Аляты</term></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>Alati</term></termSec><termSec><term>Alat</term>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>A.</term><basic:termType>shortForm</basic:termType></termSec></langSec></conceptEntry>""",
        ["Алят = Alat | A.", "Аляты = Alat | A."],
    ),
    # Acronyms go with acronyms.
    (
        MARTIF,
        """<termEntry><langSet xml:lang="ru"><tig><term>ЕАЭС</term><termNote type="termType">acronym</termNote></tig>
        <tig><term>Евразийский союз</term><termNote type="termType">fullForm</termNote></tig></langSet>
        <langSet xml:lang="en"><tig><term>EAEU</term><termNote type="termType">acronym</termNote></tig>
        <tig><term>Eurasian Union</term></tig></langSet></termEntry>""",
        ["ЕАЭС = EAEU", "Евразийский союз = Eurasian Union"],
    ),
    # An acronym is all there is.
    (
        MARTIF,
        f"""<termEntry>{RU}<langSet xml:lang="en"><tig><term>ALT</term>
        <termNote type="termType">acronym</termNote></tig></langSet></termEntry>""",
        ["Алят = ALT"],
    ),
    # Weblate's terms that stay as they are, in both its ways.
    (
        MARTIF,
        """<termEntry><descrip type="Translation needed">No</descrip><langSet xml:lang="ru"><tig><term>TRIPP</term>
        </tig></langSet></termEntry>""",
        ["TRIPP = TRIPP"],
    ),
    (
        MARTIF,
        """<termEntry><langSet xml:lang="ru"><tig><term>TRIPP</term><termNote type="translationNote">no</termNote></tig>
        </langSet></termEntry>""",
        ["TRIPP = TRIPP"],
    ),
    # Nothing for this pair.
    (MARTIF, '<termEntry><langSet xml:lang="de"><tig><term>Haus</term></tig></langSet></termEntry>', []),
]


@pytest.mark.parametrize(("document", "concept", "expected"), CONCEPTS)
def test_concepts_are_read(document: str, concept: str, expected: list[str]) -> None:
    assert terms(document.format(concept), "base.tbx") == expected


def test_the_pair_asked_for_is_read() -> None:
    document = MARTIF.format(
        f'<termEntry>{RU}{EN}<langSet xml:lang="kk"><tig><term>Ələт</term></tig></langSet></termEntry>'
    )
    assert terms(document, "base.tbx", "en", "ru") == ["Alat = Алят"]
    assert terms(document, "base.tbx", "kk", "en") == ["Ələт = Alat"]


def test_a_concept_without_a_translation_is_located_and_the_rest_is_used() -> None:
    parsed = parse(MARTIF.format(f"\n<termEntry>{RU}</termEntry>\n<termEntry>{RU}{EN}</termEntry>").encode(), "b.tbx")
    assert [str(found) for found in parsed.findings] == [
        "b.tbx:4: no-target: There is no target for “Алят”: write the translation, or delete the line."
    ]
    assert [term.line for term in parsed.terms] == [5]


BOMB = """<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>
<tbx><conceptEntry><langSec xml:lang="ru"><termSec><term>&c;</term></termSec></langSec></conceptEntry></tbx>"""
OUTSIDE = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><term>&x;</term></tbx>'

REFUSED = [
    ("1:entities", BOMB),
    ("1:entities", OUTSIDE),
    ("2:xml", "<tbx>\n<text></tbx>"),
    ("1:xml", "source,target"),
    ("1:xml", ""),
    ("1:not-tbx", "<html><body/></html>"),
]


@pytest.mark.parametrize(("finding", "text"), REFUSED)
def test_what_is_no_term_base_is_refused(finding: str, text: str) -> None:
    parsed = parse(text.encode(), "base.tbx")
    assert [f"{found.line}:{found.code}" for found in parsed.findings] == [finding]
    assert not parsed.terms


def test_the_export_uses_the_standards_categories() -> None:
    term = Term("ИИ", "AI (artificial)", "AI", ("II", "I.I."), exact=True, note="R&D", status="draft")
    root = etree.fromstring(export(merge([Parsed((term,))]), ExportFormat.TBX))
    assert root.get("type") == "TBX-Basic"
    told = [
        f"{etree.QName(each).localname} {each.get('type') or ''}: {each.text}"
        for each in root.iter("{*}term", "{*}termNote", "{*}note")
    ]
    assert told == [
        "note : R&D",
        "term : ИИ",
        "note : case: exact",
        "note : status: draft",
        "term : AI (artificial)",
        "termNote administrativeStatus: preferredTerm-admn-sts",
        "term : AI",
        "termNote termType: shortForm",
        "termNote administrativeStatus: admittedTerm-admn-sts",
        "term : II",
        "termNote administrativeStatus: deprecatedTerm-admn-sts",
        "term : I.I.",
        "termNote administrativeStatus: deprecatedTerm-admn-sts",
    ]
