"""Advice about errors that is read from the student's own program."""

from typing import Any

import pytest

from autograder.core.language import tr_plural
from autograder.core.text import number, numbers_apart
from autograder.judge.advice import advice
from autograder.judge.blame import blame
from autograder.judge.own_code import Advice
from autograder.lesson import Lesson, Task
from autograder.submission.program import Program, Unit
from autograder.worker.failure import describe

START = """
import torch
from torch import nn
from torch.utils.data import Dataset

def step(model, batch, loss_function, optimizer):
    images, classes = batch
    return loss_function(model(images), classes)

def make():
    return nn.Linear(2, 3)

BATCH = torch.ones(4, 2), torch.tensor([0, 1, 2, 0])

"""


def told(body: str, refused: tuple[str, ...] = (), elsewhere: dict[str, str] | None = None) -> tuple[Advice, str]:
    """The advice about the error of a program's `train()`, and the line that it is about, if another one."""
    source = START + body
    names: dict[str, Any] = {}
    exec(compile(source, "work.py", "exec"), names)
    try:
        names["train"]()
    except Exception as error:
        data = describe(error, {"work.py": source}).as_data()
    else:
        pytest.fail("nothing was raised")
    task: Task = Lesson("tiny", title="Tiny").task("train", points=1, lecture="-")
    task.refused = refused
    program, files = Program((Unit(source, "work.py"),)), {"work.py": ("work.py", None)}
    found = blame(data, program, files, "train", lambda name: name in ("step", "make"))
    given = advice(program, task, frozenset(("train", "step", "make")), data, found, names, elsewhere or {})
    return given, (given.where.code or "") if given.where else ""


@pytest.mark.parametrize(
    ("lines", "words", "line"),
    [
        ("loss = nn.CrossEntropyLoss\nstep(make(), BATCH, loss, 0)", "`nn.CrossEntropyLoss` without", "loss = "),
        ("model = make\nlist(model.parameters())", "`make` without `()` is the function", "model = make"),
        ("step(make(), BATCH, nn.CrossEntropyLoss, 0)", "write `nn.CrossEntropyLoss()`", ""),
        ("layers = [nn.ReLU]\nnn.Sequential(*layers)", "`nn.ReLU` without `()` is the class", "layers = "),
        ("model, batch, optimizer = make(), BATCH, 3\nstep(batch, model, 0, optimizer)", "first argument", ""),
        ("images = torch.ones(3, 2)\nstep(make(), images, 0, 0)", "`batch` is your `images`", ""),
        ("weigth = 3\nreturn weight", "Is `weigth` meant?", ""),
        ("return epoch(1)", "in the lesson other", ""),
        ("return torch.is_available()", "write `torch.cuda.is_available`", ""),
    ],
)
def test_what_the_program_tells_is_said(lines: str, words: str, line: str) -> None:
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    found, where = told(f"def train():\n{body}", elsewhere={"epoch": "other"})
    assert words in found.words
    assert where.startswith(line)


@pytest.mark.parametrize(
    ("body", "words", "line"),
    [
        ("class D(Dataset):\n    def _init_(self, a): pass\n", "`__init__`", "def _init_"),
        ("class D(Dataset):\n    def __getItem__(self, i): pass\n", "`__getitem__`", "def __getItem__"),
        ("class D(Dataset): pass\ndef __getitem__(self, i): pass\n", "outside the class", "def __getit"),
        ("class D(nn.Module):\n    def foward(self, x): pass\n", "`forward`", "def foward"),
    ],
)
def test_a_method_at_another_place_or_under_another_name_is_said(body: str, words: str, line: str) -> None:
    use = "D(1)" if "_init_" in body else "D()(1)" if "Module" in body else "D()[0]"
    found, where = told(f"{body}def train(): {use}\n")
    assert words in found.words
    assert where.startswith(line)


FORGETS = "class D(Dataset):\n    def __init__(self, a): a = a\n    def __len__(self): return self.a\n"
BOTH = "nn.Sequential(nn.Flatten(), nn.Linear({}, {}))(torch.ones(2, 1, 2, 3))"


