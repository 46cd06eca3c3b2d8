"""Loading of a lesson's declarations from its folder."""

import importlib
import importlib.util
import sys
from pathlib import Path

from autograder.lesson import DeclarationError, Lesson


def load_lesson(folder: Path) -> Lesson:
    """The lesson declared in `<folder>/checks.py`.

    Raises:
        DeclarationError: the file is missing, does not run, or contradicts itself.
    """
    path = folder / "checks.py"
    name = f"autograder_lesson_{folder.name}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise DeclarationError(f"no checks.py in {folder}: is this the folder of a lesson?")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except DeclarationError:
        raise
    except Exception as error:
        raise DeclarationError(f"{path} does not run: {type(error).__name__}: {error}") from error
    lesson = getattr(module, "lesson", None)
    if not isinstance(lesson, Lesson):
        raise DeclarationError(f"{path} declares no lesson: it needs `lesson = Lesson(...)`")
    if lesson.name != folder.name:
        raise DeclarationError(f"{path} declares the lesson {lesson.name}, its folder is called {folder.name}")
    lesson.verify_declarations()
    return lesson
