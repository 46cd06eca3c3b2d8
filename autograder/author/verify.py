"""The proof of a lesson by itself.

Wrong programs lose points, right ones do not, every check can fail, no forgery passes, every picture can be drawn.
"""

from collections.abc import Callable, Mapping

from autograder.author.proof import Findings, Proof, load_subject
from autograder.author.proof_counts import prove_numbers, unproven_checks
from autograder.author.proof_forgeries import prove_forgeries
from autograder.author.proof_parts import Part, Seeds, parts
from autograder.author.proof_pictures import prove_pictures
from autograder.author.proof_programs import prove_idle, prove_programs, prove_stub
from autograder.core.language import tr
from autograder.course.layout import Course
from autograder.lesson import Found
from autograder.marking.pool import Slot, marking_pool

SEEDS = 20
WRONG_SEEDS = 3
REAL_SEEDS = 3  # seeds with which right programs train on the data of the run

Say = Callable[[str], None]


def verify(
    course: Course,
    name: str,
    data: Mapping[str, Found],
    *,
    seeds: int = SEEDS,
    wrong_seeds: int = WRONG_SEEDS,
    real_seeds: int = REAL_SEEDS,
    workers: int = 2,
    say: Say = lambda text: None,
) -> Proof:
    """Prove a lesson.

    Args:
        course: where it is.
        name: the lesson.
        data: where resources are, by name.
        seeds: how many seeds the reference and the alternatives run with.
        wrong_seeds: how many the wrong variants run with.
        real_seeds: with how many of `seeds` right programs train on the data of the run, not on the sample.
        workers: parts at a time.
        say: told after each part.
    """
    subject = load_subject(course, name)
    lesson, solutions = subject.lesson, subject.solutions
    proof = Proof(faults=prove_numbers(subject), lesson=lesson, right_seeds=seeds, wrong_seeds=wrong_seeds)
    whole = all(data[one.name].real for one in lesson.resources)
    all_parts = list(parts(subject, Seeds(seeds, wrong_seeds, real_seeds), whole))
    # Marking all that calls a wrong task is dear where whole trainings call it: the short proof leaves it out.
    callers = wrong_seeds > 1

    def prove(slot: Slot, part: Part) -> Findings:
        marker = slot.marker(part.seed, part.real)
        found = prove_programs(subject, marker, part, callers)
        if part.once:
            found.add(prove_forgeries(subject, marker))
            found.add(prove_pictures(subject, marker))
        return found

    with marking_pool(course, lesson, solutions, data, workers) as each:
        for found in each(lambda slot, seed: prove_stub(subject, slot.marker(seed, real=False)), [1]):
            proof.add(found)
        for found in each(lambda slot, seed: prove_idle(subject, slot.marker(seed, real=False)), [1]):
            proof.add(found)
        for number, found in enumerate(each(prove, all_parts), 1):
            proof.add(found)
            say(tr("{lesson}: {number} of {parts} parts", lesson=name, number=number, parts=len(all_parts)))
    proof.faults += unproven_checks(subject, proof.proven)
    return proof
