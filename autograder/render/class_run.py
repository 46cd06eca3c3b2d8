"""The end of a run over a class, for the instructor's eyes."""

import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from autograder.course import Course
from autograder.datasets.locate import Found
from autograder.grade import ClassRun
from autograder.render.record import Record
from autograder.render.terminal import class_table, legend
from autograder.render.text import one_line, points


def progress_line(out: Console) -> Callable[[Record, int, int], None]:
    """Shows each record as it comes: one moving line on a terminal, one line every few in a log."""
    began = time.monotonic()

    def show(found: Record, done: int, total: int) -> None:
        rate = done / max(time.monotonic() - began, 1e-6)
        left = (total - done) / rate
        text = f"{done} of {total} marked, {rate:.1f} a second, about {left:.0f} s left"
        if out.is_terminal:
            out.file.write(
                f"\r\x1b[K{text}  ({one_line(found['student'], 30)})" + ("\r\x1b[K" if done == total else "")
            )
            out.file.flush()
        elif done == total or done % max(1, total // 10) == 0:
            print(text, file=sys.stderr)

    return show


def show_run(run: ClassRun, course: Course, data: Found, out: Console) -> None:
    """A table for each lesson, then what needs attention, then where everything is."""
    for name in course.lessons:
        records = [found for found in run.records if found["lesson"] == name]
        if records:
            out.print()
            out.print(class_table(name, course.load(name).title, records, out.width))
            out.print(_average(records))
    out.print(legend())
    _attention(run, out)
    out.print()
    out.print(f"Data:    {data.how}" if data.real else f"Data:    {data.how}; every result says so")
    out.print(f"Seed:    {run.seed} (`--seed {run.seed}` repeats this run)")
    out.print(f"Records: {run.out / 'results'}")
    out.print(f"CSV:     {run.out / 'grades.csv'}")
    if run.reused:
        out.print(f"{run.reused} records of an earlier run were taken over (`--fresh` marks them again)")


def _average(records: list[Record]) -> Text:
    marked = [found for found in records if found["score"] is not None]
    mean = sum(found["score"] for found in marked) / len(marked) if marked else None
    seconds = sum(found["seconds"] for found in records) / len(records)
    best = records[0]["max_score"]
    by_hand = sum(manual["max_score"] for found in records[:1] for manual in found["manual"])
    average = points(None if mean is None else round(mean, 1))
    text = f"mean {average} of {points(best)} points, {seconds:.1f} s a submission"
    if by_hand:
        text += f"; {points(by_hand)} more points are marked by a person"
    return Text(text, style="dim")


def _attention(run: ClassRun, out: Console) -> None:
    unreadable = [found for found in run.records if found["outcome"] == "ungradable"]
    for found in unreadable:
        out.print(
            Text(
                f"? {one_line(found['student'], 40)} ({found['lesson']}): {one_line(found['problem']['message'], 400)}"
            )
        )
    for found in run.grader_errors:
        out.print(
            Text(
                f"! {one_line(found['student'], 40)} ({found['lesson']}): no mark, through a fault of the grader",
                "bold yellow",
            )
        )
    if run.missing:
        shown = ", ".join(f"{one_line(student, 40)} ({lesson})" for student, lesson in run.missing[:20])
        more = f" and {len(run.missing) - 20} more" if len(run.missing) > 20 else ""
        out.print(Text(f"Nothing handed in: {shown}{more}"))
