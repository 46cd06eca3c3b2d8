"""Vocabulary: the words that right programs of a task use."""

import ast
from collections.abc import Iterable

from autograder.repair.edits.context import Vocabulary
from autograder.submission.parsing import parse


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """The words of some right programs' code."""
    nodes = [node for text in texts for node in ast.walk(parse(text))]
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
