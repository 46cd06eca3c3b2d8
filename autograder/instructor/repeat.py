"""What marking ran of one task, run again by hand: each call of the program's code is shown. Without isolation.

The program that `autograder explain` writes calls `repeat`; nothing else in the kit does.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from autograder.core.language import noted, tr
from autograder.core.text import one_line
from autograder.judge.shown import show
from autograder.lesson import Draws
from autograder.lesson.load import load_lesson
from autograder.lesson.resources import places_of
from autograder.submission.program import Program, Unit
from autograder.worker.execute import Student
from autograder.worker.machine import machine_with
from autograder.worker.program import load
from autograder.worker.report import report
from autograder.worker.workdir import data_files, fill_workdir

WIDEST = 300  # characters of a value that are shown
FAILED = {"kind": noted("kind"), "message": noted("message"), "line": noted("line")}  # what is told of a failure


def repeat(
    lesson_folder: Path,
    file: Path,
    seed: int,
    probes: Sequence[str],
    places: Mapping[str, str],
) -> None:
    """Run probes on a program in this process, as a marking does in one that is isolated, and print what they see.

    The process is of no use for anything else afterwards.

    Args:
        lesson_folder: the lesson's folder under `exercises`.
        file: the program; other `.py` files that it imports lie in the folder `modules` beside it.
        seed: of the marking run.
        probes: names of probes, each `<task>.<name>`; all of them want the same kind of machine.
        places: where the lesson's resources are, by name.
    """
    lesson = load_lesson(lesson_folder)
    found = places_of(lesson.resources, dict(places))
    for resource in lesson.resources:
        resource.prepare(found[resource.name])
    modules = {path.stem: path.read_text(encoding="utf-8") for path in sorted((file.parent / "modules").glob("*.py"))}
    program = Program((Unit(file.read_text(encoding="utf-8"), file.name),), modules)
    limits = asdict(lesson.limits)
    job = {"program": program.as_data(), "seed": seed, "skip": [], "slow": [], "patches": [], "limits": limits}
    torch.set_num_threads(1)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as work:
        scratch = fill_workdir(Path(work), data_files(lesson, lesson_folder, found))
        os.chdir(work)
        try:
            with machine_with(lesson.probe(probes[0]).device, own_process=True):
                loaded = load(job, lesson, lambda frame: None)
                for name in probes:
                    print(f"{name}:")
                    student = _Shown(loaded.module.__dict__)
                    given = Draws(seed, name, 0, Path(scratch), found)
                    message, _ = report(lesson.probe(name), student, given, loaded.sources, loaded.meter)
                    _tell(message)
        finally:
            os.chdir(before)


def _tell(message: Mapping[str, Any]) -> None:
    failure = message["failure"]
    if failure is not None:
        said = [
            f"{tr(label)}: {one_line(str(failure[key]), WIDEST)}"
            for key, label in FAILED.items()
            if failure.get(key) is not None
        ]
        print("  " + tr("it ended with {what}", what=", ".join(said)))
    for name, value in message["values"].items():
        print("  " + tr("saw {name} = {value}", name=name, value=one_line(show(value), WIDEST)))


class _Shown(Student):
    """A program whose functions and classes tell each call from outside."""

    def __getattr__(self, name: str) -> Any:
        found = super().__getattr__(name)
        if isinstance(found, type) or not callable(found):  # a class stays what it is: probes may look at it
            return found

        def called(*given: Any, **named: Any) -> Any:
            words = [_words(one) for one in given] + [f"{key}={_words(one)}" for key, one in named.items()]
            call = f"  {name}({', '.join(words)})"
            try:
                result = found(*given, **named)
            except BaseException as error:
                print(
                    tr(
                        "{call} raised {exception}: {message}",
                        call=call,
                        exception=type(error).__name__,
                        message=one_line(str(error), WIDEST),
                    )
                )
                raise
            print(tr("{call} gave {value}", call=call, value=_words(result)))
            return result

        return called


def _words(value: Any) -> str:
    if isinstance(value, torch.Tensor):
        return one_line(show(value.detach()), WIDEST)
    if isinstance(value, tuple | list):
        inner = ", ".join(_words(one) for one in value[:6]) + (", …" if len(value) > 6 else "")
        return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
    return one_line(repr(value), WIDEST)


def alone(arguments: Sequence[str], programs: Sequence[str]) -> str | None:
    """Which program this process is to run; None where it has run each in a process of its own.

    Args:
        arguments: as `sys.argv` has them: the script, and the program if it is to be one alone.
        programs: all of them.
    """
    if len(arguments) > 1:
        return arguments[1]
    for name in programs:
        print(f"=== {name}", flush=True)
        subprocess.run([sys.executable, arguments[0], name], check=True)
    return None
