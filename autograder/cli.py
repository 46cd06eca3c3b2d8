"""The command line: `autograder COMMAND`. Exit codes: 0 done, 1 something is wrong with what was checked,
2 wrong usage, 3 a grader error in some result, 130 interrupted."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from autograder import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.course import Course
    from autograder.datasets.locate import Found

OK, BAD, USAGE, GRADER_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "run"):
        parser.print_help()
        return USAGE
    _one_thread()
    from autograder.render.terminal import console

    errors = console(stderr=True)
    try:
        return int(options.run(options, console()))
    except KeyboardInterrupt:
        _tidy_up()
        errors.print("\nInterrupted. What was finished is kept; the same command goes on from there.")
        # Threads may still wait for submissions; their processes end with this one.
        sys.stdout.flush()
        os._exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except Exception as error:
        code, words = explained(error)
        if code is None:
            raise
        errors.print(f"autograder: {words}")
        return code


def _one_thread() -> None:
    """Let no library start threads of its own here: judges work side by side, and a student's check is a fork."""
    for library in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def explained(error: Exception) -> tuple[int | None, str]:
    """The exit code and the sentence for an error that is meant for the user; no code for a bug of ours."""
    return _exit_code(error), _sentence(error)


def _tidy_up() -> None:
    from autograder.engine.folders import remove_private_folder

    remove_private_folder()


