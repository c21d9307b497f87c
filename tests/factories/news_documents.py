"""Articles as documents and messages of many layouts, each with the paragraphs that a person reads in it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from tests.factories.pdf_documents import Placed, pdf

_SENTENCES = (
    "Министр транспорта сообщил, что первый состав прибыл в порт Алят во вторник вечером.",
    "По его словам, за год перевезено 4,5 млн тонн грузов, что на 12% больше, чем в 2025 году.",
    "«Мы договорились о тарифах», — сказал он журналистам после встречи в Актау.",
    "Средний коридор соединяет Китай, Казахстан, Азербайджан, Грузию и Турцию.",
    "Стороны подписали меморандум и назначили следующую встречу на 15 апреля.",
    "В церемонии приняли участие послы, депутаты и представители компаний SOCAR и KTZ Express.",
)
_ENGLISH = (
    "The minister of transport said that the first train had reached the port of Alat on Tuesday night.",
    "Some 4.5 million tonnes of goods were carried in a year, he added, which is 12 per cent more than before.",
    "The Middle Corridor connects China, Kazakhstan, Azerbaijan, Georgia and Turkey.",
    "Both sides signed a memorandum and will meet again on 15 April in the city of Aktau.",
    "Ambassadors, members of parliament and people of two companies took part in the ceremony.",
)
_PAGE = 800.0


@dataclass(frozen=True, slots=True)
class NewsDocument:
    """A file and what a person reads in it."""

    name: str
    content: bytes
    texts: tuple[str, ...]


def news_documents(variants: int) -> Iterator[NewsDocument]:
    """Yield so many documents of each layout; the same number gives the same ones."""
    for number in range(variants):
        chance = random.Random(number)
        texts = tuple(_paragraph(chance, _SENTENCES) for _ in range(chance.randint(3, 9)))
        latin = tuple(_paragraph(chance, _ENGLISH) for _ in range(chance.randint(3, 9)))
        for name, made in (("odt", _odt), ("rtf", _rtf), ("message", _message), ("mhtml", _mhtml)):
            suffix = {"odt": "fodt", "message": "eml"}.get(name, name)
            yield NewsDocument(f"{name}-{number}.{suffix}", made(texts, chance), texts)
        for columns in (1, 2, 3):
            yield NewsDocument(f"columns{columns}-{number}.pdf", pdf(*_set(latin, columns, chance)), latin)


def _paragraph(chance: random.Random, sentences: tuple[str, ...]) -> str:
    return " ".join(chance.sample(sentences, chance.randint(1, 4)))


def _pieces(text: str, chance: random.Random) -> Iterator[str]:
    """Yield a text cut at random, as programs cut it where its look changes."""
    while text:
        cut = chance.randint(1, max(1, min(len(text), 60)))
        yield text[:cut]
        text = text[cut:]


def _odt(texts: tuple[str, ...], chance: random.Random) -> bytes:
    names = "office text style table draw"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if name == "draw" else name}:1.0"'
        for name in names.split()
    )
    wraps = (
        "<text:p>{}</text:p>",
        "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
        "<text:section><text:p>{}</text:p></text:section>",
        "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>",
    )
    marks = ("{}", "<text:span>{}</text:span>", "<text:a>{}</text:a>", "{}<text:bookmark/>")
    body = "".join(
        chance.choice(wraps).format(
            "".join(chance.choice(marks).format(escape(each)) for each in _pieces(text, chance))
        )
        for text in texts
    )
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document {spaces}>{content}</office:document>".encode()


def _rtf(texts: tuple[str, ...], chance: random.Random) -> bytes:
    def written(letter: str) -> str:
        if letter.isascii():
            return letter
        byte = letter.encode("cp1251", "ignore")
        return f"\\'{byte.hex()}" if byte and chance.random() < 0.5 else f"\\uc1\\u{ord(letter)}?"

    wraps = (
        "\\pard {}\\par\n",
        "\\pard\\b {}\\b0\\par ",
        "\\pard\\intbl {}\\cell\\row\\pard ",
        "{{\\*\\shpinst{{\\shptxt {}\\par}}}}\\par ",
    )
    marks = ("{}", "{{\\i {}}}", "{{\\field{{\\*\\fldinst X}}{{\\fldrslt {}}}}}", "{{\\cs1 {}{{\\*\\bkmkstart a}}}}")
    body = "".join(
        chance.choice(wraps).format(
            "".join(chance.choice(marks).format("".join(map(written, each))) for each in _pieces(text, chance))
        )
        for text in texts
    )
    return f"{{\\rtf1\\ansi\\ansicpg1251 {body}}}".encode("ascii")


def _message(texts: tuple[str, ...], chance: random.Random) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Trend <a@b.az>", "Порт Алят", "Tue, 10 Mar 2026 09:00:00 +0400"
    encoding = chance.choice(("base64", "quoted-printable", "8bit"))
    page = "".join(f"<p>{escape(text)}</p>" for text in texts)
    if chance.random() < 0.3:
        made.set_content(page, subtype="html", cte=encoding)
        return made.as_bytes()
    made.set_content("\n\n".join(texts), charset=chance.choice(("utf-8", "windows-1251")), cte=encoding)
    if chance.random() < 0.5:
        made.add_alternative(page, subtype="html")
    return made.as_bytes()


def _mhtml(texts: tuple[str, ...], chance: random.Random) -> bytes:
    whole, part = EmailMessage(), EmailMessage()
    whole["Subject"] = "Порт Алят"
    whole.make_related()
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    page = f"<html><body><nav><a href='/'>Главная</a></nav><article><h1>Порт Алят</h1>{body}</article></body></html>"
    part.set_content(page, subtype="html", charset="windows-1251", cte=chance.choice(("base64", "quoted-printable")))
    whole.attach(part)
    return whole.as_bytes()


def _set(texts: tuple[str, ...], columns: int, chance: random.Random) -> Iterator[list[Placed]]:
    """Yield the pages of texts set in columns, with a running head and numbers, half of them with divided words."""
    width, lines = (500 - 20 * (columns - 1)) / columns, chance.choice((20, 35, 45))
    rows = [row for text in texts for row in (*_wrapped(text, int(width / 6.2), chance), "")]
    held = lines * columns
    for number, start in enumerate(range(0, len(rows), held), start=1):
        page = [(50.0, _PAGE - 30, "Ministry of Transport"), (290.0, 30.0, str(number))]
        for place, row in enumerate(rows[start : start + held]):
            column, line = divmod(place, lines)
            if row:
                page.append((50 + column * (width + 20), _PAGE - 90 - 14 * line, row))
        yield page


def _wrapped(text: str, width: int, chance: random.Random) -> Iterator[str]:
    divides = chance.random() < 0.5
    line = ""
    for word in text.split():
        room = width - len(line) - 1
        if line and len(word) > room:
            head = word[: room - 1]
            if divides and len(head) > 3 and len(word) - len(head) > 3 and word.isalpha() and word.islower():
                yield f"{line} {head}-"
                line = word[len(head) :]
                continue
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line
