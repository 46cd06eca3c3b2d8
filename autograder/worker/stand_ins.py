"""Modules that are not installed here: finders that put stand-ins in their place where a student's own line asks."""

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterable, Sequence
from typing import Any

from autograder.core.modules import NEEDS, is_installed
from autograder.worker.stand_in import StandIn, kind_for, part, wanted

_SHARED = frozenset({"google"})  # packages of several distributions: a part may be missing alone


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        return part(self.__dict__["_kind"], name)


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a stand-in for each module that a student's own line imports and nobody else finds.

    Libraries that ask for what may not be there, and programs that are ready to go on without, are told the truth.
    """

    def __init__(self) -> None:
        self._guarded: dict[str, frozenset[int]] = {}
        self._kinds: dict[str, type[StandIn]] = {}  # by the package at the top

    def watch(self, label: str, guarded: frozenset[int]) -> None:
        """Stand in for what this unit imports, but in the lines that are guarded."""
        self._guarded[label] = guarded

    def bind(self, namespace: dict[str, Any], names: Iterable[str]) -> None:
        """Let stand-ins have the names that a statement did not come to bind since it wanted a value of a module."""
        for name in names if wanted else ():
            namespace.setdefault(name, object.__new__(kind_for(min(wanted))))

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        top = fullname.partition(".")[0]
        if not self._may_stand_for(top) or (
            fullname not in NEEDS
            and top not in self._kinds
            and (("." in fullname and top not in _SHARED) or not self._is_asked_for())
        ):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: Any) -> types.ModuleType:
        top = spec.name.partition(".")[0]
        shown = NEEDS.get(spec.name) or (".".join(spec.name.split(".")[:2]) if top in _SHARED else top)
        kind = self._kind(shown)
        module = _Module(spec.name)
        module.__dict__["_kind"] = kind
        if spec.name not in NEEDS:
            self._kinds[top] = kind
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""

    def _is_asked_for(self) -> bool:
        """Whether an import statement of a watched unit is at work, and needs the module."""
        frame, names = sys._getframe(2), []
        while frame.f_back is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        guarded = self._guarded_in(frame)
        return guarded is not None and frame.f_lineno not in guarded and "_find_and_load" in names

    def _may_stand_for(self, package: str) -> bool:
        """Whether stand-ins of this package are wanted at all."""
        return True

    def _kind(self, module: str) -> type[StandIn]:
        """The class of what stands in for a module's parts."""
        return kind_for(module)

    def _guarded_in(self, frame: types.FrameType) -> frozenset[int] | None:
        """The lines in which an import may fail, of the unit whose frame this is; None where it is no such unit."""
        return self._guarded.get(frame.f_code.co_filename)


class NotUsable(importlib.abc.MetaPathFinder):
    """Finds a stand-in for a module that is installed and needs one which is not; to stand before all other finders."""

    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if fullname not in NEEDS or is_installed(NEEDS[fullname]):
            return None
        return self._stand_ins.find_spec(fullname, path, target)
