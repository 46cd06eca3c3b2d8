"""Usual errors, raised by Python and PyTorch themselves, and the words that explain them."""

import re
import tomllib
from pathlib import Path

import pytest

from autograder.judge.errors import explained, explanations
from autograder.submission.program import syntax_problem
from tests.conftest import Mark

START = """
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
x, y, w = torch.ones(5, 3), torch.ones(5), torch.ones(3, requires_grad=True)
classes = torch.tensor([0, 1, 2, 0, 1])
layer = nn.Linear(3, 2)
"""

# What the program does, and a few words of what has to be said about the error that comes of it.
USUAL = {
    "nn.MSELoss(x, x)": "not created before it is called",
    "nn.CrossEntropyLoss(x, classes)": "not created before it is called",
    "nn.MSELoss(torch.ones(1), torch.ones(1)).backward()": "not created before it is called",
    "if x > 0: pass": "want one answer",
    "((x - 1) ** 2 * w).backward()": "Take their mean",
    "nn.CrossEntropyLoss()(x * w, classes.float())": "whole numbers",
    "nn.CrossEntropyLoss()(x, torch.tensor([0, 1, 2, 3, 1]))": "no score for it",
    "nn.Linear(28, 10)(torch.ones(5, 784))": "28 inputs was given 784 numbers",
    "x + torch.ones(5, 4)": "different sizes, 3 and 4",
    "x.view(-1, 784)": "cannot be laid out",
    "y.sum(dim=1)": "no dimension 1",
    "x[7]": "place 7 was asked for",
    "x.mean().backward()": "remember how it was computed",
    "l = (w * 2).sum()\nl = l * l\nl.backward()\nl.backward()": "twice for the same computation",
    "torch.optim.SGD([w], lr=0.1).zero_grads()": "Is `zero_grad` meant",
    "w.sum().backwards()": "Is `backward` meant",
    "layer.parameter()": "Is `parameters` meant",
    "w -= 0.1": "in place while PyTorch records",
    "a = (w * 2).exp()\nb = a.sum()\na += 1\nb.backward()": "changed in place",
    "w.numpy()": "cannot carry gradients",
    "w.data = w.data - 0.1 * w.grad": "as long as no `backward`",
    "layer(x.double())": "float32 and float64",
    "float(x)": "single value",
    "a, b = x[0]": "names on the left",
    "a, b, c = x[:2]": "only 2 values came",
    "torch.utils.data.DataLoader(x)[0]": "Loop over it",
    "torch.optim.SGD([], lr=0.1)": "plain Python list",
    "torch.optim.SGD(layer.parameters, lr=0.1)": "parentheses `()`",
    "class M(nn.Module):\n    def __init__(self):\n        self.a = nn.Linear(1, 1)\nM()": "super().__init__()",
    "class M(nn.Module):\n    def foward(self, x): return x\nM()(x)": "no method `forward`",
    "class M(nn.Module):\n    def forward(x): return x\nM()(x)": "`self`",
    "class D:\n    def __init__(self, a): pass\nD()": "without 'a'",
    "torch.optim.SGD(layer.parameters(), learning_rate=0.1)": "no parameter called `learning_rate`",
    "layer.parameters + 1": "parentheses `()`",
    "nn()": "whole module",
    "x(3)": "no function but a Tensor",
    "def f(): pass\nf() + 1": "no `return`",
    "x.mean().item().backward()": "plain Python number",
    "(x, y).to('cpu')": "take it apart first",
    "def f(): return self.a\nf()": "`self` is known only inside",
    "def f():\n    total += 1\nf()": "has not run yet",
    "raise NotImplementedError('x')": "still the stub's",
    "(x - 1) ^ 2": "no power in Python",
    "nn.CrossEntropyLoss()(classes, x)": "Scores first",
    "nn.CrossEntropyLoss()(x[0], 3)": "not a batch",
    "class D:\n    def _init_(self, a): pass\nD(1)": "two underscores on each side",
    "class D(torch.utils.data.Dataset): pass\nD()[0]": "has no method `__getitem__`",
    "for i in 3: pass": "range(number)",
    "with torch.no_grad: pass": "parentheses are missing",
    "class M(nn.Module):\n    def __init__(self): super().__init__\nM()(x)": "super().__init__()",
    "def make(): pass\nmake.parameters()": "parentheses `()`",
    "class D:\n    def get(self): return self.array\nD().get(); self.array": "Nothing has given `self.array`",
    "[1, 2][2]": "its length minus 1",
    "loss_function(x)": "gets no value here",
    "if layer.bias: pass": "`is not None`",
    "if x == x: pass": "Count them",
    "plt.plot([1])": "import matplotlib.pyplot as plt",
    "my_special_number = 1\nprint(my_specal_number)": "Is `my_special_number` meant",
    "nn.linear(1, 2)": "Is `torch.nn.Linear` meant",
    "torch.argmaxx(x)": "Is `torch.argmax` meant",
    "1 / 0": "divisor",
    "layer.train(x)": "call the model itself",
    "layer(torch.tensor(3.0))": "Brackets make dimensions",
    "np.ones((3, 2))['a']": "no names",
    "nn.Flatten().append(layer)": "Only a list has `append`",
    "layer.weight = x": "copy_",
    "nn.CrossEntropyLoss()(x, classes[:4])": "for 5 examples and classes of 4",
    "nn.CrossEntropyLoss()(x * w, torch.zeros(5, 3, dtype=torch.long))": "one class number for each example",
    "torch.ones(3, dtype=torch.long).requires_grad_()": "numbers with a point",
    "range(6 / 2)": "gives a whole one",
    "[1, 2] - 1": "A list does not compute",
    "'1' + 1": "A text does not compute",
    "def f(): f()\nf()": "without an end",
    "{}['a']": "no such key",
    "import tensorflou": "not installed",
}

