"""Several edits together: which first ones are gone on from, in which order; right programs' expressions; hints."""

import ast
import math

import pytest

from autograder.lesson import Lesson
from autograder.repair.donors import Donor, differences
from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context, Vocabulary
from autograder.repair.failed_task import FailedTask, unlike_right_ones
from autograder.repair.hints import Hints
from autograder.repair.several import Several
from autograder.repair.splices import Source, Splice
from autograder.repair.subject import Piece, usable
from autograder.repair.together import a_few, those_needed
from autograder.repair.transplants import transplants
from autograder.repair.trials import Failed, Repair, Trial, Tried, answers_beside, reached_line
from autograder.runner.candidates import Trace
from autograder.submission.program import Unit
from autograder.wire.observation import Observation

TEXT = "def f(x):\n    a = x + 1\n    b = x + 2\n    c = x + 3\n    return a + b + c\n"
PIECE = Piece(Unit(TEXT, "f.py"), "f", 1, TEXT)
OWN: Failed = (("one", "1"), ("two", "2"))


def edit(old: str, new: str, cost: float = 1.0) -> Edit:
    start = TEXT.encode().index(old.encode())
    return Edit("constant", (Splice("constant", start, start + len(old), new),), start, cost)


def trial(*edits: Edit, base: Tried | None = None) -> Trial:
    source = PIECE.source.changed(*(splice for one in edits for splice in one.splices))
    return Trial(PIECE, edits, source, sum(one.cost for one in edits), base)


SINGLES = [trial(edit("+ 1", "+ 7", 1.0)), trial(edit("+ 2", "+ 8", 2.0)), trial(edit("+ 3", "+ 9", 3.0))]


def several(own: Failed = OWN, stopped: float = math.inf) -> Several:
    return Several(SINGLES, {"first": own, "second": OWN, "passed": ()}, "first", stopped)


def sources(found: tuple[str, list[tuple[Tried, Edit]]]) -> list[tuple[str, str]]:
    return [(base.trial.edits[0].splices[0].text, one.splices[0].text) for base, one in found[1]]


def test_one_more_edit_stands_beside_those_after_which_less_fails_the_cheapest_first() -> None:
    search = several()
    search.begin([Tried(SINGLES[1], OWN[:1], "first"), Tried(SINGLES[2], OWN, "first")])
    found = search.next(10)
    assert found[0] == "first"
    assert sources(found) == [("+ 8", "+ 7"), ("+ 8", "+ 9")]  # neither itself, nor beside what changed nothing


def test_whoever_passes_the_first_probe_is_asked_in_the_one_that_fails_next() -> None:
    search = several()
    search.begin([Tried(SINGLES[0], OWN, "second")])
    assert search.next(10)[0] == "second"
    search = several()
    search.begin([Tried(SINGLES[0], OWN, "passed")])  # it breaks what held
    assert search.next(10) == ("", [])


def test_an_error_further_on_is_progress_and_one_at_the_same_line_is_none() -> None:
    stops: Failed = (("one", "ValueError: x"), ("two", "ValueError: x"))
    other: Failed = (("one", "TypeError: y"), ("two", "TypeError: y"))
    search = several(stops, stopped=3.0)
    search.begin([Tried(SINGLES[0], other, "first", 3.0), Tried(SINGLES[1], other, "first", 2.0)])
    assert search.next(10) == ("", [])
    search.begin([Tried(SINGLES[0], other, "first", 4.0)])
    assert sources(search.next(10)) == [("+ 7", "+ 8"), ("+ 7", "+ 9")]


def test_what_is_seen_to_do_the_same_is_gone_on_from_a_few_times_only() -> None:
    search = several()
    search.begin([Tried(trial(edit("+ 1", f"+ {number}")), OWN[:1], "first") for number in range(20, 30)])
    assert {first for first, _ in sources(search.next(100))} == {"+ 20", "+ 21", "+ 22"}


def test_a_third_edit_is_the_last() -> None:
    base = Tried(trial(edit("+ 1", "+ 7")), (("one", "1"), ("two", "2"), ("three", "3")), "first")
    two = Tried(trial(edit("+ 1", "+ 7"), edit("+ 2", "+ 8"), base=base), OWN, "first")
    search = several((("one", "1"), ("two", "2"), ("three", "3"), ("four", "4")))
    search.begin([two])
    assert sources(search.next(10)) == [("+ 7", "+ 9")]
    three = Tried(trial(*(one.edits[0] for one in SINGLES), base=two), OWN[:1], "first")
    search.begin([three])
    assert search.next(10) == ("", [])


@pytest.mark.parametrize(
    ("failure", "line"),
    [
        (None, math.inf),
        ({"kind": "ValueError", "line": 7}, 7.0),
        ({"kind": "Unusable", "line": None}, math.inf),
        ({"kind": "TimeLimit", "line": None}, 0.0),
    ],
)
def test_the_line_that_a_program_reached(failure: dict[str, object] | None, line: float) -> None:
    assert reached_line(Observation(failure=failure)) == line


