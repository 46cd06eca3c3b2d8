"""Statements of a program are found at any depth, in the order of the text."""

import ast

import pytest

from autograder.core.modules import guarded_lines, statements
from tests.support.insides import ROOT

NESTED = """
if a:
    import b
elif c:
    for d in e:
        with f:
            import g
    else:
        import h
try:
    import i
except ImportError:
    i = None
else:
    import j
finally:
    import k
match a:
    case 1:
        import m
class N:
    async def o(self):
        while p:
            import q
"""


@pytest.mark.parametrize(
    "text", [NESTED, *(path.read_text() for path in sorted((ROOT / "autograder/repair").rglob("*.py")))]
)
def test_all_statements_are_found_and_nothing_else(text: str) -> None:
    tree = ast.parse(text)
    found = list(statements(tree))
    assert set(found) == {node for node in ast.walk(tree) if isinstance(node, ast.stmt)}
    assert [one.lineno for one in found] == sorted(one.lineno for one in found)


def test_a_long_chain_of_branches_is_no_deep_recursion() -> None:
    branches = "".join(f"elif x == {number}:\n    import a{number}\n" for number in range(1, 900))
    assert len(list(statements(ast.parse(f"if x == 0:\n    pass\n{branches}")))) == 1800


def test_imports_that_may_fail_are_those_of_a_try_that_goes_on() -> None:
    lines = NESTED.splitlines()
    assert [lines[line - 1].strip() for line in guarded_lines(ast.parse(NESTED))] == ["import i"]
