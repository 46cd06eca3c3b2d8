"""The IPython shell of a notebook, made before any student's code, with its ways in and out."""

import builtins
import fnmatch
import getpass
import logging
import os
import sys
from subprocess import CalledProcessError
from types import MethodType, SimpleNamespace, TracebackType
from typing import Any, cast

from ipykernel.compiler import XCachingCompiler
from ipykernel.kernelbase import Kernel
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.utils.text import LSString, SList
from traitlets.config import Config
from traitlets.config.loader import KeyValueConfigLoader

from autograder.kernel.programs import Programs, refuse_installing
from autograder.kernel.session import SinkSession, connect_widgets
from autograder.kernel.sink import Printed, Sink

OWN = os.path.join(os.path.dirname(__file__), "")
INLINE = "module://matplotlib_inline.backend_inline"


class NotebookShell(ZMQInteractiveShell):
    """ipykernel's shell, without what needs a front end that answers."""

    programs: Programs

    def system(self, cmd: str) -> None:
        """Run a command, without a terminal."""
        code = self.user_ns["_exit_code"] = self.programs.system(self.var_expand(cmd, depth=1))
        if code and getattr(self, "system_raise_on_error", False):
            raise CalledProcessError(code, cmd)

    system_piped = system_raw = system

    def _get_exc_info(self, exc_tuple: Any = None) -> Any:
        """An error without the lines of this package's own, as IPython leaves out its own."""
        kind, error, traceback = super()._get_exc_info(exc_tuple)
        return kind, error, without_own_lines(traceback)

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """What a command says, as lines or as a text."""
        said = self.programs.getoutput(self.var_expand(cmd, depth=depth + 1))
        return SList(said.splitlines()) if split else LSString(said)

    def ask_exit(self) -> None:
        """Stay: `exit` in a cell must not end the cells after it."""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window, and none is missed."""

    def init_history(self) -> None:
        """No file, no database and so no thread; `In`, `Out` and `%history` work without."""
        self.config.HistoryManager.enabled = False
        self.config.HistoryManager.hist_file = ":memory:"  # what nbclient's kernels say
        super().init_history()


class Kept(dict[str, Any]):
    """What `%cd`, `%bookmark` and `%store` keep: no file in a home folder, and gone with the notebook's process."""

    def keys(self, pattern: str = "*") -> Any:
        """The names that a pattern fits."""
        return fnmatch.filter(super().keys(), pattern)


def without_own_lines(traceback: TracebackType | None) -> TracebackType | None:
    """A traceback without the lines of this package."""
    links: list[TracebackType] = []
    while traceback is not None:
        links.append(traceback)
        traceback = traceback.tb_next
    for link in reversed(links):
        if not link.tb_frame.f_code.co_filename.startswith(OWN):
            link.tb_next = traceback
            traceback = link
    return traceback


def make_shell(sink: Sink, programs: Programs) -> NotebookShell:
    """The shell of this process; from now on what is printed goes to the sink."""
    sys.stdout, sys.stderr = Printed(sink, "stdout"), Printed(sink, "stderr")
    os.environ["MPLBACKEND"] = INLINE
    session = SinkSession(key=b"").to(sink)
    programs.take_over_scripts()
    NotebookShell.programs = programs
    shell: NotebookShell = NotebookShell.instance(compiler_class=XCachingCompiler)
    hook, publisher = cast(Any, shell.displayhook), cast(Any, shell.display_pub)
    hook.session = publisher.session = session
    hook.topic = b"execute_result"
    shell.db = Kept()
    cast(Any, shell.extension_manager).load_extension("storemagic")  # the only one that ipykernel loads by itself
    connect_widgets(session)
    # What libraries ask a kernel for: who the cell's parent is (widgets), and the session.
    shell.kernel = SimpleNamespace(
        session=session, iopub_socket=None, shell=shell, get_parent=shell.get_parent, comm_manager=None
    )
    for stream in logging.getLogger("traitlets").handlers:
        stream.setLevel(logging.CRITICAL)
    refuse_installing(shell)
    refuse_input()
    return shell


def refuse_input() -> None:
    """Let `input()` fail as in a kernel whose front end has no keyboard, by ipykernel's own functions."""
    nobody: Any = SimpleNamespace(_allow_stdin=False)
    builtins.input = MethodType(Kernel.raw_input, nobody)
    getpass.getpass = MethodType(Kernel.getpass, nobody)


def configure(shell: NotebookShell, arguments: list[str]) -> None:
    """Apply the arguments that nbgrader gives its kernels, such as `--InteractiveShell.ast_node_interactivity=all`."""
    known: Config = KeyValueConfigLoader(argv=arguments).load_config() if arguments else Config()
    if known:
        shell.update_config(known)
