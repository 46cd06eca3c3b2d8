"""Instructors' commands: mark a class, look at what came out, hand it on.

One file, since all of an instructor's commands stand in it, a few lines each.
"""

import contextlib
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.options import (
    FILE,
    FOLDER,
    LEVEL,
    PERCENT,
    PORT,
    SEED,
    Amount,
    Word,
    certificates_option,
    cluster_option,
    folder_option,
    lesson_option,
    number_option,
    submitted_argument,
    task_option,
    workers_option,
)
from autograder.cli.words import Command
from autograder.core.errors import BAD, GRADER_ERROR, OK
from autograder.core.language import noted, tr, tr_plural
from autograder.runner.zygote import begin

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.course.layout import Course
    from autograder.instructor.on_cluster import OnCluster

EXPLAINING = noted("Explaining what is wrong may take 30 % more time; `--explain none` leaves it out.")
GRADE = (
    "autograder grade submitted --out graded",
    "autograder grade submitted --lesson NAME --out graded --seed 7",
    "autograder grade submitted --out graded --cluster local:4",
)
ADJUST = (
    'autograder adjust LESSON TASK --points 3 --reason "the text was unclear"',
    'autograder adjust LESSON TASK --drop --reason "the check was wrong"',
)
EXPLAIN = (
    "autograder explain ada LESSON TASK",
    "autograder explain ada LESSON TASK --out graded --submitted submitted",
)
FORGET = (
    "autograder forget ada",
    "autograder forget ada --yes",
    "autograder forget ada --out graded --submitted submitted",
)
NAME = (
    "autograder name-mistake graded the_task:3f2a9c",
    'autograder name-mistake graded the_task:3f2a9c --id sum_kept --title "..."',
)


@click.command(cls=Command, examples=GRADE)
@submitted_argument()
@lesson_option()
@folder_option("--out", help="where results go", default="graded")
@workers_option(help="submissions at once; as many as there are cores if not given")
@number_option("--seed", help="repeat the run that had this seed", kind=SEED)
@click.option(
    "--student", "students", multiple=True, metavar="NAME", help="only this student (may be given several times)"
)
@task_option(help="only this task of what was marked before (may be given several times)")
@click.option("--since", metavar="DATE", help="only what was handed in then or later, such as 2026-11-30T18:00")
@click.option("--only-changed", is_flag=True, help="only what is not what was marked last")
@click.option("--fresh", is_flag=True, help="mark again what an earlier run has marked")
@click.option("--no-cache", is_flag=True, help="work out anew what is kept of the course's own programs, and keep none")
@click.option("--json-progress", is_flag=True, help="tell a program how far it is, on standard error")
@click.option(
    "--device",
    type=Word(["simulated", "cuda"]),
    metavar="{simulated,cuda}",
    default="simulated",
    show_default=True,
    help="where programs that want a GPU run: on a simulated one, or on this machine's own",
)
@number_option(
    "--min-tier",
    help="how strictly programs have to be isolated at least, from 0 (not at all) to 3; see `autograder doctor`",
    default=2,
    kind=LEVEL,
    to="min_level",
)
@click.option(
    "--explain",
    type=Word(["none", "fast", "full"]),
    metavar="{none,fast,full}",
    default="fast",
    show_default=True,
    help="how long to look for the change that mends a wrong program: not at all, seconds a task, or longer",
)
@cluster_option(help="mark on a cluster: local:N, tcp://HOST:PORT, tls://HOST:PORT, or a file such as cluster.yaml")
@certificates_option()
@click.option("--dashboard", is_flag=True, help="with --cluster: show Dask's own pages as well")
def grade(
    submitted: Path,
    lesson: str | None,
    out: Path,
    json_progress: bool,
    explain: str,
    no_cache: bool,
    students: tuple[str, ...],
    tasks: tuple[str, ...],
    since: str | None,
    only_changed: bool,
    cluster: str | None,
    certificates: Path | None,
    dashboard: bool,
    **how: Any,
) -> int:
    """Mark a class.

    A run that was interrupted goes on with the same command. A zip that a platform gave is put into DIR/submitted
    first, as `autograder collect` does it.
    """
    begin()
    from autograder.course.layout import find_course
    from autograder.instructor.choice import choice_of
    from autograder.instructor.class_summary import class_summary
    from autograder.instructor.grade import Explain, grade, lessons_to_mark
    from autograder.render.terminal.class_run import show_run
    from autograder.render.terminal.costs import show_costs
    from autograder.render.terminal.progress import shown_progress
    from autograder.render.terminal.style import console
    from autograder.report import write_report

    course, shown = find_course(), console()
    lessons = lessons_to_mark(course, lesson)
    if submitted.is_file():
        submitted = _collected(course, submitted, out / "submitted", lesson)
    data = course.find_data()
    if explain == "fast" and not json_progress:
        console(stderr=True).print(tr(EXPLAINING), style="dim", soft_wrap=True)
    told = console(stderr=True)
    on = _cluster(cluster, certificates, dashboard, told)
    with _ending_tidily(), shown_progress(told, json_progress) as progress:
        choice = choice_of(course, students, tasks, since, only_changed)
        how |= {"explain": Explain(explain), "keep": not no_cache, "progress": progress, "choice": choice}
        run = grade(course, submitted, lessons, out, data, cluster=on, **how)
    show_run(class_summary(run, course, data), shown)
    if on is not None:
        show_costs(on.costs.seconds, on.costs.count, shown)
    shown.print(tr("Report:  {page}", page=write_report(out)))
    return GRADER_ERROR if run.without_mark else OK


