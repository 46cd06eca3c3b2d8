"""A rehearsal: all of nbgrader's steps, played through in a private folder with nbgrader's own commands.

One file, since it is one script of nbgrader's steps, in their order.
"""

import getpass
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from autograder.core.files import write_whole
from autograder.core.language import tr, tr_plural
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import Solutions, load_solutions
from autograder.nbgrader.sample_notebooks import Notebook, filled
from autograder.record.store import RunFolder

COURSE_ID = "circle"
STEP_SECONDS = 3600.0  # for one of nbgrader's commands, which may run the notebooks of a class
STUDENTS = """c = get_config()
c.CourseDirectory.course_id = {course_id!r}
c.CourseDirectory.student_id = {student!r}
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""
TEACHERS = """from autograder.nbgrader import install

c = get_config()
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
c.ExchangeCollect.check_owner = False  # one person plays all students
install(c, course={course!r})
"""


@dataclass(frozen=True)
class Step:
    """One of nbgrader's commands, as it ran.

    Attributes:
        words: the command without `nbgrader`.
        who: whose it is.
    """

    words: str
    who: str
    seconds: float


@dataclass(frozen=True)
class Returned:
    """What the rehearsal gave one student.

    Attributes:
        score, max_score: in nbgrader's gradebook; the score is None where nothing is there.
        record: the score in the kit's record, of `record_max` points.
        by_hand: whether a person still has to mark something.
        feedback: the file that came back.
    """

    student: str
    lesson: str
    score: float | None
    max_score: float
    record: float | None
    record_max: float
    by_hand: bool
    feedback: Path | None

    @property
    def whole(self) -> bool:
        """Whether marks and feedback came back, and nbgrader and the kit say the same."""
        same = self.score is not None and self.record is not None and abs(self.score - self.record) < 1e-6
        return same and self.feedback is not None


def _right(release: Notebook, solutions: Solutions) -> Notebook:
    return filled(release, solutions)


def _wrong(release: Notebook, solutions: Solutions) -> Notebook:
    one_a_task = list({variant.task: variant for variant in solutions.wrong}.values())
    return filled(release, solutions, one_a_task[::2])


def _untouched(release: Notebook, solutions: Solutions) -> Notebook:
    return release


def _broken(release: Notebook, solutions: Solutions) -> Notebook:
    """A check cell twice, another gone, one of its own turned into text."""
    notebook = filled(release, solutions)
    checks = [cell for cell in notebook["cells"] if "check" in cell["metadata"].get("tags", [])]
    notebook["cells"].append({**checks[0], "id": "pasted"})
    notebook["cells"].remove(checks[1])
    checks[-1]["cell_type"] = "raw"
    for key in ("outputs", "execution_count"):
        del checks[-1][key]
    return notebook


def _half(release: Notebook, solutions: Solutions) -> bytes:
    """A file that was cut off while it was copied."""
    text = json.dumps(filled(release, solutions))
    return text[: len(text) // 2].encode()


HANDED_IN: dict[str, Callable[[Notebook, Solutions], Notebook | bytes]] = {
    "right": _right,
    "wrong": _wrong,
    "untouched": _untouched,
    "broken": _broken,
    "cut_off": _half,
}


@dataclass
class Rehearsal:
    """A course, an exchange and some students in one folder.

    Attributes:
        root: the folder.
        course: the kit's course.
        say: is told of each step.
    """

    root: Path
    course: Course
    say: Callable[[Step], None] = lambda step: None
    steps: list[Step] = field(default_factory=list)

    @property
    def teacher(self) -> Path:
        """nbgrader's course folder."""
        return self.root / "course"

    def student(self, name: str) -> Path:
        """The folder in which a student works."""
        return self.root / "students" / name

    def set_up(self, lessons: Iterable[str], students: Iterable[str]) -> None:
        """Write the configurations, and the lessons' sources."""
        exchange = self.root / "exchange"
        exchange.mkdir(parents=True)
        self.root.chmod(0o700)
        exchange.chmod(0o777)  # nbgrader insists on it; nobody else comes through the folder around it
        for name in lessons:
            shutil.copytree(self.course.root / "source" / name, self.teacher / "source" / name)
        shared = {"course_id": COURSE_ID, "exchange": str(exchange)}
        text = TEACHERS.format(**shared, cache=str(self.root / "cache" / "teacher"), course=str(self.course.root))
        write_whole(self.teacher / "nbgrader_config.py", text.encode())
        for student in students:
            text = STUDENTS.format(**shared, cache=str(self.root / "cache" / student), student=student)
            write_whole(self.student(student) / "nbgrader_config.py", text.encode())

    def run(self, folder: Path, who: str, *words: str) -> str:
        """Run one of nbgrader's commands; gives what it said.

        Raises:
            CourseProblem: it failed; the text holds its last lines.
        """
        began = time.monotonic()
        command = [sys.executable, "-m", "nbgrader", *words]
        try:
            ended = subprocess.run(
                command, cwd=folder, env=self.environment(), capture_output=True, text=True, timeout=STEP_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise CourseProblem(
                tr_plural(
                    STEP_SECONDS / 60,
                    "`nbgrader {command}` of {who} did not end within {count:g} minutes and was ended",
                    "`nbgrader {command}` of {who} did not end within {count:g} minutes and was ended",
                    command=" ".join(words),
                    who=who,
                )
            ) from None
        step = Step(" ".join(words), who, time.monotonic() - began)
        self.steps.append(step)
        self.say(step)
        if ended.returncode != 0:
            tail = "\n".join((ended.stderr + ended.stdout).strip().split("\n")[-12:])
            raise CourseProblem(
                tr(
                    "`nbgrader {command}` of {who} ended with {status}:",
                    command=step.words,
                    who=who,
                    status=ended.returncode,
                )
                + f"\n{tail}"
            )
        return ended.stderr + ended.stdout

    def environment(self) -> dict[str, str]:
        """Nothing of the user's own Jupyter is read or written; nbgrader's helper programs are found."""
        jupyter = self.root / "jupyter"
        own = {f"JUPYTER_{kind.upper()}_DIR": str(jupyter / kind) for kind in ("config", "data", "runtime")}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        return {**os.environ, **own, "PATH": path}

    def everyone(self, students: Iterable[str], *words: str) -> None:
        """Run a command as each student, several at once."""
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            list(pool.map(lambda student: self.run(self.student(student), student, *words), students))


def play(
    root: Path, course: Course, lessons: list[str], say: Callable[[Step], None] = lambda step: None
) -> tuple[Rehearsal, list[Returned]]:
    """Play the rehearsal through: from `generate_assignment` to `fetch_feedback` and `export`.

    Several students hand in what `HANDED_IN` says; one more, under the user's own name, hands in right work.

    Args:
        root: a folder that is made new.
        course: the kit's course, with its solutions.
        lessons: which assignments.
        say: is told of each step as it ends.

    Returns:
        the rehearsal, and what came back for each student and lesson.

    Raises:
        CourseProblem: there is no such lesson, a step failed, or the folder holds something else.
    """
    for name in lessons:
        course.load(name)
    root = root.resolve()
    if root.exists() and any(root.iterdir()) and not (root / "exchange").is_dir():
        raise CourseProblem(tr("{folder} holds something else: give a folder that is new", folder=root))
    shutil.rmtree(root, ignore_errors=True)
    rehearsal = Rehearsal(root, course, say)
    students = list(dict.fromkeys([*HANDED_IN, getpass.getuser()]))
    rehearsal.set_up(lessons, students)
    for name in lessons:
        _one_lesson(rehearsal, name, students)
    rehearsal.run(rehearsal.teacher, "teacher", "export", "--to", "grades.csv")
    return rehearsal, [returned(rehearsal, name, student) for name in lessons for student in students]


def _one_lesson(rehearsal: Rehearsal, name: str, students: list[str]) -> None:
    teacher = rehearsal.teacher
    rehearsal.run(teacher, "teacher", "generate_assignment", name)
    rehearsal.run(teacher, "teacher", "release_assignment", name)
    rehearsal.everyone(students, "fetch_assignment", name)
    solutions = load_solutions(rehearsal.course, rehearsal.course.load(name))
    for student in students:
        path = rehearsal.student(student) / name / f"{name}.ipynb"
        work = HANDED_IN.get(student, _right)(json.loads(path.read_text(encoding="utf-8")), solutions)
        write_whole(path, work if isinstance(work, bytes) else json.dumps(work, indent=1).encode())
    rehearsal.everyone(students, "submit", name)
    for step in ("collect", "autograde", "generate_feedback", "release_feedback"):
        rehearsal.run(teacher, "teacher", step, name)
    rehearsal.everyone(students, "fetch_feedback", name)


def returned(rehearsal: Rehearsal, lesson: str, student: str) -> Returned:
    """What is in the gradebook, in the record and in the student's folder."""
    from nbgrader.api import Gradebook, MissingEntry

    record = RunFolder(rehearsal.teacher / "graded").read(lesson, student)
    feedback = sorted((rehearsal.student(student) / lesson / "feedback").glob("*/*.html"))
    with Gradebook(f"sqlite:///{rehearsal.teacher / 'gradebook.db'}") as gradebook:
        try:
            found = gradebook.find_submission(lesson, student)
            score, best, by_hand = float(found.score), float(found.max_score), bool(found.needs_manual_grade)
        except MissingEntry:
            score, best, by_hand = None, 0.0, False
    return Returned(
        student,
        lesson,
        score,
        best,
        record.score if record else None,
        record.max_score if record else 0.0,
        by_hand,
        feedback[-1] if feedback else None,
    )
