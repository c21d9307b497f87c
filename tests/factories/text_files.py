"""Articles as Word documents, Markdown and plain text in many layouts, made by script: all of their text is known."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from tests.factories.news_pages import HEADLINE, paragraphs
from tests.factories.word_documents import XMLNS, listed, numbering, p, packed

Made = tuple[str, list[str]]
"""What stands in the file, and the texts that a reader must find or tell."""

Dress = Callable[[str], Made]
"""Makes it of a paragraph."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """``texts`` must be in the article or in a finding on it."""

    name: str
    data: bytes
    texts: tuple[str, ...]


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _line(*runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def _parted(text: str) -> tuple[str, str, str]:
    words = text.split(" ")
    return " ".join(words[:3]) + " ", words[3], " " + " ".join(words[4:])


def _around(opening: str, closing: str) -> Dress:
    def made(text: str) -> Made:
        before, word, after = _parted(text)
        return _line(_run(before), opening, _run(word), closing, _run(after)), [text]

    return made


def _with_look(look: str) -> Dress:
    def made(text: str) -> Made:
        return _line(_run(text), _run(" Служебное слово редактора.", look)), [text, "Служебное слово редактора."]

    return made


_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_BOX = "<w:txbxContent>{}</w:txbxContent>"
_CELLS = "<w:tbl><w:tr>{}</w:tr></w:tbl>"

WORD: dict[str, Dress] = {
    "plain": lambda text: (p(text), [text]),
    "a run a word": lambda text: (_line(*(_run(f"{word} ") for word in text.split(" "))), [text]),
    "link": _around('<w:hyperlink w:history="1">', "</w:hyperlink>"),
    "inserted": _around("<w:ins>", "</w:ins>"),
    "smart tag": _around("<w:smartTag>", "</w:smartTag>"),
    "content control": _around("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "field": _around('<w:fldSimple w:instr="REF a">', "</w:fldSimple>"),
    "hidden": _with_look("<w:vanish/>"),
    "struck": _with_look("<w:strike/>"),
    "deleted": lambda text: (_line(_run(text), f"<w:del>{_run(' Прежние слова.')}</w:del>"), [text, "Прежние слова."]),
    "joined": lambda text: (
        _line(_run(text[:40]), settings="<w:rPr><w:del/></w:rPr>") + _line(_run(text[40:])),
        [text],
    ),
    "item": lambda text: (listed(text) + listed("порт Алят;"), [text, "порт Алят;"]),
    "box": lambda text: (f"<w:p><w:r><w:pict>{_BOX.format(p(text))}</w:pict></w:r></w:p>", [text]),
    "alternative": lambda text: (
        f"<w:p><w:r><mc:AlternateContent {_MC}><mc:Choice>{_BOX.format(p(text))}</mc:Choice><mc:Fallback>"
        f"{_BOX.format(p(text))}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        [text],
    ),
    "cells": lambda text: (
        _CELLS.format("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in ("Актау", "1,2", "1,5"))) + p(text),
        ["Актау | 1,2 | 1,5", text],
    ),
    "frame": lambda text: (_CELLS.format(f"<w:tc>{p(text)}{p('Абзац в рамке.')}</w:tc>"), [text, "Абзац в рамке."]),
    "note": lambda text: (_line(_run(text), '<w:r><w:footnoteReference w:id="1"/></w:r>'), [text, "Примечание."]),
    "break": lambda text: (_line(_run(text), "<w:r><w:br/></w:r>", _run("Новая строка.")), [text, "Новая строка."]),
    "prompt": lambda text: (
        p(text)
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Место для ввода')}</w:sdtContent></w:sdt>",
        [text, "Место для ввода"],
    ),
    "lettering": lambda text: (
        _line(_run(text), '<w:r><w:pict><v:textpath xmlns:v="v" string="ПРОЕКТ ДОКУМЕНТА"/></w:pict></w:r>'),
        [text, "ПРОЕКТ ДОКУМЕНТА"],
    ),
}  # fmt: skip
_NOTES = f'<w:footnotes {XMLNS}><w:footnote w:id="1">{p("Примечание.")}</w:footnote></w:footnotes>'
_HEADER = f"<w:hdr {XMLNS}>{p('Бланк министерства')}</w:hdr>"

MARKDOWN: dict[str, Dress] = {
    "plain": lambda text: (text, [text]),
    "emphasis": lambda text: ("{}**{}**{}".format(*_parted(text)), [text]),
    "link": lambda text: ("{}[{}](https://a.kz 'x'){}".format(*_parted(text)), [text]),
    "reference": lambda text: ("{}[{}][порт]{}\n\n[порт]: https://a.kz".format(*_parted(text)), [text]),
    "wiki link": lambda text: ("{}[[Стр|{}]]{}".format(*_parted(text)), [text]),
    "struck": lambda text: (f"{text} ~~Прежние слова.~~", [text, "Прежние слова."]),
    "HTML": lambda text: ("{}<span class='x'>{}</span>{}".format(*_parted(text)), [text]),
    "hidden": lambda text: (f"{text}\n\n<div hidden>Служебные слова.</div>", [text, "Служебные слова."]),
    "quotation": lambda text: (f"> {text}", [text]),
    "list": lambda text: (f"- {text}\n- порт Алят;", [text, "порт Алят;"]),
    "indented": lambda text: (f"    {text}", [text]),
    "wrapped": lambda text: (_wrapped(text, 60), [text]),
    "definition alone": lambda text: (f"{text}\n\n[Справка]: Актау", [text, "[Справка]: Актау"]),
    "time": lambda text: (f"[10:35]: https://t.me/c/5\n\n{text}", ["[10:35]: https://t.me/c/5", text]),
    "note": lambda text: (f"{text}[^1]\n\n[^1]: Примечание к слову.", [text, "Примечание к слову."]),
    "table": lambda text: (f"{text}\n\n| Порт | Год |\n|-|-|\n| Актау | 1,2 |", [text, "Порт | Год", "Актау | 1,2"]),
    "table in HTML": lambda text: (f"{text}\n\n<table><tr><td>Порт<td>1,2</tr></table>", [text, "Порт | 1,2"]),
    "details": lambda text: (f"<details><summary>Подробнее</summary>\n\n{text}\n\n</details>", ["Подробнее", text]),
    "fence": lambda text: (f"{text}\n\n```\nпорт = Алят\n```", [text, "порт = Алят"]),
    "heading": lambda text: (f"## Подзаголовок\n\n{text}", ["Подзаголовок", text]),
}  # fmt: skip


def _wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split(" "):
        lines[-1:] = [lines[-1], word] if len(lines[-1]) + len(word) >= width else [f"{lines[-1]} {word}".strip()]
    return "\n".join(lines)


def _broken(text: str, width: int) -> str:
    """Return wrapped text, long words at the ends of its lines hyphenated where a vowel ends a syllable."""
    syllables = r"([а-яё]{4}[аеиоуя])([бвгджзклмнпрстфх][аеиоуя][а-яё]{2,}[.,]?)\n"
    return re.sub(syllables, r"\1-\n\2 ", _wrapped(text, width))


TEXT: dict[str, Callable[[str], str]] = {
    "a line a paragraph": lambda text: text,
    "wrapped": lambda text: _wrapped(text, 70),
    "narrow": lambda text: _wrapped(text, 34),
    "broken": lambda text: _broken(text, 64),
    "broken, narrow": lambda text: _broken(text, 40),
    "indented": lambda text: f"    {_wrapped(text, 66)}",
}


def text_files(variants: int = 8, seed: int = 0) -> Iterator[TextFile]:
    """Yield files of each format and layout, with other paragraphs in each."""
    texts, dice = paragraphs(), random.Random(seed)
    for variant in range(3 * variants):
        yield _word_document(variant, [WORD[name] for name in dice.sample(list(WORD), 6)], dice.sample(texts, 6))
        yield _markdown(variant, [MARKDOWN[name] for name in dice.sample(list(MARKDOWN), 6)], dice.sample(texts, 6))
    for (name, layout), variant in product(TEXT.items(), range(variants)):
        chosen, gap = dice.sample(texts, 5), "\n\n" if variant % 2 else "\n"
        body = gap.join(map(layout, chosen))
        yield TextFile(f"{name} {variant}.txt", f"{HEADLINE}\n\n{body}\n".encode(), (HEADLINE, *chosen))


def _word_document(variant: int, dresses: list[Dress], texts: list[str]) -> TextFile:
    made = [dress(text) for dress, text in zip(dresses, texts, strict=True)]
    body = p(HEADLINE) + "".join(part for part, _ in made)
    parts = {"header": _HEADER, "footnotes": _NOTES, **numbering(("decimal", "%1."))}
    shown = (text for _, found in made for text in found)
    return TextFile(f"{variant}.docx", packed(body, parts), (HEADLINE, "Бланк министерства", *shown))


def _markdown(variant: int, dresses: list[Dress], texts: list[str]) -> TextFile:
    made = [dress(text) for dress, text in zip(dresses, texts, strict=True)]
    front = "---\nsource: https://a.kz/1\nauthor: [А, Б]\n---\n" if variant % 2 else ""
    body = "\n\n".join([f"# {HEADLINE}", *(part for part, _ in made)])
    shown = (text for _, found in made for text in found)
    return TextFile(f"{variant}.md", f"{front}{body}\n".encode(), (HEADLINE, *shown))
