"""Edits: for each kind a small wrong program whose right form is among its edits; what holds for all of them."""

import ast
import re
import textwrap
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.repair.costs import UNKNOWN, cost_of
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.context import Context, Vocabulary
from autograder.repair.kinds import Kind
from autograder.repair.same_code import essence
from autograder.repair.splices import Source
from autograder.repair.vocabulary import words_of

# Those of donors, and of the program's statements around a definition.
OF_OTHER_CODE = {Kind.EXPRESSION, Kind.HEADER, Kind.MADE_OUTSIDE}
CASES_FILE = Path(__file__).parent / "data" / "repair_edits.txt"


class Case(NamedTuple):
    kind: str
    line: int
    wrong: str
    right: str
    words: str


def read_cases() -> list[Case]:
    """Wrong programs, each with its kind, the line of its mistake, the right form, words of another right program."""
    found = []
    for block in re.split(r"^=== ", CASES_FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, wrong, right, words = re.fullmatch(
            r"(.*?)\n(.*?\n)--- right\n(.*?\n)(?:--- words\n(.*?\n))?\n?", block, flags=re.DOTALL
        ).groups()
        kind, line = head.split(", line ")
        found.append(Case(kind, int(line), wrong, right, words or ""))
    return found


CASES = read_cases()


def edits_of(text: str, words: str = "") -> list[Edit]:
    return list(edits(Context(Source(text), words_of(words) if words else Vocabulary())))


@pytest.mark.parametrize("case", CASES, ids=[f"{one.kind}-{number}" for number, one in enumerate(CASES)])
def test_the_right_form_is_among_the_edits(case: Case) -> None:
    source, wanted = Source(case.wrong), essence(case.right)
    assert wanted is not None
    found = [one for one in edits_of(case.wrong, case.words) if essence(source.changed(*one.splices)) == wanted]
    assert case.kind in {one.kind for one in found}
    assert case.line in {source.line(one.focus) for one in found if one.kind == case.kind}


def test_each_kind_has_a_case_a_meaning_and_costs() -> None:
    assert {case.kind for case in CASES} == set(Kind) - OF_OTHER_CODE
    assert all(kind.meaning and kind.meaning != kind for kind in Kind)


def test_each_edit_has_a_cost_that_was_counted() -> None:
    found = [one for case in CASES for one in edits_of(case.wrong, case.words)]
    assert {(one.kind, one.variant) for one in found if cost_of(one.kind, one.variant) == UNKNOWN} == set()
    assert {one.kind for one in found} <= {str(kind) for kind in Kind}


def test_what_is_in_someone_elses_words_costs_as_what_is_unknown() -> None:
    assert cost_of("no such kind") == UNKNOWN == cost_of(Kind.SIGN, "no such variant")


LONG = '''
def train(model, loader, loss_function, optimizer, epochs):
    """Train."""
    history = []  # one number an epoch
    for epoch in range(epochs):
        total, seen = 0.0, 0
        for pixels, classes in loader:
            scores = model(pixels)
            loss = loss_function(scores, classes)
            optimizer.zero_grad()
            loss.backward()  # the gradients
            optimizer.step()
            total += loss.item() * len(pixels)
            seen += len(pixels)
        history.append(total / seen)
    return history
'''.lstrip()


def test_a_function_of_fifteen_lines_has_at_most_fifteen_hundred_different_edits() -> None:
    source = Source(LONG)
    different = {essence(source.changed(*one.splices)) for one in edits_of(LONG, LONG)}
    assert len(different) <= 1500


def test_edits_can_be_read_and_change_what_their_splices_say() -> None:
    for text, words in [(LONG, LONG), *((case.wrong, case.words) for case in CASES)]:
        check_edits(text, words)


def check_edits(text: str, words: str = "") -> None:
    source = Source(text)
    for edit in edits_of(text, words):
        after = source.changed(*edit.splices)
        ast.parse(after)
        places = sorted((one.start, one.end) for one in edit.splices)
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
        assert 0 <= edit.focus < len(source.data)
        assert edit.cost >= 0
        touched = {line for one in edit.splices for line in range(source.line(one.start), source.line(one.end) + 1)}
        for number, line in enumerate(text.split("\n"), start=1):
            if number not in touched and "#" in line:
                assert line in after.split("\n"), "a comment outside of what is replaced is gone"


names = st.sampled_from(["x", "y", "model", "loss", "device", "optimizer"])
atoms = names | st.integers(0, 20).map(str) | st.sampled_from(["'cuda'", "True", "1.5", "x.grad", "None"])
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**", "@", "<", "==", "and"]), inner).map(
            lambda three: f"({' '.join(three)})"
        ),
        st.tuples(inner, st.sampled_from(["sum", "to", "append"]), inner).map("{0[0]}.{0[1]}({0[2]})".format),
        st.tuples(inner, inner).map("g({0[0]}, key={0[1]})".format),
        st.tuples(inner, inner).map("[{0[0]}, {0[1]}]".format),
        st.tuples(inner, inner).map("f'{{{0[0]}!r}}'[{0[1]}]".format),
        st.tuples(inner, inner, inner).map("({0[0]} if {0[1]} else\n {0[2]})".format),
        st.tuples(inner, inner).map("x[{0[0]}:{0[1]}]".format),
        inner.map("-({})".format),
        inner.map("(lambda y: {})".format),
        inner.map("[x for x in loss if {}]".format),
    ),
    max_leaves=6,
).filter(lambda text: _can_be_read(text))
simple = st.one_of(
    st.tuples(names, st.sampled_from(["=", "+=", "-="]), expressions).map(" ".join),
    expressions,
    expressions.map("return {}  # a comment".format),
    st.tuples(names, names, expressions).map("{0[0]}, {0[1]} = {0[2]}".format),
    st.sampled_from(["pass", "continue", "x = 1; y = 2", "x: int = 2"]),
)


def _can_be_read(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _indent(lines: list[str]) -> str:
    return textwrap.indent("\n".join(lines), "    ")


blocks = st.recursive(
    simple,
    lambda inner: st.tuples(
        st.sampled_from(["for x, y in {}:", "for x in {}:", "if {}:", "with torch.no_grad():  # é", "while {}:"]),
        expressions,
        st.lists(inner, min_size=1, max_size=3),
    ).map(lambda three: three[0].format(three[1]) + "\n" + _indent(three[2])),
    max_leaves=5,
)
programs = st.lists(blocks, min_size=1, max_size=4).map(
    lambda lines: (
        f"def f(x, model, device, n=[]):\n    'É'\n    for _ in n:\n{textwrap.indent(_indent(lines), '    ')}\n"
    )
)


@given(programs.filter(_can_be_read))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_edits_of_any_program_can_be_read_and_change_what_their_splices_say(text: str) -> None:
    check_edits(text, LONG)
