"""Word documents written by hand, sound or not."""

import io
import zipfile
from collections.abc import Mapping

XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SENTENCE = "Президент прибыл в Баку."
PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
TENFOLD = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "порт"}">' for n in range(10))


def word(body: str = PARAGRAPH, prologue: str = "", more: Mapping[str, bytes] | None = None, method: int = 8) -> bytes:
    relation = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    own = {
        "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        "word/document.xml": f"{prologue}<w:document {XMLNS}><w:body>{body}</w:body></w:document>",
    }
    return archived({**own, **(more or {})}, method)


def archived(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(**targets: str) -> str:
    entries = (f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{name}"/>' for kind, name in targets.items())
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'


def packed(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    namespace: str = XMLNS,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """Return a document of ``body``, with ``parts`` (by kind) related to it, some under other ``names``."""
    parts, names = parts or {}, names or {}
    files = {kind: names.get(kind, f"{kind}.xml") for kind in parts}
    document = f"<w:document {namespace}><w:body>{body}</w:body></w:document>"
    return archived(
        {
            "_rels/.rels": relations(officeDocument="word/document2.xml"),
            "word/document2.xml": document,
            "word/_rels/document2.xml.rels": relations(**{kind: f"/word/{name}" for kind, name in files.items()}),
            **{f"word/{name}": parts[kind] for kind, name in files.items()},
        }
    )


def p(text: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int = 0, numbering: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def numbering(*levels: tuple[str, str], extra: str = "") -> dict[str, str | bytes]:
    each = "".join(
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for number, (style, pattern) in enumerate(levels)
    )
    abstract = f'<w:abstractNum w:abstractNumId="0">{each}</w:abstractNum>'
    first = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return {"numbering": f"<w:numbering {XMLNS}>{abstract}{first}{extra}</w:numbering>"}
