"""What needs attention at the end of a run over a class, for the instructor's eyes."""

from rich.console import Console
from rich.text import Text

from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import one_line
from autograder.record.class_run import SHOWN, ClassSummary, Listed


def show_attention(run: ClassSummary, out: Console) -> None:
    """Work that cannot be read, faults of the grader, modules that are missing, what to look at, who is missing."""
    for one in run.unreadable.first:
        out.print(Text(f"? {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    show_more(run.unreadable, noted("and {count} more cannot be read; grades.csv names them"), out)
    _grader_errors(run, out)
    _modules(run, out)
    _to_look_at(run, out)
    if run.missing.count:
        out.print(Text(tr("Nothing handed in: {students}", students=_names(run.missing))))
    for one in run.misplaced.first:
        where = one_line(f"{one.student}/{one.what}", 200)
        said = tr(
            "{path} lies where no lesson is looked for: move it to {student}/LESSON/",
            path=where,
            student=one_line(one.student, 60),
        )
        out.print(Text(f"  {said}"))
    show_more(run.misplaced, noted("and {count} more lie in the wrong folder"), out)
    for lesson, count in run.left_over.items():
        out.print(
            Text(
                tr_plural(
                    count,
                    "{lesson}: {count} more record in {folder} is of a student who is not in the class any more; "
                    "remove it if it is not needed",
                    "{lesson}: {count} more records in {folder} are of students who are not in the class any more; "
                    "remove them if they are not needed",
                    lesson=lesson,
                    folder=run.out / "results" / lesson,
                )
            )
        )


def _modules(run: ClassSummary, out: Console) -> None:
    """What submissions import and what is not there; whose mark waits for it."""
    for name, count in run.not_installed:
        out.print(
            Text(
                tr_plural(
                    count,
                    "{count} submission imports {module}, which is not installed here: install it and run the same "
                    "command again",
                    "{count} submissions import {module}, which is not installed here: install it and run the same "
                    "command again",
                    module=one_line(name, 60),
                )
            )
        )
    if run.for_modules.count:
        out.print(
            Text(tr("No mark until that is done, since a task needs it: {students}", students=_names(run.for_modules)))
        )
    for name, count in run.left_at_home:
        out.print(
            Text(
                tr_plural(
                    count,
                    "{count} submission imports {module}, which is no library known here and no file beside it",
                    "{count} submissions import {module}, which is no library known here and no file beside it",
                    module=one_line(name, 60),
                )
            )
        )


def _to_look_at(run: ClassSummary, out: Console) -> None:
    """Programs that reach for what observes them. Their marks stand; a person decides."""
    for one in run.look_at.first:
        out.print(Text(f"• {one_line(one.student, 40)} ({one.lesson}): {one_line(one.what, 400)}"))
    show_more(run.look_at, noted("and {count} more should be looked at; their pages in the report show the code"), out)


def _grader_errors(run: ClassSummary, out: Console) -> None:
    if not run.grader_errors.count:
        return
    for one in run.grader_errors.first:
        text = tr(
            "{student} ({lesson}): no mark, through a fault of the grader",
            student=one_line(one.student, 40),
            lesson=one.lesson,
        )
        out.print(Text(f"! {text}", "bold yellow"))
    show_more(run.grader_errors, noted("and {count} more have no mark either"), out)
    out.print(
        Text(
            tr(
                "What broke is written down in {folder}, a file for each, with what a report of it needs: versions, "
                "seed, traceback. Mend it and run the same command again: only these are marked then.",
                folder=run.out / "errors",
            )
        )
    )


def show_more(found: Listed, sentence: str, out: Console) -> None:
    """How many there are beside those that are shown, in a noted sentence with `{count}`; nothing where all are."""
    if found.count > SHOWN:
        out.print(Text(tr(sentence, count=found.count - SHOWN), style="dim"))


def _names(found: Listed) -> str:
    shown = ", ".join(f"{one_line(one.student, 40)} ({one.lesson})" for one in found.first)
    left = found.count - SHOWN
    return tr("{names} and {count} more", names=shown, count=left) if left > 0 else shown
