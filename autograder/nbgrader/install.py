"""The lines of `nbgrader_config.py`, as one call."""

import os
from pathlib import Path
from typing import Any

from autograder.core.language import is_chosen
from autograder.core.language_choice import choose_language
from autograder.submission.folder import open_folder
from autograder.submission.which_file import candidates

READER = "autograder.nbgrader.reader.Reader"
REPAIR = "autograder.nbgrader.repair_cells.Repair"
MARK = "autograder.nbgrader.marks.MarkChecks"
EXPLAIN = "autograder.nbgrader.explain.Explain"
HIDE = "autograder.nbgrader.hidden_tests.HideHiddenTests"


def install(c: Any, course: str | Path = "", records: str | Path = "graded") -> None:
    """Put the kit's parts into nbgrader's configuration; lists that the course has changed keep their changes.

    - `Autograde.exporter_class`: submitted notebooks that are broken or renamed are read all the same.
    - `Autograde.sanitize_preprocessors`: `Repair` first; it mends doubled, deleted and changed cells.
    - `Autograde.autograde_preprocessors`: `MarkChecks` in the place of `Execute`; `Explain` after `SaveAutoGrades`.
    - `Autograde.pre_convert_hook`: a notebook of another name is found.
    - `GenerateFeedback.preprocessors`: `HideHiddenTests` after `GetGrades`.

    Args:
        c: the `c` of `nbgrader_config.py`.
        course: the folder with `exercises` and `solutions`; looked for where it is empty.
        records: where records are kept, from nbgrader's course folder.
    """
    from nbgrader.converters import Autograde, GenerateFeedback

    if not is_chosen():  # as it is where one of the kit's own commands runs nbgrader
        choose_language(here=Path(course) if course else None)
    c.TorchGrade.records = str(records)
    if course:
        c.TorchGrade.course = str(course)
    own = c.Autograde
    own.exporter_class = READER
    own.sanitize_preprocessors = with_repair(_list(own, Autograde, "sanitize_preprocessors"))
    own.autograde_preprocessors = with_marks(_list(own, Autograde, "autograde_preprocessors"))
    own.pre_convert_hook = finder(c, own.get("pre_convert_hook"))
    feedback = c.GenerateFeedback
    feedback.preprocessors = with_hiding(_list(feedback, GenerateFeedback, "preprocessors"))


def _list(section: Any, owner: Any, name: str) -> list[Any]:
    """What the course has set, else nbgrader's own default."""
    chosen = section.get(name)
    return list(chosen if isinstance(chosen, list) else getattr(owner, name).default())


def _name(part: Any) -> str:
    return part if isinstance(part, str) else f"{part.__module__}.{part.__name__}"


def _last(part: Any) -> str:
    return _name(part).rsplit(".", 1)[-1]


def with_repair(parts: list[Any]) -> list[Any]:
    """nbgrader's list with `Repair` first."""
    return [REPAIR, *(part for part in parts if _name(part) != REPAIR)]


def with_marks(parts: list[Any]) -> list[Any]:
    """nbgrader's list with `MarkChecks` for `Execute`, and `Explain` after `SaveAutoGrades`."""
    made: list[Any] = []
    for part in parts:
        if _name(part) == EXPLAIN:
            continue
        made.append(MARK if _last(part) == "Execute" else part)
        if _last(part) == "SaveAutoGrades":
            made.append(EXPLAIN)
    return made if MARK in map(_name, made) else [MARK, *made]


def with_hiding(parts: list[Any]) -> list[Any]:
    """nbgrader's list with `HideHiddenTests` after `GetGrades`."""
    made = [part for part in parts if _name(part) != HIDE]
    place = next((index + 1 for index, part in enumerate(made) if _last(part) == "GetGrades"), 0)
    return [*made[:place], HIDE, *made[place:]]


def finder(c: Any, before: Any = None) -> Any:
    """A hook that adds notebooks of the kit's that have another name in a student's folder.

    nbgrader leaves out notebooks whose names it does not know. The hook names those that it expects; `Reader`
    then finds the file that is meant.

    Args:
        c: the configuration, for where things lie.
        before: the course's own hook, which is called first.
    """

    def find_renamed(assignment: str, student: str, notebooks: list[str]) -> None:
        from nbgrader.coursedir import CourseDirectory

        from autograder.nbgrader.plan import is_kit_notebook

        if callable(before):
            before(assignment=assignment, student=student, notebooks=notebooks)
        if not notebooks:
            return
        folder = Path(notebooks[0]).parent
        directory = CourseDirectory(config=c, root=os.getcwd())
        sources = sorted(Path(directory.format_path(directory.source_directory, ".", assignment)).glob("*.ipynb"))
        known = {path.name for path in sources}
        with open_folder(folder) as opened:
            strangers = [name for name in candidates(opened, "") if name not in known]
        for path in sources if strangers else []:
            expected = str(folder / path.name)
            if expected not in notebooks and is_kit_notebook(path):
                notebooks.append(expected)

    return find_renamed
