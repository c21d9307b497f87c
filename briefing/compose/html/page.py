"""A pack as one HTML page that stands alone: style sheet and script are in it, and nothing else is ever loaded."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import BinaryIO

from briefing.compose.content import cover, wording
from briefing.compose.content.rows import ArticleContext, RowUnit
from briefing.compose.content.tally import Tally, tally
from briefing.compose.formats import ComposeOptions
from briefing.compose.html.annexes import glossary, provenance
from briefing.compose.html.article import article
from briefing.compose.html.building_blocks import ARTICLES, handling_line
from briefing.compose.html.elements import HtmlElement, h, stream, written
from briefing.compose.html.front import front
from briefing.records import Pack


def write(pack: Pack, file: BinaryIO, options: ComposeOptions) -> None:
    """Write the pack to ``file`` in UTF-8, article by article: the same bytes for the same pack."""
    body = _body(pack, tally(pack.articles), options.rows)
    file.writelines(written(h("html", _head(pack), body, language=pack.target_language)))


def _head(pack: Pack) -> HtmlElement:
    style, script = _asset("pack.css"), _asset("pack.js")
    return h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="referrer", content="no-referrer"),
        h("meta", name="color-scheme", content="light dark"),
        h("meta", name="generator", content=pack.signature.program),
        h("title", cover.pack_title(pack), language=wording.LANGUAGE),
        h("style", style),
        # A module runs once the page is there, in strict mode, and not at all in browsers too old for it.
        h("script", script, type="module"),
    )


def _body(pack: Pack, counted: Tally, unit: RowUnit) -> HtmlElement:
    articles = (
        article(translated, ArticleContext(number, len(pack.articles), pack.target_language), unit)
        for number, translated in enumerate(pack.articles, start=1)
    )
    return h(
        "body",
        *front(pack, counted),
        stream("main", chain(articles, _annexes(pack, counted)), id=ARTICLES),
        h("footer", h("p", wording.END, language=wording.LANGUAGE), *handling_line(pack.handling)),
    )


def _annexes(pack: Pack, counted: Tally) -> Iterator[HtmlElement]:
    if pack.glossary:
        yield glossary(pack, counted, 1)
    yield provenance(pack, 2 if pack.glossary else 1)


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy under which the page's own style sheet and script are all that works."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{digest.decode()}'"


@cache
def _asset(name: str) -> str:
    return resources.files("briefing.compose.html").joinpath("assets", name).read_text(encoding="utf-8")
