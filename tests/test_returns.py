"""The `return` that a result of the wrong kind is told at."""

import pytest

from autograder.judge.result import Place
from autograder.judge.returns import only_return
from autograder.submission.program import Program, Unit

BEFORE = "import torch\n\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def train(data):\n    model = 1\n    return model, data\n", 5),
        ("def train(data):\n    def inner():\n        return 1\n    return inner\n", 6),
        ("def train(data):\n    class A:\n        def f(self):\n            return 1\n    return A\n", 7),
        ("def train(data):\n    key = lambda: 1\n    return key\n", 5),
        ("def train(data):\n    for one in data:\n        return one\n", 5),
        ("def train(data):\n    if data:\n        return 1\n    return 2\n", None),  # either
        ("def train(data):\n    return\n", None),
        ("def train(data):\n    data.append(1)\n", None),
        ("@once\ndef train(data):\n    return data\n", None),  # what is given is the decorator's
        ("train = lambda data: data\n", None),
        ("class train:\n    def __init__(self):\n        return None\n", None),
    ],
)
def test_the_only_return_of_a_function_is_found(text: str, line: int | None) -> None:
    whole = BEFORE + text
    found = only_return(Program((Unit(whole, "work.py"),)), Place("work.py", 3, end_line=whole.count("\n")))
    assert (found.line if found else None) == line
    if found is not None and line is not None:
        assert found.code == whole.split("\n")[line - 1].strip()


def test_without_a_definition_or_in_text_that_is_no_python_there_is_none() -> None:
    assert only_return(Program((Unit("def f():\n    return 1\n", "work.py"),)), None) is None
    assert only_return(Program((Unit("def f(:\n    return 1\n", "work.py"),)), Place("work.py", 1, end_line=2)) is None
