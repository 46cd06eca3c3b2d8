"""The end of a run over a class, for the instructor's eyes."""

import shlex
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.text import clean, one_line, points
from autograder.judge.result import Outcome
from autograder.record.class_run import SHOWN, TABLE, ClassSummary, LessonRun, Listed
from autograder.render.repaired import NO_NAME, change_lines, what_is_wrong
from autograder.render.terminal.changes import change_line, changes_summary
from autograder.render.terminal.style import SIGNS, WORDS, class_table, legend

INSTALL = "install it and run the same command again"
LINES = 6  # of one student's change that are shown


def show_run(run: ClassSummary, out: Console) -> None:
    """A table for each lesson, then what needs attention, then where everything is."""
    for one in run.lessons:
        out.print()
        if one.count > TABLE:
            out.print(tasks_table(one.lesson, one.title, one.outcomes, one.count))
        else:
            out.print(class_table(one.lesson, one.title, one.records, out.width))
        out.print(_average(one))
    out.print(legend())
    _counts(run, out)
    _without_a_name(run, out)
    _attention(run, out)
    _changes(run, out)
    out.print()
    if run.data:
        out.print(f"Data:    {run.data}" if run.is_whole else f"Data:    {run.data}; every result says so")
    out.print(f"Seed:    {run.seed} (`--seed {run.seed}` repeats this run)")
    out.print(f"Records: {run.out / 'results'}")
    out.print(f"CSV:     {run.out / 'grades.csv'}")
    if run.part:
        out.print(Text(f"Only a part of the class was looked at: {one_line(run.part, 200)}; the other records stay"))
    if run.reused:
        out.print(f"{run.reused} records of an earlier run were taken over (`--fresh` marks them again)")
    if run.attempts:
        out.print(f"{run.attempts} earlier attempts, which may count, were marked again like the last ones")


