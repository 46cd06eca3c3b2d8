"""Changes that only make right programs wrong: no wrong one is mended by them, so a search for repairs has none."""

import ast
from collections.abc import Callable, Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import line_end, line_start, stands_alone
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice, bindings, inside

MOST_RETURNED = 2  # names that a function gives back in the place of its value: those that it bound last


def conditions(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A condition that always holds, and one that never does; an endless `while` tells nothing."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            tests = [test]
        case ast.While(test=test):
            yield context.replaced(Kind.CONDITION, test, "False")
            return
        case ast.comprehension(ifs=tests):
            pass
        case _:
            return
    for test in tests:
        for truth in ("True", "False"):
            yield context.replaced(Kind.CONDITION, test, truth)


def loops(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A loop over the first only, and over all but the last."""
    if isinstance(node, ast.For | ast.comprehension):
        for part in ("[:1]", "[:-1]"):
            yield context.replaced(Kind.LOOP, node.iter, f"list({context.text(node.iter)}){part}")


def returns(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another name of the function's is given back in the place of what it works out."""
    if not isinstance(node, ast.FunctionDef):
        return
    bound = bindings(node)
    for statement in node.body:
        for inner in inside(statement):
            if isinstance(inner, ast.Return) and inner.value is not None and not isinstance(inner.value, ast.Name):
                for other in [name for name, line in bound.items() if line < inner.lineno][-MOST_RETURNED:]:
                    yield context.replaced(Kind.NAME, inner.value, other)


def methods(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A method left out."""
    if isinstance(node, ast.ClassDef) and len(node.body) > 1:
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and stands_alone(context, method):
                splice = Splice("method", line_start(context, method), line_end(context, method), "")
                yield context.edit(Kind.STATEMENT_MORE, [splice], context.start(method))


WRONG_WAY: tuple[Callable[[Context, ast.AST], Iterator[Edit]], ...] = (conditions, loops, returns, methods)
