"""Proof of names: a wrong variant that has one is recognised as itself, and as no other."""

from autograder.author.places import Place
from autograder.author.proof import Findings
from autograder.core.language import noted, tr
from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.judge.code_patterns import has_pattern
from autograder.judge.diagnose import alike
from autograder.judge.result import Result
from autograder.marking.marker import Marker

TELL_APART = noted(
    "let a probe observe what tells the two apart, or give one of them `when`, a pattern of the code that goes with it"
)

LONG = 20  # times the reference's definition


def count_names(
    marker: Marker, solutions: Solutions, variant: Variant, place: Place, result: Result, found: Findings
) -> None:
    """Count whether a wrong variant that has a name was recognised as itself; where it was caught and not, say so.

    Args:
        marker: marked it.
        solutions: the lesson's, of which it is one.
        variant: the wrong variant.
        place: where it is written.
        result: what came of it.
        found: is added to.
    """
    found.nameable += 1
    names = {one.id for task in result.tasks for check in task.checks for one in check.diagnoses}
    if names == {variant.id}:
        found.named += 1
        found.per_task[variant.task]["named"] += 1
    elif any(task.name == variant.task and task.found_wrong for task in result.tasks):
        found.faults.append(place.complaint(*_unnamed(marker, variant, names)))
    found.named_wrong += bool(names - {variant.id})
    # A pattern and the texts are the same with every seed: it is said once.
    slow = variant.when and marker.expected.seed == 1 and _hard_to_match(solutions, variant)
    if slow:
        found.faults.append(
            place.complaint(
                tr("the pattern `when` of wrong variant {id} takes too long on {program}", id=variant.id, program=slow),
                tr(
                    "write it so that a text can match it in one way only: no repetition within a repetition, and "
                    "`[^\\n]*` rather than `.*`"
                ),
            )
        )


def _hard_to_match(solutions: Solutions, variant: Variant) -> str:
    """The program of the variant's task on which its pattern has no answer in time; empty if there is none."""
    texts = {one.id: one.code for one in (*solutions.wrong, *solutions.right) if one.task == variant.task}
    texts[tr("a long program")] = definition(solutions.reference, variant.task) * LONG
    return next((name for name, code in texts.items() if has_pattern(variant.when, code) is None), "")


def _unnamed(marker: Marker, variant: Variant, names: set[str]) -> tuple[str, str]:
    """That a variant was not recognised as itself, and what to do: often another one behaves alike on drawn inputs."""
    seed = marker.expected.seed
    if names:
        others = ", ".join(sorted(names))
        return (
            tr("seed {seed}: wrong variant {id} is named {others}", seed=seed, id=variant.id, others=others),
            tr(TELL_APART),
        )
    prints = {name: print_.probes for name, print_ in marker.expected.fingerprints(variant.task).items()}
    own = prints.pop(variant.id, {})
    twins = [
        identity
        for identity, observed in prints.items()
        if observed.keys() == own.keys() and all(alike(observed[name], own[name]) for name in own)
    ]
    if twins:
        others = ", ".join(twins)
        return (
            tr("seed {seed}: wrong variant {id} cannot be told from {others}", seed=seed, id=variant.id, others=others),
            tr(TELL_APART),
        )
    return (
        tr(
            "seed {seed}: wrong variant {id} is not recognised: it does not give the same twice",
            seed=seed,
            id=variant.id,
        ),
        tr("let a probe observe in words what the variant does, not numbers that differ from run to run"),
    )
