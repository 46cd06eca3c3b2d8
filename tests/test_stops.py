"""What does not come to an end, or takes its process down, is waited for once and not again and again."""

from collections.abc import Iterator

import pytest

from autograder.core.files import write_whole
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.judge.result import Outcome
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.runner.session import observe
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.wire.observation import Observations
from autograder.worker.stops import Stops
from tests.support.courses import course_of_its_own
from tests.support.launchers import shared

LATE = {"kind": "TimeLimit", "message": "stopped after 5 seconds"}
DEAD = {"kind": "Killed", "message": "it ended its own process"}
FULL = {"kind": "MemoryError", "message": ""}
ERROR = {"kind": "ValueError", "message": "wrong"}

CHECKS = """
from autograder.lesson import Lesson

lesson = Lesson("tiny", title="Two functions", order=1)
double = lesson.task("double", points=3, lecture="Functions")
quadruple = lesson.task("quadruple", points=1, lecture="Functions")
alone = lesson.task("alone", points=1, lecture="Functions")


def declare(task, name, seconds, argument):
    def probe(student, given):
        return {"result": getattr(student, task.name)(argument)}

    def check(seen, expected):
        "It is right."
        return []

    probe.__name__, check.__name__ = name, "is_right_" + name
    seen = task.probe(probe) if seconds is None else task.probe(seconds=seconds)(probe)
    task.check(seen, points=1)(check)


declare(double, "long", 4.0, 3)
declare(double, "first", 0.5, 1)
declare(double, "second", 0.5, 2)
declare(quadruple, "of_two", 0.5, 2)
declare(alone, "of_three", 0.5, 3)


@double.probe(seconds=30)
def explains(student, given):
    return {"result": student.double(5)}
"""
SOLUTION = (
    "def double(x):\n    return 2 * x\ndef quadruple(x):\n    return 2 * double(x)\ndef alone(x):\n    return x\n"
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    made = course_of_its_own(tmp_path_factory.mktemp("stops"))
    write_whole(made.exercise("tiny") / "checks.py", CHECKS.encode())
    write_whole(made.solution("tiny") / "tiny.py", SOLUTION.encode())
    for name in ("wrong", "alternatives"):
        (made.solution("tiny") / f"{name}.toml").unlink()
    return made


@pytest.fixture(scope="module")
def lesson(course: Course) -> Lesson:
    return course.load("tiny")


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[Launcher]:
    made = launcher(course.exercise("tiny"))
    with shared([made]):
        yield made


def seen(server: Launcher, lesson: Lesson, source: str) -> Observations:
    program = Program((Unit(source, "tiny.py"),))
    probes = [(name, 0) for name in PROBES]
    return observe(server, lesson, program, 1, probes, stops=Stops({"quadruple": ["double"]}))


def failure_of(observed: Observations, probe: str) -> str | None:
    failure = observed.probes[probe][0].failure
    return failure and failure["kind"]


PROBES = ("double.long", "double.first", "double.second", "quadruple.of_two", "alone.of_three")
OTHERS = "\ndef quadruple(x):\n    raise ValueError(double)\ndef alone(x):\n    return x\n"


def test_two_short_limits_decide_and_one_of_a_training() -> None:
    short, long = Stops({}), Stops({})
    short.note("double", 5.0, LATE)
    assert short.spares("double") is None
    short.note("double", 5.0, LATE)
    long.note("double", 20.0, LATE)
    assert short.spares("double") == long.spares("double") == LATE
    assert short.spares("alone") is None


def test_what_dies_is_run_on_and_what_calls_it_is_spared() -> None:
    stops = Stops({"quadruple": ["double"], "alone": []})
    for _ in range(2):
        stops.note("double", 5.0, DEAD)
    assert stops.spares("double") is None
    assert stops.spares("quadruple") == DEAD
    assert stops.spares("alone") is None
    assert Stops(**stops.as_data()).spares("quadruple") == DEAD


def test_memory_that_was_filled_slowly_is_filled_twice_and_not_again_and_again() -> None:
    stops = Stops({"quadruple": ["double"]})
    for _ in range(3):
        stops.note("double", 5.0, FULL, took=0.01)
    assert stops.spares("double") is stops.spares("quadruple") is None
    for _ in range(2):
        stops.note("double", 5.0, FULL, took=1.5)
    assert stops.spares("double") == stops.spares("quadruple") == FULL


def test_errors_and_results_stop_nothing() -> None:
    stops = Stops({"quadruple": ["double"]})
    for failure in (ERROR, None, ERROR, None):
        stops.note("double", 20.0, failure)
    assert stops.spares("double") is stops.spares("quadruple") is None


def test_the_probe_with_the_longest_limit_is_spared_where_shorter_ones_ran_out(
    server: Launcher, lesson: Lesson
) -> None:
    observed = seen(server, lesson, "def double(x):\n    while True: pass" + OTHERS)
    assert [failure_of(observed, name) for name in PROBES] == ["TimeLimit"] * 4 + [None]
    assert observed.probes["double.long"][0].seconds == 0.0
    assert observed.probes["quadruple.of_two"][0].failure == observed.probes["double.second"][0].failure


@pytest.mark.parametrize("end", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_task_that_calls_one_that_takes_its_process_down_is_not_run(
    server: Launcher, lesson: Lesson, end: str
) -> None:
    observed = seen(server, lesson, f"def double(x):\n    {end}{OTHERS}")
    assert [failure_of(observed, name) for name in PROBES] == ["Killed"] * 4 + [None]
    one_dies = seen(server, lesson, f"def double(x):\n    if x == 1:\n        {end}\n    return 2 * x{OTHERS}")
    assert [failure_of(one_dies, name) for name in PROBES] == [None, "Killed", None, "ValueError", None]


def test_a_statement_that_does_not_end_is_waited_for_once(server: Launcher, lesson: Lesson) -> None:
    source = "for epoch in range(10**9): last = epoch\ndef double(x):\n    import os; os._exit(last * 0)" + OTHERS
    observed = seen(server, lesson, source)
    assert observed.seconds < 13  # in four processes, with four seconds in the first
    assert [failure_of(observed, name) for name in PROBES] == ["Killed"] * 4 + [None]
    messages = [error["failure"]["message"] for error in observed.load_errors]
    assert messages == ["stopped after 4 seconds"]


def test_what_was_stopped_is_not_stopped_once_more_to_explain_it(
    server: Launcher, course: Course, lesson: Lesson
) -> None:
    solutions = load_solutions(course, lesson)
    marker = Marker(lesson, Expectations(lesson, solutions, 1, server), server)
    program = Program((Unit("def double(x):\n    while True: pass" + OTHERS, "tiny.py"),))
    result = marker.mark(Submission("ada", "tiny", "tiny.py", program), ["double"])
    assert result.tasks[0].outcome is Outcome.FAILED
    assert result.seconds < 10  # and not the 30 of the probe that explains
