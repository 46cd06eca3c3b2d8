"""Programs that cells start (`!ls`, `%%bash`), without a terminal, and what is said of those that may not be."""

import re
import subprocess
import sys
from typing import Any

from IPython.core.magics.script import ScriptMagics
from IPython.utils._process_common import arg_split

from autograder.core.language import noted, tr

NO_INSTALLING = noted(
    "Nothing is installed while a notebook is marked: what the course's notebooks use is there already. "
    "This line was left out."
)
NO_PROGRAMS = noted(
    "No program was started: here a notebook is isolated in a way that would not hold for the programs that it starts. "
    "This line was left out."
)
INSTALLERS = ("pip", "conda", "mamba", "micromamba", "uv")
_NAMES = rf"{'|'.join(INSTALLERS)}|pip[\d.]*|apt(-get)?"
_INSTALLS = re.compile(rf"^\s*(sudo\s+)?'?(\S*/)?(python[\d.]*'?\s+-m\s+)?({_NAMES})\b")
LEFT_OUT = 1  # what a shell says of a command that failed


class Programs:
    """Starts programs for a shell, where that is allowed.

    Attributes:
        allowed: whether it is.
    """

    def __init__(self) -> None:
        self.allowed = False

    def system(self, command: str) -> int:
        """Run a command and print what it says as a terminal would show it; gives its exit status."""
        refusal = self._refusal(command)
        if refusal:
            print(refusal)
            return LEFT_OUT
        with _started(command) as running:
            assert running.stdout is not None
            for line in running.stdout:
                print(_shown(line), end="")
        return running.returncode

    def getoutput(self, command: str) -> str:
        """What a command says."""
        refusal = self._refusal(command)
        if refusal:
            return refusal
        with _started(command) as running:
            return running.communicate()[0].decode("utf-8", "replace")

    def script(self, shell: Any, line: str, text: str) -> None:
        """Run a program with a cell's text as its standard input, as `%%script` does, but never in the background.

        Raises:
            subprocess.CalledProcessError: it failed, and was not to be let off.
        """
        options, words = ScriptMagics.shebang.parser.parse_known_args(arg_split(line, posix=True))
        if not self.allowed:
            print(NO_PROGRAMS)
            return
        pipe = subprocess.PIPE
        try:
            running = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe)
        except FileNotFoundError:
            print(f"Couldn't find program: {words[0]!r}")
            return
        with running:
            said = running.communicate((text if text.endswith("\n") else text + "\n").encode("utf-8", "replace"))
        for name, printed, stream in zip((options.out, options.err), said, (sys.stdout, sys.stderr), strict=True):
            if name:
                shell.user_ns[name] = printed.decode("utf-8", "replace")
            else:
                stream.write(printed.decode("utf-8", "replace"))
        if running.returncode and options.raise_error:
            raise subprocess.CalledProcessError(running.returncode, text.encode("utf-8", "replace"))

    def _refusal(self, command: str) -> str:
        if _INSTALLS.match(command):
            return tr(NO_INSTALLING)
        return "" if self.allowed else tr(NO_PROGRAMS)

    def take_over_scripts(self) -> None:
        """For the rest of this process: `%%script` and its like start programs by this."""
        usual = ScriptMagics.shebang

        def shebang(magics: Any, line: str, cell: str) -> None:
            self.script(magics.shell, line, cell)

        shebang.parser = usual.parser  # type: ignore[attr-defined]
        shebang.__doc__ = usual.__doc__
        ScriptMagics.shebang = shebang  # type: ignore[method-assign]


def refuse_installing(shell: Any) -> None:
    """Let the magics that install something say why they do not."""

    def refused(line: str) -> None:
        print(tr(NO_INSTALLING))

    for name in INSTALLERS:
        shell.register_magic_function(refused, "line", name)


def _started(command: str) -> "subprocess.Popen[bytes]":
    words = ["/bin/sh", "-c", command]
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _shown(line: bytes) -> str:
    """A line as a terminal shows it, which moves to the left before it moves down."""
    text = line.decode("utf-8", "replace")
    return text[:-1] + "\r\n" if text.endswith("\n") else text
