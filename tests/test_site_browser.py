"""The documentation's site in a real browser, opened as files: on a phone and a laptop, light and dark, and its search.

`make test-browser` runs these. They need Chromium (`CHROMIUM` names it, `/usr/bin/chromium` if not set), and axe-core
from npm. `SCREENSHOTS` names a folder for pictures.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import chromium

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / ".browser" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"phone": (390, 844), "laptop": (1280, 800)}
SCHEMES = {"light": ("default", ""), "dark": ("slate", "color-contrast")}  # the theme's name, and which rules of axe
SEARCHING = 60_000  # milliseconds until a result is shown


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder


@pytest.fixture
def browser() -> Iterator[Any]:
    with chromium() as made:
        yield made


def pages(site: Path) -> list[Path]:
    """All pages but the one of a server for what is not there, whose addresses begin at the server's root."""
    found = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    assert len(found) > 30
    return found


def complaints(page: Any, rules: str = "") -> list[str]:
    """What axe-core finds in a page, of all rules or of one."""
    asked = f"{{runOnly: ['{rules}']}}" if rules else ""
    found = page.evaluate(f"axe.run({asked})")["violations"]
    return [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_is_read_by_machines_and_asks_for_nothing(browser: Any, site: Path, width: str) -> None:
    assert AXE.is_file(), "axe-core is not here: `make test-browser` fetches it with npm"
    across, down = WIDTHS[width]
    asked: list[str] = []
    found = []
    for scheme, (theme, rules) in SCHEMES.items():
        # Of its own, since the site remembers the first scheme that it was shown in.
        context = browser.new_context(viewport={"width": across, "height": down}, color_scheme=scheme)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        for path in pages(site):
            name = str(path.relative_to(site))
            page.goto(path.as_uri())
            page.wait_for_selector(f"body[data-md-color-scheme={theme}]")
            page.wait_for_function("!document.querySelector('.md-code__nav:not([aria-label])')")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name} is wider than the screen")
            page.evaluate(f"{AXE.read_text()};0")
            found += [f"{name}, {scheme}: {one}" for one in complaints(page, rules)]
            picture(page, f"{name}_{width}_{scheme}")
        context.close()
    assert found == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []


def picture(page: Any, name: str) -> None:
    """Keep a picture, where somebody wants to look."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name.replace('/', '_')}.png")


def test_search_works_in_pages_that_are_opened_as_files(browser: Any, site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((site / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.keyboard.type("forget a student")
    page.locator(".md-search-result__link").first.wait_for(timeout=SEARCHING)
    found = page.locator(".md-search-result__link").evaluate_all("all => all.map(one => one.href)")
    page.close()
    assert any("privacy.html" in address for address in found)
