"""Notebooks as students hand them in, made of a release and a lesson's own programs: for trying things out."""

import copy
from collections.abc import Iterable
from typing import Any

from autograder.author.prose import BEGIN, END
from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.submission.notebook import KIT
from autograder.submission.parsing import parse
from autograder.submission.tasks import bound_names

Notebook = dict[str, Any]
ANSWER = "It is one number that says how bad a model's predictions are. Training makes it smaller."


def filled(release: Notebook, solutions: Solutions, variants: Iterable[Variant] = (), answer: str = ANSWER) -> Notebook:
    """A release with every task and question answered.

    Args:
        release: the notebook that students get.
        solutions: whose reference is written into it.
        variants: programs that take the place of the reference's for their task.
        answer: for free texts.
    """
    notebook = copy.deepcopy(release)
    instead = {variant.task: variant.code for variant in variants}
    for cell in notebook["cells"]:
        own = cell["metadata"].get("nbgrader", {})
        question = "question" in cell["metadata"].get("tags", [])
        if KIT in cell["metadata"]:
            cell["source"] = answer
        elif own.get("solution") or question:
            name = own.get("grade_id", cell["id"])
            source = instead.get(name) or _whole_cell(solutions, name, question)
            cell["source"] = "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))
    return notebook


def _whole_cell(solutions: Solutions, name: str, question: bool) -> str:
    """The reference's cell that defines a name, with its helpers; of the key only the one answer."""
    if question:
        return definition(solutions.reference, name)
    units = reversed(solutions.reference.units)
    return next(unit.source for unit in units if name in bound_names(parse(unit.source)))