def _counts(run: ClassSummary, out: Console) -> None:
    """Where something else counts than was marked, and why."""
    if run.counts.count:
        out.print(Text("What counts, by the course's rules:", "bold"))
    for one in run.counts.first:
        out.print(Text(f"  {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    _more(run.counts, "have another mark than was marked; grades.csv has all", out)
    for one in run.waiting.first:
        out.print(Text(f"• {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    _more(run.waiting, "wait for a person; `open` in grades.csv says for what", out)
    for said in (*run.conflicts, *run.bad_times[:SHOWN]):
        out.print(Text(f"• {one_line(said, 600)}"))
    if len(run.bad_times) > SHOWN:
        out.print(Text(f"and {len(run.bad_times) - SHOWN} more times that cannot be understood", style="dim"))


def tasks_table(lesson: str, title: str, outcomes: Mapping[str, Mapping[Outcome, int]], count: int) -> RenderableType:
    """A large class: how each task ended, counted."""
    every: Counter[Outcome] = Counter()
    for counts in outcomes.values():
        every.update(counts)
    shown = [outcome for outcome in SIGNS if every[outcome]]
    table = Table(title=f"{title} ({lesson}), {count} submissions", title_justify="left", title_style="bold")
    table.add_column("task", no_wrap=True)
    for outcome in shown:
        table.add_column(WORDS[outcome], justify="right")
    for name, counts in outcomes.items():
        table.add_row(name, *(str(counts[one]) if counts.get(one) else "" for one in shown))
    return table


def _average(one: LessonRun) -> Text:
    average = points(None if one.mean is None else round(one.mean, 1))
    text = f"mean {average} of {points(one.best)} points, {one.seconds:.1f} s a submission"
    if one.by_hand:
        text += f"; {points(one.by_hand)} more points are marked by a person"
    return Text(text, style="dim")


def _without_a_name(run: ClassSummary, out: Console) -> None:
    """What several students have in common that no mistake of the list explains, each with one student's lines."""
    for lesson in run.lessons:
        for group in lesson.nameless:
            count, kind, shown = len(group.members), group.shown.repair, group.shown
            said = f"{count} students: {what_is_wrong(kind.kinds)} ({NO_NAME}), {lesson.lesson}, {kind.name}"
            out.print(Text(said, style="bold"))
            out.print(Text(f"  Lecture: {one_line(shown.lecture, 120)}; such as {one_line(group.example, 40)}", "dim"))
            for sign, line in change_lines(shown.before, shown.after)[:LINES]:
                out.print(Text(f"  {sign} {clean(line, 160)}", "red" if sign == "-" else "green"))
        rest = lesson.nameless_count - len(lesson.nameless)
        more = [f"{rest} more that several share"] * (rest > 0)
        more += [f"{lesson.nameless_single} of one student each"] * (lesson.nameless_single > 0)
        if more:
            out.print(Text(f"Mistakes without a name in {lesson.lesson}: {', '.join(more)}; see the report", "dim"))
    first = next((group for lesson in run.lessons for group in lesson.nameless), None)
    if first is not None:
        command = f"autograder name-mistake {shlex.quote(str(run.out))} {first.shown.repair.name}"
        out.print(Text(f"`{command}` gives such a mistake a name, which the next run tells them."))


def _attention(run: ClassSummary, out: Console) -> None:
    for one in run.unreadable.first:
        out.print(Text(f"? {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    _more(run.unreadable, "cannot be read; grades.csv names them", out)
    _grader_errors(run, out)
    _modules(run, out)
    _to_look_at(run, out)
    if run.missing.count:
        out.print(Text(f"Nothing handed in: {_names(run.missing)}"))
    for one in run.misplaced.first:
        where = one_line(f"{one.student}/{one.what}", 200)
        out.print(Text(f"  {where} lies where no lesson is looked for: move it to {one_line(one.student, 60)}/LESSON/"))
    _more(run.misplaced, "lie in the wrong folder", out)
    for lesson, count in run.left_over.items():
        out.print(
            Text(
                f"{lesson}: {count} more records in {run.out / 'results' / lesson} are of students who are not in the "
                "class any more; remove them if they are not needed"
            )
        )


def _modules(run: ClassSummary, out: Console) -> None:
    """What submissions import and what is not there; whose mark waits for it."""
    for name, count in run.not_installed:
        out.print(Text(f"{_import(count)} {one_line(name, 60)}, which is not installed here: {INSTALL}"))
    if run.for_modules.count:
        out.print(Text(f"No mark until that is done, since a task needs it: {_names(run.for_modules)}"))
    for name, count in run.left_at_home:
        out.print(Text(f"{_import(count)} {one_line(name, 60)}, which is no library known here and no file beside it"))


def _import(count: int) -> str:
    return "1 submission imports" if count == 1 else f"{count} submissions import"


def _to_look_at(run: ClassSummary, out: Console) -> None:
    """Programs that reach for what observes them. Their marks stand; a person decides."""
    for one in run.look_at.first:
        out.print(Text(f"• {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    _more(run.look_at, "should be looked at; their pages in the report show the code", out)


def _grader_errors(run: ClassSummary, out: Console) -> None:
    if not run.grader_errors.count:
        return
    for one in run.grader_errors.first:
        text = f"! {one_line(one.student, 40)} ({one.lesson}): no mark, through a fault of the grader"
        out.print(Text(text, "bold yellow"))
    _more(run.grader_errors, "have no mark either", out)
    out.print(
        Text(
            f"What broke is written down in {run.out / 'errors'}, a file for each, with what a report of it needs: "
            "versions, seed, traceback. Mend it and run the same command again: only these are marked then."
        )
    )


def _changes(run: ClassSummary, out: Console) -> None:
    if not run.changed:
        return
    out.print()
    out.print(Text(changes_summary(run.changes, run.changed), style="bold"))
    for change in islice(run.changes, SHOWN):
        out.print(Text(change_line(change)))
    if run.changed > SHOWN:
        out.print(Text(f"and {run.changed - SHOWN} more", style="dim"))
    out.print(f"Changes: {run.out / 'changes.csv'}")


def _more(found: Listed, words: str, out: Console) -> None:
    if found.count > SHOWN:
        out.print(Text(f"and {found.count - SHOWN} more {words}", style="dim"))


def _names(found: Listed) -> str:
    shown = ", ".join(f"{one_line(one.student, 40)} ({one.lesson})" for one in found.first)
    return shown + (f" and {found.count - SHOWN} more" if found.count > SHOWN else "")
