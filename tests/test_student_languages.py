"""A student's check in other languages: the same marks and mistakes, and in a made-up one no sentence of English."""

import gettext
import re
from collections.abc import Iterator

import pytest

from autograder.core.language import speaking
from autograder.record.schema import Record
from autograder.student.checker import Checker, checker_of
from tests.support.launchers import shared
from tests.support.student_cases import COURSE, Case, cases, program, told

SOME = [case for number, case in enumerate(one for one in cases() if not one.slow) if number % 4 == 0]
WORD = re.compile(r"[A-Za-z]{2,}")


class Pseudo(gettext.NullTranslations):
    """A language in which each sentence is itself between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Checker]]:
    made: dict[str, Checker] = {}
    managers = []
    for lesson in COURSE.lessons:
        path = tmp_path_factory.mktemp(lesson) / f"{lesson}.py"
        path.write_text(program(lesson, ""), encoding="utf-8")
        managers.append(checker_of(path))
        made[lesson] = managers[-1].__enter__()
    with shared([checker._launcher for checker in made.values()]):
        yield made
    for manager in managers:
        manager.__exit__(None, None, None)


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
