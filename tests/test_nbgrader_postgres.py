"""The gradebook on a PostgreSQL server, which the test starts for itself: `make test-postgres`."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from tests.nbgrader_course import OURS, RIGHT, NbCourse, answered, make_course

pytestmark = pytest.mark.postgres
PEOPLE = ("postgres", "nobody")  # the server refuses to run as root


def program(name: str) -> str:
    """A program of PostgreSQL's; Debian keeps them out of the path."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)]))
    if found is None:
        pytest.skip(f"there is no {name}: install PostgreSQL's server")
    return found


def unprivileged() -> dict[str, Any]:
    """As whom the server runs."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    person = next(known[name] for name in PEOPLE if name in known)
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A database on a server with a unix socket only, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # short: a socket's path may have 107 bytes
    someone = unprivileged()
    if someone:
        os.chown(folder, someone["user"], someone["group"])

    def run(*words: str) -> None:
        subprocess.run(words, check=True, capture_output=True, cwd=folder, timeout=120, **someone)

    data = str(folder / "data")
    try:
        run(program("initdb"), "-D", data, "-A", "trust", "-U", "teacher", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -h '' -c fsync=off"
        run(program("pg_ctl"), "-D", data, "-w", "-t", "100", "-l", str(folder / "log"), "-o", options, "start")
        try:
            run(program("createdb"), "-h", str(folder), "-U", "teacher", "grades")
            yield f"postgresql+psycopg://teacher@/grades?host={folder}"
        finally:
            run(program("pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def course(url: str, tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    kit = make_course(tmp_path_factory.mktemp("kit"))
    config = f"{OURS}c.CourseDirectory.db_url = {url!r}\n"
    made = NbCourse(tmp_path_factory.mktemp("course"), kit, config=config)
    release = made.release()
    made.hand_in("ada", answered(release, RIGHT))
    made.hand_in("ben", answered(release, {**RIGHT, "double": "def double(x):\n    return x * x"}))
    made.hand_in("cleo", release)
    made.run("autograde", "tiny")
    return made


def scores(url: str) -> dict[str, float]:
    with Gradebook(url) as book:
        return {found.student.id: found.score for found in book.assignment_submissions("tiny")}


def test_marks_and_comments_are_in_the_database(course: NbCourse, url: str) -> None:
    assert scores(url) == {"ada": 6.0, "ben": 4.0, "cleo": 0.0}
    with Gradebook(url) as book:
        assert "The number is squared" in book.find_comment("double", "tiny", "tiny", "ben").auto_comment
        assert book.find_grade("explain_double", "tiny", "tiny", "ada").needs_manual_grade
        assert book.find_grade("explain_double", "tiny", "tiny", "cleo").auto_score == 0.0
    assert not (course.root / "gradebook.db").exists()


def test_several_at_once_feedback_and_export(course: NbCourse, url: str) -> None:
    with Gradebook(url) as book:
        book.find_grade("check_double", "tiny", "tiny", "ben").manual_score = 1.0
        book.db.commit()
    with ThreadPoolExecutor(3) as pool:
        again = pool.map(
            lambda student: course.run("autograde", "tiny", "--student", student, "--force"), ("ada", "ben", "cleo")
        )
        assert all("submissions of tiny" not in ran.stderr for ran in again)
    assert scores(url) == {"ada": 6.0, "ben": 5.0, "cleo": 0.0}
    course.run("generate_feedback", "tiny")
    assert "The number is squared" in (course.root / "feedback/ben/tiny/tiny.html").read_text()
    course.run("export", "--exporter=autograder.nbgrader.exports.TaskExport", "--to", "tasks.csv")
    assert "tiny,ben,tiny,check_double,0.0,1.0," in (course.root / "tasks.csv").read_text()