def _exit_code(error: Exception) -> int | None:
    """The exit code for an error whose text is meant for the user; None for a bug of ours."""
    from autograder.course import CourseProblem
    from autograder.datasets.idx import IdxError
    from autograder.engine.isolation import IsolationProblem
    from autograder.engine.processes import KitFailure
    from autograder.lesson import DeclarationError
    from autograder.practice import KeyProblem
    from autograder.problems import UsageProblem
    from autograder.records import FolderInUse
    from autograder.report import NoRecords

    wrong_usage = (
        *(UsageProblem, FolderInUse, CourseProblem, DeclarationError, KeyProblem, IdxError),
        *(IsolationProblem, NoRecords),
    )
    if isinstance(error, wrong_usage):
        return USAGE
    if isinstance(error, KitFailure):
        return GRADER_ERROR
    return BAD if isinstance(error, OSError) else None


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f" {error.filename}" if error.filename else ""
        return (
            f"writing or reading{where} failed: {error.strerror}. "
            "Records that were finished are whole; mend this and run the same command again"
        )
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="autograder", description="Exercises and marks for a first PyTorch course.")
    parser.add_argument("--version", action="version", version=f"torchgrade {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    check = commands.add_parser("check", help="check your own file or notebook (for students)")
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders; the current folder if none"
    )
    check.add_argument("--task", action="append", metavar="NAME", help="only this task (may be given several times)")
    check.add_argument("--all", action="store_true", help="explain everything that is wrong, not only the first task")
    check.add_argument("--watch", action="store_true", help="check again whenever a file is saved")
    check.set_defaults(run=_check)

    hint = commands.add_parser("hint", help="ask for a hint: a question, then a direction, then the fix in words")
    hint.add_argument("task", metavar="TASK", help="the task, such as train_step")
    hint.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="your file; found in the current folder if none"
    )
    hint.set_defaults(run=_hint)

    grade = commands.add_parser("grade", help="mark a class (for instructors)")
    grade.add_argument(
        "submitted", type=Path, metavar="SUBMITTED", help="folder <student>/<lesson>/<lesson>.py or .ipynb"
    )
    grade.add_argument("--lesson", metavar="NAME", help="only this lesson")
    grade.add_argument("--out", type=Path, default=Path("graded"), metavar="DIR", help="where results go (graded)")
    grade.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="submissions at once"
    )
    grade.add_argument("--seed", type=_seed, metavar="N", help="repeat the run that had this seed")
    grade.add_argument("--fresh", action="store_true", help="mark again what an earlier run has marked")
    grade.add_argument("--json-progress", action="store_true", help="tell a program how far it is, on standard error")
    grade.add_argument(
        "--device",
        choices=["simulated", "cuda"],
        default="simulated",
        help="where programs that want a GPU run: on a simulated one, or on this machine's own (simulated)",
    )
    grade.add_argument(
        "--min-tier",
        type=int,
        choices=range(4),
        default=2,
        metavar="N",
        help="how strictly programs have to be isolated at least, from 0 (not at all) to 3 (2); see `doctor`",
    )
    grade.set_defaults(run=_grade)

    report = commands.add_parser("report", help="write the report of a run as web pages; look at it while marking")
    report.add_argument("run_folder", type=Path, metavar="DIR", help="the folder that `grade --out` wrote")
    report.add_argument("--watch", action="store_true", help="write it again whenever there are new records")
    report.add_argument("--serve", action="store_true", help="the same, and show it in a browser on this machine")
    report.add_argument("--port", type=int, default=0, metavar="N", help="for --serve; a free one if not given")
    report.set_defaults(run=_report)

    compare = commands.add_parser("compare", help="show which marks differ between two runs, and why")
    compare.add_argument("before", type=Path, metavar="RUN_A", help="the folder of the earlier run")
    compare.add_argument("after", type=Path, metavar="RUN_B", help="the folder of the later run")
    compare.add_argument("--csv", type=Path, metavar="FILE", help="write every check that differs to a file as well")
    compare.set_defaults(run=_compare)

    similar = commands.add_parser("similar", help="list submissions that are unusually alike: places to look")
    similar.add_argument(
        "submitted", type=Path, metavar="SUBMITTED", help="folder <student>/<lesson>/<lesson>.py or .ipynb"
    )
    similar.add_argument("--lesson", metavar="NAME", help="only this lesson")
    similar.add_argument(
        "--at-least",
        type=_percent,
        default=50,
        metavar="PERCENT",
        help="list a submission when so much of what is its own is another's too (50)",
    )
    similar.set_defaults(run=_similar)

    verify = commands.add_parser("verify", help="let a lesson prove itself (for authors)")
    verify.add_argument("lesson", nargs="*", metavar="LESSON", help="lessons; all if none")
    verify.add_argument("--seeds", type=_positive, default=20, metavar="N", help="seeds for right programs (20)")
    verify.add_argument("--wrong-seeds", type=_positive, default=3, metavar="N", help="seeds for wrong variants (3)")
    verify.add_argument(
        "--real-seeds",
        type=_positive,
        default=3,
        metavar="N",
        help="of these, seeds for which right programs train on all of FashionMNIST, not on the sample (3)",
    )
    verify.add_argument("--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="seeds at once")
    verify.add_argument(
        "--full",
        action="store_true",
        help="then mark the lesson's corpus too, and count what is told and named rightly",
    )
    verify.add_argument(
        "--corpus-only", action="store_true", help="as --full, without the lesson's own variants and alternatives"
    )
    verify.add_argument("--figures", type=Path, metavar="DIR", help="write the corpus's figures there")
    verify.add_argument(
        "--corpus-seeds",
        type=_corpus_seeds,
        default=(50, 5, 3, 1),
        metavar="R,RT,W,WT",
        help="seeds for right programs, right trainings, wrong programs, wrong trainings (50,5,3,1)",
    )
    verify.set_defaults(run=_verify)

    build = commands.add_parser("build", help="derive stubs, notebooks and practice keys (for authors)")
    build.add_argument("lesson", nargs="*", metavar="LESSON", help="lessons; all if none")
    build.add_argument("--check", action="store_true", help="write nothing; fail if something is not current")
    build.set_defaults(run=_build)

    new = commands.add_parser("new", help="begin a new lesson (for authors)")
    new.add_argument("lesson", metavar="LESSON", help="its name, such as my_lesson")
    new.set_defaults(run=_new)

    data = commands.add_parser("data", help="show where FashionMNIST is, or fetch it")
    data.add_argument("--fetch", action="store_true", help="fetch it if it is not found")
    data.set_defaults(run=_data)

    doctor = commands.add_parser("doctor", help="show what this machine offers for marking, and what is missing")
    doctor.set_defaults(run=_doctor)

    demo = commands.add_parser("demo", help="mark a sample class and show the result")
    demo.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="where it goes (demo)")
    demo.set_defaults(run=_demo)

    export = commands.add_parser("export", help="write the records of a run in another format")
    formats = ["csv", "tasks", "canvas", "moodle", "gradescope", "gradescope-autograder"]
    export.add_argument("format", choices=formats, metavar="FORMAT", help=", ".join(formats))
    export.add_argument("--out", type=Path, default=Path("graded"), metavar="DIR", help="the run's folder (graded)")
    export.add_argument("--roster", type=Path, metavar="FILE", help="canvas: the file that Canvas exports")
    export.add_argument("--lesson", metavar="NAME", help="gradescope-autograder: the lesson that it marks")
    export.set_defaults(run=_export)
    _add_nbgrader(commands.add_parser("nbgrader", help="put this into a course that lives in nbgrader"))
    return parser


