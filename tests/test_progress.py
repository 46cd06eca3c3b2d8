"""How far a run is: counted rightly, and shown on a terminal, in a log and to a program."""

import heapq
import io
import json
import os
import random
import re
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.course.layout import SETTING, Course
from autograder.marking.order import FIRST_OF, LESSONS, order
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from autograder.record.codec import record_of
from autograder.record.progress import Began, Ended, Event, Planned, Standing, Tally, Workers
from autograder.record.time_left import RECENT, Pace, seconds_left
from autograder.render.terminal.progress import as_data, duration, progress_text, rate_text, shown_progress, view
from tests.conftest import hand_in
from tests.support.command import COMMAND_SECONDS, spoken, started
from tests.support.made_records import RIGHT

GOOD = "def double(x):\n    return 2 * x\n"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def ended(student: str, outcome: str = "passed", reused: bool = False, lesson: str = "tiny") -> Ended:
    found = {
        **RIGHT,
        "student": student,
        "lesson": lesson,
        "outcome": outcome,
        "score": 1.0,
        "max_score": 2.0,
        "seconds": 0.5,
    }
    return Ended(record_of(found), reused)


def told(clock: Clock, *events: Event | float) -> Standing:
    tally = Tally(clock)
    for event in events:
        if isinstance(event, float):
            clock.now += event
        else:
            tally.add(event)
    return tally.standing()


def test_done_running_left_and_failures_are_counted() -> None:
    began = Began("ada", "tiny"), Began("ben", "tiny"), Began("chen", "tiny")
    standing = told(Clock(), Planned({"tiny": 5}), began[0], 2.0, began[1], began[2], 3.0, ended("ben", "failed"))
    assert (standing.done, standing.left, standing.total) == (1, 4, 5)
    assert standing.running == (("ada", "tiny", 5.0), ("chen", "tiny", 3.0))
    assert standing.outcomes == {"failed": 1}


def test_the_rate_begins_with_the_first_submission_and_knows_only_marked_ones() -> None:
    reused = [ended(f"r{number}", reused=True) for number in range(50)]
    standing = told(Clock(), Planned({"tiny": 60}), *reused, 30.0, Began("a", "tiny"), 2.0, ended("a"))
    assert standing.reused == 50
    assert standing.rate == pytest.approx(0.5)
    assert standing.seconds_left == pytest.approx(18.0)
    assert told(Clock(), Planned({"tiny": 60}), *reused).rate is None
    assert told(Clock(), Planned({"tiny": 60}), *reused).seconds_left is None


def test_the_rate_is_of_the_last_submissions() -> None:
    slow: list[Event | float] = [Began("x", "tiny")]
    for number in range(RECENT):
        slow += [10.0, ended(f"s{number}")]
    fast: list[Event | float] = []
    for number in range(RECENT):
        fast += [0.5, ended(f"f{number}")]
    assert told(Clock(), Planned({"tiny": 500}), *slow, *fast).rate == pytest.approx(2.0)


def test_a_tally_takes_events_from_many_threads() -> None:
    tally = Tally()
    tally.add(Planned({"tiny": 2000}))

    def work(worker: int) -> None:
        for number in range(200):
            tally.add(Began(f"{worker}-{number}", "tiny"))
            tally.add(ended(f"{worker}-{number}"))

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    standing = tally.standing()
    assert (standing.done, standing.left, standing.running) == (2000, 0, ())


def test_what_is_left_of_each_lesson_takes_what_that_lesson_takes() -> None:
    standing = told(
        Clock(),
        Planned({"quick": 10, "slow": 10}),
        *(Began("a", "quick"), 1.0, ended("a", lesson="quick"), Began("a", "slow"), 9.0, ended("a", lesson="slow")),
    )
    assert standing.seconds_left == pytest.approx(9 * 1 + 9 * 9)


def test_what_is_planned_later_comes_to_what_was_planned_before() -> None:
    events = (Began("a", "tiny"), 2.0, ended("a"))
    standing = told(Clock(), Planned({"tiny": 2}), *events, Planned({"tiny": 5}))
    assert standing.seconds_left == pytest.approx(4 * 2.0)


def test_attempts_of_one_student_at_once_are_counted_once_each() -> None:
    both = (Began("a", "tiny"), Began("a", "tiny"), 2.0, ended("a"), ended("a"))
    standing = told(Clock(), Planned({"tiny": 5}), *both)
    assert standing.left == 3
    assert standing.seconds_left == pytest.approx(3 * 2.0)


