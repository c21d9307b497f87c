r"""Any text as text that XML 1.0 can hold, and back.

XML has no way to write most control characters, U+FFFE, U+FFFF or a lone surrogate. Where one of a unit's texts has
such a character, all of them are escaped: the character as ``\uXXXX``, a backslash doubled. The unit must say so.
"""

import re
from collections.abc import Iterable

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")


def needs_escaping(texts: Iterable[str]) -> bool:
    """Tell whether XML cannot hold one of ``texts`` as it is."""
    return any(_UNWRITABLE.search(text) for text in texts)


def escape(text: str) -> str:
    """Return ``text`` as XML can hold it; every character in question has four hexadecimal digits."""
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\\", "\\\\"))


def unescape(text: str) -> str:
    """Return the text that :func:`escape` made this of."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\\", text)
