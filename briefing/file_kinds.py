"""What a file is, by its first bytes rather than by its name."""

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc) or an encrypted one"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
"""First bytes of files that people name ``.txt`` or ``.docx`` by mistake."""


def kind_of(data: bytes) -> str | None:
    """Return what a binary file seems to be (``"a PDF document"``), or ``None``."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
