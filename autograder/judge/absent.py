"""Failures that go through a module which is not installed here: what is said of them, and whose matter they are."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from autograder.core.language import in_every_language, noted, tr
from autograder.core.modules import STAND_IN, is_installed
from autograder.judge.result import CheckResult, Outcome
from autograder.submission.made_of import MadeOf, made_of
from autograder.submission.missing_modules import LIBRARIES, missing_modules
from autograder.submission.program import Program

_QUOTED = re.compile(rf"{STAND_IN}([\w.]+)")
_UNKNOWN = ("NameError", "MissingName")  # how it ends where a name is used that nobody has bound
WAITS = noted("Install it and run the same command again: such submissions are marked anew then.")


class AbsentModules:
    """The modules that a program imports and that are not installed here, in the failures of its checks.

    A known library is the marking machine's to have: then there is no mark, and nothing is lost. Of another name nobody
    can say that it is more than a file of the student's own.
    """

    def __init__(self, program: Program, practice: bool) -> None:
        """
        Args:
            program: the student's.
            practice: on the student's own machine, which is the student's matter.
        """
        self._program = program
        self._practice = practice

    # The words are the program's to write; that it imports such a module is not.
    @cached_property
    def _missing(self) -> frozenset[str]:
        return frozenset(missing_modules(self._program))

    @cached_property
    def _made_of(self) -> MadeOf:
        return made_of(self._program, self._missing)

    def told(self, result: CheckResult, task: str, wanted: Iterable[str] = ()) -> CheckResult:
        """A failed check, told in other words where a module that is not installed may be why it failed.

        Args:
            result: as it was judged.
            task: whose check it is.
            wanted: the modules of which the program wanted a value while it was observed.
        """
        if result.outcome is not Outcome.FAILED:
            return result
        found = {*_QUOTED.findall(f"{result.message} {result.got}"), *wanted} & self._missing
        if self._missing and not found:
            found = set(self._made_of.of(task))
            found |= self._made_of.everything if result.got in _UNKNOWN else set()
        if not found:
            return result
        name = min(found, key=lambda one: (one not in LIBRARIES, one))
        return _for_the_student(result, name, self._practice) or replace(
            result, outcome=Outcome.GRADER_ERROR, score=None, message=_no_mark(name), got="", where=None, advice=""
        )


def _for_the_student(result: CheckResult, name: str, practice: bool) -> CheckResult | None:
    """The result where it is for the student to do something; None where it is not."""
    if practice:
        words = tr(
            "This needs `{name}`, which is not installed here: install it, with `pip install {name}` for most.",
            name=name,
        )
    elif name not in LIBRARIES:
        words = tr("This needs the module `{name}`, which is not there: was the file {name}.py handed in?", name=name)
    else:
        return None
    return replace(result, message=words, got="", advice="")


def _no_mark(name: str) -> str:
    said = (
        tr(
            "`{name}` cannot be loaded where submissions run, and this needs it. No mark was given; this is not the "
            "student's fault.",
            name=name,
        )
        if is_installed(name)
        else tr(
            "`{name}` is not installed on the machine that marks, and this needs it. No mark was given; this is not "
            "the student's fault.",
            name=name,
        )
    )
    return f"{said} {tr(WAITS)}"


def waits_for_a_module(outcome: Outcome, message: str) -> bool:
    """Whether a check has no mark for nothing but a module that is not installed: nothing of the grader broke."""
    return outcome is Outcome.GRADER_ERROR and message.endswith(tuple(in_every_language(WAITS)))
