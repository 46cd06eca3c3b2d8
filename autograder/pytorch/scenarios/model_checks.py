"""Checks of a function that makes a model: what is claimed of what `ModelProbes` show.

Some forgive zeros in the place of negative outputs: whether there is a ReLU at the end is then another check's matter.
"""

from typing import Any

import torch

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Close, Equal, Holds, Tolerance
from autograder.pytorch.scenarios.made_models import differ
from autograder.pytorch.values import flat_numbers

EVAL = "eval"


def _in_mode(mode: str, what: str) -> str:
    """What is compared, and in which mode the model is then, where it is not the usual one."""
    return tr("{outputs} in eval mode", outputs=what) if mode == EVAL else what


def same_shapes(seen: Any, expected: Any) -> Claims:
    """Claims that outputs have the shapes of the reference's."""
    return Equal(
        tr("the shapes of the outputs for batches of {batches} inputs", batches=expected.batches),
        seen.shapes,
        expected.shapes,
    )


def same_parameters(seen: Any, expected: Any) -> Claims:
    """Claims that there are as many numbers to train, that they are in use, and that a gradient reaches each."""
    numbers = [sum(p.numel() for p in side.parameters if isinstance(p, torch.Tensor)) for side in (seen, expected)]
    if numbers[0] != numbers[1]:
        return Equal(tr("the number of parameters of {call}", call=expected.call), *numbers)
    if seen.count != expected.count:
        return Equal(
            tr("the number of parameters of {call} that can be trained", call=expected.call), seen.count, expected.count
        )
    found, wanted = (torch.cat([p.flatten() for p in side.parameters]).sort().values for side in (seen, expected))
    # Drawn values were put in, the same ones however the parameters are laid out.
    claims: list[Claim] = [Close(tr("their values, after they were set"), found, wanted)]
    what = tr("how many of them get a gradient from the outputs")
    if seen.reached is not None:
        claims.append(Equal(what, seen.reached, expected.reached))
    for mode, count in expected.reached_in_modes.items():
        found = seen.reached_in_modes[mode]
        if found not in (None, seen.reached):  # else it is told above
            claims.append(Equal(tr("{what} in {mode} mode", what=what, mode=mode), found, count))
    return claims


def _forgiven(found: Any, wanted: torch.Tensor) -> Any:
    """Outputs with zeros in the place of negative ones put right."""
    if not isinstance(found, torch.Tensor) or found.shape != wanted.shape:
        return found
    return torch.where((wanted < 0) & (found == 0), wanted, found)


def _all_forgiven(found: Any, wanted: list[torch.Tensor]) -> Any:
    if not isinstance(found, list) or len(found) != len(wanted):
        return found
    return [_forgiven(one, other) for one, other in zip(found, wanted, strict=True)]


def same_function(seen: Any, expected: Any, forgiving: bool) -> Claims:
    """Claims that outputs are the reference's where all parameters are one number."""
    what = tr("the outputs of {call} with the same number in all parameters", call=expected.call)
    return [
        Close(_in_mode(mode, what), _all_forgiven(found, wanted) if forgiving else found, wanted)
        for mode, found, wanted in (
            ("", seen.outputs, expected.outputs),
            (EVAL, seen.evaluated, expected.evaluated),
        )
    ]


def outputs_come_out_as_they_are(seen: Any, expected: Any) -> Claims:
    """Claims that some outputs are below 0 and some are large, where the reference's are."""
    claims: list[Claim] = []
    for mode, some, right in (("", seen.outputs, expected.outputs), (EVAL, seen.evaluated, expected.evaluated)):
        found, wanted = ([number for one in side for number in flat_numbers(one)] for side in (some, right))
        pairs = list(zip(found, wanted, strict=False))
        low, large = [one for one, other in pairs if other < 0], [one for one, other in pairs if other > 1]
        negative, above = bool(low) and max(low) < 0, bool(large) and max(large) > 1
        claims += [
            Equal(_in_mode(mode, tr("how many outputs there are")), len(found), len(wanted)),
            Holds(
                _in_mode(mode, tr("an output that should be negative")),
                negative,
                tr("below 0"),
                f"{max(low, default=0):.4g}",
            ),
            Holds(
                _in_mode(mode, tr("an output that should be large")),
                above,
                tr("above 1"),
                f"{max(large, default=0):.4g}",
            ),
        ]
    return claims