SYNTAX = {
    "def f()\n    pass": "A colon",
    "def f():\nreturn 1": "has to be indented",
    "x = 1\n  y = 2": "further to the right",
    "if True:\n        a = 1\n    b = 2": "no earlier line does",
    "if True:\n\ta = 1\n        b = 2": "Tabs and spaces",
    "x = (1, 2\ny = 3": "never closed",
    "x = 1)": "without an opening one",
    "x = [1, 2)": "is closed with `)`",
    "return 3": "indent it",
    "x = 2y": "cannot begin with a digit",
    "f(a=1, 2)": "comes after what has none",
    "def f(a=1, b): pass": "come after those without one",
    "try:\n    x = 1\ny = 2": "needs an `except`",
    "f(x) = 3": "On the left of `=`",
    "x = 'a": "none at its end",
    "if x = 1: pass": "write `==`",
    "x = \u201ca\u201d": "not one of Python's",
    "x = [1 2]": "without a comma",
}


@pytest.mark.parametrize("program", USUAL)
def test_a_usual_error_is_explained(program: str) -> None:
    names: dict[str, object] = {}
    exec(START, names)
    try:
        exec(program, names)
    except Exception as error:
        kind, said = type(error).__name__, str(error)
        line = program.split("\n")[-1]
    else:
        pytest.fail("nothing was raised")
    assert USUAL[program] in explained(kind, said, line, [name for name in names if not name.startswith("_")])


@pytest.mark.parametrize("program", SYNTAX)
def test_what_python_cannot_read_is_explained(program: str) -> None:
    problem = syntax_problem(program)
    assert problem is not None
    assert SYNTAX[program] in explained("SyntaxError", problem[0])


def test_a_function_whose_name_becomes_a_variable_is_said() -> None:
    said = "cannot access local variable 'step' where it is not associated with a value"
    assert "another name" in explained("UnboundLocalError", said, "step = step(model, batch)")
    assert "has not run yet" in explained("UnboundLocalError", said, "total = step + 1")


def test_the_stubs_sentence_is_said_of_the_stubs_line_alone() -> None:
    assert explained("NotImplementedError", '"add" not implemented for "Half"', "return x + 1") == ""


def test_an_unusual_error_gets_no_words() -> None:
    assert explained("RuntimeError", "the moon is full") == ""
    assert explained("MyError", "x") == ""


def test_every_explanation_can_be_said() -> None:
    for one in explanations():
        groups = re.compile(one.text).groups
        assert one.words.format("", *["x"] * groups)
        assert one.words.endswith((".", "?"))


def test_the_file_holds_nothing_that_is_not_read() -> None:
    path = Path(__file__).parents[1] / "autograder" / "judge" / "errors.toml"
    for one in tomllib.loads(path.read_text())["error"]:
        assert one.keys() <= {"kinds", "text", "code", "words"}


def test_the_student_reads_the_error_and_the_words(mark: Mark) -> None:
    found = mark("import torch\ndef double(x):\n    return torch.matmull(x, 2)\n")
    message = found["tasks"][0]["checks"][0]["message"]
    assert "AttributeError" in message
    assert message.startswith("Your code stops in line 3.\nThere is no `matmull` in `torch`.")
    assert found["tasks"][0]["checks"][0]["where"]["code"] == "return torch.matmull(x, 2)"
    assert "Is `torch.matmul` meant?" in message
