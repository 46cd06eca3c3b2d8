"""Proof by counting: each task has variants enough, no two share a name, every check fails a wrong one."""

from collections import Counter
from collections.abc import Set

from autograder.author.proof import Subject
from autograder.core.language import tr, tr_plural
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
            advice = tr(
                "write one into {file}: the reference with a mistake that students make", file=places.name(places.wrong)
            )
            faults.append(places.task(task.name).complaint(tr("{task} has no wrong variant", task=task.name), advice))
        missing = ALTERNATIVES - alternatives[task.name]
        if missing > 0:
            words = tr_plural(
                alternatives[task.name],
                "{task} has {count} alternatives; two are the least",
                "{task} has {count} alternatives; two are the least",
                task=task.name,
            )
            advice = tr_plural(
                missing,
                "write {count} more into {file}: other right ways to solve it",
                "write {count} more into {file}: other right ways to solve it",
                file=places.name(places.alternatives),
            )
            faults.append(places.task(task.name).complaint(words, advice))
    first = {variant.id: variant for variant in reversed((*wrong, *right))}
    for variant in (*wrong, *right):
        if variant is not first[variant.id]:
            words = tr("two variants are called {id}", id=variant.id)
            advice = tr("give this one another name than that in {file}", file=places.variant(first[variant.id]).file)
            faults.append(places.variant(variant).complaint(words, advice))
    return faults


def unproven_checks(subject: Subject, proven: Set[tuple[str, str]]) -> list[Complaint]:
    """The checks that no wrong variant has failed, given those as (task, check) that one has."""
    return [
        subject.places.check(task.name, check).complaint(
            tr("check {check} of {task} fails no wrong variant: it may be unable to fail", check=check, task=task.name),
            tr("write a wrong variant of {task} that it fails, or take the check out", task=task.name),
        )
        for task in subject.lesson.tasks.values()
        for check in task.checks
        if (task.name, check) not in proven
    ]
