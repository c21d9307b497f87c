"""The styles of the DOCX pack, which alone say how it looks."""

from docx.document import Document as WordDocument

from tests.factories.docx_packs import W


def test_nothing_is_formatted_but_by_styles(charter: WordDocument) -> None:
    stories = [charter.element.body, charter.sections[0].header._element, charter.sections[0].footer._element]
    for story in stories:
        # Where a page may break depends on the row: test_annexes.py says which rows of these tables stay with the next.
        kept = story.xpath(".//w:tbl[w:tblPr/w:tblStyle/@w:val='TermTable']//w:keepNext")
        assert {child.tag for p in story.iter(f"{W}pPr") for child in p if child not in kept} == {f"{W}pStyle"}
        assert {child.tag for r in story.iter(f"{W}rPr") for child in r} <= {f"{W}rStyle", f"{W}lang"}


def test_every_style_in_use_is_defined(charter: WordDocument) -> None:
    defined = set(charter.styles.element.xpath("./w:style/@w:styleId"))
    used = charter.element.body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    related = charter.styles.element.xpath("./w:style/w:basedOn/@w:val | ./w:style/w:next/@w:val")
    assert {*used, *related} <= defined
    assert len(defined) == len(charter.styles.element.findall(f"{W}style"))


def test_headings_stay_with_what_follows(charter: WordDocument) -> None:
    keeping = {style.name for style in charter.styles if style.element.find(f"{W}pPr/{W}keepNext") is not None}
    assert {"Heading 1", "Heading 2", "Source title", "Facts", "Column heading", "Target heading"} <= keeping
    assert charter.styles.element.find(f"{W}docDefaults//{W}widowControl") is not None


def test_list_items_hang_from_their_marker_in_both_columns(charter: WordDocument) -> None:
    number, bullet = charter.element.body.xpath("(//w:tbl)[1]/w:tr[position() = 4 or position() = 5]")
    assert number.xpath(".//w:pStyle/@w:val") == ["SourceItem", "TargetItem"]
    assert bullet.xpath(".//w:pStyle/@w:val") == ["SourceBullet", "TargetBullet"]
    for style in (*number.xpath(".//w:pStyle/@w:val"), *bullet.xpath(".//w:pStyle/@w:val")):
        indent = charter.styles.element.xpath(f"./w:style[@w:styleId='{style}']/w:pPr/w:ind")[0]
        assert indent.get(f"{W}left") == indent.get(f"{W}hanging") != "0"
