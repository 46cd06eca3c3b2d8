"""Isolation: the filter read back, what a real child can and cannot do at each level, and the limits' sentences."""

import contextlib
import ctypes
import errno
import json
import os
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.cli.main import main
from autograder.core.errors import USAGE
from autograder.course.layout import Course
from autograder.judge.blame import Blame
from autograder.judge.failures import sentences
from autograder.lesson import Found, Lesson, Limits
from autograder.lesson.load import load_lesson
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.runner import session
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.session import observe
from autograder.runner.substitutes import only
from autograder.sandbox import Layer, Levels, available, choice
from autograder.sandbox.choice import IsolationProblem, choose
from autograder.submission.program import Program, Unit
from autograder.wire.observation import Observations
from tests.support.launchers import shared

linux = pytest.mark.skipif(sys.platform != "linux", reason="isolation is made of parts of Linux")
pytestmark = linux

if sys.platform == "linux":
    from autograder.sandbox import landlock, policy, seccomp
    from autograder.sandbox.child import OWN_FOLDER, Space, confine, make_plan
    from autograder.sandbox.forked import REPORT, in_child
    from autograder.sandbox.rlimits import OPEN_FILES, Rlimits
    from autograder.sandbox.view import View, view, written_paths
    from tests.bpf import answer

ROOT = Path(__file__).resolve().parents[1]
PID = 4321
ALLOW, KILL = 0x7FFF0000, 0x80000000
EPERM, ENOSYS = 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
LEVELS = [level for level in available().usable if level]
SECRET = "a-token-of-the-instructor"

CHECKS = '''
from autograder.lesson import Found, Equal, Lesson

lesson = Lesson("boxed", title="Boxed", files=["numbers.csv"])
run = lesson.task("run", points=1, lecture="none")


@run.probe(seconds=1)
def calls(student, given):
    return {"result": student.run()}


@run.probe(seconds=20)
def calls_for_long(student, given):
    return {"result": student.run()}


@run.probe(seconds=1)
def calls_another(student, given):
    return {"result": student.another()}


@run.check(calls, points=1)
def gives_one(seen, expected):
    """It gives 1."""
    return Equal("run()", seen.result, 1)
'''


# --- the filter, read back ----------------------------------------------------------------------


def number(name: str, architecture: str) -> int:
    known = seccomp.library()
    token = known.seccomp_arch_resolve_name(architecture.encode())
    resolve = known.seccomp_syscall_resolve_name_arch
    resolve.argtypes = [ctypes.c_uint32, ctypes.c_char_p]
    return int(resolve(token, name.encode()))


@pytest.fixture(scope="module", params=["x86_64", "aarch64"])
def filtered(request: pytest.FixtureRequest) -> Any:
    """A function: what the filter of an architecture answers to a call by its name; None where it has none."""
    architecture = request.param
    instructions = seccomp.for_process(seccomp.make_filter(architecture), PID)
    program = tuple(seccomp.Instruction(*one) for one in struct.iter_unpack("=HBBI", instructions))

    def ask(name: str | int, *arguments: int, called_as: str = architecture) -> int | None:
        known = name if isinstance(name, int) else number(name, architecture)
        return answer(program, called_as, known, arguments) if known >= 0 else None

    return ask


def test_every_named_call_gets_its_answer_on_both_architectures(filtered: Any) -> None:
    for name in policy.ALLOWED:
        assert filtered(name) in (ALLOW, None), name
    for name in policy.REFUSED:
        assert filtered(name) in (EPERM, None), name
    for name, what in policy.ANSWERS.items():
        assert filtered(name) in (0x50000 | what, None), name
    for name in policy.PATHS:
        assert filtered(name) in (ALLOW, None), name


def test_nothing_else_gets_through(filtered: Any) -> None:
    named = {*policy.ALLOWED, *policy.PATHS, *policy.CONDITIONAL, *policy.REFUSED, *policy.ANSWERS}
    architecture = "x86_64" if filtered("open") is not None else "aarch64"
    numbers = {number(name, architecture) for name in named}
    others = [other for other in range(700) if other not in numbers]
    assert all(filtered(other) == ENOSYS for other in others)
    assert len(others) > 200


@pytest.mark.parametrize("name", ["execve", "fork", "vfork", "socket", "ptrace", "io_uring_setup", "mount", "setns"])
def test_what_matters_most_is_named_and_refused(name: str) -> None:
    assert name in policy.REFUSED
    assert answer(seccomp.make_filter(), "x86_64", number(name, "x86_64")) == EPERM


