"""Edits: for each kind a small wrong program whose right form is among its edits; what holds for all of them."""

import ast
import textwrap

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

# For each kind: a wrong program, the right one, the line at which the mistake stands, and a right program in other
# words, whose vocabulary the edits may use.
CASES: list[tuple[Kind, str, str, int, str]] = []


def case(kind: Kind, wrong: str, right: str, line: int, words: str = "") -> None:
    CASES.append((kind, textwrap.dedent(wrong).lstrip("\n"), textwrap.dedent(right).lstrip("\n"), line, words))


def body(kind: Kind, wrong: str, right: str, line: int = 2, head: str = "f(x, y, z)", words: str = "") -> None:
    """Bodies of one function; the first line is 2."""
    both = [f"def {head}:\n" + textwrap.indent(textwrap.dedent(one).strip("\n"), "    ") + "\n" for one in (wrong, right)]
    CASES.append((kind, *both, line, words))


body(Kind.CONSTANT, "return x * 2", "return x * 3")
body(Kind.CONSTANT, "return DataLoader(x, batch_size=32)", "return DataLoader(x, batch_size=n)", head="f(x, n)")
body(Kind.CONSTANT, "return x.to('gpu')", "return x.to('cuda')", words="def f(x): return x.to('cuda')")
body(Kind.CONSTANT, "return g(x, True)", "return g(x, False)")
body(Kind.CONSTANT, "best = 100\nreturn best", "best = float('inf')\nreturn best")
body(Kind.TEXT, "return f'{x:.2f}'", "return x")
body(Kind.NAME, "return x + x", "return x + y")
body(Kind.NAME, "return g().sum()", "return z.sum()", head="f(z)")
body(Kind.TARGET, "a = x\na = y\nreturn x", "a = x\nx = y\nreturn x", 3)
body(Kind.ATTRIBUTE, "return x.sum()", "return x.mean()")
body(Kind.ATTRIBUTE, "return torch.cuda.is_avaliable()", "return torch.cuda.is_available()",
     words="def f(): return torch.cuda.is_available()")  # fmt: skip
body(Kind.ATTRIBUTE, "return (x - y).abs().mean()", "return ((x - y) ** 2).mean()")
body(Kind.ATTRIBUTE_MISSING, "return x - z * x", "return x - z * x.grad")
body(Kind.ATTRIBUTE_MORE, "return x.data * 2", "return x * 2")
body(Kind.PARENTHESES_MISSING, "return x.mean", "return x.mean()")
body(Kind.PARENTHESES_MISSING, "return Model", "return Model()")
body(Kind.PARENTHESES_MORE, "return x - x.grad()", "return x - x.grad")
body(Kind.CALL_MISSING, "return x.mean()", "return x.mean().item()")
body(Kind.CALL_MISSING, "return x + y", "return torch.exp(x + y)", words="def g(a): return torch.exp(a - 1)")
body(Kind.CALL_MISSING, "a = g(x)\nreturn a", "a = g(torch.tensor([[x]]))\nreturn a",
     words="def g(m, b): return m(torch.tensor([[b]]))")  # fmt: skip
