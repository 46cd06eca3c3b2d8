"""Repairs of wrong programs: found, proven, told at their line; and what a hostile program can do about it: nothing."""

import time
from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from autograder.course.solutions import Solutions
from autograder.judge.result import Outcome, Proof, Result, TaskRepair
from autograder.lesson import Lesson
from autograder.marking.code_parts import code
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.marking.repair_told import as_told
from autograder.marking.repairs import Effort, Repairs
from autograder.record.codec import as_json, record_of
from autograder.record.of_result import record
from autograder.record.story import REPAIR, mistakes, told
from autograder.render.csv.grades import gradescope
from autograder.render.html.card import card_text
from autograder.render.terminal.student import student_report
from autograder.repair.bypass import abandoned_statements
from autograder.repair.describe import pattern, words_changed
from autograder.repair.edit import Edit
from autograder.repair.splices import Splice
from autograder.repair.subject import Piece, edited, pieces
from autograder.repair.trials import Repair, Trial, merged
from autograder.runner.candidates import Candidate, CandidateRun, observe_candidates, observe_values
from autograder.runner.launcher import Launcher
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.wire.observation import Observation
from tests.conftest import SEED

EFFORT = Effort(single=20.0, more=20.0)
GOOD = "def double(x):\n    return 2 * x\n"


@pytest.fixture(scope="module")
def expected(tiny: Lesson, solutions: Solutions, trusted: Launcher) -> Expectations:
    return Expectations(tiny, solutions, SEED, trusted)


def program(source: str) -> Program:
    return Program((Unit(source, "tiny.py"),))


@pytest.fixture
def marked(tiny: Lesson, expected: Expectations, server: Launcher) -> Callable[..., Result]:
    def mark(source: str, repairs: Repairs | None = None) -> Result:
        marker = Marker(tiny, expected, server, repairs=repairs or Repairs(EFFORT, strict=True))
        return marker.mark(Submission("ada", "tiny", "tiny.py", program(source), sha256="0"))

    return mark


def repair_of(result: Result) -> TaskRepair:
    found = result.tasks[0].repair
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "line", "kind"),
    [
        ("def double(x):\n    # twice\n    return 2 + x\n", 3, "sign"),
        ("def double(x):\n    y = x * 3  # much\n    return y\n", 2, "constant"),
        ("def double(x):\n    y = 2 * x\n", 2, "return_missing"),
        ("def double(x):\n    y = 2 * x\n    z = y\n    return x + y\n", 4, "part_more"),
        ("import math\n\n\ndef double(x):\n    return 2 * x\n    \n\ndef unused():\n    pass\n", None, ""),
    ],
)
def test_a_small_change_is_found_proven_and_told_at_its_line(
    marked: Callable[..., Result], source: str, line: int | None, kind: str
) -> None:
    result = marked(source)
    if line is None:
        assert result.tasks[0].all_passed
        assert result.tasks[0].repair is None
        return
    found = repair_of(result)
    assert found.proof is Proof.PROVEN
    assert [place.line for place in found.places] == [line]
    assert kind in found.kinds
    assert f"line {line}" in found.title.lower()
    wrong = [check for check in result.tasks[0].checks if check.outcome is Outcome.FAILED]
    assert wrong
    assert all(check.where is not None and check.where.line == line for check in wrong)


def test_verdicts_and_points_are_those_without_a_search(
    marked: Callable[..., Result], tiny: Lesson, expected: Expectations, server: Launcher
) -> None:
    for source in ("def double(x):\n    return 2 + x\n", GOOD, "def double(x):\n    return x\n", "def double(x): 1/0"):
        submission = Submission("ada", "tiny", "tiny.py", program(source), sha256="0")
        plain = Marker(tiny, expected, server).mark(submission).tasks[0]
        searched = marked(source).tasks[0]
        assert [(one.name, one.outcome, one.score, one.message) for one in searched.checks] == [
            (one.name, one.outcome, one.score, one.message) for one in plain.checks
        ]


