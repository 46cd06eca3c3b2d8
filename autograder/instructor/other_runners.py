"""The zip for Gradescope in the runners of Autolab, CodeGrade and Codio: what each of them reads of a submission.

Autolab reads the last line of the output, JSON with the scores of its problems by their names; CodeGrade's "Capture
Points" reads the last number, a fraction from 0 to 1; Codio is told a percentage by a function of its own.
"""

import json
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from autograder.core.errors import BAD, OK, USAGE
from autograder.core.language import noted, tr
from autograder.core.text import points
from autograder.instructor.gradescope import NO_MARK, marked
from autograder.record.schema import Record
from autograder.record.story import told
from autograder.render.csv.grades import check_text

STUDENT = "student"  # these runners say who it is themselves
CODIO = "/usr/share/codio/assessments"  # where Codio's machines have `lib.grade`
HOW = noted("run_elsewhere PLATFORM FOLDER: PLATFORM is one of {platforms}, FOLDER holds what was handed in")


def readable(found: Record) -> str:
    """What a student reads: each task with its points, and below it what is wrong."""
    parts = [found.problem.message] if found.problem else []
    for task in found.tasks:
        score = tr("{score} of {most}", score=points(task.score), most=points(task.max_score))
        parts.append("\n\n".join([f"{task.name}: {score}", *(check_text(task, one) for one in told(task))]))
    return "\n\n".join([*parts, *(tr("Note: {note}", note=note) for note in found.notes)])


def for_autolab(found: Record) -> str:
    """The last line for Autolab, whose assessment has a problem for each task, by its name."""
    return json.dumps({"scores": {task.name: task.score for task in found.tasks}})


def for_codegrade(found: Record) -> str:
    """The last line for CodeGrade: the share of the points."""
    return f"{_share(found):.4f}"


def for_codio(found: Record) -> str:
    """Tell Codio the percentage; the last line says the same.

    Raises:
        ImportError: this is no machine of Codio's.
    """
    sys.path.append(CODIO)
    percentage = round(100 * _share(found))
    import_module("lib.grade").send_grade(percentage)
    return f"{percentage} %"


def _share(found: Record) -> float:
    return (found.score or 0.0) / found.max_score


PLATFORMS: dict[str, Callable[[Record], str]] = {
    "autolab": for_autolab,
    "codegrade": for_codegrade,
    "codio": for_codio,
}


def main(arguments: list[str]) -> int:
    """Mark a submission: `python -m autograder.instructor.other_runners PLATFORM SOURCE LESSON FOLDER`.

    Without a mark nothing is said that the platform could take for one, and the exit code is not 0.
    """
    if len(arguments) != 4 or arguments[0] not in PLATFORMS or not Path(arguments[3]).is_dir():
        print(tr(HOW, platforms=", ".join(PLATFORMS)), file=sys.stderr)
        return USAGE
    platform, source, lesson, folder = arguments
    try:
        found = marked(Path(source), lesson, Path(folder), STUDENT)
        if found.score is None:
            print(tr(NO_MARK))
            return BAD
        last = PLATFORMS[platform](found)
    except Exception:
        traceback.print_exc()  # for the instructor: these platforms show it beside the output
        print(tr(NO_MARK))
        return BAD
    print(f"{readable(found)}\n\n{last}")
    return OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
