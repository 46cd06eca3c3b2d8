"""GitHub Classroom's clones, as `gh classroom clone student-repos` makes them: `work-submissions/work-login/`.

What counts is the last commit up to the moment that was asked for. A commit's date is what the computer said on which
it was made: when it reached GitHub stands in no clone.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.core.language import tr, tr_plural
from autograder.instructor.collect.archive import Damaged
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.due import FORM
from autograder.instructor.collect.git import Commit, commit_at, files_of
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "github"
SUFFIX = "-submissions"  # of the folder that holds the clones


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where there is no clone."""
    if not download.repositories:
        return None
    names = {place: place.rpartition("/")[2] for place, _ in download.repositories}
    logins = _logins(download, names.values(), asked.people)
    handed: list[Handed] = []
    left = [Left(one.place, tr("it lies in no repository"), asks=False) for one in download.files]
    for place, path in download.repositories:
        login = logins.get(names[place], "")
        try:
            due = asked.due.of(login or names[place])
            until = f"{due.strftime(FORM)} ({asked.due.words})" if due else ""
            commit = commit_at(path, due)
            if commit is None:
                late = tr("no commit is as early as {time}: there is nothing to take", time=until)
                empty = tr("the repository is empty: there is nothing to take")
                left.append(Left(place, late if due and commit_at(path, None) else empty))
                continue
            handed.append(_handed(place, path, login or names[place], commit, left, bool(login), until))
        except Damaged as error:
            left.append(Left(place, str(error)))
    return Reading(tuple(handed), tuple(left), has_states=True)


def _handed(place: str, path: Path, login: str, commit: Commit, left: list[Left], sure: bool, until: str) -> Handed:
    files, other = files_of(path, place, commit.name)
    left += other
    remarks = [tr("commit {commit}; the commit's date is what the student's computer said", commit=commit.name[:10])]
    if commit.later:
        remarks.append(
            tr_plural(
                commit.later,
                "{count} later commit left out, made after {time}",
                "{count} later commits left out, made after {time}",
                time=until,
            )
        )
    return Handed(
        shown=place,
        key=login,
        files=tuple((one.place.removeprefix(f"{place}/"), one) for one in files),
        ids={"github": login} if sure else {},
        submitted=commit.when,
        origin=f"{place}/",
        remarks=tuple(remarks),
    )


def _logins(download: Download, names: Iterable[str], people: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Whose each repository is: what stands behind the work's name and a hyphen, where it is clear what that is."""
    names = list(names)
    known = {login.casefold(): login for login in people.get("github", frozenset())}
    work = _work(download.name, names)
    found = {}
    for name in names:
        if work and name.startswith(f"{work}-"):
            found[name] = name.removeprefix(f"{work}-")
        else:
            ends = [login for folded, login in known.items() if name.casefold().endswith(f"-{folded}")]
            if ends:
                found[name] = max(ends, key=len)
    return found


def _work(folder: str, names: list[str]) -> str:
    """The work's name: from the folder that `gh` makes, else what all repositories begin with."""
    if folder.endswith(SUFFIX) and all(name.startswith(folder.removesuffix(SUFFIX)) for name in names):
        return folder.removesuffix(SUFFIX)
    if len(names) < 2:
        return ""
    parts = [name.split("-") for name in names]
    same = 0
    while same < min(map(len, parts)) - 1 and len({one[same] for one in parts}) == 1:
        same += 1
    return "-".join(parts[0][:same])
