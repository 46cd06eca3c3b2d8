"""Confinement of a child, step by step. The order matters: each step needs what a later one takes away."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import identity, landlock, namespaces, rlimits, seccomp
from autograder.sandbox.rlimits import Rlimits
from autograder.sandbox.view import View

OWN_FOLDER = "/submission"  # where a child's own files are, in namespaces
STANDARD = 3  # descriptors 0 to 2 lead nowhere


@dataclass(frozen=True)
class Plan:
    """What a fork server has prepared for its children.

    Attributes:
        level: 1, 2 or 3; in level 1 a child's own folder becomes all that it can see of the files.
        own_user: whether each child gets a user number of its own.
        version: of Landlock, 0 where it is not used.
        rules: descriptors of what may be read, with the rights.
        unhidden: descriptor of a set of rules that leaves out what is hidden inside of that; None where nothing is.
        program: the filter of system calls.
        base: bytes of address space that are in use before any student code.
        programs: whether it may start programs.
    """

    level: int
    own_user: bool
    version: int
    rules: tuple[tuple[int, int], ...]
    unhidden: int | None
    program: seccomp.Filter
    base: int
    programs: bool = False


@dataclass(frozen=True)
class Space:
    """The files that a child may have.

    Attributes:
        folder: where; ignored in namespaces, which have a place of their own.
        size: bytes in all.
        count: how many.
        contents: files that lie there at the start.
        scratch: a folder in it that is there at the start.
    """

    folder: str
    size: int
    count: int
    contents: Mapping[str, bytes]
    scratch: str = ".scratch"

    def fill_workdir(self) -> None:
        """Put into the current folder what is to be there at the start."""
        os.mkdir(self.scratch)
        for name, content in self.contents.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)


def make_plan(level: int, seen: View, place: Path, folders: Path, programs: bool = False) -> Plan:
    """Get everything ready, in the process that will fork the children. In level 3 the files vanish from its sight.

    Args:
        level: 1, 2 or 3; for 3 the process is in namespaces already.
        seen: what the children may read.
        place: an empty folder, used in level 3.
        folders: the folder that the children's own folders are in, used in level 2.
        programs: whether they may start programs. Only in namespaces are these theirs alone, and end with them.

    Raises:
        OSError: something does not work here.
    """
    own_user = identity.can_change()
    base = rlimits.address_space()
    programs = programs and level == 3
    program = seccomp.make_filter(programs=programs)
    if level == 1:
        return Plan(1, own_user, 0, (), None, program, base)
    version = landlock.abi()
    if level == 3:
        namespaces.show_only(seen, place, OWN_FOLDER)
    elif own_user:
        # A user of its own could not even import what lies behind a private folder.
        own_user = identity.closed_to_others((*seen.trees, str(place))) is None
    execute = landlock.EXECUTE if programs else 0
    rules = [(_path(path), _reading(path) | execute) for path in seen.trees]
    rules += [(_path(path), landlock.DEVICE) for path in seen.devices]
    unhidden = _unhidden(version, seen, folders) if level == 2 and seen.hidden else None
    return Plan(level, own_user, version, tuple(rules), unhidden, program, base, programs)


def _unhidden(version: int, seen: View, folders: Path) -> int:
    """The rules for a view with something hidden in it: one for each of perhaps thousands of entries beside that.

    They are the same for all children, so the kernel is told of them once, and no entry stays open. Each child's own
    rules, which are few, come on top: of the children's folders they leave it its own one.
    """

    def rules() -> Iterator[tuple[int, int]]:
        named = [(path, _reading(path) if contents else landlock.READ_DIR) for path, contents in seen.unfolded()]
        named += [(path, landlock.DEVICE) for path in seen.devices]
        for path, rights in (*named, (str(folders), landlock.WRITE_TREE)):
            with contextlib.suppress(FileNotFoundError):  # uninstalled in this very moment
                descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
                try:
                    yield descriptor, rights
                finally:
                    os.close(descriptor)

    return _out_of_the_way(landlock.ruleset(version, rules()))


def _path(path: str) -> int:
    return _out_of_the_way(os.open(path, os.O_PATH | os.O_CLOEXEC))


def _out_of_the_way(descriptor: int) -> int:
    """The same above the low numbers, which are given new meanings in a child before the rules are put to use."""
    kept = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 16)
    os.close(descriptor)
    return kept


def _reading(path: str) -> int:
    return landlock.READ_TREE if os.path.isdir(path) else landlock.READ_FILE


def confine(plan: Plan, space: Space, limits: Rlimits, result: int) -> str:
    """Confine this process, a fresh child of one thread, for good.

    Args:
        plan: from `make_plan`.
        space: its files.
        limits: what it may use.
        result: the descriptor that stays open; it becomes number 3, and the only one above the standard three.

    Returns:
        the path of its own folder as the process sees it.

    Raises:
        OSError: a layer failed: the process is not confined and must end.
    """
    parent = os.getppid()
    user = identity.fresh_id() if plan.own_user else None
    folder = space.folder
    if plan.level == 3:
        folder = OWN_FOLDER
        namespaces.own_files(folder, space.size, space.count, user)
    elif user is not None:
        os.chown(folder, user, user)
    os.chdir(folder)
    alone = user is not None or plan.level == 3
    others = 0 if alone else rlimits.tasks_of_the_system()
    if plan.level == 1:
        namespaces.make_root(folder)
        folder = "/"
    identity.bound_privileges()
    if user is not None:
        identity.become(user)
    identity.drop_privileges()
    identity.die_with_parent(parent)
    space.fill_workdir()
    if plan.version:
        own = landlock.ruleset(plan.version, (*plan.rules, (_path("."), landlock.WRITE_TREE)))
        landlock.restrict(plan.version, [own] if plan.unhidden is None else [plan.unhidden, own])
    _close_all_but(result)
    # Last of all: what was done so far is the confinement's own need, and none of the submission's allowance.
    rlimits.apply(limits, plan.base, others)
    seccomp.enter(seccomp.for_process(plan.program, os.getpid()))
    return folder


def _close_all_but(result: int) -> None:
    if result != STANDARD:
        os.dup2(result, STANDARD, inheritable=False)
    os.closerange(STANDARD + 1, 1 << 20)


def is_refusal(error: OSError) -> bool:
    """Whether an error says that a confined process may not, and nothing else."""
    return error.errno in (errno.EPERM, errno.EACCES, errno.ENOENT, errno.ENOSYS, errno.ESRCH, errno.EROFS)
