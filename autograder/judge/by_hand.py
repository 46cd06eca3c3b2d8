"""Tasks that are done by hand: the library's function for the whole of it, found in a student's definition.

Nothing that is said in such a task may teach how to call that function.
"""

import ast

from autograder.lesson import Task
from autograder.submission.program import Program
from autograder.submission.tasks import mentioned, plain_code, reached


def library_function(program: Program, task: Task, tasks: frozenset[str], statement: ast.stmt | None) -> str:
    """The library's function that a by-hand task uses in a statement, as it stands there; empty where there is none.

    Args:
        program: the student's.
        task: the task; it says which functions refuse.
        tasks: the names of all tasks of the lesson: their own functions may be called like the library's.
        statement: the one that matters, with those that give its names their values.
    """
    if not task.refused or statement is None:
        return ""
    refused = {_letters(name) for name in task.refused}
    used = mentioned(statement)
    for _, definition in reached(program, task.name, tasks - {task.name}).values():
        for node in ast.walk(definition):
            given = {one.id for one in getattr(node, "targets", []) if isinstance(one, ast.Name)}
            same = isinstance(node, ast.stmt) and ast.dump(node) == ast.dump(statement)
            if same or given & used:
                found = next((one for one in ast.walk(node) if _is_one(one, refused, tasks)), None)
                if found is not None:
                    return plain_code(found)
    return ""


def _is_one(node: ast.AST, refused: set[str], own: frozenset[str]) -> bool:
    match node:
        case ast.Attribute(attr=name):
            return _letters(name) in refused
        case ast.Name(id=name):
            return name not in own and _letters(name) in refused
    return False


def _letters(name: str) -> str:
    """`MSELoss` and `mse_loss` are one function."""
    return name.replace("_", "").lower().removesuffix("loss")
