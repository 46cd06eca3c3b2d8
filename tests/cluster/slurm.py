"""SLURM on one node, of Debian's packages, all in one folder: for tests and benchmarks that submit real jobs."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch")
SECONDS = 60.0
CONFIGURATION = """ClusterName=small
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
SlurmUser=root
SlurmdUser=root
SlurmctldPort={port}
SlurmdPort={other_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SwitchType=switch/none
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def can_run() -> bool:
    """Whether SLURM's programs are here, and may be started."""
    return os.geteuid() == 0 and all(map(shutil.which, PROGRAMS))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def slurm(folder: Path) -> Iterator[dict[str, str]]:
    """The variables with which SLURM's commands find it."""
    for name in ("", "spool", "state", "munge"):
        (folder / name).mkdir(mode=0o755, exist_ok=True)
    folder.chmod(0o755)
    key = folder / "munge" / "key"
    key.write_bytes(os.urandom(1024))
    key.chmod(0o400)
    configuration = folder / "slurm.conf"
    host = socket.gethostname().partition(".")[0]
    ports = {"port": _free_port(), "other_port": _free_port()}
    cores = os.cpu_count() or 1
    configuration.write_text(CONFIGURATION.format(host=host, folder=folder, cores=cores, **ports))
    variables = {"SLURM_CONF": str(configuration)}
    munge = {"key-file": key, "socket": folder / "munge" / "socket", "pid-file": folder / "munge" / "pid"}
    munge |= {"log-file": folder / "munge" / "log", "seed-file": folder / "munge" / "seed"}
    files = [f"--{name}={path}" for name, path in munge.items()]
    with contextlib.ExitStack() as stack:
        for command in (
            ["munged", "--force", "--foreground", *files],
            ["slurmctld", "-D", "-f", str(configuration)],
            ["slurmd", "-D", "-f", str(configuration)],
        ):
            stack.enter_context(_running(command, variables))
            time.sleep(1)
        until = time.monotonic() + SECONDS
        while "idle" not in _said(["sinfo"], variables):
            assert time.monotonic() < until, (folder / "slurmctld.log").read_text()
            time.sleep(0.5)
        yield variables
        _said(["scancel", "--user", "root"], variables)


def _said(command: list[str], variables: dict[str, str]) -> str:
    done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=SECONDS)
    return done.stdout


@contextlib.contextmanager
def _running(command: list[str], variables: dict[str, str]) -> Iterator[None]:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env={**os.environ, **variables}, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait(SECONDS)
