"""A class of any size for the benchmarks: the reference, and every third time a wrong variant of it."""

from pathlib import Path

from autograder.course.layout import Course
from autograder.course.solutions import load_solutions

ROOT = Path(__file__).resolve().parents[1]


def simulated_class(target: Path, lesson: str, count: int) -> Course:
    """Write so many submissions under `target`, no two of them the same file; returns the course."""
    course = Course(ROOT)
    solutions = load_solutions(course, course.load(lesson))
    reference = solutions.source()
    # Variants that end or hang are left out: their time is a limit's, not the judge's.
    wrong = [variant.code for variant in solutions.wrong if "while" not in variant.code and not variant.full_data]
    for number in range(count):
        added = f"\n\n{wrong[number // 3 % len(wrong)]}\n" if number % 3 == 0 else "\n"
        folder = target / f"s{number:05}" / lesson
        folder.mkdir(parents=True)
        (folder / f"{lesson}.py").write_text(f"# submission {number}\n{reference}{added}")
    return course
