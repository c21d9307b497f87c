"""The whole way in a real browser, as somebody goes it who never opens a terminal again."""

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.factories.browsers import NARROW, browser, in_browser
from tests.factories.desks import RunningDesk

pytestmark = in_browser
PATIENCE = 300
AXE = (Path(__file__).parent / "axe/axe.min.js").read_text(encoding="utf-8")
AXE_RUN = "const done = arguments[0]; axe.run().then(found => done(found.violations))"


@pytest.fixture(scope="module")
def page(desk: RunningDesk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        driver.get(desk.link)
        yield driver


def find(page: Chrome, path: str) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, path)


def text(page: Chrome) -> str:
    return find(page, "main").text


def wait(page: Chrome, words: str) -> None:
    # The page may be replaced while it is looked at.
    waiting = WebDriverWait(page, PATIENCE, ignored_exceptions=[StaleElementReferenceException])
    waiting.until(lambda driver: words in text(driver), words)


def press(page: Chrome, words: str) -> None:
    """Press the button or follow the link with these words."""
    find_by = f"//*[self::button or self::a][contains(normalize-space(), '{words}')]"
    element = page.find_element(By.XPATH, find_by)
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def build(page: Chrome) -> None:
    press(page, "Build")
    wait(page, "The pack is ready")


def open_article(page: Chrome, desk: RunningDesk, number: int = 1) -> None:
    page.get(f"{desk.origin}/pack")
    page.find_elements(By.CSS_SELECTOR, "a.headline")[number - 1].click()
    find(page, "table.pair")


def edit(page: Chrome, words: str) -> None:
    """Open the form for the sentence whose translation has these words."""
    sentence = page.find_element(By.XPATH, f"//span[contains(@class, 'target')][contains(., '{words}')]")
    page.execute_script("document.querySelector(`[data-edit='${arguments[0].dataset.s}']`).click()", sentence)
    find(page, "#panel textarea")


def words_of(docx: Path) -> str:
    return "\n".join(cell.text for table in Document(str(docx)).tables for row in table.rows for cell in row.cells)


def downloaded(folder: Path, suffix: str) -> Path:
    for _ in range(100):
        if found := [path for path in folder.iterdir() if path.name.endswith(suffix)]:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(sorted(path.name for path in folder.iterdir()))


def test_the_whole_way(desk: RunningDesk, page: Chrome, tmp_path: Path) -> None:
    # An article is added, and listed with what was understood of it.
    article = tmp_path / "новая статья.txt"
    article.write_text(" date 2026-03-11 Порт Алят принимает новые суда. Стороны обсудили развитие.", encoding="utf-8")
    find(page, "#files").send_keys(str(article))
    wait(page, "1 file is in the seeds folder.")
    assert "Порт Алят принимает новые суда" in text(page)
    assert "11 March 2026 · in Russian · новая статья.txt" in text(page)

    # It is built while one watches.
    build(page)
    wait(page, "3 articles")

    # A sentence is corrected: the checks say what they find as one types.
    open_article(page, desk)
    edit(page, "did not sign")
    field = find(page, "#target")
    field.clear()
    field.send_keys("The parties signed the treaty.")
    wait(page, "The Russian denies with")
    field.clear()
    field.send_keys("The parties did not sign the accord.")
    wait(page, "The checks find nothing wrong.")
    name = find(page, "[name=person]")
    name.clear()
    name.send_keys("Анна")
    name.send_keys(Keys.CONTROL, Keys.ENTER)
    wait(page, "in the next build")
    assert "The parties did not sign the accord." in text(page)
    assert page.find_element(By.CSS_SELECTOR, ".seal").get_attribute("title").startswith("Corrected by Анна, ")

    # A term is corrected: what it changes is shown before it is saved.
    find(page, "td a.term").click()
    field = find(page, "#panel [name=target]")
    field.clear()
    field.send_keys("Trans-Caspian Middle Corridor")
    press(page, "See what it changes")
    wait(page, "sentences will be translated again")
    press(page, "Save in the glossary")
    wait(page, "The next build translates it so.")
    glossary = (desk.folder / "glossary/ru-en.csv").read_text(encoding="utf-8")
    assert glossary == (
        "source,target,forbidden,note\n# corridors\nСредний коридор,Trans-Caspian Middle Corridor,Central Corridor,\n"
    )

    # The next build translates only that, and shows the old wording beside the new.
    build(page)
    wait(page, "made again because their terms")
    press(page, "What changed")
    wait(page, "The role of the Middle Corridor is growing.")
    wait(page, "The role of the Trans-Caspian Middle Corridor is growing.")

    # The corrections are in the document that is taken away.
    page.get(f"{desk.origin}/pack")
    assert "1 of its" in text(page)
    press(page, "Word document")
    profile = Path(page.capabilities["chrome"]["userDataDir"])
    written = words_of(downloaded(profile, ".en.docx"))
    assert "The parties did not sign the accord." in written
    assert "Trans-Caspian Middle Corridor" in written