def test_a_change_at_one_of_two_places_tells_both() -> None:
    piece = Piece(
        Unit("def f(x):\n    y = x + 1\n    return y + 1\n", "f.py"),
        "f",
        1,
        "def f(x):\n    y = x + 1\n    return y + 1\n",
    )
    change = [
        Repair(piece, (Edit("constant", (Splice("constant", at, at + 1, "0"),), at, cost),), cost, (line,), 0)
        for at, line, cost in ((22, 2, 1.0), (39, 3, 1.2), (39, 3, 4.0))
    ]
    tie = as_told(change[:2])
    assert tie is not None
    assert (tie.proof, [place.line for place in tie.places]) == (Proof.MENDS, [2, 3])
    assert tie.title == "A change in line 2 or line 3 mends this"
    clear = as_told([change[0], change[2]])
    assert clear is not None
    assert (clear.proof, [place.line for place in clear.places]) == (Proof.PROVEN, [2])
    assert as_told([]) is None


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("make(a=x, b=2)", 4),  # the first word that changes stands there
        ("make(a=y, b=1)", 3),
        ("other(a=x, b=1)", 2),
    ],
)
def test_of_a_statement_of_several_lines_the_first_that_changes_is_told(after: str, line: int) -> None:
    text = "def f(x):\n    return make(\n        a=x,\n        b=1)\n"
    piece = Piece(Unit(f"\n{text}", "f.py"), "f", 2, text)
    start = text.index("make")
    edit = Edit("expression", (Splice("expression", start, len(text) - 1, after),), start, 1.0)
    told_of = as_told([Repair(piece, (edit,), 1.0, (3,), 0)])
    assert told_of is not None
    assert [place.line for place in told_of.places] == [line + 1]  # the unit begins one line above the piece


def test_the_change_itself_is_in_the_record_and_on_no_page_for_students(marked: Callable[..., Result]) -> None:
    source = "def double(x):\n    return 2 + x\n"
    result = marked(source)
    found = repair_of(result)
    assert (found.before.strip(), found.after.strip()) == ("return 2 + x", "return 2 * x")
    kept = record(result, code(Submission("ada", "tiny", "tiny.py", program(source))))
    assert record_of(as_json(kept)) == kept
    out = Console(file=StringIO(), width=100)
    out.print(student_report(kept))
    shown = out.file.getvalue()  # type: ignore[attr-defined]
    for text in (shown, card_text(kept), str(gradescope(kept))):
        assert "2 * x" not in text.replace("two times x", "")
    assert "Line 2: `+` is not the right operator here" in shown


def test_a_repair_is_told_to_the_student_and_counts_as_no_named_mistake(marked: Callable[..., Result]) -> None:
    kept = record(marked("def double(x):\n    return 2 + x\n"))
    assert [mistake.id for one in told(kept.tasks[0]) for mistake in one.mistakes] == [REPAIR]
    assert mistakes(kept.tasks) == []


