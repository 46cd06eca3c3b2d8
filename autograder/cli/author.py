"""Commands for authors: begin a course or a lesson, derive its files, let it prove itself.

One file, since all of an author's commands stand in it, a few lines each.
"""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from autograder.cli.options import (
    FILE,
    FOLDER,
    POSITIVE,
    Number,
    folder_option,
    lesson_arguments,
    number_option,
    workers_option,
)
from autograder.cli.words import Command
from autograder.core.errors import BAD, OK
from autograder.core.language import spoken, tr, tr_plural
from autograder.runner.zygote import begin

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.author.corpus_rates import Figures
    from autograder.course.layout import Course

NEW = (
    "autograder new my_lesson",
    "autograder new my_lesson --from loss model step",
)


class MostMarked(Number):
    """How many mutants a task are marked at most."""

    def refusal(self, typed: str) -> str:
        """What is said of something else; the name of a lesson may stand here."""
        return tr("{typed} is not a number above 0 (lessons are named before this option)", typed=typed)


MOST = MostMarked(1, name="[N]")


@click.command(cls=Command, name="new-course")
@click.argument("folder", type=FOLDER, metavar="DIR", help="where it goes; a new folder, or one that is there")
def new_course(folder: Path) -> int:
    """Begin a course of your own.

    What is there already stays as it is.
    """
    from autograder.author.new_course import new_course
    from autograder.render.terminal.style import console

    out, made = console(), new_course(folder)
    for name in made.written:
        out.print(tr("written: {name}", name=name), markup=False)
    for name in made.kept:
        out.print(tr("left as it is: {name}", name=name), markup=False)
    out.print(
        tr("The course is {root}. Every command finds it from any folder inside.", root=made.course.root), markup=False
    )
    out.print(tr("Next: go there, and `autograder new first_lesson --from loss model`; see its README.md."))
    return OK


def _scenario_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from autograder.author.scenario_templates import scenarios

    return [name for name in scenarios() if name.startswith(incomplete)]


def _list_scenarios(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """Show the scenarios and end, where that is asked for."""
    from rich.table import Table

    from autograder.author.scenario_templates import scenarios
    from autograder.render.terminal.style import console

    if not asked or ctx.resilient_parsing:
        return
    table = Table(tr("scenario"), tr("a task about"), box=None, pad_edge=False, header_style="dim")
    for name, one in scenarios().items():
        table.add_row(name, tr(one.says))
    console().print(table)
    ctx.exit()


@click.command(cls=Command, examples=NEW, several=("--from",))
@click.argument("lesson", metavar="LESSON", help="its name, such as my_lesson; before --from")
@click.option(
    *("--from", "scenarios"),
    multiple=True,
    metavar="SCENARIO...",
    shell_complete=_scenario_names,
    help="with a task for each of these scenarios",
)
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_scenarios, help="show the scenarios"
)
def new(lesson: str, scenarios: tuple[str, ...]) -> int:
    """Begin a new lesson."""
    from autograder.author.new import new_lesson
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import console

    out = console()
    for path in new_lesson(find_course(), lesson, scenarios):
        out.print(tr("written: {path}", path=path))
    out.print(tr("Next: `autograder verify {lesson}`, then edit these files.", lesson=lesson))
    return OK


@click.command(cls=Command, name="import")
@click.argument("notebook", type=FILE, metavar="NOTEBOOK", help="an nbgrader or otter notebook with its solutions")
@click.option("--name", metavar="LESSON", help="the lesson's name; the file's if not given")
def import_(notebook: Path, name: str | None) -> int:
    """Begin a lesson from a notebook of nbgrader or otter."""
    from autograder.author.importing.import_notebook import import_notebook
    from autograder.author.importing.report import sentence_of
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import console

    out = console()
    found = import_notebook(find_course(), notebook, name)
    for path in found.written:
        out.print(tr("written: {path}", path=path))
    out.print(found.summary)
    if found.by_hand:
        out.print(tr("To write by hand (also in solutions/{lesson}/IMPORT.md):", lesson=found.lesson))
    for one in found.by_hand:
        out.print(f"  {sentence_of(one)}", markup=False, highlight=False)
    out.print(tr("Next: `autograder verify {lesson}`, then wrong variants and alternatives.", lesson=found.lesson))
    return OK


