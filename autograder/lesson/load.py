"""Loading of a lesson's declarations from its folder."""

import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType

from autograder.core.digests import exercise_digest
from autograder.core.exercise_order import as_in_exercise
from autograder.core.language import ENGLISH, spoken, tr
from autograder.core.parsing import parse
from autograder.core.retelling import learn
from autograder.lesson import DeclarationError, Lesson
from autograder.lesson.texts import read_texts, translate


def load_lesson(folder: Path) -> Lesson:
    """The lesson declared in `<folder>/checks.py`, in the language that is spoken, as far as it is translated.

    Raises:
        DeclarationError: the file is missing, does not run, or contradicts itself.
    """
    path = folder / "checks.py"
    digest = exercise_digest(folder)  # before it is read: an edit meanwhile is then a change
    name = f"autograder_lesson_{folder.name}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise DeclarationError(tr("no checks.py in {folder}: is this the folder of a lesson?", folder=folder))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    texts = {} if spoken() == ENGLISH else read_texts(folder, spoken())
    learn(texts)
    try:
        if texts:
            _run_translated(path, module, texts)
        else:
            spec.loader.exec_module(module)
    except DeclarationError as error:
        raise DeclarationError(f"{_place(path, error)}: {error}") from error
    except Exception as error:
        said = error.msg if isinstance(error, SyntaxError) else error
        why = f"{type(error).__name__}: {said}"
        raise DeclarationError(tr("{place} does not run: {error}", place=_place(path, error), error=why)) from error
    lesson = getattr(module, "lesson", None)
    if not isinstance(lesson, Lesson):
        raise DeclarationError(tr("{path} declares no lesson: it needs `lesson = Lesson(...)`", path=path))
    if lesson.name != folder.name:
        raise DeclarationError(
            tr(
                "{path} declares the lesson {lesson}, its folder is called {name}",
                path=path,
                lesson=lesson.name,
                name=folder.name,
            )
        )
    lesson.verify_declarations()
    lesson.tasks = {name: lesson.tasks[name] for name in as_in_exercise(folder, lesson.tasks)}
    lesson.folder, lesson.digest, lesson.texts = folder, digest, texts
    return lesson


def _run_translated(path: Path, module: ModuleType, texts: dict[str, str]) -> None:
    tree = parse(path.read_bytes())
    translate(tree, texts)
    exec(compile(tree, str(path), "exec"), module.__dict__)


def _place(path: Path, error: Exception) -> str:
    """The file with the line that cannot be read, or the last of its lines that was reached."""
    if isinstance(error, SyntaxError) and error.filename == str(path) and error.lineno:
        return f"{path}:{error.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"{path}:{lines[-1]}" if lines else str(path)
