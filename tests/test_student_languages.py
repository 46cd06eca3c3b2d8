"""A student's check in other languages: the same marks and mistakes, and in a made-up one no sentence of English."""

import io
import json
import re
from collections.abc import Iterator

import pytest
from rich.console import Console

from autograder.core import language
from autograder.core.language import speaking, tr
from autograder.course.translations import translations
from autograder.record.schema import Record
from autograder.render.terminal.student import student_report
from autograder.student.checker import Checker
from autograder.submission.notebook import QUESTION, TASK, read_notebook
from tests.support.pseudo_language import Pseudo
from tests.support.student_cases import COURSE, Case, cases, checkers_of_all, told

SOME = [case for number, case in enumerate(one for one in cases() if not one.slow) if number % 4 == 0]
WORD = re.compile(r"[A-Za-z_]{2,}")


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Checker]]:
    with checkers_of_all(tmp_path_factory) as made:
        yield made


def verdict(found: Record) -> object:
    return [
        (
            *(task.name, task.score, task.outcome),
            *((check.name, check.outcome, check.score, [one.id for one in check.diagnoses]) for check in task.checks),
        )
        for task in found.tasks
    ]


@pytest.mark.parametrize("case", SOME, ids=lambda case: f"{case.lesson}/{case.name}")
def test_marks_and_mistakes_are_the_same_in_german(checkers: dict[str, Checker], case: Case) -> None:
    checker = checkers[case.lesson]
    english, said = told(checker, case, case.text)
    with speaking("de"):
        german, gesagt = told(checker, case, case.text)
    assert verdict(english) == verdict(german)
    assert said != gesagt


def outside(text: str) -> str:
    """What stands in no brackets."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return text


def of_the_lesson(lesson: str) -> list[str]:
    """What a lesson says in its own words, the longest first."""
    texts = json.loads((COURSE.exercise(lesson) / "de.texts.json").read_text(encoding="utf-8"))
    return sorted(texts_in(texts), key=len, reverse=True)


def texts_in(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        yield from found
        for value in found.values():
            yield from texts_in(value)


@pytest.mark.parametrize("case", SOME, ids=lambda case: f"{case.lesson}/{case.name}")
def test_no_sentence_is_left_out(checkers: dict[str, Checker], case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", Pseudo())
    monkeypatch.setattr(language, "_spoken", "xx")
    checker = checkers[case.lesson]
    found, _ = told(checker, case, case.text)
    out = io.StringIO()
    Console(file=out, width=2000, color_system=None).print(student_report(found, everything=True, width=0))
    said = "\n".join(line for line in out.getvalue().split("\n") if "│" not in line)  # lines of the student's own
    assert "⟦" in said
    left = outside(said)
    # The lesson was loaded in English, and says what its checks ask for.
    for text in (*(check.sentence for task in found.tasks for check in task.checks), *of_the_lesson(case.lesson)):
        left = left.replace(text, " ")
    assert set(WORD.findall(left)) <= set(checker.lesson.tasks), left


def test_an_answer_below_a_question_is_found_in_german_where_a_cell_says_nothing_of_itself() -> None:
    """As in a notebook that came through Colab."""
    said = [
        "**Frage `explain`** (2 Punkte). Was ist ein Loss?",
        "Eine Zahl.",
        "**Aufgabe `train`** (4 Punkte). Trainiere.",
    ]
    cells = [{"cell_type": "markdown", "metadata": {}, "source": text} for text in (*said, "Eine Notiz.")]
    book = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    assert read_notebook(book, "lesson.ipynb", frozenset({"train"})).texts == {"explain": "Eine Zahl."}


@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_questions_and_tasks_of_a_german_story_begin_as_they_are_looked_for(lesson: str) -> None:
    with speaking("de"):
        words = {QUESTION: tr(QUESTION), TASK: tr(TASK)}
    found = re.compile(rf"\*\*({QUESTION}|{TASK}) (`\w+`)\*\*")
    asked = 0
    for english, german in translations(COURSE, lesson, "de").items():
        for word, name in found.findall(english):
            assert f"**{words[word]} {name}**" in german
            asked += 1
    assert asked
