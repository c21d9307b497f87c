"""Sets the marks of speech where the source has them: at the start, at the end, or before «, — сказал он».

Speech that runs over several sentences is opened in the first and closed in the last of them.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„«»]")
_ENDS = re.compile(r"[\"“”»][.!?…,;:]*\Z")
_SAID_IN_RUSSIAN = re.compile(r"[\"“”»]\s*+(?:,\s*+)?[—–-]\s*[а-яё]")
_SAYING = (
    "said says added adds noted notes stressed stresses emphasized emphasised stated states told explained underlined "
    "underscored highlighted concluded continued recalled remarked announced reported believes argued assured "
    "commented declared insisted observed pointed promised replied specified summed warned wrote according"
).split()
_NAMED = rf"(?:(?:he|she|they|it|the|[A-Z][\w.'’-]+)\s+){{0,3}}(?:{'|'.join(_SAYING)})\b"
"""«said», «he added», «President Ilham Aliyev noted»."""
_WHO = rf"(?:{_NAMED}|the\s+(?:[a-z-]+\s+){{1,3}}(?:{'|'.join(_SAYING)})\b)"
"""Also «the head of state said»."""
_SPEAKS = re.compile(rf"\b(?:{'|'.join(_SAYING)})\b", re.IGNORECASE)
_SAID_IN_ENGLISH = re.compile(rf"(?<=[,.?!…])[\"”]|[\"”]\s*+[,—–-]*+\s*+{_WHO}")
_OTHER_MARK = re.compile(r"\A['‘«“\"]|['’](?!\w)")
"""What shows that the target marks speech otherwise: with single marks, or with a quotation of a part."""

_ATTRIBUTION = re.compile(
    rf"(?P<words>.*\S)(?:,\s*[—–-]\s*|,\s+|\s+[—–-]\s*)(?P<who>{_WHO}.*)\Z",
    re.DOTALL,
)
"""«…, — said Aliyev.», «…, he added.» at the end of a translation."""

_DASHED = re.compile(rf"(?P<stop>[,?!…]?)(?P<mark>[\"”]),?\s+[—–-]\s+(?={_NAMED})")

_CHARACTERS, _SHIFT = 12, 0.15
"""How far the end of speech may lie from where its share of the source puts it: the greater of the characters, and a
share of the target."""

_OPENED_AFTER = " \n\t\u00a0([—–-/«“„"

Quotation = tuple[int | None, int | None]
"""Where a quotation is opened and where it is closed; ``None``: in another sentence."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Whether the speech a sentence is part of opens with the sentence, and whether and where it is closed in it."""

    opens: bool
    stop: int | None
    is_attributed: bool = False

    def agrees(self, other: "Speech | None") -> bool:
        """Tell whether two sentences have the same marks of speech."""
        return other is not None and (self.opens, self.stop is None) == (other.opens, other.stop is None)


def attribution_dash(target: str, _: str) -> str:
    """«"… ready", - said Aliyev.» → «"… ready," said Aliyev.»."""
    return _DASHED.sub(lambda found: f"{found['stop'] or ','}{found['mark']} ", target)


_OPENING_DASH = re.compile(r"\A[—–-](?=[^\W\d_])(?P<letter>.)")


def opening_dash(target: str, source: str) -> str:
    """«— Мы готовы.» → "—we are ready." → "— We are ready."."""
    if not re.match(r"[—–-]\s", source):
        return target
    return _OPENING_DASH.sub(lambda found: f"{source[0]} {found['letter'].upper()}", target)


def quotation_marks(target: str, source: str) -> str:
    """«Порт открыт», — сказал он. → The port is open, he said. → "The port is open," he said.

    In a quotation of several sentences each sentence has its own end only: «Порт открыт. → "The port is open.
    """
    wanted, found = _speech(source, _SAID_IN_RUSSIAN), _speech(target, _SAID_IN_ENGLISH)
    if not target or not wanted or not found or wanted.agrees(found):
        return target
    if not found.opens and _OTHER_MARK.search(target):
        return target
    mended = target
    if wanted.stop is None and found.stop is not None and not found.is_attributed:
        mended = mended[: found.stop] + mended[found.stop + 1 :]
    elif wanted.stop is not None and found.stop is None:
        mended = _closed(mended, wanted, wanted.stop / len(source))
    if wanted.opens != found.opens:
        mended = f'"{mended}' if wanted.opens else mended[1:]
    return mended if wanted.agrees(_speech(mended, _SAID_IN_ENGLISH)) else target


def _closed(target: str, wanted: Speech, share: float) -> str:
    """Return the target with the end of its speech marked, where that can be told.

    Where the model left out who said it, the last sentence of a longer speech is closed at its end.
    """
    if wanted.is_attributed:
        allowed = max(_CHARACTERS, _SHIFT * len(target))
        if (said := _ATTRIBUTION.match(target)) and abs(said.end("words") - share * len(target)) <= allowed:
            words = said["words"].rstrip(",")
            return f'{words}{"" if words[-1] in "?!…" else ","}" {said["who"]}'
        if wanted.opens or _SPEAKS.search(target):
            return target
    if _ENDS.search(target):
        return target
    stop = len(target) - 1 if target[-1] in ";:" else len(target)
    return f'{target[:stop]}"{target[stop:]}'


def _speech(text: str, attribution: re.Pattern[str]) -> Speech | None:
    """Return the marks of the speech that a sentence is part of; ``None`` if they can be read in several ways."""
    found = _quotations(text)
    at_edge = [one for one in found if _is_speech(one, text, attribution)]
    inside = [one for one in found if one not in at_edge]
    if len(at_edge) > 1 or any(None in one for one in inside):
        return None
    if not at_edge:
        return Speech(opens=False, stop=None)
    start, stop = at_edge[0]
    if stop is None and any(_closes(text, other, attribution) for _, other in inside if other is not None):
        return None  # one mark closes both: «Мы были на форуме «Новый мир».
    return Speech(start == 0, stop, stop is not None and not _ENDS.match(text, stop))


def _is_speech(quotation: Quotation, text: str, attribution: re.Pattern[str]) -> bool:
    start, stop = quotation
    return start in (0, None) and (stop is None or _closes(text, stop, attribution))


def _closes(text: str, stop: int, attribution: re.Pattern[str]) -> bool:
    return bool(_ENDS.match(text, stop) or attribution.match(text, stop))


def _quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text, nested ones too, with straight marks read by what stands around them."""
    opened: list[int] = []
    found: list[Quotation] = []
    for mark in _MARK.finditer(text):
        if _opens(mark):
            opened.append(mark.start())
        else:
            found.append((opened.pop() if opened else None, mark.start()))
    return [*found, *((start, None) for start in opened)]


def _opens(mark: re.Match[str]) -> bool:
    if mark[0] in "«„»":
        return mark[0] != "»"
    before, after = mark.string[: mark.start()][-1:], mark.string[mark.end() :][:1]
    return (not before or before in _OPENED_AFTER or before == '"') and bool(after) and not after.isspace()
