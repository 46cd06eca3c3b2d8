"""Namespaces: a process that sees no other processes, no network, and of the files only what is shown to it.

One set is made for a whole fork server, whose children live in it one after another. The server is the first process
in it (number 1): no signal from inside reaches it, and when it ends the kernel ends everything that is left.
"""

import contextlib
import ctypes
import os
import struct
from pathlib import Path

from autograder.core.language import tr
from autograder.sandbox.seccomp import number_of
from autograder.sandbox.syscalls import call, syscall
from autograder.sandbox.view import View, written_paths

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
ALL = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000
_ATTR_RDONLY, _ATTR_NOSUID, _ATTR_NODEV, _ATTR_NOEXEC = 1, 2, 4, 8


def enter() -> None:
    """Go on in a child process that is the first one of new namespaces; this process waits for it and ends with it.

    Root needs no user namespace and makes none, so that its children can have a user number of their own.

    Raises:
        OSError: not allowed here.
    """
    try:
        call("unshare", ALL)
    except OSError:
        _as_a_user(ALL)
    child = os.fork()
    if child:
        _keep(child)
    call("mount", None, b"/", None, MS_REC | MS_PRIVATE, None)
    call("sethostname", b"submission", 10)


def _as_a_user(kinds: int = 0) -> None:
    """Enter a new user namespace, with the same user, and other new namespaces, which a user may make in it."""
    uid, gid = os.geteuid(), os.getegid()
    call("unshare", kinds | CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


def make_root(folder: str) -> None:
    """Make a folder all that this process can see of the files, and its current one.

    Root may do so; a user may in a user namespace, which is made where it is needed.

    Raises:
        OSError: neither is possible here.
    """
    os.chdir(folder)
    try:
        try:
            os.chroot(".")
        except PermissionError:
            _as_a_user()
            os.chroot(".")
    except OSError as error:
        why = tr("without root and without user namespaces a program cannot have files of its own")
        raise OSError(error.errno, why) from None


def _keep(child: int) -> None:
    """Wait for the first process of the namespaces and end as it ended."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.closerange(3, 256)  # or the other ends would not notice when the child hangs up
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def show_only(seen: View, place: Path, folder: str) -> None:
    """Leave nothing of the files in sight but a view, read-only, and an empty folder.

    Args:
        seen: what stays.
        place: an empty folder to build the new root in.
        folder: where in the new root each child's own files will be.

    Raises:
        OSError: the kernel refused.
    """
    before = os.umask(0o022)
    root = os.fsencode(place)
    call("mount", b"tmpfs", root, b"tmpfs", MS_NOSUID | MS_NODEV, b"size=1m,mode=0755")
    for name, real in sorted(written_paths(seen).items()):
        _show(real, f"{place}{name}")
        _attributes(f"{place}{name}", _ATTR_RDONLY | _ATTR_NOSUID | _ATTR_NODEV)
    for name in seen.hidden:
        call("mount", b"tmpfs", os.fsencode(f"{place}{name}"), b"tmpfs", MS_RDONLY | MS_NOSUID, b"size=4k,mode=0755")
    for name in seen.devices:
        _show(name, f"{place}{name}")
        _attributes(f"{place}{name}", _ATTR_NOSUID | _ATTR_NOEXEC)
    os.makedirs(f"{place}{folder}")
    _attributes(str(place), _ATTR_RDONLY | _ATTR_NOSUID, recursive=False)
    os.chdir(place)
    syscall(number_of("pivot_root"), ctypes.c_char_p(b"."), ctypes.c_char_p(b"."))
    call("umount2", b".", MNT_DETACH)
    os.chdir("/")
    os.umask(before)


def _show(source: str, target: str) -> None:
    if os.path.exists(target):
        return  # inside something that is shown already
    if os.path.isdir(source):
        os.makedirs(target)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    call("mount", os.fsencode(source), os.fsencode(target), None, MS_BIND | MS_REC, None)


def _attributes(path: str, attributes: int, recursive: bool = True) -> None:
    # Added one by one to what is there: a user namespace may not take away what was set outside of it.
    words = struct.pack("=4Q", attributes, 0, 0, 0)
    target = ctypes.c_char_p(os.fsencode(path))
    syscall(_MOUNT_SETATTR, _AT_FDCWD, target, _AT_RECURSIVE if recursive else 0, ctypes.c_char_p(words), len(words))


def own_files(folder: str, size: int, count: int, owner: int | None) -> None:
    """In a child: an empty folder in memory that vanishes with the process, and message queues of its own.

    Args:
        folder: where; it exists.
        size: bytes that the files may have in all.
        count: how many files and folders there may be.
        owner: its user number, None for the present one.
    """
    call("unshare", CLONE_NEWNS | CLONE_NEWIPC)
    number = os.geteuid() if owner is None else owner
    group = os.getegid() if owner is None else owner
    # One of the count is the folder itself.
    options = f"size={size},nr_inodes={count + 1},mode=0700,uid={number},gid={group}"
    call("mount", b"tmpfs", folder.encode(), b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options.encode())


def end_the_others() -> None:
    """As the first process of a namespace: kill everything else in it and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, 9)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
