"""What is fuzzed: readers of articles and their titles, glossaries, the matcher, the review import, TMX, models."""

import datetime
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.compose.content.edition import edition
from briefing.compose.email.fields import file_name, text_field
from briefing.compose.formats import REVIEW
from briefing.glossary import ExportFormat, check, export, merge, parse
from briefing.matching import Matcher
from briefing.memory import tmx
from briefing.readers import read_article
from briefing.readers.pdf import read_pages
from briefing.readers.pdf.extraction import extracted
from briefing.records import Edition
from briefing.review import compare, propose, read, reviewed_rows
from briefing.segment import segments
from briefing.segment.oversize import LONGEST
from tests.factories.builds import build_pack
from tests.factories.engines import FakeEngine
from tests.factories.memories import correction, entry, key
from tests.factories.pdf_documents import pdf
from tests.factories.read_articles import assert_faithful
from tests.factories.samples import SAMPLES
from tests.fuzzing import models
from tests.fuzzing.documents import MESSAGE_WORDS, ODT_TAGS, ODT_WORDS, PDF_WORDS, RTF, RTF_WORDS

NOW = datetime.datetime(2026, 3, 10, tzinfo=datetime.UTC)

TEXT = """ date 2026-03-10 БАКУ /Trend/ - Президент Азербайджана Ильхам Алиев прибыл в Астану.

Раздел I. Средний коридор
1. «Это важно», — сказал он. Рост — 4,5 млн тонн.
2. Порт Алят, ТРИПП и СОКАР'а.
- Стороны обсудили Азербайджано-
казахстанский транзит в Баку – Тбилиси – Карс.
"""
FRONT = "---\ntitle: Порт Алят\nsource: Trend\ndate: 2026-03-10\ntags: [порт]\n---\n"
SIDECAR = 'title = "Порт"\ndate = 2026-03-10\nsource = "Trend"\nurl = "https://trend.az/1"\nauthor = ""\n[a.b]\nc = 1\n'
MARKDOWN = f"""{FRONT}# Порт Алят\n\n* один\n  1. *два* **три** `код`\n\n> цитата [ссылка](http://a.az "т") ![к](b)\n
| а | б |\n|---|---|\n| в | г |\n\n```\nкод\n```\n<b>жир</b>&nbsp;<br>\n\n    отступ\n\n---\n{TEXT}"""
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Порт Алят - Trend</title>
<meta property="article:published_time" content="2026-03-10T10:00:00+04:00"><meta name="author" content="Л. Мамедова">
<script type="application/ld+json">{{"datePublished": "2026-03-10"}}</script></head><body><nav><a href="/">Все</a></nav>
<article><h1>Порт Алят</h1><p>{TEXT}</p><ol type="a" start="3"><li>Один</li><li><p>Два&nbsp;&laquo;</p></ol>
<table><tr><td>Три</td></tr></table><p>Министры обсудили развитие портов и дорог в регионе.<br/>Работы начнутся.</p>
</article><footer>Все права защищены</footer></body></html>"""
CSV = """source,target,forbidden,case,note,status
Средний коридор,Middle Corridor | the Corridor,Central Corridor|Mid Corridor,,"по ""решению"", 2024",approved
ТРИПП,TRIPP,,exact,,
Баку – Тбилиси – Карс,"Baku-Tbilisi-Kars",,,,
"""
TSV = "# Glossary in tab-separated format -*- coding: utf-8 -*-\nПорт Алят\tPort of Alat\tпо-русски\nСОКАР\tSOCAR\n"
RELATIONS = b'<Relationship Id="r9" Type="http://a/styles" Target="../x.xml" TargetMode="External"/>'


@dataclass(frozen=True)
class Target:
    """``run`` takes inputs that are like ``files``; ``words`` are pieces of their format."""

    run: Callable[[bytes], object]
    files: Sequence[bytes]
    words: Sequence[bytes]


def _article(suffix: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> None:
        article = read_article(data, f"a.{suffix}")
        assert_faithful(article)
        for segment in segments(article):
            assert segment.span is None or segment.span.of(article.text) == segment.source
        article.title.encode()

    return run


def _pages(data: bytes) -> None:
    """Read a PDF document in this process, so that what breaks PDFium breaks this one."""
    read_pages([*extracted(data, "a.pdf")], "a.pdf")


def _sidecar(data: bytes) -> None:
    read_article(TEXT.encode(), "a.txt", data.decode("utf-8", "ignore")).title.encode()


def _title(suffix: str) -> Callable[[bytes], object]:
    """A headline, and what is made of it: sentences, a field of a message, the name of a file."""

    def run(data: bytes) -> None:
        article = read_article(_TITLED[suffix](data.decode("utf-8", "ignore")), f"a.{suffix}")
        assert all(len(segment.source) <= LONGEST for segment in segments(article))
        assert text_field("Subject", article.title).isascii()
        assert not {unicodedata.category(letter) for letter in file_name(article.title)} & {"Cc", "Cf", "Cs"}

    return run


def _titled(said: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    title = document.add_heading("Порт", 0)
    title.runs[0].text = "".join(character for character in said if character.isprintable())
    document.add_paragraph("Порт открыт.")
    document.save(file)
    return file.getvalue()


_TITLED: Mapping[str, Callable[[str], bytes]] = {
    "txt": lambda said: f"{said}\n\n{TEXT}".encode(),
    "md": lambda said: f"# {said}\n\n{TEXT}".encode(),
    "html": lambda said: PAGE.replace("Порт Алят", said).encode(),
    "docx": _titled,
}


def _glossary(name: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> None:
        glossary = merge([parse(data, name)])
        check(glossary)
        for form in ExportFormat:
            again = merge([parse(export(glossary, form), f"ru-en.{'tbx' if form is ExportFormat.TBX else 'csv'}")])
            assert form not in {ExportFormat.TBX, ExportFormat.CSV} or again.sha256 == glossary.sha256

    return run


@cache
def _terms() -> Matcher:
    return Matcher(parse(CSV.encode(), "ru-en.csv").terms, "ru")


def _sentence(data: bytes) -> None:
    """The terms of a glossary in any text, and of any glossary in a text."""
    text = data.decode("utf-8", "surrogateescape")
    terms = parse(data, "ru-en.csv").terms
    for matcher in (_terms(), Matcher(terms[:3], "ru"), Matcher(terms[:3], "kk")):
        for each in (text, TEXT):
            for match in matcher.matches(each):
                assert match.span.of(each)


@cache
def _sent() -> tuple[Edition, bytes]:
    made_pack = build_pack({"a.txt": TEXT}, FakeEngine())
    shown = edition(made_pack)
    return shown, REVIEW.compose(made_pack)


def _review(data: bytes) -> None:
    sent, _ = _sent()
    document = read(data, "a.review.docx")
    propose(compare(reviewed_rows(document, sent), sent, {}, NOW, document.notes).changed, sent)


def _units(data: bytes) -> None:
    for unit in tmx.read(io.BytesIO(data), "a.tmx", "ru", "en", NOW):
        repr(unit)


def _exchanged() -> bytes:
    file = io.BytesIO()
    tmx.write(file, [(key(), entry()), (key("Да.\0"), entry("\\"))], [correction("A")])
    return file.getvalue()


def _word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading("Порт Алят", 0)
    for line in TEXT.splitlines():
        document.add_paragraph(line, style="List Number" if line[:1].isdigit() else None)
    document.add_table(1, 1).rows[0].cells[0].text = "Три"
    change = parse_xml(f'<w:ins {nsdecls("w")} w:author="А"><w:r><w:t>да</w:t></w:r></w:ins>')
    document.add_paragraph("Нет ")._p.append(change)
    document.save(file)
    return file.getvalue()


def _message() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Trend <a@b>", "Порт Алят", "Tue, 10 Mar 2026 09:00:00 +0400"
    made.set_content(TEXT)
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(TEXT.encode(), maintype="application", subtype="octet-stream", filename="порт.txt")
    return made.as_bytes()


def _tags(names: str, *more: bytes) -> Sequence[bytes]:
    opened = [f"<{name}>".encode() for name in names.split()]
    closed = [f"</{name}>".encode() for name in names.split()]
    whole = [f"<{name}>Баку</{name}>".encode() for name in names.split()]
    return [*opened, *closed, *whole, *whole, *more, "Баку".encode()]


_HTML_WORDS = _tags(
    "html head body article main aside div p ol ul li table tr td h1 h2 a b br span script style pre form sup del time "
    "nav footer figcaption button details",
    b'<ol start="-9">', b'<li value="9">', b'<div class="related">', b'<p class="x" hidden>',
    b'<p style="display:none">',
    b'<div itemscope><b itemprop="datePublished">', b'<meta name="date" content="31.02.2026">',
    b'<style>.x{display:none}</style>', b'<script type="application/ld+json">[{"@graph":[{"@type":"NewsArticle",',
    b'<div class="page_body chat_page"><div class="history">', b'<div class="message"><div class="text">',
    "<p>Читайте также:</p>".encode(), "<p>Подписывайтесь на наш канал</p>".encode(), b'<time datetime="2026-03-10">',
)  # fmt: skip
_WORD_WORDS = _tags(
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:ins w:del w:pPr w:numPr w:txbxContent",
    b'<w:ilvl w:val="-3"/>', b'<w:numId w:val="1"/>', b'<w:start w:val="999999999"/>', b'<w:lvlText w:val="%9%1%0"/>',
    b'<w:numFmt w:val="russianLower"/>', b'<w:br/>', b'<w:pStyle w:val="Title"/>', b'w:val=""', RELATIONS,
)  # fmt: skip
_TBX_WORDS = _tags(
    "martif tbx text body termEntry conceptEntry langSet langSec tig termSec term note", b'xml:lang="ru"'
)
_TMX_WORDS = _tags("tmx header body tu tuv seg prop bpt", b'xml:lang="en"', b'<prop type="x-briefing-origin">person')
_JSON_WORDS = [b'"', b"[", b"]", b"{", b"}", b"null", b'"from_code": 1', b'"type": "sbd"']
_SEEDS = tuple(path.read_bytes()[:3000] for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[:2])
_WORDS = [
    word.encode() for word in (*TEXT.split(), *FRONT.split(), "«", "»", "—", "1)", "а)", "* ", "Среднего коридора")
]


def _all() -> Mapping[str, Mapping[str, Target]]:
    """Return the targets by group and kind."""
    text = TEXT.encode()
    files = [
        text,
        (FRONT + TEXT).encode(),
        text.decode().encode("cp1251", "ignore"),
        text.decode().encode("utf-16"),
        *_SEEDS,
    ]
    tbx = export(merge([parse(CSV.encode(), "ru-en.csv")]), ExportFormat.TBX)
    word = [_word()]
    return {
        "readers": {
            "txt": Target(_article("txt"), files, _WORDS),
            "md": Target(_article("md"), [MARKDOWN.encode()], [*_WORDS, b"```", b"[", b"](", b"<b>", b"> ", b"    "]),
            "html": Target(_article("html"), [PAGE.encode(), PAGE.encode("cp1251", "ignore")], _HTML_WORDS),
            "docx": Target(_article("docx"), word, _WORD_WORDS),
            "odt": Target(_article("odt"), [(SAMPLES / "port.odt").read_bytes()], [*_tags(ODT_TAGS), *ODT_WORDS]),
            "fodt": Target(_article("fodt"), [(SAMPLES / "port.fodt").read_bytes()], [*_tags(ODT_TAGS), *ODT_WORDS]),
            "rtf": Target(_article("rtf"), [(SAMPLES / "port.rtf").read_bytes()[-9000:], RTF.encode()], RTF_WORDS),
            "eml": Target(_article("eml"), [_message()], MESSAGE_WORDS),
            "mhtml": Target(_article("mhtml"), [_message()], [*MESSAGE_WORDS, *_HTML_WORDS]),
            "pdf": Target(_pages, [pdf([(50, 700, "Port")]), (SAMPLES / "port.pdf").read_bytes()], PDF_WORDS),
            "meta.toml": Target(_sidecar, [SIDECAR.encode()], [b"date = ", b"[a]", b'"\\u0000"', b"1" * 5000, b"= ["]),
        },
        "glossary": {
            "csv": Target(_glossary("ru-en.csv"), [CSV.encode(), CSV.encode("utf-16")], _WORDS),
            "tsv": Target(_glossary("ru-en.tsv"), [TSV.encode()], _WORDS),
            "tbx": Target(_glossary("ru-en.tbx"), [tbx], _TBX_WORDS),
        },
        "matcher": {"sentence": Target(_sentence, [*files[:1], CSV.encode(), TSV.encode()], _WORDS)},
        "review": {"docx": Target(_review, [_sent()[1], *word], _WORD_WORDS)},
        "tmx": {"tmx": Target(_units, [_exchanged()], _TMX_WORDS)},
        "titles": {
            suffix: Target(_title(suffix), ["Порт Алят: «Средний коридор» открыт - Trend".encode(), text[:200]], _WORDS)
            for suffix in _TITLED
        },
        "models": {
            "gguf": Target(models.gguf, [models.gguf_file()], models.NUMBERS),
            "gguf value": Target(models.gguf_value, models.GGUF_VALUES, models.NUMBERS),
            "argos": Target(models.argos, [models.argos_file()], [*_JSON_WORDS, *models.NUMBERS]),
            "argos names": Target(models.argos_names, [b"\n".join(models.NAMES[:2])], models.NAMES),
            "argos metadata": Target(models.metadata, models.METADATA, _JSON_WORDS),
        },
    }


TARGETS = _all()