def test_what_runs_is_nearly_done_and_workers_share_the_rest() -> None:
    assert seconds_left([Pace(10, (6.0,), (10.0, 8.0)), Pace(0, (30.0,), (2.0,))], 2.0) == pytest.approx((90 + 3) / 2)
    assert seconds_left([Pace(4), Pace(1, (), (3.0,))], 1.0) == pytest.approx(15.0)
    assert seconds_left([Pace(4, (1.0,))], 2.0) is None


def test_those_that_waited_for_what_is_done_once_tell_nothing_of_the_others() -> None:
    events: list[Event | float] = [Began("a", "tiny"), Began("b", "tiny"), 60.0, ended("a"), ended("b")]
    for student in "cdef":
        events += [Began(student, "tiny"), 2.0, ended(student)]
    standing = told(Clock(), Planned({"tiny": 106}), *events)
    assert standing.seconds_left is not None
    at_once = (2 * 60 + 4 * 2) / (60 + 4 * 2)
    assert standing.seconds_left == pytest.approx(100 * 2 / at_once)


def test_each_lesson_begins_early_and_the_longest_does_not_come_last() -> None:
    took = {0: 0.2, 1: 3.0, 2: 7.0}
    begun = list(order([20, 30, 15], took.get))
    assert begun[:7] == [0, 0, 1, 1, 1, 2, 2]
    assert begun[7:] == [2] * 13 + [1] * 27 + [0] * 18
    assert sorted(order([1] * 9, {}.get)) == list(range(9))
    many = list(order([50] * (LESSONS + 1), lambda lesson: None))
    assert many.index(LESSONS) >= LESSONS * 50 / FIRST_OF


# Seconds of submissions as they were measured in the demo's class: (most, one in ten that never ends or fails late).
COSTS = {"linear_regression": (0.2, 10.0), "softmax_classifier": (3.0, 15.0), "mlp": (6.0, 19.0), "gpu": (3.0, 21.0)}


@pytest.mark.parametrize("seed", range(8))
def test_after_a_tenth_of_a_run_the_time_left_is_known_within_a_quarter(seed: int) -> None:
    draws, clock, names = random.Random(seed), Clock(), list(COSTS)
    tally = Tally(clock)
    tally.add(Planned(dict.fromkeys(names, 300)))
    taken: dict[str, list[float]] = {name: [] for name in names}

    def known(lesson: int) -> float | None:
        times = taken[names[lesson]]
        return sum(times) / len(times) if times else None

    running: list[tuple[float, str, str, float]] = []
    said = at = 0.0
    for number, lesson in enumerate(order([300] * len(names), known)):
        name, student = names[lesson], f"s{number}"
        while len(running) == 2:
            clock.now, ended_name, ended_student, seconds = heapq.heappop(running)
            taken[ended_name].append(seconds)
            tally.add(ended(ended_student, lesson=ended_name))
        usual, long = COSTS[name]
        seconds = (long if draws.random() < 0.1 else usual) * draws.uniform(0.7, 1.3) + 10 * (not taken[name])
        tally.add(Began(student, name))
        heapq.heappush(running, (clock.now + seconds, name, student, seconds))
        standing = tally.standing()
        if not said and standing.done >= standing.total / 10:
            said, at = standing.seconds_left or 0.0, clock.now
    last, first = max(running)[0], min(running)[0]
    assert said == pytest.approx(last - at, rel=0.25)
    assert last - first < 30


STANDING = Standing(
    300,
    40,
    10,
    (("ada\x1b[31m", "mlp", 75.4), ("ben", "mlp", 2.0)),
    {"passed": 30, "failed": 17, "ungradable": 3},
    2.0,
    125.0,
)


def test_the_line_says_all_that_matters() -> None:
    text = progress_text(STANDING)
    for words in ("50 of 300", "250 left", "10 taken over", "2.0 a second", "about 2 min 5 s to go", "3 unreadable"):
        assert words in text
    assert "17 with mistakes" in text


def test_on_a_cluster_workers_and_what_waits_for_them_are_told() -> None:
    standing = told(Clock(), Planned({"tiny": 9}), Workers(0, 0, 9), Began("ada", "tiny"), Workers(3, 24, 4))
    assert "3 workers, 4 in the queue" in progress_text(standing)
    assert "1 worker" in progress_text(told(Clock(), Workers(1, 1, 0)))
    assert "worker" not in progress_text(told(Clock(), Planned({"tiny": 9})))
    data = as_data(Workers(3, 24, 4), standing)
    assert (data["event"], data["workers"], data["threads"], data["queued"]) == ("workers", 3, 24, 4)


