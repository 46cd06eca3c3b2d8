"""Repairs of a part of what fails, and in the place of a statement: found among the edits of a search."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from autograder.repair.asking import Asking
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.context import Context, Vocabulary
from autograder.repair.edits.outside import made_anew
from autograder.repair.in_part import in_part
from autograder.repair.in_place import put_in_place
from autograder.repair.kinds import Kind
from autograder.repair.splices import Source, Splice
from autograder.repair.subject import Piece
from autograder.repair.trials import Repair, Trial, repair_of
from autograder.submission.program import Unit
from autograder.wire.observation import Observation

TEXT = """def f(x):
    a = x + 1
    b = a + 2
    return b
"""


def piece(text: str) -> Piece:
    return Piece(Unit(text, "f.py"), "f", 1, text)


def edit(text: str, old: str, new: str, kind: Kind = Kind.CONSTANT) -> Edit:
    start = text.index(old)
    return Edit(kind, (Splice(kind, start, start + len(old), new),), start, 1.0)


def trial(one: Piece, made: tuple[Edit, ...]) -> Trial:
    source = one.source.changed(*(splice for edit in made for splice in edit.splices))
    return Trial(one, made, source, sum(edit.cost for edit in made))


@dataclass
class Fake(Asking):
    """A task whose checks are texts: each holds of a program in which its text stands."""

    of: Piece
    checks: Sequence[str]
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.subject = SimpleNamespace(  # type: ignore[assignment]
            pieces=[self.of], observed={"probe": self._seen(self.of.text)}, task=SimpleNamespace(checks=self.checks)
        )
        self.first = "probe"
        self.own = self.failures(self._seen(self.of.text), "probe")

    def _seen(self, text: str) -> Observation:
        return Observation({one: one in text for one in self.checks})

    def quick(self) -> list[str]:
        return ["probe"]

    def alike(self, names: Sequence[str]):  # type: ignore[no-untyped-def]
        yield list(names)

    def is_quick(self, probe: str) -> bool:
        return True

    def failures(self, seen: Observation, probe: str) -> tuple[tuple[str, str], ...]:
        return tuple((one, "no") for one, holds in seen.values.items() if not holds)

    def run(self, names: Sequence[str], trials: Sequence[Trial], until: float) -> dict[int, dict[str, Observation]]:
        self.asked += [one.source for one in trials]
        return {number: dict.fromkeys(names, self._seen(one.source)) for number, one in enumerate(trials)}


def always(repair: Repair) -> bool:
    return True


def test_of_changes_that_mend_a_part_the_one_is_told_after_which_most_holds() -> None:
    own = piece(TEXT)
    ask = Fake(own, ["x + 7", "a + 8", "b = a", "return b"])
    singles = [trial(own, (edit(TEXT, old, new),)) for old, new in (("+ 2", "+ 9"), ("+ 2", "+ 8"), ("x + 1", "7"))]
    [found] = in_part(ask, [], singles, always)
    assert found.checks == ("a + 8",)  # the other one still fails
    assert found.lines == (3,)
    both = [*singles, trial(own, (edit(TEXT, "x + 1", "x + 7"), edit(TEXT, "+ 2", "+ 8")))]
    assert next(iter(in_part(ask, [], both, always))).checks == ("x + 7", "a + 8")


def test_what_breaks_a_check_that_holds_or_cannot_be_proven_is_no_repair_of_a_part() -> None:
    own = piece(TEXT)
    ask = Fake(own, ["x + 7", "a + 8", "a + 2"])
    assert list(in_part(ask, [], [trial(own, (edit(TEXT, "+ 2", "+ 8"),))], always)) == []
    good = [trial(own, (edit(TEXT, "x + 1", "x + 7"),))]
    assert [one.checks for one in in_part(ask, [], good, always)] == [("x + 7",)]
    assert list(in_part(ask, [], good, lambda repair: False)) == []


STEP = """def step(loss, optimizer):
    half_reset(optimizer)
    print("step")
    loss.backward()
"""


@pytest.mark.parametrize(("checks", "line"), [(["reset("], 2), (["optimizer.reset(", "half"], 4)])
def test_a_statement_more_stands_for_one_that_has_nothing_to_do_beside_it(checks: list[str], line: int) -> None:
    """The second time the student's statement is needed still."""
    own = piece(STEP)
    at = STEP.index("    loss")
    added = Edit(Kind.STATEMENT_MISSING, (Splice("s", at, at, "    optimizer.reset()\n"),), at + 4, 1.0)
    out = [edit(STEP, line, "", Kind.STATEMENT_MORE) for line in ("    half_reset(optimizer)\n", '    print("step")\n')]
    ask = Fake(own, checks)
    ask.own = (("other", "than without the student's statement"),) if line == 2 else ask.own
    first = repair_of(trial(own, (added,)), [own])
    [found] = put_in_place(ask, [first], [trial(own, (one,)) for one in out], trial, always)
    assert found.lines == (line,)
    assert "optimizer.reset()" in found.code
    assert ("half_reset" in found.code) == (line == 4)


def test_an_object_of_the_top_level_is_made_in_the_function() -> None:
    text = "def train(data):\n    optimizer = SGD(model.parameters())\n    return fit(model, optimizer, data)\n"
    [found] = made_anew(
        Context(Source(text), Vocabulary()), ["model = Net(\n    3)\n", "RATE = 3\n", "def g(): pass\n"]
    )
    assert found.kind == Kind.MADE_OUTSIDE
    assert Source(text).changed(*found.splices) == text.replace(
        "    optimizer", "    model = Net(\n        3)\n    optimizer", 1
    )
    assert Source(text).line(found.focus) == 2


def test_the_same_slip_in_two_branches_is_mended_in_both() -> None:
    text = "def f(root, train):\n    if train:\n        return g(root, t=T)\n    return h(root, t=T)\n"
    wanted = text.replace("t=T", "t=T()")
    assert wanted in {Source(text).changed(*one.splices) for one in edits(Context(Source(text), Vocabulary()))}
