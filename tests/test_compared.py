"""Figures on the page that compares graders are those of the pages that they come from, and of their date."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "compared.md").read_text(encoding="utf-8")


def summed(row: str) -> tuple[int, int]:
    """Of the tables of all lessons, how many of how many."""
    found = [
        re.search(rf"^\| {row}.*?\| (\d+) of (\d+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in sorted((DOCS / "figures").glob("*.md"))
    ]
    assert len(found) >= 4
    assert all(found)
    return sum(int(one[1]) for one in found if one), sum(int(one[2]) for one in found if one)


def test_error_rates_are_those_of_the_corpus() -> None:
    caught, wrong = summed("wrong programs caught")
    failed, right = summed("right programs failed")
    misnamed, _ = summed("named wrong")
    assert (
        f"of {wrong:,} wrong programs in the corpus {caught:,} are caught, of {right:,} runs of right ones {failed:,} "
        f"fail, {misnamed:,} wrong ones get a wrong name"
    ) in PAGE


def test_attacks_are_those_of_their_page() -> None:
    attacks = (DOCS / "notebook_attacks.md").read_text(encoding="utf-8")
    found = re.search(r"^\| all \| (\d+) \| (\d+) \| (\d+) \|", attacks, re.MULTILINE)
    assert found
    assert (
        f"| {found[1]} attacks of ordinary notebooks that got through in nbgrader | {found[2]} | {found[3]} (" in PAGE
    )


def test_the_date_of_the_comparison_is_said() -> None:
    assert re.search(r"^As of \d{1,2} \w+ 20\d\d,", PAGE, re.MULTILINE)