def test_the_live_view_shows_who_is_running_and_how_long_and_no_control_characters() -> None:
    out = io.StringIO()
    Console(file=out, width=120, force_terminal=True, color_system=None).print(view(STANDING))
    shown = out.getvalue()
    assert "75 s" in shown
    assert "ben" in shown
    assert "\x1b[31m" not in shown
    many = Standing(300, 0, 0, tuple((f"s{n}", "mlp", 1.0) for n in range(20)), {}, None)
    out = io.StringIO()
    Console(file=out, width=120).print(view(many))
    assert "and 12 more" in out.getvalue()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59.4, "59 s"), (60, "1 min 0 s"), (3599, "59 min 59 s"), (7500, "2 h 5 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [(2.04, "2.0 a second"), (0.96, "1.0 a second"), (0.4, "24 a minute"), (0.03, "2 a minute"), (0.005, "18 an hour")],
)
def test_a_slow_rate_is_no_zero(rate: float, text: str) -> None:
    assert rate_text(rate) == text


EVENTS: list[Event] = [
    Planned({"tiny": 2}),
    ended("ada", reused=True),
    Began("ben", "tiny"),
    ended("ben", "failed"),
]


def shown(**options: Any) -> str:
    out = io.StringIO()
    with shown_progress(Console(file=out, width=100, **options.pop("console", {})), **options) as progress:
        for event in EVENTS:
            progress(event)
    return out.getvalue()


def test_a_log_gets_a_line_at_the_begin_and_at_the_end() -> None:
    lines = shown().splitlines()
    assert lines[0] == "2 submissions: tiny; the reference solutions run beside them"
    assert lines[-1].startswith("2 of 2, 0 left, 1 taken over")
    assert len(lines) == 2
    assert "\x1b" not in shown()


def test_a_terminal_gets_a_live_view_that_is_gone_afterwards() -> None:
    text = shown(console={"force_terminal": True})
    assert "2 of 2" in text
    assert "\x1b" in text


def test_a_program_gets_an_object_for_each_event() -> None:
    lines = [json.loads(line) for line in shown(as_json=True).splitlines()]
    assert [line["event"] for line in lines] == ["planned", "reused", "began", "marked"]
    assert lines[0]["lessons"] == ["tiny"]
    assert lines[2]["student"] == "ben"
    assert lines[2]["running"] == 1
    last = lines[3]
    assert (last["student"], last["outcome"], last["score"], last["max_score"]) == ("ben", "failed", 1.0, 2.0)
    assert (last["total"], last["done"], last["reused"], last["left"], last["running"]) == (2, 2, 1, 0, 0)
    assert last["outcomes"] == {"passed": 1, "failed": 1}
    assert last["seconds_left"] == 0.0


def test_the_fields_are_those_that_the_docs_describe() -> None:
    text = (Path(__file__).parents[1] / "docs" / "instructors.md").read_text()
    tally = Tally()
    for event in EVENTS:
        tally.add(event)
        for field, value in as_data(event, tally.standing()).items():
            assert f"`{field}`" in text
            if field == "event":
                assert f"`{value}`" in text


def test_a_reader_that_went_away_does_not_stop_the_run() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with shown_progress(Console(file=Gone(), width=100), as_json=True) as progress:
        for event in EVENTS:
            progress(event)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals")
def test_in_a_terminal_a_run_is_live_and_ctrl_c_ends_it_cleanly(course: Course, tmp_path: Path) -> None:
    import pty

    for number in range(6):
        hand_in(tmp_path / "class", f"s{number}", f"import time; time.sleep(1)\n# {number}\n{GOOD}")
    ours, theirs = pty.openpty()
    with started(
        *(sys.executable, "-m", "autograder", "grade", tmp_path / "class", "--out", tmp_path / "out"),
        env={**os.environ, SETTING: str(course.root), DATA: "sample", "TERM": "xterm", "COLUMNS": "120"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        seen, interrupted = "", False
        for portion in spoken(ours, COMMAND_SECONDS):
            seen += portion
            if re.search("[1-4] of 6", seen) and not interrupted:
                interrupted = True
                running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
    os.close(ours)
    assert "s0" in seen
    assert "left" in seen
    assert "the same command goes on from there" in seen
    assert "Traceback" not in seen
    assert 1 <= len(list((tmp_path / "out").glob("results/tiny/*.json"))) < 6
