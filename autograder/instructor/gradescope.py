"""An autograder for Gradescope: the zip that an instructor uploads, and what runs in Gradescope's container.

Gradescope unpacks the zip into `/autograder/source`, runs `setup.sh` once, and for each submission `run_autograder`,
with the student's files in `/autograder/submission`; it reads `/autograder/results/results.json`.
"""

import io
import os
import secrets
import shutil
import stat
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from autograder.core.files import read_json, write_json, write_whole
from autograder.core.language import noted, speak, spoken, tr, tr_plural
from autograder.core.trees import files_in
from autograder.course.layout import Course, CourseProblem, find_course
from autograder.record.codec import read_record
from autograder.record.schema import Record
from autograder.record.store import RESULTS, RunFolder
from autograder.render.csv.grades import gradescope

ROOT = Path(os.environ.get("AUTOGRADER_ROOT", "/autograder"))
KIT = "kit"
SEED, LANGUAGE = "seed.txt", "language.txt"
FILES = ("pyproject.toml", "README.md", "LICENSE", "constraints.txt")
NO_MARK = noted("The grader had an error of its own. No mark was given; tell your instructor.")


def pack(course: Course, lesson: str, target: Path) -> Path:
    """Write the zip for one lesson, with a seed of its own, so that all students get the same inputs.

    Raises:
        CourseProblem: there is no such lesson, or the kit's own files are not beside the course.
    """
    course.load(lesson)
    missing = [name for name in ("pyproject.toml", "autograder") if not (course.root / name).exists()]
    if missing:
        raise CourseProblem(
            tr(
                "{folder} holds no {missing}: the zip takes the kit along, so pack it in torchgrade's repository",
                folder=course.root,
                missing=missing[0],
            )
        )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("setup.sh", "run_autograder", "run_elsewhere"):
            text = (
                resources.files("autograder.instructor")
                .joinpath("templates", f"gradescope_{name}.txt")
                .read_text("utf-8")
            )
            _add(archive, name, text.replace("LESSON", lesson).encode(), executable=True)
        _add(archive, SEED, f"{secrets.randbelow(2**31)}\n".encode())
        _add(archive, LANGUAGE, f"{spoken()}\n".encode())
        for path in _kit_files(course, lesson):
            _add(archive, f"{KIT}/{path.relative_to(course.root).as_posix()}", path.read_bytes())
    write_whole(target, content.getvalue())
    return target


def _kit_files(course: Course, lesson: str) -> Iterator[Path]:
    """The package and the one lesson, with its solution: in Gradescope's container it is the instructor's side."""
    yield from (course.root / name for name in FILES if (course.root / name).is_file())
    for folder in (course.root / "autograder", course.exercise(lesson), course.solution(lesson)):
        yield from files_in(folder)


def _add(archive: zipfile.ZipFile, name: str, data: bytes, executable: bool = False) -> None:
    entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
    archive.writestr(entry, data)


def run(lesson: str, root: Path = ROOT) -> dict[str, Any]:
    """Mark the submission that lies in Gradescope's container; gives what `results.json` is to hold."""
    source = root / "source"
    metadata = read_json(root / "submission_metadata.json")
    found = marked(source, lesson, root / "submission", _student(metadata))
    questions = [task.name for task in find_course(source / KIT).load(lesson).tasks.values() if task.question]
    return _with_lateness(gradescope(found, later=questions), metadata)


def marked(source: Path, lesson: str, submission: Path, student: str) -> Record:
    """Mark one submission with what a zip of `pack` holds.

    Args:
        source: the folder that the zip was unpacked into.
        lesson: which lesson.
        submission: the folder with what the student handed in.
        student: a name, without anything that a path cannot hold.
    """
    from autograder.instructor.grade import grade

    speak((source / LANGUAGE).read_text().strip())
    course = find_course(source / KIT)
    with tempfile.TemporaryDirectory() as folder:
        submitted = Path(folder, "submitted")
        # A link stays a link: it is refused where the submission is read.
        shutil.copytree(submission, submitted / student / lesson, symlinks=True)
        seed = int((source / SEED).read_text())
        out = Path(folder, "out")
        made = grade(course, submitted, [lesson], out, course.find_data(), workers=1, seed=seed)
        return read_record(RunFolder(out).path(RESULTS, lesson, made.stems[student])).record


def _with_lateness(results: dict[str, Any], metadata: Any) -> dict[str, Any]:
    """The results, which say how late the work is by the due date that Gradescope has for this student."""
    try:
        created = datetime.fromisoformat(metadata["created_at"])
        due = datetime.fromisoformat(metadata["assignment"]["due_date"])
        late = (created - due).total_seconds()
    except (TypeError, KeyError, ValueError):  # no due date, or two times of which one names no zone
        return results
    if late <= 0:
        return results
    said = tr_plural(
        late / 3600,
        "Handed in {count:.1f} hours after the due date. What that costs is up to your instructor.",
        "Handed in {count:.1f} hours after the due date. What that costs is up to your instructor.",
    )
    output = "\n".join(filter(None, [results.get("output"), said]))
    return {**results, "output": output, "output_format": "text", "extra_data": {"late_seconds": late}}


def _student(metadata: Any) -> str:
    """The name of the student before the @ of the address; a word where Gradescope says nothing."""
    try:
        address = str(metadata["users"][0]["email"])
    except (TypeError, KeyError, IndexError):
        return "student"
    name = "".join(letter for letter in address.split("@")[0] if letter.isalnum() or letter in "._-")
    return name.strip(".") or "student"


def main(arguments: list[str]) -> int:
    """Run in the container: `python -m autograder.instructor.gradescope LESSON`."""
    try:
        results = run(arguments[0])
    except Exception as error:
        traceback.print_exc()  # Gradescope shows it to the instructor only
        results = {"output": f"{tr(NO_MARK)} ({type(error).__name__})", "stdout_visibility": "hidden"}
    write_json(ROOT / "results" / "results.json", results)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
