"""The articles: what was understood of each, adding some, correcting their details, arranging them."""

import datetime
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from briefing.app.articles import (
    AddedArticle,
    ArticleDetails,
    ArticleFile,
    Upload,
    add_article,
    article_files,
    correct_details,
    leave_out,
    move_article,
)
from briefing.compose.content import wording
from briefing.desk.rendering import back_to, page, text
from briefing.desk.sheets import Sheet
from briefing.desk.state import Desk
from briefing.errors import InputError
from briefing.readers.formats import FORMATS, SUFFIXES
from briefing.records import Article, Skipped

ON_A_PAGE = 50
"""Articles on one page of a list: each has to be read to be listed."""

_MOST = max(each.largest for each in FORMATS) + 1
"""Bytes of a file that are read: enough to see that it is too large."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """A file of the seeds folder with what is in it: an article, or why there is none."""

    listed: ArticleFile
    read: Article | Skipped

    @property
    def article(self) -> Article | None:
        """The article, if the file is one."""
        return self.read if isinstance(self.read, Article) else None

    @property
    def remarks(self) -> list[str]:
        """What was left out of the article or is doubtful about it, or why it cannot be read."""
        if isinstance(self.read, Article):
            return wording.reading_remarks(self.read)
        return [wording.why_skipped(self.read)]


def show(desk: Desk, request: Request) -> Response:
    """Show a page of the list."""
    seeds, follow_links = desk.request.seeds, desk.request.follow_links
    files = article_files(seeds, follow_links=follow_links) if seeds.exists() else []
    sheet = Sheet.of(request, len(files), ON_A_PAGE)
    listed = [ListedArticle(each, desk.article(each)) for each in files[sheet.start : sheet.stop]]
    left_out = sum(each.left_out for each in files)
    return page(desk, request, "articles.html", sheet=sheet, articles=listed, left_out=left_out, suffixes=SUFFIXES)


def add(desk: Desk, _request: Request, form: FormData) -> Response:
    """Put the files that were sent into the seeds folder."""
    if desk.request.seeds.is_file():
        raise InputError(f"{desk.request.seeds}: is one article, not a folder.", "Start the desk with a folder.")
    sent = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    added = [
        add_article(desk.request.seeds, Upload(file.filename or "", file.file.read(_MOST)))
        for file in sent
        if _is_meant(file.filename or "")
    ]
    return back_to("/", said=desk.say(_about(added)))


def correct(desk: Desk, _request: Request, form: FormData) -> Response:
    """Write corrected details into the sidecar of an article."""
    name = text(form, "name")
    details, seen = (
        ArticleDetails(
            " ".join(text(form, f"{prefix}title").split()),
            " ".join(text(form, f"{prefix}outlet").split()),
            _day(text(form, f"{prefix}date")),
        )
        for prefix in ("", "seen-")
    )
    correct_details(desk.request.seeds, name, details, seen)
    return back_to("/", page=text(form, "page"), said=desk.say([f"{name}: the details are corrected."]))


def arrange(desk: Desk, _request: Request, form: FormData) -> Response:
    """Leave an article out, take it in again, or give it another place."""
    name, seeds = text(form, "name"), desk.request.seeds
    if number := text(form, "number"):
        move_article(seeds, name, int(number) if number.isdigit() else 1)
    else:
        leave_out(seeds, name, left_out=text(form, "left-out") == "yes")
    return back_to("/", page=text(form, "page"))


def _is_meant(name: str) -> bool:
    """Tell whether a file is one that somebody meant to add: a folder has hidden files that nobody sees."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return not last.startswith((".", "~$")) and last.lower() not in ("thumbs.db", "desktop.ini")


def _about(added: list[AddedArticle]) -> list[str]:
    taken = [each for each in added if each.name]
    lines = [f"{each.given}: was not added. {each.refused}" for each in added if each.refused]
    lines += [f"{each.given}: is called {each.name} here." for each in taken if each.name != each.given]
    if taken:
        lines.insert(0, f"{len(taken)} {'file is' if len(taken) == 1 else 'files are'} in {'the seeds folder'}.")
    return lines or ["There was no file to add."]


def _day(typed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise InputError(f"“{typed}” is not a date.", "Write it as 2026-03-10.") from error