body(Kind.CALL_MORE, "return g(x.argmax(dim=1), y)", "return g(x, y)")
body(Kind.CALL_MORE, "return torch.clamp(x, 0)", "return x")
body(Kind.ARGUMENT, "return g(x, dim=0)", "return g(x, dim=1)", words="def g(x): return x.sum(dim=1)")
body(Kind.ARGUMENT, "return g(x, learning_rate=y)", "return g(x, rate=y)", words="def g(x): return h(x, rate=1)")
body(Kind.ARGUMENT_MISSING, "return DataLoader(x)", "return DataLoader(x, shuffle=shuffle)", head="f(x, shuffle)")
body(Kind.ARGUMENT_MISSING, "return SGD(x)", "return SGD(x, lr=y)", head="f(x, y)", words="def g(a, b): return h(lr=b)")
body(Kind.ARGUMENT_MISSING, "return x.sum()", "return x.sum(dim=1)")
body(Kind.ARGUMENT_MORE, "return DataLoader(x, drop_last=True)", "return DataLoader(x)")
body(Kind.LIST_MISSING, "return torch.tensor(x)", "return torch.tensor([x])")
body(Kind.LIST_MORE, "return g([x])", "return g(x)")
body(Kind.ORDER, "return g(y, x)", "return g(x, y)")
body(Kind.ORDER, "a = x[1]\nb = x[0]\nreturn a - b", "b = x[1]\na = x[0]\nreturn a - b")
body(Kind.ORDER, "for a, b in x:\n    g(a)", "for b, a in x:\n    g(a)")
body(Kind.ORDER, "return x[0][y]", "return x[y][0]")
body(Kind.SIGN, "return x ^ 2", "return x ** 2")
body(Kind.SIGN, "return x.log()", "return -x.log()")
body(Kind.COMPARISON, "return x < y", "return x > y")
body(Kind.CONDITION, "if x:\n    return y\nreturn z", "if not x:\n    return y\nreturn z")
body(Kind.GROUPING, "return x - y ** 2", "return (x - y) ** 2")
body(Kind.GROUPING, "return x - y.mean()", "return (x - y).mean()")
body(Kind.NESTING, "return (x - y).mean() ** 2", "return ((x - y) ** 2).mean()")
body(Kind.NESTING, "return torch.mean(x - y) ** 2", "return torch.mean((x - y) ** 2)")
body(Kind.NESTING, "return x ** 2 - y ** 2", "return (x - y) ** 2")
body(Kind.NESTING, "return int(x) * 10", "return int(x * 10)")
body(Kind.NESTING, "return torch.log(x.sum() + y.sum())", "return torch.log((x + y).sum())")
body(Kind.PART_MORE, "return x.sum() / 2", "return x.sum()")
body(Kind.PART_MORE, "return x, y", "return x")
body(Kind.FACTOR_MISSING, "return (x - y).mean()", "return ((x - y) ** 2).mean()")
body(Kind.FACTOR_MISSING, "return g(x)", "return g(x / 10000)", words="def g(a, b): return h(b / 10_000)")
body(Kind.DIVISOR, "for a in x:\n    g(a)\nreturn y / len(x)", "for a in x:\n    g(a)\nreturn y / len(x.dataset)", 4)
body(Kind.DIVIDED, "return x.sum()", "return x.sum() / len(y)")
body(Kind.INDEX, "return x[:4]", "return x[4:]")
body(Kind.INDEX, "return x[y], 1", "return x[y:y + 1], 1")
body(Kind.INDEX_MISSING, "return z", "return z[y]", head="f(z, y)")
body(Kind.INDEX_MORE, "return len(x[0])", "return len(x)")
body(Kind.ASSIGNMENT, "x += y\nreturn x", "x -= y\nreturn x")
body(Kind.IN_PLACE, "for p in x:\n    p = p - y * p.grad", "for p in x:\n    p -= y * p.grad", 3)
body(Kind.IN_PLACE, "for p in x:\n    p = p - y * p.grad", "for p in x:\n    p.data = p - y * p.grad", 3)
body(Kind.REBOUND, "x -= y + z\nreturn x", "x = x - (y + z)\nreturn x")
case(Kind.DEFAULT, "def f(x, found=[]):\n    return found + x\n", "def f(x, found=[]):\n    found = []\n    return found + x\n", 1)  # fmt: skip
body(Kind.IDLE_PARENTHESES, "x.step\nreturn 1", "x.step()\nreturn 1")
body(Kind.IDLE_COMPARISON, "x == y\nreturn x", "x = y\nreturn x")
body(Kind.IDLE_RESULT, "x.to(y)\nreturn x", "x = x.to(y)\nreturn x")
body(Kind.IDLE_RESULT, "x.data.sub(y)", "x.data.sub_(y)")
body(Kind.IDLE_RESULT, "x.to(z)\ny.to(z)\nreturn x + y", "x = x.to(z)\ny = y.to(z)\nreturn x + y")
body(Kind.IDLE_RETURN, "x + y", "return x + y")
body(Kind.IDLE_RETURN, "print(x)", "return x")
body(Kind.IDLE_BLOCK, "torch.no_grad()\nx = y\nreturn x", "with torch.no_grad():\n    x = y\n    return x")
body(Kind.STATEMENT_MISSING, "loss = g(x)\nloss.backward()\nopt.step()", "loss = g(x)\nopt.zero_grad()\nloss.backward()\nopt.step()", 3, "f(x, opt)")  # fmt: skip
body(Kind.STATEMENT_MISSING, "loss = g(x)\nreturn loss", "loss = g(x)\nloss.backward()\nopt.step()\nreturn loss", head="f(x, opt)")  # fmt: skip
body(Kind.STATEMENT_MORE, "x = abs(x)\nreturn x", "return x")
body(Kind.MOVED, "opt.step()\nloss.backward()", "loss.backward()\nopt.step()", head="f(loss, opt)")
body(Kind.MOVED, "for a in x:\n    y += a\n    return y", "for a in x:\n    y += a\nreturn y", 4)
body(Kind.INDENTED, "for a in x:\n    b = a\ny += b\nz += b\nreturn y", "for a in x:\n    b = a\n    y += b\n    z += b\nreturn y", 4)  # fmt: skip
body(Kind.DEDENTED, "for a in x:\n    y += a\n    g(y)\n    h(z)", "for a in x:\n    y += a\ng(y)\nh(z)", 4)
body(Kind.BLOCK_MISSING, "for p in x:\n    p -= y", "for p in x:\n    with torch.no_grad():\n        p -= y", 3)
body(Kind.BLOCK_MORE, "with torch.no_grad():\n    y = x\nreturn y", "y = x\nreturn y")
case(Kind.DECORATOR_MORE, "@lru_cache\ndef f(x):\n    return x\n", "def f(x):\n    return x\n", 1)
body(Kind.RETURN_MISSING, "a = x + y", "return x + y")
body(Kind.RETURN_MISSING, "a = g(x)\na.step()", "a = g(x)\na.step()\nreturn a", 3)
body(Kind.LOOP, "for a in x:\n    y += 1", "for a in range(x):\n    y += 1")
body(Kind.LOOP, "for a in range(1, x):\n    y += 1", "for a in range(x):\n    y += 1")
body(Kind.LOOP_MISSING, "for a in x:\n    g(a)\nreturn x", "for _ in range(n):\n    for a in x:\n        g(a)\nreturn x", head="f(x, n)")  # fmt: skip
body(Kind.ACCUMULATED, "for a in x:\n    y = g(a)\nreturn y", "y = 0\nfor a in x:\n    y += g(a)\nreturn y", 3, "f(x)")
body(Kind.ACCUMULATED, "for a in x:\n    y = g(a)\n    z = 1\nreturn y / z",
     "y = 0\nz = 0\nfor a in x:\n    y += g(a)\n    z += 1\nreturn y / z", 3, "f(x)")  # fmt: skip
