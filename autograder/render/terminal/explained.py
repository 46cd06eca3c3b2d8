"""One task of one submission explained, in a terminal, for whoever has to answer a complaint."""

import shlex

from rich.console import Console
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import clean, one_line, points
from autograder.record.explanation import Explanation, ProbeRun
from autograder.record.schema import Check
from autograder.record.story import explaining
from autograder.render.terminal.style import SIGNS, WORDS, place_text

SHOWN = 8  # values of a probe that are the same, which are shown


def show_explanation(found: Explanation, out: Console) -> None:
    """What counts, then each check with why it was judged so, then what was run and came out, then how to repeat it."""
    record, task = found.record, found.task
    head = f"{one_line(record.student, 60)}, {record.lesson}, {task.name}: "
    out.print(
        Text(
            tr(
                "{head}{score} of {max_score} points",
                head=head,
                score=points(task.score),
                max_score=points(task.max_score),
            ),
            "bold",
        )
    )
    out.print(Text(tr("The whole submission: {names}", names=one_line("; ".join(found.counts), 600))))
    out.print(
        Text(
            tr(
                "File {file}, seed {seed}, torchgrade {kit}",
                file=record.file or "none",
                seed=record.seed,
                kit=record.kit,
            ),
            "dim",
        )
    )
    for note in found.notes:
        out.print(Text(f"! {note}", tr("bold yellow")))
    out.print(Text(tr("\nWhy it was judged so"), "bold"))
    for check in task.checks:
        _check(found, check, out)
    if found.runs:
        out.print(Text(tr("\nWhat was run, what came out, and what was expected"), "bold"))
    for run in found.runs:
        _run(run, out)
    if found.program is not None:
        out.print(Text(tr("\nTo repeat it by hand, without isolation, so read the submission first:"), "bold"))
        out.print(Text(tr("  python {quote}", quote=shlex.quote(str(found.program)))))


def _check(found: Explanation, check: Check, out: Console) -> None:
    sign, style = SIGNS[check.outcome]
    score = tr("{score} of {max_score}", score=points(check.score), max_score=points(check.max_score))
    out.print(Text.assemble((f"{sign} ", style), f"{check.name}: {WORDS[check.outcome]}, {score}"))
    lines = [check.sentence, check.message, check.remark]
    if check.expected or check.got:
        lines.append(tr("expected: {expected}\ngot:      {got}", expected=check.expected, got=check.got))
    if check.where is not None:
        lines.append(
            tr(
                "at {place_text}{rest}",
                place_text=place_text(check.where),
                rest=f": {check.where.code}" if check.where.code else "",
            )
        )
    lines += [tr("mistake: {title}. {why}", title=one.title, why=one.why) for one in explaining(found.task, check)]
    for line in (part for text in lines if text for part in clean(text, 2000).split("\n")):
        out.print(Text(f"    {line}"), soft_wrap=True)


def _run(run: ProbeRun, out: Console) -> None:
    judged = tr(" (for {names})", names=", ".join(run.judges)) if run.judges else ""
    out.print(Text(f"{run.name}{judged}{f': {run.does}' if run.does else ''}"))
    if run.failure:
        out.print(Text(tr("    ended with {failure}", failure=run.failure), "red"), soft_wrap=True)
    alike = [one for one in run.values if one.same]
    for one in run.values:
        if not one.same:
            out.print(
                Text(
                    tr(
                        "    {name}: got      {got}\n    {value}  expected {expected}",
                        name=one.name,
                        got=one.got,
                        value=" " * len(one.name),
                        expected=one.expected,
                    )
                )
            )
    for one in alike[:SHOWN]:
        out.print(Text(tr("    {name}: {got}, as expected", name=one.name, got=one.got), "dim"))
    if len(alike) > SHOWN:
        out.print(Text(tr("    and {count} more as expected", count=len(alike) - SHOWN), "dim"))