def test_equal_programs_are_searched_once(marked: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    repairs, searches = Repairs(EFFORT, strict=True), []
    search = Repairs._searched

    def counted(self: Repairs, *args: object) -> TaskRepair | None:
        searches.append(1)
        return search(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Repairs, "_searched", counted)
    first = repair_of(marked("def double(x):\n    return 2 + x\n", repairs))
    again = repair_of(marked("def double(x):\n    return 2 + x\n", repairs))
    assert first == again
    assert len(searches) == 1


def test_a_share_of_the_time_is_kept(marked: Callable[..., Result]) -> None:
    repairs = Repairs(Effort(single=20.0, more=20.0, share=0.3), strict=True)
    repairs._searched_for = 1_000.0
    assert marked("def double(x):\n    return 2 + x\n", repairs).tasks[0].repair is None
    repairs.marked(10_000.0)
    assert marked("def double(x):\n    return 3 + x\n", repairs).tasks[0].repair is not None


def test_an_error_in_a_search_costs_nobody_a_mark(
    marked: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RecursionError("a tree too deep")

    monkeypatch.setattr(Repairs, "_searched", broken)
    result = marked("def double(x):\n    return 2 + x\n", Repairs(EFFORT))
    assert result.score == 1.0 or result.score == 0.0
    assert result.tasks[0].repair is None


HOSTILE = {
    "ends its process in a candidate": "import os\ndef double(x):\n    os._exit(1)\n",
    "never ends": "def double(x):\n    while True: pass\n",
    "takes all memory": "def double(x):\n    return bytearray(10**11)\n",
    "swallows the time limit": (
        "def double(x):\n    while True:\n        try: x.sum(); continue\n        except BaseException: pass\n"
    ),
    "raises when asked for its text": (
        "class E(Exception):\n    def __str__(self): raise self\ndef double(x):\n    raise E\n"
    ),
    "floods its messages": "def double(x):\n    print('x' * 10**7)\n    return ['x' * 4000] * 100000\n",
    "stops tracing": "import sys\ndef double(x):\n    sys.settrace(None)\n    return 2 + x\n",
    "dies at its second loading": (
        "import os\nif os.path.exists('here'): os._exit(1)\nopen('here', 'w').close()\n"
        "def double(x):\n    return 2 + x\n"
    ),
    "defines itself again": "def double(x):\n    globals()['double'] = lambda y: 2 * y\n    return 0\n",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_program_spoils_its_own_explanation_and_nothing_else(
    marked: Callable[..., Result], tiny: Lesson, expected: Expectations, server: Launcher, source: str
) -> None:
    submission = Submission("ada", "tiny", "tiny.py", program(source), sha256="0")
    plain = Marker(tiny, expected, server).mark(submission).tasks[0]
    began = time.monotonic()
    result = marked(source, Repairs(Effort(single=2.0, more=2.0), strict=True))
    assert time.monotonic() - began < 60
    # How a check that gets nothing is worded may hang on where a time limit met the program.
    assert [(one.name, one.outcome is Outcome.PASSED, one.score) for one in result.tasks[0].checks] == [
        (one.name, one.outcome is Outcome.PASSED, one.score) for one in plain.checks
    ]
    assert marked(GOOD).tasks[0].all_passed  # the next one is marked as if nothing had been


def test_no_text_of_a_candidates_process_enters_a_record(marked: Callable[..., Result]) -> None:
    """A program that sees more than itself in a search, such as pieces of right programs, cannot hand them on."""
    source = (
        "import sys, linecache\n"
        "def double(x):\n"
        "    seen = ' '.join(str(v) for v in linecache.cache.values())\n"
        "    if 'LOOT' in seen or len(sys.modules) > 0:\n"
        "        raise ValueError('LOOT ' + str(sys._getframe(1).f_locals)[:200])\n"
        "    return 2 + x\n"
    )
    result = marked(source)
    for found in [one for one in (result.tasks[0].repair,) if one is not None]:
        assert "LOOT" not in f"{found.title}{found.advice}{found.pattern}"
        lines = set(found.before.split("\n"))
        assert lines <= set(source.split("\n"))


def run_of(tiny: Lesson, source: str) -> CandidateRun:
    return CandidateRun(tiny, program(source), SEED)


def observed(
    tiny: Lesson, server: Launcher, source: str, candidates: list[str], seconds: float = 0.5, within: float = 60.0
) -> dict[int, dict[str, Observation]]:
    probes = list(tiny.tasks["double"].probes)
    made = [Candidate("tiny.py", text) for text in candidates]
    return observe_candidates(server, run_of(tiny, source), probes, made, seconds, time.monotonic() + within)


def test_candidates_are_each_observed_in_the_namespace_that_the_program_left(tiny: Lesson, server: Launcher) -> None:
    source = "factor = 2\ndef helper(x):\n    return factor * x\n" + GOOD
    seen = observed(
        tiny,
        server,
        source,
        [
            "def double(x):\n    return helper(x)\n",
            "factor = 5\ndef double(x):\n    return helper(x)\n",
            "def double(x):\n    return helper(x)\n",
            "def double(x:\n",
            "def double(x):\n    return no_such_name\n",
        ],
    )
    number = "double.of_a_number"
    values = [seen[place][number].values.get("result") for place in range(3)]
    assert values[0] == values[2]
    assert values[1] == pytest.approx(2.5 * float(values[0] or 0))
    assert [(seen[place][number].failure or {}).get("kind") for place in (3, 4)] == ["SyntaxError", "NameError"]


def test_a_candidate_that_ends_the_process_or_hangs_costs_the_others_nothing(tiny: Lesson, server: Launcher) -> None:
    hang = "def double(x):\n    while True: pass\n"
    seen = observed(
        tiny,
        server,
        GOOD,
        [GOOD, "import os\ndef double(x):\n    os._exit(0)\n", hang, GOOD, "import os\nos._exit(0)\n", GOOD],
    )
    kinds = [{(one.failure or {}).get("kind") for one in runs.values()} for _, runs in sorted(seen.items())]
    assert kinds == [{None}, {"Killed"}, {"TimeLimit"}, {None}, {"Killed"}, {None}]


def test_candidates_that_take_memory_get_a_new_process(tiny: Lesson, server: Launcher) -> None:
    hoard = "kept = bytearray(300_000_000)\ndef double(x):\n    return 2 * x\n"
    seen = observed(tiny, server, GOOD, [hoard.replace("kept", f"kept{n}") for n in range(4)] + [GOOD])
    assert len(seen) == 5
    assert all(one.failure is None for runs in seen.values() for one in runs.values())


def test_no_more_time_is_taken_than_is_given(tiny: Lesson, server: Launcher) -> None:
    slow = "import time\ndef double(x):\n    time.sleep(0.2)\n    return 2 * x\n"
    began = time.monotonic()
    seen = observed(tiny, server, GOOD, [slow] * 100, within=4.0)
    assert time.monotonic() - began < 15
    assert 0 < len(seen) < 100


def test_values_are_traced_by_function_line_and_name(tiny: Lesson, server: Launcher) -> None:
    source = "def double(x):\n    y = x + x\n    z = [y]\n    return z[0]\n"
    trace = observe_values(
        server, run_of(tiny, source), "double.of_a_number", ["append", "item"], 5.0, time.monotonic() + 60
    )
    by_name = {name: (line, value) for _, line, name, value in trace.values}
    assert by_name.keys() == {"x", "y", "z", "return"}
    assert by_name["y"][0] == 2
    assert by_name["y"][1] == by_name["return"][1]
    assert trace.attributes["double"]["z"] == frozenset({"append"})
    assert trace.attributes["double"]["x"] == frozenset()


def test_pieces_are_the_students_own_text(tiny: Lesson) -> None:
    source = (
        "# by me\nK = 2  # a factor\n\n\ndef helper(x):  # mine\n    return K * x\n\n\n"
        "def double(x):\n    return helper(x)\n"
    )
    whole = program(source)
    found = pieces(whole, "double", frozenset())
    assert [(one.name, one.line) for one in found] == [("double", 9), ("helper", 5), ("K", 2)]
    changed = edited(whole, found[1], "def helper(x):  # mine\n    return 2 * K * x\n")
    assert changed.units[0].source == source.replace("return K * x", "return 2 * K * x")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("total = loss", "total += loss"), ("sum_ = error", "sum_ += error"), True),
        (("x.mean(dim=0)", "x.mean(dim=1)"), ("scores.mean(dim=0)", "scores.mean(dim=1)"), True),
        (("y = a + b", "y = a - b"), ("y = a + b", "y = a * b"), False),
    ],
)
def test_the_pattern_of_a_change_leaves_out_a_programs_own_names(
    one: tuple[str, str], other: tuple[str, str], alike: bool
) -> None:
    assert (pattern(*one) == pattern(*other)) is alike
    assert words_changed(*one) >= 1