def test_a_correction_is_taken_back(desk: RunningDesk, page: Chrome) -> None:
    open_article(page, desk)
    edit(page, "accord")
    press(page, "Take back")
    wait(page, "taken back")
    build(page)
    open_article(page, desk)
    assert "did not sign the treaty" in text(page)


def test_reviewed_sentences_and_articles_are_counted_and_are_on_the_cover(desk: RunningDesk, page: Chrome) -> None:
    open_article(page, desk, 2)
    edit(page, "Southern Gas Corridor")
    press(page, "It is right as it is")
    wait(page, "1 of 2 reviewed")
    press(page, "Mark the article as reviewed")
    wait(page, "2 of 2 reviewed")
    build(page)
    page.get(f"{desk.origin}/pack")
    assert "2 of its" in text(page)
    assert "sentences were reviewed (" in text(page)


def test_a_sentence_lights_up_with_its_counterpart(desk: RunningDesk, page: Chrome) -> None:
    open_article(page, desk)
    source = find(page, "td .s")
    page.execute_script("arguments[0].dispatchEvent(new MouseEvent('mouseenter'))", source)
    lit = page.find_elements(By.CSS_SELECTOR, ".lit")
    assert [side.get_attribute("data-s") for side in lit] == [source.get_attribute("data-s")] * 2


def test_a_new_term_is_made_of_selected_words(desk: RunningDesk, page: Chrome) -> None:
    open_article(page, desk, 2)
    select = """
        const [cell, words] = arguments, walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            node.parentElement.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
            return;
        }"""
    source, target = page.find_elements(By.CSS_SELECTOR, ".pair tbody tr td")[:2]
    page.execute_script(select, source, "газовый коридор")
    page.execute_script(select, target, "Gas Corridor")
    press(page, "Make a term")
    assert find(page, "#panel [name=source]").get_attribute("value") == "газовый коридор"
    assert find(page, "#panel [name=target]").get_attribute("value") == "Gas Corridor"
    page.find_element(By.CSS_SELECTOR, "#panel [name=target]").send_keys(Keys.ESCAPE)
    assert not page.find_elements(By.CSS_SELECTOR, "#panel")


def test_the_keyboard_is_enough(desk: RunningDesk, page: Chrome) -> None:
    open_article(page, desk)
    body = find(page, "body")
    body.send_keys(Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the content"
    find(page, "td .edit").send_keys(Keys.ENTER)
    find(page, "#panel textarea")
    assert page.switch_to.active_element.get_attribute("id") == "target"
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.switch_to.active_element.get_attribute("data-edit")


PAGES = ("/", "/build", "/pack", "/changes", "/send", "/nothing", "/term?source=Средний коридор&language=ru")


@pytest.mark.parametrize("look", ["wide and light", "narrow and dark"])
def test_axe_finds_no_violation_on_any_page(desk: RunningDesk, tmp_path: Path, look: str) -> None:
    wide = look.startswith("wide")
    with browser(tmp_path, *([] if wide else [NARROW]), dark=not wide) as page:
        page.get(desk.link)
        page.get(f"{desk.origin}/pack")
        article = find(page, "a.headline").get_attribute("href")
        page.get(article)
        sentence = find(page, ".edit").get_attribute("href")
        for address in (*(f"{desk.origin}{path}" for path in PAGES), article, f"{article}?show=doubtful", sentence):
            page.get(address)
            page.execute_script(AXE)
            violations = page.execute_async_script(AXE_RUN)
            assert not [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations], address
            assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth"), address
        page.get(article)
        find(page, ".edit").click()
        find(page, "#panel textarea")
        page.execute_script(AXE)
        assert not [each["id"] for each in page.execute_async_script(AXE_RUN)]


def test_without_scripts_one_reads_downloads_and_corrects(desk: RunningDesk, tmp_path: Path) -> None:
    with browser(tmp_path, script=False) as page:
        page.get(desk.link)
        assert "Казахстан и Азербайджан" in text(page)
        press(page, "Pack")
        find(page, "a.headline").click()
        wait(page, "Казахстан и Азербайджан")
        find(page, ".edit").click()
        field = find(page, "#target")
        field.clear()
        field.send_keys("Kazakhstan and Azerbaijan discussed 7 ways.")
        press(page, "Check")
        wait(page, "which the Russian does not")
        press(page, "Cancel")
        page.get(f"{desk.origin}/pack")
        press(page, "Word document for review")
        assert zipfile.is_zipfile(downloaded(tmp_path, ".review.docx"))
