"""A trial of each layer and level in real children, printed as JSON: `python -m autograder.sandbox.trial`."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from autograder.core.language import noted, speak, tr, wanted
from autograder.sandbox import identity, landlock, namespaces, seccomp
from autograder.sandbox.canary import breaches
from autograder.sandbox.child import Space, confine, make_plan
from autograder.sandbox.forked import REPORT, in_child
from autograder.sandbox.levels import LANDLOCK, NAMESPACES, OWN_USER, RLIMITS, SECCOMP, USED_IN, Layer
from autograder.sandbox.rlimits import Rlimits
from autograder.sandbox.view import view

LIMITS = Rlimits(memory=2**30, cpu=10, file_size=2**20, tasks=16)
LIBRARY_ADVICE = noted("install the system's package for it: libseccomp2 (Debian, Ubuntu), libseccomp (Fedora, Arch)")
LANDLOCK_ADVICE = noted(
    "it needs Linux 5.13 or later with Landlock among the security modules at its start (setting "
    "`lsm=landlock,...`); in a container, the kernel of the machine below counts"
)
CONTAINER_ADVICE = noted(
    "run outside a container; or start the container with `--security-opt seccomp=unconfined --security-opt "
    "apparmor=unconfined`, and as root with `--cap-add SYS_ADMIN` besides"
)
SETTINGS = {  # files in /proc/sys that forbid users to make namespaces, by the value that does, and what to do
    ("kernel/apparmor_restrict_unprivileged_userns", "1"): "kernel.apparmor_restrict_unprivileged_userns=0",
    ("kernel/unprivileged_userns_clone", "0"): "kernel.unprivileged_userns_clone=1",
    ("user/max_user_namespaces", "0"): "user.max_user_namespaces=10000",
}


def try_seccomp() -> Layer:
    """Whether a filter can be made and holds."""

    def work() -> str:
        program = seccomp.make_filter()
        seccomp.enter(seccomp.for_process(program, os.getpid()))
        try:
            if os.fork() == 0:
                os._exit(0)
        except PermissionError:
            return f"libseccomp {seccomp.version()}"
        raise OSError(tr("the filter lets a refused call through"))

    return _layer(SECCOMP, work, tr(LIBRARY_ADVICE))


def try_landlock(place: Path) -> Layer:
    """Whether Landlock holds."""
    outside = place / "outside"

    def work() -> str:
        version = landlock.abi()
        landlock.restrict(version, [landlock.ruleset(version, ())])
        try:
            outside.read_bytes()
        except PermissionError:
            return tr("version {version}", version=version)
        raise OSError(tr("a file could be read that should not be"))

    return _layer(LANDLOCK, work, tr(LANDLOCK_ADVICE))


def try_namespaces(place: Path) -> Layer:
    """Whether namespaces can be made and show nothing but what they should."""
    root = place / "root"
    root.mkdir()
    outside = place / "outside"

    def work() -> str:
        namespaces.enter()
        namespaces.show_only(view(), root, "/own")
        namespaces.own_files("/own", 2**20, 100, None)
        if outside.exists() or os.getpid() != 1:
            raise OSError(tr("what is outside can still be seen"))
        return tr("as root") if identity.is_root() else tr("as a user, in a user namespace")

    return _layer(NAMESPACES, work, _namespaces_advice())


def _namespaces_advice() -> str:
    for (name, value), setting in SETTINGS.items():
        path = Path("/proc/sys") / name
        if not identity.is_root() and path.exists() and path.read_text().strip() == value:
            return tr("run as root, or allow users to make them: `sudo sysctl {setting}`", setting=setting)
    return tr(CONTAINER_ADVICE)


def try_own_user() -> Layer:
    """Whether each child can be a user that no other process is."""

    def work() -> str:
        if not identity.can_change():
            raise OSError(tr("only root can give each child a user number of its own"))
        closed = identity.closed_to_others(view().trees)
        identity.become(identity.fresh_id())
        return tr("not in tier 2: {folder} is closed to other users", folder=closed) if closed else ""

    found = _layer(OWN_USER, work, tr("run as root"))
    # Outside namespaces it could not even import what lies behind a closed folder.
    return replace(found, levels=tuple(level for level in found.levels if level != 2)) if found.why else found


def _layer(name: str, work: Callable[[], str], advice: str) -> Layer:
    try:
        return Layer(name, True, in_child(work), levels=USED_IN[name])
    except OSError as error:
        return Layer(name, False, error.strerror or str(error), advice, USED_IN[name])


def try_level(number: int, place: Path) -> str:
    """Why a level cannot be used; empty where it let nothing through."""
    own, root = place / f"own{number}", place / f"root{number}"
    own.mkdir()
    root.mkdir()

    def serve() -> list[str]:
        if number == 3:
            namespaces.enter()
        plan = make_plan(number, view(), root, place)

        def run() -> list[str]:
            confine(plan, Space(str(own), 2**20, 100, {}), LIMITS, REPORT)
            return breaches(plan, place / "outside")

        found: list[str] = in_child(run)
        return found

    try:
        return "; ".join(in_child(serve))
    except OSError as error:
        return error.strerror or str(error)


def main() -> None:
    """Try all and print it, in the language of whoever asked."""
    speak(wanted(os.environ))
    with tempfile.TemporaryDirectory(prefix="torchgrade-trial-") as folder:
        place = Path(folder)
        place.chmod(0o711)  # a child that is another user has its folder in it
        (place / "outside").write_bytes(b"not to be seen")
        layers = [try_landlock(place), try_seccomp(), try_namespaces(place), try_own_user()]
        layers.append(Layer(RLIMITS, True, levels=USED_IN[RLIMITS]))  # every kernel has them
        levels = {number: try_level(number, place) for number in (3, 2, 1)}
    json.dump({"layers": [asdict(layer) for layer in layers], "levels": levels}, sys.stdout)


if __name__ == "__main__":
    main()