body(Kind.ACCUMULATED, "for a, b in x:\n    y = g(a)\nreturn y",
     "total_y = 0\nfor a, b in x:\n    y = g(a)\n    total_y += y * len(a)\nreturn total_y / len(x.dataset)", 3, "f(x)")  # fmt: skip
body(Kind.WEIGHTED, "s = 0\nfor a, b in x:\n    s += g(a)\nreturn s / len(x)",
     "s = 0\nfor a, b in x:\n    s += g(a) * len(a)\nreturn s / len(x.dataset)", 4)  # fmt: skip
body(Kind.WEIGHTED, "s = []\nfor a in x:\n    s.append(g(a))\nreturn np.mean(s)",
     "s = []\nfor a in x:\n    s.append(g(a) * len(a[0]))\nreturn sum(s) / len(x.dataset)", 4)  # fmt: skip
body(Kind.EXTREME, "for a in x:\n    if a < y:\n        z = a\nreturn z", "for a in x:\n    if a < y:\n        z = a\n        y = a\nreturn z", 3)  # fmt: skip
body(Kind.COLLECTED, "for a in range(x):\n    b = g(a)\n    print(f'{a}: {b / 2:.2f}')",
     "collected = []\nfor a in range(x):\n    b = g(a)\n    print(f'{a}: {b / 2:.2f}')\n    collected.append(b / 2)\nreturn collected", 4)  # fmt: skip
