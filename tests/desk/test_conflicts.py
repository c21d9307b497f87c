"""Two tabs, two people, an editor: nothing is lost, and who comes second is shown what is there."""

import html
import re
import time

import pytest

from tests.factories.desks import Answer, RunningDesk, upload


@pytest.fixture(scope="module")
def article(desk: RunningDesk) -> str:
    """Build, and return the address of the first article."""
    desk.ask("POST", "/build", {})
    while "The pack is ready" not in desk.ask("GET", "/build").text:
        time.sleep(0.1)
    return "/pack/" + desk.ask("GET", "/pack").text.partition('href="/pack/')[2].partition('"')[0]


def sentence(desk: RunningDesk, article: str, words: str) -> str:
    """Return the address of the sentence whose translation has these words."""
    (found,) = [line for line in desk.ask("GET", article).text.splitlines() if f"Correct “{words}" in line]
    match = re.search(rf'data-edit="([^"]+)"[^✎]*✎</span><span class="unseen">Correct “{words}', found)
    assert match
    return f"{article}/{match[1]}"


def fields(answer: Answer, prefix: str = "") -> dict[str, str]:
    """Return the hidden fields of a page whose names begin with ``prefix``."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text)
    return {name: html.unescape(value) for name, value in found if name.startswith(prefix)}


def test_the_second_of_two_corrections_is_shown_the_first(desk: RunningDesk, article: str) -> None:
    place = sentence(desk, article, "The parties did not")
    seen = {"seen": "The parties did not sign the treaty."}
    first = desk.ask("POST", place, {**seen, "target": "The parties did not sign it.", "person": "Anna"})
    assert first.status == 303
    second = desk.ask("POST", place, {**seen, "target": "The parties signed nothing.", "person": "Boris"})
    assert second.status == 409
    assert "The sentence was changed in the meantime by Anna" in second.text
    assert "The parties did not sign it." in second.text
    assert "The parties signed nothing.</textarea>" in second.text
    again = {"seen": fields(second)["seen"], "target": "The parties signed nothing.", "person": "Boris"}
    assert desk.ask("POST", place, again).status == 303
    history = desk.ask("GET", place).text
    assert history.index("The parties signed nothing.</q>") < history.index("The parties did not sign it.</q>")
    assert "Boris, " in history
    assert "Anna, " in history


def test_a_correction_that_somebody_replaced_is_not_taken_back(desk: RunningDesk, article: str) -> None:
    place = sentence(desk, article, "The role of the")
    seen = {"seen": "The role of the Middle Corridor is growing."}
    desk.ask("POST", place, {**seen, "target": "The Middle Corridor matters more.", "person": "Anna"})
    made = {"made": fields(desk.ask("GET", place))["made"]}
    time.sleep(1.1)
    newer = {"seen": "The Middle Corridor matters more.", "target": "The Middle Corridor matters.", "person": "Boris"}
    desk.ask("POST", place, newer)
    assert desk.ask("POST", f"{place}/undo", made).status == 409
    assert desk.ask("POST", f"{place}/undo", {"made": fields(desk.ask("GET", place))["made"]}).status == 303
    assert "The Middle Corridor matters more." in desk.ask("GET", article).text


def test_a_line_that_was_edited_under_an_open_form_is_not_overwritten(desk: RunningDesk) -> None:
    glossary = desk.folder / "glossary/ru-en.csv"
    before = glossary.read_text(encoding="utf-8")
    form = fields(desk.ask("GET", "/term?source=Средний коридор&language=ru"))
    edited = before.replace("# corridors", "# corridors\nпорт,port,,").replace("Middle Corridor,", "Median Corridor,")
    glossary.write_text(edited, encoding="utf-8", newline="")
    ours = {**form, "target": "Trans-Caspian Corridor", "forbidden": "", "note": "ours"}
    refused = desk.ask("POST", "/term", ours)
    assert refused.status == 409
    assert "somebody has changed “Средний коридор” since it was shown here." in refused.text
    assert "Median Corridor" in refused.text
    assert 'value="Trans-Caspian Corridor"' in refused.text
    assert glossary.read_text(encoding="utf-8") == edited
    assert desk.ask("POST", "/term", {**ours, **fields(refused, "seen-")}).status == 303
    line = "Средний коридор,Trans-Caspian Corridor,,ours"
    assert glossary.read_text(encoding="utf-8") == edited.replace(
        "Средний коридор,Median Corridor,Central Corridor,", line
    )
    glossary.write_text(before, encoding="utf-8", newline="")


def test_the_glossarys_checks_warn_before_a_term_is_saved(desk: RunningDesk) -> None:
    form = {"source": "порты", "target": "the порты", "forbidden": "", "note": "", "language": "ru"}
    refused = desk.ask("POST", "/term/preview", form)
    assert refused.status == 409
    assert "has Cyrillic letters" in refused.text
    shown = desk.ask("GET", "/term?source=Средний коридор&language=ru")
    warned = desk.ask("POST", "/term/preview", {**fields(shown), "target": "the Corridor", "forbidden": "", "note": ""})
    assert warned.status == 200
    assert "begins with an article" in warned.text


def test_details_that_changed_under_an_open_form_are_not_overwritten(desk: RunningDesk) -> None:
    sidecar = desk.folder / "seeds/b.meta.toml"
    seen = {
        "name": "b.txt",
        "seen-title": "Италия поддерживает Южный газовый коридор.",
        "seen-outlet": "",
        "seen-date": "",
    }
    ours = {**seen, "title": seen["seen-title"], "outlet": "Trend", "date": "2026-03-09"}
    assert desk.ask("POST", "/articles/details", ours).status == 303
    assert sidecar.read_text(encoding="utf-8") == 'source = "Trend"\ndate = 2026-03-09\n'
    refused = desk.ask("POST", "/articles/details", {**ours, "outlet": "Report"})
    assert refused.status == 409
    assert "somebody has changed these details since" in refused.text
    assert "Trend · 9 March 2026" in re.sub(r"<[^>]+>", "", desk.ask("GET", "/").text)


def test_articles_are_arranged_by_hand(desk: RunningDesk) -> None:
    desk.ask("POST", "/articles/place", {"name": "b.txt", "number": "1"})
    assert re.findall(r"<code>(\w\.txt)</code>", desk.ask("GET", "/").text) == ["b.txt", "a.txt"]
    desk.ask("POST", "/articles/place", {"name": "a.txt", "left-out": "yes"})
    assert "1 left out of the pack" in desk.ask("GET", "/").text
    desk.ask("POST", "/articles/place", {"name": "a.txt", "left-out": "no"})
    assert "left out" not in re.sub(r"(?s)<form.*?</form>", "", desk.ask("GET", "/").text)


def test_a_folder_is_added_without_what_is_hidden_in_it(desk: RunningDesk) -> None:
    text = "Порт открыт. Суда идут в Баку."
    sent = {".DS_Store": b"x", "c.txt": text.encode(), "picture.png": b"x", "Thumbs.db": b"x"}
    content, kind = upload(**sent)
    answer = desk.ask("POST", "/articles", content, content_type=kind)
    said = desk.ask("GET", answer.headers["location"]).text
    assert "1 file is in the seeds folder." in said
    assert "picture.png: was not added." in said
    assert "DS_Store" not in said
    (desk.folder / "seeds/c.txt").unlink()
