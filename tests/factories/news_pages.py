"""Saved pages as news sites lay them out, made by script: what stands in their article is known to the letter."""

import datetime
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from briefing.readers import read_article
from briefing.records import Article, ParagraphKind

_SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

DATE = datetime.date(2026, 3, 10)
HEADLINE = "Казахстан увеличит поставки нефти через Баку"
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Рубрика {n}</a></li>' for n in range(9)) + "</ul>"
TEASERS = "".join(
    f'<div class="item"><a href="/n{n}"><img src="{n}.jpg"><h3>Чужой заголовок номер {n}</h3></a>'
    f"<time datetime='2024-01-0{n}'>0{n}.01.2024</time></div>"
    for n in range(1, 6)
)
FOREIGN = ("Рубрика", "Чужой заголовок", "Чужой комментарий", "Все права", "Чужая подпись", "Чужой канал", "Невидимый")
"""Words of what is not the article, in every template."""

FOOTER = '<div class="copyright">© 2026. Все права защищены. Перепечатка только со ссылкой на сайт.</div>'
COMMENTS = '<div id="comments"><p>Чужой комментарий: отличная новость, поздравляю всех читателей портала!</p></div>'
SHARE = '<div class="share"><a href="#">Facebook</a> <a href="#">Telegram</a> <a href="#">WhatsApp</a></div>'
SUBSCRIBE = '<p>Подписывайтесь на <a href="https://t.me/x">Чужой канал</a> в Telegram!</p>'

Dress = Callable[[str], tuple[str, list[str]]]
"""Makes of a paragraph its HTML, and the texts that a reader must find."""


def _split(text: str) -> tuple[str, str, str]:
    words = text.split(" ")
    return " ".join(words[:2]), words[2], " ".join(words[3:])


def _in_span(name: str, tag: str = "span") -> Dress:
    def dress(text: str) -> tuple[str, list[str]]:
        before, word, after = _split(text)
        return f'<p>{before} <{tag} class="{name}">{word}</{tag}> {after}</p>', [text]

    return dress


def _in_block(name: str, tag: str = "div") -> Dress:
    return lambda text: (f'<{tag} class="{name}"><p>{text}</p></{tag}>', [text])


def _links(text: str) -> tuple[str, list[str]]:
    items = ["Меморандум о развитии порта", "Соглашение о тарифах на транзит", "План работ на три года"]
    shown = "".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(items))
    return f"<p>{text}</p><p>Стороны подписали:</p><ul>{shown}</ul>", [text, "Стороны подписали:", *items]


def _bare(text: str) -> tuple[str, list[str]]:
    return f"<div>{text}</div>", [text]


DRESSES: dict[str, Dress] = {
    "plain": lambda text: (f"<p>{text}</p>", [text]),
    "author span": _in_span("author"),
    "rating span": _in_span("rating"),
    "meta span": _in_span("person-meta"),
    "button span": _in_span("tooltip-button"),
    "tag link": _in_span("tags-link", "a"),
    "button": _in_span("term", "button"),
    "embed": _in_block("embed"),
    "slide": _in_block("slide slick-slide"),
    "quote": _in_block("quote-author"),
    "statement": _in_block("official-statement promo-box"),
    "blockquote": _in_block("twitter-tweet", "blockquote"),
    "fact box": _in_block("factbox", "aside"),
    "section": _in_block("social-policy", "section"),
    "links": _links,
    "bare": _bare,
    "heading": lambda text: (f"<h2>Подзаголовок статьи</h2><p>{text}</p>", ["Подзаголовок статьи", text]),
    "list": lambda text: (f"<ul><li>{text}</li><li>{text[:40]}</li></ul>", [text]),
    "bold": lambda text: (f"<p><b>{text[:20]}</b>{text[20:]}</p>", [text]),
    "caption": lambda text: (f"<p>{text}</p><figure><img><figcaption>Чужая подпись</figcaption></figure>", [text]),
    "read also": lambda text: (
        f'<p>{text}</p><p><b>Читайте также:</b> <a href="/1">Чужой заголовок о визите министра</a></p>',
        [text],
    ),
    "hidden": lambda text: (f'<p>{text}</p><p style="display: none">Невидимый текст для поисковиков.</p>', [text]),
}

