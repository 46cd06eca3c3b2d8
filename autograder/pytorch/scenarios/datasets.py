"""A dataset made of an array: its length, its items' numbers, kinds and order, and the array left alone."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

from autograder.core.language import noted, tr
from autograder.core.text import with_article
from autograder.lesson.claims import FLOAT32_SHORT, Claim, Claims, Close, Equal, Holds
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.scenarios.attempts import attempted, without_error
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_number, tensor_facts, tensor_in_words

MOST = 4  # parts of an item that are looked at
MANY = 130  # rows: more than what people take for the size of all tables

OTHER_ARRAYS = {
    "one row": noted("an array of one row"),
    "as many rows as columns": noted("an array of as many rows as columns"),
    "rows that are alike": noted("an array in which a row stands twice"),
    "many rows": noted("an array of very many rows"),
    "other signs": noted("an array of negative numbers"),
    "by columns": noted("an array that lies in memory column by column"),
}
LENGTHS = ("rows that are alike", "many rows")  # for which the length is looked at


def array_dataset(task: Task, *, array: Callable[[Draws], np.ndarray[Any, Any]], item: str, points: Points) -> None:
    """Declare the checks of a class that makes a map-style dataset of an array's rows.

    Checks: `length`; `numbers`, those of each row in their order; `kinds`, the types, dtypes and shapes of an item's
    parts, as the reference has them; `array`, which is left alone.

    Args:
        task: whose class is called with the array.
        array: draws one, (n, parts of an item), of any n.
        item: what an item is, such as "a pair (width, height)".
        points: by the names above.
    """

    def length(student: Any, given: Draws) -> Shows:
        make, source = getattr(student, task.name), array(given)
        first = make(source)
        found = as_number(len(first))["value"]
        later = attempted(lambda: (first[0], as_number(len(first))["value"])[1])
        others = {name: one for name, one in _other_arrays(array, given) if name in LENGTHS}
        lengths = {
            name: attempted(lambda table: as_number(len(make(table)))["value"], one) for name, one in others.items()
        }
        right = all(lengths[name]["value"] == len(one) for name, one in others.items())
        return Shows(
            {"length": found, "later": later, "lengths": lengths},
            signature={"length": found, "of other arrays": "their rows" if right else "other numbers"},
        )

    def items(student: Any, given: Draws) -> Shows:
        source = array(given)
        before = source.copy()
        data = getattr(student, task.name)(source)
        order = given.permutation(len(source))
        found = [data[index] for index in order]
        parts = [[_facts(part) for part in _parts(one)] for one in found]
        sizes = [len(one) if isinstance(one, tuple | list) else 0 for one in found]
        changed = not np.array_equal(source, before)
        others = {
            name: attempted(lambda table: _read(getattr(student, task.name)(table), len(table)), one)
            for name, one in _other_arrays(array, given)
        }
        # Whoever keeps rows, or what was read of them, for all datasets gives those of another one.
        again = attempted(lambda: [[_facts(part) for part in _parts(data[index])] for index in order])
        return Shows(
            {"sizes": sizes, "parts": parts, "array": source, "others": others, "again": again},
            signature={
                "sizes": sizes,
                "kinds": [[_kind(part) for part in one] for one in parts],
                "numbers": "of a changed array" if changed else _in_words(_numbers(parts), before[order]),
                "array": "changed" if changed else "as it was",
                "rows": before[order],
            },
        )

    def same_length(seen: Any, expected: Any) -> Claims:
        usual = Equal("len(dataset)", seen.length, expected.length)
        if seen.length != expected.length:
            return usual  # alone: listed mistakes are compared with it
        later = tr("len(dataset) once an item was read")
        return [
            usual,
            *(
                Equal(tr("len(dataset) for {array}", array=tr(OTHER_ARRAYS[name])), found["value"], wanted["value"])
                for name, wanted in expected.lengths.items()
                if not (found := seen.lengths[name])["raised"]  # then it is told of the items
            ),
            *([] if seen.later["raised"] else [Equal(later, seen.later["value"], expected.later["value"])]),
        ]

    def same_numbers(seen: Any, expected: Any) -> Claims:
        what = tr("the numbers of the items that were asked for")
        again = tr("the same items, asked for again when another dataset has been made of another array")
        return [
            Close(what, _numbers(seen.parts), _numbers(expected.parts), FLOAT32_SHORT),
            *(
                _same_items(tr("the numbers of the items of {array}", array=tr(OTHER_ARRAYS[name])), found, wanted)
                for (name, wanted), found in zip(expected.others.items(), seen.others.values(), strict=True)
            ),
            _same_items(again, seen.again, expected.again),
        ]

    def same_kinds(seen: Any, expected: Any) -> Claims:
        found, wanted = ([[_kind(part) for part in one] for one in side.parts] for side in (seen, expected))
        pairs = [pair for one, other in zip(found, wanted, strict=False) for pair in zip(one, other, strict=False)]
        odd = next(((got, right) for got, right in pairs if got != right), None)
        got, right = odd or (wanted[0][0], wanted[0][0])
        return [
            Holds(
                "dataset[i]",
                seen.sizes == expected.sizes,
                item,
                tr("no tuple of {count} things", count=expected.sizes[0]),
            ),
            Holds(
                tr("each part of dataset[i]"),
                odd is None and found == wanted,
                _kind_in_words(right),
                _kind_in_words(got),
            ),
        ]

    def same_array(seen: Any, expected: Any) -> Claims:
        return Equal(tr("the array afterwards"), seen.array, expected.array)

    scenario = Scenario(task, points)
    scenario.offer("length", length, same_length, tr("`len(dataset)` is the number of rows of the array."))
    scenario.offer("numbers", items, same_numbers, tr("`dataset[i]` holds the numbers of row i, in their order."))
    scenario.offer(
        "kinds", items, same_kinds, tr("`dataset[i]` is {item}, of the right types.", item=item), supporting=True
    )
    scenario.offer(
        "array", items, same_array, tr("The array that the dataset was given is not changed."), supporting=True
    )
    scenario.complete()


def _other_arrays(array: Callable[[Draws], np.ndarray[Any, Any]], given: Draws) -> Iterator[tuple[str, Any]]:
    """Names in `OTHER_ARRAYS` with such arrays, whose rows are all drawn."""
    rows = array(given)
    while len(rows) < MANY:
        rows = np.concatenate([rows, array(given)])
    yield "one row", rows[:1].copy()
    yield "as many rows as columns", rows[1 : 1 + rows.shape[1]].copy()
    yield "rows that are alike", np.concatenate([rows[2:5], rows[3:4]])
    yield "other signs", -np.abs(rows[:4]) - 1
    yield "by columns", np.asfortranarray(rows[4:9])
    yield "many rows", rows[:MANY].copy()


def _read(dataset: Any, rows: int) -> list[list[dict[str, Any]]]:
    """The last items of a dataset, read twice each."""
    return [[_facts(part) for part in _parts(dataset[index])] for index in range(max(0, rows - 3), rows) for _ in "12"]


def _same_items(what: str, found: dict[str, Any], wanted: dict[str, Any]) -> Claim:
    if found["raised"]:
        return without_error(what, found)
    return Close(what, _numbers(found["value"]), _numbers(wanted["value"]), FLOAT32_SHORT)


def _facts(part: Any) -> dict[str, Any]:
    """`tensor_facts`, with one name for all of NumPy's kinds of numbers."""
    if isinstance(part, np.generic | np.ndarray):
        return tensor_facts(part) | {"type": f"NumPy {'array' if isinstance(part, np.ndarray) else 'number'}"}
    return tensor_facts(part)