def _cluster(where: str | None, certificates: Path | None, dashboard: bool, told: "Console") -> "OnCluster | None":
    """The cluster that was asked for; None where none was."""
    from autograder.instructor.on_cluster import on_cluster

    if where is None:
        if certificates or dashboard:
            raise click.UsageError(tr("`--certificates` and `--dashboard` go with `--cluster`"))
        return None
    say = partial(told.print, markup=False, soft_wrap=True)
    return on_cluster(where, certificates, dashboard, say)


def _collected(course: "Course", download: Path, submitted: Path, lesson: str | None) -> Path:
    """The folder of a class, with what a download holds of it."""
    from autograder.instructor.collect.collect import collect
    from autograder.render.terminal.collect import plan_shown
    from autograder.render.terminal.style import console

    shown = console()
    collect(
        course, download, submitted, lambda plan: shown.print(plan_shown(plan, str(submitted), False)), lesson=lesson
    )
    return submitted


@contextlib.contextmanager
def _ending_tidily() -> Iterator[None]:
    """Let a request to end, as a batch system or a closed terminal sends it, end the block as Ctrl-C does."""

    def end(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]  # `nohup` has them ignored
    for number in taken:
        signal.signal(number, end)
    yield
    for number in taken:  # not after an exception: the way out is to be tidy as well
        signal.signal(number, signal.SIG_DFL)


@click.command(cls=Command)
@click.argument("run", type=FOLDER, metavar="DIR", help="the folder that `autograder grade --out` wrote")
@click.option("--watch", "watching", is_flag=True, help="write it again whenever there are new records")
@click.option("--serve", "serving", is_flag=True, help="the same, and show it in a browser on this machine")
@number_option("--port", help="for --serve; a free one if not given", default=0, kind=PORT)
def report(run: Path, watching: bool, serving: bool, port: int) -> int:
    """Write the report of a run as web pages; look at it while marking."""
    from autograder.render.terminal.style import console
    from autograder.report import write_report
    from autograder.report.serve import serve, watch

    out = console()
    with contextlib.suppress(KeyboardInterrupt):  # the way to end looking
        if serving:
            serve(run, port, out.print)
        elif watching:
            watch(run, out.print)
        else:
            out.print(tr("Report: {page}", page=write_report(run)))
    return OK


