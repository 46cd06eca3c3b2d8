"""Vocabulary: the words that right programs of a task use."""

import ast
from collections.abc import Iterable

from autograder.repair.edits.context import Vocabulary
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import code_of


def vocabulary_of(reference: Program, task: str, others: Iterable[str], right: Iterable[str]) -> Vocabulary:
    """The words of a task's reference and its alternatives.

    Args:
        reference: the reference's program.
        task: whose definition is read.
        others: the other tasks, which are left out.
        right: the code of other right definitions.
    """
    nodes = [node for text in (code_of(reference, task, others), *right) for node in ast.walk(parse(text))]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return Vocabulary(
        frozenset(node.attr for node in nodes if isinstance(node, ast.Attribute)),
        frozenset(
            f"{one.arg}={ast.unparse(one.value)}"
            for call in calls
            for one in call.keywords
            if one.arg and isinstance(one.value, ast.Constant | ast.UnaryOp | ast.Name)
        ),
        frozenset(
            ast.unparse(node)
            for node in nodes
            if isinstance(node, ast.Constant)
            and not isinstance(node.value, bool | None)
            and len(ast.unparse(node)) < 20
        ),
    )
