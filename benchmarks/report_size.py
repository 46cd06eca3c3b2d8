"""How large the report of a class is, how long it takes to write, and how soon a browser shows it.

    python benchmarks/report_size.py                    300 and 5,000 students, one lesson
    python benchmarks/report_size.py 300 --lessons mlp gpu
    python benchmarks/report_size.py 300 --keep /tmp/class    keep the simulated class, to look at it

The records are simulated: the lessons' own checks and wrong variants, with names, marks and times drawn at random. The
first view is measured in Chromium where Playwright and `/usr/bin/chromium` are installed: from the beginning of the
navigation until the table of students is drawn and the browser has painted it, the middle of five times.
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.core.files import write_json
from autograder.course.layout import Course, find_course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.lesson.claims import tolerances

NAMES = (
    "Ada",
    "Ben",
    "Chen",
    "Dora",
    "Emil",
    "Fatima",
    "Goran",
    "Hana",
    "Ivan",
    "Jana",
    "Kofi",
    "Müller",
    "Noor",
    "Okafor",
)
BROWSER = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# Resolves when what the script drew has been painted: two frames later.
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done([performance.now(), document.querySelectorAll("#heat tbody tr").length]))))"""

# In a process of its own, whose largest memory the system knows (on Linux; 0 elsewhere).
WRITE = """
import sys, time
from pathlib import Path
from autograder.report import write_report
began = time.monotonic()
write_report(Path(sys.argv[1]))
print(time.monotonic() - began)
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0))
"""


def simulate(course: Course, lessons: list[str], students: int, out: Path) -> None:
    """Write the records of a class that never was."""
    draw = random.Random(students)
    shutil.rmtree(out, ignore_errors=True)
    write_json(out / "run.json", {"kit": __version__, "seed": 7, "lessons": lessons, "tolerances": tolerances()})
    for name in lessons:
        lesson = course.load(name)
        solutions = load_solutions(course, lesson)
        text = solutions.source()
        for number in range(students):
            student = f"{draw.choice(NAMES)} {draw.choice(NAMES)} {number:04d}"
            record = simulated(lesson, solutions, text, student, draw)
            path = out / "results" / name / f"{student}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(record))


def simulated(lesson: Lesson, solutions: Solutions, text: str, student: str, draw: random.Random) -> dict[str, Any]:
    """One record: most tasks right, some with a mistake of the lesson's wrong variants, some untouched."""
    able = draw.betavariate(4, 1.5)
    tasks = [_task(lesson, solutions, name, able, draw) for name in lesson.tasks if not lesson.tasks[name].manual]
    code = [{"file": f"{lesson.name}.py", "cell": None, "text": text}]
    score = round(sum(task["score"] for task in tasks), 9)
    return {
        "schema": 1,
        "student": student,
        "lesson": lesson.name,
        "kit": __version__,
        "seed": 7,
        "submission_sha256": f"{draw.getrandbits(256):064x}",
        "outcome": "passed" if all(task["outcome"] == "passed" for task in tasks) else "failed",
        "score": score,
        "max_score": sum(task["max_score"] for task in tasks),
        "seconds": round(draw.lognormvariate(0.5, 0.6), 3),
        "file": f"{lesson.name}.py",
        "problem": None,
        "notes": [],
        "facts": {},
        "tasks": tasks,
        "manual": [],
        "code": code,
    }


def _task(lesson: Lesson, solutions: Solutions, name: str, able: float, draw: random.Random) -> dict[str, Any]:
    task = lesson.tasks[name]
    variants = [variant for variant in solutions.wrong if variant.task == name]
    outcome = "passed" if draw.random() < able else draw.choice(["failed", "failed", "failed", "not_attempted"])
    named = draw.choice(variants) if variants and draw.random() < 0.8 else None
    spoilt = draw.randrange(len(task.checks))
    checks = []
    for place, check in enumerate(task.checks.values()):
        own = outcome if outcome != "failed" or place == spoilt else draw.choice(["passed", "passed", "failed"])
        wrong = own == "failed"
        mistake = named if wrong and named else None
        checks.append(
            {
                "name": check.name,
                "outcome": own,
                "score": check.points if own == "passed" else 0.0,
                "max_score": check.points,
                "sentence": check.sentence,
                "message": f"{name}, entry 3: expected 0.4217, got {draw.random():.4f} (off by 0.1)" if wrong else "",
                "expected": "0.4217" if wrong else "",
                "got": "0.5217" if wrong else "",
                "remark": "",
                "where": {"file": f"{lesson.name}.py", "line": 20 + place, "code": "x = model(x)"} if wrong else None,
                "diagnosis": {key: getattr(mistake, key) for key in ("id", "title", "why", "fix", "lecture")}
                if mistake
                else None,
                "diagnoses": [],
            }
        )
    return {
        "name": name,
        "outcome": outcome,
        "score": sum(check["score"] for check in checks),
        "max_score": task.points,
        "lecture": task.lecture,
        "checks": checks,
        "pictures": [_curves(draw)] if outcome == "failed" and "train" in name else [],
    }


def _curves(draw: random.Random) -> dict[str, Any]:
    series = [
        {"name": role, "role": role, "values": [2.3 * rate**n + 0.05 * draw.random() for n in range(60)]}
        for role, rate in (("yours", 0.99), ("right", 0.95))
    ]
    return {"kind": "curves", "title": "Loss of each batch", "x": "batch", "y": "loss", "series": series}


def first_view(index: Path, times: int = 5) -> tuple[float, int] | None:
    """Seconds until the page is drawn (the middle of some times), and rows in its table; None without a browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if not Path(BROWSER).exists():
        return None
    seconds, rows = [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        for _ in range(times):
            page = browser.new_page()
            page.goto(index.resolve().as_uri(), wait_until="commit")
            milliseconds, rows = page.evaluate(PAINTED)
            while not rows:
                milliseconds, rows = page.evaluate(PAINTED)
            seconds.append(milliseconds / 1000)
            page.close()
        browser.close()
    return statistics.median(seconds), rows


def measure(course: Course, lessons: list[str], students: int, out: Path) -> None:
    """Simulate a class, write its report, and print sizes and times."""
    simulate(course, lessons, students, out)
    index = out / "report" / "index.html"
    wrote, memory = map(float, subprocess.check_output([sys.executable, "-c", WRITE, str(out)], text=True).split())
    pages = [path.stat().st_size / 1e3 for path in (out / "report" / "students").glob("*.html")]
    each = 1000 * wrote / len(pages) / len(lessons)
    print(f"{students} students, {', '.join(lessons)}:")
    print(f"  index.html {index.stat().st_size / 1e6:.2f} MB; {len(pages)} pages of {statistics.median(pages):.0f} kB")
    print(f"  written in {wrote:.1f} s ({each:.1f} ms a record), {memory:.0f} MB of memory at most")
    seen = first_view(index)
    if seen is None:
        print("  first view: not measured (needs Playwright and /usr/bin/chromium)")
    else:
        print(f"  first view in {seen[0]:.2f} s, with {seen[1]} rows")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", nargs="*", type=int, default=[300, 5000])
    parser.add_argument("--lessons", nargs="+", default=["linear_regression"])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    course = find_course()
    for students in options.students:
        if options.keep:
            measure(course, options.lessons, students, options.keep / str(students))
            continue
        with tempfile.TemporaryDirectory() as folder:
            measure(course, options.lessons, students, Path(folder))


if __name__ == "__main__":
    main()
