"""The patterns that tell mistakes apart which behave alike: each has its answer at once, whatever the code is."""

import re
import signal
import tomllib
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from autograder.author.corpus import corpus_folder, read_corpus
from autograder.course.layout import Course

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
SECONDS = 1.0  # for one pattern on one program


def whens(lesson: str) -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads((COURSE.solution(lesson) / "wrong.toml").read_text(encoding="utf-8"))
    return {name: re.compile(one["when"], re.DOTALL) for name, one in listed.items() if "when" in one}


def too_late(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError


@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_no_pattern_goes_through_the_ways_to_match(lesson: str) -> None:
    """A pattern that can match a line in several ways takes twice as long for each line more."""
    loop = "def f(epochs):\n    for epoch in range(epochs):\n" + "        x = epoch - 0, 1, x < y; # if epochs\n" * 60
    texts = {one.name: one.text for one in read_corpus(corpus_folder(COURSE, lesson))} | {"a long loop": loop}
    before = signal.signal(signal.SIGALRM, too_late)
    slow = []
    try:
        for name, pattern in whens(lesson).items():
            for program, text in texts.items():
                signal.setitimer(signal.ITIMER_REAL, SECONDS)
                try:
                    pattern.search(text)
                except TimeoutError:
                    slow.append((name, program))
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert slow == []
