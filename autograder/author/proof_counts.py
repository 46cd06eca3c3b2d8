"""Proof by counting: each task has variants enough, no two share a name, every check fails a wrong one."""

from collections import Counter
from collections.abc import Set

from autograder.author.proof import Subject
from autograder.record.proof import Complaint

ALTERNATIVES = 2  # other right ways to solve a task, at least


def prove_numbers(subject: Subject) -> list[Complaint]:
    """What is missing among the variants, or there twice."""
    wrong, right = subject.solutions.wrong, subject.solutions.right
    places = subject.places
    faults = []
    covered = {variant.task for variant in wrong}
    alternatives = Counter(variant.task for variant in right)
    for task in subject.lesson.tasks.values():
        if task.manual or task.keyed:
            continue
        if task.name not in covered:
            advice = f"write one into {places.name(places.wrong)}: the reference with a mistake that students make"
            faults.append(places.task(task.name).complaint(f"{task.name} has no wrong variant", advice))
        missing = ALTERNATIVES - alternatives[task.name]
        if missing > 0:
            words = f"{task.name} has {alternatives[task.name]} alternatives; two are the least"
            advice = f"write {missing} more into {places.name(places.alternatives)}: other right ways to solve it"
            faults.append(places.task(task.name).complaint(words, advice))
    first = {variant.id: variant for variant in reversed((*wrong, *right))}
    for variant in (*wrong, *right):
        if variant is not first[variant.id]:
            words = f"two variants are called {variant.id}"
            advice = f"give this one another name than that in {places.variant(first[variant.id]).file}"
            faults.append(places.variant(variant).complaint(words, advice))
    return faults


def unproven_checks(subject: Subject, proven: Set[tuple[str, str]]) -> list[Complaint]:
    """The checks that no wrong variant has failed, given those as (task, check) that one has."""
    return [
        subject.places.check(task.name, check).complaint(
            f"check {check} of {task.name} fails no wrong variant: it may be unable to fail",
            f"write a wrong variant of {task.name} that it fails, or take the check out",
        )
        for task in subject.lesson.tasks.values()
        for check in task.checks
        if (task.name, check) not in proven
    ]
