"""The same notebooks run by plain nbgrader and with the plug-in: the same marks, and outputs that look the same."""

from pathlib import Path

import pytest

from tests.nbgrader_course import OURS, PLAIN
from tests.ordinary_course import code, notebook
from tests.support.same_outputs import differences, marked

pytestmark = pytest.mark.nbgrader
# ruff: noqa: E501  # each cell on a line of its own

CELLS = {
    "streams": "import sys\nprint('a')\nprint('b', end='')\nprint('c', file=sys.stderr)",
    "value": "x = {'a': [1, 2], 'b': (3,)}\nx",
    "no_value": "None",
    "quiet_value": "x;",
    "last": "_, Out[2] is x, In[1][:10]",
    "expressions": "1\n2",
    "html": "from IPython.display import *\ndisplay(HTML('<b>bold</b>'), Markdown('*it*'), Latex('$x$'), SVG('<svg/>'))",
    "json": "JSON({'a': 1})",
    "updates": "h = display('first', display_id='h')\nh.update('second')",
    "clears": "print('gone')\nclear_output()\nprint('stays')",
    "clears_later": "print('gone')\nclear_output(wait=True)\nprint('stays')",
    "own_formats": "class Own:\n    def _repr_html_(self): return '<i>own</i>'\n    def __repr__(self): return 'own'\nOwn()",
    "mime_bundle": "class Both:\n    def _repr_mimebundle_(self, **k): return {'text/plain': 'p', 'text/html': 'h'}\nBoth()",
    "broken_repr": "class Broken:\n    def __repr__(self): raise ValueError('no')\nBroken()",
    "figure": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1))\nplt.plot([1, 2]);",
    "figure_shown": "plt.figure(figsize=(1, 1))\nplt.plot([1, 2])\nplt.show()\nprint('after')",
    "error": "def f(n):\n    return 1 / n\n\nf(0)",
    "error_chained": "try:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise KeyError('other') from e",
    "error_of_syntax": "def f(:\n    pass",
    "error_of_indentation": "x = 1\n  y = 2",
    "error_of_a_library": "import json\njson.loads('{')",
    "error_without_words": "assert False",
    "exit": "sys.exit('bye')",
    "quit": "sys.exit(3)",
    "warns": "import warnings\nwarnings.warn('careful')",
    "logs": "import logging\nlogging.warning('logged')",
    "awaits": "import asyncio\nasync def two():\n    await asyncio.sleep(0)\n    return 2\nawait two()",
    "running_loop": "asyncio.get_running_loop().is_running()",
    "run_in_a_loop": "left = two()\nasyncio.run(left)",
    "not_awaited": "left.close()",
    "task": "task = asyncio.create_task(two())",
    "task_done": "await task",
    "shell": "!echo one; echo two",
    "shell_value": "found = !echo one\nfound",
    "shell_fails": "!exit 3",
    "exit_code": "_exit_code",
    "bash": "%%bash\necho out\necho err >&2",
    "bash_fails": "%%bash\nexit 2",
    "bash_into": "%%bash --out said\necho kept",
    "bash_said": "said",
    "script": "%%script python3\nprint('from python')",
    "capture": "%%capture kept\nprint('hidden')\n3",
    "captured": "kept.stdout, kept.outputs",
    "writefile": "%%writefile words.txt\none\ntwo",
    "reads": "open('words.txt').read()",
    "cat": "%cat words.txt",
    "who": "%who_ls float",
    "unknown_magic": "%nothing",
    "unknown_cell_magic": "%%nothing\nx",
    "time": "%time sum(range(10))",
    "help": "len?",
    "asks": "input('name? ')",
    "asks_password": "import getpass\ngetpass.getpass()",
    "env": "import os\nos.environ.get('NBGRADER_EXECUTION'), os.environ.get('MPLBACKEND')",
    "main": "__name__, get_ipython() is not None, type(get_ipython()).__mro__[1].__name__ != ''",
    "unicode": "print('grüße ∑ 🎉')\n'grüße'",
    "surrogates": "print(repr(chr(0xD800)))",
    "escapes": "print('\\x1b[31mred\\x1b[0m')",
    "returns": "for n in range(3): print(f'\\r{n}', end='')",
    "thread": "import threading\nt = threading.Thread(target=print, args=('in a thread',))\nt.start(); t.join()",
    "generator": "(n for n in range(3))",
    "numpy": "import numpy as np\nnp.arange(6).reshape(2, 3)",
    "long": "list(range(2000))[:1] + ['x' * 10]",
    "set": "{3, 1, 2}, frozenset({1})",
    "dataclass": "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\nP(1)",
    "interactive": "from IPython.core.interactiveshell import InteractiveShell\nInteractiveShell.ast_node_interactivity = 'all'",
    "all_expressions": "1\n2",
    "back": "InteractiveShell.ast_node_interactivity = 'last_expr'",
    "widget": "import ipywidgets\nipywidgets.IntSlider(value=3)",
    "output_widget": "out = ipywidgets.Output()\nwith out:\n    print('inside')\nout",
    "deleted": "del x\nx",
    "history": "%history -n 1",
    "cd": "os.mkdir('inner')\n%cd inner\n%cd -q ..\n_dh[1:] == [os.path.join(_dh[0], 'inner'), _dh[0]]",
    "bookmark": "%bookmark begin\n%bookmark -d begin\n%bookmark -l",
    "store": "kept_value = 3\n%store kept_value\n%store",
    "history_file": "get_ipython().history_manager.hist_file",
    "run": "%run words.txt",
    "tests_module": "import unittest\nclass T(unittest.TestCase):\n    def test(self): self.assertEqual(1, 1)\n"
    "r = unittest.TextTestRunner(stream=sys.stdout).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))\nr.testsRun",
}
# Where plain nbgrader and the plug-in differ, and why.
DIFFERENT = {
    "broken_repr": "ipykernel's reply has no error then, and nbgrader shows `NoneType` beside it",
    "t_plot": "a test cell's own result comes after its figures",
}
TESTS = [
    code("assert True", "t_passes", 1.0),
    code("assert False, 'words'", "t_fails", 1.0),
    code("print('said')\n0.5", "t_part", 1.0),
    code("import sys\nprint('x', file=sys.stderr)", "t_stderr", 1.0),
    code("import warnings\nwarnings.warn('careful')", "t_warns", 1.0),
    code("True", "t_true", 1.0),
    code("undefined_name", "t_name", 1.0),
    code("def g(:", "t_syntax", 1.0),
    code("\n\nassert False", "t_blank_lines", 1.0),
    code("\n%time x = 1\n!echo x\nassert x == 2", "t_magic", 1.0),
    code("!echo shell", "t_shell", 1.0),
    code("import asyncio\nawait asyncio.sleep(0)\n1", "t_await", 1.0),
    code("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])", "t_plot", 1.0),
]


def test_outputs_and_marks_are_the_same(tmp_path: Path) -> None:
    book = {"book": notebook([code(source) for source in CELLS.values()] + TESTS)}
    plain, ours = (marked(tmp_path / name, book, config)["book"] for name, config in (("plain", PLAIN), ("ours", OURS)))
    assert plain.marks == ours.marks
    assert plain.cells is not None
    assert ours.cells is not None
    names = [*CELLS, *(cell["id"] for cell in TESTS)]
    found = {name: differences(*pair) for name, *pair in zip(names, plain.cells, ours.cells, strict=True)}
    different = {name: one for name, one in found.items() if one}
    assert different.keys() == DIFFERENT.keys(), different
