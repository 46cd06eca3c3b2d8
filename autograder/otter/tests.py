"""Records of otter's tests: files, each with the cases of a question, and their points by otter's rules."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Any

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.submission.parsing import parse

Number = int | float


class TestProblem(UsageProblem):
    """Tests of otter's that cannot be used; the text says which, why, and what to do."""

    __test__ = False


@dataclass(frozen=True)
class Case:
    """One case of a question.

    Attributes:
        name: its name.
        body: examples of a doctest, or the text of a whole test file that defines `function`.
        hidden: whether students do not get it.
        points: what it gives.
        success, failure: words for students who pass and fail it; None where there are none.
        function: what is called; empty for a doctest.
        parameters: its parameters, which are names of the notebook.
    """

    name: str
    body: str
    hidden: bool
    points: Number | None = None
    success: str | None = None
    failure: str | None = None
    function: str = ""
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class TestFile:
    """The cases of a question.

    Attributes:
        name: what its results are called.
        question: what notebooks ask for it by.
        cases: in their order.
        all_or_nothing: whether points are given only where all cases pass.
        source: the file's text where cases are functions.
    """

    __test__ = False

    name: str
    question: str
    cases: tuple[Case, ...]
    all_or_nothing: bool = False
    source: str = ""

    @property
    def possible(self) -> Number:
        """The most that it gives."""
        return sum(case.points or 0 for case in self.cases)


def test_file(question: str, spec: Any, place: str) -> TestFile:
    """A question's cases, from what stands in a test file or in a notebook's metadata.

    Args:
        question: what notebooks ask for.
        spec: a table in OK's format, or the text of a file of functions.
        place: where it stands, for messages.

    Raises:
        TestProblem: it is neither.
    """
    if isinstance(spec, dict):
        return _of_examples(question, spec, place)
    if isinstance(spec, str):
        return _of_functions(question, spec, place)
    raise TestProblem(
        tr(
            "{place}: the tests of {question} are neither a table in OK's format nor a text of functions",
            place=place,
            question=question,
        )
    )


def with_points(total: Any, cases: Sequence[Case], place: str) -> tuple[Case, ...]:
    """Cases with the points of each, by otter's rules.

    Raises:
        TestProblem: they contradict one another.
    """
    if isinstance(total, list):
        if len(total) != len(cases):
            raise TestProblem(
                tr(
                    "{place}: there are {cases} cases, and `points` for {points}: make them agree",
                    place=place,
                    cases=len(cases),
                    points=len(total),
                )
            )
        cases, total = [replace(case, points=own) for case, own in zip(cases, total, strict=True)], None
    if total is not None and not _is_number(total):
        raise TestProblem(
            tr("{place}: `points` is {value!r}, and has to be a number or a list of them", place=place, value=total)
        )
    given = [case.points for case in cases]
    if not all(points is None or _is_number(points) for points in given):
        raise TestProblem(tr("{place}: the points of a case are no number", place=place))
    said: Number = sum(points for points in given if points is not None)
    left = sum(points is None for points in given)
    rest: Number = 0.0
    if total is not None:
        if said > total:
            raise TestProblem(tr("{place}: the cases have more points than the question: make them agree", place=place))
        rest = (total - said) / left if left else 0.0
    elif left and not any(given):  # nothing said: one point for all
        rest = 1 / left
    return tuple(case if case.points is not None else replace(case, points=rest) for case in cases)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _of_examples(question: str, spec: dict[str, Any], place: str) -> TestFile:
    suites = spec.get("suites")
    if not isinstance(suites, list) or len(suites) != 1 or not isinstance(suites[0], dict):
        raise TestProblem(tr("{place}: otter takes exactly one suite in a test file", place=place))
    suite, name = suites[0], str(spec.get("name", question))
    if suite.get("type", "doctest") != "doctest" or suite.get("setup") or suite.get("teardown"):
        raise TestProblem(tr("{place}: otter takes doctests without `setup` and `teardown`", place=place))
    cases = []
    for number, one in enumerate(suite.get("cases", []), 1):
        if not isinstance(one, dict) or not isinstance(one.get("code"), str):
            raise TestProblem(tr("{place}: case {number} has no `code`", place=place, number=number))
        cases.append(
            Case(
                str(one.get("name", f"{name} - {number}")),
                dedent(one["code"]),
                bool(one.get("hidden", True)),
                one.get("points"),
                one.get("success_message"),
                one.get("failure_message"),
            )
        )
    return TestFile(name, question, with_points(spec.get("points"), cases, place), bool(spec.get("all_or_nothing")))


def _of_functions(question: str, text: str, place: str) -> TestFile:
    try:
        body = parse(text).body
        said = {
            target.id: ast.literal_eval(node.value)
            for node in body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and target.id in ("name", "points", "all_or_nothing")
        }
        functions = [(node, own) for node in body if isinstance(node, ast.FunctionDef) and (own := _decorator(node))]
        cases = [_function(text, node, own, functions) for node, own in functions]
    except (SyntaxError, ValueError, TypeError) as error:
        raise TestProblem(
            tr("{place}: the test file cannot be read without running it: {error}", place=place, error=error)
        ) from None
    if "name" not in said:
        raise TestProblem(tr("{place}: the test file does not define `name`", place=place))
    name = str(said["name"])
    named = [replace(case, name=case.name or f"{name} - {number}") for number, case in enumerate(cases, 1)]
    points = with_points(said.get("points"), named, place)
    return TestFile(name, question, points, bool(said.get("all_or_nothing")), text)


def _decorator(node: ast.FunctionDef) -> ast.Call | None:
    for one in node.decorator_list:
        called = one.func if isinstance(one, ast.Call) else None
        if isinstance(one, ast.Call) and "test_case" in (getattr(called, "id", ""), getattr(called, "attr", "")):
            return one
    return None


_OPTIONS = ("name", "points", "hidden", "success_message", "failure_message")


def _function(
    text: str, node: ast.FunctionDef, decorator: ast.Call, functions: Sequence[tuple[ast.FunctionDef, ast.Call]]
) -> Case:
    """A case that is a function, with the file's text without otter and without the other cases, line for line."""
    said = dict(zip(_OPTIONS, map(ast.literal_eval, decorator.args), strict=False))
    said |= {keyword.arg or "": ast.literal_eval(keyword.value) for keyword in decorator.keywords}
    lines = text.splitlines()
    for other, _ in functions:
        first = min(one.lineno for one in other.decorator_list)
        last = other.lineno - 1 if other is node else other.end_lineno or other.lineno
        lines[first - 1 : last] = [""] * (last - first + 1)
    for one in ast.walk(parse(text)):
        module = one.module if isinstance(one, ast.ImportFrom) else None
        if isinstance(one, ast.ImportFrom) and (module or "").split(".")[0] == "otter":
            lines[one.lineno - 1 : one.end_lineno] = [""] * ((one.end_lineno or one.lineno) - one.lineno + 1)
    arguments = node.args
    parameters = tuple(one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
    return Case(
        str(said.get("name") or ""),
        "\n".join(lines),
        bool(said.get("hidden", False)),
        said.get("points"),
        said.get("success_message"),
        said.get("failure_message"),
        node.name,
        parameters,
    )