@pytest.mark.parametrize(
    ("body", "words", "line"),
    [
        ("def train(dataset=1): return step(0, loader, 0, 0)\n", "a `DataLoader` of `dataset` that shuffles", ""),
        ("def train(n=3):\n    for i in n:\n        print(i)\n", "`for i in range(n):`", ""),
        (
            "def train():\n    x, hits = torch.ones(3), 0\n    if x == 1:\n        hits += 1\n",
            "`hits += (x == 1).sum().item()`",
            "",
        ),
        (
            "def train():\n    x, y = BATCH\n    return nn.CrossEntropyLoss()(y, make()(x))\n",
            "`nn.CrossEntropyLoss()(make()(x), y)`",
            "",
        ),
        (
            "class MyDataset(Dataset): pass\ndef train():\n    data = MyDataset()\n    data = data.to(3)\n",
            "Leave this line out",
            "",
        ),
        (
            "def train():\n    loss = nn.MSELoss()\n    model = make()\n    return step(model, BATCH, loss, 0)\n",
            "`nn.MSELoss` compares number with number",
            "loss = nn.MSELoss()",
        ),
        (f"def train():\n    return {BOTH.format(5, 4)}\n", "its first number has to be 6", "return nn.Seq"),
        (f"def train():\n    return {BOTH.format(4, 6)}\n", "two sizes have changed places", "return nn.Seq"),
        (f"{FORGETS}def train(): return len(D(1))\n", "write `self.a`", "def __init__(self, a): a = a"),
        (
            "def train():\n    model = make()\n    model.zero_grad\n    return model([1])\n",
            "Besides, line 17: `model.zero_grad` without `()`",
            "",
        ),
        (
            "class D(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.all = []\n"
            "        self.all.append(nn.Linear(2, 2))\ndef train(): return D() + 1\n",
            "`self.all` is a plain list",
            "",
        ),
        (
            "class D(Dataset):\n    def _init_(self, a): pass\n    def _len_(self): return 1\ndef train(): D(1)\n",
            "The same holds for `_len_`.",
            "def _init_",
        ),
    ],
)
def test_what_to_write_is_said_in_the_names_and_numbers_of_the_program(body: str, words: str, line: str) -> None:
    found, where = told(body)
    assert words in found.words
    assert where.startswith(line)
    assert bool(where) == bool(line)


@pytest.mark.parametrize(
    "body",
    [
        "def train():\n    x, y = BATCH\n    z = make()(x).argmax(dim=1)\n    return nn.CrossEntropyLoss()(z, y)\n",
        "def train():\n    return nn.Linear(5, 4)(torch.ones(2, 6))\n",  # nothing flattens: the layer may be right
        "def train():\n    return step(0, loader, 0, 0)\n",
    ],
)
def test_what_is_not_certain_is_not_said_to_be_written(body: str) -> None:
    found, _ = told(body)
    assert not [one for one in ("classes second: `", "has to be", "of `dataset`", "parameter") if one in found.words]


@pytest.mark.parametrize("line", ["nn.MSELoss(x, x)", "nn.MSELoss()(x, 3)", "F.mse_loss(x, x)", "nn.mse_loss(x, x)"])
def test_no_advice_teaches_the_librarys_function_where_it_is_done_by_hand(line: str) -> None:
    body = f"def train():\n    x = torch.ones(3)\n    return {line}\n"
    by_hand, _ = told(body, ("mse_loss",))
    assert by_hand.words.startswith("This task is done by hand")
    assert "by hand" not in told(body)[0].words


def test_a_function_that_is_handed_on_is_not_taken_for_the_mistake() -> None:
    found, where = told("def train():\n    kind = nn.ReLU\n    kind()\n    return torch.ones(3) + torch.ones(4)\n")
    assert "sizes" in found.words
    assert not where


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (507812.3, "507,812"),
        (0.89062, "0.8906"),
        (12345.0, "12,345"),
        (2e-5, "0.00002"),
        (1234.56, "1,235"),
        (-3.0, "-3"),
        (1.2e12, "1.2e+12"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
    ],
)
def test_numbers_are_written_as_a_person_does(value: float, text: str) -> None:
    assert number(value) == text


def test_different_numbers_look_different() -> None:
    assert numbers_apart(0.123451, 0.123452) == ("0.123451", "0.123452")
    assert numbers_apart(1.0, 2.5) == ("1", "2.5")


def test_one_thing_is_one() -> None:
    assert [tr_plural(count, "{count:g} point", "{count:g} points") for count in (0, 0.5, 1, 2)] == [
        "0 points",
        "0.5 points",
        "1 point",
        "2 points",
    ]
