"""Submissions of otter notebooks: files, archives that otter exports, or a folder of either."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr, tr_plural
from autograder.instructor.collect.archive import Damaged, open_zip

KINDS = (".ipynb", ".py", ".zip")
MOST = 256 * 2**20  # bytes of the files beside a notebook


@dataclass(frozen=True)
class Submission:
    """What somebody handed in.

    Attributes:
        name: of its results.
        file: its path from the folder of all, for messages and the table of the class.
        program: the notebook's or the program's own name and bytes.
        files: what lies beside it, by paths.
        problem: why it cannot be read; empty where it can.
    """

    name: str
    file: str
    program: tuple[str, bytes] = ("", b"")
    files: Mapping[str, bytes] = field(default_factory=dict)
    problem: str = ""


def submissions_in(path: Path) -> list[Submission]:
    """What was handed in.

    Args:
        path: one file; or a folder that holds files, folders with one notebook each, or both.

    Raises:
        UsageProblem: there is nothing to mark.
    """
    if path.is_file():
        return [_of_file(path, path.name)]
    found = []
    for place in sorted(path.iterdir()) if path.is_dir() else ():
        if place.name.startswith(".") or place.is_symlink():
            continue
        if place.is_file() and place.suffix in KINDS:
            found.append(_of_file(place, place.name))
        elif place.is_dir():
            found.append(_of_folder(place))
    if not found:
        raise UsageProblem(
            tr("{path} holds no notebooks: name a notebook, or the folder of those that were handed in", path=path)
        )
    taken: set[str] = set()
    for one in found:
        if one.name in taken:
            raise UsageProblem(
                tr(
                    "{path} holds two submissions that would be called {name}: rename one of them",
                    path=path,
                    name=one.name,
                )
            )
        taken.add(one.name)
    return found


def _of_file(path: Path, file: str) -> Submission:
    name = Path(file).stem
    try:
        if path.suffix == ".zip":
            with open_zip(path) as listing:
                files = {one.place: one.read() for one in listing.files}
            return _chosen(name, file, files)
        return Submission(name, file, (path.name, path.read_bytes()))
    except (OSError, UsageProblem, Damaged) as error:
        return Submission(name, file, problem=str(error))


def _of_folder(folder: Path) -> Submission:
    files: dict[str, bytes] = {}
    left = MOST
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            left -= path.stat().st_size
            if left < 0:
                return Submission(
                    folder.name, folder.name, problem=tr("its files are more than {most} MB", most=MOST // 2**20)
                )
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    except OSError as error:
        return Submission(
            folder.name,
            folder.name,
            problem=tr("{path} cannot be read ({reason})", path=error.filename, reason=error.strerror),
        )
    return _chosen(folder.name, folder.name, files)


def _chosen(name: str, file: str, files: dict[str, bytes]) -> Submission:
    """The one notebook among files, or the one program where there is no notebook; the others lie beside it."""
    for suffix in (".ipynb", ".py"):
        found = [one for one in files if one.endswith(suffix) and not one.endswith("__init__.py") and _is_own(one)]
        if len(found) > 1:
            return Submission(
                name,
                file,
                problem=tr_plural(
                    len(found),
                    "there are {count} files {ending}: hand in one of them",
                    "there are {count} files {ending}: hand in one of them",
                    ending=suffix,
                ),
            )
        if found:
            folder = found[0].rpartition("/")[0]
            under = f"{folder}/" if folder else ""
            beside = {
                one.removeprefix(under): data
                for one, data in files.items()
                if one != found[0] and one.startswith(under) and not one.endswith(".ipynb")
            }
            return Submission(name, file, (found[0].rpartition("/")[2], files[found[0]]), beside)
    return Submission(name, file, problem=tr("there is no notebook in it"))


def _is_own(place: str) -> bool:
    return not any(part == "tests" or part.startswith(".") for part in place.split("/"))
