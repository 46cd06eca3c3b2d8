"""Errors in the words of the student's own code: the very names and numbers, where these tell what to write.

One file, since all readings are asked about the same error, each in a few lines.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.core.language import tr
from autograder.judge.misplaced_methods import place_of
from autograder.judge.result import Place
from autograder.submission.program import Program, Unit
from autograder.submission.tasks import plain_code, reached


@dataclass(frozen=True)
class Advice:
    """What an error means and what to do.

    Attributes:
        words: empty where nothing is known.
        where: the line that the words are about; None where it is the one that the error is told at.
    """

    words: str
    where: Place | None = None


@dataclass(frozen=True)
class Stopped:
    """An error, and the code around it.

    Attributes:
        program: the student's.
        task: the name of what failed.
        others: the names of the other tasks.
        said: what the error says.
        statement: the student's that it is told at; None where no line is known.
        scope: the innermost function around it.
    """

    program: Program
    task: str
    others: frozenset[str]
    said: str
    statement: ast.stmt | None
    scope: ast.AST | None

    def nodes(self) -> Iterator[tuple[Unit, ast.AST]]:
        """All parts of the task's definition and of the student's own that it uses."""
        for unit, definition in reached(self.program, self.task, self.others).values():
            for node in ast.walk(definition):
                yield unit, node

    def unit_of(self, wanted: ast.AST) -> Unit | None:
        """The unit that a statement like this stands in."""
        text = ast.dump(wanted, include_attributes=True)
        same = (unit for unit, node in self.nodes() if ast.dump(node, include_attributes=True) == text)
        return next(same, None)


def in_own_words(stopped: Stopped) -> Advice | None:
    """What is said of an error where the student's own code tells more than the error's text; None elsewhere."""
    return next((found for read in _READINGS if (found := read(stopped)) is not None), None)


def _not_made(stopped: Stopped) -> Advice | None:
    """A loader that is used and not made, where the function has what it is made of."""
    name = re.search(r"name '(\w*loader)' is not defined", stopped.said)
    match stopped.scope:
        case ast.FunctionDef(args=ast.arguments(args=parameters)) if name:
            if "dataset" in [one.arg for one in parameters]:
                return Advice(
                    tr(
                        "`{name}` gets no value here. Make it in this function: a `DataLoader` of `dataset` that "
                        "shuffles.",
                        name=name[1],
                    )
                )
    return None


def _loop_over_a_number(stopped: Stopped) -> Advice | None:
    match stopped.statement:
        case ast.For(target=ast.Name(id=name), iter=value) if re.search(
            r"'(?:int|float)' object is not iterable", stopped.said
        ):
            return Advice(
                tr(
                    "A loop cannot go through a single number. For so many passes write "
                    "`for {name} in range({number}):`.",
                    name=name,
                    number=plain_code(value),
                )
            )
    return None


def _counted_in_an_if(stopped: Stopped) -> Advice | None:
    match stopped.statement:
        case ast.If(
            test=ast.Compare(ops=[ast.Eq()]) as test,
            body=[ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=ast.Constant(value=1))],
            orelse=[],
        ) if "Boolean value of Tensor" in stopped.said:
            return Advice(
                tr(
                    "Here two tensors are compared value by value, so there are many answers, yes and no. Count the "
                    "yes, without `if`: `{code}`.",
                    code=f"{name} += ({plain_code(test)}).sum().item()",
                )
            )
    return None


_SCORES_ARE_WHOLE = re.compile(r'(?:log_softmax|nll_loss|cross_entropy)\w*" not implemented for \'(?:Long|Int)\'')


def _swapped_loss(stopped: Stopped) -> Advice | None:
    """A loss function that is given a part of the batch first: that part is the classes."""
    if stopped.statement is None or stopped.scope is None or not _SCORES_ARE_WHOLE.search(stopped.said):
        return None
    parts = {name for node in ast.walk(stopped.scope) for name in _parts_of_a_batch(node)}
    for node in ast.walk(stopped.statement):
        match node:
            case ast.Call(func=function, args=[ast.Name(id=first), second], keywords=[]) if first in parts:
                code = f"{plain_code(function)}({plain_code(second)}, {first})"
                return Advice(
                    tr(
                        "The scores are floats and the classes whole numbers, and the two have changed places here. "
                        "Scores first, classes second: `{code}`.",
                        code=code,
                    )
                )
    return None


def _parts_of_a_batch(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.For(target=ast.Tuple(elts=parts)) | ast.Assign(targets=[ast.Tuple(elts=parts)], value=ast.Name()):
            yield from (one.id for one in parts if isinstance(one, ast.Name))


_NO_TO = re.compile(r"'\w*(?:MNIST|CIFAR\d+|Dataset|Subset|DataLoader)' object has no attribute '(to|cuda)'")


def _moved_dataset(stopped: Stopped) -> Advice | None:
    found = _NO_TO.search(stopped.said)
    match stopped.statement:
        case ast.Assign(value=ast.Call(func=ast.Attribute(attr="to" | "cuda"))) | ast.Expr() if found:
            return Advice(
                tr(
                    "A dataset has no `.{method}`. Leave this line out: each batch is moved when its turn comes.",
                    method=found[1],
                )
            )
    return None


_OF_NUMBERS = re.compile(r"^(?:MSE|L1|SmoothL1|Huber)Loss$")


def _loss_of_numbers(stopped: Stopped) -> Advice | None:
    """A loss that compares number with number, made in the function whose line gives it scores and classes."""
    if "must match the size of tensor b" not in stopped.said or stopped.statement is None or stopped.scope is None:
        return None
    used = {node.id for node in ast.walk(stopped.statement) if isinstance(node, ast.Name)}
    for node in ast.walk(stopped.scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Attribute(attr=loss) as made)) if (
                name in used and _OF_NUMBERS.match(loss)
            ):
                unit = stopped.unit_of(node)
                return Advice(
                    tr(
                        "`{loss}` compares number with number, but for each example there are several scores and one "
                        "class number. For class numbers the loss is `nn.CrossEntropyLoss`.",
                        loss=plain_code(made),
                    ),
                    place_of(unit, node) if unit else None,
                )
    return None


_SHAPES = re.compile(r"mat1 and mat2 shapes cannot be multiplied \(\d+x(\d+) and (\d+)x(\d+)\)")
_FLATTENS = ("Flatten", "flatten", "view", "reshape")


def _sizes_of_a_layer(stopped: Stopped) -> Advice | None:
    """The one layer with the number of inputs that does not fit, where its sizes are written as numbers."""
    found = _SHAPES.search(stopped.said)
    if not found:
        return None
    came, inputs, outputs = map(int, found.groups())
    nodes = list(stopped.nodes())
    layers = [(unit, node) for unit, node in nodes if _layer_sizes(node) == (inputs, outputs)]
    flattens = any(isinstance(node, ast.Attribute) and node.attr in _FLATTENS for _, node in nodes)
    if len(layers) != 1:
        return None
    [(unit, layer)] = layers
    if came == outputs:
        words = tr(
            "The layer takes {inputs} numbers of each example, and {came} come: its two sizes have changed places. "
            "Inputs first, outputs second.",
            inputs=inputs,
            came=came,
        )
    elif flattens:
        words = tr(
            "The layer takes {inputs} numbers of each example, and {came} come: its first number has to be {came}.",
            inputs=inputs,
            came=came,
        )
    else:
        return None
    assert isinstance(layer, ast.Call)
    return Advice(words, place_of(unit, layer))


def _layer_sizes(node: ast.AST) -> tuple[object, object] | None:
    match node:
        case ast.Call(
            func=ast.Name(id="Linear") | ast.Attribute(attr="Linear"),
            args=[ast.Constant(value=inputs), ast.Constant(value=outputs)],
        ):
            return inputs, outputs
    return None


_NO_ATTRIBUTE = re.compile(r"'(\w+)' object has no attribute '(\w+)'$")


def _without_self(stopped: Stopped) -> Advice | None:
    """An attribute that no method sets, where one gives a value to a name of its own that is called like it."""
    found = _NO_ATTRIBUTE.search(stopped.said)
    for unit, node in stopped.nodes() if found else ():
        if not (found and isinstance(node, ast.ClassDef) and node.name == found[1]):
            continue
        for inner in ast.walk(node):
            match inner:
                case ast.Assign(targets=[ast.Name(id=name)]) if name == found[2]:
                    words = tr(
                        "`{name}` without `self.` is known in this one method only: write `self.{name}`.", name=name
                    )
                    return Advice(words, place_of(unit, inner))
    return None


def plain_list_of_layers(program: Program, task: str, others: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Plain lists in modules that layers are put into: the line of each, and what is said of it."""
    for _, definition in reached(program, task, others).values():
        for node in ast.walk(definition):
            if not (isinstance(node, ast.ClassDef) and any("Module" in plain_code(base) for base in node.bases)):
                continue
            filled = {name for one in ast.walk(node) for name in _filled_with_layers(one)}
            for one in ast.walk(node):
                match one:
                    case ast.Assign(
                        targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=ast.List(elts=[])
                    ) if name in filled:
                        yield (
                            one.lineno,
                            tr(
                                "`self.{name}` is a plain list, in which a module does not find its layers; "
                                "`nn.ModuleList()` is one in which it does",
                                name=name,
                            ),
                        )


def _filled_with_layers(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(value=ast.Name(id="self"), attr=name), attr="append"),
            args=[ast.Call(func=ast.Attribute(value=ast.Name(id="nn")))],
        ):
            yield name


_READINGS: tuple[Callable[[Stopped], Advice | None], ...] = (
    _not_made,
    _loop_over_a_number,
    _counted_in_an_if,
    _swapped_loss,
    _moved_dataset,
    _loss_of_numbers,
    _sizes_of_a_layer,
    _without_self,
)
