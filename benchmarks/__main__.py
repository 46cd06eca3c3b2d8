"""All promises about speed measured in one run, and docs/benchmarks.md written from it.

    python -m benchmarks [NAME ...] [--list]

About an hour and a half on two idle cores; with names only these benchmarks, whose figures replace their old ones.
Each runs in a process of its own, one after another. What is measured is kept in `benchmarks/recorded/figures.json` as
soon as a benchmark has ended, with the machine that it ran on.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import torch

from autograder.core.files import write_whole
from benchmarks import figures
from benchmarks.page import write_page
from benchmarks.table import PROGRAMS, Program

HERE = Path(__file__).parent
RECORDED = HERE / "recorded" / "figures.json"
SECONDS = 3 * 3600.0  # for one benchmark


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="show which there are, measure nothing")
    given = parser.parse_args()
    if given.list:
        for one in PROGRAMS:
            print(one.command)
        return
    known = sorted({one.name for one in PROGRAMS})
    unknown = [name for name in given.names if name not in known]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r} in the table; there are: {', '.join(known)}")
    for program in PROGRAMS:
        if not given.names or program.name in given.names:
            measure(program)
    write_page(json.loads(RECORDED.read_text(encoding="utf-8")))


def measure(program: Program) -> None:
    """Run a benchmark and keep its figures.

    Raises:
        SystemExit: it failed, or did not tell all that the table wants of it; figures of earlier ones are kept.
    """
    print(f"\n{program.command}", flush=True)
    command = [sys.executable, str(HERE / f"{program.name}.py"), *program.arguments]
    load = os.getloadavg()[0]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=SECONDS, check=False)
    print(ended.stdout, end="", flush=True)
    found = figures.read(ended.stdout.splitlines())
    missing = [row.name for row in program.rows if row.name not in found]
    if ended.returncode or missing:
        sys.exit(f"`{program.command}` ended with {ended.returncode}, without {', '.join(missing) or 'an error'}")
    kept = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    on = {"machine": machine(), "day": datetime.date.today().isoformat(), "load": round(load, 1)}
    kept |= {row.name: {"value": found[row.name], **on} for row in program.rows}
    RECORDED.parent.mkdir(exist_ok=True)
    write_whole(RECORDED, (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode())


def machine() -> str:
    """The machine in words: processor, cores, memory, system, Python, PyTorch."""
    described = {}
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        described = dict(line.split(":", 1) for line in cpus.read_text().splitlines() if ":" in line)
        described = {key.strip(): value.strip() for key, value in described.items()}
    processor = described.get("model name") or platform.processor() or platform.machine()
    memory = ""
    with_memory = Path("/proc/meminfo")
    if with_memory.exists():
        memory = f", {int(with_memory.read_text().split()[1]) / 2**20:.0f} GiB"
    return (
        f"{processor}, {os.cpu_count()} cores{memory}, {platform.system()}, Python {platform.python_version()}, "
        f"PyTorch {torch.__version__.split('+')[0]}"
    )


if __name__ == "__main__":
    main()
