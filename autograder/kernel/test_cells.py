"""Test cells: run past everything of the shell's that a student's code can have changed.

They are compiled by a compiler of their own, with builtins and libraries as they were at first, without their text in
history, and nothing but the error that ends them decides. See `autograder.kernel.originals` and `plain_values`.
"""

import ast
import asyncio
import builtins
import inspect
import linecache
import secrets
import sys
import warnings
from types import SimpleNamespace
from typing import Any, cast

import msgspec
from ipykernel.jsonutil import encode_images, json_clean
from IPython.core.inputtransformer2 import TransformerManager

from autograder.core.language import tr
from autograder.kernel.audit import Watch
from autograder.kernel.examples import failed, hook, line_of, statements, within
from autograder.kernel.originals import Originals
from autograder.kernel.plain_values import Checked, checker, with_constants
from autograder.kernel.shell import NotebookShell
from autograder.wire.cells import ALONE, BOOK, COPY, NOTEBOOK, SAME, Display, Failed, Run, Trusted

HISTORY = "# a test cell"
Ran = tuple[Display | None, Failed | None, BaseException | None, int]
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
        imported, self._builtins = originals.named(trusted)
        self._imported = frozenset(imported)
        self._meant = SimpleNamespace(**{name: getattr(builtins, name) for name in self._builtins}, **imported)
        self._names: dict[str, Any] = shell.user_ns  # a student can give the shell others
        self._copy: dict[str, Any] = {}
        # Bound before there is any code of a student's, and while the class's own functions are what they are.
        self._restore, self._restore_libraries = originals.restore, originals.restore_libraries
        self._file_name = shell.compile.get_code_name
        self._interactivity: str = shell.ast_node_interactivity
        self._transform = TransformerManager().transform_cell
        self._check = checker(originals, trusted.classes, own)
        self._repr = repr
        self._name, self._holder = (
            f"checked {secrets.token_hex(16)}",
            f"meant {secrets.token_hex(16)}",
        )

    def run(self, box: list[Run], loop: asyncio.AbstractEventLoop) -> Ran:
        """Run a test; its result, and the error that ended it, as it is shown, as it is, and its line.

        Args:
            box: holds the test, and is empty while it runs: a frame that a student's code gets hold of has no name for
                the test's text or token, since what is needed afterwards waits among the frame's unnamed values.
            loop: awaits what the test awaits.
        """
        shell: Any = self._shell
        count: int = shell.execution_count
        scope = box[0].scope
        if scope == BOOK:
            shell.execution_count += 1
            shell.history_manager.store_inputs(count, HISTORY, HISTORY)
        file = str(self._file_name(box[0].source, box[0].source, count))
        names = self._names_for(scope)
        self._restore(self._trusted.changed)
        names["__builtins__"] = sys.modules["builtins"]
        try:
            with warnings.catch_warnings():
                # Of the texts that stand for what is called.
                warnings.filterwarnings("ignore", "'str' object is not callable", SyntaxWarning)
                code, shows = self._compiled(box[0].source, file, names, scope)
            own = {self._name: self._check, self._holder: self._meant}
            code, unread = [with_constants(one, own) for one in code], None
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            code, shows, unread = [], [], error
        run = self._executed if scope in (BOOK, ALONE) else self._example
        try:
            with self._watch.test(file):
                ran = (box.pop().source, run(code, shows, names, unread, count, loop))
            return self._concluded(*ran, file, count, scope)
        finally:
            shell.events.trigger("post_execute")

    def put_back(self) -> None:
        """Undo what code of a student's has changed, for what is done after a test."""
        self._restore_libraries(self._trusted.changed)

    def _names_for(self, scope: str) -> dict[str, Any]:
        if scope == ALONE:
            return {"__name__": "test", NOTEBOOK: self._names}
        if scope == COPY or (scope == SAME and not self._copy):
            self._copy = dict(self._names)
        return self._names if scope == BOOK else self._copy

    def _executed(
        self,
        code: list[Any],
        shows: list[bool],
        names: dict[str, Any],
        unread: BaseException | None,
        count: int,
        loop: asyncio.AbstractEventLoop,
    ) -> tuple[Display | None, BaseException | None]:
        """Run the parts of a test, each taken out of the list first; what it shows, or the error."""
        result: Display | None = None
        try:
            while code:
                value = _value(code, names, loop)
                result = self._result(value, names, count) if shows.pop(0) else None
            return result, unread
        except BaseException as error:
            return None, error
        finally:
            self._restore_libraries(self._trusted.changed)

    def _example(
        self,
        code: list[Any],
        shows: list[bool],
        names: dict[str, Any],
        unread: BaseException | None,
        count: int,
        loop: asyncio.AbstractEventLoop,
    ) -> tuple[Display | None, BaseException | None]:
        """Run the statements of an example; all their values as text, or the error."""
        texts: list[str] = []
        changed = self._trusted.changed
        try:
            while code:
                within: list[str] = []
                if not shows[0]:
                    sys.displayhook = hook(within, lambda: self._restore_libraries(changed))
                value = _value(code, names, loop)
                texts += within
                if shows.pop(0) and value is not None:
                    self._restore_libraries(changed)
                    texts.append(self._repr(value))
            shown = {"text/plain": "\n".join(texts)}
            return (Display("execute_result", shown, {}, None, count) if texts else None), unread
        except BaseException as error:
            return None, error
        finally:
            self._restore_libraries(changed)

    def _concluded(
        self, source: str, ran: tuple[Display | None, BaseException | None], file: str, count: int, scope: str
    ) -> Ran:
        result, error = ran
        if error is None:
            return result, None, None, 0
        line = line_of(error, file, scope)
        if scope in (COPY, SAME):
            return None, failed(error, source, file, _words(error)), error, line
        told = self._told(error, self._shown(source) if scope == BOOK else source, file, count)
        return None, Failed(type(error).__name__, _words(error), told), error, line

    def _compiled(self, source: str, file: str, names: dict[str, Any], scope: str) -> tuple[list[Any], list[bool]]:
        """The code of a test in parts, and of each whether its value is to be shown."""
        # IPython's syntax is a cell's only, and reading it would move the lines of others.
        tree = ast.parse(self._transform(source) if scope == BOOK else source, file)
        there = self._builtins | (self._imported & names.keys())
        tree = ast.fix_missing_locations(Checked(self._name, self._holder, there, tree).visit(tree))
        if scope in (COPY, SAME):
            return statements(tree, file)
        last = tree.body[-1] if tree.body else None
        if not isinstance(last, ast.Expr) or source.rstrip().endswith(";") or self._interactivity != "last_expr":
            return [compile(tree, file, "exec", _FLAGS, dont_inherit=True)], [False]
        body = compile(ast.Module(tree.body[:-1], []), file, "exec", _FLAGS, dont_inherit=True)
        shown = compile(ast.Expression(last.value), file, "eval", _FLAGS, dont_inherit=True)
        return [body, shown], [False, True]

    def _result(self, value: Any, names: dict[str, Any], count: int) -> Display | None:
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
        names["_"] = names[f"_{count}"] = value
        shown = {"kind": "execute_result", "data": json_clean(encode_images(data)), "metadata": metadata}
        return msgspec.convert({**shown, "count": count}, Display) if data else None

    def _shown(self, source: str) -> str:
        """A test's text as it was compiled, whose lines a traceback names."""
        try:
            return self._transform(source)
        except SyntaxError:
            return source

    def _told(self, error: BaseException, source: str, file: str, count: int) -> list[str]:
        """The traceback, in the form that a shell gives it; the test's text is known only while it is written."""
        shell = self._shell
        lines = source.splitlines(keepends=True)
        linecache.cache[file] = (len(source), None, lines, file)
        known = vars(shell.compile).get("_filename_map", {})
        known[file] = count
        try:
            traceback = within(error, file)
            if isinstance(error, SyntaxError) and traceback is None:
                return list(shell.SyntaxTB.structured_traceback(type(error), error, None))
            return list(shell.InteractiveTB.structured_traceback(type(error), error, traceback))
        except BaseException as broken:
            return [
                f"{type(error).__name__}: {_words(error)}",
                tr("(its traceback could not be written: {error})", error=_words(broken)),
            ]
        finally:
            linecache.cache.pop(file, None)
            known.pop(file, None)


def _value(code: list[Any], names: dict[str, Any], loop: asyncio.AbstractEventLoop) -> Any:
    """Run the first code of a list, which is taken out of it, so that no frame below has a name for it."""
    if not code[0].co_flags & inspect.CO_COROUTINE:
        return eval(code.pop(0), names)
    return loop.run_until_complete(eval(code.pop(0), names))


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:
        return type(error).__name__
