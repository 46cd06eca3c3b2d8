"""How long marking one student takes, from the command to the record: with nothing known, and once more.

    python benchmarks/one_student.py [LESSON ...] [--student chen] [--rounds 3] [--explain none]

For each lesson one student of the sample class is marked with the same seed: without any cache, with an empty one, and
with what the run before has kept. Of each: seconds from the command to its end, from the command to the first record,
and of computing, of all its processes together, which a busy machine changes least. The records have to be the same.
Goals on two idle cores: the first record 3 s after a cold start, beyond the student's own computing, and 4 s for one
that is marked again.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.author.demo import sample_class
from autograder.course.layout import find_course

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

SEED = 7
SECONDS = 1200.0


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes:
        whole: seconds from the command to its end.
        first: seconds from the command to the first record.
        computing: seconds of all processes that it waited for.
        digest: of the record, without its time.
        student: seconds that the record says the submission took.
    """

    whole: float
    first: float
    computing: float
    digest: str
    student: float


def marked(submitted: Path, lesson: str, out: Path, cache: str, explain: str) -> Run:
    """Mark the class in a folder with a cache."""
    command = [sys.executable, "-m", "autograder", "grade", str(submitted), "--lesson", lesson, "--out", str(out)]
    command += ["--seed", str(SEED), "--min-tier", "0", "--workers", "1", "--explain", explain]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    environment = {**os.environ, "TORCHGRADE_CACHE": cache}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first = None
    while running.poll() is None:
        if first is None and any(out.glob("results/*/*.json")):
            first = time.perf_counter() - began
        if time.perf_counter() - began > SECONDS:
            running.kill()
            sys.exit(f"{lesson}: not done within {SECONDS:g} s")
        time.sleep(0.01)
    whole = time.perf_counter() - began
    if running.returncode:
        sys.exit(f"`{' '.join(command)}` ended with {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    [path] = out.glob("results/*/*.json")
    record = json.loads(path.read_text(encoding="utf-8"))
    computing = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(whole, first or whole, computing, record["digest"], record["seconds"])


def rounds(submitted: Path, lesson: str, folder: Path, count: int, explain: str) -> Iterator[dict[str, Run]]:
    """In turns: without a cache, with an empty one, with what that run has kept."""
    for number in range(count):
        own = folder / f"{lesson}-{number}"
        caches = {"off": "off", "cold": str(own / "kept"), "warm": str(own / "kept")}
        found = {kind: marked(submitted, lesson, own / kind, cache, explain) for kind, cache in caches.items()}
        if explain == "none" and len({run.digest for run in found.values()}) > 1:
            sys.exit(f"{lesson}: the records are not the same")
        yield found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", nargs="*", metavar="LESSON")
    parser.add_argument("--student", default="chen", metavar="NAME")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--explain", default="none", choices=["none", "fast", "full"])
    options = parser.parse_args()
    course = find_course()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        sample_class(course, course.lessons, folder / "class")
        (folder / "one").mkdir()
        (folder / "class" / options.student).rename(folder / "one" / options.student)
        for lesson in options.lessons or course.lessons:
            found = list(rounds(folder / "one", lesson, folder, options.rounds, options.explain))
            for kind in ("off", "cold", "warm"):
                runs = [one[kind] for one in found]
                whole, first, computing, student = (
                    statistics.median(getattr(run, name) for run in runs)
                    for name in ("whole", "first", "computing", "student")
                )
                print(
                    f"{lesson}, {kind:4}: {whole:6.1f} s, first record after {first:6.1f} s, "
                    f"computing {computing:6.1f} s, the submission itself {student:.1f} s"
                )
                if kind == "cold":
                    tell(f"one_student.{lesson}.fixed", first - student)
            tell(f"one_student.{lesson}.again", whole)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
