"""The plug-in's own settings, and where nbgrader's course lies."""

import weakref
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Enum, Integer, List, Unicode
from traitlets.config import LoggingConfigurable

from autograder.course.layout import Course, CourseProblem, find_course
from autograder.nbgrader.plan import Expected, Plan, expected_cells, plan_of
from autograder.sandbox.choice import LEAST


class TorchGrade(LoggingConfigurable):
    """Settings of torchgrade inside nbgrader: `c.TorchGrade.records = ...` in `nbgrader_config.py`."""

    course = Unicode(
        "",
        help="The folder with `exercises` and `solutions`. Where it is empty, it is looked for in nbgrader's course "
        "folder and above it, and in the setting TORCHGRADE_COURSE.",
    ).tag(config=True)
    records = Unicode(
        "graded",
        help="Where the records and the seed of the marking are kept, from nbgrader's course folder: "
        "what `autograder grade submitted --out` has there is used, not marked again.",
    ).tag(config=True)
    workers = Integer(
        0, help="How many submissions are marked at once where there is no record yet; 0 for one a core."
    ).tag(config=True)
    device = Enum(
        ["simulated", "cuda"], "simulated", help="Where programs that want a GPU run: as `autograder grade --device`."
    ).tag(config=True)
    min_tier = Integer(
        LEAST, help="How strictly students' programs have to be isolated at least: as `autograder grade --min-tier`."
    ).tag(config=True)
    isolate = Bool(
        True,
        help="Whether notebooks and test cells that are none of torchgrade's run isolated, too. Otherwise they run as "
        "in plain nbgrader: with everything in reach that you can reach.",
    ).tag(config=True)
    not_isolated = List(
        Unicode(), help="Names of assignments whose notebooks run as in plain nbgrader although `isolate` is set."
    ).tag(config=True)
    programs = Bool(
        True,
        help="Whether isolated notebooks may start programs (`!ls`, `%%bash`), where these can be isolated as well.",
    ).tag(config=True)
    memory = Integer(4096, help="Megabytes that an isolated notebook may take.").tag(config=True)
    reuse = Bool(
        True,
        help="Whether the outputs of an isolated notebook are used again while nothing has changed that they rest on.",
    ).tag(config=True)


def directory_of(part: Any) -> CourseDirectory:
    """nbgrader's course folder, for any of its parts: that of the command that runs, else the configured one."""
    owner = part
    while owner is not None:
        directory = getattr(owner, "coursedir", None)
        if directory is not None:
            return directory
        owner = getattr(owner, "parent", None)
    return CourseDirectory(parent=part)


def plan_for(part: Any, resources: Any) -> Plan | None:
    """How to mark the notebook that nbgrader is working on; `Reader` has found it out already, if it is in use.

    Raises:
        CourseProblem: see `plan_of`.
    """
    own = resources.get("torchgrade") or {}
    if "plan" in own:
        return own["plan"]
    asked = resources["nbgrader"]
    known = _known.setdefault(_run_of(part), {})
    key = ("plan", asked["db_url"], asked["assignment"], asked["notebook"])
    if key not in known:
        known[key] = plan_of(directory_of(part), course_of(part), asked, expected_for(part, asked))
    return known[key]


def expected_for(part: Any, asked: Any) -> dict[str, Expected]:
    """The cells of the notebook that nbgrader asks for, by the gradebook, which is asked once in a run."""
    known = _known.setdefault(_run_of(part), {})
    key = ("cells", asked["db_url"], asked["assignment"], asked["notebook"])
    if key not in known:
        known[key] = expected_cells(*key[1:])
    return known[key]


# What is known of notebooks in one run of nbgrader's. Whose cells the gradebook has does not change while it marks.
_known: "weakref.WeakKeyDictionary[Any, dict[tuple[str, ...], Any]]" = weakref.WeakKeyDictionary()


def _run_of(part: Any) -> Any:
    """What lives as long as a run of nbgrader's and is shared by its parts: the exporter."""
    return part.parent if isinstance(part, NbGraderPreprocessor) and part.parent is not None else part


def course_of(part: Any) -> Course | None:
    """The kit's course, or None where there is none with its solutions."""
    own = TorchGrade(parent=part).course
    root = Path(directory_of(part).root)
    try:
        return Course((root / own).resolve()) if own else find_course(root)
    except CourseProblem:
        return None