def _nameless(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from autograder.author.naming.group import names_in
    from autograder.core.errors import ExplainedError

    with contextlib.suppress(ExplainedError, OSError):
        return [name for name in names_in(ctx.params["run"]) if name.startswith(incomplete)]
    return []


@click.command(cls=Command, name="name-mistake", examples=NAME)
@click.argument("run", type=FOLDER, metavar="DIR", help="the folder that `autograder grade --out` wrote")
@click.argument(
    "group",
    metavar="GROUP",
    help="which mistake: its name in the report, or a task that has one such mistake",
    shell_complete=_nameless,
)
@click.option("--id", "identity", metavar="NAME", help="its name in the lesson, such as sum_is_not_divided")
@click.option("--title", metavar="TEXT", help="what is wrong, in a few words")
@click.option("--why", metavar="TEXT", help="why it hurts")
@click.option("--fix", metavar="TEXT", help="how to mend it, without the answer")
@click.option("--lecture", metavar="TEXT", default="", help="the heading that explains it; the task's if not given")
@lesson_option(help="the lesson, where more than one has such a task")
@number_option(
    "--min-tier",
    help="how strictly the programs have to be isolated at least; see `grade`",
    default=2,
    kind=LEVEL,
    to="min_level",
)
def name_mistake(
    run: Path, group: str, identity: str | None, lecture: str, lesson: str | None, min_level: int, **texts: str | None
) -> int:
    """Give a mistake that students share a name, in your words.

    What is missing is asked for on a terminal. The mistake becomes a wrong variant of the lesson, with its proof; the
    next `autograder grade` tells it.
    """
    from autograder.author.naming.group import find_group
    from autograder.author.naming.name_mistake import Words, propose, verify_words
    from autograder.course.layout import find_course
    from autograder.render.terminal.naming import asked, show_nameless, show_proposal
    from autograder.render.terminal.style import console

    course, out = find_course(), console()
    nameless = find_group(run, group, lesson)
    shown = nameless.group
    show_nameless(nameless.lesson, shown.shown, len(shown.members), shown.example.stem, out)
    given = asked({"id": identity, **texts}, out)
    words = Words(given["id"], given["title"], given["why"], given["fix"], lecture)
    verify_words(course, nameless.lesson, words)
    found = propose(course, nameless, words, min_level=min_level, say=lambda text: out.print(text, style="dim"))
    if show_proposal(found.text, found.named, found.looked_at, out):
        found.write()
        out.print(tr("written: {path}", path=found.path), markup=False, soft_wrap=True)
        out.print(
            tr(
                "Next: `autograder build {lesson}`, then the same `autograder grade` again: it tells them.",
                lesson=nameless.lesson,
            )
        )
    return OK


@click.command(cls=Command, examples=ADJUST)
@click.argument("lesson", metavar="LESSON", help="the lesson")
@click.argument("task", metavar="TASK", help="the task in it, or what is marked by hand")
@click.option("--points", type=Amount(0), metavar="POINTS", help="it counts so many points")
@click.option("--drop", is_flag=True, help="it does not count")
@click.option("--bonus", is_flag=True, help="what is won in it counts, and nobody lacks it")
@click.option("--reason", required=True, metavar="TEXT", help="why; students read it")
def adjust(lesson: str, task: str, points: float | None, drop: bool, bonus: bool, reason: str) -> int:
    """Let a task count otherwise for everyone, without marking anything again."""
    from autograder.course.layout import find_course
    from autograder.instructor.adjust import adjust
    from autograder.render.terminal.style import console

    out = console()
    path, decision = adjust(find_course(), lesson, task, points=points, drop=drop, bonus=bonus, reason=reason)
    out.print(f"{lesson}: {decision.words}", soft_wrap=True)
    out.print(tr("written: {path}", path=path), soft_wrap=True)
    out.print(tr("`autograder export` and `autograder report` count it so from now on."))
    return OK


@click.command(cls=Command, examples=EXPLAIN)
@click.argument("student", metavar="STUDENT", help="the name of the student's folder")
@click.argument("lesson", metavar="LESSON", help="the lesson")
@click.argument("task", metavar="TASK", help="the task in it")
@folder_option("--out", help="the run's folder", default="graded")
@folder_option("--submitted", help="the class's folder, where it is not the one that was marked")
@number_option(
    "--min-tier", help="how strictly the program has to be isolated at least", default=2, kind=LEVEL, to="min_level"
)
def explain(student: str, lesson: str, task: str, out: Path, submitted: Path | None, min_level: int) -> int:
    """Show why a task has the marks that it has: what was run, what came out, what was expected.

    A program that repeats it by hand is written beside the records.
    """
    begin()
    from autograder.course.layout import find_course
    from autograder.instructor.explain import explain
    from autograder.render.terminal.explained import show_explanation
    from autograder.render.terminal.style import console

    found = explain(find_course(), out, student, lesson, task, submitted, min_level)
    show_explanation(found, console())
    return OK


@click.command(cls=Command, examples=FORGET)
@click.argument("student", metavar="STUDENT", help="the name of the student's folder")
@click.option(
    *("--out", "runs"),
    type=FOLDER,
    multiple=True,
    metavar="DIR",
    help="a run's folder (may be given several times); all that lie in the course if not given",
)
@click.option(
    *("--submitted", "classes"),
    type=FOLDER,
    multiple=True,
    metavar="DIR",
    help="the class's folder, where it is not the one that was marked (may be given several times)",
)
@click.option("--yes", is_flag=True, help="delete it; without this it is only listed")
def forget(student: str, runs: tuple[Path, ...], classes: tuple[Path, ...], yes: bool) -> int:
    """List all that is kept of one student, and delete it with `--yes`.

    All of it is deleted or nothing; a deletion that was stopped goes on with the same command.
    """
    from autograder.cli.forgotten import elsewhere, shown_kept, what_is_left
    from autograder.course.layout import find_course
    from autograder.instructor.forget.forget import forget
    from autograder.render.terminal.style import console

    course, out = find_course(solutions=False), console()
    kept = forget(
        course,
        student,
        lambda found: out.print(shown_kept(found, yes), soft_wrap=True),
        runs=runs,
        classes=classes,
        elsewhere=elsewhere(course.root),
        yes=yes,
    )
    if yes:
        for sentence in what_is_left(kept):
            out.print(sentence, soft_wrap=True)
    return OK


@click.command(cls=Command)
@click.argument("before", type=FOLDER, metavar="RUN_A", help="the folder of the earlier run")
@click.argument("after", type=FOLDER, metavar="RUN_B", help="the folder of the later run")
@click.option("--csv", "table", type=FILE, metavar="FILE", help="write every check that differs to a file as well")
def compare(before: Path, after: Path, table: Path | None) -> int:
    """Show which marks differ between two runs, and why."""
    from autograder.core.files import write_whole
    from autograder.record.diff_runs import compare_runs
    from autograder.render.csv.changes import changes_csv
    from autograder.render.terminal.changes import changes_report
    from autograder.render.terminal.style import console

    out = console()
    changes = compare_runs(before, after)
    out.print(changes_report(changes))
    if table:
        write_whole(table, changes_csv(changes).encode("utf-8", "backslashreplace"))
        out.print(tr("written: {table}", table=table))
    return OK


@click.command(cls=Command)
@submitted_argument()
@lesson_option()
@number_option(
    "--at-least", help="list a submission when so much of what is its own is another's too", default=50, kind=PERCENT
)
def similar(submitted: Path, lesson: str | None, at_least: int) -> int:
    """List submissions that are unusually alike: places to look."""
    from autograder.course.layout import find_course
    from autograder.instructor.grade import lessons_to_mark
    from autograder.instructor.similar import similar
    from autograder.render.terminal.similar import similar_table
    from autograder.render.terminal.style import console

    out, course = console(), find_course(solutions=False)
    for name in lessons_to_mark(course, lesson):
        out.print(similar_table(name, similar(course, submitted, name, at_least / 100)))
    return OK


@click.command(cls=Command)
@cluster_option(help="show what the workers of a cluster offer; see `grade`")
@certificates_option()
def doctor(cluster: str | None, certificates: Path | None) -> int:
    """Show what this machine offers for marking, and what is missing."""
    from autograder.course.layout import find_course
    from autograder.instructor.doctor import examine
    from autograder.render.terminal.style import console

    if cluster is not None:
        return _cluster_doctor(cluster, certificates)
    course, out = find_course(solutions=False), console()
    title = course.settings.course.title
    named = (
        tr("Course: {title}, {folder}", title=title, folder=course.root)
        if title
        else tr("Course: {folder}", folder=course.root)
    )
    out.print(named, markup=False, soft_wrap=True)
    return OK if examine([(one, one.find(course.data_root)) for one in course.resources()], out) else BAD


def _cluster_doctor(where: str, certificates: Path | None) -> int:
    from autograder.course.layout import find_course
    from autograder.instructor.on_cluster import need_packages
    from autograder.render.terminal.cluster import show_workers
    from autograder.render.terminal.style import console

    need_packages()
    from autograder.cluster.doctor import examine_cluster

    course, out = find_course(), console()
    found = examine_cluster(course, where, certificates, partial(out.print, markup=False, soft_wrap=True))
    show_workers(found, out)
    return OK if found and not any(one.refused for one in found) else BAD


@click.command(cls=Command)
@click.option("--fetch", "fetching", is_flag=True, help="fetch it if it is not found")
def data(fetching: bool) -> int:
    """Show where the lessons' data is, or fetch it."""
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import console

    out, course = console(), find_course(solutions=False)
    resources = course.resources()
    if not resources:
        out.print(tr("No lesson of this course asks for data from outside."))
    complete = True
    for resource in resources:
        found = resource.fetch(course.data_root, out.print) if fetching else resource.find(course.data_root)
        out.print(f"{resource.title}: {found.told}")
        if not found.real:
            out.print(tr(resource.advice))
        complete = complete and found.real
    return OK if complete or not fetching else BAD


@click.command(cls=Command)
@click.argument("action", required=False, type=Word(["clear"]), metavar="[ACTION]", help="clear: remove all of it")
def cache(action: str | None) -> int:
    """Show what is kept on disk of the course's own programs, or remove it.

    A run over a class takes from there what the reference and the wrong variants show, where nothing that it hangs on
    has changed. The setting TORCHGRADE_CACHE names another folder, or is `off`.
    """
    import time

    from autograder.core.disk_cache import SETTING, DiskCache, cache_folder
    from autograder.render.terminal.cache import cache_report
    from autograder.render.terminal.style import console

    out, folder = console(), cache_folder()
    if folder is None:
        out.print(tr("Nothing is kept: {setting} says so.", setting=SETTING))
        return OK
    kept = DiskCache(folder)
    if action == "clear":
        gone = kept.clear()
        out.print(
            tr_plural(
                len(gone),
                "Removed from {folder}: {count} entries, {size:,.1f} MB",
                "Removed from {folder}: {count} entries, {size:,.1f} MB",
                folder=folder,
                size=sum(one.size for one in gone) / 2**20,
            ),
            soft_wrap=True,
        )
    else:
        out.print(cache_report(folder, kept.entries(), kept.most, time.time()), soft_wrap=True)
    return OK


@click.command(cls=Command)
@lesson_option()
@folder_option("--out", help="where it goes", default="demo")
def demo(lesson: str | None, out: Path) -> int:
    """Mark a sample class and show the result."""
    begin()
    from autograder.author.demo import sample_class
    from autograder.cli.options import CORES
    from autograder.course.layout import find_course
    from autograder.instructor.class_summary import class_summary
    from autograder.instructor.grade import grade, lessons_to_mark
    from autograder.render.terminal.class_run import show_run
    from autograder.render.terminal.progress import shown_progress
    from autograder.render.terminal.style import console
    from autograder.report import write_report

    course, shown = find_course(), console()
    lessons = lessons_to_mark(course, lesson)
    data, wanted = {}, {one.name for name in lessons for one in course.load(name).resources}
    for resource in (one for one in course.resources() if one.name in wanted):
        found = data[resource.name] = resource.fetch(course.data_root, shown.print)
        if not found.real:
            shown.print(tr(resource.advice))
    sample_class(course, lessons, out / "submitted")
    how: dict[str, Any] = {"workers": CORES, "seed": 7, "fresh": True, "min_level": 0}  # the programs are the course's
    with shown_progress(console(stderr=True)) as progress:
        run = grade(course, out / "submitted", lessons, out, data, progress=progress, **how)
    show_run(class_summary(run, course, data), shown)
    shown.print(tr("Report:  {page}", page=write_report(out)))
    return GRADER_ERROR if run.without_mark else OK
