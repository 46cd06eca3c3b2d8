"""Pages and cards in another language: all that they say themselves is looked up, and their scripts say that too."""

import json
import re
from pathlib import Path

import pytest

from autograder.core import language
from autograder.record.codec import record_of
from autograder.record.notebook_runs import book_runs
from autograder.render.html.card import card, summary_card
from autograder.report.books import summaries
from autograder.report.by_hand import Wanted
from autograder.report.pages import books_page, index_page, marks_page, student_page
from autograder.report.script_words import index_words, marks_words
from tests.support.made_records import EVIL, RESET, RIGHT, WRONG, check, failed, hostile, made, repaired, task
from tests.support.page import Page
from tests.support.pseudo_language import Pseudo
from tests.test_report import summary
from tests.test_report_books import a_class

ASSETS = Path(language.__file__).parent.parent / "report" / "assets"
WORD = re.compile(r"[A-Za-z]{2,}")
OWN = set(WORD.findall("torchgrade autograder name-mistake DIR"))  # the same in every language


@pytest.fixture(autouse=True)
def pseudo(monkeypatch):
    monkeypatch.setattr(language, "_catalogue", Pseudo())
    monkeypatch.setattr(language, "_spoken", "xx")


def words_of(found) -> set[str]:
    """The words in what a page shows: of students, of lessons, and of Python."""
    if isinstance(found, dict):
        return {word for key, value in found.items() if key != "outcome" for word in words_of(value)}
    if isinstance(found, list | tuple):
        return {word for value in found for word in words_of(value)}
    return set(WORD.findall(found)) if isinstance(found, str) else set()


def not_looked_up(page: str, *shown) -> set[str]:
    """Words of a page outside of brackets, without those of what it shows."""
    kinds = ("aria-label", "title", "alt", "placeholder")
    text = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.S)
    attributes = [value for _, own, _ in Page(page).elements for name, value in own.items() if name in kinds]
    text = re.sub(r"<[^>]*>", "\x00", text) + "\x00".join(value or "" for value in attributes)
    text = re.sub(r"&#?\w+;|\b\w+:[0-9a-f]{6}\b", " ", text)
    before = ""
    while before != text:  # what is put into a sentence may have brackets of its own
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return set(WORD.findall(text)) - words_of(shown) - OWN


SAME = [made(name, repaired("step", f"    {name} = loss", f"    {name} += loss")) for name in ("ann", "bo")]
MIXED = made(
    "ada",
    task("step", check("moves")),
    task("two", failed("moves", RESET), check("last", "blocked")),
    task("three", check("last", "not_attempted")),
    task("four", check("last", "answered")),
)
CLASS = {
    "seed": 1,
    "isolation": "tier",
    "missing": [["eve", "tiny"]],
    "tolerances": {"mean": {"relative": 1, "absolute": 2}},
}


def index() -> str:
    return index_page([summary(RIGHT, WRONG, *SAME)], CLASS, True)


def marks() -> str:
    wanted = [Wanted("ada", "tiny", "step", "2", "", "", "", ""), Wanted("ben", "tiny", "", "2", "", "1", "", "")]
    return marks_page(wanted, {"tiny": {"students": {}, "tasks": {}}}, "tiny", "token")


def test_all_words_of_the_index_are_looked_up():
    assert not_looked_up(index(), RIGHT, WRONG, SAME, CLASS, "mean") == set()


def test_all_words_of_a_students_page_are_looked_up():
    assert not_looked_up(student_page([record_of(MIXED)]), MIXED) == set()


def test_all_words_of_the_page_of_marks_are_looked_up():
    assert not_looked_up(marks(), "ada ben tiny step") == set()


def test_all_words_about_notebooks_are_looked_up(tmp_path: Path):
    a_class(tmp_path)
    kept = [json.loads(path.read_text()) for path in tmp_path.glob("notebooks/*/*.json")]
    page = books_page(summaries(book_runs(tmp_path)), True)
    shown = [one | {"cells": _without_limits(one["cells"])} for one in kept]
    assert not_looked_up(page, shown, "week1 assert") == set()


def _without_limits(cells):
    return [{key: value for key, value in one.items() if key != "limit"} for one in cells]


def test_a_page_says_which_language_it_is_in():
    assert [attributes["lang"] for attributes, _ in Page(index()).named("html")] == ["xx"]


def test_all_words_of_a_card_are_looked_up():
    wrong = made("ada", MIXED["tasks"][1])
    assert not_looked_up(card(record_of(wrong)), wrong) == set()
    assert not_looked_up(summary_card(record_of(MIXED), "ADVICE"), MIXED, "ADVICE") == set()


def test_what_is_put_into_a_sentence_stays_text():
    for page in (
        student_page([record_of(hostile())]),
        marks_page([], {EVIL: {"students": {}, "tasks": {}}}, EVIL, "token"),
    ):
        assert EVIL not in page
        assert len(Page(page).named("script")) <= 2


@pytest.mark.parametrize(("script", "words"), [("report.js", index_words), ("marks.js", marks_words)])
def test_a_script_says_what_its_page_gives_it_and_all_of_that(script, words):
    text = (ASSETS / script).read_text(encoding="utf-8")
    named = set(re.findall(r"data\.said\.(\w+)", text)) | set(re.findall(r'say\("(\w+)"', text))
    named |= {name for pair in re.findall(r'say\([^"]*\? "(\w+)" : "(\w+)"', text) for name in pair}
    assert named == set(words())


@pytest.mark.parametrize("page", [index, marks])
def test_the_words_of_a_script_are_those_of_the_language(page):
    [data] = [text for attributes, text in Page(page()).named("script") if attributes.get("id") == "data"]
    assert all("⟦" in said for said in json.loads(data)["said"].values())