@click.command(cls=Command)
@lesson_arguments()
@click.option("--check", is_flag=True, help="write nothing; fail if something is not current")
@folder_option("--to", help="write only the handout there, in the language that --lang says")
def build(lessons: tuple[str, ...], check: bool, to: Path | None) -> int:
    """Derive stubs, notebooks and practice keys."""
    from autograder.author.build import build
    from autograder.author.translated_handout import hand_out_in
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import console

    course, out = find_course(), console()
    if to and check:
        raise click.UsageError(tr("--check writes nothing, and --to says where to: leave one of them out"))
    if to:
        for path in hand_out_in(course, _named(course, lessons, out), spoken(), to):
            out.print(tr("written: {path}", path=path), markup=False)
        return OK
    outdated = build(course, _named(course, lessons, out), check, out.print)
    for sentence in outdated:
        out.print(
            tr("not current: {reason}", reason=sentence)
            if check
            else tr("written anew, since {reason}", reason=sentence)
        )
    if check and outdated:
        out.print(tr("Run `autograder build` and commit what it writes."))
        return BAD
    if course.lessons:
        out.print(tr("Everything that is derived is up to date."))
    return OK


@click.command(cls=Command)
@click.argument("language", metavar="LANGUAGE", help="the language, such as de")
@lesson_arguments()
def translate(language: str, lessons: tuple[str, ...]) -> int:
    """Begin or update the catalogues of lessons' own texts in a language.

    Nothing that is translated is lost: what is new is added, what a lesson no longer says is kept at the end.
    """
    from autograder.author.lesson_messages import update
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import console

    course, out = find_course(), console()
    for name in _named(course, lessons, out):
        found = update(course, name, language)
        path = found.path.relative_to(course.root)
        said = (
            tr_plural(
                found.missing,
                "{path}: {count} of {all} texts has no translation",
                "{path}: {count} of {all} texts have no translation",
                path=path,
                all=found.all,
            )
            if found.missing
            else tr("{path}: all {all} texts are translated", path=path, all=found.all)
        )
        out.print(said, markup=False)
    out.print(tr("Next: fill in `msgstr` in these files, then `autograder build`."))
    return OK