def same_outputs(seen: Any, expected: Any, forgiving: bool) -> Claims:
    """Claims that each row goes through the reference's function by itself, where drawn numbers are the parameters."""
    together, wanted = seen.together, expected.together
    shape = Equal(tr("the shape of the outputs"), list(together.shape), list(wanted.shape))
    if together.shape != wanted.shape:
        return shape
    spread = differ(together[:1].expand_as(wanted), together)
    claims: list[Claim] = [
        Equal(tr("how many numbers the model's parameters hold"), seen.all, expected.all),
        Holds(tr("the outputs for different rows"), spread, tr("differ"), tr("are all the same")),
        Close(tr("the outputs for rows alone and in a batch"), seen.alone, list(seen.evaluated.split(1))),
    ]
    modes_agree = not differ(wanted, expected.evaluated)
    if modes_agree:
        claims.append(Close(_in_mode(EVAL, tr("the outputs")), seen.evaluated, together))
    if seen.laid == "by layers" or _as_laid_out(seen, expected):
        pairs = [("", together, wanted)] if modes_agree else [(EVAL, seen.evaluated, expected.evaluated)]
        claims += [
            Close(_in_mode(mode, tr("the outputs")), _forgiven(one, other) if forgiving else one, other)
            for mode, one, other in pairs
        ]
    return claims


def _as_laid_out(seen: Any, expected: Any) -> bool:
    shapes = [[list(p.shape) for p in side.parameters] for side in (seen, expected)]
    return bool(seen.laid == "in their order" and shapes[0] == shapes[1])


def each_row_by_itself(seen: Any, expected: Any) -> Claims:
    """Claims that a row gives the same outputs alone as among others, and others than another row."""
    together = seen.together
    if together.shape != expected.together.shape:
        return Equal(tr("the shape of the outputs"), list(together.shape), list(expected.together.shape))
    bound = Tolerance(1e-4, 1e-4 * float(together.abs().max()))
    alike = not differ(together[:1].expand_as(together), together)
    return [
        Close(tr("the outputs for single rows"), [one.flatten() for one in seen.alone], list(together), bound),
        Holds(tr("the outputs for different rows"), not alike, tr("different"), tr("the same")),
    ]


def same_for_other_arguments(seen: Any, expected: Any, forgiving: bool) -> Claims:
    """Claims what `same_function` does for other arguments, and the number of parameters there."""
    calls, counts = expected.calls, expected.counts
    claims: list[Claim] = []
    for mode, some, right in (("", seen.outputs, expected.outputs), (EVAL, seen.evaluated, expected.evaluated)):
        first, *others = _padded(some, len(calls))
        # Whoever has a ReLU at the end of all models is told so elsewhere; but some only would be another mistake.
        cut = forgiving and isinstance(first, list) and len(first) == len(right[0]) and any(map(_has_zeros, first))
        for call, found, wanted in zip(calls[1:], others, right[1:], strict=True):
            what = _in_mode(mode, tr("the outputs of {call} with the same number in all parameters", call=call))
            claims.append(Close(what, _all_forgiven(found, wanted) if cut else found, wanted))
    for call, number, right_number in zip(calls[1:], _padded(seen.counts, len(calls))[1:], counts[1:], strict=True):
        claims.append(Equal(tr("the number of parameters of {call}", call=call), number, right_number))
    return claims


def _padded(values: Any, count: int) -> list[Any]:
    return [*values, *[[]] * count][:count] if isinstance(values, list) else [[]] * count


def _has_zeros(one: Any) -> bool:
    return isinstance(one, torch.Tensor) and bool((one == 0).any())


def new_and_nothing_changed(seen: Any, expected: Any) -> Claims:
    """Claims that two calls give two models, and that the arguments stay as they were."""
    return [
        Equal(tr("the arguments after the call"), seen.afterwards, expected.afterwards),
        Equal(tr("whether two models share parameters"), seen.shared, expected.shared),
    ]
