"""Word documents written by hand, sound or not."""

import io
import zipfile
from collections.abc import Mapping

XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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
