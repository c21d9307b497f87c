"""The build record is a contract with other programs."""

import json
from dataclasses import replace
from typing import Any

from briefing.compose.formats import RECORD
from briefing.records import Pack
from tests.factories.builds import TODAY, build_pack
from tests.factories.engines import FakeEngine

ARTICLE = " date 2026-03-10 БАКУ/Trend/ - Министры встретились в Баку. Они говорили о портах.\n\n1. Порт открыт."


def read(made: Pack) -> dict[str, Any]:
    return json.loads(RECORD.compose(made))


def test_the_record_has_the_promised_fields():
    made = read(build_pack({"a.txt": ARTICLE}))
    assert made["schema"] == 1
    assert set(made["signature"]) >= {"text", "program", "engine", "models"}
    (article,) = made["articles"]
    assert set(article) >= {"id", "path", "title_source", "title", "date", "language", "segments", "encoding"}
    assert (article["path"], article["date"], article["language"]) == ("a.txt", "2026-03-10", "ru")
    assert set(article["segments"][0]) == {"id", "paragraph", "source", "target", "origin", "terms", "findings"}
    assert [segment["origin"] for segment in article["segments"]] == ["engine"] * 4
    assert [segment["paragraph"] for segment in article["segments"]] == [0, 0, 0, 1]
    assert article["segments"][3]["source"] == "Порт открыт."


def test_who_compiled_a_pack_and_its_handling_are_there_where_they_are_known():
    made = build_pack({"a.txt": ARTICLE})
    assert not {"compiled_by", "handling"} & set(read(made))
    named = read(replace(made, compiled_by="the Caspian desk", handling="For official use"))
    assert (named["compiled_by"], named["handling"]) == ("the Caspian desk", "For official use")


def test_findings_carry_code_and_message():
    made = read(build_pack({"a.txt": ARTICLE}, FakeEngine(fallback=lambda _: "")))
    findings = made["articles"][0]["segments"][1]["findings"]
    assert findings[0]["code"] == "empty"
    assert findings[0]["message"]


def test_what_was_left_out_of_an_article_is_named():
    page = f"<h1>Порты</h1><p>{ARTICLE}</p><p>Фото: Trend</p><p>Работы начнутся летом, сообщили в ведомстве.</p>"
    (article,) = read(build_pack({"a.html": page}))["articles"]
    (finding,) = article["findings"]
    assert finding["code"] == "furniture"
    assert "11 characters, “Фото: Trend”" in finding["message"]


def test_what_is_not_in_the_pack_is_named():
    made = read(build_pack({"a.txt": ARTICLE, "b.txt": ""}))
    assert [skipped["path"] for skipped in made["skipped"]] == ["b.txt"]


def test_the_same_pack_gives_the_same_bytes():
    assert RECORD.compose(build_pack({"a.txt": ARTICLE})) == RECORD.compose(build_pack({"a.txt": ARTICLE}))


def test_segment_ids_stay_when_the_text_around_them_changes():
    before = read(build_pack({"a.txt": ARTICLE}))["articles"][0]["segments"]
    edited = ARTICLE.replace("Они говорили о портах.", "Встреча была краткой. Они говорили о портах.")
    after = read(build_pack({"a.txt": edited}))["articles"][0]["segments"]
    assert [s["id"] for s in before] == [s["id"] for s in after if s["source"] != "Встреча была краткой."]


def test_the_pack_is_dated_by_its_newest_article_or_by_the_day():
    assert (
        build_pack({"a.txt": ARTICLE, "b.txt": ARTICLE.replace("2026-03-10", "2026-01-01")}).date.isoformat()
        == "2026-03-10"
    )
    assert build_pack({"a.txt": ARTICLE.removeprefix(" date 2026-03-10 ")}).date == TODAY
