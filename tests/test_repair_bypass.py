"""Bypasses: edits that leave a student's statements with nothing to do."""

import textwrap

import pytest

from autograder.repair.bypass import dead_statements, is_bypass


def function(body: str) -> str:
    return "def f(x, y):\n" + textwrap.indent(textwrap.dedent(body).strip("\n"), "    ") + "\n"


MEAN = """
total = 0
for a in x:
    d = a - y
    total += d
return total
"""

MENDED = {
    "a sign": (MEAN, MEAN.replace("a - y", "a + y")),
    "a divisor": (MEAN, MEAN.replace("return total", "return total / len(x)")),
    "a statement less": ("a = x\na = abs(a)\nreturn a - y", "a = x\nreturn a - y"),
    "a statement more": ("a = x - y\na.backward()", "a = x - y\na.zero_grad()\na.backward()"),
    "out of the loop": ("t = y\nfor a in x:\n    t += a\n    return t", "t = y\nfor a in x:\n    t += a\nreturn t"),
    "without its block": ("with g():\n    a = x - y\nreturn a", "a = x - y\nreturn a"),
    "read in the next pass": (
        "a = 0\nfor b in x:\n    y += a\n    a = b\nreturn y",
        "a = 1\nfor b in x:\n    y += a\n    a = b\nreturn y",
    ),
    "read in another branch": ("a = 1\nif x:\n    a = 2\nreturn a + y", "a = 1\nif x:\n    a = 3\nreturn a + y"),
    "a loop that ends when something is found": (
        "for a in x:\n    if a > y:\n        return a\nreturn y",
        "for a in x:\n    if a < y:\n        return a\nreturn y",
    ),
    "a part of what is given back": ("x = x.clone()\nx[x < 0] = 1\nreturn x", "x = x.clone()\nx[x < 0] = 0\nreturn x"),
    "an attribute": ("x.a = y\nx.a = 1", "x.a = y\nx.b = 1"),
}

BYPASSED = {
    "the answer behind the student's work": (MEAN, MEAN.replace("return total", "return (x - y).mean()")),
    "the answer before the student's work": (MEAN, "return (x - y).mean()\n" + MEAN),
    "another answer under the student's name": (
        MEAN,
        MEAN.replace("return total", "total = (x - y).mean()\nreturn total"),
    ),
    "parts of what nobody reads any more": (
        "a = x.clone()\na[a < 0] = 1\nreturn a",
        "a = x.clone()\na[a < 0] = 1\nreturn y",
    ),
    "a loop that goes round once": (
        "t = y\nfor a in x:\n    t += a\nreturn t",
        "t = y\nfor a in x:\n    t += a\n    return t",
    ),
    "both branches leave": (MEAN, "if y:\n    return (x - y).mean()\nelse:\n    return x\n" + MEAN),
    "statements taken out": (MEAN, "return (x - y).mean()"),
}


@pytest.mark.parametrize(("before", "after"), MENDED.values(), ids=MENDED)
def test_an_ordinary_repair_leaves_nothing_dead(before: str, after: str) -> None:
    assert dead_statements(function(before), function(after)) == 0
    assert not is_bypass(function(before), function(after))


@pytest.mark.parametrize(("before", "after"), BYPASSED.values(), ids=BYPASSED)
def test_what_leaves_a_third_of_the_statements_dead_is_a_bypass(before: str, after: str) -> None:
    assert dead_statements(function(before), function(after)) >= 2
    assert is_bypass(function(before), function(after))


def test_a_parameter_that_nothing_reads_any_more_counts() -> None:
    assert dead_statements(function("return x - y"), function("return x")) == 1


def test_what_was_dead_before_does_not_count() -> None:
    before = function("unused = 1\nreturn x + y\nprint(x)")
    assert dead_statements(before, before.replace("+", "-")) == 0


def test_methods_are_looked_at_too() -> None:
    before = "class A:\n    def f(self, x):\n        a = x\n        b = a\n        return b\n"
    assert is_bypass(before, before.replace("return b", "return 1"))


def test_a_loop_whose_results_nothing_reads_is_dead_with_all_that_is_in_it() -> None:
    before = function(MEAN)
    after = before.replace("return total", "return x - y")
    assert dead_statements(before, after) == 4  # the sum begun, the loop, the difference and the sum
