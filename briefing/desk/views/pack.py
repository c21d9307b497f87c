"""The pack as readers will see it: its cover and list of articles, each article, and what the last build changed."""

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from briefing.app.packs import OpenedPack
from briefing.app.sentences import ArticleState, mark_reviewed
from briefing.compose.content import wording
from briefing.compose.content.rows import RowUnit, as_published
from briefing.desk.rendering import back_to, page, remember_person, text, typed_person
from briefing.desk.sheets import Sheet
from briefing.desk.sides import shown_rows, shown_sentence
from briefing.desk.state import Desk

ON_A_PAGE = 50
MOST_CHANGES = 200
"""Changed sentences that are shown; of a new model everything may have changed."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """How an article is looked at: by paragraph or sentence, all of it or what is doubtful."""

    rows: RowUnit
    doubtful_only: bool

    @classmethod
    def of(cls, request: Request) -> "ArticleView":
        """Return what a request asks for."""
        asked = request.query_params
        unit = RowUnit.SENTENCE if asked.get("rows") == RowUnit.SENTENCE else RowUnit.PARAGRAPH
        return cls(unit, asked.get("show") == "doubtful")

    def query(self, rows: str = "", show: str | None = None) -> str:
        """Return what follows the address of an article to look at it in this way, or with one thing otherwise."""
        unit = rows or self.rows.value
        wanted = ("doubtful" if self.doubtful_only else "") if show is None else show
        asked = (f"rows={unit}" if unit != RowUnit.PARAGRAPH else "", f"show={wanted}" if wanted else "")
        return "?" + "&".join(filter(None, asked))


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that the last build made anew: ``before`` and ``after``, in the article of that number."""

    number: int
    article: str
    title: str
    segment: str
    language: str
    source: str
    before: str
    after: str


def cover(desk: Desk, request: Request) -> Response:
    """Show the cover and a page of the list of articles."""
    pack = desk.pack
    if not pack:
        return page(desk, request, "no_pack.html")
    sheet = Sheet.of(request, len(pack.entries), ON_A_PAGE)
    return page(desk, request, "pack.html", pack=pack, sheet=sheet, changes=len(_changes(desk, pack)))


def article(desk: Desk, request: Request) -> Response:
    """Show an article of the pack side by side."""
    return show_article(desk, request, request.path_params["article"])


def show_article(desk: Desk, request: Request, id_: str, status: int = 200, **values: object) -> Response:
    """Return the page of the article with that id, with further ``values`` for its template."""
    pack, number, state = desk.packed(id_)
    view = ArticleView.of(request)
    return page(
        desk,
        request,
        "article.html",
        status,
        pack=pack,
        number=number,
        state=state,
        view=view,
        title=shown_sentence(state, state.translated.title.segment.id),
        title_apart=state.translated.title.segment.paragraph is None,
        heading=wording.title(state.translated),
        published=as_published(state.translated),
        rows=shown_rows(state, view.rows, doubtful_only=view.doubtful_only),
        reviewed=_reviewed(state),
        neighbours=_neighbours(pack, number),
        **values,
    )


def mark(desk: Desk, request: Request, form: FormData) -> Response:
    """Mark a sentence, or all of an article, as reviewed, or take that back."""
    id_, name = request.path_params["article"], typed_person(desk, request, form)
    _, _, state = desk.packed(id_)
    termbase = desk.termbase(state.built.article.language, state.target_language)
    segment, wanted = text(form, "segment"), text(form, "reviewed") == "yes"
    mark_reviewed(state, termbase, [segment] if segment else [*state.sentences], name, wanted=wanted)
    answer = back_to(f"/pack/{id_}", rows=text(form, "rows"), show=text(form, "show"))
    return remember_person(answer, name)


def changes(desk: Desk, request: Request) -> Response:
    """Show what the last build made anew, the old wording beside the new one."""
    pack = desk.pack
    if not pack:
        return page(desk, request, "no_pack.html")
    found = _changes(desk, pack)
    return page(desk, request, "changes.html", pack=pack, changes=found[:MOST_CHANGES], total=len(found))


def _changes(desk: Desk, pack: OpenedPack) -> list[SentenceChange]:
    before = desk.targets_before
    if not before or pack.targets == before:
        return []
    return [
        SentenceChange(
            number=number,
            article=entry["id"],
            title=wording.headline(entry["title"] or entry["title_source"]),
            segment=segment["id"],
            language=entry["language"],
            source=segment["source"],
            before=before[segment["id"]],
            after=segment["target"],
        )
        for number, entry in enumerate(pack.entries, start=1)
        for segment in {each["id"]: each for each in (entry["title_segment"], *entry["segments"])}.values()
        if before.get(segment["id"], segment["target"]) != segment["target"]
    ]


def _reviewed(state: ArticleState) -> tuple[int, int]:
    """Return how many sentences of an article a person has seen, and how many there are."""
    seen = [bool(each.mark or each.correction) for each in state.sentences.values() if each.is_translation]
    return sum(seen), len(seen)


def _neighbours(pack: OpenedPack, number: int) -> dict[str, str]:
    """Return the ids of the articles around this one, and of the nearest on either side with doubtful sentences."""
    ids = [entry["id"] for entry in pack.entries]
    doubtful = [id_ for id_, count in zip(ids, pack.doubtful, strict=True) if count]
    place = {id_: index for index, id_ in enumerate(ids)}
    return {
        "previous": ids[number - 2] if number > 1 else "",
        "next": ids[number] if number < len(ids) else "",
        "previous_doubtful": next((id_ for id_ in reversed(doubtful) if place[id_] < number - 1), ""),
        "next_doubtful": next((id_ for id_ in doubtful if place[id_] > number - 1), ""),
    }