body(Kind.GLOBAL, "global a\na += 1\nreturn a", "global a\na = 0\na += 1\nreturn a")
body(Kind.COMMA_MISSING, "return ['é'\n  'b', 'c']", "return ['é',\n  'b', 'c']")
body(Kind.EARLY, "loss = g(x).item()\nloss.backward()\nreturn loss", "loss = g(x)\nloss.backward()\nreturn loss.item()")
body(Kind.STATEMENT_OTHER, "for p in x:\n    p.zero_()\nloss.backward()\nopt.step()", "opt.zero_grad()\nloss.backward()\nopt.step()", head="f(x, opt, loss)")  # fmt: skip
body(Kind.CALL_MORE, "return SGD([next(x.parameters())])", "return SGD(x.parameters())")
body(Kind.ATTRIBUTE, "return float(x)", "return torch.tensor([x])", words="def g(a): return torch.tensor([a])")
body(Kind.CONSTANT, "for a in range(4):\n    y += 1", "for a in range(len(x)):\n    y += 1")
body(Kind.ARGUMENT, "return x / x.sum()", "return x / x.sum(dim=1, keepdim=True)", words="def g(a): return (a + 1).sum(dim=1, keepdim=True)")  # fmt: skip
body(Kind.CALL_MISSING, "return x / x.sum()", "x = torch.exp(x)\nreturn x / x.sum()", words="def g(a): return torch.exp(a)")  # fmt: skip
body(Kind.ATTRIBUTE, "return 2 ** (x - 1)", "return torch.exp(x - 1)", words="def g(a): return torch.exp(a)")
body(Kind.ATTRIBUTE, "return g(PILToTensor())", "return g(ToTensor())", words="def g(a): return g(ToTensor())")
body(Kind.INDEX_MORE, "return NAMES[x]", "return x")
body(Kind.LAYER_MISSING, "return nn.Linear(28, 10)", "return torch.nn.Sequential(torch.nn.Flatten(), nn.Linear(784, 10))", words="def g(): return nn.Linear(784, 10)")  # fmt: skip
body(Kind.LAYER_MISSING, "return nn.Linear(784, 10)", "return torch.nn.Sequential(nn.Flatten(), nn.Linear(784, 10))", words="def g(): return nn.Flatten()")  # fmt: skip
body(Kind.LAYER_MISSING, "return nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))",
     "return nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))", words="def g(): return nn.ReLU()")  # fmt: skip
body(Kind.LAYER_MORE, "return nn.Sequential(nn.Linear(1, 1), nn.ReLU())", "return nn.Sequential(nn.Linear(1, 1))")
body(Kind.LAYER_MORE, "return nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))", "return nn.Sequential(nn.Linear(1, 1))")  # fmt: skip
body(Kind.DEVICE, "for a, b in x:\n    g(a, b)", "for a, b in x:\n    a, b = a.to(device), b.to(device)\n    g(a, b)", head="f(x, device)")  # fmt: skip
body(Kind.DEVICE, "return x.cuda() + y.cuda()", "return x.to(device) + y.to(device)", head="f(x, y, device)")
body(Kind.MODE, "m.eval()\na = m(x)\nreturn a", "was_training = m.training\nm.eval()\na = m(x)\nm.train(was_training)\nreturn a", head="f(m, x)")  # fmt: skip

