"""The edits that a search tries: what students change when they mend a program."""

import ast
from collections.abc import Callable, Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits import (
    arguments,
    calls,
    classes,
    grouping,
    idioms,
    layers,
    loops,
    means,
    moves,
    operators,
    statements,
    subscripts,
    values,
)
from autograder.repair.edits.context import Context
from autograder.repair.edits.repeated import everywhere

AT_A_NODE: tuple[Callable[[Context, ast.AST], Iterator[Edit]], ...] = (
    statements.idle,
    statements.decorators,
    operators.signs,
    operators.assignments,
    operators.comparisons,
    operators.texts,
    operators.truths,
    operators.conditions,
    grouping.brackets,
    grouping.calls,
    grouping.powers,
    grouping.chains,
    grouping.parts,
    values.constants,
    values.names,
    values.attributes,
    values.texts,
    values.keys,
    values.commas,
    calls.parentheses,
    calls.left_out,
    calls.added,
    calls.exchanged,
    calls.peeled,
    calls.converted,
    calls.positions,
    calls.powers,
    calls.lists,
    calls.repeated,
    arguments.order,
    arguments.arguments,
    arguments.stars,
    subscripts.subscripts,
    subscripts.added,
    layers.rows,
    loops.passes,
    loops.defaults,
    loops.globals_begun,
    means.divided,
    means.divisors,
    means.sizes_of_batches,
    classes.method_names,
    classes.inherited,
    classes.shared,
    classes.parameters,
    idioms.moved,
    idioms.lists,
)
OF_THE_WHOLE: tuple[Callable[[Context], Iterator[Edit]], ...] = (
    statements.left_out,
    statements.returns,
    moves.moved,
    moves.shifted,
    moves.methods,
    moves.exchanged,
    arguments.neighbours,
    idioms.statements,
    idioms.replaced,
    idioms.blocks,
    idioms.devices,
    idioms.device_statements,
    idioms.modes,
    calls.early,
    loops.accumulated,
    loops.collected_in_list,
    loops.collected,
    loops.repeated,
    loops.extremes,
    means.weighted,
)


def edits(context: Context) -> Iterator[Edit]:
    """All single edits of a definition, in no particular order; then those that do the same in several places."""
    single = [edit for node in context.nodes for at_a_node in AT_A_NODE for edit in at_a_node(context, node)]
    yield from single
    for of_the_whole in OF_THE_WHOLE:
        yield from of_the_whole(context)
    yield from everywhere(context, single)
