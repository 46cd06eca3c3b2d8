"""A sample class: made from the lessons' own variants and alternatives, with the accidents that happen in classes."""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.author.build import stub
from autograder.author.prose import BEGIN, END
from autograder.core.files import write_whole
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, Variant, load_solutions
from autograder.course.source import lesson_cells
from autograder.lesson import Lesson
from autograder.submission.program import Unit

Pick = Callable[[Solutions], list[Variant]]


def _wrong(*positions: int) -> Pick:
    """Wrong variants by their place in the list, counted in tenths, so that the recipe fits every lesson."""
    return lambda solutions: [solutions.wrong[place * len(solutions.wrong) // 10] for place in positions]


def _right(solutions: Solutions) -> list[Variant]:
    """One alternative for each task."""
    return list({variant.task: variant for variant in solutions.right}.values())


def _none(solutions: Solutions) -> list[Variant]:
    return []


TRAINING_AT_TOP_LEVEL = "import time\nfor epoch in range(1000):\n    print('epoch', epoch)\n    time.sleep(1)"
MAGICS = "%matplotlib inline\n!pip install torch\nprint('ready')"
FAILING_CELL = "plt.plot(losses_of_yesterday)"


@dataclass(frozen=True)
class Recipe:
    """How one student's submission comes about.

    Attributes:
        student: the name.
        ending: `py` or `ipynb`.
        variants: cells that replace the reference's definitions.
        extra: cells that come before everything.
        body: what the body of the middle task's function is replaced by.
        finish: turns the text of the file into what is handed in.
        file: the file's name, if not the lesson's.
        untouched: hand in the stub.
    """

    student: str
    ending: str = "py"
    variants: Pick = _none
    extra: tuple[str, ...] = ()
    body: str = ""
    finish: Callable[[str], str] = field(default=lambda text: text)
    file: str = ""
    untouched: bool = False


CLASS = (
    Recipe("ada"),
    Recipe("ben", "ipynb", extra=(MAGICS, FAILING_CELL)),
    Recipe("chen", variants=_wrong(8)),
    Recipe("dora", "ipynb", variants=_wrong(1, 6)),
    Recipe("emil", variants=_right),
    Recipe("fatima", "ipynb", variants=_right, extra=(MAGICS,)),
    Recipe("goran", variants=_wrong(2, 4, 7)),
    Recipe("hana", untouched=True),
    Recipe("ivan", finish=lambda text: text.replace("def ", "def def ", 1)),
    Recipe("jana", "ipynb", finish=lambda text: text[: len(text) // 2]),
    Recipe("kofi", body="while True:\n        pass"),
    Recipe("lea", body="import os\n    os._exit(0)", extra=(TRAINING_AT_TOP_LEVEL,)),
    Recipe("mina", "ipynb", variants=_wrong(0, 3, 5, 9)),
    Recipe("noor", file="final_version(2).py", variants=_wrong(5)),
)
NOTHING = "omar"


def sample_class(course: Course, lessons: Iterable[str], target: Path) -> None:
    """Write the class's work for some lessons under `target`, in nbgrader's layout; what was there is removed."""
    shutil.rmtree(target, ignore_errors=True)
    for name in lessons:
        lesson = course.load(name)
        solutions = load_solutions(course, lesson)
        for recipe in CLASS:
            text = _text(course, lesson, solutions, recipe)
            file = recipe.file or f"{name}.{recipe.ending}"
            write_whole(target / recipe.student / name / file, recipe.finish(text).encode())
        (target / NOTHING / name).mkdir(parents=True, exist_ok=True)


def _text(course: Course, lesson: Lesson, solutions: Solutions, recipe: Recipe) -> str:
    if recipe.untouched:
        return stub(lesson, lesson_cells(course.solution(lesson.name) / f"{lesson.name}.py"))
    own = [unit.source for unit in solutions.reference.units]
    own += [variant.code for variant in recipe.variants(solutions)]
    units = [*recipe.extra, *map(_as_handed_in, own)]
    if recipe.body:
        units.append(_middle_task(lesson, recipe.body))
    if recipe.ending == "py":
        return "\n\n\n".join(unit for unit in units if not unit.startswith("%")) + "\n"
    return notebook([Unit(unit, recipe.student) for unit in units])


def _as_handed_in(source: str) -> str:
    """The cell without the marks around its solution, which no student sees."""
    return "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))


def _middle_task(lesson: Lesson, body: str) -> str:
    functions = [task.name for task in lesson.tasks.values() if not task.question and not task.manual]
    name = next(name for name in functions[len(functions) // 2 :] if name.islower())
    return f"def {name}(*arguments):\n    {body}"


def notebook(units: list[Unit]) -> str:
    """A notebook with these code cells, as JSON text."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [],
            "source": unit.source,
        }
        for number, unit in enumerate(units, 1)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
