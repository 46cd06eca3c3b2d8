"""Pictures in a notebook on a machine that cannot draw them: stand-ins for what is not installed, said once.

A lesson's cells draw with matplotlib and look at data with torchvision. Where one of these is missing, the cells that
import it go on, what is drawn is left out, and a cell that needs a value of it ends with one line.
"""

import linecache
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import CodeType, FrameType
from typing import Any

from autograder.core.language import noted, tr
from autograder.core.modules import guarded_lines, is_installed
from autograder.submission.parsing import parse
from autograder.worker.stand_in import NotInstalled, StandIn, named_for
from autograder.worker.stand_ins import StandIns

DRAWS = "matplotlib"
FOR_LOOKING = (DRAWS, "torchvision")
NOT_DRAWN = noted(
    "{module} is not installed here: pictures are left out, everything else works. To have it, run "
    "`%pip install {module}` in a cell and restart the kernel."
)
NOT_LOOKED_AT = noted(
    "{module} is not installed here: what is looked at with it is left out, everything else works. To have it, run "
    "`%pip install {module}` in a cell and restart the kernel."
)
ENDED = noted("The rest of this cell is left out: it needs {module}, which is not installed here.")


class Undrawn(StandIn):
    """Something of a module that draws: it has no parts to go through, and is nothing that a picture hangs on."""

    def _has_no_steps(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:  # type: ignore[override]  # it has a value here
        return False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # IPython asks what it is, before it shows what a cell ends with
            raise AttributeError(name)
        return super().__getattr__(name)

    def _ipython_display_(self) -> None:
        """Nothing is shown."""


@cache
def _undrawn(module: str) -> type[StandIn]:
    return named_for(module, Undrawn)


class CellStandIns(StandIns):
    """Finds stand-ins for what a notebook's cell imports and is not installed, and says so once a module."""

    def __init__(self, missing: Sequence[str], say: Callable[[str], None]) -> None:
        super().__init__()
        self._missing = frozenset(missing)
        self._say = say
        self._said: set[str] = set()

    def _may_stand_for(self, package: str) -> bool:
        return package in self._missing

    def _kind(self, module: str) -> type[StandIn]:
        if module not in self._said:
            self._said.add(module)
            self._say(tr(NOT_DRAWN if module == DRAWS else NOT_LOOKED_AT, module=module))
        return _undrawn(module) if module == DRAWS else super()._kind(module)

    def _guarded_in(self, frame: FrameType) -> frozenset[int] | None:
        return _guarded(frame.f_code) if frame.f_globals.get("__name__") == "__main__" else None


def _guarded(code: CodeType) -> frozenset[int]:
    """The lines of a cell in which an import may fail."""
    try:
        return guarded_lines(parse("".join(linecache.getlines(code.co_filename))))
    except SyntaxError:  # of cells with magics Python sees something else
        return frozenset()


def leave_out_pictures(shell: Any) -> None:
    """Have the cells of a notebook go on without what is missing for looking.

    Args:
        shell: IPython's.
    """
    missing = [name for name in FOR_LOOKING if not is_installed(name)]
    if not missing or any(isinstance(one, CellStandIns) for one in sys.meta_path):
        return
    for name in missing:
        sys.modules.pop(name, None)  # None stands there for what is not to be found
    sys.meta_path.insert(0, CellStandIns(missing, print))
    shell.set_custom_exc((NotInstalled,), _ended)


def _ended(shell: Any, kind: type[BaseException], error: BaseException, traceback: Any, tb_offset: Any = None) -> None:
    """Say in one line that a cell ended for want of a module."""
    named = [name for name in FOR_LOOKING if name in str(error)]
    if named:
        print(tr(ENDED, module=named[0]))
    else:
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
