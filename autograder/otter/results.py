"""Results in otter's own form: a table for Gradescope, a summary in words, and the table of a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from autograder.core.language import tr
from autograder.otter.judge import CaseResult
from autograder.otter.tests import Number, TestFile

POINTS_POSSIBLE = "points-per-question"  # the first line of the table
COMPLETED, NOTHING = "Completed", "--"


@dataclass(frozen=True)
class FileResult:
    """How the cases of a question ended."""

    file: TestFile
    cases: tuple[CaseResult, ...]

    @property
    def passed_all(self) -> bool:
        """Whether all cases passed."""
        return all(one.passed for one in self.cases)

    @property
    def score(self) -> Number:
        """Its points."""
        if self.file.all_or_nothing:
            return self.file.possible * self.passed_all
        return sum(one.case.points or 0 for one in self.cases if one.passed)

    def summary(self, public_only: bool = False) -> str:
        """In words, all cases or those that students get."""
        cases = [one for one in self.cases if not (public_only and one.case.hidden)]
        if all(one.passed for one in cases):
            words = tr("{name} results: All test cases passed!", name=self.file.name)
            said = [one for one in cases if one.case.success is not None]
            return words + "".join(
                "\n" + tr("{name} message: {message}", name=one.case.name, message=one.case.success) for one in said
            )
        return (
            tr("{name} results:", name=self.file.name) + "\n" + indent("\n\n".join(map(_case_summary, cases)), "    ")
        )


def _case_summary(one: CaseResult) -> str:
    said = one.case.success if one.passed else one.case.failure
    parts = [tr("{name} message: {message}", name=one.case.name, message=said) + "\n"] if said is not None else []
    parts += [tr("{name} result:", name=one.case.name), indent(one.message.strip(), "    ")]
    return "\n".join(parts).strip()


@dataclass(frozen=True)
class Results:
    """What came of one submission.

    Attributes:
        file: its name.
        questions: by their names, in the order in which they were first checked.
        problem: why nothing came of it; empty where something did.
        limits: sentences about cells that hit a limit.
    """

    file: str
    questions: Mapping[str, FileResult]
    problem: str = ""
    limits: tuple[str, ...] = ()

    @property
    def total(self) -> Number:
        """All its points."""
        return sum(one.score for one in self.questions.values())

    @property
    def possible(self) -> Number:
        """The most that there is."""
        return sum(one.file.possible for one in self.questions.values())


def gradescope(results: Results, config: Mapping[str, Any]) -> dict[str, Any]:
    """What otter writes into `results.json`.

    Args:
        results: of one submission.
        config: otter's settings.
    """
    if results.problem:
        return _nothing(results.problem)
    questions = results.questions.values()
    seen = "after_published" if config.get("show_hidden") else "hidden"
    if config.get("show_all_public") and not any(case.hidden for one in questions for case in one.file.cases):
        seen = "visible"
    tests: list[dict[str, Any]] = []
    if not config.get("show_hidden") or config.get("force_public_test_summary", True):
        public = [one for question in questions for one in question.cases if not one.case.hidden]
        words = "\n\n".join(one.summary(public_only=True) for one in questions)
        status = "passed" if all(one.passed for one in public) else "failed"
        tests.append({"name": tr("Public Tests"), "visibility": "visible", "output": words, "status": status})
    for one in questions:
        tests.append(
            {
                "name": one.file.name,
                "score": round(one.score, 5),
                "max_score": round(one.file.possible, 5),
                "visibility": seen,
                "output": one.summary(),
            }
        )
    output: dict[str, Any] = {"tests": tests}
    if config.get("show_stdout"):
        output["stdout_visibility"] = "after_published"
    score = _score(results, config)
    return output | ({"score": score} if score is not None else {})


def _score(results: Results, config: Mapping[str, Any]) -> Number | None:
    """The score where settings say how it is made; else it is the sum of the tests."""
    most, threshold = config.get("points_possible"), config.get("score_threshold")
    share = results.total / results.possible if results.possible else 0
    if threshold is not None:
        return (most or results.possible) if share >= threshold else 0
    return None if most is None else share * most


def _nothing(problem: str) -> dict[str, Any]:
    shown = tr(
        "The autograder failed to produce any results. Please alert your instructor to this failure for "
        "assistance in debugging it."
    )
    hidden = tr("The submission could not be marked. (This message is not visible to students.)")
    hidden += f"\n\n{problem}"
    tests = [(tr("Autograder Failed"), "visible", shown), (tr("Autograder Exception"), "hidden", hidden)]
    return {
        "tests": [
            {"name": name, "visibility": visibility, "output": words, "status": "failed"}
            for name, visibility, words in tests
        ],
        "score": 0,
    }


def class_table(found: Sequence[Results]) -> list[list[str]]:
    """The lines of otter's `final_grades.csv`: its headings, the points of each question, and the submissions."""
    whole = [one for one in found if not one.problem]
    names = sorted({name for one in whole for name in one.questions})
    header = ["file", *names, "total_points_earned", "percent_correct", "grading_status"]
    rows = [header]
    if whole:
        most = {name: str(one.questions[name].file.possible) for one in whole for name in one.questions}
        total = str(max(one.possible for one in whole))
        rows.append([POINTS_POSSIBLE, *(most[name] for name in names), total, "1.0", NOTHING])
    for one in sorted(found, key=lambda one: one.file):
        scores = [str(one.questions[name].score) if name in one.questions else "0" for name in names]
        percent = round(one.total / one.possible, 4) if one.possible else 0
        rows.append([one.file, *scores, str(one.total), str(percent), one.problem or COMPLETED])
    return rows
