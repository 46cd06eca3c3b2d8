"""How long the demo takes once everything is set up: 56 submissions of four lessons, with nothing known.

    python benchmarks/demo.py

FashionMNIST is fetched before where it can be; the cache is empty. Besides the whole, what each lesson's submissions
took and the three that took longest. Goal on two idle cores: 90 s.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

SECONDS = 3600.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    command = [sys.executable, "-m", "autograder"]
    subprocess.run([*command, "data", "--fetch"], stdout=subprocess.DEVNULL, check=False, timeout=SECONDS)
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "demo"
        environment = {**os.environ, "TORCHGRADE_CACHE": str(Path(temporary) / "kept")}
        began = time.perf_counter()
        ended = subprocess.run(
            [*command, "demo", "--out", str(out)], env=environment, capture_output=True, text=True, timeout=SECONDS
        )
        seconds = time.perf_counter() - began
        if ended.returncode:
            sys.exit(ended.stdout[-1000:] + ended.stderr[-3000:])
        took = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("results/*/*.json"))]
    of_lessons: Counter[str] = Counter()
    for record in took:
        of_lessons[record["lesson"]] += record["seconds"]
    for lesson, total in of_lessons.most_common():
        print(f"{lesson}: its submissions took {total:.1f} s, together")
    for record in sorted(took, key=lambda one: -one["seconds"])[:3]:
        print(f"among the slowest: {record['student']}, {record['lesson']}, {record['seconds']:.1f} s")
    print(f"{len(took)} submissions in {seconds:.0f} s, {os.cpu_count()} cores")
    tell("demo.seconds", seconds)


if __name__ == "__main__":
    main()
