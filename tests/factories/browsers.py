"""A real browser, driven as a person drives it; tests are skipped where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
DRIVER = shutil.which("chromedriver")
in_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium or its driver is not installed")

WIDE, NARROW = (1280, 900), (390, 844)
QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--disable-dev-shm-usage"),
)


@contextmanager
def browser(
    profile: Path, size: tuple[int, int] = WIDE, *, dark: bool = False, script: bool = True
) -> Iterator[webdriver.Chrome]:
    """Start a browser with a profile of its own; ``profile`` is also where its downloads go."""
    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in (*QUIET, f"--user-data-dir={profile}", f"--blink-settings=preferredColorScheme={0 if dark else 1}"):
        options.add_argument(argument)
    preferences = {"download.default_directory": str(profile), "download.prompt_for_download": False}
    if not script:
        preferences["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", preferences)
    driver = webdriver.Chrome(options, Service(str(DRIVER)))
    try:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.implicitly_wait(20)
        yield driver
    finally:
        driver.quit()
