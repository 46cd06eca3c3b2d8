"""Chromium, as the tests in a real browser start it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's browser, or the one that `CHROMIUM` names; it reaches for nothing by itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        made = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield made
        finally:
            made.close()
