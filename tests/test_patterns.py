"""The patterns that tell mistakes apart which behave alike: each has its answer at once, whatever the code is."""

import tomllib
from pathlib import Path

import pytest

from autograder.author.corpus import corpus_folder, read_corpus
from autograder.course.layout import Course
from autograder.judge.code_patterns import has_pattern

COURSE = Course(Path(__file__).resolve().parents[1])


@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_no_pattern_goes_through_the_ways_to_match(lesson: str) -> None:
    """A pattern that can match a line in several ways takes twice as long for each line more."""
    listed = tomllib.loads((COURSE.solution(lesson) / "wrong.toml").read_text(encoding="utf-8"))
    whens = {name: one["when"] for name, one in listed.items() if "when" in one}
    loop = "def f(epochs):\n    for epoch in range(epochs):\n" + "        x = epoch - 0, 1, x < y; # if epochs\n" * 60
    texts = {one.name: one.text for one in read_corpus(corpus_folder(COURSE, lesson))} | {"a long loop": loop}
    slow = [
        (name, program)
        for name, pattern in whens.items()
        for program, text in texts.items()
        if has_pattern(pattern, text) is None
    ]
    assert slow == []
