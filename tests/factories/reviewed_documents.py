"""Small documents as a reviewer may send them back."""

from tests.factories.word_documents import OFFICE, XMLNS, archived

EDITION = "0123456789abcdef"
ID, OTHER = "0a1b2c3d4e-5f6a7b8c", "0a1b2c3d4e-00000000"


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def cells(texts: tuple[str, ...]) -> str:
    return "".join(f"<w:tc>{text if text.startswith('<') else p(text)}</w:tc>" for text in texts)


HEADER = ("ID", "Russian", "English", "Comment")
ROW = (ID, "Порт открыт.", "The port is open.", "")
BODY = table(HEADER, ROW)


def packed(body: str = BODY, edition: str | None = EDITION, saved_by: str = "", prologue: str = "") -> bytes:
    targets = {"officeDocument": "word/document.xml", "custom-properties": "custom.xml", "core-properties": "core.xml"}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{name}"/>' for kind, name in targets.items()
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"{prologue}<w:document {XMLNS}><w:body>{body}</w:body></w:document>",
        "core.xml": f"<coreProperties><lastModifiedBy>{saved_by}</lastModifiedBy></coreProperties>",
    }
    if edition is not None:
        files["custom.xml"] = f'<Properties><p name="briefing-edition"><v>{edition}</v></p></Properties>'
    return archived(files)
