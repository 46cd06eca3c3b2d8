"""What a cluster costs: the head alone, worker processes against threads of one, and workers that are killed.

    python benchmarks/cluster.py head [--count 1000 10000 100000]
    python benchmarks/cluster.py local [--count 60] [--rounds 3]
    python benchmarks/cluster.py killed [--count 500] [--workers 10] [--kill 5]

`head` replaces marking on the two workers by one that answers recorded records, so that what is left is the head's own
work; each number of submissions in a process of its own. Of each: records a second that are written, milliseconds of
the head's computing and bytes on the wire for a submission, and the head's largest memory. Goals: 300 a second, 5 ms,
50 kB, and memory that stays flat within 20 %, below 500 MB.

`local` marks a class with `--workers 2` and with `--cluster local:2`, in turn; the goal is at most 5 % more time, of
which the start is told apart. `killed` kills half of the workers of a run in the middle; the goal is that no record is
lost, and that it takes at most 15 % longer than the lost share explains.
"""

import argparse
import json
import os
import pickle
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from autograder.author.new import new_lesson
from autograder.course.layout import SETTING, Course

GOOD = "def double(x):\n    return 2 * x\n"
SECONDS = 7200.0


def course_in(folder: Path) -> Course:
    """A course with one small lesson."""
    for name in ("exercises", "solutions"):
        (folder / name).mkdir(parents=True)
    made = Course(folder)
    new_lesson(made, "tiny")
    return made


def class_in(folder: Path, count: int, seconds: float = 0.0) -> Path:
    """Submissions for it, each of which sleeps for so long."""
    for number in range(count):
        path = folder / f"s{number:05}" / "tiny" / "tiny.py"
        path.parent.mkdir(parents=True)
        path.write_text(f"import time; time.sleep({seconds})\n# {number}\n{GOOD}")
    return folder


def grading(course: Course, submitted: Path, out: Path, *more: str) -> "subprocess.Popen[bytes]":
    """`autograder grade`, started."""
    command = [sys.executable, "-m", "autograder", "grade", str(submitted), "--out", str(out), "--seed", "7"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, SETTING: str(course.root)}
    return subprocess.Popen([*command, "--explain", "none", *more], env=environment, cwd=course.root, **quiet)


def written(out: Path) -> list[float]:
    """When each record was written, in order."""
    return sorted(path.stat().st_mtime for path in out.glob("results/*/*.json"))


# The head alone


def answered(sample: str, run: bytes, items: Sequence[object]) -> bytes:
    """In the place of marking on a worker: the recorded record, as if it were of each submission."""
    from autograder.cluster.messages import Answer, Done, encoded
    from autograder.record.seal import sealed

    record = json.loads(sample)
    done = []
    for one in items:
        digests = {"submission_sha256": one.files.sha256, "modules_sha256": one.files.modules_sha256}  # type: ignore[attr-defined]
        made = sealed({**record, "student": one.student, **digests})  # type: ignore[attr-defined]
        done.append(Done(one.number, made, (), 0.15))  # type: ignore[attr-defined]
    return encoded(Answer(tuple(done)))


def head(count: int, folder: Path) -> dict[str, float]:
    """A run of so many submissions in this process, all but the marking."""
    from autograder.cluster import head as running
    from autograder.cluster import worker
    from autograder.cluster.bundles import Costs
    from autograder.cluster.messages import Item
    from autograder.cluster.place import place_of
    from autograder.marking.job import Job
    from autograder.record.store import RunFolder
    from autograder.submission.class_folder import HandedIn
    from autograder.submission.submission import Files

    course = course_in(folder / "course")
    class_in(folder / "sample", 1)
    assert grading(course, folder / "sample", folder / "one").wait(SECONDS) == 0
    sample = (folder / "one" / "results" / "tiny" / "s00000.json").read_text()
    names = frozenset({"double"})
    text = GOOD + "# what a student writes beside it\n" * 60  # 2 kB

    def handed_in(number: int) -> HandedIn:
        def look() -> Files:  # as from a disk: nothing of it is kept
            return Files("tiny.py", f"# {number}\n{text}".encode())

        return HandedIn(f"s{number:06}", "tiny", look, names)

    worker.mark = partial(answered, sample)  # type: ignore[assignment]
    stems = {f"s{number:06}": f"s{number:06}" for number in range(count)}
    job = Job(folder=RunFolder(folder / "out"), stems=stems, seed=7, data={})
    work = {"tiny": (handed_in(number) for number in range(count))}
    opened = place_of("local:2", None, False)
    first = began = computing = 0.0
    wire = len(pickle.dumps(Item(0, "s000000", "tiny", None, handed_in(0).look()))) + len(
        answered(sample, b"", [Item(0, "s000000", "tiny", None, handed_in(0).look())])
    )
    say = partial(print, file=sys.stderr)
    for number, _ in enumerate(running.mark_on_cluster(course, work, job, lambda: opened(say), Costs(), say)):
        if number == 0:
            began, computing = time.perf_counter(), time.process_time()
            first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, used = time.perf_counter() - began, time.process_time() - computing
    return {
        "count": count,
        "records_a_second": round(count / seconds, 1),
        "ms_of_the_head": round(1000 * used / count, 2),
        "bytes_on_the_wire": wire,
        "mb_at_first": round(first),
        "mb_at_last": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def heads(counts: Sequence[int]) -> Iterator[dict[str, float]]:
    """Each in a process of its own."""
    for count in counts:
        command = [sys.executable, __file__, "head", "--one", str(count)]
        yield json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=SECONDS).stdout)


