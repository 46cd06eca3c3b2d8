"""The end of a run over a class, for the instructor's eyes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.course import Course
from autograder.grade import ClassRun
from autograder.judge.outcome import Outcome
from autograder.lesson import Found
from autograder.lesson.resources import told
from autograder.render.changes import change_line, changes_summary
from autograder.render.record import Record
from autograder.render.terminal import SIGNS, WORDS, class_table, legend
from autograder.render.text import one_line, points

TABLE = 60  # students that a table has room for; of more, each task is counted
SHOWN = 20  # entries of a list; the rest is counted


def show_run(run: ClassRun, course: Course, data: Mapping[str, Found], out: Console) -> None:
    """A table for each lesson, then what needs attention, then where everything is."""
    for name, students in run.students.items():
        out.print()
        if len(students) > TABLE:
            out.print(tasks_table(name, _title(course, name), run.of_lesson(name), len(students)))
        else:
            out.print(class_table(name, _title(course, name), list(run.of_lesson(name)), out.width))
        out.print(_average(run.of_lesson(name)))
    out.print(legend())
    _attention(run, out)
    _changes(run, out)
    out.print()
    if data:
        whole = all(found.real for found in data.values())
        out.print(f"Data:    {told(data)}" if whole else f"Data:    {told(data)}; every result says so")
    out.print(f"Seed:    {run.seed} (`--seed {run.seed}` repeats this run)")
    out.print(f"Records: {run.out / 'results'}")
    out.print(f"CSV:     {run.out / 'grades.csv'}")
    if run.reused:
        out.print(f"{run.reused} records of an earlier run were taken over (`--fresh` marks them again)")


def _title(course: Course, name: str) -> str:
    try:
        return course.load(name).title
    except Exception:  # a broken lesson is told of below
        return name


def tasks_table(lesson: str, title: str, records: Iterable[Record], count: int) -> RenderableType:
    """A large class: how each task ended, counted."""
    outcomes: dict[str, Counter[Outcome]] = {}
    for found in records:
        for task in found.tasks:
            outcomes.setdefault(task.name, Counter())[task.outcome] += 1
    shown = [name for name in SIGNS if any(counts[name] for counts in outcomes.values())]
    table = Table(title=f"{title} ({lesson}), {count} submissions", title_justify="left", title_style="bold")
    table.add_column("task", no_wrap=True)
    for name in shown:
        table.add_column(WORDS[name], justify="right")
    for task_name, counts in outcomes.items():
        table.add_row(task_name, *(str(counts[outcome]) if counts[outcome] else "" for outcome in shown))
    return table


def _average(records: Iterable[Record]) -> Text:
    count, marked, total, seconds, best, by_hand = 0, 0, 0.0, 0.0, 0.0, 0.0
    for found in records:
        count, best = count + 1, max(best, found.max_score)
        seconds += found.seconds if isinstance(found.seconds, int | float) else 0.0
        by_hand = max(by_hand, sum(manual.max_score for manual in found.manual))
        if found.score is not None:
            marked, total = marked + 1, total + found.score
    average = points(round(total / marked, 1) if marked else None)
    text = f"mean {average} of {points(best)} points, {seconds / max(count, 1):.1f} s a submission"
    if by_hand:
        text += f"; {points(by_hand)} more points are marked by a person"
    return Text(text, style="dim")


def _attention(run: ClassRun, out: Console) -> None:
    for student, lesson in run.unreadable[:SHOWN]:
        found = run.folder.read(lesson, run.stems[student])
        problem = found.problem.message if found and found.problem else ""
        out.print(Text(f"? {one_line(student, 40)} ({lesson}): {one_line(problem, 400)}"))
    _more(run.unreadable, "cannot be read; grades.csv names them", out)
    _grader_errors(run, out)
    _to_look_at(run, out)
    if run.missing:
        out.print(Text(f"Nothing handed in: {_listed(run.missing)}"))
    for student, name in run.misplaced[:SHOWN]:
        where = one_line(f"{student}/{name}", 200)
        out.print(Text(f"  {where} lies where no lesson is looked for: move it to {one_line(student, 60)}/LESSON/"))
    _more(run.misplaced, "lie in the wrong folder", out)
    for lesson, count in run.left_over.items():
        out.print(
            Text(
                f"{lesson}: {count} more records in {run.out / 'results' / lesson} are of students who are not in the "
                "class any more; remove them if they are not needed"
            )
        )


def _to_look_at(run: ClassRun, out: Console) -> None:
    """Programs that reach for what observes them. Their marks stand; a person decides."""
    for student, lesson in run.look_at[:SHOWN]:
        found = run.folder.read(lesson, run.stems[student])
        what = "; ".join(found.look_at) if found else ""
        out.print(Text(f"• {one_line(student, 40)} ({lesson}): {one_line(what, 400)}"))
    _more(run.look_at, "should be looked at; their pages in the report show the code", out)


def _grader_errors(run: ClassRun, out: Console) -> None:
    if not run.grader_errors:
        return
    for student, lesson in run.grader_errors[:SHOWN]:
        text = f"! {one_line(student, 40)} ({lesson}): no mark, through a fault of the grader"
        out.print(Text(text, "bold yellow"))
    _more(run.grader_errors, "have no mark either", out)
    out.print(
        Text(
            f"What broke is written down in {run.out / 'errors'}, a file for each, with what a report of it needs: "
            "versions, seed, traceback. Mend it and run the same command again: only these are marked then."
        )
    )


def _changes(run: ClassRun, out: Console) -> None:
    if not run.changed:
        return
    out.print()
    out.print(Text(changes_summary(run.changes, run.changed), style="bold"))
    for change in islice(run.changes, SHOWN):
        out.print(Text(change_line(change)))
    if run.changed > SHOWN:
        out.print(Text(f"and {run.changed - SHOWN} more", style="dim"))
    out.print(f"Changes: {run.out / 'changes.csv'}")


def _more(found: Sequence[object], words: str, out: Console) -> None:
    if len(found) > SHOWN:
        out.print(Text(f"and {len(found) - SHOWN} more {words}", style="dim"))


def _listed(pairs: list[tuple[str, str]]) -> str:
    shown = ", ".join(f"{one_line(student, 40)} ({lesson})" for student, lesson in pairs[:SHOWN])
    return shown + (f" and {len(pairs) - SHOWN} more" if len(pairs) > SHOWN else "")
