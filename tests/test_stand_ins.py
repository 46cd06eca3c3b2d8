"""What is not installed where work is marked costs no points, and passes no check."""

import sys
from pathlib import Path

import pytest
from rich.console import Console

from autograder.core.modules import is_installed
from autograder.course.layout import Course
from autograder.course.solutions import Solutions
from autograder.instructor.class_summary import class_summary
from autograder.instructor.grade import grade
from autograder.judge.absent import AbsentModules
from autograder.judge.result import CheckResult, Outcome
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.render.terminal.class_run import show_run
from autograder.runner.launcher import Launcher
from autograder.submission.missing_modules import LIBRARIES, missing_modules
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.conftest import Mark, hand_in

# Nobody installs these: they are in the place of a library that this machine happens not to have.
ABSENT = ("torchsummary", "livelossplot", "google.colab", "hiddenlayer", "alive_progress", "comet_ml")
GOOD = "def double(x):\n    return 2 * x\n"


@pytest.fixture(autouse=True)
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(ABSENT) <= LIBRARIES
    assert not any(map(is_installed, ABSENT))


HARMLESS = {
    "drawing": "import livelossplot as plt\ndef double(x):\n    figure, (left, right) = plt.subplots(2)\n"
    "    left.plot([1]).color = 'red'\n    plt.params['a'] = 3\n    print(f'{plt.mean * 100:.1f}')\n    return 2 * x\n",
    "progress": "from alive_progress import alive_it\ndef double(x):\n    y = 0\n"
    "    bar = alive_it([1, 1], title='x')\n"
    "    for n in bar:\n        y = y + x\n        bar.text = 'z'\n    assert len(bar) == 2\n    return y\n",
    "decorators": "import comet_ml\n@comet_ml.watch\n@comet_ml.track(project='a')\n" + GOOD,
    "contexts": "from comet_ml import run\ndef double(x):\n    with run('a') as one:\n        one.log(x)\n"
    "    return 2 * x\n",
    "Colab": "from google.colab import drive, files\ndrive.mount('/content/drive')\nimport google.colab.output\n"
    + GOOD,
    "TensorBoard": "from torch.utils.tensorboard import SummaryWriter\ndef double(x):\n"
    "    SummaryWriter('runs').add_scalar('x', 1, 2)\n    return 2 * x\n",
    "in a function": "def double(x):\n    from torchsummary import summary\n    summary(x, (1, 2))\n    return 2 * x\n",
    "a helper that was left at home": "from my_plots import show\n" + GOOD,
    "isinstance": "import comet_ml\ndef double(x):\n    return 0 if isinstance(x, comet_ml.Thing) else 2 * x\n",
    "a part of a package": "import comet_ml.a.b as z\nfrom comet_ml.c.d import e, f as g\ndef double(x):\n"
    "    z.log(x), e.log(x), g(x)\n    return 2 * x\n",
    "all names of it": "from comet_ml import *\n" + GOOD,
    "its version": "import comet_ml\ndef double(x):\n    print('v', comet_ml.__version__, comet_ml.__name__)\n"
    "    return 2 * x\n",
    "annotations": "from comet_ml import F, I\nfrom typing import Annotated, Callable, Optional, Union\nimport torch\n"
    "T = F[torch.Tensor, 'a b']\ndef g(x: F['a'] | None, y: None | I = 1, z: Optional[I] = 1, w: Union[I, None, F] = 1,"
    " v: list[I] = 1, u: Annotated[int, I] = 1, c: Callable[[I], I] = 1) -> I: return x\ndef double(x: T) -> T:\n"
    "    return 2 * g(x)\n",
    "fields": "import comet_ml\nfrom dataclasses import dataclass, field\nfrom typing import NamedTuple\n"
    "@dataclass\nclass C:\n    n: int = 2\n    a: comet_ml.Run = None\n    b: comet_ml.Run = comet_ml.Run()\n"
    "    c: object = field(default_factory=comet_ml.Thing)\nclass D(NamedTuple):\n    n: int = 1\n"
    "    a: comet_ml.Run = None\ndef double(x):\n    return C().n * x * D().n\n",
    "default arguments": "import comet_ml\ndef double(x, init=comet_ml.Init(), act=comet_ml.act):\n    return 2 * x\n",
    "an error to catch": "import comet_ml\ndef double(x):\n    try:\n        raise ValueError('a')\n"
    "    except (comet_ml.Error, comet_ml.api.ApiError):\n        return x\n"
    "    except ValueError:\n        return 2 * x\n",
    "an error of one's own": "import comet_ml\nclass Mine(comet_ml.ApiError):\n    pass\n" + GOOD,
    "operators": "import comet_ml as c\ndef double(x):\n    c.m @ c.n | c.k & ~c.z << 2\n    return 2 * x\n",
    "keys": "import comet_ml as c\nR = {c.A: 1}\ndef double(x):\n    s = {c.A, c.B}\n    return 2 * x\n",
    "a base of something else": "import comet_ml\nclass Net(comet_ml.Module):\n    pass\n" + GOOD,
    "a base whose code is not needed": "import comet_ml\nclass C(comet_ml.Callback, tag='a'):\n"
    "    def __init__(self):\n        super().__init__(1)\n        self.n = 2\n    def f(self, x):\n"
    "        self.log(x)\n        return self.n * x\ndef double(x):\n    return C().f(x)\n",
    "a base beside a Module": "import torch.nn as nn, comet_ml\nclass N(comet_ml.A, comet_ml.B[int], nn.Module):\n"
    "    def __init__(self):\n        super().__init__()\n        self.l = nn.Linear(1, 1)\n"
    "    def forward(self, x):\n        self.l\n        return 2 * x\ndef double(x):\n    return N()(x)\n",
    "a base in a function": "import comet_ml\ndef double(x):\n    class N(comet_ml.Base):\n        k = 2\n"
    "    return N.k * x\n",
    "going on without": "try:\n    import comet_ml\nexcept ImportError:\n    double = lambda x: 2 * x\n",
    "asking first": "from importlib.util import find_spec as f\nif not f('comet_ml'):\n    double = lambda x: x + x\n",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_a_task_does_not_need_costs_nothing(mark: Mark, kind: str) -> None:
    found = mark(HARMLESS[kind])
    assert (found["outcome"], found["score"]) == ("passed", 2.0), found["tasks"]


def test_what_stood_in_is_remarked(mark: Mark) -> None:
    found = mark("import torchsummary, comet_ml.api\nfrom my_plots import show\n" + GOOD)
    assert found["facts"]["not installed"] == "comet_ml, my_plots, torchsummary"
    assert "`comet_ml` is not installed on the machine that marks" in found["notes"][0]
    assert "no module `my_plots`" in found["notes"][1]
    assert "not installed" not in mark("import json, torch.nn, numpy as np\n" + GOOD)["facts"]


NEEDED = {
    "a value": "import torchsummary\ndef double(x):\n    return torchsummary.twice(x)\n",
    "a number": "import torchsummary\ndef double(x):\n    return 2 * float(torchsummary.one(x)) * x\n",
    "a tensor": "import torch, torchsummary\ndef double(x):\n    return torch.add(x, torchsummary.same(x))\n",
    "a branch": "import torchsummary\ndef double(x):\n    return 2 * x if torchsummary.ready else x\n",
    "a comparison": "import torchsummary\ndef double(x):\n    return 2 * x if torchsummary.ready > 3 else x\n",
    "a loop": "from torchsummary import steps\ndef double(x):\n    for n in steps(2):\n        return x * n\n",
    "a base class": "import torchsummary\nclass double(torchsummary.Module):\n    n = 3\n",
    "what a base knows": "import torchsummary\nclass N(torchsummary.Module):\n    def forward(self, x):\n"
    "        return 2 * x\ndef double(x):\n    return N()(x)\n",
    "a base of a base": "import torchsummary\nclass M(torchsummary.Module):\n    pass\nclass N(M):\n    k = 3\n"
    "def double(x):\n    return N.k * x\n",
    "a decorator that makes it": "import torchsummary\n@torchsummary.define\nclass C:\n    n: int\n"
    "def double(x):\n    return C(2).n * x\n",
    "a name at import time": "import torchsummary\nn = int(torchsummary.n)\ndef double(x):\n    return n * x\n",
    "a default argument": "import torchsummary\ndef double(x, n=int(torchsummary.n)):\n    return n * x\n",
    "a part of a package": "import torchsummary.a.b as z\ndef double(x):\n    return x * int(z.n)\n",
    "one of all names": "from torchsummary import *\ndef double(x):\n    return twice(x)\n",
    "the task among all names": "from torchsummary import *\n",
    "an error that is swallowed": "import torchsummary\ndef double(x):\n    try:\n        n = float(torchsummary.n)\n"
    "    except Exception:\n        n = 0\n    return n * x\n",
    "an error told otherwise": "import torchsummary\ndef double(x):\n    try:\n        n = float(torchsummary.n)\n"
    "    except Exception as error:\n        raise ValueError('bad') from error\n    return n * x\n",
    "an error of its own": "import torchsummary\ndef double(x):\n    raise torchsummary.Error('a')\n",
    "the task itself": "from torchsummary import double\n",
}


@pytest.mark.parametrize("kind", NEEDED)
def test_what_a_task_needs_is_no_loss_of_the_students(mark: Mark, kind: str) -> None:
    found = mark(NEEDED[kind])
    assert (found["outcome"], found["score"]) == ("grader_error", None), found["tasks"]
    message = found["tasks"][0]["checks"][0]["message"]
    assert "`torchsummary` is not installed on the machine that marks" in message
    assert "StandIn" not in str(found)


@pytest.mark.parametrize("head", ["import torchsummary as t", "from torchsummary import *\nimport torchsummary as t"])
def test_a_task_that_is_wrong_without_it_is_wrong(mark: Mark, head: str) -> None:
    found = mark(f"{head}\nclass Other(t.Base):\n    pass\ndef double(x):\n    t.log(x)\n    return 3 * x\n")
    assert found["tasks"][0]["outcome"] == "failed"


@pytest.mark.parametrize(
    "helper",
    [
        "import torchsummary\ndef twice(x):\n    return x * int(torchsummary.n)\n",
        "import torchsummary\nclass N(torchsummary.Module):\n    pass\ndef twice(x):\n    return N()(x)\n",
        "from torchsummary import *\ndef twice(x):\n    return of_all(x)\n",
    ],
)
@pytest.mark.parametrize("how", ["import helpers\ntwice = helpers.twice", "from helpers import *"])
def test_a_file_beside_it_that_needs_a_library_is_no_loss_either(
    tiny: Lesson, solutions: Solutions, trusted: Launcher, helper: str, how: str
) -> None:
    program = Program((Unit(f"{how}\ndef double(x):\n    return twice(x)\n", "tiny.py"),), {"helpers": helper})
    marker = Marker(tiny, Expectations(tiny, solutions, 5, trusted), trusted)
    found = marker.mark(Submission("ada", "tiny", "tiny.py", program, sha256="0"))
    assert found.tasks[0].checks[0].outcome is Outcome.GRADER_ERROR, found.tasks[0].checks[0].message
    assert found.facts["not installed"] == "torchsummary"


@pytest.mark.parametrize(
    "source",
    [
        "from my_answers import double\n",
        "from my_answers import *\n",
        "from my_answers import Base\nclass D(Base):\n    pass\ndef double(x):\n    return D()(x)\n",
    ],
)
def test_a_file_left_at_home_is_told_as_such(mark: Mark, source: str) -> None:
    [task] = mark(source)["tasks"]
    assert (task["outcome"], task["score"]) == ("failed", 0.0)
    assert "was the file my_answers.py handed in?" in task["checks"][0]["message"]


def test_who_only_writes_the_words_gets_no_grader_error(mark: Mark) -> None:
    [task] = mark("def double(x):\n    raise ValueError('stand-in for torchsummary')\n")["tasks"]
    assert task["outcome"] == "failed"


def test_on_the_students_own_machine_it_is_to_be_installed() -> None:
    program = Program((Unit("import torchsummary\n", "tiny.py"),))
    failed = CheckResult("a", Outcome.FAILED, 0.0, 1.0, "It holds.", "a value of stand-in for torchsummary is needed")
    told = AbsentModules(program, practice=True).told(failed, "double")
    assert (told.outcome, told.score) == (Outcome.FAILED, 0.0)
    assert "pip install torchsummary" in told.message


# Ways in which a stand-in could be taken for a right answer. None of them may score.
ATTACKS = [
    *("return E", "return E(x)", "return E.a.b(x)[0]", "return E + x", "return x + E", "return E * 2 + 1"),
    *("return [E]", "return {'a': E}", "return (E, x)", "return x if E == x else x", "return x if x == E else x"),
    *("return x * (E in [E])", "return max(x, E)", "return type(E)", "return E.__class__(x)", "return abs(E)"),
    *("return torch.equal(E, E)", "return torch.as_tensor(E)", "return x.new_tensor(E)", "return x.copy_(E)"),
    *(
        "return E.__eq__(x)",
        "return hash(E)",
        "return str(E)",
        "return bool(E)",
        "return len(E(x))",
        "return next(iter(E))",
        "class A(E): pass\n    return A()",
        "class A(E): pass\n    return A().a",
        "class A(E, torch.Tensor): pass\n    return A()",
        "return E.Error(x)",
    ),
]


@pytest.mark.parametrize("body", ATTACKS)
def test_no_stand_in_passes_a_check(mark: Mark, body: str) -> None:
    for module in ("torchsummary", "alive_progress", "my_answers"):
        found = mark(f"import torch\nfrom {module} import E\ndef double(x):\n    {body}\n")
        assert not found["score"], found["tasks"]
        assert found["outcome"] in ("failed", "grader_error")


def test_what_libraries_ask_for_is_not_stood_in_for(mark: Mark) -> None:
    """A stand-in in the place of an optional part of PyTorch would change what PyTorch does."""
    asked = "assert not any('stand-in' in repr(vars(m).get('_kind')) for m in list(sys.modules.values()))"
    assert mark(f"import sys, torch._dynamo\n{asked}\ndef double(x):\n    {asked}\n    return 2 * x\n")["score"] == 2.0


def test_missing_modules_are_those_that_a_program_needs() -> None:
    source = "import torch, os.path, absent_a.b as c\nfrom absent_d.e import f\nfrom . import g\nimport helpers\n"
    guarded = "try:\n    import absent_h\nexcept (ImportError, OSError):\n    absent_h = None\n"
    wrong = "try:\n    import absent_i\nexcept ValueError:\n    pass\n"
    program = Program((Unit(source + guarded + wrong, "tiny.py"),), {"helpers": ""})
    assert missing_modules(program) == ("absent_a", "absent_d", "absent_i")
    assert missing_modules(Program((Unit("from torch.utils import tensorboard", "a.py"),))) in ((), ("tensorboard",))


def test_the_instructor_is_told_and_marks_again_once_it_is_installed(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed = tmp_path / "site"
    installed.mkdir()
    monkeypatch.syspath_prepend(str(installed))
    monkeypatch.setenv("PYTHONPATH", str(installed))
    monkeypatch.setattr("autograder.instructor.grade.level_for", lambda *asked: 0)  # isolation hides that folder
    root, out, without = tmp_path / "class", tmp_path / "out", 0
    hand_in(root, "ada", "import torchsummary\n" + GOOD)
    hand_in(root, "ben", NEEDED["a value"])
    hand_in(root, "chen", "from my_plots import show\n" + GOOD)

    def marked() -> tuple[dict[str, object], int, str]:
        nonlocal without
        run = grade(course, root, ["tiny"], out, course.find_data(), workers=1, seed=3, min_level=0)
        show_run(class_summary(run, course, course.find_data()), Console(width=300))
        without = run.without_mark
        return {one.student: one.score for one in run.records}, run.reused, " ".join(capsys.readouterr().out.split())

    scores, _, said = marked()
    assert scores == {"ada": 2.0, "ben": None, "chen": 2.0}
    assert "2 submissions import torchsummary, which is not installed here: install it and run the same command" in said
    assert "No mark until that is done, since a task needs it: ben (tiny)" in said
    assert "1 submission imports my_plots, which is no library known here and no file beside it" in said
    assert "fault of the grader" not in said
    assert not (out / "errors").exists()
    assert without == 1
    (installed / "torchsummary.py").write_text("def twice(x):\n    return 2 * x\n")
    is_installed.cache_clear()
    monkeypatch.setattr(sys, "path_importer_cache", {})
    scores, reused, said = marked()
    is_installed.cache_clear()
    assert scores["ben"] == 2.0
    assert reused == 1
    assert without == 0
    assert "not installed" not in said
