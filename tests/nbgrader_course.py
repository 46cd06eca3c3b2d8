"""nbgrader courses in a folder of the tests' own: submissions, and nbgrader's own commands over them."""

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from autograder.author.build import build
from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from autograder.submission.notebook import KIT

Notebook = dict[str, Any]
OURS = "from autograder.nbgrader import install\n\nc = get_config()\nc.CourseDirectory.course_id = 'test'\ninstall(c)\n"
PLAIN = "c = get_config()\nc.CourseDirectory.course_id = 'test'\n"


def environment(course: Course, home: Path, **more: str) -> dict[str, str]:
    """Nothing of the user's own Jupyter, one thread, and the packaged sample."""
    own = {f"JUPYTER_{kind}_DIR": str(home / "jupyter" / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    own["IPYTHONDIR"] = str(home / "ipython")
    settings = {SETTING: str(course.root), DATA: "sample", "OMP_NUM_THREADS": "1", "PATH": path}
    return {**os.environ, **own, **settings, **more}


@dataclass
class Grade:
    """What nbgrader's gradebook holds of one submission."""

    score: float
    cells: dict[str, float | None]
    waits: set[str]
    comments: dict[str, str]


@dataclass
class NbCourse:
    """One of nbgrader's course folders."""

    root: Path
    course: Course
    assignment: str = "tiny"
    config: str = OURS
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        source = self.course.root / "source" / self.assignment
        if source.is_dir():
            target = self.root / "source" / self.assignment
            target.mkdir(parents=True)
            for path in source.iterdir():
                (target / path.name).write_bytes(path.read_bytes())
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "nbgrader_config.py").write_text(self.config)

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """One of nbgrader's commands."""
        ended = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.root,
            env=environment(self.course, self.root, **self.settings),
            capture_output=True,
            text=True,
        )
        if check:
            assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    def release(self) -> Notebook:
        """Generate the assignment; gives the student version."""
        self.run("generate_assignment", self.assignment)
        path = self.root / "release" / self.assignment / f"{self.assignment}.ipynb"
        return json.loads(path.read_text())  # type: ignore[no-any-return]

    def hand_in(self, student: str, work: Notebook | bytes, file: str | None = None) -> Path:
        """Put a notebook where nbgrader's collect puts it."""
        path = self.root / "submitted" / student / self.assignment / (file or f"{self.assignment}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(work if isinstance(work, bytes) else json.dumps(work).encode())
        return path

    def autograded(self, student: str) -> nbformat.NotebookNode:
        """What nbgrader made of a submission."""
        return nbformat.read(self.root / "autograded" / student / self.assignment / f"{self.assignment}.ipynb", 4)

    def record(self, student: str) -> dict[str, Any]:
        """The kit's record."""
        path = self.root / "graded" / "results" / self.assignment / f"{student}.json"
        return json.loads(path.read_text())  # type: ignore[no-any-return]

    def gradebook(self) -> Any:
        """nbgrader's gradebook, open."""
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}")

    def grades(self) -> dict[str, Grade]:
        """What the gradebook holds, by student; those without any mark are left out."""
        found = {}
        with self.gradebook() as book:
            for submission in book.assignment_submissions(self.assignment):
                for notebook in submission.notebooks:
                    cells = {grade.name: grade.auto_score for grade in notebook.grades}
                    if all(grade.needs_manual_grade and grade.auto_score is None for grade in notebook.grades):
                        continue  # nobody has come so far
                    waits = {grade.name for grade in notebook.grades if grade.needs_manual_grade}
                    comments = {comment.name: comment.comment for comment in notebook.comments if comment.comment}
                    found[submission.student.id] = Grade(submission.score, cells, waits, comments)
        return found


def answered(release: Notebook, answers: dict[str, str], text: str = "It says how bad.") -> Notebook:
    """A release with the sources of some solution cells or questions, by name."""
    notebook = copy.deepcopy(release)
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"])
        if name in answers:
            cell["source"] = answers[name]
        if KIT in cell["metadata"]:
            cell["source"] = text
    return notebook


def cell_of(notebook: Notebook, name: str) -> dict[str, Any]:
    """A cell by its id."""
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def changed(notebook: Notebook, change: Callable[[Notebook], Any]) -> Notebook:
    """A changed copy."""
    copied = copy.deepcopy(notebook)
    change(copied)
    return copied


CHECKS = '''"""A lesson of the tests."""

from autograder.lesson import FLOAT32_SHORT, Close, Lesson

lesson = Lesson("tiny", title="Tiny", order=1)
double = lesson.task("double", points=2, lecture="Doubling")
triple = lesson.task("triple", points=3, lecture="Tripling")


@double.probe
def doubled(student, given):
    return {"result": student.double(given.normal(5))}


@double.check(doubled, points=2)
def doubles_a_tensor(seen, expected):
    """`double(x)` is two times x."""
    return Close("double(x)", seen.result, expected.result, FLOAT32_SHORT)


@triple.probe
def tripled(student, given):
    return {"result": student.triple(given.normal(5))}


@triple.probe
def of_a_number(student, given):
    return {"result": student.triple(given.real(1, 9))}


@triple.check(tripled, points=2)
def triples_a_tensor(seen, expected):
    """`triple(x)` is three times x for a tensor."""
    return Close("triple(x)", seen.result, expected.result, FLOAT32_SHORT)


@triple.check(of_a_number, points=1)
def triples_a_number(seen, expected):
    """`triple(x)` is three times x for a number."""
    return Close("triple(x)", seen.result, expected.result, FLOAT32_SHORT)


lesson.choice("q_twice", points=1, options=["a", "b"], lecture="Doubling")
lesson.text("explain_double", points=2, lecture="Doubling")
'''

LESSON = '''# %% [markdown]
# # Tiny

# %%
from autograder import check

# %% task="double"
def double(x):
    """Two times x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% check="double"
check("double")

# %% task="triple"
def triple(x):
    """Three times x."""
    ### BEGIN SOLUTION
    return 3 * x
    ### END SOLUTION

# %% check="triple"
check("triple")

# %% [markdown]
# **Question `q_twice`** (1 point). Is doubling twice the same as tripling? `"a"`: yes. `"b"`: no.

# %% question="q_twice"
q_twice = ...  # "a" or "b"

# %% check="q_twice"
check("q_twice")

# %% [markdown] rubric="explain_double"
# **Question `explain_double`** (2 points). What is doubling?
#
# === BEGIN MARK SCHEME ===
# 2 points for the word twice.
# === END MARK SCHEME ===

# %% [markdown] text="explain_double"
# *Your answer here.*
'''

WRONG = """[squares]
task = "double"
change = [["2 * x", "x * x"]]
title = "The number is squared"
why = "x times x is two times x only for 0 and 2."
fix = "Multiply by 2."

[doubles]
task = "triple"
change = [["3 * x", "2 * x"]]
title = "The number is doubled"
why = "Three times is once more."
fix = "Multiply by 3."
"""

RIGHT = {
    "double": "def double(x):\n    return x + x",
    "triple": "def triple(x):\n    return x + 2 * x",
    "q_twice": 'q_twice = "b"',
}


def make_course(root: Path) -> Course:
    """A course of the kit with the lesson `tiny`, built."""
    files = {
        "exercises/tiny/checks.py": CHECKS,
        "solutions/tiny/tiny.py": LESSON,
        "solutions/tiny/key.py": 'q_twice = "b"\n',
        "solutions/tiny/wrong.toml": WRONG,
        "solutions/tiny/alternatives.toml": "",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    course = Course(root)
    build(course, ["tiny"], check=False, say=lambda text: None)
    return course