def test_calls_by_a_foreign_numbering_end_the_process(filtered: Any) -> None:
    other = "aarch64" if filtered("open") is not None else "x86_64"
    assert filtered("read", called_as=other) == KILL
    # x32: x86_64's other numbering, marked by a bit in the number.
    x86 = seccomp.make_filter("x86_64")
    assert answer(x86, "x86_64", 0x40000000 | number("execve", "x86_64")) != ALLOW
    assert answer(x86, "x86_64", 0x40000000 | number("read", "x86_64")) != ALLOW


THREAD = 0x3D0F00  # what the C library's pthread_create asks of clone


@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("clone", (THREAD,), ALLOW),
        ("clone", (17,), EPERM),  # fork: SIGCHLD
        ("clone", (0x4111,), EPERM),  # vfork
        ("clone", (0x10000000 | 17,), EPERM),  # a user namespace
        ("clone3", (0, 88), ENOSYS),
        ("kill", (PID, 9), ALLOW),
        ("kill", (1, 9), EPERM),
        ("kill", (0, 9), EPERM),
        ("kill", (2**64 - 1, 9), EPERM),
        ("kill", (PID + 2**32, 9), EPERM),
        ("tgkill", (PID, PID, 6), ALLOW),
        ("tgkill", (PID + 1, PID + 1, 6), EPERM),
        ("prlimit64", (0, 7, 0, 1), ALLOW),
        ("prlimit64", (0, 7, 1, 0), EPERM),
        ("sched_setaffinity", (1, 8, 1), EPERM),
        ("prctl", (15,), ALLOW),  # a thread's name
        ("prctl", (1, 0), ENOSYS),  # to live on after its parent
        ("prctl", (4, 1), ENOSYS),  # to be looked into
        ("fcntl", (1, 3), ALLOW),
        ("fcntl", (1, 6), EPERM),  # a lock
        ("fcntl", (1, 1031), EPERM),  # a larger pipe
        ("ioctl", (0, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), ENOSYS),  # typing into a terminal
    ],
)
def test_conditions_on_arguments(filtered: Any, name: str, arguments: tuple[int, ...], wanted: int) -> None:
    assert filtered(name, *arguments) == wanted


def test_landlock_asks_for_all_that_each_version_knows() -> None:
    lengths = [len(landlock.ruleset_attributes(version)) for version in range(1, 8)]
    assert lengths == [8, 8, 8, 16, 16, 24, 24]
    files = [landlock.handled(version)[0].bit_count() for version in range(1, 8)]
    assert files == [13, 14, 15, 15, 16, 16, 16]
    assert landlock.handled(3)[1] == 0
    assert landlock.handled(7)[1:] == (3, 3)
    assert landlock.handled(5)[0] & landlock.IOCTL_DEV


# --- what is shown -----------------------------------------------------------------------------


def test_what_is_hidden_in_a_readable_folder_is_left_out_of_the_rules(tmp_path: Path) -> None:
    hidden = tmp_path / "site-packages" / "autograder"
    (hidden / "exercises").mkdir(parents=True)
    (tmp_path / "site-packages" / "torch").mkdir()
    (tmp_path / "site-packages" / "six.py").write_text("")
    seen = View((str(tmp_path),), (str(hidden),), ())
    rules = dict(seen.unfolded())
    packages = str(tmp_path / "site-packages")
    assert rules == {str(tmp_path): False, packages: False, f"{packages}/torch": True, f"{packages}/six.py": True}


def test_the_view_shows_python_and_nothing_of_the_course() -> None:
    trees = view([ROOT]).trees
    assert any(os.__file__.startswith(tree) for tree in map(os.path.realpath, trees)) or os.path.realpath(
        os.__file__
    ).startswith(trees)
    for path in (ROOT / "solutions", ROOT / "exercises", ROOT / "autograder", Path.home(), Path("/etc/passwd")):
        assert not any(str(path.resolve()) == tree or str(path.resolve()).startswith(f"{tree}/") for tree in trees), (
            path
        )


@pytest.mark.skipif(2 not in LEVELS, reason="needs Landlock")
def test_a_thousand_packages_beside_what_is_hidden_cost_no_descriptors(tmp_path: Path) -> None:
    packages, own = tmp_path / "site-packages", tmp_path / "work" / "own"
    (packages / "autograder").mkdir(parents=True)
    (packages / "autograder" / "secret").write_text("secret")
    own.mkdir(parents=True)
    (own.parent / "anothers").write_text("secret")
    for number in range(1000):
        (packages / f"package_{number}.py").write_text(str(number))
    for place in (tmp_path, *tmp_path.parents[:2]):
        place.chmod(0o755)  # as root the child is a user of its own
    seen = view()
    seen = View((*seen.trees, str(packages)), (*seen.hidden, str(packages / "autograder")), seen.devices)

    def serve() -> dict[str, Any]:
        plan = make_plan(2, seen, own, own.parent)
        kept = len(os.listdir("/proc/self/fd"))

        def child() -> list[str]:
            limits = Rlimits(memory=2**30, cpu=10, file_size=2**20, tasks=16)
            confine(plan, Space(str(own), 2**20, 100, {}), limits, REPORT)
            Path("mine").write_text("x")
            readable = []
            for path in (packages / "package_999.py", packages / "autograder" / "secret", own.parent / "anothers"):
                with contextlib.suppress(PermissionError):
                    readable.append(path.read_text())
            return [*readable, *os.listdir()]

        return {"kept": kept, "child": in_child(child)}

    found = in_child(serve)
    assert sorted(found["child"]) == [".scratch", "999", "mine"]
    assert found["kept"] < OPEN_FILES // 2


