"""GitHub Classroom: clones with the commit at the due date; nothing of a clone is run."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.course.layout import Course
from autograder.instructor.collect.collect import collect
from autograder.record.collection import Plan
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, git, github, github_roster, repository

ADA, BEN = CLASS[:2]
DUE = datetime(2026, 1, 31, 23, 59, tzinfo=UTC)


def test_everyone_gets_the_own_folder(tmp_path: Path) -> None:
    roster = tmp_path / "classroom_roster.csv"
    roster.write_bytes(github_roster(CLASS))
    plan = collected(github(tmp_path, CLASS), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.lesson, plan.left, plan.without) == ("github", "tiny", (), ())
    assert {one.tied for one in plan.taken} == {"github"}
    found = files_in(tmp_path / "in")
    assert {f"{one.number}/tiny/tiny.py": one.work for one in CLASS}.items() <= found.items()
    assert found[f"{ADA.number}/tiny/timestamp.txt"] == b"2026-01-31 12:00:00.000000 UTC"
    assert not [name for name in found if ".git" in name]


def test_the_last_commit_before_the_due_date_counts(tmp_path: Path) -> None:
    clone = github(tmp_path, [ADA]) / f"tiny-{ADA.github}"
    repository(clone, {"tiny.py": b"# late\n"}, date="2026-02-01T00:30:00+01:00")  # half an hour before it is due
    repository(clone, {"tiny.py": b"# too late\n"}, date="2026-02-01T02:00:00+01:00")
    plan = collected(clone.parent, tmp_path / "in", due=DUE)
    assert files_in(tmp_path / "in")[f"{ADA.github}/tiny/tiny.py"] == b"# late\n"
    (taken,) = plan.taken
    assert taken.submitted == datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    assert "1 later commit left out, made after 2026-01-31 23:59 +0000 (--due)" in taken.remarks
    assert any("what the student's computer said" in remark for remark in taken.remarks)


def test_a_repository_without_a_commit_in_time_is_told(tmp_path: Path) -> None:
    folder = github(tmp_path, [ADA, BEN])
    git((tmp_path / "tiny-submissions"), "init", "-q", "tiny-empty")
    plan = plan_of(folder, tmp_path / "in", due=DUE - timedelta(days=9))
    assert plan.taken == ()
    assert left(plan)["tiny-empty"].startswith("the repository is empty")
    assert left(plan)[f"tiny-{ADA.github}"].startswith("no commit is as early as 2026-01-22 23:59 +0000 (--due)")


RULES = """
[lessons.tiny]
due = "2026-01-31 23:00 UTC"
[late]
grace = "15 minutes"
[[extension]]
student = "benjamin"
more = "2 days"
reason = "ill"
"""
TIMES = {"01": "2026-01-31T23:10:00+00:00", "02": "2026-02-01T12:00:00+00:00", "03": "2026-02-09T12:00:00+00:00"}


@pytest.mark.parametrize(
    ("typed", "ada", "ben", "said"),
    [
        ("", b"01", b"02", "(the due date in course.toml)"),  # a grace for all, an extension for one
        ("2026-02-01T12:00Z", b"02", b"02", "--due 2026-02-01 12:00 +0000 counts; course.toml says 2026-01-31 23:15"),
        ("2026-01-31T23:15Z", b"01", b"01", "(--due)"),
        ("last", b"03", b"03", ""),
    ],
)
def test_without_a_moment_the_due_date_of_the_course_counts(
    course: Course, tmp_path: Path, typed: str, ada: bytes, ben: bytes, said: str
) -> None:
    root = tmp_path / "course"
    shutil.copytree(course.root / "exercises", root / "exercises")
    (root / "course.toml").write_text(RULES)
    clones = github(tmp_path, [ADA, BEN])
    for text, date in TIMES.items():
        for one in (ADA, BEN):
            repository(clones / f"tiny-{one.github}", {"tiny.py": text.encode()}, date=date)
    roster = tmp_path / "roster.csv"
    roster.write_text(f"identifier,github_username,name\nada,{ADA.github},A\nbenjamin,{BEN.github},B\n")
    shown: list[Plan] = []
    collect(Course(root), clones, tmp_path / "in", shown.append, roster=roster, due=typed)
    found = files_in(tmp_path / "in")
    assert (found["ada/tiny/tiny.py"], found["benjamin/tiny/tiny.py"]) == (ada, ben)
    told = [*shown[0].notes, *(remark for one in shown[0].taken for remark in one.remarks)]
    assert any(said in one for one in told)
    assert bool(shown[0].notes) == said.startswith("--due")


@pytest.mark.parametrize("typed", ["soon", "2026-01-31T23:59"])
def test_a_moment_that_is_none_is_a_sentence(course: Course, tmp_path: Path, typed: str) -> None:
    with pytest.raises(UsageProblem, match=f"--due {typed} has .* Give that, or `last`"):
        collect(course, github(tmp_path, [ADA]), tmp_path / "in", lambda plan: None, due=typed)


def test_the_login_is_told_by_the_class_list_where_no_folder_tells_the_works_name(tmp_path: Path) -> None:
    roster = tmp_path / "classroom_roster.csv"
    roster.write_bytes(github_roster(CLASS))
    repository(tmp_path / "clones" / f"some-work-{ADA.github}", {"tiny.py": ADA.work})
    plan = plan_of(tmp_path / "clones", tmp_path / "in", roster=roster)
    assert [one.student for one in plan.taken] == [ADA.number]


def test_links_and_other_repositories_in_a_clone_are_left_out(tmp_path: Path) -> None:
    clone = github(tmp_path, [ADA]) / f"tiny-{ADA.github}"
    (clone / "link.py").symlink_to("/etc/passwd")
    git(clone, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},module")
    git(clone, "add", "link.py")
    git(clone, "commit", "-q", "-m", "links")
    plan = collected(clone.parent, tmp_path / "in")
    told = left(plan)
    assert "a link to another place" in told[f"tiny-{ADA.github}/link.py"]
    assert "another repository" in told[f"tiny-{ADA.github}/module"]
    assert not [name for name in files_in(tmp_path / "in") if "link" in name]


@pytest.mark.parametrize("setting", ["core.fsmonitor", "core.pager", "log.showSignature", "core.sshCommand"])
def test_settings_of_a_clone_run_nothing(tmp_path: Path, setting: str) -> None:
    clone = github(tmp_path, [ADA]) / f"tiny-{ADA.github}"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'was_run'}\n")
    program.chmod(0o755)
    git(clone, "config", "gpg.program", str(program))
    git(clone, "config", setting, "true" if setting.startswith("log") else str(program))
    for hook in ("post-checkout", "reference-transaction", "pre-auto-gc"):
        (clone / ".git" / "hooks" / hook).write_text(program.read_text())
        (clone / ".git" / "hooks" / hook).chmod(0o755)
    assert collected(clone.parent, tmp_path / "in").taken
    assert not (tmp_path / "was_run").exists()


def test_a_damaged_clone_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    folder = github(tmp_path, [ADA, BEN])
    (folder / f"tiny-{BEN.github}" / ".git" / "HEAD").write_bytes(b"\0\xff")
    plan = plan_of(folder, tmp_path / "in")
    assert [one.student for one in plan.taken] == [ADA.github]
    assert f"tiny-{BEN.github}" in left(plan)


def test_a_file_that_names_another_repository_is_not_followed(tmp_path: Path) -> None:
    secret = repository(tmp_path / "secret", {"tiny.py": b"# secret\n"})
    folder = tmp_path / "tiny-submissions" / "tiny-ada"
    folder.mkdir(parents=True)
    (folder / ".git").write_text(f"gitdir: {secret / '.git'}\n")
    (folder / "tiny.py").write_bytes(ADA.work)
    plan = plan_of(folder.parent, tmp_path / "in", platform="pattern", pattern="tiny-{login}")
    assert [file.size for one in plan.taken for file in one.files] == [len(ADA.work)]
