"""Test cells: run past everything of the shell's that a student's code can have changed.

They are compiled by a compiler of their own, with builtins and libraries as they were at first, without their text in
history, and nothing but the error that ends them decides. See `autograder.kernel.originals` and `plain_values`.
"""

import ast
import asyncio
import inspect
import linecache
import sys
from typing import Any, cast

import msgspec
from ipykernel.jsonutil import encode_images, json_clean
from IPython.core.inputtransformer2 import TransformerManager

from autograder.kernel.audit import Watch
from autograder.kernel.originals import Originals
from autograder.kernel.plain_values import Checked, checker
from autograder.kernel.shell import NotebookShell
from autograder.wire.cells import Display, Failed, Trusted

HISTORY = "# a test cell"
_FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_TEXTS = {float: float.__repr__, int: int.__repr__, bool: bool.__repr__, str: str.__repr__}


class TestCells:
    """Runs test cells for a shell."""

    __test__ = False  # for pytest: its name is a word of nbgrader's

    def __init__(self, shell: NotebookShell, originals: Originals, watch: Watch, trusted: Trusted, own: str) -> None:
        """
        Args:
            shell: whose names they see.
            originals: see there.
            watch: told when a test runs.
            trusted: what the course's own notebook says about its names.
            own: the notebook's folder.
        """
        self._shell = shell
        self._originals = originals
        self._watch = watch
        self._trusted = trusted
        self._imported, self._builtins = originals.named(trusted)
        self._transform = TransformerManager().transform_cell
        self._check = checker(originals, trusted.classes, own)
        self._name = f"_checked_{id(self):x}"

    def run(
        self, source: str, loop: asyncio.AbstractEventLoop
    ) -> tuple[Display | None, Failed | None, BaseException | None]:
        """Run a test cell; its result, and the error that ended it, as it is shown and as it is."""
        shell: Any = self._shell
        count: int = shell.execution_count
        shell.execution_count += 1
        shell.history_manager.store_inputs(count, HISTORY, HISTORY)
        file = f"<test cell {count}>"
        names = shell.user_ns
        self._originals.restore(self._trusted.changed)
        vars(sys.modules["builtins"])[self._name] = self._check
        hidden = {name: names.pop(name) for name in self._builtins & names.keys()}
        names.update({name: value for name, value in self._imported.items() if name in names})
        error: BaseException | None = None
        result: Display | None = None
        told: list[str] = []
        try:
            body, last = self._compiled(source, file, type(shell).ast_node_interactivity.default_value)
            with self._watch.test():
                value = _executed(body, names, loop)
                if last:
                    value = _executed(last, names, loop)
                    result = self._result(value, count)
        except BaseException as raised:
            error = raised
            told = self._told(raised, source, file, count)
        finally:
            for name, value in hidden.items():
                names.setdefault(name, value)
        shell.events.trigger("post_execute")
        if error is None:
            return result, None, None
        return None, Failed(type(error).__name__, _words(error), told), error

    def _compiled(self, source: str, file: str, interactivity: str) -> tuple[list[Any], list[Any]]:
        """The code of all statements, and that of the last one if its value is to be shown; each in a list to take
        it from."""
        tree = ast.parse(self._transform(source), file)
        tree = ast.fix_missing_locations(Checked(self._name).visit(tree))
        last: list[Any] = []
        if interactivity == "last_expr" and tree.body and isinstance(tree.body[-1], ast.Expr):
            value = tree.body.pop().value
            if not source.rstrip().endswith(";"):
                last = [compile(ast.Expression(value), file, "eval", _FLAGS, dont_inherit=True)]
            else:
                tree.body.append(ast.copy_location(ast.Expr(value), value))
        return [compile(tree, file, "exec", _FLAGS, dont_inherit=True)], last

    def _result(self, value: Any, count: int) -> Display | None:
        """A cell's value as its result; a number's text is its own, whatever a formatter would make of it."""
        if value is None:
            return None
        metadata: dict[str, Any] = {}
        exact = _TEXTS.get(type(value))
        if exact is not None:
            data = {"text/plain": exact(value)}
        elif self._originals.is_number(value):
            data = {"text/plain": repr(float(value))}
        else:
            data, metadata = cast(Any, self._shell.display_formatter).format(value)
        names = self._shell.user_ns
        names["_"] = names[f"_{count}"] = value
        shown = {"kind": "execute_result", "data": json_clean(encode_images(data)), "metadata": metadata}
        return msgspec.convert({**shown, "count": count}, Display) if data else None

    def _told(self, error: BaseException, source: str, file: str, count: int) -> list[str]:
        """The traceback, in the form that a shell gives it; the test's text is known only while it is written."""
        shell = self._shell
        lines = source.splitlines(keepends=True)
        linecache.cache[file] = (len(source), None, lines, file)
        known = vars(shell.compile).get("_filename_map", {})
        known[file] = count
        try:
            traceback = error.__traceback__
            while traceback is not None and traceback.tb_frame.f_code.co_filename != file:
                traceback = traceback.tb_next
            if isinstance(error, SyntaxError) and traceback is None:
                return list(shell.SyntaxTB.structured_traceback(type(error), error, None))
            return list(shell.InteractiveTB.structured_traceback(type(error), error, traceback))
        except BaseException as broken:
            return [
                f"{type(error).__name__}: {_words(error)}",
                f"(its traceback could not be written: {_words(broken)})",
            ]
        finally:
            linecache.cache.pop(file, None)
            known.pop(file, None)


def _executed(code: list[Any], names: dict[str, Any], loop: asyncio.AbstractEventLoop) -> Any:
    """Run code that is taken out of a list, so that no frame below has a name for it."""
    if not code[0].co_flags & inspect.CO_COROUTINE:
        return eval(code.pop(), names)
    return loop.run_until_complete(eval(code.pop(), names))


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:
        return type(error).__name__
