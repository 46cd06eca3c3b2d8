"""What a worker says of its machine before anything is marked on it."""

import os
import platform
import socket
import sys
import time

from autograder import __version__
from autograder.cluster.messages import Examined, Run
from autograder.cluster.session import course_of, found_data
from autograder.core.digests import kit_digest, lesson_digest, torch_version
from autograder.core.errors import ExplainedError
from autograder.core.language import speak, tr
from autograder.sandbox import available

STEPS = 300  # of the small training by which machines are compared


def examined(run: Run, threads: int, timed: bool = False) -> Examined:
    """This machine, for a run.

    Args:
        run: what is asked for.
        threads: submissions that this worker marks at once.
        timed: whether it is tried how fast it is.
    """
    speak(run.language)
    offered = available()
    lessons: dict[str, str] = {}
    data: dict[str, bool] = {}
    place, problem = "", ""
    try:
        course = course_of(run)
        place = str(course.root)
        lessons = {
            name: lesson_digest(course.exercise(name), course.solution(name)) if name in course.lessons else ""
            for name in run.lessons
        }
        found = found_data(run, course)
        data = {name: name in found for name in run.data}
    except (ExplainedError, OSError) as error:
        problem = str(error)
    return Examined(
        host=socket.gethostname(),
        system=f"{platform.system()} {platform.release()}, {platform.machine()}",
        cores=os.cpu_count() or 1,
        threads=threads,
        memory=_memory(),
        python=sys.version.split()[0],
        kit=__version__,
        kit_sha256=kit_digest(),
        torch=torch_version(),
        levels={str(level): offered.words(level) for level in offered.usable},
        problems={str(level): why for level, why in offered.problems.items()},
        lessons=lessons,
        data=data,
        course=place,
        problem=problem,
        speed=round(_speed(), 3) if timed else None,
    )


def _speed() -> float:
    """Seconds for a small training, the same on every machine."""
    import torch

    generator = torch.Generator().manual_seed(0)
    inputs, wanted = (torch.randn(64, size, generator=generator) for size in (512, 10))
    weights = torch.zeros(512, 10, requires_grad=True)
    began = time.perf_counter()
    for _ in range(STEPS):
        loss = ((inputs @ weights - wanted) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, [weights])
        with torch.no_grad():
            weights -= 0.01 * gradient
    return time.perf_counter() - began


def _memory() -> int:
    """Bytes of this machine; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def refusal(run: Run, found: Examined) -> str | None:
    """Why nothing of a run may be marked on a worker, with what it has and what the run has; None where it may.

    Data that it has not is no reason: it can be sent.

    Args:
        run: what is asked for, with the isolation level that is decided on.
        found: what the worker says of itself.
    """
    if (found.kit, found.kit_sha256) != (run.kit, run.kit_sha256):
        if found.kit == run.kit:
            return tr(
                "it has torchgrade {kit}, with other files in it, and this run is of torchgrade {kit}: install the "
                "same there",
                kit=run.kit,
            )
        return tr(
            "it has torchgrade {its_kit}, and this run is of torchgrade {kit}: install the same there",
            its_kit=found.kit,
            kit=run.kit,
        )
    if found.torch != run.torch:
        return tr(
            "it has PyTorch {its_torch}, and this run is of PyTorch {torch}: install the same there",
            its_torch=found.torch or tr("none"),
            torch=run.torch,
        )
    if found.problem:
        return tr(
            "it cannot read the course, which is {course} here: {problem}", course=run.course, problem=found.problem
        )
    for name, digest in run.lessons.items():
        if found.lessons.get(name) != digest:
            theirs = found.lessons.get(name)
            if theirs:
                return tr(
                    "it has another state of the lesson {lesson} ({its_digest}) in {its_course}, and this run is of "
                    "{lesson} ({digest}) in {course}: copy the course there",
                    lesson=name,
                    its_digest=theirs[:12],
                    its_course=found.course,
                    digest=digest[:12],
                    course=run.course,
                )
            return tr(
                "it has no lesson {lesson} in {its_course}, and this run is of {lesson} ({digest}) in {course}: copy "
                "the course there",
                lesson=name,
                its_course=found.course,
                digest=digest[:12],
                course=run.course,
            )
    if str(run.level) not in found.levels:
        best = max(found.levels, key=int, default="0")
        why = found.problems.get(str(run.level), tr("unknown"))
        return tr(
            "it isolates programs at tier {best} at best, and this run is of tier {level} (there: {why}). "
            "`autograder doctor` on that machine shows what is missing; with less for all, `--min-tier "
            "{best}`",
            best=best,
            level=run.level,
            why=why,
        )
    return None
