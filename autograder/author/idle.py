"""Programs that do nothing: the reference with one task emptied, for the proof that they get no points."""

import ast
from collections.abc import Iterator

from autograder.core.language import noted, tr
from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.lesson import Lesson, Task
from autograder.submission.parsing import parse

# What a body that computes nothing may give back; `first` is the first argument of the call, if there is one.
GIVEN = {
    noted("returns nothing"): "None",
    noted("returns its first argument"): "first",
    noted("returns 0.5"): "0.5",
    noted("returns 1"): "1",
    noted("returns an empty list"): "[]",
    noted("returns an empty text"): "''",
    noted("returns a tensor without dimensions"): "torch.zeros(())",
    noted("returns ten scores"): "torch.zeros(4, 10)",
    noted("returns a model"): "torch.nn.Linear(2, 3)",
}
# What answers a question without a thought.
ANSWERS = (
    "None",
    "0",
    "0.5",
    "1",
    "''",
    "[]",
    "(0, 0)",
    "('', [])",
    "{}",
    "lambda *given: None",
    "lambda *given: given[0]",
)

# The right program tells the kind of its result. It runs only where it is given plain values: whoever hands a model to
# it sees it at work.
_BLANK = """
import copy as _copy
import numpy as _numpy
import torch as _torch


class _Silent(_torch.nn.Module):
    def __init__(self, right):
        super().__init__()
        self.right = [right]

    def forward(self, *given):
        return _blank(self.right[0](*given))


def _blank(value):
    if isinstance(value, _torch.nn.Module):
        return _Silent(value)
    if isinstance(value, _torch.Tensor):
        return _torch.zeros_like(value)
    if isinstance(value, _numpy.ndarray):
        return _numpy.zeros_like(value)
    if isinstance(value, dict):
        return {key: _blank(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_blank(item) for item in value)
    if isinstance(value, _torch.device):
        return _torch.device("cpu")
    return type(value)() if type(value) in _PLAIN else None


_PLAIN = (bool, int, float, str)


def _blanked(right):
    def blank(*given, **named):
        values = (*given, *named.values())
        if not all(isinstance(value, (*_PLAIN, list, tuple, _torch.Tensor, _numpy.ndarray)) for value in values):
            return None
        given, named = _copy.deepcopy((given, named))
        return _blank(right(*given, **named))

    return blank


def _blanked_method(right):
    return lambda self, *given: _blank(right(self, *given))
"""
BLANK, RAISES = noted("returns a blank of the right kind"), noted("raises")


def idle_programs(lesson: Lesson, solutions: Solutions) -> Iterator[Variant]:
    """For each task that a program marks, programs that do nothing there; `title` says what they do.

    Choices are left out: somebody who guesses is right now and then.
    """
    for task in lesson.tasks.values():
        if not task.manual and task.choice is None:
            source = definition(solutions.reference, task.name)
            for number, (title, code) in enumerate(_emptied(task, source), 1):
                yield Variant(f"{task.name}_idle_{number}", task.name, code, wrong=True, title=title)


def _emptied(task: Task, source: str) -> Iterator[tuple[str, str]]:
    tree = next((node for node in parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)), None)
    if tree is None:
        yield from ((tr("answers {answer}", answer=answer), f"{task.name} = {answer}") for answer in ANSWERS)
        yield tr(BLANK), f"{_BLANK}\n{source}\n{task.name} = _blank({task.name})"
        return
    for title, value in GIVEN.items():
        yield tr(title), _with_bodies(source, task.name, f"return {value}")
    yield tr(RAISES), _with_bodies(source, task.name, "raise RuntimeError('nothing is done here')")
    yield tr(BLANK), f"{_BLANK}\n{source}\n{_blanked(tree)}"


def _with_bodies(source: str, name: str, statement: str) -> str:
    """A definition whose functions consist of one statement, with the names of their arguments as they are."""
    tree = parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body = _body(node, statement)
    needed = [node for node in tree.body if getattr(node, "name", "") == name]
    return "import torch\n\n" + "\n\n".join(map(ast.unparse, needed))


def _body(node: ast.FunctionDef, statement: str) -> list[ast.stmt]:
    if node.name == "__init__":
        return [ast.Pass()]
    names = [argument.arg for argument in node.args.args if argument.arg != "self"]
    return parse(statement.replace("first", names[0] if names else "None")).body


def _blanked(tree: ast.FunctionDef | ast.ClassDef) -> str:
    if isinstance(tree, ast.FunctionDef):
        return f"{tree.name} = _blanked({tree.name})"
    own = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name != "__init__"]
    return "\n".join(f"{tree.name}.{name} = _blanked_method({tree.name}.{name})" for name in own)