class CorpusSeeds(click.ParamType[tuple[int, ...]]):
    """Four numbers with commas between them."""

    name = "R,RT,W,WT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """The numbers, or a sentence that says how they are written."""
        numbers = tuple(POSITIVE.convert(part, param, ctx) for part in str(value).split(","))
        if len(numbers) != 4:
            self.fail(tr("{typed} are not four numbers, such as 50,5,3,1", typed=value), param, ctx)
        return numbers


@click.command(cls=Command)
@lesson_arguments()
@number_option("--seeds", help="seeds for right programs", default=20)
@number_option("--wrong-seeds", help="seeds for wrong variants", default=3)
@number_option(
    "--real-seeds",
    help="of these, seeds for which right programs train on all of the data, not on the sample",
    default=3,
)
@workers_option(help="seeds at once; as many as there are cores if not given")
@click.option(
    "--mutants",
    type=MOST,
    is_flag=False,
    flag_value=sys.maxsize,
    metavar=MOST.name,
    help="instead of the proof, change the reference in small ways and show which changes no check notices; where a "
    "probe takes long, at most N a task are marked, all without a number",
)
@click.option("--watch", is_flag=True, help="prove it with one seed, and after each save what depends on it")
@click.option(
    "--full", is_flag=True, help="then mark the lesson's corpus too, and count what is told and named rightly"
)
@click.option("--corpus-only", is_flag=True, help="as --full, without the lesson's own variants and alternatives")
@folder_option("--figures", help="write the corpus's figures there")
@click.option(
    "--corpus-seeds",
    type=CorpusSeeds(),
    default="50,5,3,1",
    show_default=True,
    metavar=CorpusSeeds.name,
    help="seeds for right programs, right trainings, wrong programs, wrong trainings",
)
def verify(
    lessons: tuple[str, ...],
    seeds: int,
    wrong_seeds: int,
    real_seeds: int,
    workers: int,
    mutants: int | None,
    watch: bool,
    full: bool,
    corpus_only: bool,
    figures: Path | None,
    corpus_seeds: tuple[int, ...],
) -> int:
    """Let a lesson prove itself."""
    begin()
    from autograder.author.corpus_rates import Seeds, measure
    from autograder.author.verify import verify
    from autograder.course.layout import find_course
    from autograder.render.terminal.proof import proof_table
    from autograder.render.terminal.style import console

    course, out = find_course(), console()
    if watch:
        return _watch(course, lessons, out)
    data = course.find_data()
    counts = {"seeds": seeds, "wrong_seeds": min(wrong_seeds, seeds), "real_seeds": real_seeds, "workers": workers}
    faults = 0
    for name in _named(course, lessons, out):
        if mutants:
            faults += _show_mutants(course, name, data, mutants, workers, out)
            continue
        if not corpus_only:
            began = time.monotonic()
            proof = verify(course, name, data, say=_say(out), **counts)
            out.print(proof_table(proof.summary(time.monotonic() - began, data)))
            faults += len(proof.faults)
        if full or corpus_only:
            found = measure(course, name, data, seeds=Seeds(*corpus_seeds), workers=workers, say=_say(out))
            _show_figures(found, name, corpus_seeds, figures, out)
            faults += sum(not verdict.as_promised for verdict in found.verdicts)
    return BAD if faults else OK


def _named(course: "Course", lessons: tuple[str, ...], out: "Console") -> list[str]:
    """The lessons that were named, or all of the course; it says so where there are none."""
    found = list(lessons) or course.lessons
    if not found:
        out.print(
            tr("{root} has no lessons yet: `autograder new first_lesson` begins one.", root=course.root), markup=False
        )
    return found


def _watch(course: "Course", lessons: tuple[str, ...], out: "Console") -> int:
    """Watch one lesson until Ctrl-C."""
    from autograder.author.watch import watch
    from autograder.core.errors import UsageProblem
    from autograder.render.terminal.proof import proof_line

    ctx = click.get_current_context()
    others = [name for name in ctx.params if name not in ("lessons", "watch") and _was_typed(ctx, name)]
    if others:
        raise UsageProblem(
            tr(
                "--watch does without --{option}: it proves with one seed. Leave it out",
                option=others[0].replace("_", "-"),
            )
        )
    if len(lessons) != 1:
        raise UsageProblem(tr("--watch follows one lesson. Name one of {lessons}", lessons=", ".join(course.lessons)))

    def say(text: str) -> None:
        out.print(proof_line(text))
        out.file.flush()

    return OK if watch(course, lessons[0], say) else BAD


def _was_typed(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _show_mutants(
    course: "Course", name: str, data: "Mapping[str, Any]", most: int, workers: int, out: "Console"
) -> int:
    """Show which mutants survive; how many of them the grader could not judge."""
    from autograder.author.mutation import measure_mutants
    from autograder.render.terminal.mutation import mutation_table

    score = measure_mutants(course, name, data, most=most, workers=workers, say=_say(out))
    out.print(mutation_table(score))
    return len(score.faults)


def _say(out: "Console") -> Callable[[str], None]:
    return lambda text: out.print(text, style="dim") if out.is_terminal else None


def _show_figures(found: "Figures", name: str, seeds: tuple[int, ...], folder: Path | None, out: "Console") -> None:
    """Show a corpus's figures, and write them where a folder is given."""
    from autograder.author.corpus_page import confusion_picture, figures_page, figures_table
    from autograder.core.files import write_whole

    out.print(figures_table(found))
    if folder:
        numbers = ",".join(map(str, seeds))
        command = f"autograder verify {name} --corpus-only --corpus-seeds {numbers} --figures {folder}"
        write_whole(folder / f"{name}.md", figures_page(found, command).encode())
        write_whole(folder / f"{name}.svg", confusion_picture(found).encode())
        out.print(tr("written: {path}.md and .svg", path=folder / name))
