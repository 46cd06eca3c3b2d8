"""A function that makes a `DataLoader`: sizes of batches, and their order with and without shuffling."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import torch

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Equal, Holds
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws, Rows
from autograder.lesson.observed import Shows
from autograder.pytorch.scenarios.attempts import attempted, without_error
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_tensor

HALF = 0.5  # added to an example's first value, a whole number, gives its second
# Of a dataset and the size of its batches: single examples, a last batch of one, batches of more examples than people
# mostly ask for, and a batch that is larger than the dataset.
SIZES = ((3, 1), (13, 6), (90, 40), (20, 32))
EPOCHS = 10
# Epochs in which the examples are drawn anew keep a neighbour for one in as many as there are examples.
STILL_NEIGHBOURS = 0.25
# Of all places, how many an example's first and last place in ten epochs are apart: 9 of 11 on average.
COME_FAR = 0.5


def made_loader(
    task: Task, *, points: Points, call: Callable[[Any, Rows, int, bool], Iterable[Any]] | None = None
) -> None:
    """Declare the checks of a function that makes loaders over a dataset of pairs.

    Checks: `sizes` of the batches, each example once and whole; `order`, the dataset's without shuffling, another one
    in each epoch with it.

    Args:
        task: the function.
        points: by the names above.
        call: (student, dataset, batch size, whether to shuffle) -> a loader; by default the task's function with the
            dataset, the size and the flag.
    """
    make = call or (lambda student, rows, size, shuffle: getattr(student, task.name)(rows, size, shuffle))

    def batches(student: Any, given: Draws) -> Shows:
        size = given.integer(5, 7)  # and four batches: nobody can mix these up
        count = 4 * size + given.integer(1, size - 1)
        values = given.permutation(count)
        rows = Rows([(torch.tensor([float(v)]), torch.tensor([float(v) + HALF])) for v in values])
        in_order, shuffled = make(student, rows, size, False), make(student, rows, size, True)
        loaders = in_order, shuffled, shuffled, make(student, rows, 2 * size, False)
        epochs, pairs = zip(*(_epoch(one) for one in loaders), strict=True)
        kept = [float(v) for v in values]
        # The last one is of the first one's size: who keeps loaders by their sizes gives that one's.
        further = [_of_another_size(make, student, given, *asked) for asked in (*SIZES, (3 * size - 1, size))]
        return Shows(
            {
                "values": kept,
                "further": further,
                "again": _epoch(in_order)[0],
                "many": [_joined(_epoch(shuffled)[0]) for _ in range(EPOCHS)],
                "in_order": epochs[0],
                "shuffled": epochs[1],
                "shuffled_again": epochs[2],
                "pairs": list(pairs),
            },
            signature={
                "values": kept,
                "sizes": _sizes_in_words([_sizes(epoch) for epoch in epochs], size, count),
                "orders": [_order_in_words(_joined(epoch), kept) for epoch in epochs],
                "pairs": list(pairs),
                "two epochs": "in the same order" if _joined(epochs[1]) == _joined(epochs[2]) else "in two orders",
                "loaders": "one for all" if in_order is shuffled else "new ones",
                "what": "a list" if isinstance(shuffled, list | tuple) else "something else",
            },
        )

    def same_sizes(seen: Any, expected: Any) -> Claims:
        return [
            Equal(tr("the sizes of the batches with shuffle=False"), _sizes(seen.in_order), _sizes(expected.in_order)),
            Equal(tr("the sizes of the batches with shuffle=True"), _sizes(seen.shuffled), _sizes(expected.shuffled)),
            Equal(tr("the examples of one epoch"), sorted(_joined(seen.shuffled)), sorted(expected.values)),
            Holds(tr("the two halves of an example"), all(seen.pairs), tr("together"), tr("in different places")),
            *map(_same_batches, seen.further, expected.further),
        ]

    def orders(seen: Any, expected: Any) -> Claims:
        kept, in_order = expected.values, _joined(seen.in_order)
        first, second = _joined(seen.shuffled), _joined(seen.shuffled_again)
        whole = sorted(first) == sorted(second) == sorted(_joined(expected.shuffled))
        same = bool(in_order) and in_order == kept[: len(in_order)] and _joined(seen.again) == in_order
        another = bool(first) and first != kept[: len(first)]
        differ = bool(second) and first != second and (whole or len(first) < len(kept))
        complete = all(sorted(epoch) == sorted(kept) for epoch in seen.many)
        return [
            Holds("shuffle=False", same, tr("the dataset's order"), tr("another order")),
            Holds("shuffle=True", another, tr("another order than the dataset's"), tr("the dataset's order")),
            Holds(tr("two epochs with shuffle=True"), differ, tr("two different orders"), tr("the same order twice")),
            *(_well_mixed(seen.many, kept) if same and another and differ and whole and complete else []),
            *(
                Holds(
                    tr(
                        "shuffle=True for {count} examples in batches of {size}",
                        count=found["count"],
                        size=found["size"],
                    ),
                    found["raised"] != "" or found["shuffled"] != sorted(found["shuffled"]),
                    tr("another order than the dataset's"),
                    tr("the dataset's order"),
                )
                for found in seen.further
                if found["count"] > 10  # fewer keep their order by chance
            ),
        ]

    scenario = Scenario(task, points)
    scenario.offer(
        "sizes",
        batches,
        same_sizes,
        tr("Each batch has `batch_size` examples, the last one what is left, and every example comes once."),
    )
    scenario.offer(
        "order",
        batches,
        orders,
        tr("With `shuffle=False` the examples keep their order; with `shuffle=True` every epoch has another order."),
    )
    scenario.complete()


def _of_another_size(make: Callable[..., Iterable[Any]], student: Any, given: Draws, count: int, size: int) -> Any:
    """What loaders over another dataset give, whose examples are in order; an error costs nothing else."""
    asked = {"count": count, "size": size}
    first = given.integer(1000, 9000)
    rows = Rows([(torch.tensor([float(v)]), torch.tensor([float(v) + HALF])) for v in range(first, first + count)])

    def looked_at() -> dict[str, Any]:
        in_order, shuffled = make(student, rows, size, False), make(student, rows, size, True)
        batches, together = _epoch(in_order)
        mixed, also_together = _epoch(shuffled)
        return {
            "batches": batches,
            "sizes": _sizes(mixed),
            "shuffled": _joined(mixed),
            "together": together and also_together,
            "shapes": [list(as_tensor(half, tr("a half of a batch")).shape) for half in next(iter(in_order))[:2]],
        }

    found = attempted(looked_at)
    return {**asked, "raised": found["raised"], **(found["value"] or {"shuffled": []})}


def _same_batches(found: Any, wanted: Any) -> Claim:
    """Claims that the batches over another dataset are right; in what order they are shuffled is not looked at."""
    count, size = wanted["count"], wanted["size"]
    what = tr("the batches of {count} examples with batch_size={size}", count=count, size=size)
    if found["raised"]:
        return without_error(what, found)
    sizes = _sizes(wanted["batches"])
    if found["shapes"] != wanted["shapes"] and [_sizes(found["batches"]), found["sizes"]] == [sizes, sizes]:
        shapes = tr("the shapes of the halves of a batch for batch_size={size}", size=size)
        return Equal(shapes, found["shapes"], wanted["shapes"])
    right = [_sizes(found["batches"]), found["sizes"], sorted(found["shuffled"]), found["together"]]
    whole = [_sizes(wanted["batches"]), wanted["sizes"], sorted(wanted["shuffled"]), True]
    return Holds(
        what,
        right == whole and sorted(_joined(found["batches"])) == sorted(_joined(wanted["batches"])),
        tr("of the sizes {sizes}, with the dataset's examples", sizes=whole[0]),
        tr("of the sizes {sizes}", sizes=right[0]) if right[:2] != whole[:2] else tr("with other examples"),
    )


def _well_mixed(epochs: Sequence[Sequence[float]], kept: Sequence[float]) -> list[Claim]:
    """Claims that epochs are mixed from end to end: all of them differ, every place has had another example, what stood
    side by side mostly does not, and examples have come far.

    Of twenty examples and more in random orders, one of these fails in fewer than one of a thousand million cases.
    """
    after = dict(pairwise(kept))
    pairs = [pair for epoch in epochs for pair in pairwise(epoch)]
    together = sum(after.get(one) == other for one, other in pairs) / max(1, len(pairs))
    places = [[epoch.index(example) for epoch in epochs] for example in kept]
    way = sum(max(one) - min(one) for one in places) / len(kept) ** 2
    faults = {
        tr("an order that comes again"): len({tuple(epoch) for epoch in epochs}) < len(epochs),
        tr("an example that stays where it is"): any(len(set(place)) == 1 for place in zip(*epochs, strict=False)),
        tr("rows of examples that stay together"): together > STILL_NEIGHBOURS,
        tr("examples that stay near their places"): way < COME_FAR,
    }
    found = [words for words, there in faults.items() if there]
    return [
        Holds(
            tr("{count} epochs with shuffle=True", count=len(epochs)),
            not found,
            tr("all examples mixed anew in each"),
            tr(" and ").join(found),
        )
    ]


def _epoch(batches: Iterable[Any]) -> tuple[list[list[float]], bool]:
    """The first values of each batch of one epoch, and whether each stands beside the second one of its example."""
    firsts, together = [], True
    for batch in batches:
        first, second = (as_tensor(half, tr("a half of a batch")).flatten().tolist() for half in (batch[0], batch[1]))
        firsts.append([float(value) for value in first])
        together = together and second == [value + HALF for value in first]
    return firsts, together


def _joined(batches: list[list[float]]) -> list[float]:
    return [value for batch in batches for value in batch]


def _sizes(batches: list[list[float]]) -> list[int]:
    return [len(batch) for batch in batches]


def _sizes_in_words(sizes: list[list[int]], size: int, count: int) -> Any:
    """How the batches' sizes in four epochs follow from what was asked for; the sizes themselves where they do not."""
    asked = [[wanted] * (count // wanted) + [count % wanted] for wanted in (size, size, size, 2 * size)]
    if sizes == asked:
        return "as asked for"
    if sizes == [wanted[:-1] for wanted in asked]:
        return "without the last batch"
    firsts = {epoch[0] for epoch in sizes if epoch}
    return "always the same" if len(firsts) == 1 and all(sizes) else sizes


def _order_in_words(values: list[float], kept: list[float]) -> str:
    """What an epoch's values have to do with the dataset's."""
    if not values or values == kept[: len(values)]:
        return "the dataset's order" if values else "nothing"
    return "another order" if len(set(values)) == len(values) and set(values) <= set(kept) else "not each once"
