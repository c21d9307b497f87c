"""What stands among the text of an article and is not its text: captions, links to other articles, buttons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import HtmlElement

from briefing.readers.html.blocks import PageBlock, PageText
from briefing.readers.html.location import is_prose

_ROLES = frozenset("navigation banner contentinfo dialog alertdialog search menu".split())
_NEVER_TEXT = frozenset({"nav", "figcaption", "dialog"})

_BREAK = re.compile(r"[_\W]+|(?<=[a-z])(?=[A-Z])")
_FURNITURE_NAMES = re.compile(
    r"\b(?:(?:read|see) ?(?:also|more|too|next)|also ?read|related|recommend\w*|similar|teasers?|popular|most ?read|"
    r"(?:more|other|last|latest|top) ?news|promo|advert\w*|banners?|adv|ads?|sponsor\w*|share|sharing|social\w*|soc|"
    r"likes?|subscri\w*|newsletter|follow|tags?|keywords|breadcrumbs?|crumbs?|pagination|pager|toolbar|cookies?|"
    r"copyright|views|counter|print|rating|poll|vote|buttons?|widget|sidebar)\b"
)
_CAPTION_NAMES = re.compile(
    r"\b(?:(?:photo|image|img|picture|wp|media|figure) ?(?:caption|credit|desc\w*|author|text)|caption)\b"
)
_COMMENT_NAMES = re.compile(r"\b(?:comments|comment ?list|disqus|respond)\b")
"""Words in the names that sites give to parts of a page."""

_LEAD_IN = re.compile(
    r"(?:(?:чита(?:й|йте|ть)|смотрите|см\.|узнайте) (?:также|еще|ещё|подробнее|по теме|больше)|"
    r"(?:(?:материалы|новости|еще|ещё) )?по теме|похожие (?:новости|материалы)|другие новости|новости партн[её]ров|"
    r"рекомендуем|в тему|(?:read|see) (?:also|more)|related|самое читаемое|популярное|главные новости|"
    r"последние новости)(?!\w)",
    re.IGNORECASE,
)
"""«Читайте также: …»"""

_NETWORK = (
    r"(?:канал|telegram|телеграм|whatsapp|facebook|instagram|youtube|google|яндекс|дзен|соцсет|социальн|рассылк|новост|"
    r"нас\b|групп)"
)
_INVITATION = re.compile(
    r"(?:"
    r"(?:подпи(?:сывайтесь|шитесь)|присоединяйтесь|следите|вступайте|добавьте нас|оставайтесь)\b"
    rf".{{0,60}}{_NETWORK}"
    r"|(?:если вы )?(?:нашли|заметили|обнаружили) (?:ошибку|опечатку)|поделиться\b|поделитесь\b"
    r"|(?:теги|тэги|метки|ключевые слова|tags)\s*:|(?:на правах )?реклам[аы]\Z|распечатать\Z|версия для печати\Z"
    r"|комментарии\b.{0,20}\Z|(?:follow|subscribe|join) (?:us|to|our)\b|share\b.{0,30}\Z"
    r"|хотите (?:быть|получать|узнавать)|(?:наш|мы в|мы на) (?:telegram|телеграм|facebook|instagram|whatsapp|youtube)"
    r"|© |все права защищены|просмотр(?:ов|ы)\s*:|\d[\d\s]{0,9} просмотр\w*\Z|views\s*:"
    r")",
    re.IGNORECASE,
)
"""«Подписывайтесь на наш Telegram-канал», «Поделиться: …», «1 234 просмотра»."""

_CAPTION = re.compile(
    r"(?:(?:источник )?(?:фото|видео|иллюстрация|изображение|скриншот|инфографика|фотография|photo|image)"
    r"(?:\s*[:©/|(—–]|\s+©|\Z)|на (?:фото|снимке|фотографии)\s*[:—–])",
    re.IGNORECASE,
)
"""«Фото: Trend», «На снимке: порт Алят»."""

_LONGEST = 250
"""Characters of a line that may be furniture by how it reads."""

_LONGEST_CAPTION = 400

_TEASERS, _LINKS = 0.2, 0.5
"""Shares of linked text: teasers that have text beside their link, and what is links."""


def is_furniture_by_words(block: PageBlock) -> bool:
    """Tell whether a block says itself that it is no text of the article, or is a button."""
    text = block.text
    if block.is_button:
        return True
    if len(text) > _LONGEST:
        return False
    return bool((_LEAD_IN.match(text) and _leads_away(block)) or _INVITATION.match(text) or _CAPTION.match(text))


def _leads_away(block: PageBlock) -> bool:
    """«Читайте также: …» leads to another article; «Читайте также Конституцию, сказал он.» is speech."""
    return block.linked > 0 or not is_prose(block) or ":" in block.text


def furniture(text: PageText) -> list[bool]:
    """Return which blocks of a page are furniture by their own words or by the element they stand in."""
    found = [is_furniture_by_words(block) for block in text.blocks]
    amounts = _Amounts(text.blocks)
    for element, (start, stop) in text.ranges.items():
        if start < stop and _is_furniture(element, amounts.within(start, stop)):
            found[start:stop] = [True] * (stop - start)
    _mark_lists_behind_lead_ins(text.blocks, found)
    return found


@dataclass(frozen=True, slots=True)
class _TextAmount:
    """How much there is in some blocks: characters, the share of them in links, and whether any is prose."""

    length: int
    linked: float
    has_prose: bool


class _Amounts:
    """Sums over the blocks of a page, so that elements in elements cost no more than one."""

    def __init__(self, blocks: Sequence[PageBlock]) -> None:
        self._lengths = [0, *accumulate(len(block.text) for block in blocks)]
        self._linked = [0.0, *accumulate(block.linked * len(block.text) for block in blocks)]
        self._prose = [0, *accumulate(map(is_prose, blocks))]

    def within(self, start: int, stop: int) -> _TextAmount:
        length = self._lengths[stop] - self._lengths[start]
        linked = (self._linked[stop] - self._linked[start]) / max(1, length)
        return _TextAmount(length, linked, self._prose[stop] > self._prose[start])


def _mark_lists_behind_lead_ins(blocks: Sequence[PageBlock], found: list[bool]) -> None:
    """Under «Читайте также» alone on its line, the links that follow belong to it."""
    leading = False
    for index, block in enumerate(blocks):
        if _LEAD_IN.match(block.text) and not block.is_mostly_links and not is_prose(block):
            leading = True
        elif leading and block.is_link:
            found[index] = True
        else:
            leading = False


def _is_furniture(element: HtmlElement, amount: _TextAmount) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag in _NEVER_TEXT or element.get("role", "").lower() in _ROLES:
        return True
    match element.tag:
        case "footer":
            return not _is_quotation(element.getparent())
        case "aside" if amount.linked > _LINKS:
            return True
        case "form" if not amount.has_prose:
            return True
    return _is_named_so(element, amount)


def _is_quotation(element: HtmlElement | None) -> bool:
    """Its footer says who is quoted."""
    return element is not None and element.tag == "blockquote"


def _is_named_so(element: HtmlElement, amount: _TextAmount) -> bool:
    """Names alone are not believed: «quote-author» and «rating» are around sentences and numbers too."""
    named = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST]
    if named == " ":
        return False
    name = _BREAK.sub(" ", named).lower()
    if _COMMENT_NAMES.search(name):
        return True
    if _CAPTION_NAMES.search(name):
        return amount.length <= _LONGEST_CAPTION
    return bool(_FURNITURE_NAMES.search(name)) and (amount.linked >= _TEASERS or not amount.has_prose)
