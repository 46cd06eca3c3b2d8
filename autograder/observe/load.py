"""Load a lesson's declarations, and whatever its jobs will need, before any student code runs."""

import contextlib
import importlib
import importlib.util
import sys
from pathlib import Path

import torch

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


def prepare(lesson: Lesson) -> None:
    """Import what submissions import and do one training step: the first one loads hundreds of modules."""
    for name in (*lesson.modules, "matplotlib.pyplot"):
        with contextlib.suppress(ImportError):  # whoever needs it will hear of it where it is imported
            importlib.import_module(name)
    train_once()
    if any(probe.device == "cuda" for probe in lesson.probes.values()):
        importlib.import_module("autograder.simulated_cuda")
    if "fashion_mnist" in lesson.resources:
        from autograder.datasets.fashion_dataset import training_set

        training_set()


def train_once() -> None:
    """One step of a training: the first one of a process loads hundreds of modules, for a second."""
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(2, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = torch.nn.functional.cross_entropy(model(torch.ones(1, 2)), torch.zeros(1, dtype=torch.int64))
    torch.autograd.backward(loss)
    optimizer.step()
    torch.optim.Adam(model.parameters()).step()