LAYOUTS = {
    "article": """<header><nav>{menu}</nav></header><main><article><h1>{h}</h1><time datetime="{d}">{ru}</time>{body}
        {share}</article></main><aside>{teasers}</aside>{comments}<footer>{footer}</footer>""",
    "wordpress": """<div id="page"><div id="masthead">{menu}</div><div id="content"><div class="post hentry">
        <h1 class="entry-title">{h}</h1><div class="entry-meta">{ru}</div><div class="entry-content">{body}{subscribe}
        {share}</div></div><div id="secondary" class="sidebar widget-area">{teasers}</div></div>{comments}{footer}
        </div>""",
    "tables": """<table><tr><td>{menu}</td></tr><tr><td width=600><h1>{h}</h1><font>{ru}</font>{body}</td>
        <td>{teasers}</td></tr><tr><td>{footer}</td></tr></table>""",
    "divisions": """<div class="hdr">{menu}</div><div class="wrap"><div class="l"><div class="ttl"><h1>{h}</h1></div>
        <div class="dt">{ru}</div><div class="txt">{body}</div>{share}</div><div class="r related">{teasers}</div></div>
        {footer}""",
    "form": """<form action="/"><div class="menu">{menu}</div><div class="news"><h1>{h}</h1><span>{ru}</span>{body}
        </div><div class="last-news">{teasers}</div>{footer}</form>""",
    "breadcrumbs": """<div class="breadcrumbs"><a href="/">Рубрика 1</a> » <a href="/p">Рубрика 2</a></div>
        <div class="m"><div class="news-date">{ru}</div><h1>{h}</h1><div class="text">{body}</div>
        <div class="tags"><a href="/t">Рубрика нефть</a></div></div>
        <div class="related"><h3>Чужой заголовок</h3>{teasers}</div>{comments}{footer}""",
    "aside": """<nav>{menu}</nav><aside class="story"><h1>{h}</h1>{body}</aside><footer>{footer}</footer>""",
    "schema": """<nav>{menu}</nav><div itemscope itemtype="http://schema.org/NewsArticle">
        <h1 itemprop="headline">{h}</h1><meta itemprop="datePublished" content="{d}">
        <div itemprop="articleBody">{body}</div>{share}</div>
        <section class="more-news">{teasers}</section>{footer}""",
    "lead apart": """<div class="nav">{menu}</div><main><div class="head"><h1>{h}</h1><div class="date">{ru}</div></div>
        <div class="gallery"><img></div><div class="body">{body}</div></main><div class="popular">{teasers}</div>
        {footer}""",
    "soup": """<div id="__next"><div class="css-1"><div>{menu}</div></div><div class="css-2"><div class="css-3">
        <h1>{h}</h1></div><div class="css-4"><span>{ru}</span></div><div class="css-5"><div class="css-6">{body}</div>
        </div></div><div class="css-9 recommendations">{teasers}</div>{footer}</div>""",
    "no heading": """<div id="menu">{menu}</div><div id="col"><div class="title">{h}</div><div>{ru}</div>{body}
        <div class="likes">{share}</div></div><div id="right" class="sidebar">{teasers}</div>{footer}""",
    "logo is a heading": """<h1 class="logo"><a href="/">Рубрика главная</a></h1>{menu}<div class="node"><h2>{h}</h2>
        <p class="submitted">{ru}</p><div class="field-body">{body}</div>{share}</div>{comments}{footer}""",
    "articles beside": """<nav>{menu}</nav><article class="main-story"><header><h1>{h}</h1>
        <time datetime="{d}">{ru}</time></header><section>{body}</section></article>
        <article class="teaser">{teasers}</article><article class="teaser">{teasers}</article>
        <footer>{footer}</footer>""",
    "widgets inside": """<div class="top">{menu}</div><div class="content"><h1>{h}</h1><div>{ru}</div>
        <div class="share-top">{share}</div>{body}<div class="widget related-news">{teasers}</div>{subscribe}{comments}
        </div>{footer}""",
    "amp": """<amp-sidebar>{menu}</amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header">
        <h1 class="amp-wp-title">{h}</h1><div class="amp-wp-meta posted-on"><time datetime="{d}">{ru}</time></div>
        </header><div class="amp-wp-article-content">{body}</div><footer class="amp-wp-article-footer">{share}</footer>
        </article><footer>{footer}</footer>""",
}
_HEAD = '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{h} | Вестник</title>{more}</head><body>'
_DATED = '<meta property="article:published_time" content="2026-03-10T09:15:00+04:00">'


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``texts`` are the paragraphs of its article, in order; ``is_dated`` tells whether it says when it is from, if
    that is known."""

    name: str
    html: str
    texts: tuple[str, ...]
    is_dated: bool | None = None


def paragraphs() -> list[str]:
    """Return paragraphs of the seeds that are sentences, each of them once."""
    articles = [read_article(path.read_bytes(), path.name) for path in _SEEDS]
    texts = dict.fromkeys(text for article in articles for text in _sentences(article))
    return list(texts)


def _sentences(article: Article) -> Iterator[str]:
    for paragraph in article.paragraphs:
        text = " ".join(paragraph.body.of(article.text).split())
        if paragraph.kind is ParagraphKind.TEXT and 60 < len(text) < 600 and text[0].isupper() and text[-1] == ".":
            yield text


def news_pages(variants: int = 16, seed: int = 0) -> Iterator[NewsPage]:
    """Yield ``variants`` pages of each layout, with other paragraphs in other dress."""
    texts = paragraphs()
    dice = random.Random(seed)
    for name, variant in product(LAYOUTS, range(variants)):
        dresses = ["plain", *dice.sample(list(DRESSES), 5), "plain"]
        dressed = [DRESSES[each](text) for each, text in zip(dresses, dice.sample(texts, len(dresses)), strict=True)]
        yield _page(f"{name} {variant}: {', '.join(dresses)}", LAYOUTS[name], dressed, dated=variant % 2 == 0)


def _page(name: str, layout: str, dressed: list[tuple[str, list[str]]], *, dated: bool) -> NewsPage:
    filled = layout.format(
        h=HEADLINE, d="2026-03-10", ru="10 марта 2026, 09:15", body="\n".join(html for html, _ in dressed), menu=MENU,
        teasers=TEASERS, comments=COMMENTS, share=SHARE, subscribe=SUBSCRIBE, footer=FOOTER,
    )  # fmt: skip
    html = f"{_HEAD.format(h=HEADLINE, more=_DATED if dated else '')}{filled}</body></html>"
    says_when = dated or "{ru}" in layout or "{d}" in layout
    return NewsPage(name, html, (HEADLINE, *(text for _, texts in dressed for text in texts)), says_when)


def silently_lost(texts: Iterable[str], article: Article) -> list[str]:
    """Return which of the ``texts`` are neither in an article, nor in one of the findings on it."""
    shown = " ".join(article.text.split())
    told = " ".join(finding.message for finding in article.findings)
    return [text for text in texts if text not in shown and text[:30] not in told]


def intruding(article: Article) -> list[str]:
    """Return the words of menus, teasers and comments that were read as the article's."""
    return [words for words in FOREIGN if words in article.text]