# --- a real child at each level ------------------------------------------------------------------


@pytest.fixture(scope="module")
def boxed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course") / "exercises" / "boxed"
    folder.mkdir(parents=True)
    (folder / "checks.py").write_text(CHECKS)
    (folder / "numbers.csv").write_text("a,b\n" + "1.5,2.5\n" * 97)
    return folder


@pytest.fixture(scope="module")
def lesson(boxed: Path) -> Lesson:
    return load_lesson(boxed)


@pytest.fixture(scope="module")
def servers(boxed: Path) -> Iterator[dict[int, Launcher]]:
    made = {level: launcher(boxed, {"TOKEN": SECRET, "TORCHGRADE_TOKEN": SECRET}, level) for level in [*LEVELS, 0]}
    with shared(made.values()):
        yield made


@pytest.fixture(params=LEVELS)
def level(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def loaded(server: Launcher, lesson: Lesson, source: str) -> Observations:
    return observe(server, lesson, Program((Unit(source, "boxed.py"),)), 1, [])


def errors(server: Launcher, lesson: Lesson, *statements: str) -> list[str]:
    """For each line of statements the name of the exception that it raised, "" if none."""
    load_errors = loaded(server, lesson, "\n".join(statements)).load_errors
    kinds = {t["failure"]["line"]: t["failure"]["kind"] for t in load_errors}
    assert None not in kinds, load_errors
    return [kinds.get(line, "") for line in range(1, len(statements) + 1)]


def told(server: Launcher, lesson: Lesson, source: str) -> set[str]:
    """What a program tells by names that it binds: `tell("x")` gives "x"."""
    teller = "def tell(text): globals()[f'told_{text}'] = 1\n"
    names = loaded(server, lesson, teller + source).names
    return {name.removeprefix("told_") for name in names if name.startswith("told_")}


def test_a_child_reads_no_file_that_is_not_its_own(
    servers: dict[int, Launcher], lesson: Lesson, boxed: Path, level: int, tmp_path: Path
) -> None:
    other = tmp_path / "another_students.py"
    other.write_text("secret")
    other.chmod(0o644)
    sample = ROOT / "autograder" / "pytorch" / "fashion_mnist" / "fashion_mnist_sample.npz"
    paths = [
        ROOT / "solutions" / "mlp" / "mlp.py",
        ROOT / "exercises" / "mlp" / "practice.key",
        boxed / "checks.py",
        sample,
        other,
        Path("/etc/passwd"),
        Path("/etc/hostname"),
        Path("/proc/self/environ"),
        Path("/proc/self/mem"),
        Path("/proc/1/environ"),
        Path("/proc/1/cmdline"),
        Path("/sys/kernel/notes"),
    ]
    found = errors(servers[level], lesson, *(f"open({str(path)!r}, 'rb').read(1)" for path in paths))
    assert set(found) <= {"PermissionError", "FileNotFoundError"}, dict(zip(paths, found, strict=True))
    assert errors(servers[0], lesson, f"open({str(paths[0])!r}, 'rb').read(1)", "open('/etc/passwd')") == ["", ""]


def test_a_child_lists_and_writes_nothing_outside(
    servers: dict[int, Launcher], lesson: Lesson, level: int, tmp_path: Path
) -> None:
    tmp_path.chmod(0o777)
    (tmp_path / "there").write_text("x")
    there, home = str(tmp_path / "there"), os.path.expanduser("~")
    statements = [
        "import os",
        "os.listdir('/tmp')",
        f"os.listdir({home!r})",
        f"os.listdir({str(ROOT)!r})",
        f"open({str(tmp_path / 'new')!r}, 'w')",
        f"open({there!r}, 'a')",
        f"os.unlink({there!r})",
        f"os.rename({there!r}, 'mine')",
        f"os.truncate({there!r}, 0)",
        f"os.mkdir({str(tmp_path / 'folder')!r})",
        f"os.chmod({there!r}, 0o777)",
        f"os.utime({there!r})",
        f"os.symlink({there!r}, 'link')",
        f"os.link({there!r}, 'link')",
        "os.mkfifo('fifo')",
        "open('/dev/shm/x', 'w')",
        "open('/dev/tty')",
    ]
    found = errors(servers[level], lesson, *statements)
    wrong = {s: e for s, e in zip(statements[1:], found[1:], strict=True) if not e.endswith("Error")}
    assert not wrong
    assert (tmp_path / "there").read_text() == "x"
    assert sorted(os.listdir(tmp_path)) == ["there"]


def test_in_namespaces_paths_outside_do_not_even_exist(
    servers: dict[int, Launcher], lesson: Lesson, boxed: Path
) -> None:
    if 3 not in servers:
        pytest.skip("no namespaces here")
    # What leads to Python exists, wherever it lies; nothing beside it does.
    shown = {Path(path) for path in written_paths(view([ROOT]))}
    on_the_way = {folder for path in shown for folder in path.parents}
    beside = [path for folder in on_the_way if os.access(folder, os.R_OK) for path in sorted(folder.iterdir())[:20]]
    paths = [ROOT / "solutions", ROOT / "tests", boxed, boxed / "checks.py", Path("/etc/passwd"), Path("/proc/self")]
    paths += [path for path in beside if path not in on_the_way | shown | {Path("/dev"), Path(OWN_FOLDER)}]
    assert len(paths) > 20
    found = errors(servers[3], lesson, "import os", *(f"os.stat({str(path)!r})" for path in paths))
    assert {path: kind for path, kind in zip(paths, found[1:], strict=True) if kind != "FileNotFoundError"} == {}


def test_a_child_does_what_programs_usually_do(servers: dict[int, Launcher], lesson: Lesson, level: int) -> None:
    statements = [
        "import os, tempfile, threading, concurrent.futures, torch, numpy",
        "open('a.txt', 'w').write('a'); assert open('a.txt').read() == 'a'",
        "assert numpy.loadtxt('numbers.csv', delimiter=',', skiprows=1).shape == (97, 2)",
        "os.makedirs('deep/er'); os.rename('a.txt', 'deep/er/b'); os.unlink('deep/er/b'); os.removedirs('deep/er')",
        "torch.save({'w': torch.ones(2)}, 'm.pt'); assert torch.load('m.pt')['w'].sum() == 2",
        "with tempfile.TemporaryFile() as file: file.write(b'x')",
        "thread = threading.Thread(target=print); thread.start(); thread.join()",
        "assert list(concurrent.futures.ThreadPoolExecutor(4).map(abs, [-1, 2])) == [1, 2]",
        "torch.set_num_threads(2); torch.rand(300, 300) @ torch.rand(300, 300)",
        "assert list(torch.utils.data.DataLoader(range(4), batch_size=2, num_workers=2, prefetch_factor=2))[1][1] == 3",
        "assert torch.compile(torch.nn.Linear(1, 1))(torch.ones(1, 1)).shape == (1, 1)",
        "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()",
        "os.kill(os.getpid(), 0)",
    ]
    if level > 1:
        statements += ["plt.savefig('p.png')", "import wave"]
    found = errors(servers[level], lesson, *statements)
    assert not any(found), {s: e for s, e in zip(statements, found, strict=True) if e}


def test_every_refused_call_fails_in_a_real_child(servers: dict[int, Launcher], lesson: Lesson, level: int) -> None:
    numbers = {name: number(name, os.uname().machine) for name in policy.REFUSED}
    numbers = {name: known for name, known in numbers.items() if known >= 0}
    source = f"""
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, known in {numbers!r}.items():
    result = libc.syscall(known, 0, 0, 0, 0, 0, 0)
    tell(f"{{name}}_{{ctypes.get_errno() if result == -1 else 0}}")
"""
    found = told(servers[level], lesson, source)
    assert found == {f"{name}_{errno.EPERM}" for name in numbers}
    assert len(found) > 100


def test_a_child_starts_nothing_and_reaches_nobody(servers: dict[int, Launcher], lesson: Lesson, level: int) -> None:
    statements = [
        "import os, socket, subprocess, signal, multiprocessing, asyncio",
        "os.fork()",
        "subprocess.run(['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "multiprocessing.Process(target=print).start()",
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "socket.create_connection(('127.0.0.1', 22))",
        "os.kill(os.getppid(), 0)",
        "os.killpg(0, 0)",
        "os.kill(-1, 0)",
        "os.setuid(0 if os.getuid() else 1)",
        "os.sched_setaffinity(os.getppid(), {0})",
        "os.memfd_create('x')",
        "os.pidfd_open(os.getppid())",
        "os.nice(1)",
    ]
    found = errors(servers[level], lesson, *statements)[1:]
    # In level 1 even a module of Python's own may be out of reach.
    refused = ("PermissionError", "OSError", "FileNotFoundError", "ModuleNotFoundError")
    assert all(kind in refused for kind in found), found


def test_the_environment_holds_no_secret_wherever_one_looks(
    servers: dict[int, Launcher], lesson: Lesson, level: int
) -> None:
    source = """
import ctypes, os
names = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
raw = []
while names[len(raw)]:
    raw.append(names[len(raw)].decode())
for name in {**os.environ, **dict(one.split("=", 1) for one in raw)}:
    tell(name)
if "a-token" in str(raw) or "a-token" in str(dict(os.environ)):
    tell("SECRET")
"""
    found = told(servers[level], lesson, source)
    assert "SECRET" not in found
    assert not found & {"TOKEN", "TORCHGRADE_TOKEN", "USER", "LOGNAME", "PYTHONPATH", "SSH_AUTH_SOCK"}
    assert {"HOME", "TMPDIR", "OMP_NUM_THREADS"} <= found


def test_the_server_of_confined_children_never_has_the_secret(servers: dict[int, Launcher], level: int) -> None:
    server = servers[level]
    assert isinstance(server, ForkServer)
    assert server.pid
    assert SECRET.encode() not in Path(f"/proc/{server.pid}/environ").read_bytes()


def test_no_descriptor_is_inherited_but_the_one_to_report_on(
    servers: dict[int, Launcher], lesson: Lesson, level: int
) -> None:
    source = """
import os
for descriptor in range(1024):
    try:
        os.lseek(descriptor, 0, os.SEEK_CUR)
        tell(f"seekable{descriptor}")
    except OSError as error:
        if error.errno != 9:
            tell(f"open{descriptor}")
"""
    found = told(servers[level], lesson, source)
    assert found <= {"seekable0", "seekable1", "seekable2", "open3"}
    assert "open3" in found


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_as_root_each_child_is_a_user_of_its_own_without_privileges(
    servers: dict[int, Launcher], lesson: Lesson, level: int
) -> None:
    source = """
import ctypes, os, resource
tell(f"uid{os.getuid()}")
tell(f"groups{len(os.getgroups())}")
data = ctypes.create_string_buffer(24)
header = ctypes.create_string_buffer((0x20080522).to_bytes(4, "little") + bytes(4), 8)
libc = ctypes.CDLL(None)
tell(f"capget{libc.capget(header, data)}_{any(data.raw)}")
tell(f"bounding{sum(libc.prctl(23, number) == 1 for number in range(64))}")
tell(f"core{resource.getrlimit(resource.RLIMIT_CORE)[1]}")
"""
    first, second = (told(servers[level], lesson, source) for _ in range(2))
    assert {"capget0_False", "bounding0", "core0"} <= first
    uids = [next(int(name[3:]) for name in found if name.startswith("uid")) for found in (first, second)]
    if "own user" in available().words(level):
        assert "groups0" in first
        assert min(uids) >= 0x70000000
        assert uids[0] != uids[1]


@contextlib.contextmanager
def sleeping(server: Launcher, lesson: Lesson) -> Iterator[int]:
    """The process of a program that sleeps: one that is certain to be there while it is looked at."""
    running = server.start(
        {
            "program": Program((Unit("import time\ntime.sleep(3)", "boxed.py"),)).as_data(),
            **{"patches": [], "probes": [], "seed": 1, "skip": [], "device": "cpu", "slow": [], "stops": {"calls": {}}},
            "limits": vars(lesson.limits),
        }
    )
    try:
        for _ in range(3):  # ready, and two statements
            running.next(30)
        assert isinstance(server, ForkServer)
        yield last_descendant(server.pid or 0)
    finally:
        running.kill()
        running.ended()


def last_descendant(pid: int) -> int:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return last_descendant(int(children[-1])) if children else pid


def test_the_kernel_says_that_the_child_is_confined(servers: dict[int, Launcher], lesson: Lesson, level: int) -> None:
    with sleeping(servers[level], lesson) as pid:
        status = Path(f"/proc/{pid}/status").read_text()
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["NoNewPrivs"].strip() == "1"
    assert facts["Seccomp"].strip() == "2"
    assert {int(facts[kind], 16) for kind in ("CapEff", "CapPrm", "CapInh", "CapAmb")} == {0}
    if os.geteuid() == 0 or level != 2:  # a plain user cannot give up what only root could ever use
        assert int(facts["CapBnd"], 16) == 0
    assert facts["Threads"].strip() == "1"
    assert len(facts["NSpid"].split()) == (2 if level == 3 else 1)


def test_namespaces_have_no_network_and_a_parent_that_is_deaf(servers: dict[int, Launcher], lesson: Lesson) -> None:
    if 3 not in servers:
        pytest.skip("no namespaces here")
    source = "import os\ntell(f'{os.getppid()}_{os.uname().nodename}_{os.getcwd()[1:]}')"
    found = told(servers[3], lesson, source)
    assert found == {f"1_submission_{OWN_FOLDER[1:]}"}
    with sleeping(servers[3], lesson) as pid:
        interfaces = Path(f"/proc/{pid}/net/dev").read_text().splitlines()[2:]
        routes = Path(f"/proc/{pid}/net/route").read_text().splitlines()[1:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]
    assert routes == []


def test_nothing_of_one_program_is_there_for_the_next(servers: dict[int, Launcher], lesson: Lesson, level: int) -> None:
    mark = "left_by_the_first_one"
    source = f"import torch\nopen({mark!r}, 'w').write('x')\ntorch.{mark} = 1\nimport sys\nsys.{mark} = 1\n"
    assert not loaded(servers[level], lesson, source).load_errors
    found = told(
        servers[level],
        lesson,
        f"""
import gc, os, sys, torch
if hasattr(torch, {mark!r}) or hasattr(sys, {mark!r}): tell("module")
if os.path.exists({mark!r}): tell("file")
half = {mark[:10]!r}
if any(type(one) is str and half in one and "ha" + "lf" not in one for one in gc.get_objects()): tell("object")
tell("looked")
""",
    )
    assert found == {"looked"}


def test_no_process_is_left_behind_even_without_isolation(servers: dict[int, Launcher], lesson: Lesson) -> None:
    source = """
import os, time
for way in (0, 1):
    pid = os.fork()
    if pid == 0:
        if way:
            os.setsid()
            if os.fork(): os._exit(0)
        time.sleep(60)
        os._exit(0)
    tell(str(pid))
"""
    pids = {int(name) for name in told(servers[0], lesson, source)}
    assert len(pids) == 2
    server = servers[0]
    loaded(server, lesson, "x = 1")  # the end of the one before is waited for
    assert isinstance(server, ForkServer)
    deadline = time.monotonic() + 10
    while (left := children_of(server.pid or 0)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_a_killed_server_takes_its_child_along(boxed: Path, lesson: Lesson) -> None:
    server = launcher(boxed, None, available().best)
    assert isinstance(server, ForkServer)
    try:
        observe(server, lesson, Program((Unit("x = 1", "boxed.py"),)), 1, [])
        everyone = descendants(server.pid or 0)
        os.kill(server.pid or 0, 9)
        deadline = time.monotonic() + 10
        while any(alive(pid) for pid in everyone) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(alive(pid) for pid in everyone)
        # The next program gets a new one.
        assert observe(server, lesson, Program((Unit("x = 1", "boxed.py"),)), 1, []).names >= {"x"}
    finally:
        server.close()


def descendants(pid: int) -> list[int]:
    return [pid, *(one for child in children_of(pid) for one in descendants(int(child)))]


def alive(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


# --- limits and their sentences -----------------------------------------------------------------

SMALL = Limits(memory=200, output=1, files=4, file_count=50, threads=8)


def what_is_said(failure: dict[str, Any]) -> str:
    """What a student reads about a failure, with the limit that is behind it."""
    return f"{sentences(failure, Blame(None)).text}\n{failure.get('limit') or ''}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("while True: pass", ["did not finish in 1 seconds", "a loop has no end"]),
        ("import time; time.sleep(9)", ["did not finish in 1 seconds", "less than a fifth", "`time.sleep`"]),
        ("import threading; a = threading.Lock(); a.acquire(); a.acquire()", ["less than a fifth", "a lock"]),
        ("sum(range(10**12))", ["did not finish", "very long call"]),
        ("import re; re.match('(a+)+$', 'a' * 40 + 'b')", ["did not finish"]),
        (
            "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
            ["did not finish"],
        ),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", ["did not finish in 1 seconds"]),
        (
            "import signal\n    for n in set(signal.valid_signals()) - {9, 19}: signal.signal(n, signal.SIG_IGN)\n"
            "    while True: pass",
            ["did not finish"],
        ),
        ("x = []\n    while True: x.append(bytes(10**7))", ["MemoryError", "200 MB", "grows in every step"]),
        ("import torch; torch.ones(10**9)", ["RuntimeError", "200 MB of memory", "far too large"]),
        ("import mmap; mmap.mmap(-1, 2**30)", ["200 MB of memory"]),
        ("bytearray(10**12)", ["MemoryError", "200 MB"]),
        ("while True: print('x' * 1000)", ["printed more than 1 MB", "`print` in a loop"]),
        ("return 'x' * 10**9", ["MemoryError"]),
        ("import torch; return [torch.ones(10**5) for _ in range(20)]", ["More than 1 MB came back"]),
        ("import os\n    while True: os.write(3, b'x' * 1000)", ["could not be read"]),
        ("open('big', 'wb').write(bytes(9 * 2**20))", ["4 MB"]),
        ("for i in range(10**6): open(f'f{i}', 'w').close()", ["50 files"]),
        ("files = [open('numbers.csv') for i in range(999)]", ["128 files open", "`with open"]),
        (
            "import threading, time\n    for i in range(99): threading.Thread(target=time.sleep, args=(9,)).start()",
            ["8 threads at once", "had "],
        ),
        ("import os; os.fork()", ["PermissionError", "starts no programs or processes"]),
        ("import os; os.closerange(3, 200)", ["closed its connection"]),
        ("import os; os._exit(0)", ["ended its own process"]),
        ("raise SystemExit", ["SystemExit"]),
        ("import ctypes; ctypes.string_at(0)", ["segmentation fault", "calls itself without an end"]),
        ("def f(): return f()\n    f()", ["RecursionError"]),
        ("a = []\n    for _ in range(99): a = [a]\n    return a", ["nested too deeply"]),
    ],
)
def test_each_limit_says_what_it_is_and_the_next_probe_goes_on(
    servers: dict[int, Launcher], lesson: Lesson, body: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "GRACE", 1.0)
    source = f"def run():\n    {body}\n\ndef another():\n    return 1\n"
    probes = [("run.calls", 0), ("run.calls_another", 0)]
    server = servers[available().best]
    seen = observe(server, lesson, Program((Unit(source, "boxed.py"),)), 1, probes, limits=SMALL)
    failure = seen.probes["run.calls"][0].failure
    assert failure is not None
    said = what_is_said(failure)
    assert all(word in said for word in words), said
    assert seen.probes["run.calls_another"][0].values == {"result": 1}


def test_calls_too_deep_for_c_cost_one_probe(servers: dict[int, Launcher], lesson: Lesson) -> None:
    body = "import sys; sys.setrecursionlimit(10**9)\n    a = []\n    for _ in range(10**5): a = [a]\n    repr(a)"
    source = f"def run():\n    {body}\n\ndef another():\n    return 1\n"
    probes = [("run.calls_for_long", 0), ("run.calls_another", 0)]
    seen = observe(servers[available().best], lesson, Program((Unit(source, "boxed.py"),)), 1, probes)
    failure = seen.probes["run.calls_for_long"][0].failure
    assert failure is not None
    said = what_is_said(failure)
    assert "segmentation fault, usually a function that calls itself without an end" in said
    assert seen.probes["run.calls_another"][0].values == {"result": 1}


def test_computing_is_limited_for_all_processes_of_a_submission_together(
    servers: dict[int, Launcher], lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "GRACE", 60.0)
    # Interrupts are not seen in time here: the kernel's own limit ends it.
    source = "def run(): sum(range(10**12))\ndef another(): return 1\n"
    probes = [("run.calls", 0), ("run.calls_another", 0)]
    program = Program((Unit(source, "boxed.py"),))
    seen = observe(servers[LEVELS[0] if LEVELS else 0], lesson, program, 1, probes, limits=Limits(cpu=1))
    for runs in seen.probes.values():
        assert runs[0].failure is not None
        assert "may compute for 1 seconds" in what_is_said(runs[0].failure)


def test_the_whole_time_of_a_submission_is_limited(servers: dict[int, Launcher], lesson: Lesson) -> None:
    source = "import time\ndef run(): time.sleep(0.9)\ndef another(): return 1\ntime.sleep(3)\n"
    probes = [("run.calls", 0), ("run.calls_another", 0)]
    began = time.monotonic()
    seen = observe(
        servers[available().best], lesson, Program((Unit(source, "boxed.py"),)), 1, probes, limits=Limits(seconds=1)
    )
    assert time.monotonic() - began < 10
    failure = seen.probes["run.calls_another"][0].failure
    assert failure is not None
    assert "together may take 1 seconds" in what_is_said(failure)


def test_messages_of_a_programs_own_buy_it_no_time(servers: dict[int, Launcher], lesson: Lesson) -> None:
    source = """
import os, sys, time
def run():
    from autograder.wire import encode_frame
    for index in range(10**9):
        try:
            os.write(3, encode_frame({"event": "statement", "index": 10**6 + index}))
            os.write(3, encode_frame({"event": "ready"}))
            os.write(3, encode_frame({"event": "probe", "name": "run.calls"}))
            time.sleep(0.2)
        except BaseException: pass
def another(): return 1
"""
    began = time.monotonic()
    probes = [("run.calls", 0), ("run.calls_another", 0)]
    seen = observe(servers[available().best], lesson, Program((Unit(source, "boxed.py"),)), 1, probes)
    assert time.monotonic() - began < 15
    assert seen.probes["run.calls"][0].failure["kind"] == "TimeLimit"  # type: ignore[index]
    assert seen.probes["run.calls_another"][0].values == {"result": 1}


def test_a_lesson_sets_its_own_limits() -> None:
    assert Lesson("a", title="A", limits=Limits(memory=512)).limits.memory == 512
    assert Lesson("a", title="A").limits == Limits()


def test_workers_of_a_loader_are_left_out_and_said(servers: dict[int, Launcher], lesson: Lesson) -> None:
    load = "from torch.utils.data import DataLoader\ndef run(): return len(list(DataLoader([1, 2], num_workers={})))\n"
    for workers in (0, 2):
        program = Program((Unit(load.format(workers), "boxed.py"),))
        seen = observe(servers[available().best], lesson, program, 1, [("run.calls", 0)])
        assert seen.probes["run.calls"][0].values == {"result": 2}
        assert seen.workers is bool(workers)


def test_of_the_reference_only_what_is_needed_goes_into_a_students_process() -> None:
    source = """
import math
KEY = "b"
RATE = 0.5
def helper(x):
    '''Explains the solution.'''
    return x * RATE  # a comment
def wanted(x): return helper(x)
def other(x): return KEY
"""
    reduced = only(source, ("wanted",))
    assert "KEY" not in reduced
    assert "other" not in reduced
    assert "Explains" not in reduced
    namespace: dict[str, Any] = {}
    exec(reduced, namespace)
    assert namespace["wanted"](4) == 2.0


# --- levels: chosen, refused, shown --------------------------------------------------------------


def offered(best: int, *layers: Layer) -> Levels:
    return Levels(layers, list(range(best, -1, -1)), dict.fromkeys(range(best + 1, 4), "it was not there"))


NO_SECCOMP = Layer("seccomp", False, "libseccomp.so.2 is not installed", "install the package libseccomp2")


def test_a_machine_that_isolates_too_little_is_refused_with_what_is_missing() -> None:
    assert choose(2, offered(3)) == 3
    assert choose(0, offered(0)) == 0
    with pytest.raises(IsolationProblem) as refused:
        choose(2, offered(0, NO_SECCOMP, Layer("Landlock", True, "version 7")))
    text = str(refused.value)
    for words in ("tier 0", "tier 2", "seccomp", "libseccomp2", "--min-tier 0", "autograder doctor"):
        assert words in text
    assert "- Landlock" not in text


def test_other_systems_have_no_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    available.cache_clear()
    try:
        assert available().usable == [0]
        with pytest.raises(IsolationProblem, match="another system"):
            choose()
        with pytest.raises(KitFailure, match="needs Linux"):
            launcher(ROOT / "exercises" / "mlp", None, 2)
    finally:
        available.cache_clear()


def test_grade_refuses_and_goes_on_when_told_to(
    monkeypatch: pytest.MonkeyPatch, course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(choice, "available", lambda: offered(0, NO_SECCOMP))
    monkeypatch.chdir(course.root)
    work = tmp_path / "submitted" / "ada" / "tiny" / "tiny.py"
    work.parent.mkdir(parents=True)
    work.write_text("def double(x):\n    return 2 * x\n")
    arguments = ["grade", str(tmp_path / "submitted"), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main(arguments) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "--min-tier 0" in said
    assert "libseccomp2" in said
    assert not (tmp_path / "out").exists()
    assert main([*arguments, "--min-tier", "0"]) == 0
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    record = json.loads((tmp_path / "out" / "results" / "tiny" / "ada.json").read_text())
    assert run["isolation"] == record["facts"]["isolation"] == "tier 0: not isolated"


def test_doctor_shows_the_layers_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from autograder.instructor import doctor

    monkeypatch.setattr(doctor, "has_cuda", lambda: False)
    out = Console(record=True, width=200, file=open(os.devnull, "w"))  # noqa: SIM115
    assert not doctor.examine(
        [(fashion_mnist, Found("sample", "the sample", "a sample", real=False))], out, offered(0, NO_SECCOMP)
    )
    text = out.export_text()
    for words in ("tier 0 of 3", "seccomp", "no ", "libseccomp2", "--min-tier 0", "torch", "Python", "the sample"):
        assert words in text
    assert doctor.examine([(fashion_mnist, Found("/data", "a folder", "all"))], out, available()) is (
        available().best >= 2
    )
