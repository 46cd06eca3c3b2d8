"""A submission's code as units that run one after another, like the cells of a notebook."""

import warnings
from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.core.language import tr
from autograder.submission.parsing import parse

# What Python remarks on a student's code while it is only read, such as "\d" in a string, is not for the reader's
# terminal. For all threads, once: a block of ignored warnings is not safe among threads.
warnings.filterwarnings("ignore", module="<(submission|unknown)>")

MAX_CODE = 300_000  # characters in all the cells of a program; a long notebook has 30,000
LEFT_OUT = "pass  # a magic or a shell command, left out while marking"
_MARGIN = 100  # frames of the interpreter that later readers of the code may be further down than the first


@dataclass(frozen=True)
class Unit:
    """One cell of a notebook, or one whole `.py` file.

    Attributes:
        source: Python text, magics already neutralised.
        file: the file's name, for messages.
        cell: number of the code cell, counted from 1 as students count them; None in a `.py`.
        skip: a cell of the lesson's own (pictures, check cells) that marking leaves out.
    """

    source: str
    file: str
    cell: int | None = None
    skip: bool = False

    @property
    def label(self) -> str:
        """How tracebacks name this unit."""
        return self.file if self.cell is None else f"{self.file}, cell {self.cell}"

    @property
    def place(self) -> str:
        """How people are told of this unit."""
        return self.file if self.cell is None else tr("{file}, cell {cell}", file=self.file, cell=self.cell)


@dataclass(frozen=True)
class BrokenUnit:
    """A statement of a cell or file that is not Python, or a whole cell; the others run without it.

    Attributes:
        unit: the cell or file that it stands in, as handed in.
        message: what is wrong.
        line: where; None where that is not known.
        statement: the text that is lost; None where it is all of the unit.
    """

    unit: Unit
    message: str
    line: int | None
    statement: str | None = None

    @property
    def text(self) -> str:
        """What is lost."""
        return self.unit.source if self.statement is None else self.statement


@dataclass(frozen=True)
class Program:
    """What a student handed in, ready to be run.

    Attributes:
        units: in the order of execution.
        modules: the other `.py` files of the folder, by module name, for `import helpers`.
        broken: statements and cells that cannot be compiled.
    """

    units: tuple[Unit, ...]
    modules: dict[str, str] = field(default_factory=dict)
    broken: tuple[BrokenUnit, ...] = ()

    def unit_of(self, file: str, cell: int | None) -> "Unit | None":
        """The unit that a place is in; None where it is in none, such as a module beside the program."""
        return next((one for one in self.units if (one.file, one.cell) == (file, cell)), None)

    def followed_by(self, source: str, file: str) -> "Program":
        """This program with one more cell at its end, whose definitions win."""
        return Program((*self.units, Unit(source, file)), self.modules, self.broken)

    def as_data(self) -> dict[str, Any]:
        """For the wire."""
        return {"units": [asdict(unit) for unit in self.units], "modules": self.modules}


def syntax_problem(source: str) -> tuple[str, int | None] | None:
    """The message and line of the first syntax error, or None.

    Null bytes, absurd nesting and integers beyond the limit count as syntax errors: Python cannot read them.
    """
    try:
        _read_deep_down(source, _MARGIN)
    except SyntaxError as error:
        return error.msg or "invalid syntax", error.lineno
    except (RecursionError, MemoryError):
        return tr("it is nested too deeply"), None
    except (ValueError, OverflowError) as error:
        return str(error) or type(error).__name__, None
    return None


def _read_deep_down(source: str, frames: int) -> None:
    # How deeply code may be nested depends on how deep the reader is. What can be read here can be read anywhere.
    if frames:
        return _read_deep_down(source, frames - 1)
    # The tree is compiled, not the text, since it will be run statement by statement.
    compile(parse(source), "<submission>", "exec", dont_inherit=True)
    return None
