"""The scenario of a function of tensors: values, gradient, dtype, arguments left alone, computed by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.core.language import tr
from autograder.lesson import FLOAT32_SHORT, DeclarationError, Task, Tolerance
from autograder.pytorch.forbid import all_spellings, plain_name
from autograder.pytorch.scenarios.calls import Cases, Function, GroupsOfCases, groups, in_other_words
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.scenarios.tensor_calls import TensorFunction, same_dtypes, same_results

OTHER_CHECKS = ("gradient", "dtype", "input", "by_hand")


def tensor_function(
    task: Task,
    *,
    arguments: Sequence[str],
    cases: GroupsOfCases,
    points: Points,
    loss: bool = False,
    gradient: str = "",
    refused: Sequence[Any] = (),
    tolerance: Tolerance = FLOAT32_SHORT,
) -> None:
    """Declare the probes and checks of a function that takes tensors and gives one.

    Checks: one for each group of cases ("values" where there is only one), and

    - "gradient": with respect to one argument; for a loss also that it has no dimensions;
    - "dtype": the result's dtype is the reference's;
    - "input": the arguments are left as they are; a module, handed over in train and in eval mode, keeps its mode and
      its numbers;
    - "by_hand": the right values while the functions of `refused` refuse.

    These four look at the first group, the gradient and the arguments at its first case.

    Args:
        task: the function.
        arguments: the names of its arguments, for messages.
        cases: draws the arguments, see `Cases`; or several groups of them by the names of their checks.
        points: of each check.
        loss: whether it gives one number. Then only the check of the gradient asks for a tensor without dimensions.
        gradient: the name of the argument that the gradient is taken of; the first where empty.
        refused: functions of PyTorch's that refuse, in whatever spelling, while it is computed by hand.
        tolerance: of values; gradients, which are sums, have `FLOAT32`.

    Raises:
        DeclarationError: these contradict one another; the text says what to change.
    """
    scenario = Scenario(task, points)
    kinds = groups(task.name, cases, points)
    function = TensorFunction(task.name, arguments, loss)
    _verify(function, kinds, points, gradient, refused)
    first, chosen = next(iter(kinds)), arguments.index(gradient) if gradient else 0
    near = kinds[first].tolerance or tolerance
    probes = {part: function.results(part, one, dtypes="dtype" in points) for part, one in kinds.items()}
    for part, one in kinds.items():
        scenario.offer(part, probes[part], same_results(one.tolerance or tolerance), in_other_words(part, first))
    scenario.offer(
        "gradient",
        function.gradient(kinds[first], chosen),
        function.same_gradient(chosen),
        tr("Gradients flow through it back to `{argument}`.", argument=arguments[chosen]),
    )
    scenario.offer("dtype", probes[first], same_dtypes, tr("The result has the right dtype."), supporting=True)
    scenario.offer(
        "input",
        function.arguments_afterwards(kinds[first]),
        function.same_arguments,
        tr("What it is given is not changed."),
        supporting=True,
    )
    if refused:
        task.refused = tuple(map(plain_name, refused))
        scenario.offer(
            "by_hand",
            function.results("by_hand", kinds[first], refused=all_spellings(refused)),
            same_results(near),
            tr("It is computed by hand, without the library's function for the whole of it."),
            after=[first],
        )
    scenario.complete()


def _verify(
    function: Function, kinds: Mapping[str, Cases], points: Points, gradient: str, refused: Sequence[Any]
) -> None:
    clash = [part for part in kinds if part in OTHER_CHECKS]
    if clash:
        raise DeclarationError(
            tr(
                '{name}: "{clash}" is a check of its own; give these cases another name',
                name=function.name,
                clash=clash[0],
            )
        )
    if gradient and gradient not in function.arguments:
        raise DeclarationError(
            tr(
                '{name}: there is no argument "{gradient}" to take the gradient of; there are: {names}',
                name=function.name,
                gradient=gradient,
                names=", ".join(function.arguments),
            )
        )
    if bool(refused) != ("by_hand" in points):
        raise DeclarationError(
            tr('{name}: `refused=` and points for "by_hand" belong together; give both, or neither', name=function.name)
        )
