"""Chromium, as the tests in a real browser start it."""

import os
import tempfile
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

    # Chromium leaves files of its own where temporary ones are; the path of a socket there may not be long.
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as own, sync_playwright() as playwright:
        program, environment = os.environ.get("CHROMIUM", "/usr/bin/chromium"), {**os.environ, "TMPDIR": own}
        made = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, env=environment)
        try:
            yield made
        finally:
            made.close()