def donor(text: str) -> Donor:
    (function,) = ast.parse(text).body
    assert isinstance(function, ast.FunctionDef)
    return Donor(function, Trace((("f", 2, "bias", "T1"),)))


RIGHT = "def f(one, two):\n    bias = two.weight @ one.bias\n    return bias + two.bias if one else bias\n"


def test_a_right_programs_steps_are_done_to_the_students_values_in_his_names() -> None:
    text = "def f(first, second):\n    b1 = first.bias\n    return b1 + second.bias\n"
    source = Source(text)
    found = [source.changed(*one.splices) for one in transplants(Context(source), [donor(RIGHT)], Trace(), frozenset())]
    assert text.replace("return b1", "return (second.weight @ b1)") in found
    assert text.replace("= first.bias", "= second.weight @ first.bias") in found
    assert not any("bias if" in one for one in found)  # what is not known there is left out


def test_a_missing_statement_may_need_another_missing_one() -> None:
    text = "def f(first, second):\n    return first\n"
    found = differences(Context(Source(text)), donor(RIGHT), Trace(), frozenset())
    assert [one.kind for one in found] == ["statement_missing", "statement_other"]
    mended = Source(text).changed(*(splice for one in found for splice in one.splices))
    assert ast.unparse(ast.parse(mended)) == ast.unparse(
        ast.parse(RIGHT.replace("one", "first").replace("two", "second"))
    )


def test_an_edit_that_has_to_do_with_what_is_seen_costs_less() -> None:
    hints = Hints(["no bend", "a word that nothing is known of"])
    assert hints.cost(PIECE.source, edit("+ 1", "torch.nn.ReLU()")) < 0
    assert hints.cost(PIECE.source, edit("+ 1", "+ 7")) == 0
    assert Hints(["nothing"]).cost(PIECE.source, edit("+ 1", "torch.nn.ReLU()")) == 0


def test_of_all_differences_from_a_right_program_those_are_left_that_are_needed(tiny: Lesson) -> None:
    text = "def f(x):\n    a = x + 1\n    b = x + 5\n    c = x + 9\n    return a + b + c\n"
    right = ast.parse(TEXT.replace("a = x + 1", "a = 1 + x")).body[0]
    assert isinstance(right, ast.FunctionDef)
    piece = Piece(Unit(text, "f.py"), "f", 1, text)
    subject = FailedTask(
        tiny.tasks["double"], [piece], {}, {}, Vocabulary(), "", donors=[Donor(right, Trace())], known=frozenset()
    )

    def make(piece: Piece, edits: tuple[Edit, ...]) -> Trial:
        source = piece.source.changed(*(splice for one in edits for splice in one.splices))
        return Trial(piece, edits, source, float(len(edits)))

    def passing(some: list[Trial]) -> list[Trial]:
        return [one for one in some if "x + 2" in one.source and "x + 3" in one.source]

    (found,) = those_needed(subject, make, passing)
    assert found.source == TEXT
    assert any(one.source == TEXT for one in a_few(subject, make))


def test_other_tasks_are_used_only_where_the_students_own_code_does() -> None:
    names = frozenset({"f", "a", "x", "helper", "task"})
    assert usable(names, frozenset({"task", "x"}), [PIECE]) == {"f", "a", "x", "helper"}


def test_a_screen_tells_each_word_that_it_does_not_tell_of_right_programs() -> None:
    right = Observation({"symptoms": ["nothing"], "ran": "cpu"})
    seen = Observation({"symptoms": ["no bend", "old gradients"], "ran": "cuda"})
    told = (("symptoms: no bend", ""), ("symptoms: old gradients", ""), ("ran", "cuda"))
    assert unlike_right_ones("f.screen", seen, [right]) == told
    assert unlike_right_ones("f.screen", right, [seen, right]) == ()
    stopped = Observation(failure={"kind": "ValueError", "message": "x"})
    assert unlike_right_ones("f.screen", stopped, [right]) == (("f.screen", "ValueError: x"),)


def test_a_right_programs_return_beside_the_students_work_is_no_repair() -> None:
    answer = Edit("statement_missing", (Splice("donor", 10, 10, "    return 2 * x\n"),), 10, 1.0, "donor")
    own = Edit("return_missing", (Splice("return", 10, 10, "    return a\n"),), 10, 1.0)
    out = Edit("statement_more", (Splice("donor", 50, 60, ""),), 50, 1.0, "donor")
    assert answers_beside(Repair(PIECE, (answer,), 1.0, (2,), dead=1))
    assert answers_beside(Repair(PIECE, (answer, out), 1.0, (2,), dead=0))
    assert not answers_beside(Repair(PIECE, (answer,), 1.0, (2,), dead=0))
    assert not answers_beside(Repair(PIECE, (own, out), 1.0, (2,), dead=1))
