"""Links of all pages: files and headings in the repository are there; those elsewhere are listed and well-formed."""

import re
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown.extensions.toc import slugify

ROOT = Path(__file__).resolve().parents[1]
LISTED = ROOT / "tests" / "data" / "external_links.txt"
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
    cwd=ROOT, capture_output=True, text=True, check=True,
).stdout.split("\n")  # fmt: skip
PAGES = sorted(ROOT / name for name in TRACKED if name and (ROOT / name).is_file())
LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")


@cache
def prose(page: Path) -> str:
    """A page without its code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "code", text)


@cache
def headings(page: Path) -> frozenset[str]:
    """What a link can lead to in a page."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: set[str] = set()
    for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        slug = slugify(re.sub(r"\[([^\]]*)\]\([^)]*\)|`", r"\1", title), "-")
        number = 0
        while (own := f"{slug}_{number}" if number else slug) in found:
            number += 1
        found.add(own)
    return frozenset(found)


def links(page: Path) -> list[str]:
    return LINK.findall(prose(page))


def test_there_are_pages_with_links() -> None:
    assert len(PAGES) > 40
    assert sum(len(links(page)) for page in PAGES) > 150


@pytest.mark.parametrize("page", [page for page in PAGES if links(page)], ids=lambda page: str(page.relative_to(ROOT)))
def test_files_and_headings_that_are_linked_are_there(page: Path) -> None:
    for link in links(page):
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        if parts.fragment:
            assert target.suffix == ".md", link
            assert parts.fragment in headings(target), link


def test_addresses_elsewhere_are_listed_and_well_formed() -> None:
    found = {link for page in PAGES for link in links(page) if urlsplit(link).scheme}
    assert sorted(found) == LISTED.read_text(encoding="utf-8").split()
    for link in found:
        parts = urlsplit(link)
        assert parts.scheme == "https", link
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", parts.netloc), link
        assert not re.search(r"[^\x21-\x7e]", link), link