def _parts(item: Any) -> list[Any]:
    """The parts of what an index gives: of a tuple, a list or one tensor."""
    if isinstance(item, torch.Tensor):
        return list(item.detach().reshape(-1)) if 1 < item.numel() <= MOST else [item]
    return list(item)[:MOST] if isinstance(item, tuple | list) else [item]


def _kind(part: dict[str, Any]) -> list[Any]:
    return [part["type"], part["dtype"], part["shape"]]


def _kind_in_words(kind: list[Any]) -> str:
    name, dtype, shape = kind
    if name == "Tensor":
        return tensor_in_words(dtype, shape)
    return tr("{thing}, which is no tensor", thing=with_article(name))


def _numbers(items: list[list[dict[str, Any]]]) -> list[list[Any]]:
    """The numbers of each part of each item, whatever they were wrapped in."""
    return [[_flat(part["values"]) for part in one] for one in items]


def _flat(value: Any) -> list[Any]:
    if isinstance(value, np.ndarray | np.generic):
        return list(np.asarray(value).ravel().tolist())
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


def _in_words(numbers: list[list[Any]], rows: np.ndarray[Any, Any]) -> Any:
    """The numbers of the items, or that they are their rows' numbers in other units: shifted or stretched."""
    if [len(part) for one in numbers for part in one] != [1] * rows.size:
        return numbers
    found = np.array(numbers)[:, :, 0].astype(np.float64)
    fits = [np.polyfit(wanted, got, 1) for wanted, got in zip(rows.T, found.T, strict=True)]
    lines = np.stack([np.polyval(fit, wanted) for fit, wanted in zip(fits, rows.T, strict=True)], axis=1)
    on_lines = np.abs(lines - found).max() < 1e-3 * found.std(axis=0).min()
    return "rescaled" if on_lines and not np.allclose(found, rows, rtol=1e-4) else numbers
