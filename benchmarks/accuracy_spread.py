"""How far accuracies on the test images spread: right and wrong whole trainings, each with many seeds.

    python benchmarks/accuracy_spread.py softmax_classifier train_classifier --seeds 13
    python benchmarks/accuracy_spread.py mlp train_mlp --seeds 13 mlp_trained_without_relu mlp_trained_with_relu_last

Trains the reference, the alternatives and the named wrong variants (else a few of them) for 5 epochs on the
FashionMNIST that the course has, and prints the least, the median and the largest accuracy of each, and of all right
ones together. What the checks say about accuracies rests on such runs.
"""

import argparse
import statistics
from collections.abc import Sequence

from autograder.course.layout import find_course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Draws, Lesson
from autograder.lesson.resources import told
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.runner.session import observe
from autograder.submission.program import Program

FEW = 6  # wrong variants where none is named


def accuracies(
    processes: Launcher, lesson: Lesson, program: Program, probe: str, seeds: Sequence[int]
) -> tuple[float, ...]:
    """The accuracy on the test images with each seed; trainings that fail count as 0."""
    found = []
    facts = lesson.probes[probe].facts
    assert facts is not None
    for seed in seeds:
        seen = observe(processes, lesson, program, seed, [(probe, 0)]).probes[probe][0]
        predicted, labels = seen.values.get("predicted"), facts(Draws(seed, probe, places=processes.places))["labels"]
        right = predicted is not None and predicted.shape == labels.shape
        found.append(float((predicted == labels).float().mean()) if right else 0.0)
    return tuple(found)


def chosen(solutions: Solutions, task: str, names: Sequence[str]) -> dict[str, Program]:
    """The reference, the alternatives and the wrong variants asked for; the right ones' names begin with `right`."""
    variants = [variant for variant in solutions.wrong if variant.task == task]
    wanted = [variant for variant in variants if variant.id in names] if names else variants[:FEW]
    right = {f"right: {one.id}": solutions.program(one) for one in solutions.right if one.task == task}
    return {"right: reference": solutions.reference, **right, **{one.id: solutions.program(one) for one in wanted}}


def show(name: str, found: Sequence[float]) -> None:
    """Print one line."""
    print(f"{name:40} {min(found):7.1%} {statistics.median(found):7.1%} {max(found):7.1%}", flush=True)


def main() -> None:
    """Print a line for each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lesson")
    parser.add_argument("task")
    parser.add_argument("variants", nargs="*")
    parser.add_argument("--seeds", type=int, default=13)
    options = parser.parse_intermixed_args()
    course = find_course()
    data = course.find_data()
    lesson = course.load(options.lesson)
    solutions = load_solutions(course, lesson)
    processes = launcher(
        course.exercise(options.lesson), places={one.name: data[one.name].place for one in lesson.resources}
    )
    print(f"{told(data)}; 5 epochs, {options.seeds} seeds")
    print(f"{'program':40} {'least':>7} {'median':>7} {'most':>7}")
    together: list[float] = []
    try:
        for name, program in chosen(solutions, options.task, options.variants).items():
            found = accuracies(processes, lesson, program, f"{options.task}.full_training", range(1, options.seeds + 1))
            together += found if name.startswith("right") else ()
            show(name, found)
        show(f"all right ones, {len(together)} trainings", together)
    finally:
        processes.close()


if __name__ == "__main__":
    main()
