"""Sentences for how student code ended when it did not return: what happened, where, what to do."""

import re
from dataclasses import dataclass
from typing import Any

from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.judge.blame import Blame
from autograder.judge.result import STOPS, Place

# What PyTorch adds about its own functions, and about how many processes it sees.
_INSIDES = re.compile(r" \(when checking arg[^()]*\)|^addmm: |(?<=\w) in method wrapper_\w+| in forked subprocess.*$")
_STOPPED = re.compile(r"stopped after (\d{1,6}(?:\.\d{1,3})?) seconds")


@dataclass(frozen=True)
class Sentences:
    """What is said about a failure.

    Attributes:
        first: what happened, as a headline; it tells the line where one is known.
        rest: the error in its own words; empty where the headline says all.
    """

    first: str
    rest: str = ""

    @property
    def text(self) -> str:
        """Both, line by line."""
        return f"{self.first}\n{self.rest}" if self.rest else self.first


def sentences(failure: dict[str, Any], blame: Blame, main: str = "") -> Sentences:
    """What a student reads about a failure: where the code stops, and the original error.

    Args:
        failure: as it came over the wire.
        blame: its place in the student's work.
        main: the file that needs no name in a message; none where each is named.
    """
    kind, said = failure["kind"], failure.get("message") or ""
    at = _at(blame, main)
    match kind:
        case "TimeLimit":
            stopped = _STOPPED.search(said)  # as `worker.limits.TimeLimit` and `runner.limits_reached` say it
            late = (
                tr("This did not finish in {seconds} seconds and was stopped.", seconds=stopped[1])
                if stopped
                else tr("This did not finish in time and was stopped.")
            )
            cause = retold(failure.get("limit") or "") or tr(
                "Usually a loop has no end, or much more is computed than is needed."
            )
            return Sentences(" ".join(one for one in (late, _last_seen(at), cause) if one))
        case "LimitReached":
            return Sentences(f"{retold(said)} {_last_seen(at)}".rstrip())
        case "Refused" | "Unusable":
            return Sentences(_begun(retold(said)) + ".")
        case "MissingName":
            return Sentences(tr("There is no `{name}` in your file.", name=said))
        case "Killed":
            return Sentences(
                tr(
                    "The code of this task did not come to an end: {how}. Calls that end or crash the whole process "
                    "cannot be marked.",
                    how=retold(said),
                )
            )
    said = _INSIDES.sub("", said)
    error = tr("Python says: {error}", error=f"{kind}: {said}" if said else kind)
    if at:
        return Sentences(tr("Your code stops in {at}.", at=at), error)
    vowel = kind[:1] in "AEIOU"
    stops = tr(STOPS[1], kind=kind) if vowel else tr(STOPS[0], kind=kind)
    return Sentences(stops, error)


def _last_seen(at: str) -> str:
    return tr("It was last seen in {at}.", at=at) if at else ""


def _begun(said: str) -> str:
    """A text as the beginning of a sentence: a capital letter, but not where it begins with a name of the program."""
    return said[:1].upper() + said[1:] if said.split(" ")[0].isalpha() else said


def _at(blame: Blame, main: str) -> str:
    """The student's line that stops; of one that called right code that code, too. Empty where it is not known."""
    where, stopped = blame.where, blame.stopped
    if where is None:
        return ""
    if blame.arrives:
        return tr(
            "{place}, `{code}`, where something arrives that was made wrongly before",
            place=_line(where, main),
            code=where.code,
        )
    if stopped is None:
        return _line(where, main)
    if blame.called:
        return tr("{place}, in a call of `{function}`", place=_line(where, main), function=blame.called)
    same = (where.file, where.cell) == (stopped.file, stopped.cell)
    here = tr("line {line}", line=where.line) if same else _line(where, main)
    there = f"{_line(stopped, main)}, `{stopped.code}`" if stopped.code else _line(stopped, main)
    return tr("{place}, called in {caller}", place=there, caller=here)


def _line(where: Place, main: str) -> str:
    line = (
        tr("cell {cell}, line {line}", cell=where.cell, line=where.line)
        if where.cell is not None
        else tr("line {line}", line=where.line)
    )
    return line if where.file == main else f"{where.file}, {line}"
