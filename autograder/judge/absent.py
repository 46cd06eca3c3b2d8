"""Failures that go through a module which is not installed here: what is said of them, and whose matter they are."""

import re
from dataclasses import replace

from autograder.core.modules import STAND_IN, is_installed
from autograder.judge.result import CheckResult, Outcome
from autograder.submission.missing_modules import LIBRARIES, needed_modules
from autograder.submission.program import Program

_QUOTED = re.compile(rf"{STAND_IN}([\w.]+)")


def with_absent_module(result: CheckResult, program: Program, practice: bool) -> CheckResult:
    """A failed check, told in other words where it went through what stands in for a module.

    A known library is the marking machine's to have: then there is no mark, and nothing is lost. Of another name nobody
    can say that it is more than a file of the student's own.

    Args:
        result: as it was judged.
        program: the student's.
        practice: on the student's own machine, which is the student's matter.
    """
    found = _QUOTED.search(f"{result.message} {result.got}") if result.outcome is Outcome.FAILED else None
    # The words are the program's to write; that it imports such a module is not.
    if found is None or found[1] not in needed_modules(program):
        return result
    name = found[1]
    if practice:
        words = f"This needs `{name}`, which is not installed here: install it, with `pip install {name}` for most."
        return replace(result, message=words, got="")
    if name not in LIBRARIES:
        words = f"This needs the module `{name}`, which is not there: was the file {name}.py handed in?"
        return replace(result, message=words, got="")
    what = (
        "cannot be loaded where submissions run" if is_installed(name) else "is not installed on the machine that marks"
    )
    words = (
        f"`{name}` {what}, and this needs it. No mark was given; this is not the student's fault. Install it and run "
        "the same command again: such submissions are marked anew then."
    )
    return replace(result, outcome=Outcome.GRADER_ERROR, score=None, message=words, got="", where=None)
