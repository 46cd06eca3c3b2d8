"""What is claimed about what a program did in the situations of `autograder.pytorch.scenarios.situations`."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.lesson import FLOAT32, Close, Holds
from autograder.lesson.claims import Claim
from autograder.pytorch.scenarios.kinds import numbers_of, same_numbers
from autograder.pytorch.scenarios.setups import Setup
from autograder.pytorch.scenarios.situations import WORDS
from autograder.pytorch.values import flat_numbers


def with_other_losses(setup: Setup, sums: bool, seen: Any, expected: Any) -> list[Claim]:
    """Claims of what `other_losses` are for; what is returned is judged only where it is right with the usual loss."""
    claims = right_updates(setup, sums, seen.situations[1:], expected.situations[1:])
    if near_losses(seen.situations[0]["losses"], expected.situations[0]["losses"]):
        claims += right_losses(seen.situations[1:], expected.situations[1:])
    return claims


def right_updates(
    setup: Setup, sums: bool, seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]
) -> list[Claim]:
    """Claims that in each situation parameters moved as they should."""
    claims: list[Claim] = []
    for found, wanted in zip(seen, expected, strict=True):
        words = tr(WORDS[wanted["name"]])
        if found["raised"]:
            # Gradients of all parameters at once (`torch.autograd.grad`) are right, and cannot be had of a frozen one.
            if wanted["name"] != "frozen":
                raised = retold(str(found["raised"]))
                claims.append(Holds(tr("training with {situation}", situation=words), False, tr("to work"), raised))
            continue
        if len(found["losses"]) != len(wanted["losses"]):
            continue  # another check's business: what was not trained was not returned either
        after = tr(
            "how far {parameters} moved in a training with {situation}",
            parameters=tr(setup.parameters),
            situation=words,
        )
        claims.append(Close(after, found["moved"], wanted["moved"], readable=not sums))
    return claims


def all_as_before(seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """Claims that after each situation the next training can go on."""
    ended = [(found, wanted) for found, wanted in zip(seen, expected, strict=True) if not found["raised"]]
    return [
        Holds(
            tr("which parameters can be trained afterwards"),
            all(found["trainable"] == wanted["trainable"] for found, wanted in ended),
            tr("the same as before"),
            tr("others"),
        ),
        Holds(
            tr("afterwards, gradients"),
            all(found["recording"] is True for found, _ in ended),
            tr("are recorded"),
            tr("are recorded no more"),
        ),
    ]


def right_losses(seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """Claims that in each situation the losses are right; nothing where the updates are wrong already."""
    return [
        same_numbers(
            tr("the loss in a training with {situation}", situation=tr(WORDS[wanted["name"]])),
            found["losses"],
            wanted["losses"],
        )
        for found, wanted in zip(seen, expected, strict=True)
        if not found["raised"]
        and len(found["losses"]) == len(wanted["losses"])
        and near(found["moved"], wanted["moved"])
    ]


def near_losses(found: Any, wanted: Any) -> bool:
    """Whether losses, as `as_number` has them, are the same numbers."""
    return len(found) == len(wanted) and near(numbers_of(found), numbers_of(wanted))


def near(found: Any, wanted: Any) -> bool:
    """Whether numbers, or tensors in lists of any depth, agree as `Close` would have it."""
    pairs = list(zip(_flat(found), _flat(wanted), strict=False))
    return len(_flat(found)) == len(_flat(wanted)) and all(
        isinstance(one, int | float) and abs(one - other) <= FLOAT32.absolute + FLOAT32.relative * abs(other)
        for one, other in pairs
    )


def _flat(values: Any) -> list[Any]:
    return [one for value in values for one in _flat(value)] if isinstance(values, list) else flat_numbers(values)
