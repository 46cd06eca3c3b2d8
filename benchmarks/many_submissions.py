"""Whether the memory of the judge stays flat over a large class, and how many submissions a second it marks.

    python benchmarks/many_submissions.py [--count 1000] [--after 200] [--lesson linear_regression] [--workers N]

A simulated class is marked by `autograder grade` in a process of its own, whose memory is read after 200 records, at
each further tenth, and after the last one. The ratio is of the last to that after 200; goal: 1.05 at most. The time a
submission is compared in the same way, after all against after two thirds; goal: 1.1 at most, so no more than linear.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell
from benchmarks.simulated_class import ROOT, simulated_class


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds that no file could give back."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("RssAnon:", "RssShmem:"))) / 1024


def main() -> None:
    """Mark, sample, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--after", type=int, default=200)
    parser.add_argument("--lesson", default="linear_regression")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        submitted = Path(temporary) / "class"
        simulated_class(submitted, options.lesson, options.count)
        command = [sys.executable, "-m", "autograder", "grade", str(submitted), "--lesson", options.lesson]
        more = ["--out", f"{temporary}/out", "--workers", str(options.workers), "--seed", "7", "--json-progress"]
        environment = {**os.environ, "TORCHGRADE_COURSE": str(ROOT), "TORCHGRADE_FASHION_MNIST": "sample"}
        running = subprocess.Popen(
            [*command, *more, "--min-tier", "0"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        samples, times = followed(running, options.count, options.after)
        files = len(list(Path(temporary, "out", "results", options.lesson).iterdir()))
    if running.returncode != 0 or files != options.count:
        sys.exit(f"the run ended with {running.returncode} and {files} records")
    seconds, some = times[options.count], options.count * 2 // 3
    growth = seconds / options.count / (times[some] / some)
    shown = ", ".join(f"{done}: {memory:.0f}" for done, memory in samples.items())
    print(f"memory of the judge in MB, by records: {shown}")
    print(
        f"after {options.count} records {samples[options.count] / samples[options.after]:.3f} times that after "
        f"{options.after}; time a submission {growth:.3f} times that after {some}; "
        f"{options.count / seconds:.2f} submissions a second with {options.workers} workers "
        f"(10,000 would take {10_000 * seconds / options.count / 60:.0f} minutes)"
    )
    tell(f"many_submissions.{options.lesson}.memory", samples[options.count] / samples[options.after])
    tell(f"many_submissions.{options.lesson}.time", growth)


def followed(running: "subprocess.Popen[bytes]", count: int, after: int) -> tuple[dict[int, float], dict[int, float]]:
    """By the number of records: memory, and the seconds since the run began."""
    samples: dict[int, float] = {}
    times: dict[int, float] = {}
    wanted = {after, count, count * 2 // 3, *(count * tenth // 10 for tenth in range(1, 10))}
    began = time.perf_counter()
    assert running.stderr is not None
    for line in running.stderr:
        if not line.startswith(b"{"):
            continue
        event = json.loads(line)
        if event["event"] == "planned":
            began = time.perf_counter()
        if event["event"] == "marked" and event["done"] in wanted:
            samples[event["done"]] = resident(running.pid)
            times[event["done"]] = time.perf_counter() - began
    running.wait()
    return samples, times


if __name__ == "__main__":
    main()