# Whole runs


def local(count: int, rounds: int, folder: Path) -> Iterator[dict[str, float]]:
    """Two worker processes against two workers of one, in turn."""
    course, submitted = course_in(folder / "course"), class_in(folder / "class", count)
    for number in range(rounds):
        found: dict[str, float] = {"round": number}
        for name, how in (("workers", ("--workers", "2")), ("cluster", ("--cluster", "local:2"))):
            out, began = folder / f"{name}{number}", time.time()
            assert grading(course, submitted, out, *how).wait(SECONDS) == 0
            times = written(out)
            found |= {f"{name}_whole": time.time() - began, f"{name}_first": times[0] - began}
            found[f"{name}_each"] = (times[-1] - times[0]) / (count - 1)
        yield {name: round(value, 3) for name, value in found.items()}


def killed(count: int, workers: int, kill: int, folder: Path) -> dict[str, float]:
    """A run of which some workers are killed at its middle, for good."""
    course, submitted = course_in(folder / "course"), class_in(folder / "class", count, seconds=1.0)
    port = 18786
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, SETTING: str(course.root)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": folder}
    dask = [sys.executable, "-m"]
    own = ["--host", "127.0.0.1", "--no-dashboard"]
    started = [
        subprocess.Popen([*dask, "distributed.cli.dask_scheduler", "--port", str(port), *own], **quiet)  # type: ignore[call-overload]
    ]
    try:
        time.sleep(10)
        how = ["--nthreads", "1", "--memory-limit", "0", "--no-nanny", *own]
        command = [*dask, "distributed.cli.dask_worker", address, *how]
        started += [subprocess.Popen(command, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
        time.sleep(10 * workers)
        out = folder / "out"
        run = grading(course, submitted, out, "--cluster", address)
        while len(written(out)) < count // 2:
            time.sleep(0.1)
        for one in started[1 : 1 + kill]:
            one.send_signal(signal.SIGKILL)
        assert run.wait(SECONDS) == 0
        times = written(out)
    finally:
        for one in started:
            one.kill()
            one.wait()
    half = count // 2
    before = (half - 1) / (times[half - 1] - times[0])
    after = (count - half) / (times[-1] - times[half - 1])
    explained = before * (workers - kill) / workers
    return {"records": len(times), "a_second_before": before, "a_second_after": after, "longer": explained / after - 1}


def main() -> None:
    """Measure what is asked for, and print one JSON object for each line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["head", "local", "killed"])
    parser.add_argument("--count", type=int, nargs="*", default=None, help="submissions")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=10)
    parser.add_argument("--kill", type=int, default=5)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cluster-") as name:
        folder = Path(name)
        if asked.one:
            print(json.dumps(head(asked.one, folder)))
        elif asked.what == "head":
            for found in heads(asked.count or [1_000, 10_000, 100_000]):
                print(json.dumps(found), flush=True)
        elif asked.what == "local":
            rounds = list(local((asked.count or [60])[0], asked.rounds, folder))
            for found in rounds:
                print(json.dumps(found), flush=True)
            each = [found["cluster_each"] / found["workers_each"] - 1 for found in rounds]
            print(json.dumps({"slower_after_the_first_record": round(statistics.median(each), 3)}))
        else:
            print(json.dumps(killed((asked.count or [500])[0], asked.workers, asked.kill, folder)))


if __name__ == "__main__":
    main()