def _add_nbgrader(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    init = parts.add_parser("init", help="write the lines that nbgrader_config.py needs, and explain them")
    init.add_argument("lesson", nargs="*", metavar="LESSON", help="lessons to copy into the course's source/")
    init.add_argument("--folder", type=Path, default=Path(), metavar="DIR", help="nbgrader's course folder (this one)")
    init.add_argument("--course", type=Path, metavar="DIR", help="the folder with `exercises` and `solutions`")
    init.set_defaults(run=_nbgrader_init)

    circle = parts.add_parser("circle", help="play all of nbgrader's steps through in a private folder")
    circle.add_argument("lesson", nargs="*", default=["linear_regression"], metavar="LESSON", help="lessons to play")
    circle.add_argument("--out", type=Path, default=Path("circle"), metavar="DIR", help="where it goes (circle)")
    circle.set_defaults(run=_nbgrader_circle)


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return value


def _corpus_seeds(text: str) -> tuple[int, ...]:
    values = tuple(_positive(part) for part in text.split(","))
    if len(values) != 4:
        raise argparse.ArgumentTypeError(f"{text} are not four numbers, such as 50,5,3,1")
    return values


def _percent(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 100")
    return value


def _seed(text: str) -> int:
    value = int(text)
    if not 0 <= value < 2**63:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 2**63 - 1")
    return value


def _hint(options: argparse.Namespace, out: "Console") -> int:
    from autograder.check import hint

    return hint(options.task, options.paths, out)


def _check(options: argparse.Namespace, out: "Console") -> int:
    from autograder.check import check_paths, watch

    if options.watch:
        return watch(options.paths, options.task, options.all, out)
    return check_paths(options.paths, options.task, options.all, out)


def _grade(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.datasets.locate import find
    from autograder.grade import grade, lessons_to_mark
    from autograder.instructor.class_summary import class_summary
    from autograder.render.class_run import show_run
    from autograder.render.progress import shown_progress
    from autograder.render.terminal import console
    from autograder.report import write_report

    course = find_course()
    lessons = lessons_to_mark(course, options.lesson)
    data = find(course.root)
    with _ending_tidily(), shown_progress(console(stderr=True), options.json_progress) as progress:
        run = grade(
            course,
            options.submitted,
            lessons,
            options.out,
            data,
            workers=options.workers,
            seed=options.seed,
            fresh=options.fresh,
            device=options.device,
            min_tier=options.min_tier,
            progress=progress,
        )
    show_run(class_summary(run, course, data), out)
    out.print(f"Report:  {write_report(options.out)}")
    return GRADER_ERROR if run.grader_errors else OK


def _report(options: argparse.Namespace, out: "Console") -> int:
    from autograder.report import write_report
    from autograder.report.serve import serve, watch

    with contextlib.suppress(KeyboardInterrupt):  # the way to end looking
        if options.serve:
            serve(options.run_folder, options.port, out.print)
        elif options.watch:
            watch(options.run_folder, out.print)
        else:
            out.print(f"Report: {write_report(options.run_folder)}")
    return OK


def _compare(options: argparse.Namespace, out: "Console") -> int:
    from autograder.compare_runs import compare_runs
    from autograder.files import write_whole
    from autograder.render.changes import changes_csv, changes_report

    changes = compare_runs(options.before, options.after)
    out.print(changes_report(changes))
    if options.csv:
        write_whole(options.csv, changes_csv(changes).encode("utf-8", "backslashreplace"))
        out.print(f"written: {options.csv}")
    return OK


def _similar(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.grade import lessons_to_mark
    from autograder.render.similar import similar_table
    from autograder.similar import similar

    course = find_course(solutions=False)
    for lesson in lessons_to_mark(course, options.lesson):
        out.print(similar_table(lesson, similar(course, options.submitted, lesson, options.at_least / 100)))
    return OK


@contextlib.contextmanager
def _ending_tidily() -> Iterator[None]:
    """Let a request to end, as a batch system or a closed terminal sends it, end the block as Ctrl-C does."""
    import signal

    def end(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]  # `nohup` has them ignored
    for number in taken:
        signal.signal(number, end)
    yield
    for number in taken:  # not after an exception: the way out is to be tidy as well
        signal.signal(number, signal.SIG_DFL)


def _verify(options: argparse.Namespace, out: "Console") -> int:
    import time

    from autograder.course import find_course
    from autograder.datasets.locate import find
    from autograder.render.proof import proof_table
    from autograder.verify import verify

    course = find_course()
    data = find(course.root)
    faults = 0
    for name in options.lesson or course.lessons:
        if not options.corpus_only:
            began = time.monotonic()
            proof = verify(
                course,
                name,
                data,
                seeds=options.seeds,
                wrong_seeds=min(options.wrong_seeds, options.seeds),
                real_seeds=options.real_seeds,
                workers=options.workers,
                say=_say(out),
            )
            out.print(proof_table(proof.summary(time.monotonic() - began, data.how)))
            faults += len(proof.faults)
        if options.full or options.corpus_only:
            faults += _measure(options, course, name, data, out)
    return BAD if faults else OK


def _say(out: "Console") -> Callable[[str], None]:
    return lambda text: out.print(text, style="dim") if out.is_terminal else None


def _measure(options: argparse.Namespace, course: "Course", name: str, data: "Found", out: "Console") -> int:
    """Mark a lesson's corpus and show the figures; gives the number of wrong verdicts."""
    from autograder.figures import Seeds, measure
    from autograder.files import write_whole
    from autograder.render.figures import confusion_picture, figures_page, figures_table

    figures = measure(course, name, data, seeds=Seeds(*options.corpus_seeds), workers=options.workers, say=_say(out))
    out.print(figures_table(figures))
    if options.figures:
        seeds = ",".join(map(str, options.corpus_seeds))
        command = f"autograder verify {name} --corpus-only --corpus-seeds {seeds} --figures {options.figures}"
        write_whole(options.figures / f"{name}.md", figures_page(figures, command).encode())
        write_whole(options.figures / f"{name}.svg", confusion_picture(figures).encode())
        out.print(f"written: {options.figures / name}.md and .svg")
    return sum(verdict.full is not verdict.specimen.right for verdict in figures.verdicts)


def _build(options: argparse.Namespace, out: "Console") -> int:
    from autograder.build import build
    from autograder.course import find_course

    course = find_course()
    outdated = build(course, options.lesson or course.lessons, options.check, out.print)
    for sentence in outdated:
        out.print(f"not current: {sentence}" if options.check else f"written anew, since {sentence}")
    if options.check and outdated:
        out.print("Run `autograder build` and commit what it writes.")
        return BAD
    out.print("Everything that is derived is up to date.")
    return OK


def _new(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.new import new_lesson

    for path in new_lesson(find_course(), options.lesson):
        out.print(f"written: {path}")
    out.print(f"Next: `autograder verify {options.lesson}`, then edit these files.")
    return OK


def _data(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.datasets.locate import ADVICE, fetch, find

    root = find_course(solutions=False).root
    found = fetch(root, out.print) if options.fetch else find(root)
    out.print(f"FashionMNIST: {found.how}" + (f" ({found.setting})" if found.real else ""))
    if not found.real:
        out.print(ADVICE)
    return OK if found.real or not options.fetch else BAD


def _doctor(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.datasets.locate import find
    from autograder.doctor import examine

    return OK if examine(find(find_course(solutions=False).root), out) else BAD


def _demo(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.datasets.locate import ADVICE, fetch
    from autograder.demo import sample_class
    from autograder.grade import grade, lessons_to_mark
    from autograder.instructor.class_summary import class_summary
    from autograder.render.class_run import show_run
    from autograder.render.progress import shown_progress
    from autograder.render.terminal import console
    from autograder.report import write_report

    course = find_course()
    data = fetch(course.root, out.print)
    if not data.real:
        out.print(ADVICE)
    submitted = options.out / "submitted"
    sample_class(course, submitted)
    with shown_progress(console(stderr=True)) as progress:
        run = grade(
            course,
            submitted,
            lessons_to_mark(course, None),
            options.out,
            data,
            workers=os.cpu_count() or 1,
            seed=7,
            fresh=True,
            min_tier=0,  # the programs are the course's own
            progress=progress,
        )
    show_run(class_summary(run, course, data), out)
    out.print(f"Report:  {write_report(options.out)}")
    return GRADER_ERROR if run.grader_errors else OK


def _nbgrader_init(options: argparse.Namespace, out: "Console") -> int:
    from autograder.nbgrader.commands import run_init

    return run_init(options.folder, options.course, options.lesson, out)


def _nbgrader_circle(options: argparse.Namespace, out: "Console") -> int:
    from autograder.nbgrader.commands import run_circle

    return run_circle(options.out, options.lesson, out)


def _export(options: argparse.Namespace, out: "Console") -> int:
    from autograder.export import export

    if options.format == "gradescope-autograder":
        return _export_autograder(options, out)
    written, strangers = export(options.format, options.out, options.roster)
    for path in written:
        out.print(f"written: {path}")
    if strangers:
        out.print(f"Not in {options.roster}, so left out: {', '.join(strangers)}")
    return OK


def _export_autograder(options: argparse.Namespace, out: "Console") -> int:
    from autograder.course import find_course
    from autograder.gradescope import pack
    from autograder.problems import UsageProblem

    course = find_course()
    if options.lesson is None:
        raise UsageProblem(f"one zip marks one lesson: add --lesson and one of {', '.join(course.lessons)}")
    path = pack(course, options.lesson, options.out / f"gradescope-autograder-{options.lesson}.zip")
    out.print(f"written: {path}")
    out.print(
        "Upload it in Gradescope: Configure Autograder, Zip file upload. It holds the solution: keep it to yourself."
    )
    return OK


if __name__ == "__main__":
    sys.exit(main())
