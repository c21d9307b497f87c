"""Glossaries and articles as people have them, from the files to what `briefing terms` and `glossary check` say."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli.app import app

TERMS = {
    "names whose first noun stays": (
        "Халык банк,Halyk Bank\nГазпром нефть,Gazprom Neft\nСОКАР Трейдинг,SOCAR Trading\n"
        "Назарбаев Университет,Nazarbayev University\nАстана Форум,Astana Forum\nАк Орда,Ak Orda\n",
        "Глава Халык банка заявил, что прибыль банка выросла. В Халык банке открыли новый отдел.\n\n"
        "Компания подписала контракт с «Газпром нефтью». В «Газпром нефти» отказались от комментариев.\n\n"
        "Соглашение с «СОКАР Трейдингом» подписано в Баку. Студенты Назарбаев Университета приехали в Баку.\n\n"
        "На площадке Астана Форума прошла встреча. Президент принял посла в Ак Орде.",
        "8 occurrences of 6 terms",
    ),
    "letters that look alike": (
        "C5+1,C5+1,,exact\nCOP29,COP29,,exact\nОТГ,OTS,,exact\nСредний коридор,Middle Corridor,,\n",
        "Министры обсудили саммит С5+1 в Самарканде.\n\nБаку принял конференцию СОР29 в 2024 году.\n\n"
        "Саммит OТГ пройдет в Самарканде 12 ноября.\n\nРоль Cреднего коридора растет.",
        "4 occurrences of 4 terms",
    ),
    "alternatives": (
        "ЕАЭС|Евразийский экономический союз,EAEU\nпорт; гавань,port\nхаб,hub / node\n",
        "Страны ЕАЭС снизили пошлины.\n\nПорт Алят принимает новые суда.\n\nПорт Актау станет крупным хабом.",
        "4 occurrences of 3 terms",
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with an empty glossary and no articles, which is the current one."""
    for name in ("glossary", "seeds", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize(("lines", "text", "expected"), TERMS.values(), ids=TERMS)
def test_terms_finds_every_occurrence(desk: Path, lines: str, text: str, expected: str) -> None:
    (desk / "glossary/ru-en.csv").write_text(f"source,target,forbidden,case\n{lines}", encoding="utf-8")
    (desk / "seeds/a.txt").write_text(f"Новости экономики региона\n\n{text}\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["terms"]).stdout.splitlines()[0] == f"a.txt: {expected}"


def test_terms_names_what_it_may_have_missed(desk: Path) -> None:
    (desk / "glossary/ru-en.csv").write_text("source,target\nХалык банк,Halyk Bank\n", encoding="utf-8")
    (desk / "seeds/a.txt").write_text("Новости региона\n\nПрибыль Халык-банка выросла.\n", encoding="utf-8")
    assert "  possible: Халык банк (Халык-банка)\n" in CliRunner().invoke(app, ["terms"]).stdout


def test_check_names_each_line_with_alternatives_or_quotes(desk: Path) -> None:
    (desk / "glossary/ru-en.csv").write_text(
        "source,target,forbidden\nЕАЭС|Евразийский экономический союз,EAEU,\nпорт; гавань,port,\n"
        'Алят,“Alat”,"Alyat; Aliat"\nхаб,hub / node,\n',
        encoding="utf-8",
    )
    said = CliRunner().invoke(app, ["glossary", "check"]).stdout.splitlines()
    assert [line.split(": ")[:2] for line in said] == [
        ["glossary/ru-en.csv:2", "alternatives"],
        ["glossary/ru-en.csv:3", "alternatives"],
        ["glossary/ru-en.csv:4", "alternatives"],
        ["glossary/ru-en.csv:4", "quoted-target"],
        ["glossary/ru-en.csv:5", "target-alternatives"],
    ]
