"""The student version of a lesson, made by nbgrader itself."""

import logging
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.core.language import tr
from autograder.course.layout import CourseProblem

CONFIG = "nbgrader_config.py"


def released(root: Path, lesson: str, source: Mapping[str, bytes]) -> dict[str, bytes]:
    """What `nbgrader generate_assignment` makes of a lesson's source, without a gradebook.

    Args:
        root: the course's folder; its `nbgrader_config.py` counts.
        lesson: the assignment's name.
        source: the files of `source/<lesson>/`, by name.

    Returns:
        the files of `release/<lesson>/`, by name.

    Raises:
        CourseProblem: nbgrader refuses the source.
    """
    config = PyFileConfigLoader(CONFIG, str(root)).load_config() if (root / CONFIG).is_file() else Config()
    config.SaveCells.enabled = False  # it writes the gradebook
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "source", lesson)
        place.mkdir(parents=True)
        for name, content in source.items():
            (place / name).write_bytes(content)
        directory = CourseDirectory(root=folder, assignment_id=lesson, config=config)
        maker = GenerateAssignment(coursedir=directory, config=config, no_database=True)
        maker.log = log = logging.Logger(__name__)
        causes = _Causes(logging.ERROR)
        log.addHandler(causes)
        here = os.getcwd()
        try:
            maker.start()
        except Exception as error:
            raise CourseProblem(
                tr(
                    "nbgrader cannot make a release of {lesson}: {names}. Mend the cell in "
                    "solutions/{lesson}/{lesson}.py that this is about",
                    lesson=lesson,
                    names=" ".join(str(causes.first or error).split()),
                )
            ) from error
        finally:
            os.chdir(here)
        made = Path(folder, "release", lesson)
        return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


class _Causes(logging.Handler):
    """Takes nbgrader's log, which would be printed otherwise, and keeps the error that it logs a traceback of."""

    first: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is being handled while something is logged: nbgrader raises another error afterwards."""
        self.first = self.first or sys.exc_info()[1]
