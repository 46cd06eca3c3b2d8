# {"attack": "Loads the solutions with the kit's own functions.", "breach": "leak"}

from pathlib import Path


def load():
    from autograder.course.layout import Course
    from autograder.course.solutions import load_solutions

    course = Course(Path(TARGETS["exercises"]).parents[1])
    return "".join(unit.source for unit in load_solutions(course, course.load("arena")).reference.units)


text = load()


def double(x):
    raise ValueError(text[text.index("tk") :][:300])
