"""The edits that a search tries: what students change when they mend a program."""

import ast
from collections.abc import Callable, Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits import expressions, idioms, loops, operators, statements
from autograder.repair.edits.context import Context

AT_A_NODE: tuple[Callable[[Context, ast.AST], Iterator[Edit]], ...] = (
    statements.idle,
    operators.signs,
    operators.assignments,
    operators.comparisons,
    operators.conditions,
    operators.grouping,
    expressions.constants,
    expressions.names,
    expressions.attributes,
    expressions.calls,
    expressions.arguments,
    expressions.subscripts,
    idioms.chains,
    loops.halves,
    loops.passes,
)
OF_THE_WHOLE: tuple[Callable[[Context], Iterator[Edit]], ...] = (
    statements.left_out,
    statements.moved,
    statements.deepened,
    statements.returns,
    idioms.statements,
    idioms.blocks,
    loops.accumulated,
    loops.divided,
)


def edits(context: Context) -> Iterator[Edit]:
    """All single edits of a definition, in no particular order."""
    for node in context.nodes:
        for at_a_node in AT_A_NODE:
            yield from at_a_node(context, node)
    for of_the_whole in OF_THE_WHOLE:
        yield from of_the_whole(context)
