"""A template repository for an assignment of GitHub Classroom: a lesson, and a workflow that counts points."""

from importlib import resources
from pathlib import Path

from autograder.core.files import write_whole
from autograder.core.handout import WHEEL
from autograder.core.language import tr
from autograder.core.text import points
from autograder.core.trees import files_in
from autograder.course.layout import Course, CourseProblem
from autograder.lesson import Lesson

WORKFLOW = ".github/workflows/classroom.yml"


def write_template(course: Course, lesson: str, target: Path) -> list[Path]:
    """Write the repository that each student's is made from.

    Args:
        course: its `course.toml` says from which address the workflow installs the kit.
        lesson: the assignment's.
        target: the folder.

    Returns:
        what was written.

    Raises:
        CourseProblem: there is no such lesson, or no address.
        OSError: something cannot be written.
    """
    loaded = course.load(lesson)
    address = course.settings.course.address.rstrip("/")
    if not address:
        raise CourseProblem(
            tr(
                "{file} does not say from where the workflow can install the kit: under [course], set address to "
                "where the folder that `autograder export handout` wrote can be read, with the kit's wheel in it",
                file=course.root / "course.toml",
            )
        )
    exercise = course.exercise(lesson)
    files = {path.relative_to(exercise).as_posix(): path.read_bytes() for path in files_in(exercise)}
    told = files.get("README.md", f"# {loaded.title}\n".encode()).decode()
    files |= {
        "README.md": (told.rstrip("\n") + "\n" + _points(loaded)).encode(),
        "requirements.txt": f"torchgrade @ {address}/{WHEEL}\n".encode(),
        WORKFLOW: _workflow(loaded).encode(),
        ".vscode/tasks.json": _template("vscode_tasks.json").encode(),
    }
    for name, content in files.items():
        write_whole(target / name, content)
    return [target / name for name in files]


def counted(lesson: Lesson) -> list[str]:
    """The tasks whose points a student's own check knows: of questions it has no answers."""
    return [task.name for task in lesson.tasks.values() if not task.manual and not task.question]


def _points(lesson: Lesson) -> str:
    names = counted(lesson)
    total = points(round(sum(lesson.tasks[name].points for name in names), 9))
    lines = [
        "",
        tr("## Points"),
        "",
        tr(
            "Each push is checked, and the points of each task are counted (*Actions*, or the marks in Classroom): "
            "{total} in all.",
            total=total,
        ),
        "",
    ]
    if len(names) < len(lesson.tasks):
        lines += [
            tr("Questions and texts are marked by your teacher, who has the answers: they are not counted here."),
            "",
        ]
    lines += [
        f"| {tr('task')} | {tr('points')} |",
        "|---|---|",
        *(f"| `{name}` | {points(lesson.tasks[name].points)} |" for name in names),
    ]
    return "\n".join(lines) + "\n"


def _workflow(lesson: Lesson) -> str:
    names = counted(lesson)
    results = "\n".join(
        f"          {name.upper()}_RESULTS: {'${{'} steps.points.outputs.{name} {'}}'}" for name in names
    )
    text = _template("classroom_workflow.yml")
    for word, value in (("LESSON", lesson.name), ("ENVIRONMENT", results), ("RUNNERS", ",".join(names))):
        text = text.replace(word, value)
    return text


def _template(name: str) -> str:
    return resources.files("autograder.instructor").joinpath("templates", f"{name}.txt").read_text("utf-8")
