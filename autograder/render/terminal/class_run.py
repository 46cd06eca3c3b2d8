"""The end of a run over a class, for the instructor's eyes."""

import shlex
from collections import Counter
from collections.abc import Mapping
from itertools import islice

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import clean, one_line, points
from autograder.judge.result import Outcome
from autograder.record.class_run import SHOWN, TABLE, ClassSummary, LessonRun
from autograder.render.repaired import NO_NAME, change_lines, what_is_wrong
from autograder.render.terminal.changes import change_line, changes_summary
from autograder.render.terminal.class_attention import show_attention, show_more
from autograder.render.terminal.style import SIGNS, class_table, legend

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
    show_attention(run, out)
    _changes(run, out)
    out.print()
    if run.data:
        out.print(
            tr("Data:    {data}", data=run.data)
            if run.is_whole
            else tr("Data:    {data}; every result says so", data=run.data)
        )
    out.print(tr("Seed:    {seed} (`--seed {seed}` repeats this run)", seed=run.seed))
    out.print(tr("Records: {folder}", folder=run.out / "results"))
    out.print(tr("CSV:     {file}", file=run.out / "grades.csv"))
    if run.part:
        out.print(
            Text(
                tr(
                    "Only a part of the class was looked at: {part}; the other records stay",
                    part=one_line(run.part, 200),
                )
            )
        )
    if run.reused:
        out.print(
            tr_plural(
                run.reused,
                "{count} record of an earlier run was taken over (`--fresh` marks it again)",
                "{count} records of an earlier run were taken over (`--fresh` marks them again)",
            )
        )
    if run.attempts:
        out.print(
            tr_plural(
                run.attempts,
                "{count} earlier attempt, which may count, was marked again like the last ones",
                "{count} earlier attempts, which may count, were marked again like the last ones",
            )
        )


def _counts(run: ClassSummary, out: Console) -> None:
    """Where something else counts than was marked, and why."""
    if run.counts.count:
        out.print(Text(tr("What counts, by the course's rules:"), "bold"))
    for one in run.counts.first:
        out.print(Text(f"  {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    show_more(run.counts, noted("and {count} more have another mark than was marked; grades.csv has all"), out)
    for one in run.waiting.first:
        out.print(Text(f"• {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    show_more(run.waiting, noted("and {count} more wait for a person; `open` in grades.csv says for what"), out)
    for said in (*run.conflicts, *run.bad_times[:SHOWN]):
        out.print(Text(f"• {one_line(said, 600)}"))
    if len(run.bad_times) > SHOWN:
        said = tr_plural(
            len(run.bad_times) - SHOWN,
            "and {count} more time that cannot be understood",
            "and {count} more times that cannot be understood",
        )
        out.print(Text(said, style="dim"))


def tasks_table(lesson: str, title: str, outcomes: Mapping[str, Mapping[Outcome, int]], count: int) -> RenderableType:
    """A large class: how each task ended, counted."""
    every: Counter[Outcome] = Counter()
    for counts in outcomes.values():
        every.update(counts)
    shown = [outcome for outcome in SIGNS if every[outcome]]
    table = Table(
        title=tr_plural(
            count,
            "{title} ({lesson}), {count} submission",
            "{title} ({lesson}), {count} submissions",
            title=title,
            lesson=lesson,
        ),
        title_justify="left",
        title_style="bold",
    )
    table.add_column(tr("task"), no_wrap=True)
    for outcome in shown:
        table.add_column(outcome.words, justify="right")
    for name, counts in outcomes.items():
        table.add_row(name, *(str(counts[one]) if counts.get(one) else "" for one in shown))
    return table


def _average(one: LessonRun) -> Text:
    average = points(None if one.mean is None else round(one.mean, 1))
    text = tr(
        "mean {average} of {best} points, {seconds:.1f} s a submission",
        average=average,
        best=points(one.best),
        seconds=one.seconds,
    )
    if one.by_hand:
        text += tr_plural(
            one.by_hand,
            "; {count:g} more point is marked by a person",
            "; {count:g} more points are marked by a person",
        )
    return Text(text, style="dim")


def _without_a_name(run: ClassSummary, out: Console) -> None:
    """What several students have in common that no mistake of the list explains, each with one student's lines."""
    for lesson in run.lessons:
        for group in lesson.nameless:
            count, kind, shown = len(group.members), group.shown.repair, group.shown
            said = tr_plural(
                count,
                "{count} student: {what_is_wrong} ({no_name}), {lesson}, {name}",
                "{count} students: {what_is_wrong} ({no_name}), {lesson}, {name}",
                what_is_wrong=what_is_wrong(kind.kinds),
                no_name=tr(NO_NAME),
                lesson=lesson.lesson,
                name=kind.name,
            )
            out.print(Text(said, style="bold"))
            out.print(
                Text(
                    "  "
                    + tr(
                        "Lecture: {lecture}; such as {example}",
                        lecture=one_line(shown.lecture, 120),
                        example=one_line(group.example, 40),
                    ),
                    "dim",
                )
            )
            for sign, line in change_lines(shown.before, shown.after)[:LINES]:
                out.print(Text(f"  {sign} {clean(line, 160)}", "red" if sign == "-" else "green"))
        rest = lesson.nameless_count - len(lesson.nameless)
        more = [tr("{count} more that several share", count=rest)] * (rest > 0)
        single = lesson.nameless_single
        more += [tr("{count} of one student each", count=single)] * (single > 0)
        if more:
            out.print(
                Text(
                    tr(
                        "Mistakes without a name in {lesson}: {counts}; see the report",
                        lesson=lesson.lesson,
                        counts=", ".join(more),
                    ),
                    "dim",
                )
            )
    first = next((group for lesson in run.lessons for group in lesson.nameless), None)
    if first is not None:
        command = f"autograder name-mistake {shlex.quote(str(run.out))} {first.shown.repair.name}"
        out.print(Text(tr("`{command}` gives such a mistake a name, which the next run tells them.", command=command)))


def _changes(run: ClassSummary, out: Console) -> None:
    if not run.changed:
        return
    out.print()
    out.print(Text(changes_summary(run.changes, run.changed), style="bold"))
    for change in islice(run.changes, SHOWN):
        out.print(Text(change_line(change)))
    if run.changed > SHOWN:
        out.print(Text(tr("and {count} more", count=run.changed - SHOWN), style="dim"))
    out.print(tr("Changes: {file}", file=run.out / "changes.csv"))