CLASS = "class A(B):\n    def __init__(self, x):\n        self.x = x\n    def forward(self, y):\n        return self.x[y]\n"
case(Kind.SELF, CLASS.replace("self.x[y]", "x[y]"), CLASS, 5)
case(Kind.SELF, CLASS.replace("self.x = x", "x = x"), CLASS, 3)
case(Kind.METHOD_NAME, CLASS.replace("forward", "foward"), CLASS, 4)
case(Kind.METHOD_NAME, CLASS.replace("__init__", "_init_"), CLASS, 2)
case(Kind.SUPER_MISSING, CLASS, CLASS.replace("self.x =", "super().__init__()\n        self.x ="), 2)
case(Kind.BASE_MISSING, CLASS.replace("(B)", ""), CLASS.replace("(B)", "(torch.nn.Module)"), 1)
case(Kind.SHARED, CLASS.replace("(B):", "(B):\n    rows = []"), CLASS.replace("self.x =", "self.rows = []\n        self.x ="), 2)  # fmt: skip
case(Kind.PARAMETER, CLASS.replace("= x", "= torch.zeros(1)"), CLASS.replace("= x", "= torch.nn.Parameter(torch.zeros(1))"), 3)  # fmt: skip
case(Kind.PARAMETER, CLASS.replace("= x", "= [nn.Linear(1, 1)]"), CLASS.replace("= x", "= torch.nn.ModuleList([nn.Linear(1, 1)])"), 3)  # fmt: skip
case(
    Kind.METHOD_PLACE,
    "class A(B):\n    def __init__(self):\n        self.x = 1\n        def forward(self, y):\n            return y\n",
    "class A(B):\n    def __init__(self):\n        self.x = 1\n    def forward(self, y):\n        return y\n",
    4,
)


def edits_of(text: str, words: str = "") -> list[Edit]:
    return list(edits(Context(Source(text), words_of(words) if words else Vocabulary())))


@pytest.mark.parametrize(("kind", "wrong", "right", "line", "words"), CASES)
def test_the_right_form_is_among_the_edits(kind: Kind, wrong: str, right: str, line: int, words: str) -> None:
    source, wanted = Source(wrong), essence(right)
    assert wanted is not None
    found = [one for one in edits_of(wrong, words) if essence(source.changed(*one.splices)) == wanted]
    assert kind in {one.kind for one in found}
    assert line in {source.line(one.focus) for one in found if one.kind == kind}


def test_each_kind_has_a_case_a_meaning_and_costs() -> None:
    assert {kind for kind, *_ in CASES} == set(Kind)
    assert all(kind.meaning and kind.meaning != kind for kind in Kind)


def test_each_edit_has_a_cost_that_was_counted() -> None:
    found = [one for _, wrong, _, _, words in CASES for one in edits_of(wrong, words)]
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
    for text, words in [(LONG, LONG), *((wrong, words) for _, wrong, _, _, words in CASES)]:
        check_edits(text, words)


def check_edits(text: str, words: str = "") -> None:
    source = Source(text)
    for edit in edits_of(text, words):
        after = source.changed(*edit.splices)
        ast.parse(after)
        places = sorted((one.start, one.end) for one in edit.splices)
        assert all(end <= start for (_, end), (start, _) in zip(places, places[1:], strict=False))
        assert 0 <= edit.focus < len(source.data)
        assert edit.cost >= 0
        touched = {
            line for one in edit.splices for line in range(source.line(one.start), source.line(one.end) + 1)
        }
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
    lambda lines: f"def f(x, model, device, n=[]):\n    'É'\n    for _ in n:\n{textwrap.indent(_indent(lines), '    ')}\n"
)


@given(programs.filter(_can_be_read))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_edits_of_any_program_can_be_read_and_change_what_their_splices_say(text: str) -> None:
    check_edits(text, LONG)