def test_a_definition_that_is_not_used_any_more_makes_a_bypass(tiny: Lesson) -> None:
    source = "def helper(x):\n    y = x + 1\n    z = y * 2\n    return z\n\ndef double(x):\n    return helper(x)\n"
    found = pieces(program(source), "double", frozenset())
    assert abandoned_statements(found, found[0], "def double(x):\n    return 2 * x\n") == 3
    assert abandoned_statements(found, found[0], "def double(x):\n    return helper(x) - 2\n") == 0


def test_texts_that_differ_in_blanks_only_are_one_trial_and_indentation_is_none_of_them() -> None:
    text = "def f(x):\n    for a in x:\n        b = a\n    return b\n"
    piece = Piece(Unit(text, "f.py"), "f", 1, text)

    def trial(source: str, cost: float, origin: str = "generic") -> Trial:
        return Trial(piece, (Edit("kind", (), 0, cost, origin),), source, cost)

    spaced, indented = text.replace("b = a", "b  =  a"), text.replace("    return b", "        return b")
    found = merged([trial(text, 2.0, "donor"), trial(spaced, 3.0), trial(indented, 1.0)])
    assert [(one.source, one.cost, one.edits[0].source) for one in found] == [
        (spaced, 2.0, "generic"),
        (indented, 1.0, "generic"),
    ]
